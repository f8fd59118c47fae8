"""What was said before: the sentences of its document that tell what a claim leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import chain, islice

from predtrack.reading.claims.brackets import BACKWARDS, in_brackets, named_of, noun_at
from predtrack.reading.claims.setting import LOOK_BACK, Setting
from predtrack.reading.document import NAMING
from predtrack.reading.language import Language
from predtrack.reading.names import find_names
from predtrack.reading.patterns import pattern
from predtrack.reading.sentences import Sentence
from predtrack.reading.typography import lowered
from predtrack.reading.voices.rule import SpeakerSort
from predtrack.reading.voices.speaking import saying_of

_FAR_BACK = 8
"""Sentences before one among which it is sought what a claim points at."""
_FIRST = 60
"""Characters in which a sentence's first name stands."""
_MOST = 2
"""Sentences that stand in one claim's brackets."""
_SUBJECT, _REACH = 3, 1000
"""Words of a subject without a name, and characters before it in which its noun may stand."""
_LEAD = 16
"""Characters before a noun in which it is told whether that is taken as known."""
_NEXT_FEW = 3
"""Sentences behind the first one of a text, where that takes as known what they name."""
_NEXT = 6
"""Spaces of a sentence of the paragraph before that says something."""

_NAMED = frozenset({SpeakerSort.NAME, SpeakerSort.BODY, SpeakerSort.OFFICE})
"""Sorts of sources that tell who speaks."""

_MARKS = '" ['
_OPENING = pattern(r"[\" \[]*")


class ClaimNeed(Enum):
    """What a claim needs of what was said before it."""

    SENTENCE = "the sentence before, at which it points"
    NAME = "a name, as it names nobody"
    SOMETHING = "what it takes as known, if that was named"


class _Words:
    """The words of claims of a language that what stands before is judged by, compiled."""

    def __init__(self, language: Language) -> None:
        words = language.claims
        self.pointing = pattern(words.pointing, re.IGNORECASE)
        self.determined = pattern(words.determined)
        self.demonstrative = pattern(words.demonstrative)
        self.determiner = pattern(words.determiner, re.IGNORECASE)
        self.idle = pattern(words.idle)
        self.personal = pattern(words.personal, re.IGNORECASE)
        self.bare = pattern(words.bare)
        self.answering = pattern(words.answering, re.IGNORECASE)
        self.chatter = tuple(f" {one}" for one in words.chatter)
        self.known = pattern(words.known)
        self.finite = pattern(words.finite)
        self.adjective = pattern(words.adjective)
        self.half, self.endings = pattern(words.half), words.no_noun
        self.plural = words.plural
        self.verbs = words.verbs | frozenset(words.agreeing)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def points_back(words: str, language: Language) -> bool:
    """Tell whether words point at what was said before them, by a pronoun or by "that plan"."""
    made_of = _words_of(language)
    return _has_pronoun(words, made_of) or any(
        one[1] not in words[: one.start()] for one in made_of.determined.finditer(words)
    )


def _has_pronoun(claim: str, words: _Words) -> bool:
    return bool(words.pointing.match(claim)) and not words.idle.match(claim)


