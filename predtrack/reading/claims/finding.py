"""Finding claims: what has to be checked of a statement, one at a time, in words that stand alone."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from predtrack.models.deadline import Deadline
from predtrack.models.statement import Claim, Voice
from predtrack.reading.claims.brackets import BACKWARDS
from predtrack.reading.claims.context import with_context
from predtrack.reading.claims.days import with_day
from predtrack.reading.claims.passage import PlacedWords
from predtrack.reading.claims.peeling import Peeled, peeled
from predtrack.reading.claims.proposing import propose_claim, without_opening
from predtrack.reading.claims.setting import Setting
from predtrack.reading.claims.splitting import LONGEST, Clause, DayOf, clauses_of
from predtrack.reading.claims.standing import leaves_open, standing_alone
from predtrack.reading.cues.matching import Seen
from predtrack.reading.language import Language
from predtrack.reading.voices.rule import SpeakerSort

_SCHEDULED = timedelta(days=100)
"""The longest window that is a time at which something is to be, no stretch in which it may."""
_PRONOUNS = frozenset(
    {
        SpeakerSort.FIRST,
        SpeakerSort.WE,
        SpeakerSort.YOU,
        SpeakerSort.HE,
        SpeakerSort.SHE,
        SpeakerSort.IT,
        SpeakerSort.THEY,
        SpeakerSort.NOBODY,
        SpeakerSort.WHO,
    }
)
"""Sources that do not say by name who speaks."""


def worded_whole(claim: Claim, quote: str, *, language: Language) -> Claim:
    """Return the one claim of a whole quote in its own words."""
    return replace(claim, text=propose_claim(quote, language=language))


def claims_of(
    setting: Setting, strongest: int | None, day_of: DayOf, whole: Claim
) -> tuple[Claim, ...]:
    """Return the claims of a sentence; ``whole`` has the place and the day of all of it, no words.

    ``strongest`` is the place in it of the words that speak most for a statement.
    """
    view, language = setting.view, setting.language
    if len(view.text) > LONGEST or not BACKWARDS.isdisjoint(view.text):
        return (worded_whole(whole, setting.sentence, language=language),)
    if "[" in view.text or "]" in view.text:
        return (_in_context(worded_whole(whole, setting.sentence, language=language), setting),)
    found = peeled(view, strongest, is_scheduled=_is_scheduled(whole.deadline))
    clauses = clauses_of(
        found.said.words, day_of, language=language, has_day=whole.deadline.is_dated
    )
    if len(clauses) == 1:
        return (_worded(_single(found, setting), whole, setting),)
    claims, before = [], None
    for one in clauses:
        own = found.said.part(one.start, one.end)
        claims.append(_claim(found, one, own, before, setting, day_of))
        before = own.as_in(setting.sentence).words
    return tuple(claims)


def _in_context(claim: Claim, setting: Setting) -> Claim:
    """Return a claim that has brackets of its own with what it leaves open in others."""
    return replace(claim, text=with_context(claim.text, setting))


def _is_scheduled(deadline: Deadline) -> bool:
    first, last = deadline.earliest, deadline.latest
    return bool(deadline.is_dated and first and last and last - first <= _SCHEDULED)


def _single(found: Peeled, setting: Setting) -> PlacedWords:
    """Return the words of the only claim; who says it stays where that alone explains a pronoun."""
    view = setting.view
    own = PlacedWords.of(view.text, 0, len(view.text))
    is_mixed = found.telling is None and found.said.words == own.words and view.quoted > 0
    if is_mixed and (own.words.startswith('"') or leaves_open(own, setting)):
        return own
    said = _without_marks(standing_alone(_bare(found.said, setting), found, setting), setting)
    is_named = found.telling is not None and view.sort(found.telling) not in _PRONOUNS
    return own if is_named and leaves_open(said, setting) else said


def _bare(said: PlacedWords, setting: Setting) -> PlacedWords:
    """Return what is said without the lead-in and words of opinion before it."""
    bare = without_opening(said.words, language=setting.language)
    return said.part(len(said.words) - len(bare))


def _worded(said: PlacedWords, claim: Claim, setting: Setting) -> Claim:
    """Return a claim in other words, completed by its day and by what was said before it."""
    language, at = setting.language, setting.view.start
    text = propose_claim(said.as_in(setting.sentence).words, language=language)
    text = with_context(with_day(text, claim.deadline, setting), setting)
    return replace(claim, text=text, start=at + said.start, end=at + said.end)


def _claim(
    found: Peeled,
    clause: Clause,
    own: PlacedWords,
    before: str | None,
    setting: Setting,
    day_of: DayOf,
) -> Claim:
    """Return the claim of one of several clauses, its ``own`` words behind those ``before`` it."""
    said = _without_marks(standing_alone(_bare(own, setting), found, setting), setting)
    words = said.as_in(setting.sentence).words
    asks = setting.view.text.rstrip('" ').endswith("?") and not words.endswith("?")
    language = setting.language
    deadline = day_of(clause.head + own.words)
    text = propose_claim(clause.head + words + ("?" if asks else ""), language=language)
    text = with_day(text, deadline, setting)
    text = with_context(text, setting, before=None if clause.head else before)
    keeps = any(one.rule.no_change for one in Seen(clause.head + own.words, language).fired)
    at = setting.view.start
    return Claim(
        text, at + own.start, at + own.end, deadline, keeps and deadline.latest is not None
    )


def _without_marks(said: PlacedWords, setting: Setting) -> PlacedWords:
    """Take off the marks of what is quoted; an author's own and those of a title stay.

    So do all of them where one of a pair would stay without the other.
    """
    view = setting.view
    if setting.heard.voice is Voice.AUTHOR and not view.tellings:
        return said
    edges = {one.start - view.start - 1 for one in view.quotations}
    edges |= {one.end - view.start for one in view.quotations}
    marks = [at for at, char in enumerate(said.words) if char == '"' and said.places[at] in edges]
    if len(marks) % 2 > said.words.count('"') % 2:
        return said
    for at in reversed(marks):
        said = said.replaced(at, at + 1, "")
    return said
