"""Measure predtrack on labelled sentences: ``python tests/evaluate.py claims|deadlines|evidence|… FILE``.

Apart from the unit tests: it prints figures and the cases got wrong, and asserts nothing. Each
subject is a module of ``tests/evaluation/`` with a function ``evaluate(path) -> str``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

SUBJECTS = ("claims", "deadlines", "evidence", "pools", "statements", "voices")


def main() -> None:
    """Read the subject and the file, print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("file", type=Path, nargs="+")
    chosen = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    subject = importlib.import_module(f"evaluation.{chosen.subject}")
    for file in chosen.file:
        print(subject.evaluate(file))  # noqa: T201


if __name__ == "__main__":
    main()