def said_before(
    claim: str, setting: Setting, room: int, need: ClaimNeed, *, is_unsaid: bool = False
) -> str:
    """Return what was said before a claim that tells what it leaves open, in the document's words.

    That is the sentence that names what the claim calls "the plan", and the one directly before
    where a pronoun or "these" points at it; and where that is not understood by itself, the nearest
    one that is. ``room`` is how many characters there are, ``is_unsaid`` whether it is not known who
    speaks.
    """
    words = _words_of(setting.language)
    number, sentences = setting.number, setting.document.sentences
    known = _known(claim, setting)
    if need is ClaimNeed.SOMETHING and not (known or words.personal.match(claim)):
        return ""
    near = [*_saying(sentences[max(0, number - _FAR_BACK) : number][::-1], setting)]
    nouns = [*chain.from_iterable(known)]
    told = [*_telling(claim, known, near, setting)]
    if need is ClaimNeed.SENTENCE:
        is_shown = _has_pronoun(claim, words) or words.demonstrative.search(claim)
        if is_shown or len(told) < len(known) or not told:
            told = [*_pointed_at(near, setting), *told]
        if not near:
            told = [*_introduced_later(nouns, setting)]
        if len(told) == 1:
            told = [*_with_clear(told[0], near, setting)]
    elif need is ClaimNeed.NAME and not any(_is_named(one, setting) for one in told):
        told = [*islice(_clear(near, setting), 1)]
    if is_unsaid:
        told = [*_saying_who(setting), *told]
    chosen = [*dict.fromkeys(told)][:_MOST]
    return in_brackets(chosen, nouns, room, setting)


def _telling(
    claim: str, known: Sequence[tuple[str, ...]], near: Sequence[Sentence], setting: Setting
) -> Iterator[Sentence]:
    """Yield the sentences that name the person of a claim, and what it takes as known."""
    if _words_of(setting.language).personal.match(claim):
        yield from islice((one for one in near if _names_person(one, setting)), 1)
    first = near[-1].start if near else setting.view.start
    said = lowered(setting.document.plain[first : setting.view.start])
    for one in known:
        kin = (word for group in setting.language.claims.kin if one[0] in group for word in group)
        for word in (*one, *kin):
            having = [it for it in near if said.find(word, it.start - first, it.end - first) >= 0]
            found = _introducing(word, having, setting)
            if found:
                yield found
                break


def _saying_who(setting: Setting) -> Iterator[Sentence]:
    """Yield the nearest sentence before that tells who is quoted."""
    for number in range(setting.number - 1, max(-1, setting.number - 1 - LOOK_BACK), -1):
        view = setting.article.view(number)
        telling = saying_of(view)
        if telling:
            if view.sort(telling) in _NAMED:
                yield view.sentence
            return


def _pointed_at(near: Sequence[Sentence], setting: Setting) -> Iterator[Sentence]:
    """Yield the nearest sentence that says something."""
    return islice((one for one in near if not _is_idle(one, setting)), 1)


def _with_clear(one: Sentence, near: Sequence[Sentence], setting: Setting) -> Iterator[Sentence]:
    """Yield a sentence, and where that is not understood by itself one before it that is."""
    yield one
    if one in near and _needs(one, setting):
        rest = near[near.index(one) + 1 :]
        yield from islice(chain(_clear(rest, setting), rest), 1)


def _clear(near: Sequence[Sentence], setting: Setting) -> Iterator[Sentence]:
    """Yield the sentences that are understood by themselves."""
    return (
        one
        for one in near
        if _is_named(one, setting) and not _needs(one, setting) and not _is_idle(one, setting)
    )


def _known(claim: str, setting: Setting) -> list[tuple[str, ...]]:
    """Return what a claim takes as known, each by the nouns that it may be: "plan", "new"."""
    words, levelled = _words_of(setting.language), claim.lower()
    found = []
    for one in words.known.finditer(claim):
        first, second = one[1].lower(), (one[2] or "").lower()
        is_noun = second and not second.endswith(words.endings) and second not in words.verbs
        nouns = [second] if is_noun else [first]
        if is_noun and not words.adjective.search(first):
            nouns.append(first)
        told = tuple(noun.removesuffix(words.plural) for noun in nouns)
        if told[0] not in levelled[: one.start()]:
            found.append(told)
    return [*dict.fromkeys((*found, *_subject(claim, setting)))]


