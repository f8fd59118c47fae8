"""Manifold's bets and markets, as its interface (v0) gives them, in as many files as there are.

A forecast is what a bet left the probability at; redemptions and sales are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.asked import (
    AskedQuestion,
    Row,
    bring_asked,
    forecaster_among,
    milliseconds,
    probability,
    titled_apart,
    tried,
)
from predtrack.ledger.exchange.format import File, Format, Wishes
from predtrack.ledger.transfer import Imported
from predtrack.models.address import is_address
from predtrack.models.outcome import Reason, Status
from predtrack.models.prediction import Forecast

_STATUSES = {
    "YES": Status.CONFIRMED,
    "NO": Status.FAILED,
    "MKT": Status.VOID,
    "CANCEL": Status.VOID,
}
_REASONS = {"MKT": Reason.AMBIGUOUS, "CANCEL": Reason.WITHDRAWN}
_NAMES = ("userUsername", "userName", "userId")
"""The fields in which a bet says whose it is, the first of them that it has."""
BET, MARKET = {"contractId", "probAfter"}, {"id", "question", "isResolved"}
_Record = Mapping[str, Any]


def is_one(file: File) -> bool:
    """Tell whether a file is bets, or a market, or several."""
    records = _records(file)
    return bool(records) and all(one.keys() >= BET or one.keys() >= MARKET for one in records)


def bring(book: Book, files: Sequence[File], wishes: Wishes) -> Imported:
    """Record the markets on which one person bet, from files that belong together."""
    source = ", ".join(file.name for file in files)
    records = [one for file in files for one in _records(file)]
    markets = {str(one["id"]): one for one in records if one.keys() >= MARKET}
    bets = [one for one in records if one.keys() >= BET]
    name = forecaster_among(map(_name, bets), wishes, source=source)
    left = Counter(_why_left(one, markets, name) for one in bets)
    del left[""]
    chosen: dict[str, list[_Record]] = {}
    for one in bets:
        if not _why_left(one, markets, name):
            chosen.setdefault(str(one["contractId"]), []).append(one)
    rows = _asked_of(markets, chosen)
    return bring_asked(book, rows, wishes, source=source, left=left, unit="market")


def _records(file: File) -> list[_Record]:
    value = file.value
    listed = value if isinstance(value, list) else [value]
    return listed if all(isinstance(one, dict) for one in listed) else []


def _name(bet: _Record) -> str:
    return str(next((bet[name] for name in _NAMES if bet.get(name)), ""))


def _why_left(bet: _Record, markets: Mapping[str, _Record], name: str | None) -> str:
    """Say why a bet is no forecast that can come in, "" where it can."""
    market = markets.get(str(bet["contractId"]))
    if market is None:
        return "bets on markets that are in no file"
    if market.get("outcomeType", "BINARY") != "BINARY":
        return f"bets on {str(market['outcomeType']).lower()} markets"
    if _name(bet) != (name or ""):
        return "bets of others"
    amount = bet.get("amount")
    is_made = isinstance(amount, int | float) and amount > 0
    is_dropped = bet.get("isRedemption") or bet.get("isCancelled")
    return "redemptions, sales and bets taken back" if is_dropped or not is_made else ""


def _asked_of(
    markets: Mapping[str, _Record], chosen: Mapping[str, Sequence[_Record]]
) -> Iterator[Row]:
    titles = titled_apart((one, str(markets[one]["question"]), None) for one in chosen)
    for number, (key, bets) in enumerate(chosen.items(), start=1):
        yield number, tried(_asked, titles[key], markets[key], bets)


def _asked(title: str, market: _Record, bets: Sequence[_Record]) -> AskedQuestion:
    word = str(market.get("resolution")) if market.get("isResolved") else ""
    url = str(market.get("url") or "")
    due, made, judged = (market.get(one) for one in ("closeTime", "createdTime", "resolutionTime"))
    return AskedQuestion(
        title,
        asked=milliseconds(made) if made else None,
        due=milliseconds(due).date() if due else None,
        forecasts=tuple(_forecast(one) for one in bets),
        status=_STATUSES.get(word),
        judged=milliseconds(judged).date() if judged else None,
        reason=_REASONS.get(word),
        notes=((None, url),) if is_address(url) else (),
    )


def _forecast(bet: _Record) -> Forecast:
    return Forecast(milliseconds(bet["createdTime"]), _name(bet), probability(bet["probAfter"]))


FORMAT = Format("manifold", "bets and markets of Manifold", is_one, bring)
