"""The lexer: a text becomes tokens, each with its kind, value and place.

White space separates and is dropped; case, typographic quotes and dashes are levelled one
character for one, so that places stay those of the text. Places are half-open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from predtrack.reading.deadlines.vocabulary import LEXICON, Kind
from predtrack.reading.typography import hyphened, lowered, plain

PADDING = 8
"""End tokens kept behind the last one, so that the grammar may look ahead without asking."""

MAX_DIGITS = 15
"""Longer numbers are cut to this: none of them is a time."""

YEARS = range(1900, 2200)
"""Four digits outside these are a number, not a year."""

_LEXEME = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)"  # 2,000
    r"|\d+(?:st|nd|rd|th)\b"
    r"|\d+"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?"  # a word: "won't", but the "year" of "year's"
    r"|'s\b"
    r"|[^\w\s]|_"
)
_PLAIN = (Kind.WORD, 0)


class Token(NamedTuple):
    """A lexeme: ``word`` is its levelled text, ``value`` what its kind says, else 0."""

    kind: Kind
    value: int
    word: str
    start: int
    end: int


def level(text: str) -> str:
    """Lower the case and straighten quotes and dashes, keeping every character's place."""
    return lowered(hyphened(plain(text)))


def lex(levelled: str) -> list[Token]:
    """Cut a levelled text into tokens, with ``PADDING`` end tokens behind them."""
    tokens = []
    known, made = LEXICON.get, tuple.__new__
    for match in _LEXEME.finditer(levelled):
        word, start = match.group(), match.start()
        kind, value = known(word) or (_PLAIN if word.isalpha() else _other(word))
        tokens.append(made(Token, (kind, value, word, start, start + len(word))))
    last = len(levelled)
    return tokens + [Token(Kind.END, 0, "", last, last)] * PADDING


def _other(word: str) -> tuple[Kind, int]:
    """Tell what a number, a contraction or a mark is."""
    if word[0].isdecimal():
        return _number(word)
    return (Kind.WORD if word[0].isalpha() else Kind.MARK), 0


def _number(word: str) -> tuple[Kind, int]:
    kind = Kind.ORDINAL if word[-1].isalpha() else Kind.NUMBER
    digits = word[:-2] if kind is Kind.ORDINAL else word.replace(",", "")
    return kind, int(digits[:MAX_DIGITS])


def is_year(token: Token) -> bool:
    """Tell whether four digits can be a year: "2030", not "2,030"."""
    return token.kind is Kind.NUMBER and token.value in YEARS and "," not in token.word
