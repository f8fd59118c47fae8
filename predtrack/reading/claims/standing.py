"""Standing alone: who is meant in the place of a pronoun, and which country.

Where two could be meant, the pronoun stays. What is added stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from predtrack.models.statement import Voice
from predtrack.reading.claims.passage import PlacedWords
from predtrack.reading.claims.peeling import Peeled
from predtrack.reading.claims.setting import LOOK_BACK, Setting
from predtrack.reading.document import names_author
from predtrack.reading.language import Language
from predtrack.reading.names import find_names, is_body, surname
from predtrack.reading.patterns import pattern
from predtrack.reading.voices.people import Speaker, whom
from predtrack.reading.voices.rule import SpeakerSort
from predtrack.reading.voices.sources import is_person, sort_of

_OBJECT = " "
"""The form of a first person that is no subject: it stands for a name only beside one that is."""
_SOURCE = 6
"""Words of a source that stand in the place of a pronoun."""
_MEANT = {
    SpeakerSort.IT: (SpeakerSort.BODY, SpeakerSort.OFFICE, SpeakerSort.NAME),
    SpeakerSort.THEY: (SpeakerSort.SORT,),
}
"""Of which sorts a source is that says of itself "it" or "they"."""

_WORD = pattern(r"[\w']+")
_BEHIND = pattern(r" ([\w']+)")


class _Words:
    """The words of claims of a language that standing alone asks for, compiled."""

    def __init__(self, language: Language) -> None:
        self.made_of = words = language.claims
        self.modal, self.heads = pattern(words.modal), pattern(words.heads)
        self.everyone, self.expletive = pattern(words.everyone), pattern(words.expletive)
        self.country, self.countries = pattern(words.country), pattern(words.countries)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def standing_alone(said: PlacedWords, peeled: Peeled, setting: Setting) -> PlacedWords:
    """Return a clause with who is meant in the place of its pronouns, as far as the text tells."""
    words = _words_of(setting.language)
    said = _with_source(said, peeled, setting, words)
    said = _with_body(said, setting, words)
    for table, name in _first_persons(peeled, setting, words):
        said = _with_speaker(said, table, name, setting, words)
    said = _with_antecedent(said, setting)
    return _with_country(said, setting, words)


def leaves_open(said: PlacedWords, setting: Setting) -> bool:
    """Tell whether a clause has a pronoun left that its sentence's own words may explain."""
    words = _words_of(setting.language)
    parts = [word.lower() for word in _WORD.findall(said.words)]
    first = setting.language.names.pronouns.get(parts[0].partition("'")[0]) if parts else None
    is_named = first in (SpeakerSort.IT, SpeakerSort.THEY) and not words.expletive.match(said.words)
    return is_named or not words.made_of.undone.isdisjoint(parts)


def _with_source(said: PlacedWords, peeled: Peeled, setting: Setting, words: _Words) -> PlacedWords:
    """Put who says it in the place of "it" or "they" at the beginning of what he says."""
    telling, view = peeled.telling, setting.view
    if telling is None or telling.back or said.start != peeled.said.start:
        return said
    first = said.words.partition(" ")[0]
    bare, apostrophe, rest = first.partition("'")
    form = words.made_of.contracted.get(apostrophe + rest) if apostrophe else ""
    pronoun = setting.language.names.pronouns.get(bare.lower(), SpeakerSort.WHO)
    source = view.source(telling).strip()
    if view.sort(telling) not in _MEANT.get(pronoun, ()) or words.expletive.match(said.words):
        return said
    if form is None or len(source.split()) > _SOURCE:
        return said
    return said.replaced(0, len(first), source + form)


def _with_body(said: PlacedWords, setting: Setting, words: _Words) -> PlacedWords:
    """Put a body in the place of "it", where the sentence before begins with it and names no other."""
    first, language = said.words.partition(" ")[0], setting.language
    before = setting.article.before(setting.number)
    is_it = language.names.pronouns.get(first.lower()) is SpeakerSort.IT
    if not is_it or said.start > 1 or before is None or words.expletive.match(said.words):
        return said
    levelled = setting.document.plain
    names = [*find_names(levelled, [(before.start, before.end)], language=language)]
    if len(names) != 1 or not names[0].is_body or names[0].role or " " not in names[0].words:
        return said
    lead = levelled[before.start : names[0].start].strip(' "')
    if lead and lead.lower() not in language.names.determiners:
        return said
    return said.replaced(0, len(first), f"{lead} {names[0].words}".strip())


def _first_persons(
    peeled: Peeled, setting: Setting, words: _Words
) -> Iterator[tuple[Mapping[str, str], str]]:
    """Yield the forms of the first persons and the name that they stand for, where it is known.

    "I" is who is named beside the words; "we" is only the body that itself says them, or that the
    one who says them leads.
    """
    heard, made_of, language = setting.heard, words.made_of, setting.language
    source = heard.attribution.source if heard.attribution else None
    if heard.voice is not Voice.OTHER or not heard.speaker or source is None:
        return
    sort, is_own = sort_of(source.text, language), peeled.telling is not None
    is_name = heard.speaker.rpartition(" ")[2][:1].isupper()
    person = is_person(heard.speaker, language)
    if sort is SpeakerSort.BODY and is_own and is_name and not person:
        yield made_of.many, _with_article(heard.speaker, setting)
    elif sort in (SpeakerSort.NAME, SpeakerSort.BODY) and person:
        yield made_of.first, heard.speaker
        body = _led(heard.role or "", language, words) if is_own else None
        if body:
            yield made_of.many, body


