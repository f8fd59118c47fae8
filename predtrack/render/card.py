"""The scorecard as a sheet: a row a group, the total, and what has to be said under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from predtrack.models.record import to_record
from predtrack.render.bar import BAR_HEADING
from predtrack.render.listing import deadline_word
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import counted
from predtrack.scorecard.counting import Move
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import Asked, Group, Interval, Scorecard, Tally

COUNTS = (
    Column("N", right=True),
    Column("CONF", right=True),
    Column("PART", right=True),
    Column("FAIL", right=True),
    Column("VOID", right=True),
    Column("OPEN", right=True),
    Column("RATE", right=True),
    Column("STRICT", right=True),
    Column("95 %"),
)
NAMED = 3
"""How many moved deadlines are named; the rest is counted."""
NAME_WIDTH = 20
"""Columns of a group's label on a usual terminal."""


@dataclass(frozen=True)
class Card(Sheet):
    """A scorecard in any format; ``short_ids`` stand before the labels of articles.

    ``bar`` draws a rate and its interval where there is room for it.
    """

    scorecard: Scorecard
    short_ids: Mapping[str, str]
    filters: Mapping[str, Any]
    bar: Callable[[Interval], str] | None = None
    is_one: ClassVar[bool] = True

    @property
    def columns(self) -> Sequence[Column]:  # type: ignore[override]
        """The group's column under its name, then the counts and rates."""
        heading = " / ".join(self.scorecard.by).upper()
        bar = [Column(BAR_HEADING)] if self.bar else []
        return (Column(heading, NAME_WIDTH, flexible=True), *COUNTS, *bar)

    def rows(self) -> list[list[str]]:
        """Return a row a group, the total last."""
        groups = [[self.label(group), *self._cells(group.tally)] for group in self.scorecard.groups]
        return [*groups, ["all", *self._cells(self.scorecard.total)]] if groups else []

    def records(self) -> list[dict[str, Any]]:
        """Return the one scorecard object."""
        card = self.scorecard
        return [
            {
                "by": [by.value for by in card.by],
                "as_of": card.counted.day.isoformat(),
                "filters": dict(self.filters),
                "groups": [_group_record(group) for group in card.groups],
                "total": _tally_record(card.total),
                "base": _base_record(card.base),
                "moved": [_move_record(move) for move in card.counted.moves],
                "repeats": card.repeats,
                "notes": self.footers(),
            }
        ]

    def flat(self) -> list[Flat]:
        """Return a row a group and one for all."""
        card = self.scorecard
        rows = [
            ({"key": "|".join(one.key), "label": _joined(one.labels)}, one.tally)
            for one in card.groups
        ]
        return [
            {**names, **_flattened(_tally_record(tally))}
            for names, tally in [*rows, ({"key": "", "label": "all"}, card.total)]
        ]

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return list(self.flat()[0])

    def footers(self) -> list[str]:
        """Return the lines without which the numbers would not be fair."""
        card = self.scorecard
        lines = [
            "" if card.total.n else "Nothing is resolved yet: there is no rate to show.",
            _asked(self.filters),
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

    def label(self, group: Group) -> str:
        """Name a group in one line, an article with its id before its title."""
        parts = zip(self.scorecard.by, group.key, group.labels, strict=True)
        return _joined(
            f"{self.short_ids.get(key, key)}  {label}" if by is By.ARTICLE else label
            for by, key, label in parts
        )

    def _cells(self, tally: Tally) -> list[str]:
        counts = (tally.n, tally.confirmed, tally.partly, tally.failed, tally.void, tally.open)
        rates = (_percent(tally.hit.rate), _percent(tally.strict.rate))
        bar = [self.bar(tally.hit)] if self.bar else []
        return [*map(str, counts), *rates, _interval(tally.hit), *bar]


def _interval(hit: Interval) -> str:
    if hit.low is None or hit.high is None:
        return "-"
    return f"{_percent(hit.low).rstrip('%')}-{_percent(hit.high).replace('%', ' %')}"


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{int(rate * 100 + 0.5)}%"


def _group_record(group: Group) -> dict[str, Any]:
    names = {"key": list(group.key), "label": _joined(group.labels)}
    return {**names, **_tally_record(group.tally)}


def _tally_record(tally: Tally) -> dict[str, Any]:
    hit, strict = tally.hit, tally.strict
    return {
        "n": tally.n,
        "confirmed": tally.confirmed,
        "failed": tally.failed,
        "partly": tally.partly,
        "void": tally.void,
        "open": tally.open,
        "overdue": tally.overdue,
        "asked": {
            "yes": tally.asked.yes,
            "no": tally.asked.no,
            "void": tally.asked.void,
            "open": tally.asked.open,
        },
        "hit_rate": hit.rate,
        "low": hit.low,
        "high": hit.high,
        "strict_rate": strict.rate,
        "strict_low": strict.low,
        "strict_high": strict.high,
        "with_evidence": tally.with_evidence,
        "dated": tally.dated,
        "disputed": tally.disputed,
        "criteria": tally.criteria,
    }


def _base_record(base: Tally) -> dict[str, Any]:
    names = ("n", "hit_rate", "low", "high")
    return {name: value for name, value in _tally_record(base).items() if name in names}


def _move_record(move: Move) -> dict[str, Any]:
    return {
        "id": move.id,
        "given": to_record(move.counts),
        "edited": to_record(move.edited),
        "passed": to_record(move.passed),
        "judged": to_record(move.judged),
        "counts_as": move.status.value,
    }


def _flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    asked = {f"asked_{answer}": count for answer, count in record["asked"].items()}
    return {name: value for name, value in record.items() if name != "asked"} | asked


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
    return f"Base rate of the whole ledger: {_percent(hit.rate)} of {base.n} ({_interval(hit)})."


def _history(card: Scorecard) -> Iterator[str]:
    whole = card.counted
    if whole.later:
        yield f"Recorded later, not in it: {counted(whole.later, 'prediction')}."
    edited = [f"{one.id} ({move_words(one)})" for one in whole.moves if one.edited]
    if edited:
        yield f"Deadline edited later, scored as the article gave it: {_some(edited)}."
    passed = [f"{one.id} ({move_words(one)})" for one in whole.moves if one.passed]
    if passed:
        what = "Deadline that had passed when its article's or event's date was corrected"
        yield f"{what}: {_some(passed)}."


def move_words(move: Move) -> str:
    """Say how a deadline was moved, and what became of the judgement."""
    counts = deadline_word(move.counts)
    if move.passed:
        return f"{deadline_word(move.passed)}, corrected to {counts}"
    edited = f"{counts}, edited to {deadline_word(move.edited)}" if move.edited else counts
    if move.judged in (None, move.status):
        return edited
    return f"{edited}; judged {move.judged}, counts as {move.status}"


def _some(items: Sequence[str]) -> str:
    more = [f"{len(items) - NAMED:,} more"] if len(items) > NAMED else []
    return ", ".join([*items[:NAMED], *more])


def _asked(filters: Mapping[str, Any]) -> str:
    """Say what was asked for, so that a card that is handed on says what it counts."""
    parts = [f"{name.replace('_', ' ')} {_value(value)}".strip() for name, value in filters.items()]
    return f"Counted: {', '.join(parts)}." if parts else ""


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " or ".join(map(str, value))
    return "" if value is True else str(value)


def _joined(labels: Iterable[str]) -> str:
    return " / ".join(labels)
