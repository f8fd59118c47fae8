"""Worth checking: how well a claim could later be called true or false with little doubt.

A claim's features are named: its ``day`` and ``kind``, how it is hedged, whether it holds a number,
whether a name or a bare pronoun stands before its cue, and words of some sorts, once or more often
(``2``). ``checkable`` is the logistic function of a bias plus what each adds, as fitted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.statement import Claim, Cue, Kind, Statement
from predtrack.reading.cues.features import Feature
from predtrack.reading.cues.weights import check_weights, logistic
from predtrack.reading.hedges import find_hedge
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import lowered, plain

_LONG = 31
"""Words from which a claim is long."""

_NUMBER = pattern(r"\d(?<![\d.,]\d)(?!(?<=1)9\d\d(?![\d.,]\d)|(?<=2)0\d\d(?![\d.,]\d))[\d.,]*")
_NAME = pattern(r"(?:(?<=[a-z,;:] )|^[A-Z][\w.'-]* )[\"']?[A-Z][\w.'-]+")


def checked(
    claims: tuple[Claim, ...], statement: Statement, language: Language
) -> tuple[Claim, ...]:
    """Return the claims of a statement, each with its worth: by all its words where it is one."""
    if len(claims) == 1:
        return (_checked(claims[0], statement, statement.start, statement.end, language),)
    return tuple(_checked(one, statement, one.start, one.end, language) for one in claims)


def _checked(claim: Claim, statement: Statement, start: int, end: int, language: Language) -> Claim:
    weights = check_weights(language)
    words = statement.quote[start - statement.start : end - statement.start]
    cues = tuple(
        Cue(name, words[first:last], start + first, start + last, weights.of[name])
        for name, first, last in check_features(
            words,
            claim.deadline,
            statement.kind,
            cue_within(statement, start, end),
            language=language,
        )
        if weights.of.get(name)
    )
    worth = logistic(weights.bias + sum(one.added for one in cues))
    return replace(claim, checkable=worth, check_cues=cues)


def cue_within(statement: Statement, start: int, end: int) -> int:
    """Return how far behind ``start`` that rule fired which speaks most for it, 0 where none did."""
    fired = (one for one in statement.cues if start <= one.start < end and ":" not in one.name)
    most = max(fired, key=lambda one: one.added, default=None)
    return most.start - start if most else 0


def check_features(
    words: str, deadline: Deadline, kind: Kind, cue: int, *, language: Language
) -> Iterator[Feature]:
    """Yield the features of a claim in its article's ``words``, each once, and where they rest.

    ``cue`` is where in them that stands which says that it will be.
    """
    if deadline.basis is not Basis.ARTICLE:
        at = max(0, words.find(deadline.text or ""))
        yield f"day:{deadline.basis}", at, at + len(deadline.text or "")
    yield f"kind:{kind}", 0, 0
    yield f"hedge:{find_hedge(words, language=language)}", 0, 0
    levelled = plain(words)
    if number := _NUMBER.search(levelled):
        yield "number", *number.span()
    if name := _NAME.search(levelled, 0, cue):
        yield "actor:name", *name.span()
    seen = [(one[0], *one.span()) for one in language.cues.token.finditer(lowered(levelled))]
    if len(seen) >= _LONG:
        yield "long", 0, 0
    last = next((one for one in reversed(seen) if one[1] < cue), None)
    if last and last[0] in language.checking.pronouns:
        yield "actor:pronoun", *last[1:]
    yield from _sorts(seen, language)


def _sorts(seen: Sequence[Feature], language: Language) -> Iterator[Feature]:
    sorts, found = _sorts_of(language), dict[str, int]()
    for word, start, end in seen:
        for sort in sorts.get(word, ()):
            count = found[sort] = found.get(sort, 0) + 1
            if count <= 2:  # noqa: PLR2004  # more of a sort tell nothing more
                yield f"words:{sort}" + (" 2" if count > 1 else ""), start, end


@cache
def _sorts_of(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the sorts of each word that is of any."""
    found: dict[str, tuple[str, ...]] = {}
    for sort, words in language.checking.sorts.items():
        for word in words:
            found[word] = (*found.get(word, ()), sort)
    return found
