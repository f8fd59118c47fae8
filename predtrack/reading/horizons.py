"""Horizons: the day by which a title or heading says that all below it will show.

"Ten predictions for 2027", "What to expect in the second half" and "By 2030" give what stands below
them and has no day of its own a deadline of basis ``article``: a title the whole text, a heading
what comes before the next one of its level or a higher one. The marks of Markdown tell levels;
headings without them are of one level, the lowest. What looks back, what only reports a day and
what names two years that are no range gives none; below a heading that looks back none holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from datetime import date

from msgspec.structs import replace

from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.blocks import SHORT, Block, BlockKind
from predtrack.reading.document import Document
from predtrack.reading.language import HorizonWords, Language
from predtrack.reading.patterns import pattern
from predtrack.reading.typography import plain

Reads = Callable[[str, date | None], Deadline]
"""Reads the deadline of words, given the day they were published."""

TITLE, UNMARKED = 0, 7
"""Levels of a title and of a heading without marks; those between are Markdown's."""
_LONGEST = 2 * SHORT
"""Characters of a title."""
_FEW = 8
"""Words of a heading that is nothing but a time."""
SEASON = 80
"""Days of the least time that a heading names alone: a shorter one may be the day of an issue."""
HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_DATED = frozenset({Basis.STATED, Basis.RELATIVE})

_MARKS = pattern(r"(#{1,6})\s")
_DRESS = "#*_ \t"
_YEAR = pattern(r"(?<![\d.,])\d{4}(?![\d.,]\d|\d)")
_WORD = pattern(r"\w")


def find_horizons(
    document: Document,
    read: Reads,
    published: date | None,
    *,
    title: str | None = None,
    said: Container[int] = (),
) -> Iterator[Deadline | None]:
    """Yield the deadline that title and headings give to what stands in each block, None for none.

    ``said`` are the numbers of the blocks that hold statements, and so are no headings unless they
    read as a horizon.
    """
    over = [(TITLE, horizon_of(title or "", read, published, document.language))]
    for number, block in enumerate(document.blocks):
        if _may_head(document, block):
            words = document.text[block.start : block.end]
            own = horizon_of(words, read, published, document.language)
            if own or (number not in said and words[-1] != ":"):
                level = _level(words, is_title=not (title or number))
                over = [one for one in over if one[0] < level]
                outer = over[-1][1] if over else None
                over.append((level, own or _kept(outer, words, published, document.language)))
        yield over[-1][1] if over else None


def horizon_of(
    heading: str, read: Reads, published: date | None, language: Language
) -> Deadline | None:
    """Return the deadline that a title or heading gives to what stands below it, None for none."""
    if not heading or len(heading) > _LONGEST:
        return None
    words, levelled = language.horizons, plain(heading).strip(_DRESS)
    looks = pattern(words.ahead, re.IGNORECASE).search(levelled)
    if not looks and len(levelled.split()) > _FEW:
        return None
    if any(pattern(one, re.IGNORECASE).search(levelled) for one in (words.bygone, words.news)):
        return None
    found = _read(levelled, read, published, words)
    if found is None or not (looks or _is_alone(levelled, found, published, words)):
        return None
    why = f'no day of its own: by the horizon of the text, "{" ".join(heading.strip(_DRESS).split())}"'
    return replace(found, basis=Basis.ARTICLE, assumption=why)


def read_again(
    horizon: Deadline, read: Reads, published: date | None, language: Language
) -> Deadline | None:
    """Return a horizon as its words give it from another day, None where they give none."""
    found = _read(horizon.text or "", read, published, language.horizons)
    return found and replace(found, basis=Basis.ARTICLE, assumption=horizon.assumption)


def _may_head(document: Document, block: Block) -> bool:
    if block.kind in HEADINGS:
        return True
    is_short = block.kind is BlockKind.PARAGRAPH and block.end - block.start <= SHORT
    return is_short and document.text[block.end - 1] in "?:"


def _level(words: str, *, is_title: bool) -> int:
    marks = _MARKS.match(words)
    if marks:
        return len(marks[1])
    return TITLE if is_title else UNMARKED


def _kept(
    outer: Deadline | None, words: str, published: date | None, language: Language
) -> Deadline | None:
    """Return what holds below a heading that gives no horizon: nothing where it looks back."""
    levelled = plain(words)
    years = [int(year[0]) for year in _YEAR.finditer(levelled)]
    is_past = published is not None and any(year < published.year for year in years)
    bygone = pattern(language.horizons.bygone, re.IGNORECASE)
    return None if is_past or bygone.search(levelled) else outer


def _read(
    heading: str, read: Reads, published: date | None, words: HorizonWords
) -> Deadline | None:
    """Read the time that a heading names, which holds every year that stands in it."""
    years = {year[0] for year in _YEAR.finditer(heading)}
    for found in _times(heading, read, published, words, has_years=bool(years)):
        if _is_period(found, published) and all(one in (found.text or "") for one in years):
            return found
    return None


def _is_period(found: Deadline, published: date | None) -> bool:
    """Tell a period to come from a day, on which something takes place or was written."""
    if found.basis not in _DATED or found.latest is None or found.earliest == found.latest:
        return False
    return published is None or found.latest > published


def _times(
    heading: str, read: Reads, published: date | None, words: HorizonWords, *, has_years: bool
) -> Iterator[Deadline]:
    span = None if has_years else pattern(words.span, re.IGNORECASE).search(heading)
    if span:
        yield replace(read(words.of_span.format(span[1]), published), text=span[0])
        return
    yield read(heading, published)
    year = pattern(words.year, re.IGNORECASE).search(heading)
    if year:
        found = read(words.of_year.format(heading[year.start() :]), published)
        yield replace(found, text=(found.text or "")[words.of_year.index("{") :])


def _is_alone(heading: str, found: Deadline, published: date | None, words: HorizonWords) -> bool:
    """Tell whether a heading is nothing but a time: "By 2030", or "2027" before that begins."""
    rest = heading.replace(found.text or "", "", 1)
    if _WORD.search(pattern(words.beyond, re.IGNORECASE).sub("", rest)):
        return False
    if pattern(words.alone, re.IGNORECASE).match(heading):
        return True
    if not (published and found.earliest and found.latest and found.earliest > published):
        return False
    return (found.latest - found.earliest).days >= SEASON
