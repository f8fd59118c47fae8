"""Times of languages whose heads come last, put into the order that the grammar reads.

In "2027 жылдың соңына дейін" each word depends on the one behind it: year's, its end, until. Its
chunks are turned round, and stand for one stretch of the text. A language without an ``order`` is
left as it is.
"""

from __future__ import annotations

import msgspec

from predtrack.reading.deadlines.grammar import Grammar
from predtrack.reading.deadlines.tokens import PADDING, YEARS, Token, is_year
from predtrack.reading.times import Kind
from predtrack.reading.wordclasses import (
    AND,
    BYGONE,
    COUNTED_ADJECTIVE,
    DASH,
    FEW,
    FRACTION,
    OR,
    QUALIFIER,
    YEAR_WORD,
)

_MOST_WORDS = 8
"""Words of one chunk that are read at most."""
HUNDRED = 100

_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT})
_IN_WORDS = frozenset({Kind.COUNT, Kind.ORDINAL})
_LEADING = frozenset({*_COUNTED, Kind.ORDINAL, Kind.THIS})
_HEADS = frozenset({Kind.UNIT, Kind.MONTH, Kind.WEEKDAY, Kind.SEASON, Kind.PART, Kind.DAY})
_NAMED = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.DAY})
_BEFORE_HEAD = BYGONE | COUNTED_ADJECTIVE | FEW | FRACTION | QUALIFIER
_BETWEEN = DASH | OR | AND


class Chunk(msgspec.Struct, frozen=True):
    """Words up to a head, its case, and the place behind them."""

    words: list[Token]
    case: str
    end: int

    @property
    def is_length(self) -> bool:
        """Whether it counts units: "үш жыл"."""
        return self.words[-1].kind is Kind.UNIT and any(map(_counts, self.words))


def _counts(token: Token) -> bool:
    is_number = token.kind is Kind.NUMBER and not is_year(token)
    return token.kind is Kind.COUNT or is_number or token.classes & (FEW | FRACTION) != 0


