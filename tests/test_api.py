"""From Python: every act keeps the rules of the command line; what is put is checked."""

from datetime import UTC, date, datetime

import pytest
from conftest import (
    ARTICLE,
    SIGNED,
    SIX_MONTHS,
    TODAY,
    a_prediction,
    put_unchecked,
    replace,
    resolved,
)

import predtrack
from predtrack.errors import (
    AlreadyResolved,
    BeforePublication,
    CameLate,
    IllegalMove,
    InTheFuture,
    InvalidValue,
    NotADate,
    NotFound,
    PredtrackError,
    QuoteNotFound,
    UsageMistake,
    WhyNeeded,
    WindowStillOpen,
)
from predtrack.ledger.transfer import export_records
from predtrack.ledger.verifying import Weight, verify
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Change, Did
from predtrack.models.outcome import Evidence, Status
from predtrack.models.prediction import Chosen
from predtrack.models.statement import Kind, Voice

LATER = Deadline("by 2030", date(2019, 6, 10), date(2030, 12, 31), Basis.STATED)
OPEN, DUE = a_prediction("opened", deadline=LATER), a_prediction("past", deadline=SIX_MONTHS)
STILL = a_prediction("still", deadline=LATER, no_change=True)
DONE = resolved(a_prediction("done"), Status.FAILED, date(2019, 8, 1))
ASKED = a_prediction("asked", kind=Kind.QUESTION)
ON_VOTE = Deadline("at the vote", basis=Basis.EVENT, event="Vote, Kazakhstan")
WAITS = a_prediction("waits", deadline=ON_VOTE)
URL = "https://example.org/report"


@pytest.fixture
def book(ledger):
    """A ledger that is held, with a prediction of every sort."""
    with ledger.writing() as writing:
        for one in (OPEN, DUE, STILL, DONE, ASKED, WAITS):
            writing.add(one)
    with ledger.writing(by="anna", at=SIGNED.at) as writing:
        yield writing
    assert [one for one in verify(ledger, today=TODAY) if one.weight is Weight.FAULT] == []


ACTS = [
    (lambda book: book.confirm("open", on="2026-11-20"), "outcome.on", date(2026, 11, 20)),
    (lambda book: book.confirm("open", on=datetime(2026, 11, 20, 8, tzinfo=UTC)), "outcome.on", date(2026, 11, 20)),
    (lambda book: book.confirm("open"), "outcome.on", TODAY),
    (lambda book: book.confirm("open", evidence=URL), "outcome.evidence", (Evidence(URL, TODAY),)),
    (lambda book: book.confirm("open", evidence=[Evidence(URL)]), "outcome.evidence", (Evidence(URL),)),
    (lambda book: book.confirm("open", evidence=["https://u:p@a.org/"]), "outcome.evidence", (Evidence("https://a.org/", TODAY),)),
    (lambda book: book.confirm("open"), "outcome.by", "anna"),
    (lambda book: book.fail("past", observed=" 3 % "), "outcome.observed", "3 %"),
    (lambda book: book.fail("past"), "outcome.on", date(2019, 12, 10)),
    (lambda book: book.resolve("open", "void", reason="unverifiable"), "status", Status.VOID),
    (lambda book: book.reopen("done", why="withdrawn"), "status", Status.OPEN),
    (lambda book: book.edit("open", claim="Else.", tags="Prices"), "tags", ("prices",)),
    (lambda book: book.edit("open", speaker="Bo"), "speaker", "Bo"),
    (lambda book: book.edit("open", speaker="Bo", role="Mayor"), "speaker_role", "Mayor"),
    (lambda book: book.edit("open", voice="other"), "voice", Voice.OTHER),
    (lambda book: book.edit("open", chosen="submitted"), "chosen", Chosen.SUBMITTED),
    (lambda book: book.edit("open", deadline=None, review="2027-03-01"), "deadline.review", date(2027, 3, 1)),
    (lambda book: book.edit("open", deadline="none"), "deadline.latest", None),
    (lambda book: book.edit("open", deadline=None), "deadline.latest", None),
    (lambda book: book.edit("open", deadline="2027"), "deadline.latest", date(2027, 12, 31)),
    (lambda book: book.edit("past", kind="promise", why="misread"), "kind", Kind.PROMISE),
    (lambda book: book.edit_article("arti", outlet="The Times", why="misread"), "outlet", "The Times"),
    (lambda book: book.note("open", "seen", url=URL), "notes.0.url", URL),
    (lambda book: book.note("done", url=URL), "outcome.evidence.0.url", URL),
    (lambda book: book.note("done", "no", role="speaker"), "notes.0.role", "speaker"),
    (lambda book: book.forecast("open", 0.7), "forecasts.0.probability", 0.7),
    (lambda book: book.forecast("open", "70%", on="2026-11-01"), "forecasts.0.at", datetime(2026, 11, 1, tzinfo=UTC)),
    (lambda book: book.link(["open", "past"])[0], "linked", (DUE.id,)),
    (lambda book: (book.link(["open", "past"]), book.unlink("open"))[1][0], "linked", ()),
    (lambda book: book.remove("open", why="mistake"), "is_removed", True),
    (lambda book: book.event("vote, KAZAKHSTAN", "2021-01-10"), "date", date(2021, 1, 10)),
    (lambda book: (book.event("vote, Kazakhstan", "2021-01-10"), book.get("wait"))[1], "deadline.latest", date(2021, 1, 10)),
    (lambda book: book.event("Vote, Chile"), "name", "Vote, Chile"),
    (lambda book: book.ask("Will it snow?", probability="70%", deadline="2027-06"), "forecasts.0.probability", 0.7),
    (lambda book: book.record("It will snow.", article="arti", deadline="within two years"), "deadline.latest", date(2021, 6, 10)),
    (lambda book: book.record("It will snow.", article=ARTICLE, deadline=date(2027, 1, 1)), "deadline.latest", date(2027, 1, 1)),
    (lambda book: book.record("It will snow.", article=ARTICLE, deadline=LATER), "deadline", LATER),
    (lambda book: book.record("It will snow by 2022.", title="Snow", authors="Bo"), "deadline.latest", date(2022, 12, 31)),
    (lambda book: book.record("It will snow.", title="Snow", text="Yes. It will snow."), "spans.0.start", 5),
    (lambda book: book.record("It will snow.", title="Snow", event="Winter, Oslo"), "deadline.event", "Winter, Oslo"),
    (lambda book: book.record("It will snow.", article=ARTICLE, voice="other"), "voice", Voice.OTHER),
    (lambda book: book.record("It will snow.", article=ARTICLE, role="Mayor"), "speaker_role", "Mayor"),
    (lambda book: book.record("It will snow.", article=ARTICLE), "chosen", Chosen.HAND),
    (lambda book: book.record("It will snow.", article=ARTICLE, chosen="drawn", chosen_from="1 of 9"), "chosen_from", "1 of 9"),
    (lambda book: book.record("It will snow.", outlet="Radio", published="2026-01-01"), "claim", "It will snow."),
    (lambda book: book.record(OPEN.quote, article="arti", claim=OPEN.claim), "id", OPEN.id),
]  # fmt: skip


