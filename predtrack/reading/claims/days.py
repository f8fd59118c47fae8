"""Days of a claim: year, month or day in square brackets behind the words that leave it open."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import chain

from predtrack.models.deadline import Deadline
from predtrack.reading.claims.setting import Setting
from predtrack.reading.deadlines.yearends import US_FEDERAL
from predtrack.reading.language import Language
from predtrack.reading.patterns import pattern
from predtrack.reading.times import Unit
from predtrack.reading.typography import plain

_FAR = timedelta(days=180)
"""From here on a day of the month that has gone by is as near as the next one."""
_WEEK = timedelta(days=7)
"""How far off a day of the week is that may as well be the day of publication."""
_SUNDAY = 7
_AROUND = 2000
"""Characters around a claim in which a text tells that its years are fiscal ones."""

_WORD = pattern(r"[\w']+")
_YEAR = pattern(r"\d{4}")


def with_day(words: str, deadline: Deadline, setting: Setting) -> str:
    """Return a claim with year or day in brackets behind the words that its deadline rests on."""
    told, language = deadline.text, setting.language
    if not told or not deadline.is_dated or _YEAR.search(told) or "[" in words:
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

    A day of the month that has just gone by may be, or on a Monday that Monday; on a Sunday a week
    begins for some and ends for others; a fiscal year ends as its company's do, "for six weeks"
    begins when it begins, and who is quoted may have said "tomorrow" on the day before.
    """
    language, last, written = setting.language, deadline.latest, setting.published
    parts = _parts_of(told)
    away = last - written if last and written else timedelta()
    is_day = not parts.isdisjoint(_months(language)) and any(map(str.isdigit, told))
    is_weekday = not parts.isdisjoint(chain.from_iterable(language.times.weekdays))
    is_week = away <= _WEEK and not parts.isdisjoint(language.times.units[Unit.WEEK])
    why, federal = deadline.assumption or "", US_FEDERAL.why.partition("{")[0]
    return (
        (is_day and away > _FAR)
        or (is_weekday and away == _WEEK)
        or (is_week and written is not None and written.isoweekday() == _SUNDAY)
        or why.startswith(federal)
        or _is_spoken(told, setting)
        or _unsettled(language).search(plain(told)) is not None
        or (not parts.isdisjoint(language.times.units[Unit.YEAR]) and _is_fiscal(told, setting))
    )


def _is_spoken(told: str, setting: Setting) -> bool:
    """Tell whether a day is counted from the one on which somebody is quoted as saying it."""
    spoken = pattern(setting.language.claims.spoken, re.IGNORECASE)
    at = setting.view.lower.find(told.lower())
    return bool(spoken.match(told)) and at >= 0 and setting.view.is_quoted(at)


def _is_fiscal(told: str, setting: Setting) -> bool:
    """Tell whether a year that is not called one may be the fiscal one of which its text speaks."""
    fiscal = pattern(setting.language.claims.fiscal)
    start, end = max(0, setting.view.start - _AROUND), setting.view.end + _AROUND
    return not fiscal.search(told) and bool(fiscal.search(setting.document.plain, start, end))


def with_other_day(claim: str, old: Deadline, new: Deadline, language: Language) -> str:
    """Return a claim with the day of its other deadline in the brackets that ``with_day`` gave it.

    They go where the other has no day.
    """
    if not (old.text and old.latest) or old.is_by_horizon:
        return claim
    before, after = (f" [{_day(one, old.text, language)}]" for one in (old, new))
    return claim.replace(before, after if new.latest else "") if claim.count(before) == 1 else claim


def written_on(claim: str, before: date | None, after: date, language: Language) -> str:
    """Return a claim with the corrected day of publication in its brackets, where they name it."""
    written = language.claims.written
    if not (written and before):
        return claim
    return re.sub(rf"{re.escape(written)} {before}(?=[;\]])", f"{written} {after}", claim)


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
    return f"{language.claims.until} {last.isoformat()}".lstrip()


@cache
def _unsettled(language: Language) -> re.Pattern[str]:
    return pattern(language.claims.unsettled, re.IGNORECASE)
