"""The day of an outcome: given by the reader, or worked out from the deadline.

Days are inclusive, as in ``deadline``.
"""

from __future__ import annotations

from datetime import date

from predtrack.errors import (
    BeforePublication,
    CameLate,
    IllegalMove,
    InTheFuture,
    OutsideWindow,
    WindowStillOpen,
)
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction


def outcome_day(
    prediction: Prediction, status: Status, on: date | None, *, today: date, published: date | None
) -> date | None:
    """Settle the day on which it happened, given or worked out; None means "day not given".

    Confirming a no-change takes its window's last day. Failing past the deadline takes the
    deadline. Within the window it is today. Void needs no day.

    Raises:
        InTheFuture, BeforePublication, CameLate, OutsideWindow, WindowStillOpen, IllegalMove:
            it cannot have happened on that day.
    """
    if on is not None and on > today:
        raise InTheFuture("the outcome's day", on, today)
    if on is not None and published is not None and on < published:
        raise BeforePublication("the outcome's day", on, published)
    if status is Status.VOID:
        return on
    latest = prediction.deadline.latest
    if prediction.no_change:
        return _no_change_day(prediction, status, on, today)
    if latest is not None and on is not None and on > latest and status is Status.CONFIRMED:
        raise CameLate(prediction.id, on, latest)
    if on is not None:
        return on
    if latest is None or today <= latest:
        return today
    return latest if status is Status.FAILED else None


def _no_change_day(
    prediction: Prediction, status: Status, on: date | None, today: date
) -> date | None:
    deadline = prediction.deadline
    if status is Status.CONFIRMED:
        if deadline.latest is None or not deadline.has_closed(today):
            raise WindowStillOpen(prediction.id, deadline.latest)
        if on not in (None, deadline.latest):
            last = f"its window's last day, {deadline.latest}"
            raise IllegalMove(f"{prediction.id} is confirmed by {last}, not by {on}")
        return deadline.latest
    day = on or min(today, deadline.latest or today)
    if not (deadline.earliest or day) <= day <= (deadline.latest or day):
        raise OutsideWindow(prediction.id, day, deadline.earliest, deadline.latest)
    return day