@pytest.mark.parametrize(("act", "where", "wanted"), ACTS)
def test_an_act_does_what_the_command_does(book, act, where, wanted):
    value = act(book)
    for step in where.split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    assert value == wanted


REFUSED = [
    (lambda book: book.confirm("still"), WindowStillOpen, "window is open until 2030-12-31"),
    (lambda book: book.confirm("open", on="2026-12-24"), InTheFuture, "2026-12-24 is in the future"),
    (lambda book: book.confirm("open", on="2019-01-01"), BeforePublication, "before the article"),
    (lambda book: book.confirm("open", on="soon"), NotADate, "soon"),
    (lambda book: book.confirm("past", on="2020-01-01"), CameLate, "came late"),
    (lambda book: book.confirm("done"), AlreadyResolved, "already failed"),
    (lambda book: book.confirm("nono"), NotFound, "nono"),
    (lambda book: book.confirm("open", evidence="report.html"), InvalidValue, "web address"),
    (lambda book: book.confirm("open", evidence=[Evidence(URL, date(2030, 1, 1))]), InTheFuture, "looked at"),
    (lambda book: book.resolve("open", "open"), InvalidValue, "a status is wanted"),
    (lambda book: book.resolve("open", "won"), InvalidValue, "none of open, confirmed"),
    (lambda book: book.resolve("open", "failed", reason="withdrawn"), InvalidValue, "for void alone"),
    (lambda book: book.resolve("open", "void", reason="bored"), InvalidValue, "none of ambiguous"),
    (lambda book: book.resolve("aske", "partly"), InvalidValue, "a question"),
    (lambda book: book.reopen("done", why=" "), WhyNeeded, "say why"),
    (lambda book: book.reopen("open", why="x"), IllegalMove, "open already"),
    (lambda book: book.edit("past", claim="Else."), WhyNeeded, "deadline has passed"),
    (lambda book: book.edit("done", deadline="2030", why="x"), AlreadyResolved, "already"),
    (lambda book: book.edit("open", claim=" "), InvalidValue, "claim is empty"),
    (lambda book: book.edit("open", kind="rumour"), InvalidValue, "'rumour' is none of"),
    (lambda book: book.edit("open", voice="author", speaker="Bo"), UsageMistake, "no speaker"),
    (lambda book: book.edit("open", chosen_from="1 of 9"), UsageMistake, "was drawn"),
    (lambda book: book.edit("open", review="2027-03-01"), UsageMistake, "has a deadline"),
    (lambda book: book.record("It snows.", article="arti", chosen="luck"), InvalidValue, "'luck' is none of"),
    (lambda book: book.edit("open"), UsageMistake, "nothing to change"),
    (lambda book: book.edit("open", criterion="x" * 10_001), PredtrackError, "at most 10,000"),
    (lambda book: book.edit_article("arti", published="2030-01-01"), InTheFuture, "publication"),
    (lambda book: book.edit_article("arti", url="nowhere"), InvalidValue, "web address"),
    (lambda book: book.note("open"), UsageMistake, "needs a text"),
    (lambda book: book.note("open", "x", role="king"), InvalidValue, "none of reader"),
    (lambda book: book.forecast("open", 1.5), InvalidValue, "from 0 to 1"),
    (lambda book: book.forecast("done", 0.5), AlreadyResolved, "already"),
    (lambda book: book.link("open"), IllegalMove, "two predictions"),
    (lambda book: book.unlink(["open"]), IllegalMove, "linked with no other"),
    (lambda book: book.remove("open", why="boring"), InvalidValue, "none of duplicate"),
    (lambda book: book.event("Vote, Kazakstan", "2021-01-10"), NotFound, "near it: Vote, Kazakhstan"),
    (lambda book: book.record(" ", article="arti"), InvalidValue, "quote is empty"),
    (lambda book: book.record("It will snow."), InvalidValue, "which article"),
    (lambda book: book.record("It will snow.", article="nono"), NotFound, "nono"),
    (lambda book: book.record("It will snow.", article=replace(ARTICLE, id="other000")), NotFound, "other000"),
    (lambda book: book.record("It will snow.", article="arti", title="Else"), PredtrackError, "on record with title"),
    (lambda book: book.record("It will snow.", article="arti", deadline="2018"), BeforePublication, "deadline"),
    (lambda book: book.record("It will snow.", article="arti", deadline="1 May", event="X"), UsageMistake, "not both"),
    (lambda book: book.record("It will snow.", title="Snow", text="It will rain."), QuoteNotFound, "does not stand in Snow"),
    (lambda book: book.record("It will snow.", title="Snow", published="2030-01-01"), InTheFuture, "publication"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "error", "words"), REFUSED)