def head_first(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Return the tokens with each time in the order of heads before what depends on them."""
    if not grammar.order.cases:
        return tokens
    tokens = [*_numbered(_expanded(tokens[:-PADDING], grammar), grammar), *tokens[-PADDING:]]
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        turned = _turned(tokens, at, grammar)
        found += turned[0] if turned else [tokens[at]]
        at = turned[1] if turned else at + 1
    return found


def _expanded(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Write a word that stands for several out: "биыл" is "this year"."""
    found: list[Token] = []
    for token in tokens:
        words = grammar.order.expanded.get(token.word, (token.word,))
        found += [_as(word, token, grammar) for word in words] if len(words) > 1 else [token]
    return found


def _numbered(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Join the words of a number: "жиырма бес", "екі мың отызыншы"."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before and token.kind in _IN_WORDS and _goes_on(before, token):
            found[-1] = _sum(before, token)
        else:
            found.append(token)
    return [_year(one, grammar) for one in found]


def _goes_on(before: Token, token: Token) -> bool:
    """Tell whether a number goes on: ones behind tens, and "hundred" behind ones."""
    if before.kind is not Kind.COUNT or not before.value:
        return False
    if token.value >= HUNDRED:
        return before.value < token.value
    return len(str(token.value)) <= _zeros(before.value)


def _zeros(value: int) -> int:
    digits = str(value)
    return len(digits) - len(digits.rstrip("0"))


def _sum(before: Token, token: Token) -> Token:
    multiplied = before.value < token.value
    value = before.value * token.value if multiplied else before.value + token.value
    return token._replace(value=value, start=before.start)


def _year(token: Token, grammar: Grammar) -> Token:
    """Return the year that an ordinal in words counts: "екі мың отызыншы"."""
    if token.kind is not Kind.ORDINAL or token.value not in YEARS:
        return token
    return _as(str(token.value), token, grammar)


def _turned(tokens: list[Token], at: int, grammar: Grammar) -> tuple[list[Token], int] | None:
    """Read the chunks of a time and turn them round; None where no time begins."""
    chunks = _chunks(tokens, at, grammar)
    if not chunks:
        return None
    last, end = chunks[-1], chunks[-1].end
    if len(chunks) == 1 and _needs_whole(last.words[-1], grammar):
        return [one._replace(kind=Kind.WORD, value=0, classes=0) for one in tokens[at:end]], end
    if grammar.order.habits.intersection(one.word for one in tokens[end : end + 2]):
        return None
    preposition, end = _preposition(last, tokens[end].word, grammar)
    if preposition is None and len(chunks) == 1 and len(last.words) == 1:
        return None
    put = [_as(preposition, tokens[at], grammar)] if preposition else []
    start, stop = tokens[at].start, tokens[end - 1].end
    words = _joined(chunks, grammar)
    if len(chunks) == 1:
        put = [one._replace(end=start) for one in put]
        return [*put, *words[:-1], words[-1]._replace(end=stop)], end
    return [one._replace(start=start, end=stop) for one in (*put, *words)], end


def _chunks(tokens: list[Token], at: int, grammar: Grammar) -> list[Chunk]:
    """Read chunks, each of which belongs to the one behind it."""
    found: list[Chunk] = []
    while chunk := _chunk(tokens, at, grammar):
        if found and not _belongs(found[-1], chunk, grammar):
            break
        found.append(chunk)
        at = chunk.end
    return found


def _preposition(last: Chunk, behind: str, grammar: Grammar) -> tuple[str | None, int]:
    """Return what to put before a time for its case and the word behind it; the place behind."""
    order = grammar.order
    found = order.prepositions.get((last.case, behind))
    end = last.end + (found is not None)
    found = found or order.prepositions.get((last.case, ""))
    return (order.lengths.get(found or "", found) if last.is_length else found), end


def _needs_whole(head: Token, grammar: Grammar) -> bool:
    """Tell what is a time only behind what it is of: "маусымында" is in its June, or season."""
    return head.kind is Kind.ORDINAL or head.word in grammar.order.dependent


def _chunk(tokens: list[Token], at: int, grammar: Grammar) -> Chunk | None:
    """Read the words that lead up to one head, such as "1 шілдеге", "алдағы алты айда"."""
    first, cases = at, grammar.order.cases
    if named := grammar.holidays.longest(tokens, at):
        return _holiday(tokens[at : named[1]], named[1], grammar)
    while at - first < _MOST_WORDS and _leads(tokens, at):
        at += 1
    head = tokens[at]
    if at > first and grammar.holidays.longest(tokens, at):
        return None
    if head.kind in _HEADS:
        words, at = tokens[first : at + 1], at + 1
        case = cases.get(head.word, grammar.order.bare)
        if _only_repeats(head, tokens[at]) and tokens[at].word in cases:
            case, at = cases[tokens[at].word], at + 1
        return Chunk(_yearly(words), case, at)
    ordinal = tokens[at - 1]
    if at > first and ordinal.kind is Kind.ORDINAL and ordinal.word in cases:
        return Chunk(tokens[first:at], cases[ordinal.word], at)
    return None


def _holiday(words: list[Token], end: int, grammar: Grammar) -> Chunk:
    name = " ".join(one.word for one in words)
    return Chunk(words, grammar.order.cases.get(name, grammar.order.bare), end)


def _yearly(words: list[Token]) -> list[Token]:
    """Leave out a "year" behind its number."""
    is_numbered = len(words) > 1 and words[-1].classes & YEAR_WORD and is_year(words[-2])
    return words[:-1] if is_numbered else words


def _leads(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.THIS and _is_subject(token, tokens[at + 1]):
        return False
    if token.kind in _LEADING or token.classes & _BEFORE_HEAD:
        return True
    if not token.classes & _BETWEEN or at == 0:
        return False
    return {tokens[at - 1].kind, tokens[at + 1].kind} <= _LEADING


def _is_subject(this: Token, behind: Token) -> bool:
    """Tell "this" of "бұл 2027 жылы болады" from that of a time."""
    return is_year(behind) or (this.value == 0 and behind.kind in _COUNTED)


def _only_repeats(head: Token, behind: Token) -> bool:
    """Tell the "month" of "шілде айында", the "day" of "дүйсенбі күні"."""
    return head.kind in _NAMED and behind.kind is Kind.UNIT


def _belongs(part: Chunk, whole: Chunk, grammar: Grammar) -> bool:
    """Tell whether a chunk depends on the one behind it."""
    head, year = whole.words[-1], _is_year(part)
    if part.case in grammar.order.inside:
        return True
    if part.case == grammar.order.bare:
        return head.kind is Kind.PART
    return year and head.kind in {Kind.MONTH, Kind.SEASON, Kind.ORDINAL}


def _is_year(part: Chunk) -> bool:
    """Tell "2027 жылы", "келесі жылы"."""
    last = part.words[-1]
    return is_year(last) or bool(last.classes & YEAR_WORD and part.words[0].kind is Kind.THIS)


def _joined(chunks: list[Chunk], grammar: Grammar) -> list[Token]:
    """Return the words of chunks, the last one first."""
    order, found = grammar.order, list[Token]()
    for chunk in reversed(chunks):
        first = chunk.words[0]
        dated = found and found[-1].kind is Kind.MONTH and is_year(first)
        if found and not dated:
            found.append(_as(order.of, first, grammar))
        if found and len(chunk.words) == 1 and first.kind is Kind.UNIT:
            found.append(_as(order.the, first, grammar))
        found += chunk.words
    return found


def _as(word: str, token: Token, grammar: Grammar) -> Token:
    return Token(*grammar.lexicon[word][:2], word, token.start, token.end, grammar.lexicon[word][2])
