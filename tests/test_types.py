"""The public names under ``mypy --strict``: right uses pass, wrong ones are found, none is Any."""

import re

import pytest
from conftest import PROJECT
from mypy import api

PRELUDE = """\
from datetime import date
from typing import reveal_type
import predtrack
from predtrack import Deadline, Evidence, Kind, Ledger, Prediction, Signature, Status, Voice
ledger = Ledger("predictions.json")
one = ledger.get("h4kq")
with ledger.writing(by="anna") as book:
    pass
"""
RIGHT = {
    'predtrack.scan("Prices will fall.", published="2026-01-15")': "list[Statement]",
    'predtrack.scan("Prices will fall.")[0].deadline.latest': "date | None",
    'predtrack.scan("Prices will fall.")[0].voice': "Voice",
    'predtrack.find_deadline("by March", date(2026, 1, 15))': "Deadline",
    "ledger.predictions()": "list[Prediction]",
    "ledger.articles()": "list[Article]",
    "ledger.events()": "list[Event]",
    "ledger.get_article('c2m8')": "Article",
    'ledger.find(status=Status.OPEN, order="deadline", limit=3)': "list[Prediction]",
    "ledger.find(order=lambda each: (each.kind, each.id))": "list[Prediction]",
    "ledger.find(order=lambda each: len(each.quote))": "list[Prediction]",
    "one.outcome": "Outcome | None",
    "one.kind is Kind.PROMISE": "bool",
    "one.history[0].by": "str",
    "one.is_overdue(date(2026, 1, 15))": "bool",
    "book": "Book",
    "book.signed": "Signature",
    'book.record("It will rain.", title="Rain", published="2026-01-15")': "Prediction",
    'book.record("It will rain.", article="c2m8", deadline=Deadline(), tags=["a"])': "Prediction",
    'book.record("It rains.", title="Rain", voice="other", role="Mayor", chosen="drawn")': "Prediction",
    'book.ask("Will it rain?", probability="70%", deadline=date(2027, 1, 1))': "Prediction",
    'book.confirm("h4kq", on="2026-01-15", evidence=["https://example.org"])': "Prediction",
    'book.fail("h4kq", evidence=[Evidence("https://example.org")])': "Prediction",
    'book.resolve("h4kq", Status.VOID, reason="unverifiable")': "Prediction",
    'book.reopen("h4kq", why="withdrawn")': "Prediction",
    'book.edit("h4kq", speaker=None, kind="promise")': "Prediction",
    'book.edit("h4kq", voice=predtrack.Voice.OTHER, role=None, review="2027-01-15")': "Prediction",
    'book.edit_article("c2m8", published=date(2026, 1, 15))': "Article",
    'book.note("h4kq", "seen", url="https://example.org")': "Prediction",
    'book.forecast("h4kq", 0.7, on="2026-01-15")': "Prediction",
    'book.link(["h4kq", "7wzc"])': "list[Prediction]",
    'book.unlink(["h4kq"])': "list[Prediction]",
    'book.remove("h4kq", why="mistake")': "Prediction",
    'book.event("Vote, Kazakhstan", "2026-01-15")': "Event",
}
WRONG = (
    "predtrack.scan(3)",
    'predtrack.scan("It will rain.", published=2026)',
    "predtrack.nothing",
    'ledger.confirm("h4kq")',
    'ledger.find(status="open")',
    "ledger.find(order=lambda each: each)",
    'ledger.find(order="speaker")',
    "book.record()",
    'book.record("It will rain.", titel="Rain")',
    'book.record("It will rain.", deadline=2026)',
    'book.confirm("h4kq", day="2026-01-15")',
    'book.confirm("h4kq", evidence=[3])',
    'book.reopen("h4kq")',
    'book.edit("h4kq", status="open")',
    'book.forecast("h4kq")',
    'book.remove("h4kq")',
    "book.link([3])",
    'book.add("h4kq")',
    'one.claim = "Else."',
    "one.outcome.on",
)  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What mypy says of each line of the uses, right ones first: line number to its notes."""
    uses = [f"reveal_type({use})" for use in RIGHT] + list(WRONG)
    path = tmp_path_factory.mktemp("types") / "uses.py"
    path.write_text(PRELUDE + "\n".join(uses) + "\n", encoding="utf-8")
    cache = str(PROJECT / ".mypy_cache")
    out, err, _ = api.run(["--strict", "--no-pretty", "--cache-dir", cache, str(path)])
    assert not err
    found = re.findall(r"^.*uses\.py:(\d+): (.*)$", out, re.MULTILINE)
    start, lines = PRELUDE.count("\n") + 1, {}
    for number, line in found:
        lines.setdefault(int(number) - start, []).append(line)
    return lines


def test_right_uses_pass_and_none_is_any(said):
    for number, (use, wanted) in enumerate(RIGHT.items()):
        (line,) = said[number]
        revealed = re.fullmatch(r'note: Revealed type is "(.*)"', line)
        assert revealed, f"{use}: {line}"
        assert "Any" not in line, use
        plain = re.sub(r"\b(?:\w+\.)+(?=\w)", "", revealed[1]).replace("None | ", "")
        assert plain == wanted, use


def test_every_wrong_use_is_found_and_nothing_else(said):
    wrong = {number for number, lines in said.items() if any("error" in one for one in lines)}
    assert wrong == set(range(len(RIGHT), len(RIGHT) + len(WRONG))), said
