"""Sources: what the words are that a telling names as whose it is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from predtrack.reading.english.people import DETERMINERS, PRONOUNS, SORTS
from predtrack.reading.names import is_body


class Sort(StrEnum):
    """What a source is."""

    NOBODY = "nobody"  # no words at all, as before "Says he will run"
    I = "i"  # noqa: E741  # the pronoun's name
    WE = "we"
    YOU = "you"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    THAT = "that"  # this, which, what: a thing pointed at
    ANYONE = "anyone"
    WHO = "who"  # a relative clause
    NAME = "name"
    BODY = "body"
    SORT = "sort"  # "analysts"
    OFFICE = "office"  # "the minister", "a survey"
    THING = "thing"  # other words


_HEAD = re.compile(r",| who | that | of | for | in | at | from | with | on | whose | to ")


@lru_cache(maxsize=1024)
def sort_of(words: str) -> Sort:
    """Tell what a source is."""
    words = words.strip("\"' ")
    if words.endswith((" who", " which", " that")) or words in ("who", "which", "that"):
        return Sort.WHO
    head = _HEAD.split(f" {words} ")[0].strip("\"' ")
    parts = head.split()
    if not parts:
        return Sort.NOBODY
    if len(parts) == 1 and parts[0].lower() in PRONOUNS:
        return Sort(PRONOUNS[parts[0].lower()])
    return _of_words(head, parts)


def _of_words(head: str, parts: list[str]) -> Sort:
    last = parts[-1]
    if last.lower() in SORTS:
        return Sort.SORT
    if last[:1].isupper() and len(last) > 1:
        return Sort.BODY if is_body(head) else Sort.NAME
    return Sort.OFFICE if parts[0].lower() in DETERMINERS else Sort.THING
