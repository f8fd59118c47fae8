"""Speaking: which telling a sentence of another's voice belongs to, and whom it means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice, takewhile

import msgspec

from predtrack.reading.blocks import is_blockquote
from predtrack.reading.document import Document, names_author
from predtrack.reading.language import Language
from predtrack.reading.names import Name, find_names
from predtrack.reading.voices.article import NEAR, VoicedDocument
from predtrack.reading.voices.people import NOBODY, Speaker, in_own_form, whom
from predtrack.reading.voices.rule import SpeakerSort, VoiceRow
from predtrack.reading.voices.telling import Telling
from predtrack.reading.voices.view import View

_QUOTED = 0.5
"""Share in quotation marks of a sentence whose speaker stands beside its quotation."""
_LOOK_BACK = 4
"""Sentences in which a pronoun's person is looked for."""

_ORDER = tuple(VoiceRow)
"""Which telling of a sentence counts before which."""
_SAYING = frozenset(_ORDER[:3])
"""Rows by which somebody is quoted."""
_LAST = _ORDER.index(VoiceRow.IS_MINDED)
"""Rows from here on give a speaker where no other does."""
NOT_SPEAKING = frozenset(
    {SpeakerSort.FIRST, SpeakerSort.WE, SpeakerSort.YOU, SpeakerSort.ANYONE, SpeakerSort.THAT}
)


class HeardTelling(msgspec.Struct, frozen=True):
    """A telling and the sentence in which it stands, and the speaker that it means."""

    view: View
    telling: Telling
    speaker: Speaker


def told_of(article: VoicedDocument, number: int) -> HeardTelling | None:
    """Return the telling that a sentence belongs to, None where none is found."""
    view = article.view(number)
    telling = _own(view)
    if telling is not None:
        return _told(article, number, telling)
    if view.tellings and view.quoted < _QUOTED:
        return None
    for other, beside in _beside(article, number, view):
        return _told(article, other, beside)
    return None


def _told(article: VoicedDocument, number: int, telling: Telling) -> HeardTelling:
    view = article.view(number)
    return HeardTelling(view, telling, _speaker(article, number, view, telling))


def _own(view: View) -> Telling | None:
    speaking = [
        one for one in view.tellings if not one.passive and view.sort(one) not in NOT_SPEAKING
    ]
    return min(speaking, key=lambda one: _rank(view, one), default=None)


def _rank(view: View, telling: Telling) -> tuple[int, int, int]:
    """Put first who says it behind it, then who is named, then what begins first."""
    row = _ORDER.index(telling.row)
    vague = view.sort(telling) in (SpeakerSort.THING, SpeakerSort.NOBODY, SpeakerSort.WHO)
    group = 0 if telling.back and row <= 1 else 2 if vague or row >= _LAST else 1
    return group, telling.start, row


def saying_of(view: View) -> Telling | None:
    """Return the last telling of a sentence by which somebody is quoted."""
    found = [
        one
        for one in view.tellings
        if one.row in _SAYING and not one.passive and view.sort(one) not in NOT_SPEAKING
    ]
    return found[-1] if found else None


def _beside(article: VoicedDocument, number: int, view: View) -> Iterator[tuple[int, Telling]]:
    """Yield the tellings beside a sentence that has none of its own, the nearest first."""
    if view.quoted < _QUOTED:
        yield from _before_in_block(article, number, reach=1)
        yield from introduction(article, number)
        return
    yield from _after_quotation(article, number, view)
    yield from _before_in_block(article, number)
    yield from _after_in_block(article, number)
    yield from _other_blocks(article, number, view)


def introduction(article: VoicedDocument, number: int) -> Iterator[tuple[int, Telling]]:
    """Yield that with which the block before a sentence's ends, before a colon: "Berg said:"."""
    last = article.last_of_block_before(number)
    if last is not None and article.view(last).text.rstrip().endswith(":"):
        telling = saying_of(article.view(last))
        if telling:
            yield last, telling


def _after_quotation(
    article: VoicedDocument, number: int, view: View
) -> Iterator[tuple[int, Telling]]:
    """Yield that of the sentence in which the quotation ends."""
    last = view.quotations[-1]
    for other in article.later_in_block(number):
        after = article.view(other)
        if after.start >= last.end:
            return
        telling = saying_of(after)
        if telling:
            yield other, telling


