"""Round trips: what goes out comes in elsewhere as the same, whatever it says."""

from datetime import date, timedelta

import pytest
from conftest import SIGNED, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.ledger import Ledger
from predtrack.ledger.exchange.format import File, Outgoing, Wishes
from predtrack.ledger.exchange.registry import format_in, formats
from predtrack.ledger.transfer import export_records
from predtrack.models.cells import CELLS, DERIVED, flat_row
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Reason, Status
from predtrack.models.statement import Kind

PUBLISHED = date(2026, 1, 15)
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() == text)
NAMES = st.sampled_from(["Ann Lee", "=Bo", "Цой", "'tis", "Day, Cy", "王毅", "a\nb"])
TAGS = st.lists(st.sampled_from(["economy", "a b", "=x", "снег"]), unique=True, max_size=3)
URLS = ("https://a.example/x;y", "https://b.example/?q=1,2")
DAYS = st.dates(PUBLISHED, date(2030, 1, 1))
WHERE = st.sampled_from(
    [
        {"title": "T", "outlet": "P", "published": PUBLISHED, "authors": ["Ann Lee", "Bo"]},
        {"outlet": "P; Q", "published": PUBLISHED},
        {"url": "https://a.example/1", "title": "=1"},
        {"title": "No day"},
    ]
)
MARKS = {"id", "forecast"}
"""Cells that follow from where it is kept, or that are not carried."""


@st.composite
def said(draw):
    """What is said of a prediction, as ``Book.record`` takes it, and how it was resolved."""
    optional = {
        "claim": WORDS, "criterion": WORDS, "translation": WORDS, "speaker": NAMES, "role": NAMES,
        "kind": st.sampled_from([one for one in Kind if one is not Kind.QUESTION]),
        "tags": TAGS,
    }  # fmt: skip
    fields = {name: draw(values) for name, values in optional.items() if draw(st.booleans())}
    latest = draw(st.none() | DAYS)
    event = None if latest else draw(st.none() | st.just("Vote, =A"))
    basis = Basis.MANUAL if latest else Basis.EVENT if event else Basis.NONE
    fields["deadline"] = Deadline(
        None, None, latest, basis, event, assumption=draw(st.none() | WORDS)
    )
    status = draw(st.sampled_from([None, Status.FAILED, Status.VOID]))
    judged = {"note": draw(WORDS), "evidence": draw(st.lists(st.sampled_from(URLS), unique=True))}
    if status is Status.VOID:
        judged["reason"] = draw(st.sampled_from(Reason))
    return draw(WORDS), draw(WHERE), fields, status, judged


def filled(ledger, told):
    with ledger.writing(by="ann", at=SIGNED.at) as book:
        for quote, where, fields, status, judged in told:
            one = book.record(quote, **where, **fields)
            if fields["deadline"].event:
                book.event(fields["deadline"].event)
            if status and one.is_open:
                book.resolve(one.id, status, **judged)
    return ledger


def carried(ledger, names):
    entries = Outgoing(ledger, None, TODAY).entries()
    rows = ({name: flat_row(one, TODAY)[name] for name in names} for one in entries)
    return sorted(rows, key=str)


def gone_through(tmp_path, name, ledger):
    """Write a ledger in a format, and bring that in elsewhere, twice."""
    kind = next(one for one in formats() if one.name == name)
    written = kind.write(Outgoing(ledger, None, TODAY))
    data = written if isinstance(written, bytes) else "".join(written).encode()
    other = Ledger(tmp_path / "other.json")
    for _ in range(2):
        file = File("in", data=data)
        with other.writing(by="ann", at=SIGNED.at) as book:
            told = format_in(file)
            found = told.bring(book, [file], Wishes())
    assert told.name in {name, "csv"}
    assert (found.new, found.replaced, found.added) == (0, 0, 0)
    return other


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "json"])
@settings(max_examples=settings.default.max_examples // 6)
@given(told=st.lists(said(), min_size=1, max_size=4))
def test_a_table_comes_in_as_it_went_out(tmp_path_factory, name, told):
    tmp_path = tmp_path_factory.mktemp("trip")
    ours = filled(Ledger(tmp_path / "ours.json"), told)
    theirs = gone_through(tmp_path, name, ours)
    names = CELLS.keys() - DERIVED - MARKS
    assert carried(theirs, names) == carried(ours, names)


@settings(max_examples=settings.default.max_examples // 6)
@given(told=st.lists(said(), min_size=1, max_size=4))
def test_json_lines_come_in_as_they_went_out(tmp_path_factory, told):
    tmp_path = tmp_path_factory.mktemp("trip")
    ours = filled(Ledger(tmp_path / "ours.json"), told)
    theirs = gone_through(tmp_path, "jsonl", ours)
    assert list(export_records(theirs)) == list(export_records(ours))


@settings(max_examples=settings.default.max_examples // 6)
@given(told=st.lists(said(), min_size=1, max_size=4))
def test_annotations_keep_quote_claim_tags_and_article(tmp_path_factory, told):
    tmp_path = tmp_path_factory.mktemp("trip")
    ours = filled(Ledger(tmp_path / "ours.json"), told)
    theirs = gone_through(tmp_path, "annotations", ours)
    names = {"quote", "claim", "tags", "title", "outlet", "authors", "published", "url"}
    assert carried(theirs, names) == carried(ours, names)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.integers(0, 2))
@settings(max_examples=settings.default.max_examples // 6)
def test_forecasts_come_back_from_fatebooks_form(tmp_path_factory, chances, days):
    tmp_path = tmp_path_factory.mktemp("trip")
    ours = Ledger(tmp_path / "ours.json")
    chances = [round(one, 4) for one in chances]
    with ours.writing(by="ann", at=SIGNED.at) as book:
        one = book.ask("Will it rain?", deadline=str(TODAY + timedelta(days=days)), tags=["a"])
        for number, chance in enumerate(chances):
            book.forecast(one.id, chance, on=TODAY - timedelta(days=number))
    theirs = gone_through(tmp_path, "fatebook", ours)
    (mine,), (yours,) = ours.predictions(), theirs.predictions()
    assert {(one.at.date(), one.probability) for one in yours.forecasts} == {
        (one.at.date(), one.probability) for one in mine.forecasts
    }
    assert (yours.claim, yours.tags, yours.deadline.latest) == (mine.claim, mine.tags, mine.deadline.latest)  # fmt: skip
