"""Standing alone: who is meant in the place of a pronoun, and which day, year or country.

Where two could be meant, the pronoun stays. What is added stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import chain

import msgspec

from predtrack.models.deadline import Deadline
from predtrack.models.statement import Voice
from predtrack.reading.claims.passage import Passage
from predtrack.reading.claims.peeling import Peeled
from predtrack.reading.claims.rule import NEVER
from predtrack.reading.claims.splitting import is_dated
from predtrack.reading.deadlines.yearends import US_FEDERAL
from predtrack.reading.document import NAMING, Document, names_author
from predtrack.reading.language import Language
from predtrack.reading.names import find_names, is_body, surname
from predtrack.reading.patterns import pattern
from predtrack.reading.times import Unit
from predtrack.reading.typography import plain
from predtrack.reading.voices.article import Article
from predtrack.reading.voices.people import Speaker, whom
from predtrack.reading.voices.reading import Heard
from predtrack.reading.voices.rule import Sort
from predtrack.reading.voices.sources import is_person, sort_of
from predtrack.reading.voices.view import View

LOOK_BACK = 2
"""Sentences before one in which a pronoun's person is looked for."""
FAR = timedelta(days=180)
"""From here on a day of the month that has gone by is as near as the next one."""
WEEK = timedelta(days=7)
"""How far off a day of the week is that may as well be the day of publication."""
SPACES = 6
"""Spaces of a sentence of the paragraph before that says something."""
SHORT, ROOM = 196, 160
"""Characters of a claim with its brackets, and those of brackets that a long one is given still."""
CONTEXT = 240
"""Characters of two sentences that stand in brackets where the nearer one alone tells too little."""
SOME = 60
"""Characters of the farther one that tell something."""
OBJECT = " "
"""The form of a first person that is no subject: it stands for a name only beside one that is."""
SOURCE = 6
"""Words of a source that stand in the place of a pronoun."""
MEANT = {Sort.IT: (Sort.BODY, Sort.OFFICE, Sort.NAME), Sort.THEY: (Sort.SORT,)}
"""Of which sorts a source is that says of itself "it" or "they"."""

_WORD = pattern(r"[\w']+")
_BEHIND = pattern(r" ([\w']+)")
_YEAR = pattern(r"\d{4}")


class Setting(msgspec.Struct, frozen=True):
    """Where a statement stands, and whose words it is; title and day are the article's."""

    article: Article
    number: int
    heard: Heard
    title: str | None = None
    published: date | None = None

    @property
    def view(self) -> View:
        """The sentence of the statement."""
        return self.article.view(self.number)

    @property
    def sentence(self) -> str:
        """The sentence as the text writes it."""
        return self.document.sentences[self.number].text

    @property
    def document(self) -> Document:
        """The document in which it stands."""
        return self.article.document

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.document.language


class _Words:
    """The words of claims of a language that standing alone asks for, compiled."""

    def __init__(self, language: Language) -> None:
        self.made_of = words = language.claims
        days = chain.from_iterable((*language.times.months, *language.times.weekdays))
        calendar = "|".join(map(re.escape, days)) or NEVER
        self.named = pattern(rf"[\w,] \[?(?!(?i:{calendar})\b)[A-Z][\w.]")
        self.modal, self.heads = pattern(words.modal), pattern(words.heads)
        self.everyone, self.expletive = pattern(words.everyone), pattern(words.expletive)
        self.pointing = pattern(words.pointing, re.IGNORECASE)
        self.definite = pattern(words.definite, re.IGNORECASE)
        self.bare, self.idle = pattern(words.bare), pattern(words.idle)
        self.answering = pattern(words.answering, re.IGNORECASE)
        self.unsettled = pattern(words.unsettled, re.IGNORECASE)
        self.speaking = pattern(words.speaking)
        self.country, self.countries = pattern(words.country), pattern(words.countries)


@cache
def _words_of(language: Language) -> _Words:
    return _Words(language)


def standing_alone(said: Passage, peeled: Peeled, setting: Setting) -> Passage:
    """Return a clause with who is meant in the place of its pronouns, as far as the text tells."""
    words = _words_of(setting.language)
    said = _with_source(said, peeled, setting, words)
    said = _with_body(said, setting, words)
    for table, name in _first_persons(peeled, setting, words):
        said = _with_speaker(said, table, name, setting, words)
    said = _with_antecedent(said, setting)
    return _with_country(said, setting, words)


def leaves_open(said: Passage, setting: Setting) -> bool:
    """Tell whether a clause has a pronoun left that its sentence's own words may explain."""
    words = _words_of(setting.language)
    parts = [word.lower() for word in _WORD.findall(said.words)]
    first = setting.language.names.pronouns.get(parts[0].partition("'")[0]) if parts else None
    is_named = first in (Sort.IT, Sort.THEY) and not words.expletive.match(said.words)
    return is_named or not words.made_of.undone.isdisjoint(parts)


