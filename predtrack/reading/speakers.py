"""Who says a sentence: the speaker that the sentence or its quotation names.

Only a subject that stands beside a verb of saying, or after "according to", is taken; a pronoun
names nobody. A title that stands with a name ("Transport secretary Heidi Alexander") goes with it,
an article before it does not.
"""

from __future__ import annotations

import re

REACH = 100
"""Characters looked at on either side of a verb of saying."""

MOST_WORDS, MOST_SMALL, FEW_WORDS = 9, 4, 2
"""Words of a speaker's name and title; those in small letters; those of a sort of people."""

# fmt: off
SAYING = frozenset(
    "said says told added adds warned warns argued argues wrote writes tweeted insisted insists claimed claims predicted"
    " predicts forecast forecasts promised promises vowed vows pledged pledges announced announces believes believed"
    " estimates estimated expect expects explained explains suggested suggests concluded stated noted notes confirmed"
    " declared replied stressed emphasised emphasized cautioned acknowledged admitted reckons thinks hope hopes hoped"
    " projects anticipates".split(),
)
"""Verbs of saying, in the forms that news uses."""

_VERB = re.compile(r"\b[a-z]{4,12}\b")
_SMALL = re.compile(r"[a-z]+")
_ACCORDING = re.compile(r"\b[Aa]ccording to ")
_PRONOUNS = frozenset(
    "he she they it i we you this that these those who which what there one nobody everyone someone some many most"
    " few others both all another people his her their its my our as if when while after also".split(),
)
_LEAD_INS = frozenset("but and however meanwhile so yet then still instead although because while now today".split())
_PLURALS = frozenset(
    "ministers officials analysts economists experts critics scientists researchers doctors unions police prosecutors"
    " forecasters traders investors campaigners residents lawyers campaigners engineers executives diplomats".split(),
)
_NAME_GLUE = frozenset("of for de van von al el bin ibn the and & da di du la le".split())
# fmt: on
_CLAUSE = re.compile(
    r"""[^,;:.!?“”"()—–]{2,90}\s$|[^,;:.!?“”"()—–]*\b[A-Z][a-z]{0,3}\. [^,;:.!?“”"()—–]{2,60}\s$"""
)
_INVERTED = re.compile(r"""[,!?.…]["”'’]{1,2}\s$|,\s$""")
_STOPS_NAME = re.compile(
    r"""[,;:!?“”"()—–]|\.(?:\s|$)(?<![A-Z]\. )(?<!Mr\. )(?<!Ms\. )(?<!Dr\. )(?<!Sen\. )(?<!Rep\. )(?<!Gov\. )(?<!Mrs\. )|$|\s(?:at|in|on|after|during|who|that|as|told|last|from|with|to|by)\s"""
)


def find_speaker(sentence: str) -> str | None:
    """Return the name of who says ``sentence``, in the article's words; None when nobody is named.

    >>> find_speaker('“Rates will fall,” said Anna Berg at Nordbank.')
    'Anna Berg'
    """
    according = _ACCORDING.search(sentence) if "ccording to" in sentence else None
    if according:
        return _name(_until_stop(sentence, according.end()))
    if SAYING.isdisjoint(_SMALL.findall(sentence)):
        return None
    for verb in _VERB.finditer(sentence):
        if verb[0] not in SAYING:
            continue
        before = sentence[max(0, verb.start() - REACH) : verb.start()]
        name = _name(_until_stop(sentence, verb.end()) if _INVERTED.search(before) else "")
        name = name or _name(_subject(before))
        if name:
            return name
    return None


def _until_stop(sentence: str, start: int) -> str:
    rest = sentence[start : start + REACH]
    stop = _STOPS_NAME.search(rest, 1)
    return rest[: stop.start()] if stop else rest


def _subject(before: str) -> str:
    """Return the clause that ends ``before`` a verb, or the name that it stands in apposition to."""
    if before.endswith(", "):
        before = before[:-2] + " "
    clause = _CLAUSE.search(before)
    if clause is None:
        return ""
    words, opening = clause[0], before[: clause.start()].rstrip()
    if words.lstrip()[:1].islower() and opening.endswith(","):
        return _subject(opening[:-1] + " ")
    return words


def _name(words: str) -> str | None:
    """Return ``words`` as a speaker's name, or None when they name nobody."""
    names = words.split()
    while names and (names[0].lower() in _LEAD_INS or names[0].lower() in {"the", "a", "an"}):
        names.pop(0)
    if not names or len(names) > MOST_WORDS or names[0].lower() in _PRONOUNS:
        return None
    if not _is_named(names):
        return None
    return " ".join(names).strip(" ,'’\"")


def _is_named(names: list[str]) -> bool:
    """Tell whether the last words are a name, or the whole a known sort of people."""
    if names[0].lower() in _PLURALS and len(names) <= FEW_WORDS:
        return True
    last = names[-1].strip("'’\"")
    small = [one for one in names if one[:1].islower() and one not in _NAME_GLUE]
    return last[:1].isupper() and len(small) <= MOST_SMALL
