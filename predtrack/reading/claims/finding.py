"""Finding claims: what has to be checked of a statement, one at a time, in words that stand alone."""

from __future__ import annotations

from datetime import timedelta

from predtrack.models.deadline import Deadline
from predtrack.models.statement import Claim
from predtrack.reading.claims.passage import Passage
from predtrack.reading.claims.peeling import Peeled, peeled
from predtrack.reading.claims.proposing import propose_claim, without_opening
from predtrack.reading.claims.splitting import Clause, DayOf, clauses_of, is_dated
from predtrack.reading.claims.standing import Setting, leaves_open, standing_alone, with_day
from predtrack.reading.cues.matching import Seen
from predtrack.reading.language import Language
from predtrack.reading.typography import plain
from predtrack.reading.voices.rule import Sort
from predtrack.reading.voices.view import WHOLLY

_STRANGE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069[]"
"""Characters of text that is left as it is: it runs the other way, or has brackets of its own."""
SCHEDULED = timedelta(days=100)
"""The longest window that is a time at which something is to be, no stretch in which it may."""
LONGEST = 1_000
"""Characters of a sentence that is said in other words than its own."""


def whole_claim(
    quote: str, start: int, deadline: Deadline, *, no_change: bool, language: Language
) -> Claim:
    """Return what a whole quote says as one claim, in its own words."""
    text = propose_claim(quote, language=language)
    return Claim(text, start, start + len(quote), deadline, no_change)


def claims_of(
    setting: Setting, strongest: int | None, day_of: DayOf, whole: Claim
) -> tuple[Claim, ...]:
    """Return the claims of a sentence; ``whole`` is the one that it makes as a whole.

    ``strongest`` is the place in it of the words that speak most for a statement.
    """
    view, language = setting.view, setting.language
    if len(view.text) > LONGEST or any(char in _STRANGE for char in view.text):
        return (whole,)
    found = peeled(view, strongest, is_scheduled=_is_scheduled(whole.deadline))
    clauses = clauses_of(found.said.words, day_of, language=language)
    if len(clauses) > 1:
        return tuple(_claim(found, one, setting, day_of) for one in clauses)
    return (_single(found, setting, whole),)


def _is_scheduled(deadline: Deadline) -> bool:
    first, last = deadline.earliest, deadline.latest
    return bool(is_dated(deadline) and first and last and last - first <= SCHEDULED)


def _single(found: Peeled, setting: Setting, whole: Claim) -> Claim:
    """Return the only claim of a sentence; who says it stays where that alone explains a pronoun."""
    view = setting.view
    own = Passage.of(view.text, 0, len(view.text))
    is_mixed = found.telling is None and 0 < view.quoted < WHOLLY
    if is_mixed and (own.words.startswith('"') or leaves_open(own, setting)):
        return _worded(whole, own, setting)
    said = _without_marks(standing_alone(_bare(found.said, setting), found, setting), setting)
    is_named = found.telling is not None and view.sort(found.telling) not in PRONOUNS
    return _worded(whole, own if is_named and leaves_open(said, setting) else said, setting)


def _bare(said: Passage, setting: Setting) -> Passage:
    """Return what is said without the lead-in and words of opinion before it."""
    if said.words.count('"') % 2:
        said = said.stripped(' "')
    bare = without_opening(said.words, language=setting.language)
    return said.part(len(said.words) - len(bare))


def _worded(claim: Claim, said: Passage, setting: Setting) -> Claim:
    text = propose_claim(said.as_in(setting.sentence).words, language=setting.language)
    text = with_day(text, claim.deadline, language=setting.language)
    at = setting.view.start
    return Claim(text, at + said.start, at + said.end, claim.deadline, claim.no_change)


def _claim(found: Peeled, clause: Clause, setting: Setting, day_of: DayOf) -> Claim:
    own = found.said.part(clause.start, clause.end)
    said = _without_marks(standing_alone(own, found, setting), setting)
    words = clause.head + said.as_in(setting.sentence).words
    if setting.view.text.rstrip('" ').endswith("?") and not words.endswith("?"):
        words += "?"
    deadline = day_of(clause.head + own.words)
    keeps = any(one.rule.no_change for one in Seen(plain(words), setting.language).fired)
    text = with_day(
        propose_claim(words, language=setting.language), deadline, language=setting.language
    )
    at = setting.view.start
    return Claim(
        text, at + own.start, at + own.end, deadline, keeps and deadline.latest is not None
    )


PRONOUNS = frozenset(
    {Sort.FIRST, Sort.WE, Sort.YOU, Sort.HE, Sort.SHE, Sort.IT, Sort.THEY, Sort.NOBODY, Sort.WHO}
)
"""Sources that do not say by name who speaks."""


def _without_marks(said: Passage, setting: Setting) -> Passage:
    """Take off the marks of what is quoted; those around a title or a word held up stay."""
    view = setting.view
    edges = {one.start - view.start - 1 for one in view.quotations}
    edges |= {one.end - view.start for one in view.quotations}
    marks = [at for at, char in enumerate(said.words) if char == '"' and said.places[at] in edges]
    for at in reversed(marks):
        said = said.replaced(at, at + 1, "")
    return said