def _with_article(name: str, setting: Setting) -> str:
    """Return a body's name with the article that stands before it in its text, if one does."""
    article = setting.language.claims.article
    return (
        f"{article} {name}"
        if f"{article} {name}".lower() in setting.document.plain.lower()
        else name
    )


def _led(role: str, language: Language, words: _Words) -> str | None:
    """Return the body for which somebody of an office speaks: the one that he leads."""
    if not words.heads.search(role.lower()):
        return None
    names = [one.words for one in find_names(role, [(0, len(role))], language=language)]
    return names[-1] if len(names) == 1 and role.endswith(names[0]) else None


def _with_speaker(
    said: PlacedWords, table: Mapping[str, str], name: str, setting: Setting, words: _Words
) -> PlacedWords:
    """Put a name in the place of a first person, all of its words or none."""
    found = [one for one in _WORD.finditer(said.words) if one[0] in table]
    is_many = table is words.made_of.many
    beside = (_OBJECT, setting.language.names.possessive) if is_many else (_OBJECT,)
    has_subject = any(table[one[0]] not in beside for one in found)
    if not found or words.everyone.search(said.words) or not has_subject:
        return said
    verbatim = any(setting.view.is_quoted(said.places[one.start()]) for one in found)
    if not verbatim and setting.view.quotations:
        return said
    edits: list[tuple[int, int, str]] = []
    for one in found:
        edit = _spoken(said.words, one, table[one[0]], words)
        if edit is None:
            return said
        edits.append(edit)
    short = surname(name, setting.language) if not is_body(name, setting.language) else name
    for number, (start, end, form) in reversed([*enumerate(edits)]):
        said = said.replaced(start, end, form.replace("\0", short if number else name))
    return said


def _spoken(
    text: str, pronoun: re.Match[str], form: str, words: _Words
) -> tuple[int, int, str] | None:
    """Return what stands in the place of a pronoun and its verb, None where the verb does not fit."""
    if form:
        return pronoun.start(), pronoun.end(), f"\0{form.rstrip()}"
    agreeing = words.made_of.agreeing
    behind = _BEHIND.match(text, pronoun.end())
    if behind and words.modal.fullmatch(behind[1]):
        return pronoun.start(), pronoun.end(), "\0"
    if behind and behind[1] in agreeing:
        return pronoun.start(), behind.end(), f"\0 {agreeing[behind[1]]}"
    return None


def _with_antecedent(said: PlacedWords, setting: Setting) -> PlacedWords:
    """Put a name in the place of the first "he" or "she", the only one of whom it can be said."""
    pronouns = setting.language.names.pronouns
    subjects = setting.language.claims.subjects
    for one in _WORD.finditer(said.words):
        sort = pronouns.get(one[0].lower()) if one[0].lower() in subjects else None
        if sort in (SpeakerSort.HE, SpeakerSort.SHE):
            name = _antecedent(setting, said.places[one.start()], sort)
            return said.replaced(*one.span(), name) if name else said
        if one[0][:1].isupper() and one.start() > 0:
            return said
    return said


def _antecedent(setting: Setting, place: int, sort: SpeakerSort) -> str | None:
    """Return the only one who is named before a pronoun and can be meant by it."""
    view, language = setting.view, setting.language
    spans = [(view.start, view.start + place)]
    for number in range(max(0, setting.number - LOOK_BACK), setting.number):
        one = setting.document.sentences[number]
        if not names_author(setting.document, one.block):
            spans.append((one.start, one.end))
    rivals: dict[str, Speaker] = {}
    for name in find_names(setting.document.plain, spans, language=language):
        if name.is_body:
            continue
        speaker = whom(setting.document, name.start, name.end)
        known = speaker if speaker.name else Speaker(name.words, name.role)
        if _gender(known, language) not in {None, sort}:
            continue
        rivals[known.name] = known
    if len(rivals) != 1:
        return None
    (only,) = rivals.values()
    is_own = setting.heard.speaker == only.name and view.is_quoted(place)
    return only.name if _gender(only, language) is sort and not is_own else None


def _gender(one: Speaker, language: Language) -> SpeakerSort | None:
    names, first = language.names, one.name.partition(" ")[0].lower()
    if one.role in names.male or (" " in one.name and first in language.claims.male):
        return SpeakerSort.HE
    if one.role in names.female or (" " in one.name and first in language.claims.female):
        return SpeakerSort.SHE
    return None


def _with_country(said: PlacedWords, setting: Setting, words: _Words) -> PlacedWords:
    """Name the country behind "the country", where the document names just one."""
    found = words.country.search(said.words)
    if not found:
        return said
    named = setting.document.countries
    if len(named) != 1 or named & set(words.countries.findall(said.words)):
        return said
    (name,) = named
    possessive = setting.language.names.possessive
    name += possessive if found[0].endswith(possessive) else ""
    return said.replaced(found.end(), found.end(), f" [{name}]")
