"""The record form: what goes out comes in again, and what is misshapen is named."""

from datetime import UTC, date, datetime

import pytest
from conftest import SIX_MONTHS, a_prediction, an_article, resolved
from hypothesis import given
from hypothesis import strategies as some

from predtrack.models.article import Article, Scan
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.event import Event
from predtrack.models.history import Change, Did
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Reason, Status
from predtrack.models.prediction import Forecast, Prediction
from predtrack.models.record import (
    Misshapen,
    from_json_lines,
    from_record,
    from_whole_record,
    to_record,
)
from predtrack.models.standing import Quoted
from predtrack.models.statement import Kind, Likelihood, Span

words = some.text(min_size=1).filter(str.strip)
days = some.dates()
instants = some.datetimes(timezones=some.just(UTC)).map(lambda at: at.replace(microsecond=0))
shares = some.floats(0, 1)
addresses = some.none() | some.just("https://example.org/a?b=ж")
likelihoods = some.builds(
    lambda text, three: Likelihood(text, *sorted(three), "icd203"),
    words,
    some.tuples(shares, shares, shares),
)
deadlines = some.builds(
    Deadline,
    text=some.none() | words,
    latest=some.none() | days,
    basis=some.sampled_from([basis for basis in Basis if basis is not Basis.EVENT]),
    review=some.none() | days,
)
spans = some.builds(Span, some.integers(0), some.integers(0), words, words, words)
changes = some.builds(
    Change, instants, words, some.sampled_from(Did), some.none() | words,
    some.dictionaries(words, some.none() | words | some.booleans()),
)  # fmt: skip
ids = some.from_regex("[a-z0-9]{8,52}", fullmatch=True)
predictions = some.builds(
    Prediction,
    id=ids,
    status=some.just(Status.OPEN),
    deadline=deadlines,
    kind=some.sampled_from(Kind),
    no_change=some.booleans(),
    claim=words,
    quote=words,
    article=ids,
    criterion=some.none() | words,
    speaker=some.none() | words,
    spans=some.lists(spans, max_size=2).map(tuple),
    likelihood=some.none() | likelihoods,
    tags=some.lists(words, max_size=2).map(tuple),
    outcome=some.none(),
    forecasts=some.lists(some.builds(Forecast, instants, words, shares), max_size=2).map(tuple),
    notes=some.lists(
        some.builds(Note, instants, words, some.sampled_from(Role), words, addresses), max_size=2
    ).map(tuple),
    linked=some.lists(ids, max_size=1).map(tuple),
    history=some.lists(changes, max_size=2).map(tuple),
)


@given(predictions)
def test_a_prediction_survives_the_record_form(prediction):
    assert from_record(Prediction, to_record(prediction)) == prediction


@given(some.builds(Article, id=ids, authors=some.lists(words).map(tuple), published=days))
def test_an_article_survives_the_record_form(article):
    assert from_record(Article, to_record(article)) == article


def test_a_resolved_prediction_survives_with_its_evidence():
    evidence = Evidence("https://example.org", date(2020, 1, 1), "seen")
    prediction = resolved(
        a_prediction(), Status.VOID, evidence=(evidence,), reason=Reason.UNVERIFIABLE
    )
    assert from_record(Prediction, to_record(prediction)) == prediction


def test_the_record_has_every_field_of_the_design_and_null_for_what_is_not_there():
    record = to_record(a_prediction(deadline=SIX_MONTHS))
    assert set(record) == {
        "id", "kind", "no_change", "claim", "criterion", "quote", "translation", "article",
        "speaker", "spans", "deadline", "likelihood", "tags", "status", "outcome", "forecasts",
        "notes", "linked", "history", "voice", "speaker_role", "chosen", "chosen_from",
    }  # fmt: skip
    assert record["deadline"] == {
        "text": "in the next six months",
        "earliest": "2019-06-10",
        "latest": "2019-12-10",
        "basis": "relative",
        "event": None,
        "review": None,
        "assumption": "counted",
    }
    assert record["outcome"] is None
    assert record["history"] == [
        {
            "at": "2026-11-23T09:00:00Z",
            "by": "reader",
            "did": "record",
            "why": None,
            "was": {},
            "clock": None,
        }
    ]


def test_instants_are_written_in_utc():
    scan = Scan(datetime.fromisoformat("2026-11-23T12:00:00+03:00"), 1, 0)
    assert to_record(an_article("a", scans=(scan,)))["scans"][0]["at"] == "2026-11-23T09:00:00Z"


@pytest.mark.parametrize(
    ("path", "value", "place", "problem"),
    [
        (("claim",), 7, "claim", "7 is not text"),
        (("claim",), "  ", "", "needs a claim"),
        (("no_change",), 1, "no_change", "1 is not true or false"),
        (("kind",), "a\ud83d", "kind", "half a character"),
        (("kind",), "guess", "kind", "'guess' is none of prediction, promise"),
        (("status",), "opened", "status", "'opened' is none of open"),
        (("status",), "failed", "", "the outcome says otherwise"),
        (("deadline", "latest"), "2020-02-30", "deadline.latest", "'2020-02-30' is not a date"),
        (("deadline", "latest"), "20201231", "deadline.latest", "'20201231' is not a date"),
        (("deadline", "latest"), "2020-W01-1", "deadline.latest", "is not a date"),
        (("deadline", "latest"), 2020, "deadline.latest", "2020 is not a date"),
        (("deadline", "latest"), "2019-01-01", "deadline", "lies before 2019-06-10"),
        (("deadline",), None, "deadline", "None is not an object"),
        (("tags",), "one", "tags", "'one' is not a list"),
        (("tags",), ["one", None], "tags.1", "None is not text"),
        (("history", 0, "at"), "2020-01-01", "history.0.at", "is not an instant"),
        (("history", 0, "at"), None, "history.0.at", "None is not an instant"),
        (("history", 0, "was"), [], "history.0.was", "[] is not an object"),
    ],
)
def test_what_is_misshapen_is_named_with_its_place(path, value, place, problem):
    record = to_record(a_prediction(deadline=SIX_MONTHS))
    *outer, last = path
    inner = record
    for step in outer:
        inner = inner[step]
    inner[last] = value
    with pytest.raises(Misshapen) as caught:
        from_record(Prediction, record)
    assert caught.value.place == place
    assert problem in caught.value.problem


def test_a_missing_and_an_unknown_field_are_named():
    record = to_record(Event("vote"))
    with pytest.raises(Misshapen, match="'date' is missing"):
        from_whole_record(Event, {name: one for name, one in record.items() if name != "date"})
    with pytest.raises(Misshapen, match="'colour' is unknown"):
        from_record(Event, record | {"colour": "red"})
    with pytest.raises(Misshapen, match="is not an object"):
        from_record(Event, [record])


def test_a_whole_number_passes_for_a_share_and_true_does_not():
    forecast = {"at": "2026-01-01T00:00:00Z", "by": "me", "probability": 1}
    assert from_record(Forecast, forecast).probability == 1.0
    with pytest.raises(Misshapen, match="not a number"):
        from_record(Forecast, forecast | {"probability": True})


def test_each_of_many_lines_is_one_value():
    lines = [b'{"quote": "It will rain."}', b'{"quote": "It will snow."}']
    assert from_json_lines(Quoted, lines) == [Quoted("It will rain."), Quoted("It will snow.")]
    with pytest.raises(Misshapen, match="several"):
        from_json_lines(Quoted, [b"\n".join(lines)])
