"""The commands of the reader's own probabilities: forecast, and add --mine."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from predtrack.cli.completing import OPEN
from predtrack.cli.facts import statement_given
from predtrack.cli.group import command
from predtrack.cli.many import YES, ids_for_change, say_each
from predtrack.cli.options import DAY
from predtrack.cli.session import Session
from predtrack.cli.terminal import put, say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger.forecasting import ask_own, forecast
from predtrack.models.prediction import Prediction
from predtrack.reading.likelihood import NAMES
from predtrack.reading.probability import parse_probability
from predtrack.render.listing import percent_of

OF_OWN = frozenset({"tag", "deadline", "wording", "event", "criterion"})
"""What can be said of an own question beside its text."""


@command("forecast")
@click.argument("record_id", metavar="ID", shell_complete=OPEN)
@click.argument("probability")
@click.option("--on", type=DAY, metavar="DATE", help="The day you thought so, if it was earlier.")
@click.option(
    "--lexicon",
    type=click.Choice(NAMES),
    default="icd203",
    show_default=True,
    help="Whose words of probability.",
)
@YES
def forecast_command(
    session: Session,
    record_id: str,
    probability: str,
    on: date | None,
    lexicon: str,
    yes: bool,
) -> None:
    """Give your own probability of a prediction.

    Write 70%, 0.7, 7/10, odds for:against as 2:1 (66.7 %), or a lexicon's words. Many may follow
    one another; a resolved prediction takes none.

    \b
    Example:
      predtrack forecast h4kq 70%
      predtrack forecast h4kq "very likely" --on 2026-10-01
    """
    believed = parse_probability(probability, lexicon)
    ids = ids_for_change(session, [record_id], yes=yes)
    with session.changing() as ledger:
        changed = [
            forecast(ledger, one, believed, signed=session.signed, on=on)
            for one in ledger.get_all(ids)
        ]
    say_each(_forecast_line(session, one) for one in changed)


def add_mine(
    session: Session,
    question: str | None,
    probability: str | None,
    article: str | None,
    given: dict[str, Any],
) -> None:
    """Record the reader's own question, with a first forecast where one is given."""
    if not question:
        raise UsageMistake('a question is wanted: predtrack add --mine "Will I …?" 70%')
    wrong = sorted(
        name.replace("_", "-") for name, value in given.items() if value and name not in OF_OWN
    )
    if article or wrong:
        raise UsageMistake(f"an own question has no --{'article' if article else wrong[0]}")
    believed = parse_probability(probability) if probability else None
    with session.writing() as ledger:
        recorded = ask_own(
            ledger, question, statement_given(given), signed=session.signed, probability=believed
        )
    prediction = recorded.prediction
    word = "recorded" if recorded.is_new else "already recorded"
    say(f"{word} in {session} as your own question: {shorten(prediction.claim)}")
    if believed is not None:
        say(_forecast_line(session, prediction))
    put(prediction.id)


def _forecast_line(session: Session, prediction: Prediction) -> str:
    made = prediction.forecasts[-1]
    what = f"{percent_of(made.probability)} on {made.at:%Y-%m-%d} by {made.by}"
    return f"forecast for {prediction.id} in {session}: {what}: {shorten(prediction.claim)}"