def test_an_act_keeps_the_rules_and_leaves_nothing_where_it_fails(book, act, error, words):
    before = list(export_records(book))
    with pytest.raises(error, match=words):
        act(book)
    assert list(export_records(book)) == before


NEW = a_prediction("newonezz")
FAULTY = [
    (replace(NEW, article="nowhere0"), "its article nowhere0 is not in the ledger"),
    (replace(NEW, history=()), "does not begin with its recording"),
    (replace(NEW, linked=("nowhere0",)), "linked to nowhere0, which is not in the ledger"),
    (
        replace(resolved(NEW, Status.FAILED), history=NEW.history),
        "'record' where the status went from failed to failed",
    ),
    (
        replace(NEW, history=(*NEW.history, Change(SIGNED.at, "x", Did.EDIT, None, {"deadline": 3}))),
        "cannot be read: 3 is not an object",
    ),
    (replace(NEW, deadline=Deadline(latest=date(2019, 1, 1))), "before its article's publication"),
    (replace(NEW, criterion=3.5), "3.5 is not"),
    (replace(NEW, tags=(object(),)), "newonezz"),
]  # fmt: skip


@pytest.mark.parametrize("way", ["add", "put"])
@pytest.mark.parametrize(("prediction", "problem"), FAULTY)
def test_what_verify_would_fault_is_refused(ledger, way, prediction, problem):
    before = ledger.path.read_bytes()
    with pytest.raises(InvalidValue, match=problem), ledger.writing() as book:
        getattr(book, way)(prediction)
    assert ledger.prediction_ids() == []
    assert ledger.path.read_bytes() == before


def test_links_and_articles_may_come_later_in_the_same_change(ledger):
    with ledger.writing() as book:
        book.add(replace(NEW, article="laterzzz", linked=("otherzzz",)))
        book.add(a_prediction("otherzzz", linked=("newonezz",)))
        book.add(replace(ARTICLE, id="laterzzz"))
    assert len(ledger.predictions()) == 2


def test_what_was_broken_before_can_still_be_worked_on(ledger):
    put_unchecked(ledger, replace(NEW, linked=("nowhere0",)))
    with ledger.writing(by="anna") as book:
        book.note("newo", "its link leads nowhere")
    with pytest.raises(InvalidValue, match="elsewher"), ledger.writing() as book:
        book.put(replace(book.get("newo"), linked=("elsewher", "nowhere0")))


def test_without_a_name_or_a_clock_the_present_moment_is_taken(ledger):
    with ledger.writing() as book:
        recorded = book.record("It will snow.", article="arti")
    (entry,) = recorded.history
    assert entry.by == "unknown"
    assert abs((datetime.now(UTC) - entry.at).total_seconds()) < 60


def test_every_public_name_is_there():
    assert {getattr(predtrack, name).__module__.split(".")[0] for name in predtrack.__all__} == {
        "predtrack"
    }
    assert set(predtrack.__all__) <= set(dir(predtrack))
    with pytest.raises(AttributeError, match="nothing"):
        predtrack.nothing  # noqa: B018
