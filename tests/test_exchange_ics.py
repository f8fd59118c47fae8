"""The calendar: what its readers find in it, and the lines of the docs that send reminders."""

import re
import shlex
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import ARTICLE, NOW, PROJECT, SIGNED, TODAY, a_prediction, replace
from icalendar import Calendar

from predtrack.ledger import Ledger
from predtrack.ledger.exchange.format import Outgoing
from predtrack.ledger.exchange.ics import write
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Change, Did
from predtrack.models.outcome import Outcome, Status
from predtrack.models.statement import Kind

DAY = date(2027, 1, 31)
DATED = Deadline("by the end of January", date(2026, 1, 1), DAY, Basis.STATED)
VAGUE = Deadline("soon", basis=Basis.VAGUE, review=date(2027, 6, 1))
CHANGED = datetime(2026, 11, 23, 9, tzinfo=UTC)
HISTORY = (Change(CHANGED, "reader", Did.RECORD),)


def events_of(tmp_path, *predictions, article=ARTICLE):
    """Return the events of the calendar of these predictions, and what was said of it."""
    ledger = Ledger(tmp_path / "predictions.json")
    with ledger.writing() as book:
        book.add(article)
        for one in predictions:
            book.put(one)
    going = Outgoing(ledger, None, TODAY)
    calendar = Calendar.from_ical(write(going))
    return calendar.walk("VEVENT"), going.notices


def one(name="a", deadline=DATED, **fields):
    return a_prediction(name, article="articlea", deadline=deadline, history=HISTORY, **fields)


def judged(status, on, **fields):
    return one(**fields).resolved(Outcome(status, on, TODAY, "reader"), signed=SIGNED)


@pytest.mark.parametrize(
    ("prediction", "day", "summary", "alarms"),
    [
        (one(), DAY, "Due: Claim a.", 1),
        (one(deadline=VAGUE), date(2027, 6, 1), "Look again: Claim a.", 0),
        (one(kind=Kind.QUESTION), DAY, "Due: Claim a.", 1),
        (judged(Status.VOID, None), DAY, "Resolved: Claim a.", 0),
        (one(claim="One, two; \\three\r\nfour \x07é"), DAY, "Due: One, two; \\three\nfour \ufffdé", 1),
    ],
)  # fmt: skip
def test_an_event(tmp_path, prediction, day, summary, alarms):
    (event,), notices = events_of(tmp_path, prediction)
    assert (event["dtstart"].dt, event["summary"]) == (day, summary)
    assert event["dtstart"].params["value"] == "DATE"
    assert (event["uid"], event["dtstamp"].dt) == ("azzzzzzz@predtrack", CHANGED)
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-7)] * alarms
    assert not notices


@pytest.mark.parametrize(
    "prediction",
    [
        one(deadline=Deadline()),
        one(deadline=Deadline(basis=Basis.EVENT, event="vote")),
        judged(Status.VOID, None, deadline=VAGUE),
    ],
)  # fmt: skip
def test_what_has_no_day_is_counted(tmp_path, prediction):
    assert events_of(tmp_path, prediction) == ([], ["1 without a day are not in it"])


def test_an_event_tells_the_quote_who_said_it_and_where(tmp_path):
    words = "It will rain in the north of the country."
    said = judged(Status.FAILED, TODAY, quote=words, tags=("a,b", "c"))
    article = replace(ARTICLE, url="https://example.org/1")
    (event,), _ = events_of(tmp_path, said, article=article)
    assert event["description"].splitlines() == [
        "“It will rain in the north of the country.”",
        "Ann Lee, The Paper, 2019-06-10",
        "By when: by the end of January",
        "Outcome: failed on 2026-11-23",
        "predtrack show azzzzzzz",
    ]
    assert event["url"].startswith("https://example.org/1#:~:text=It%20will%20rain")
    assert [str(one) for one in event["categories"].cats] == ["a,b", "c"]


def test_a_removed_one_is_not_in_it_and_the_rest_is_in_order(tmp_path):
    later = replace(DATED, latest=date(2028, 1, 1))
    gone = one("d").removed("mistake", signed=SIGNED)
    events, _ = events_of(tmp_path, one("b", later), one("c"), one("a"), gone)
    assert [event["uid"][0] for event in events] == ["a", "c", "b"]


FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


def test_it_is_the_same_until_something_changes_and_then_updates(add, on, tmp_path):
    name = add("Prices will fall.", *FACTS, "--deadline", "2027-01-31")
    path = tmp_path / "out.ics"
    assert on("export", "-o", path).code == 0
    first = path.read_bytes()
    assert on("export", "-o", path, PREDTRACK_NOW="2026-12-24").code == 0
    assert path.read_bytes() == first
    assert first.endswith(b"END:VCALENDAR\r\n")
    on("edit", name, "--deadline", "2027-03-01", PREDTRACK_NOW="2026-12-25")
    assert on("export", "-o", path).code == 0
    before, after = (
        Calendar.from_ical(one).walk("VEVENT")[0] for one in (first, path.read_bytes())
    )
    assert (before["uid"], before["dtstart"].dt) == (after["uid"], date(2027, 1, 31))
    assert after["dtstart"].dt == date(2027, 3, 1)
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt > before["dtstamp"].dt


def test_another_calendar_is_not_written_over(add, on, tmp_path):
    add("Prices will fall.", *FACTS, "--deadline", "2027-01-31")
    path = tmp_path / "out.ics"
    path.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    assert on("export", "-o", path).code == 2


def reminders():
    """Return the commands of the docs that send the list."""
    page = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    (cron,) = re.findall(r"^0 7 \* \* 1 (.*)$", page, re.MULTILINE)
    (unit,) = re.findall(r"^ExecStart=(.*)$", page, re.MULTILINE)
    return cron, unit.replace("$$", "$")


@pytest.mark.parametrize("line", reminders())
@pytest.mark.parametrize(
    ("deadline", "mails"), [("2026-11-22", 1), ("2026-11-24", 0), (None, 0), ("damaged", 1)]
)
def test_a_mail_is_sent_only_when_something_is_overdue(add, terminal, tmp_path, line, deadline, mails):  # fmt: skip
    if deadline == "damaged":
        (tmp_path / "ledger.json").write_text('{"predtrack": {"schema": 3}', encoding="utf-8")
    elif deadline:
        add("Prices will fall.", *FACTS, "--deadline", deadline)
    mail = tmp_path / "mail"
    mail.write_text('#!/bin/sh\ncat >> "sent by $3"\n', encoding="utf-8")
    mail.chmod(0o755)
    path = f"PATH={shlex.quote(str(tmp_path))}:$PATH"
    terminal(f"{path}; {line}", PREDTRACK_LEDGER="ledger.json", PREDTRACK_NOW=NOW)
    sent = tmp_path / "sent by me"
    assert sent.exists() == bool(mails)
    if mails:
        assert "Prices will fall." in sent.read_text() or "damaged" in sent.read_text()


def test_the_help_sends_the_list_as_the_docs_do(run):
    assert reminders()[0] in run("due", "-h").out
