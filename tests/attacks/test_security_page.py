"""SECURITY.md promises what the tests in this folder attack, neither more nor less."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "SECURITY.md"
PROMISE = re.compile(r"`([a-z]+(?:_[a-z]+){2,})`")


def test_every_promise_is_a_test_and_every_test_a_promise():
    promised = PROMISE.findall(PAGE.read_text(encoding="utf-8"))
    files = (path for path in HERE.glob("test_*.py") if path != Path(__file__))
    tested = [
        name
        for path in files
        for name in re.findall(r"^def test_(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(promised) == sorted(tested)
