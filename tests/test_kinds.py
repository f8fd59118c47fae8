"""Kinds: what sort of statement a sentence makes."""

from __future__ import annotations

import pytest

from predtrack.reading.statements import find_statements

# fmt: off
CASES = [
    ("The dam will break.", "prediction", False),
    ("Will the dam break?", "question", False),
    ("It remains to be seen whether the dam will hold.", "question", False),
    ("If it rains again, the dam will break.", "conditional", False),
    ("The dam could break unless the rain stops.", "conditional", False),
    ("Engineers hope that the dam will hold.", "expectation", False),
    ("The dam is expected to hold.", "expectation", False),
    ("I am expecting that the dam will break.", "prediction", False),
    ("The minister vowed to rebuild the dam.", "promise", False),
    ("“We will rebuild the dam,” she said.", "promise", False),
    ("The council plans to rebuild the dam.", "promise", False),
    ("No big changes are expected before the election.", "prediction", True),
    ("The governor will remain in office until 2030.", "prediction", True),
    ("Nothing will change next year.", "prediction", True),
    ("The opposition is not going to unite.", "prediction", False),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "kind", "no_change"), CASES)
def test_kind(sentence: str, kind: str, *, no_change: bool) -> None:
    (one,) = find_statements(sentence, min_score=0)
    assert (one.kind, one.no_change) == (kind, no_change)
