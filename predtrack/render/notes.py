"""Notes: what has to be said under a score, without which its numbers would not be fair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from predtrack.models.deadline import Basis
from predtrack.render.listing import deadline_word
from predtrack.render.rate import interval, percent
from predtrack.render.text import counted
from predtrack.scorecard.counting import Move
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import Asked, Scorecard, Tally

NAMED = 3
"""How many predictions a note names; the rest is counted."""


def notes_of(card: Scorecard, filters: Mapping[str, Any]) -> list[str]:
    """Return the notes on a scorecard of the record, a line each."""
    lines = [
        "" if card.total.n else "Nothing is resolved yet: there is no rate to show.",
        filter_words(filters),
        _questions(card.total.asked),
        _ranking(card),
        _left_out(card),
        _beside(card.total),
        _dates_and_evidence(card),
        _contest(card.total),
        _base(card),
        *_history(card),
    ]
    return [line for line in lines if line]


def filter_words(filters: Mapping[str, Any]) -> str:
    """Say what was asked for, so that a card that is handed on says what it counts."""
    parts = [f"{name.replace('_', ' ')} {_value(value)}".strip() for name, value in filters.items()]
    return f"Counted: {', '.join(parts)}." if parts else ""


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " or ".join(map(str, value))
    return "" if value is True else str(value)


def name_some(items: Sequence[str]) -> str:
    """Name the first few of many, and count the rest."""
    more = [f"{len(items) - NAMED:,} more"] if len(items) > NAMED else []
    return ", ".join([*items[:NAMED], *more])


def _questions(asked: Asked) -> str:
    answers = {
        "answered yes": asked.yes,
        "answered no": asked.no,
        "void": asked.void,
        "open": asked.open,
    }
    parts = [f"{count} {words}" for words, count in answers.items() if count]
    return f"Questions, counted apart: {', '.join(parts)}." if parts else ""


def _ranking(card: Scorecard) -> str:
    small = [group for group in card.groups if group.tally.n < card.min_n]
    option = f"(--min-n {card.min_n})"
    if small and len(small) == len(card.groups):
        return f"No ranking: every row has fewer than {card.min_n} resolved {option}."
    few = f"{counted(len(small), 'row')} with fewer than {card.min_n} resolved {option}."
    if not card.ranks and card.groups:
        return "Rows in their own order, not ranked" + (f"; {few}" if small else ".")
    return f"Not ranked: {few}" if small else ""


def _left_out(card: Scorecard) -> str:
    by_author = card.left_out if By.AUTHOR in card.by else 0
    claims = counted(card.split, "claim")
    parts = [
        (card.counted.quoted + by_author, "Left out: {} words of quoted speakers."),
        (card.left_out - by_author, "Left out: {} without a named speaker."),
        (card.counted.removed, "Removed from the count: {}."),
        (card.repeats, "Said again, counted once: {} (linked; --count-repeats)."),
        (
            card.split,
            f"Linked with different outcomes: {claims}; of those resolved, the first said counts.",
        ),
    ]
    return " ".join(words.format(number) for number, words in parts if number)


def _beside(total: Tally) -> str:
    parts = []
    if total.overdue:
        parts.append(f"Overdue, not counted as failed: {total.overdue}.")
    if total.partly:
        parts.append("A partly counts half in RATE; its interval is approximate.")
    return " ".join(parts)


def _dates_and_evidence(card: Scorecard) -> str:
    total = card.total
    parts = [f"{total.dated} of {counted(total.assertions, 'assertion')} carried a date."]
    if total.n:
        parts.append(f"Evidence: {total.with_evidence} of {total.n}.")
    if card.coverage:
        parts.append(
            f"Recorded: {card.coverage.recorded} of {card.coverage.found} statements found."
        )
    return " ".join([*parts, "Chosen by who recorded them."])


def _contest(total: Tally) -> str:
    if not total.n:
        return ""
    return (
        f"Disputed: {total.disputed} of {total.n}. "
        f"Criterion fixed before the outcome: {total.criteria} of {total.n}."
    )


def _base(card: Scorecard) -> str:
    base, hit = card.base, card.base.hit
    if not base.n or base == card.total:
        return ""
    return f"Base rate of the whole ledger: {percent(hit.rate)} of {base.n} ({interval(hit)})."


def _history(card: Scorecard) -> Iterator[str]:
    remarks, later = card.remarks, card.counted.later
    edited = [one for one in remarks.moves if one.edited]
    own = [one for one in edited if one.counts.basis is Basis.MANUAL]
    given = [one for one in edited if one not in own]
    passed = [one for one in remarks.moves if one.passed]
    altered = [f"{name} ({', '.join(fields)})" for name, fields in remarks.altered]
    lines = [
        (later, f"Recorded later, not in it: {counted(later, 'prediction')}."),
        (given, f"Deadline edited later, scored as the article gave it: {_moved(given)}."),
        (own, f"Deadline edited later, scored as it was first set: {_moved(own)}."),
        (passed, f"Deadline passed before its article or event was redated: {_moved(passed)}."),
        (remarks.rejudged, f"Judged again after a first outcome: {name_some(remarks.rejudged)}."),
        (altered, f"Changed after the deadline: {name_some(altered)}."),
    ]
    yield from (line for is_there, line in lines if is_there)


def _moved(moves: Sequence[Move]) -> str:
    return name_some([f"{one.id} ({move_words(one)})" for one in moves])


def move_words(move: Move) -> str:
    """Say how a deadline was moved, and what became of the judgement."""
    counts = deadline_word(move.counts)
    if move.passed:
        return f"{deadline_word(move.passed)}, corrected to {counts}"
    edited = f"{counts}, edited to {deadline_word(move.edited)}" if move.edited else counts
    if move.judged in (None, move.status):
        return edited
    return f"{edited}; judged {move.judged}, counts as {move.status}"
