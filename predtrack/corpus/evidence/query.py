"""Queries: the words by which evidence is looked for, and what each is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from predtrack.corpus.evidence.passages import same_words, searched_words
from predtrack.corpus.evidence.stems import Stemmer
from predtrack.models.prediction import Prediction
from predtrack.reading.language import Language
from predtrack.reading.which_language import TONGUES

NAME, NUMBER, DEED, OTHER = 2.0, 1.4, 1.5, 1.0
"""What a name or a place, a number, a verb and any other word of a claim is worth."""
_SEVERAL = 0.65
"""How much of a name each of its words is worth where they are several."""
OFFICE = 0.8
"""What an office or honorific is worth: many hold one."""
_OPENING = 1.6
"""What a word is worth whose capital may be that of a sentence's beginning."""
YEAR_WORTH = 0.5
QUOTED, EVENT, TAG, TITLE = 0.6, 0.8, 0.8, 0.4
"""How much of that in the quote, an event's name, a tag, and a name in the article's title."""
_ALIKE = 0.6
"""How much of a word is worth another that tells of the same matter."""
_PART = 0.5
"""How much of a word with a hyphen each of its parts is worth."""
MOST_WORDS = 40
INFLECTED = 6
"""Letters from which a word in another script is looked for without its last two."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word that is looked for, its stem, and its worth; a prefix stands for what it begins.

    ``matter`` is the stem of the word of the claim that it stands in for: of all words of a matter
    a passage is given only the best.
    """

    text: str
    stem: str
    worth: float
    matter: str
    is_prefix: bool = False
    is_name: bool = False

    @property
    def phrase(self) -> str:
        """The word as FTS5 is asked for it, in quotes whatever it holds."""
        quoted = '"' + self.text.replace('"', '""') + '"'
        return f"{quoted} *" if self.is_prefix else quoted


@dataclass(frozen=True, slots=True)
class Query:
    """The words that are looked for; ``repeated`` is the quote, which is no evidence of itself."""

    words: tuple[SearchWord, ...]
    repeated: bytes = b""


class Asker:
    """Makes queries in one language, with the tokenizer of the index."""

    def __init__(self, stemmer: Stemmer, language: Language) -> None:
        self._stemmer = stemmer
        self._idle = self._stems(TONGUES[language.code].words | language.evidence.idle)
        self._offices = self._stems(language.names.offices | language.names.honorifics)
        self._groups = [self._stems(group) for group in language.evidence.alike]
        deeds = [language.claims.verbs, *language.evidence.alike]
        self._deeds = self._stems(frozenset[str]().union(*deeds))

    def ask(self, prediction: Prediction, title: str | None = None) -> Query:
        """Return the query for a prediction; ``title`` is that of its article."""
        worths: dict[str, tuple[float, str]] = {}
        self._gather(worths, prediction.claim, 1.0)
        self._gather(worths, prediction.quote, QUOTED)
        self._gather(worths, prediction.deadline.event or "", EVENT)
        self._gather(worths, " ".join(prediction.tags), TAG)
        named = [one for one in searched_words(title or "")[1:] if one[0].isupper()]
        self._gather(worths, " ".join(named), TITLE)
        return Query(self._chosen(worths), same_words(prediction.quote))

    def ask_words(self, text: str) -> Query:
        """Return the query of words that a person gives."""
        worths: dict[str, tuple[float, str]] = {}
        self._gather(worths, text, 1.0)
        return Query(self._chosen(worths))

    def _gather(self, worths: dict[str, tuple[float, str]], text: str, share: float) -> None:
        """Add what the words of a text are worth, each as where it is worth most."""
        found = list(_with_parts(_with_places(text)))
        stems = self._stems_of([word for word, _, _ in found])
        for (word, is_opening, part), stem in zip(found, stems, strict=True):
            if stem in self._idle or (len(word) == 1 and not word.isdigit()):
                continue
            worth = self._worth(word, stem, is_opening=is_opening) * share * part
            if worth > worths.get(stem, (0.0, ""))[0]:
                worths[stem] = worth, word

    def _worth(self, word: str, stem: str, *, is_opening: bool) -> float:
        if _YEAR.fullmatch(word):
            return YEAR_WORTH
        if stem in self._offices:
            return OFFICE
        if word[0].isdigit():
            return NUMBER
        if word[0].isupper() and not is_opening:
            return NAME
        if stem in self._deeds:
            return DEED
        return _OPENING if word[0].isupper() else OTHER

    def _chosen(self, worths: dict[str, tuple[float, str]]) -> tuple[SearchWord, ...]:
        """Return the words that are worth most, with those that tell of the same matter."""
        best = sorted(worths.items(), key=lambda one: -one[1][0])[:MOST_WORDS]
        words = [_word(text, stem, worth) for stem, (worth, text) in best]
        known = {one.stem for one in words}
        for one in list(words):
            alike = {
                other for group in self._groups if one.stem in group for other in group.items()
            }
            for stem, text in sorted(alike):
                if stem not in known:
                    known.add(stem)
                    words.append(SearchWord(text, stem, one.worth * _ALIKE, one.stem))
        return tuple(words)

    def _stems(self, words: Iterable[str]) -> dict[str, str]:
        """Return words by their stems."""
        listed = sorted(words)
        return dict(zip(self._stems_of(listed), listed, strict=True))

    def _stems_of(self, words: list[str]) -> list[str]:
        counts = self._stemmer.count(words)
        return [next(iter(one), word) for one, word in zip(counts, words, strict=True)]


def _word(text: str, stem: str, worth: float) -> SearchWord:
    is_name = text[0].isupper() and worth >= NAME
    if not text.isascii() and len(text) >= INFLECTED and text.isalpha():
        return SearchWord(stem[:-2], stem[:-2], worth, stem, is_prefix=True, is_name=is_name)
    return SearchWord(text, stem, worth, stem, is_name=is_name)


def _with_places(text: str) -> Iterator[tuple[str, bool, float]]:
    """Yield words, whether each is the first of a sentence, and its share of a name."""
    for sentence in re.split(r"(?<=[.!?…:])\s+|\n", text):
        words = searched_words(sentence)
        capitals = [False, *(word[0].isupper() for word in words), False]
        for place, word in enumerate(words):
            is_parted = capitals[place + 1] and (capitals[place] or capitals[place + 2])
            yield word, place == 0 and not is_parted, _SEVERAL if is_parted else 1.0


def _with_parts(words: Iterable[tuple[str, bool, float]]) -> Iterator[tuple[str, bool, float]]:
    """Yield words, and the parts of those with a hyphen, with the share that each is worth."""
    for word, is_opening, share in words:
        yield word, is_opening, share
        if "-" in word:
            yield from ((part, is_opening, share * _PART) for part in word.split("-"))
