"""Words for readers: rates, days and counts as somebody puts them who has never seen a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from predtrack.models.note import Objection
from predtrack.models.statuses import COUNTED, IN_BETWEEN
from predtrack.render.rate import percent
from predtrack.render.text import counted
from predtrack.scorecard.record import Asked, Interval, Tally

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NOTHING_RESOLVED = "None has been judged yet"


def day_words(day: date | None) -> str:
    """Write a day out: "3 February 2020"; nothing for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def rate_words(tally: Tally) -> str:
    """Say how many came true, and between what: "7 of 12 came true (between 32 and 81 in 100)"."""
    if not tally.n:
        return NOTHING_RESOLVED
    beside = (f", {tally.of(one):,} {IN_BETWEEN[one].short}" for one in tally.between)
    return f"{tally.confirmed:,} of {tally.n:,} came true{''.join(beside)} ({between(tally.hit)})"


def judged_words(tally: Tally) -> str:
    """Count what was judged: "5 came true, 1 partly, 2 did not"."""
    return ", ".join(f"{tally.of(status):,} {one.short}" for status, one in COUNTED.items())


def between(hit: Interval) -> str:
    """Say an interval: "between 32 and 81 in 100"; nothing for none."""
    if hit.low is None or hit.high is None:
        return ""
    low, high = (percent(end).rstrip("%") for end in (hit.low, hit.high))
    return f"between {low} and {high} in 100"


def short_rate(tally: Tally) -> str:
    """Write a rate with its number for a table: "47 % of 17"."""
    if not tally.n:
        return "–"
    return f"{percent(tally.hit.rate).replace('%', ' %')} of {tally.n:,}"


def halves_words(tally: Tally) -> Iterator[str]:
    """Yield how what came true in part is counted, where anything is."""
    for one in map(IN_BETWEEN.__getitem__, tally.between):
        yield f"What {one.told} counts {one.share}, and so the interval is approximate."


def beside_words(tally: Tally) -> str:
    """Say what stands beside a rate: "5 open · 1 overdue · 1 objection"; empty parts left out."""
    return " · ".join(_beside(tally))


def _beside(tally: Tally) -> Iterator[str]:
    on_time = tally.open - tally.overdue
    waiting = sum(tally.objections.values())
    counts = ((on_time, "open"), (tally.overdue, "overdue"), (tally.void, "not counted"))
    yield from (f"{number:,} {word}" for number, word in counts if number)
    if waiting:
        yield counted(waiting, "objection")
    if tally.asked != Asked():
        yield counted(
            sum((tally.asked.yes, tally.asked.no, tally.asked.void, tally.asked.open)), "question"
        )


def objection_word(state: Objection | None) -> str:
    """Say where an objection stands."""
    words = {
        Objection.WAITING: "waiting for an answer",
        Objection.UPHELD: "upheld: the record was corrected",
        Objection.REJECTED: "not upheld",
    }
    return words[state] if state else ""


def cut_at_word(text: str, length: int) -> str:
    """Cut a text to so many characters at most, between words, with "…" where it was cut."""
    if len(text) <= length:
        return text
    start = text[:length]
    words, space, _ = start.rpartition(" ")
    return f"{(words if space else start).rstrip(' ,;:–-')}…"


def tail_at_word(text: str, length: int) -> str:
    """Cut a text to its last characters, between words, with "…" where it was cut."""
    if len(text) <= length:
        return text
    end = text[-length:]
    _, space, words = end.partition(" ")
    return f"…{words if space else end}"
