"""One period, whatever its shape: the table of its readers and of what each can begin with."""

from __future__ import annotations

from predtrack.reading.deadlines.days import (
    read_day_month,
    read_day_number,
    read_month_day,
    read_numeric,
    read_pair,
)
from predtrack.reading.deadlines.named_periods import (
    read_holiday,
    read_month,
    read_quarter,
    read_season,
    read_this_month,
)
from predtrack.reading.deadlines.parts_of_periods import read_part, read_unit_end
from predtrack.reading.deadlines.sentence import (
    Found,
    Reader,
    Sentence,
    first_of,
)
from predtrack.reading.deadlines.units import read_iso_week, read_sub_unit, read_week
from predtrack.reading.deadlines.weekdays import read_this_weekday, read_today, read_weekday
from predtrack.reading.deadlines.years import (
    read_decade_or_year,
    read_fiscal_after,
    read_mid_century,
    read_new_year,
    read_this_unit,
)
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    DETERMINER,
    OPENING,
)

_DATED_KINDS = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT})
_SINGLE: tuple[tuple[Reader, frozenset[Kind]], ...] = (
    (read_sub_unit, frozenset({Kind.ORDINAL, Kind.WORD})),
    (read_week, frozenset({Kind.UNIT, Kind.WORD})),
    (read_iso_week, frozenset({Kind.NUMBER, Kind.WORD})),
    (read_part, frozenset({Kind.PART, Kind.WORD})),
    (read_unit_end, frozenset({Kind.UNIT, Kind.THIS, Kind.WORD, Kind.NUMBER})),
    (read_weekday, frozenset({Kind.WEEKDAY})),
    (read_this_weekday, frozenset({Kind.THIS})),
    (read_today, frozenset({Kind.DAY, Kind.UNIT})),
    (read_holiday, frozenset({Kind.WORD, Kind.MONTH, Kind.ORDINAL, Kind.UNIT, Kind.THIS})),
    (read_numeric, frozenset({Kind.NUMBER, Kind.MONTH})),
    (read_month_day, frozenset({Kind.MONTH})),
    (read_day_month, _DATED_KINDS),
    (read_pair, frozenset({Kind.NUMBER})),
    (read_this_month, frozenset({Kind.THIS})),
    (read_quarter, frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.WORD, Kind.THIS})),
    (read_season, frozenset({Kind.SEASON})),
    (read_mid_century, frozenset({Kind.PART, Kind.WORD})),
    (read_month, frozenset({Kind.MONTH, Kind.NUMBER})),
    (read_new_year, frozenset({Kind.WORD})),
    (read_fiscal_after, frozenset({Kind.NUMBER})),
    (
        read_decade_or_year,
        frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT, Kind.MARK, Kind.UNIT, Kind.WORD}),
    ),
    (read_day_number, _DATED_KINDS),
    (read_this_unit, frozenset({Kind.THIS, Kind.UNIT, Kind.WORD})),
)
"""Every reader of one period and what can begin it, the more particular before the more general."""

_BY_KIND = {kind: tuple(reader for reader, kinds in _SINGLE if kind in kinds) for kind in Kind}


def read_single(s: Sentence, at: int) -> Found | None:
    """Read one period."""
    first = s.tokens[at]
    if first.kind is Kind.WORD and first.classes & DETERMINER:
        first = s.tokens[at + 1]
    if first.kind in {Kind.WORD, Kind.MARK} and not first.classes & OPENING:
        return None
    return first_of(_BY_KIND[first.kind], s, at)
