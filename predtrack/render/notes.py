"""Notes: what has to be said under a score, without which its numbers would not be fair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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
    parts = []
    if card.left_out:
        is_quoted = By.AUTHOR in card.by or card.counted.quoted
        which = "words of quoted speakers" if is_quoted else "without a named speaker"
        parts.append(f"Left out: {card.left_out} {which}.")
    if card.counted.removed:
        parts.append(f"Removed from the count: {card.counted.removed}.")
    if card.repeats:
        parts.append(f"Said again, counted once: {card.repeats} (linked; --count-repeats).")
    if card.split:
        claims = counted(card.split, "claim")
        parts.append(f"Linked with different outcomes: {claims}; the first said counts.")
    return " ".join(parts)


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
    whole = card.counted
    if whole.later:
        yield f"Recorded later, not in it: {counted(whole.later, 'prediction')}."
    edited = [f"{one.id} ({move_words(one)})" for one in whole.moves if one.edited]
    if edited:
        yield f"Deadline edited later, scored as the article gave it: {name_some(edited)}."
    passed = [f"{one.id} ({move_words(one)})" for one in whole.moves if one.passed]
    if passed:
        what = "Deadline that had passed when its article's or event's date was corrected"
        yield f"{what}: {name_some(passed)}."


def move_words(move: Move) -> str:
    """Say how a deadline was moved, and what became of the judgement."""
    counts = deadline_word(move.counts)
    if move.passed:
        return f"{deadline_word(move.passed)}, corrected to {counts}"
    edited = f"{counts}, edited to {deadline_word(move.edited)}" if move.edited else counts
    if move.judged in (None, move.status):
        return edited
    return f"{edited}; judged {move.judged}, counts as {move.status}"
