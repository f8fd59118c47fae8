"""Words that a language leaves out and its forms imply, put back for the grammar.

The genitive of "к концу года" is "the end of the year", the ending of "осенью" is "in autumn". What
is put back has no length and stands where the word behind it begins. What only repeats that a
number is a year ("2030 года") is made one with it. A language without such words is left as it is.
"""

from __future__ import annotations

from predtrack.reading.deadlines.grammar import Grammar
from predtrack.reading.deadlines.tokens import Token, is_year
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    BEHIND_NUMBERED_YEAR,
    DEFINITE,
    GENITIVE,
    INSIDE,
    OF_DECADE,
    WITH_GENITIVE,
)

_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT, Kind.ORDINAL, Kind.THIS})


def completed(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Return the tokens with what the language implies between them."""
    of, the, adverbs = grammar.implied
    if not of:
        return tokens
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else tokens[-1]
        if token.classes & BEHIND_NUMBERED_YEAR and _is_numbered(before):
            found[-1] = before._replace(end=token.end)
            continue
        joined = before.classes & WITH_GENITIVE and (token.classes & GENITIVE or is_year(token))
        if joined:
            found += _put(of, token, grammar)
        if _is_definite(token, before, joined=bool(joined)):
            found += _put(the, token, grammar)
        if token.word in adverbs:
            found += _put(adverbs[token.word], token, grammar)
        found.append(token)
    return found


def _is_numbered(before: Token) -> bool:
    return is_year(before) or before.classes & OF_DECADE != 0


def _is_definite(token: Token, before: Token, *, joined: bool) -> bool:
    """Tell a word that stands as if "the" were before it: "ближайшие", "через год"."""
    if token.classes & DEFINITE:
        return True
    if token.kind is not Kind.UNIT or before.kind in _COUNTED:
        return False
    return joined or before.classes & INSIDE != 0


def _put(word: str, behind: Token, grammar: Grammar) -> list[Token]:
    kind, value, classes = grammar.lexicon[word]
    return [Token(kind, value, word, behind.start, behind.start, classes)]
