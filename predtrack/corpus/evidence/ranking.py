"""Ranking: the passages that bear most on a prediction, whichever way it came out.

BM25 (Robertson and Zaragoza, 2009) with a worth for each word, over passages. Days are inclusive
but for the one behind which evidence begins.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from predtrack.corpus.evidence.index import Hit, Index
from predtrack.corpus.evidence.passages import same_words
from predtrack.corpus.evidence.query import Query, SearchWord
from predtrack.corpus.evidence.stems import Stemmer
from predtrack.models.passage import Passage
from predtrack.models.prediction import Prediction

K1, B = 1.5, 0.2
"""How soon a word's repetition counts no more, and how much a long passage is held against it."""
_NEAR = 0.25
"""How much more a passage of the looked-for day is worth than one of any other time."""
LEAST_SPAN = 30
"""Days in which a passage is near, at least."""
TITLED = 1.5
"""How much of a word in the passage is one in its article's title (BM25F)."""
POSTINGS = 200_000
"""Places of words that are gone through to find candidates; the commonest words are left out."""
_CANDIDATES = 200
_LEAST = 0.1
"""Share of what the query is worth that a passage has at least, if it is to be shown."""
REPEATED = 0.6
"""Share of a passage from which it does no more than repeat the quote."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: passages published later than ``after``, or undated where it is None.

    ``near`` is the day around which they are worth more, None for none, ``span`` the days in which
    that is.
    """

    query: Query
    after: date | None
    near: date | None = None
    span: int = LEAST_SPAN


def wanted_for(query: Query, prediction: Prediction, after: date | None) -> Wanted:
    """Return what is looked for on a prediction: its deadline is the day around which it is."""
    latest = prediction.deadline.latest
    if latest is None or after is None:
        return Wanted(query, after)
    return Wanted(query, after, latest, (latest - after).days // 2)


def find_passages(index: Index, stemmer: Stemmer, wanted: Wanted, limit: int) -> list[Passage]:
    """Return the passages that bear most on what is looked for, best first, ``limit`` at most."""
    rarity = {
        one: _rarity(index.frequency(one.stem, is_prefix=one.is_prefix), index.size)
        for one in wanted.query.words
    }
    phrases = list(_phrases(rarity))
    if not phrases:
        return []
    found = index.candidates(phrases, wanted.after, max(_CANDIDATES, limit))
    hits = [one for one in index.read(found) if not _repeats(one.text, wanted.query.repeated)]
    least = _LEAST * _whole(rarity)
    scored = zip(hits, _scores(hits, stemmer, rarity), strict=True)
    passages = [_passage(hit, score * _near(hit, wanted)) for hit, score in scored if score > least]
    return sorted(passages, key=lambda one: (-one.score, one.published or date.min))[:limit]


def _whole(rarity: Mapping[SearchWord, tuple[int, float]]) -> float:
    """Return what a passage is worth in which every word stands once that stands anywhere."""
    matters: dict[str, float] = {}
    for word, (frequency, weight) in rarity.items():
        worth = word.worth * weight if frequency else 0.0
        matters[word.matter] = max(worth, matters.get(word.matter, 0.0))
    return sum(matters.values())


def _rarity(frequency: int, total: int) -> tuple[int, float]:
    """Return a word's number of passages, and its inverse frequency as BM25 has it."""
    return frequency, math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _phrases(rarity: Mapping[SearchWord, tuple[int, float]]) -> Iterator[tuple[str, float]]:
    """Yield the words that candidates are found by, with their weights: the best, few enough."""
    left = POSTINGS
    best = sorted(rarity.items(), key=lambda one: -one[0].worth * one[1][1])
    for place, (word, (frequency, weight)) in enumerate(best):
        if frequency and (frequency <= left or not place):
            left -= frequency
            yield word.phrase, word.worth * weight


def _repeats(passage: str, quote: bytes) -> bool:
    same = same_words(passage)
    return bool(quote) and quote in same and len(quote) > REPEATED * len(same)


def _scores(
    hits: Sequence[Hit], stemmer: Stemmer, rarity: Mapping[SearchWord, tuple[int, float]]
) -> list[float]:
    counts = stemmer.count([one.text for one in hits])
    titles = stemmer.count([one.article.title or "" for one in hits])
    lengths = [sum(one.values()) for one in counts]
    mean = sum(lengths) / max(1, len(lengths)) or 1
    return [
        _score(count, title, 1 - B + B * length / mean, rarity)
        for count, title, length in zip(counts, titles, lengths, strict=True)
    ]


def _score(
    count: Counter[str],
    title: Counter[str],
    length: float,
    rarity: Mapping[SearchWord, tuple[int, float]],
) -> float:
    """Return what a passage is worth: of the words for one matter the best counts."""
    matters: dict[str, float] = {}
    for word, (_, weight) in rarity.items():
        times = _times(word, count) + TITLED * _times(word, title)
        worth = word.worth * weight * times * (K1 + 1) / (times + K1 * length)
        if worth > matters.get(word.matter, 0.0):
            matters[word.matter] = worth
    return sum(matters.values())


def _times(word: SearchWord, count: Counter[str]) -> int:
    if word.is_prefix:
        return sum(times for stem, times in count.items() if stem.startswith(word.stem))
    return count[word.stem]


def _near(hit: Hit, wanted: Wanted) -> float:
    """Return by how much a passage counts more for its day."""
    if wanted.near is None or hit.article.published is None:
        return 1.0
    days = abs((hit.article.published - wanted.near).days)
    return 1 + _NEAR * math.exp(-days / max(wanted.span, LEAST_SPAN))


def _passage(hit: Hit, score: float) -> Passage:
    article, found = hit.article, hit.candidate
    return Passage(
        text=hit.text,
        source=article.source,
        start=found.start,
        end=found.end,
        published=article.published,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        copies=found.copies,
        score=round(score, 3),
    )
