"""The words that tell of a time: without one of them, or a number like a date, a text has none.

They serve to leave most sentences alone after one look, and to read the others only near them.
"""

from __future__ import annotations

from predtrack.reading.deadlines.tokens import Token
from predtrack.reading.patterns import pattern
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import DASH, POINT, SLASH, TELLING, WITHIN_WORD

_WORD, _ASCII_WORD = pattern(r"[^\W_]+"), pattern(r"[a-z0-9]+")
_NUMERIC = pattern(r"\d(?:[/a-z]|[.-]\d+[.-]\d|(?<=[a-z]\d)|(?<='\d)\d(?![\w']))")

REACH = 11
"""Tokens that a phrase may begin before its telling word."""


def tells(levelled: str, telling: frozenset[str]) -> bool:
    """Tell whether a levelled text may speak of a time."""
    words = (_ASCII_WORD if levelled.isascii() else _WORD).findall(levelled)
    return not telling.isdisjoint(words) or bool(_NUMERIC.search(levelled))


def telling_places(tokens: list[Token]) -> list[int]:
    """Return the places of the tokens that tell of a time."""
    return [
        at
        for at, (kind, _, _, _, _, classes) in enumerate(tokens)
        if classes & TELLING or (kind in _NUMBERS and _is_dated(tokens, at))
    ]


_NUMBERS = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.COUNT})


def _is_dated(tokens: list[Token], at: int) -> bool:
    """Tell whether a number looks like one of a date: "3/15", "21st", "2H24"; or "within one"."""
    token = tokens[at]
    if token.kind is Kind.ORDINAL or token.word[0] == "'":
        return True
    if token.kind is Kind.COUNT:
        return tokens[at - 1].classes & WITHIN_WORD != 0
    before, behind = tokens[at - 1], tokens[at + 1]
    if at and before.end == token.start and before.kind is not Kind.MARK:
        return True
    if behind.classes & (DASH | POINT):
        return tokens[at + 3].word == behind.word
    return behind.classes & SLASH != 0 or (behind.kind is Kind.WORD and behind.start == token.end)
