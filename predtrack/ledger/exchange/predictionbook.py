"""PredictionBook's JSON: a user's predictions, each with the responses of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from predtrack.errors import InvalidValue, PredtrackError
from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.asked import (
    AskedQuestion,
    Row,
    bring_asked,
    day_of,
    forecaster_among,
    instant,
    probability,
    titled_apart,
    tried,
)
from predtrack.ledger.exchange.format import File, Format, Wishes, each
from predtrack.ledger.transfer import Imported
from predtrack.models.outcome import Reason, Status
from predtrack.models.prediction import Forecast


def is_one(file: File) -> bool:
    """Tell whether a file is an object with a user and predictions that have responses."""
    value = file.value
    if not isinstance(value, dict) or not isinstance(value.get("predictions"), list):
        return False
    return "user" in value and all(isinstance(one, dict) for one in value["predictions"])


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record the questions of a download, with one person's answers; raises as ``bring_asked``.

    Whose they are is said by the file's user, where nobody is asked for.
    """
    predictions = file.value["predictions"]
    user = file.value["user"].get("name") if isinstance(file.value["user"], dict) else None
    responses = [one for each in predictions for one in _responses(each)]
    names = {str(one.get("user_label")) for one in responses}
    is_users = wishes.forecaster is None and user in names
    name = user if is_users else forecaster_among(names, wishes, source=file.name)
    left = Counter[str]()
    others = sum(one.get("user_label") != name for one in responses)
    if others:
        left["responses of others"] = others
    rows = _questions(predictions, name)
    return bring_asked(book, rows, wishes, source=file.name, left=left, unit="prediction")


def _responses(prediction: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = prediction.get("responses")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _questions(predictions: Sequence[Mapping[str, Any]], name: str | None) -> Iterator[Row]:
    broken: dict[int, PredtrackError] = {}
    named = []
    for number, one in enumerate(predictions, start=1):
        try:
            title = str(one.get("description") or "")
            named.append((number, title, instant(str(one.get("created_at")))))
        except InvalidValue as error:
            broken[number] = error
    titles = titled_apart(named)
    for number, one in enumerate(predictions, start=1):
        yield number, broken.get(number) or tried(_asked, titles[number], one, name)


def _asked(title: str, one: Mapping[str, Any], name: str | None) -> AskedQuestion:
    own = [each for each in _responses(one) if each.get("user_label") == name]
    outcome = one.get("outcome")
    status = (
        {True: Status.CONFIRMED, False: Status.FAILED}.get(outcome)
        if isinstance(outcome, bool)
        else None
    )
    is_withdrawn = bool(one.get("withdrawn")) and status is None
    return AskedQuestion(
        title,
        asked=instant(str(one["created_at"])),
        due=day_of(str(one.get("deadline") or "")),
        forecasts=tuple(_forecast(each) for each in own if each.get("confidence") is not None),
        status=Status.VOID if is_withdrawn else status,
        judged=day_of(str(one.get("last_judgement_at") or "")),
        reason=Reason.WITHDRAWN if is_withdrawn else None,
        notes=tuple((str(each["comment"]).strip(), None) for each in own if each.get("comment")),
    )


def _forecast(response: Mapping[str, Any]) -> Forecast:
    percent = probability(response["confidence"])
    at = instant(str(response.get("created_at")))
    return Forecast(at, str(response.get("user_label")), percent / 100)


FORMAT = Format("predictionbook", "PredictionBook JSON", is_one, each(bring))