def _subject(claim: str, setting: Setting) -> Iterator[tuple[str, ...]]:
    """Yield the noun of a short subject without a name: "growth" for "Spending growth will …".

    A word that begins the claim is none unless the text before has it in small letters.
    """
    words, start = _words_of(setting.language), setting.view.start
    verb = words.finite.search(claim)
    subject = claim[: verb.start()] if verb else ""
    parts = subject.split()
    if not 1 <= len(parts) <= _SUBJECT or not subject[1:].islower() or "'" in subject:
        return
    noun = parts[-1].lower()
    if len(parts) > 1 or setting.document.plain.find(f" {noun}", max(0, start - _REACH), start) > 0:
        yield (noun.removesuffix(words.plural),)


def _names_person(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence names somebody in full, with an honorific, or begins with a name."""
    places, document = [(one.start, one.end)], setting.document
    names = find_names(document.plain, places, language=setting.language)
    return _first_name(one, setting) or any(
        not name.is_body and (name.role or " " in name.words) for name in names
    )


def _introduced_later(nouns: Sequence[str], setting: Setting) -> Iterator[Sentence]:
    """Yield the sentence behind the first one of a text that names what that takes as known."""
    after = _saying(setting.document.sentences[setting.number + 1 :][:_NEXT_FEW], setting)
    found = (one for one in after if _is_named(one, setting) and noun_at(nouns, one, setting))
    return islice(found, 1)


def _saying(sentences: Sequence[Sentence], setting: Setting) -> Iterator[Sentence]:
    """Yield the sentences that are long enough, up to one that is no paragraph's."""
    document = setting.document
    block = document.sentences[setting.number].block
    for one in sentences:
        if document.block_of(one).kind not in NAMING:
            return
        is_short = one.text.count(" ") < (1 if one.block == block else _NEXT)
        if not is_short and (one.text.isascii() or BACKWARDS.isdisjoint(one.text)):
            yield one


def _is_idle(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence says nothing by itself: an answer, a word of the page, half of one."""
    words, levelled = _words_of(setting.language), setting.document.plain[one.start : one.end]
    if words.half.match(levelled) or words.answering.fullmatch(levelled):
        return True
    said = f" {levelled.lower().lstrip(_MARKS)}"
    return any(one in said for one in words.chatter)


def _introducing(word: str, near: Sequence[Sentence], setting: Setting) -> Sentence | None:
    """Return the nearest sentence that has what a claim takes as known, best one with a name.

    Where several have one, it is the one that does not itself take it as known.
    """
    words = _words_of(setting.language)
    found = [
        (one, place)
        for one in near
        if (place := noun_at([word], one, setting)) and not _is_idle(one, setting)
    ]
    if len(found) == 1:
        return found[0][0]

    def rank(having: tuple[Sentence, tuple[int, int]]) -> tuple[bool, bool]:
        one, (at, _) = having
        lead = setting.document.plain[max(one.start, at - _LEAD) : at]
        return _is_named(one, setting), words.determiner.search(lead) is None

    return max(found, key=rank)[0] if found else None


def _is_named(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence names somebody or something."""
    named = named_of(setting.language).search(setting.document.plain, one.start, one.end)
    return named is not None or _first_name(one, setting)


def _first_name(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence begins with a name; a single word is one only before its verb."""
    language, levelled = setting.language, setting.document.plain
    opening = _OPENING.match(levelled, one.start, one.end)
    start = opening.end() if opening else one.start
    place = (start, min(one.end, start + _FIRST))
    name = next(find_names(levelled, [place], language=language), None)
    if name is None or levelled[start : name.start].strip(" ") not in ("", name.role):
        return False
    is_plain = name.is_body or " " in name.words or levelled.startswith(",", name.end)
    return is_plain or _words_of(language).finite.match(levelled, name.end + 1) is not None


def _needs(one: Sentence, setting: Setting) -> bool:
    """Tell whether a sentence is itself not understood without the one before it."""
    words = _words_of(setting.language)
    levelled = setting.document.plain[one.start : one.end].lstrip(_MARKS)
    is_bare = words.bare.match(levelled) and not _first_name(one, setting)
    if points_back(levelled, setting.language) or is_bare or one.text.endswith("?"):
        return True
    return not (setting.title or _is_named(one, setting))
