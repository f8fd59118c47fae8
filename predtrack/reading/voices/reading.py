"""Reading whose voice a sentence is, and who speaks where it is another's.

Whether it is another's is the sum of a bias and of what each sign is worth; who speaks is told by
the telling that the sentence belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from predtrack.models.statement import Attribution, Cue, Voice, Words
from predtrack.reading.cues.weights import voice_weights
from predtrack.reading.voices.article import VoicedDocument
from predtrack.reading.voices.people import NOBODY, Speaker, label_speaker
from predtrack.reading.voices.signs import Mark, Sign, signs_of
from predtrack.reading.voices.speaking import HeardTelling, introduction, pointed_at, told_of

_LEAST = 0.02
"""Log odds under which a sign tells nothing."""


class Heard(msgspec.Struct, frozen=True):
    """Whose voice a sentence is: who speaks, the words that told, and what each sign added."""

    voice: Voice
    speaker: str | None = None
    role: str | None = None
    attribution: Attribution | None = None
    cues: tuple[Cue, ...] = ()


def read_voice(article: VoicedDocument, number: int, strongest: int | None) -> Heard:
    """Tell whose voice a sentence is, by its number in the document.

    ``strongest`` is the place in the text of the words that speak most for a statement.
    """
    signs = list(find_signs(article, number, strongest))
    weights = voice_weights(article.document.language)
    cues = tuple(_cues(article, number, signs, weights.of))
    if weights.bias + sum(one.added for one in cues) < 0:
        return Heard(Voice.AUTHOR, cues=cues)
    return _heard(article, number, cues)


def find_signs(article: VoicedDocument, number: int, strongest: int | None) -> Iterator[Sign]:
    """Yield what tells whose words a sentence is, within it and around it."""
    view = article.view(number)
    place = None if strongest is None else strongest - view.start
    yield from signs_of(view, article.before(number), place)
    if article.block(number) in article.labels:
        yield Sign(Mark.LABEL, 0, 0)
    if any(introduction(article, number)) or any(pointed_at(article, number)):
        yield Sign(Mark.INTRODUCED, 0, 0)


def _cues(
    article: VoicedDocument, number: int, signs: list[Sign], weights: Mapping[str, float]
) -> Iterator[Cue]:
    view, text = article.view(number), article.document.text
    for sign in signs:
        added = weights.get(sign.name)
        if added and abs(added) >= _LEAST:
            start, end = view.start + sign.start, view.start + sign.end
            yield Cue(sign.name, text[start:end], start, end, added)


def _heard(article: VoicedDocument, number: int, cues: tuple[Cue, ...]) -> Heard:
    label = article.labels.get(article.block(number))
    if label is not None:
        speaker = label_speaker(article.document, *label)
        return _named(speaker, Attribution(_words(article, *label), None), cues)
    told = told_of(article, number)
    speaker = told.speaker if told else NOBODY
    return _named(speaker, _attribution(article, told), cues)


def _named(speaker: Speaker, attribution: Attribution, cues: tuple[Cue, ...]) -> Heard:
    return Heard(Voice.OTHER, speaker.name or None, speaker.role or None, attribution, cues)


def _attribution(article: VoicedDocument, told: HeardTelling | None) -> Attribution:
    if told is None:
        return Attribution(None, None)
    start, telling = told.view.start, told.telling
    source = _words(article, start + telling.source_start, start + telling.source_end)
    cue = _words(article, start + telling.start, start + telling.end)
    return Attribution(source if source.text else None, cue)


def _words(article: VoicedDocument, start: int, end: int) -> Words:
    return Words(article.document.text[start:end], start, end)
