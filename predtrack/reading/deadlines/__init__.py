"""Deadlines: from the words of a statement to the last day by which it should have come true.

"In the next six months", written on 10 June 2019, ends on 10 December 2019. Days are inclusive at
both ends; "today" is the day of publication, never the clock's.

The conventions, each said again as the assumption of the deadlines that rest on it:

- By, until, through, past and up to a period mean its last day; before and ahead of it the day
  before it begins, but before, at or by the end of it its last day. After, since and from give no
  deadline. "Not before" and "no earlier than" are read as before: that is what can fail.
- In, within, over and for the next N units count from publication, month ends clipped, also for
  decades; of "two to three years" the longer counts, "a couple" is two. "Within the week" is seven
  days, "within the year" and "over the next year" are twelve months. "For at least N years" ends
  after N.
- "Next year", "next month", "next week" without an article are the whole calendar unit; next
  Tuesday is that day of the week after publication's, next March that of the next calendar year.
  A weekday alone or with "this" is the next such day after publication; publication's own where
  the press means that ("will vote Thursday", "on Thursday night"). Weeks and weekends end on
  Sunday; "this week" of a Sunday is the one that begins. Numbered weeks are those of ISO 8601.
- A month, quarter, season, holiday or day without a year is its next occurrence, one that is
  running or today counting.
- Early, mid and late are thirds, and so are beginning and middle; end, close and turn are the last
  day. Of a year 30 April, 31 August, 31 December; of a month the 10th, the 20th, the last; of a
  week Wednesday, Friday, Sunday; of a decade its years 3, 6 and 9. Mid-century is 2050; the turn
  of the decade is the last day of the running one.
- Seasons are meteorological and northern (``southern`` for the others). A fiscal year has the
  number of the year in which it ends, "2026-27" its second; it ends as the text says, else as
  ``fiscal_year_ends``, else as the US federal one, on 30 September. A century ends in its 00.
- An event with a year or month in its name ends with that, also under before; one without is
  waited for by its name, and so is what counts from it ("within 100 days of taking office").
- Easter is the western one unless called orthodox; the Islamic calendar is that of Umm al-Qura, by
  ``hijridate``. Other movable feasts stay vague.
- Numeric dates: 3/15/2021 is month first unless ``day_first`` or impossible, 31.1.2021 day first.
- A year stands from 1900 to 2999, '27 for one of 1970 to 2069; before a noun that is counted, a
  time zone or a day it is a number or a time of day.
- Vague words ("very soon") keep their wording and get a day on which to look again, by a table of
  months; a text without any gets one twelve months after publication.
- Of several times the latest one to come counts, an attribute ("next year's budget") behind the
  others; not those told as past, those that only describe ("a 20-year bond"), compare ("the worst
  in a decade") or name what was ("the October 7 hostages"). After a verb of promising, planning or
  forecasting a duration counts, whatever the tense.

Without a publication date what counts from it stays in words: basis ``relative``, no day.
"""

from __future__ import annotations

from predtrack.reading.deadlines.choice import no_deadline
from predtrack.reading.deadlines.find import find_deadline
from predtrack.reading.deadlines.manner import GivenYearEnd, manner_of, year_end_of

__all__ = ["GivenYearEnd", "find_deadline", "manner_of", "no_deadline", "year_end_of"]