def with_context(claim: str, setting: Setting, *, before: str | None = None) -> str:
    """Return a claim with what it points at in brackets: "This will …", "the plant will close".

    One that speaks of "I" or "we" is given who speaks, where that is known, and the title of what
    it stands in; the others, and it where neither is known, the words before, or else the title.
    ``before`` is the clause before, None for the sentence before.
    """
    words, levelled = _words_of(setting.language), plain(claim).lstrip('"')
    title = " ".join((setting.title or "").split())
    speaks = words.speaking.search(levelled) is not None and not _is_own(levelled, setting)
    who = _who(setting) if speaks else ""
    told = title if speaks and " " in title else ""
    is_open = speaks or _points(levelled, words) or _is_definite(levelled, words)
    if not told and (is_open or (before is None and _is_unnamed(levelled, words))):
        room = max(ROOM, SHORT - len(claim) - len(who))
        told = _cut(before, room) if before else _said_before(setting, room, is_open=is_open)
        told = told or (title if " " in title else "")
    told = "; ".join(filter(None, (who, told)))
    return f"{claim} [{told}]" if told else claim


def _is_own(claim: str, setting: Setting) -> bool:
    """Tell whether a claim names who says it."""
    name = setting.heard.speaker
    return bool(name) and surname(name or "", setting.language) in claim


def _who(setting: Setting) -> str:
    """Return the person who says "I" or "we", with his office, if his full name is known."""
    heard, name = setting.heard, setting.heard.speaker or ""
    is_known = " " in name and is_person(name, setting.language)
    if heard.voice is not Voice.OTHER or not is_known:
        return ""
    return f"{name}, {heard.role}" if heard.role else name


def _points(claim: str, words: _Words) -> bool:
    return bool(words.pointing.match(claim)) and not words.idle.match(claim)


def _is_definite(claim: str, words: _Words) -> bool:
    """Tell whether a claim begins with something definite and names nobody."""
    return bool(words.definite.match(claim)) and not words.named.search(claim)


def _is_unnamed(claim: str, words: _Words) -> bool:
    """Tell whether a claim names nobody, or nobody before the verb of something definite."""
    is_nameless = not words.named.search(claim) and not words.countries.search(claim)
    return is_nameless or words.bare.match(claim) is not None


def _needs(sentence: str, words: _Words) -> bool:
    """Tell whether a sentence is itself not understood without the one before it."""
    return bool(
        not words.named.search(sentence)
        or words.pointing.match(sentence)
        or words.bare.match(sentence)
        or words.speaking.search(sentence)
    )


def _cut(text: str, room: int) -> str:
    """Return words on one line, without marks around them, cut where they are many."""
    text = " ".join(text.split())
    inside = text.strip(' "“”')
    text = text if set(inside) & set('"“”') else inside
    return text if len(text) <= room else f"{text[:room].rpartition(' ')[0]}…"


def _said_before(setting: Setting, room: int, *, is_open: bool) -> str:
    """Return the sentence before a statement's, with the one before that if it needs it.

    It does where it points at it, names nobody, or but answers it ("Not quite."), when it alone
    tells nothing. A statement that is not ``is_open`` needs a name from them.
    """
    words, sentences = _words_of(setting.language), setting.document.sentences
    told, tells, is_named = "", False, is_open
    for number in range(setting.number - 1, max(-1, setting.number - 1 - LOOK_BACK), -1):
        one = sentences[number]
        distance = sentences[setting.number].block - one.block
        is_near = distance == 0 or (distance == 1 and one.text.count(" ") >= SPACES)
        if not is_near or setting.document.block_of(one).kind not in NAMING:
            break
        room = max(room, CONTEXT) if told else room
        if room - len(told) < SOME:
            break
        told = f"{_cut(one.text, room - len(told))} {told}".strip() if told else one.text.strip()
        levelled = setting.document.plain[one.start : one.end]
        tells = tells or not words.answering.fullmatch(levelled)
        is_named = is_named or words.named.search(levelled) is not None
        if not _needs(levelled.lstrip('" ['), words):
            break
    return _cut(told, room) if tells and is_named else ""


def with_day(words: str, deadline: Deadline, setting: Setting) -> str:
    """Return a claim with year or day in brackets behind the words that its deadline rests on."""
    told, language = deadline.text, setting.language
    if not told or not is_dated(deadline) or _YEAR.search(told) or "[" in words:
        return words
    if _is_unsettled(told, deadline, setting):
        return words
    at = words.lower().find(told.lower())
    end = at + len(told)
    if at < 0 or words[end : end + 1].isalnum():
        return words
    possessive = language.names.possessive
    end += len(possessive) if words.startswith(possessive, end) else 0
    return f"{words[:end]} [{_day(deadline, told, language)}]{words[end:]}"


def _is_unsettled(told: str, deadline: Deadline, setting: Setting) -> bool:
    """Tell whether another day may be meant: then a claim gets none.

    A day of the month that has just gone by may be, or on a Monday that Monday; a fiscal year ends
    as its company's do, and "for six weeks" begins when it begins.
    """
    language, last, written = setting.language, deadline.latest, setting.published
    parts = _parts_of(told)
    away = last - written if last and written else timedelta()
    is_day = not parts.isdisjoint(_months(language)) and any(map(str.isdigit, told))
    is_weekday = not parts.isdisjoint(chain.from_iterable(language.times.weekdays))
    why, federal = deadline.assumption or "", US_FEDERAL.why.partition("{")[0]
    return (
        (is_day and away > FAR)
        or (is_weekday and away == WEEK)
        or why.startswith(federal)
        or _words_of(language).unsettled.search(plain(told)) is not None
    )


