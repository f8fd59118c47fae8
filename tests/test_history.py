"""The entries of a history: what follows what, whatever the clocks say."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import SIGNED

from predtrack.models.history import Did, Signature, followed

END = datetime.max.replace(tzinfo=UTC)
HOUR = timedelta(hours=1)
NEXT = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("first", "clock", "at", "kept"),
    [
        (SIGNED.at, SIGNED.at + HOUR, SIGNED.at + HOUR, None),
        (SIGNED.at, SIGNED.at, SIGNED.at, None),
        (SIGNED.at, SIGNED.at - HOUR, SIGNED.at + NEXT, SIGNED.at - HOUR),
        (END, SIGNED.at, END, SIGNED.at),
        (END - NEXT / 2, SIGNED.at, END, SIGNED.at),
    ],
)
def test_an_entry_is_never_dated_before_the_one_it_follows(first, clock, at, kept):
    history = followed((), Did.RECORD, signed=Signature(first, "ann"))
    entry = followed(history, Did.EDIT, signed=Signature(clock, "bo"))[-1]
    assert (entry.at, entry.clock) == (at, kept)


@pytest.mark.parametrize(
    ("today", "code"),
    [("2026-11-24", 0), ("2026-11-22", 0), ("2026-11-21", 3), ("9999-12-31", 0)],
)
def test_another_time_zones_today_is_not_the_future(on, add, today, code):
    first = add("It will rain by 2031.", "--title", "Rain", "--published", "2026-01-31")
    assert on("confirm", first, "--on", "2026-11-23").code == 0
    assert on("verify", PREDTRACK_NOW=today).code == code


def test_a_clock_an_hour_behind_leaves_a_sound_ledger(on, add):
    first = add("It will rain by 2031.", "--title", "Rain", "--published", "2026-01-31")
    assert on("edit", first, "--tag", "rain", PREDTRACK_NOW="2026-11-23T08:00:00Z").code == 0
    assert on("verify").code == 0