def _before_in_block(
    article: VoicedDocument, number: int, *, reach: int | None = None
) -> Iterator[tuple[int, Telling]]:
    for other in islice(article.earlier_in_block(number), reach):
        telling = saying_of(article.view(other))
        if telling:
            yield other, telling


def _after_in_block(article: VoicedDocument, number: int) -> Iterator[tuple[int, Telling]]:
    for other in article.later_in_block(number):
        telling = saying_of(article.view(other))
        if telling:
            yield other, telling


def _other_blocks(
    article: VoicedDocument, number: int, view: View
) -> Iterator[tuple[int, Telling]]:
    """Yield that of the paragraphs before, and of the next one where the quotation runs on.

    Of a blockquote it is only that which introduces it: what is above it may be of somebody else.
    """
    if _is_apart(article, number):
        yield from introduction(article, _first_apart(article, number))
        return
    if view.quotations[-1].runs_on:
        for other in article.next_block(number):
            telling = saying_of(article.view(other))
            if telling:
                yield other, telling
    for other in article.blocks_before(number):
        telling = saying_of(article.view(other))
        if telling:
            yield other, telling


def _first_apart(article: VoicedDocument, number: int) -> int:
    """Return the first sentence of a blockquote, of those that are looked at."""
    earlier = range(number - 1, max(-1, number - 1 - NEAR), -1)
    return min(takewhile(partial(_is_apart, article), earlier), default=number)


def _is_apart(article: VoicedDocument, number: int) -> bool:
    document = article.document
    return is_blockquote(document.text, document.blocks[article.block(number)])


def _speaker(article: VoicedDocument, number: int, view: View, telling: Telling) -> Speaker:
    sort = view.sort(telling)
    if sort in (SpeakerSort.HE, SpeakerSort.SHE, SpeakerSort.THEY, SpeakerSort.IT):
        return _antecedent(article, number, view, telling, sort)
    if sort is SpeakerSort.WHO or sort is SpeakerSort.NOBODY:
        return NOBODY
    start, end = view.start + telling.source_start, view.start + telling.source_end
    speaker = whom(article.document, start, end)
    if telling.row is not VoiceRow.ACCORDING or not speaker.name:
        return speaker
    return in_own_form(article.document, speaker)


def _antecedent(
    article: VoicedDocument, number: int, view: View, telling: Telling, sort: SpeakerSort
) -> Speaker:
    """Return whom a pronoun means: the only one of its sort named in the nearest sentence."""
    named = _named(article, view, view.start, view.start + telling.source_start, sort)
    other = number
    while not named and other > 0 and number - other < _LOOK_BACK:
        other -= 1
        if names_author(article.document, article.block(other)):
            break
        before = article.view(other)
        named = _named(article, before, before.start, before.end, sort)
    return named.pop() if len(named) == 1 else NOBODY


def _named(
    article: VoicedDocument, view: View, start: int, end: int, sort: SpeakerSort
) -> set[Speaker]:
    """Return who is named in [start, end), outside quotation marks, whom a pronoun can mean."""
    document, found = article.document, set()
    for name in find_names(document.plain, [(start, end)], language=document.language):
        if view.is_quoted(name.start - view.start) or name.is_body != (
            sort in (SpeakerSort.IT, SpeakerSort.THEY)
        ):
            continue
        if _may_be_noun(document, view, name):
            continue
        speaker = whom(document, name.start, name.end)
        if speaker.name and _can_be(speaker.role, sort, document.language):
            found.add(speaker)
    return found


def _may_be_noun(document: Document, view: View, name: Name) -> bool:
    """Tell a word that may have its capital only because the sentence begins with it.

    Where names have cases nouns have no article, so that any of them may begin a sentence.
    """
    if not document.language.names.nominative or " " in name.words:
        return False
    opens = not document.plain[view.start : name.start].strip('"-–— ')
    return opens and not document.people_named(name.words)


def _can_be(role: str, sort: SpeakerSort, language: Language) -> bool:
    names = language.names
    return not (
        (sort is SpeakerSort.HE and role in names.female)
        or (sort is SpeakerSort.SHE and role in names.male)
    )
