"""Notes: what has to be said under a score, without which its numbers would not be fair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from predtrack.models.deadline import Basis
from predtrack.models.note import Objection
from predtrack.models.outcome import Status
from predtrack.models.prediction import Chosen
from predtrack.models.replay import Reassigned
from predtrack.models.selection import NOT_NAMED
from predtrack.models.statement import Voice
from predtrack.models.statuses import IN_BETWEEN
from predtrack.render.listing import deadline_word, more_by_horizon
from predtrack.render.rate import interval, percent
from predtrack.render.text import counted
from predtrack.scorecard.counting import Move
from predtrack.scorecard.grouping import By, Sort
from predtrack.scorecard.record import Asked, Scorecard, Tally

_NAMED = 3
"""How many predictions a note names; the rest is counted."""


def notes_of(card: Scorecard, filters: Mapping[str, Any]) -> list[str]:
    """Return the notes on a scorecard of the record, a line each."""
    lines = [
        "" if card.total.n else "Nothing is resolved yet: there is no rate to show.",
        filter_words(filters),
        _questions(card.total.asked),
        _ranking(card),
        _argued(card),
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
    more = [f"{len(items) - _NAMED:,} more"] if len(items) > _NAMED else []
    return ", ".join([*items[:_NAMED], *more])


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
    total = card.total
    has_small = any(group.tally.n < card.min_n for group in card.groups)
    has_offices = any(group.sort is Sort.OFFICE for group in card.groups)
    agreed = f", agreed {total.twice - total.disputed}" if total.twice else ""
    stated = percent(card.stated.hit.rate).replace("%", " %")
    parts = [
        (not card.ranks and card.groups, "Rows in their own order, not ranked."),
        (has_small and card.ranks, f"No ranking under {card.min_n}."),
        (has_offices, "Offices, bodies and sorts of people stand apart from persons."),
        (
            total.assumed,
            f"Failed on an assumed deadline: {total.assumed}; without them {stated}.",
        ),
        (total.n or total.twice, f"Judged twice: {total.twice}{agreed}."),
    ]
    return " ".join(words for is_there, words in parts if is_there)


def _argued(card: Scorecard) -> str:
    """Say what was objected, and what was taken out of the count with the outcome it had."""
    objections, removed = card.total.objections, card.counted.removed
    number = sum(objections.values())
    states = {"upheld": objections[Objection.UPHELD], "waiting (*)": objections[Objection.WAITING]}
    told = "".join(f", {count} {words}" for words, count in states.items() if count)
    judged = [one for one in removed if one.status is not Status.OPEN]
    had = [f"{one.id} was {one.status}" for one in judged]
    if len(removed) == 1 and judged:
        had = [f"it was {judged[0].status}"]
    parts = [
        (number, f"Objections: {number}{told}."),
        (removed, f"Removed: {len(removed)}" + (f" ({name_some(had)})." if had else ".")),
    ]
    return " ".join(words for is_there, words in parts if is_there)


def _left_out(card: Scorecard) -> str:
    by_author = card.left_out if By.AUTHOR in card.by else 0
    quoted, own = card.counted.quoted + by_author, card.left_out - by_author
    claims = counted(card.split, "claim")
    parts = [
        (quoted, _statements(quoted, "of a quoted speaker", "of quoted speakers")),
        (own, _statements(own, "in an author's own words", "in authors' own words")),
        (card.repeats, f"Said again, counted once: {card.repeats} (linked; --count-repeats)."),
        (
            card.split,
            f"Linked with different outcomes: {claims}; of those resolved, the first said counts.",
        ),
    ]
    return " ".join(words for is_there, words in parts if is_there)


def _statements(number: int, of_one: str, of_many: str) -> str:
    of, verb = (of_one, "is") if number == 1 else (of_many, "are")
    return f"{counted(number, 'statement')} {of} {verb} left out."


def _beside(total: Tally) -> str:
    parts = []
    if total.overdue:
        parts.append(f"Overdue, not counted as failed: {total.overdue}.")
    parts.extend(
        f"A {status} counts {IN_BETWEEN[status].share} in the rate; its interval is approximate."
        for status in total.between
    )
    return " ".join(parts)


def _dates_and_evidence(card: Scorecard) -> str:
    total = card.total
    more = f", {more_by_horizon(total.by_horizon)}" if total.by_horizon else ""
    parts = [f"{total.dated} of {counted(total.assertions, 'assertion')} carried a date{more}."]
    if total.n:
        parts.append(f"Evidence: {total.with_evidence} of {total.n}.")
    if card.coverage:
        parts.append(
            f"Recorded: {card.coverage.recorded} of {card.coverage.found} statements found."
        )
    chosen = total.chosen[Chosen.DRAWN]
    if chosen:
        parts.append(_drawn(card.drawn, chosen))
    if chosen < total.assertions:
        parts.append("Chosen by who recorded them" + (", the others." if chosen else "."))
    return " ".join(parts)


def _drawn(drawn: Tally, number: int) -> str:
    if not drawn.n:
        return f"Drawn at random: {number}, none resolved."
    rate = f"{percent(drawn.hit.rate)} of {drawn.n} ({interval(drawn.hit)})"
    return f"Drawn at random: {number}, {rate}."


def _contest(total: Tally) -> str:
    if not total.n:
        return ""
    return f"Criterion fixed before the outcome: {total.criteria} of {total.n}."


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
    given_on = [f"{name} ({_changed(change)})" for name, change in remarks.reassigned]
    doubtful = card.counted.doubtful
    lines = [
        (later, f"Recorded later, not in it: {counted(later, 'prediction')}."),
        (given, f"Deadline edited later, scored as the article gave it: {_moved(given)}."),
        (own, f"Deadline edited later, scored as it was first set: {_moved(own)}."),
        (passed, f"Deadline passed before its article or event was redated: {_moved(passed)}."),
        (remarks.rejudged, f"Judged again after a first outcome: {name_some(remarks.rejudged)}."),
        (altered, f"Changed after the deadline: {name_some(altered)}."),
        (given_on, f"Changed after the verdict: {name_some(given_on)}."),
        (doubtful, _doubt(doubtful)),
    ]
    yield from (line for is_there, line in lines if is_there)


def _doubt(ids: Sequence[str]) -> str:
    older = f"{counted(len(ids), 'older record')} in quotation marks, taken for the author's words"
    return f"{older}: {name_some(ids)}; predtrack edit ID --voice other or author says whose."


def _changed(change: Reassigned) -> str:
    """Say what was changed, with both names."""
    before, after = map(_named, (change.before, change.after))
    name = {"authors": "author", "published": "date"}.get(change.field, change.field)
    return f"{name} {before}, then {after}"


def _named(value: Any) -> str:
    if isinstance(value, dict):
        unnamed = NOT_NAMED if value["voice"] == Voice.OTHER else "the author"
        return value["speaker"] or unnamed
    return (", ".join(map(str, value)) if isinstance(value, list) else value) or "none"


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
