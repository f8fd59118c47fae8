"""The lexer: a text becomes tokens, each with its kind, value and place.

White space separates and is dropped; case, typographic quotes and dashes are levelled one
character for one, so that places stay those of the text. Places are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from predtrack.reading.patterns import pattern
from predtrack.reading.times import Kind
from predtrack.reading.typography import hyphened, lowered, plain

PADDING = 8
"""End tokens kept behind the last one, so that the grammar may look ahead without asking."""

MAX_DIGITS = 15
"""Longer numbers are cut to this: none of them is a time."""

YEARS = range(1900, 3000)
"""Four digits outside these are a number, not a year."""

CENTURY = 100
PIVOT = 70
"""Two digits below this are of this century, from it on of the last."""

_DIGITS = pattern(r"\d+")
_PLAIN = (Kind.WORD, 0, 0)


class Token(NamedTuple):
    """A lexeme: ``word`` is its levelled text, ``value`` what its kind says, else 0.

    ``classes`` are those of ``wordclasses`` that the word is of, as bits.
    """

    kind: Kind
    value: int
    word: str
    start: int
    end: int
    classes: int


Meaning = tuple[Kind, int, int]
"""What a word is: its kind, value and classes."""


def level(text: str) -> str:
    """Lower the case and straighten quotes and dashes, keeping every character's place.

    A web address becomes one word: what looks like a day in it is none.
    """
    levelled = lowered(plain(text))
    if not levelled.isascii():
        levelled = hyphened(levelled)
    if "/" in levelled or _BARE_HOST in levelled:
        return _SPACELESS.sub(_without_address, levelled)
    return levelled


_BARE_HOST = "www."
_SPACELESS = pattern(r"\S+")


def _without_address(word: re.Match[str]) -> str:
    host, slash, _ = word[0].partition("/")
    named = host.rpartition(".")[2]
    is_address = slash and "." in host and named.isalpha() and len(named) > 1
    return (
        "x" * len(word[0]) if is_address or "://" in word[0] or _BARE_HOST in word[0] else word[0]
    )


def lex(levelled: str, lexicon: Mapping[str, Meaning], lexeme: re.Pattern[str]) -> list[Token]:
    """Cut a levelled text into tokens, with ``PADDING`` end tokens behind them."""
    tokens = []
    known, made = lexicon.get, tuple.__new__
    for match in lexeme.finditer(levelled):
        word, (start, end) = match[0], match.span()
        kind, value, classes = known(word) or (_PLAIN if word.isalpha() else meaning_of(word))
        tokens.append(made(Token, (kind, value, word, start, end, classes)))
    last = len(levelled)
    return tokens + [Token(Kind.END, 0, "", last, last, 0)] * PADDING


def meaning_of(word: str) -> Meaning:
    """Tell what a number, a contraction or a mark is, and a word that no table holds."""
    if word[0].isdecimal():
        return _number(word)
    if word[-1].isdecimal():  # "'27"
        return Kind.NUMBER, full_year(int(word[1:])), 0
    return (Kind.WORD if word[0].isalpha() else Kind.MARK), 0, 0


def _number(word: str) -> Meaning:
    kind = Kind.ORDINAL if word[-1].isalpha() else Kind.NUMBER
    digits = _DIGITS.match(word.replace(",", ""))
    return kind, int(digits[0][:MAX_DIGITS]) if digits else 0, 0


def full_year(digits: int) -> int:
    """Complete a year of two digits."""
    if digits >= CENTURY:
        return digits
    return digits + (2000 if digits < PIVOT else 1900)


def is_year(token: Token) -> bool:
    """Tell whether four digits can be a year: "2030", not "2,030"."""
    return token.kind is Kind.NUMBER and token.value in YEARS and "," not in token.word