def with_other_day(claim: str, old: Deadline, new: Deadline, language: Language) -> str:
    """Return a claim with the day of its other deadline in the brackets that ``with_day`` gave it."""
    if not (old.text and is_dated(old) and new.latest):
        return claim
    before, after = (f"[{_day(one, old.text, language)}]" for one in (old, new))
    return claim.replace(before, after) if claim.count(before) == 1 else claim


def _parts_of(told: str) -> frozenset[str]:
    """Return the words of a time, in small letters, what an apostrophe joins apart."""
    return frozenset(_WORD.findall(told.lower().replace("'", " ")))


@cache
def _months(language: Language) -> frozenset[str]:
    return frozenset(chain.from_iterable(language.times.months))


def _day(deadline: Deadline, told: str, language: Language) -> str:
    """Name what a deadline means by the least that is missing: year, month, or day."""
    last = deadline.latest
    if last is None:
        return ""
    parts = _parts_of(told)
    times, is_month_end = language.times, (last + timedelta(days=1)).day == 1
    is_year_end = is_month_end and last.month == 12  # noqa: PLR2004
    if not parts.isdisjoint(_months(language)) or (
        is_year_end and not parts.isdisjoint(times.units[Unit.YEAR])
    ):
        return str(last.year)
    if is_month_end and not parts.isdisjoint(times.units[Unit.MONTH]):
        return f"{last:%Y-%m}"
    if deadline.earliest == last:
        return last.isoformat()
    return f"{language.claims.until} {last.isoformat()}"


def _with_source(said: Passage, peeled: Peeled, setting: Setting, words: _Words) -> Passage:
    """Put who says it in the place of "it" or "they" at the beginning of what he says."""
    telling, view = peeled.telling, setting.view
    if telling is None or telling.back or said.start != peeled.said.start:
        return said
    first = said.words.partition(" ")[0]
    bare, apostrophe, rest = first.partition("'")
    form = words.made_of.contracted.get(apostrophe + rest) if apostrophe else ""
    pronoun = setting.language.names.pronouns.get(bare.lower(), Sort.WHO)
    source = view.source(telling).strip()
    if view.sort(telling) not in MEANT.get(pronoun, ()) or words.expletive.match(said.words):
        return said
    if form is None or len(source.split()) > SOURCE:
        return said
    return said.replaced(0, len(first), source + form)


def _with_body(said: Passage, setting: Setting, words: _Words) -> Passage:
    """Put a body in the place of "it", where the sentence before begins with it and names no other."""
    first, language = said.words.partition(" ")[0], setting.language
    before = setting.article.before(setting.number)
    is_it = language.names.pronouns.get(first.lower()) is Sort.IT
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
    if sort is Sort.BODY and is_own and is_name and not person:
        yield made_of.many, _with_article(heard.speaker, setting)
    elif sort in (Sort.NAME, Sort.BODY) and person:
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
    said: Passage, table: Mapping[str, str], name: str, setting: Setting, words: _Words
) -> Passage:
    """Put a name in the place of a first person, all of its words or none."""
    found = [one for one in _WORD.finditer(said.words) if one[0] in table]
    is_many = table is words.made_of.many
    beside = (OBJECT, setting.language.names.possessive) if is_many else (OBJECT,)
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


def _with_antecedent(said: Passage, setting: Setting) -> Passage:
    """Put a name in the place of the first "he" or "she", the only one of whom it can be said."""
    pronouns = setting.language.names.pronouns
    subjects = setting.language.claims.subjects
    for one in _WORD.finditer(said.words):
        sort = pronouns.get(one[0].lower()) if one[0].lower() in subjects else None
        if sort in (Sort.HE, Sort.SHE):
            name = _antecedent(setting, said.places[one.start()], sort)
            return said.replaced(*one.span(), name) if name else said
        if one[0][:1].isupper() and one.start() > 0:
            return said
    return said


def _antecedent(setting: Setting, place: int, sort: Sort) -> str | None:
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


def _gender(one: Speaker, language: Language) -> Sort | None:
    names, first = language.names, one.name.partition(" ")[0].lower()
    if one.role in names.male or (" " in one.name and first in language.claims.male):
        return Sort.HE
    if one.role in names.female or (" " in one.name and first in language.claims.female):
        return Sort.SHE
    return None


def _with_country(said: Passage, setting: Setting, words: _Words) -> Passage:
    """Name the country behind "the country", where the document names just one."""
    found = words.country.search(said.words)
    if not found:
        return said
    named = {one[0] for one in words.countries.finditer(setting.document.plain)}
    if len(named) != 1 or named & set(words.countries.findall(said.words)):
        return said
    (name,) = named
    possessive = setting.language.names.possessive
    name += possessive if found[0].endswith(possessive) else ""
    return said.replaced(found.end(), found.end(), f" [{name}]")
