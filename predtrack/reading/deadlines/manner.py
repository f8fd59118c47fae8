"""How a whole text writes its days: what one sentence leaves open and another of it tells.

A date such as 3/4/2026 is day first where the text's other dates can only be read so; a fiscal year
ends as the text says anywhere ("the fiscal year that ended on Jan. 31").
"""

from __future__ import annotations

import msgspec

from predtrack.errors import NotADate
from predtrack.reading.deadlines.grammar import grammar_of
from predtrack.reading.deadlines.tokens import Token, level, lex
from predtrack.reading.deadlines.yearends import YearEnd, month_and_day, said_year_end
from predtrack.reading.language import Language, language_of
from predtrack.reading.patterns import pattern

_NUMERIC = pattern(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_BEHIND_DAY = tuple(pattern(rf"{mark}\d{{1,2}}{mark}\d\d") for mark in "/-")
_IN_NUMBERS = pattern(r"(?:--)?(\d{1,2})[-/](\d{1,2})")
_MONTHS = 12
MENTIONS = 40
"""Mentions of a fiscal year that are looked at."""

SAYS_WITHIN = 160
"""Characters behind a mention in which its end is looked for."""

GivenYearEnd = YearEnd | tuple[int, int] | str
"""The day on which fiscal years end: (3, 31), "31 March", "03-31"."""


class Manner(msgspec.Struct, frozen=True):
    """How a text writes its days, as ``find_deadline`` takes it."""

    day_first: bool = False
    fiscal_year_ends: YearEnd | None = None


def manner_of(levelled: str, *, language: Language) -> Manner:
    """Read from a whole text, its typography levelled, how it writes its days."""
    return Manner(writes_day_first(levelled), _fiscal_year_end(levelled.lower(), language))


def writes_day_first(levelled: str) -> bool:
    """Tell whether a text has numeric dates that can only be day first, and none the other way."""
    if not any(behind.search(levelled) for behind in _BEHIND_DAY):
        return False
    pairs = [(int(one), int(two)) for one, _, two in _NUMERIC.findall(levelled)]
    day_first = any(one > _MONTHS >= two for one, two in pairs)
    return day_first and not any(two > _MONTHS >= one for one, two in pairs)


def _fiscal_year_end(levelled: str, language: Language) -> YearEnd | None:
    grammar = grammar_of(language)
    for mention, _ in zip(grammar.fiscal.finditer(levelled), range(MENTIONS), strict=False):
        start = mention.start()
        tokens = lex(levelled[start : start + SAYS_WITHIN], grammar.lexicon, grammar.lexeme)
        if said := said_year_end(tokens, 0):
            return said
    return None


def year_end_of(given: GivenYearEnd, *, language: Language | None = None) -> YearEnd:
    """Return the end of fiscal years that a person gives.

    Raises:
        NotADate: it is no day of the year.
    """
    if not isinstance(given, str):
        month, day = given[:2]
        return _checked(f"{month}-{day}", month, day)
    if numbers := _IN_NUMBERS.fullmatch(given.strip()):
        return _checked(given, int(numbers[1]), int(numbers[2]))
    grammar = grammar_of(language or language_of())
    tokens: list[Token] = lex(level(given), grammar.lexicon, grammar.lexeme)
    found = month_and_day(tokens, 0)
    return _checked(given, *found) if found else _checked(given, 0, 0)


def _checked(given: str, month: int, day: int) -> YearEnd:
    if not 1 <= month <= _MONTHS or not 0 <= day <= 31:  # noqa: PLR2004
        raise NotADate(given, hint="write the last day of the fiscal year as 31 March or 03-31")
    return YearEnd(month, day)
