"""Commands that correct: edit, note, remove."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import click

from predtrack.bookkeeping.articles import edit_article
from predtrack.bookkeeping.events import note_event
from predtrack.bookkeeping.recording import retag
from predtrack.cli.facts import (
    ARTICLE_OPTIONS,
    STATEMENT_OPTIONS,
    claim_of,
    deadline_of,
    facts_of,
    spans_in,
    text_of,
)
from predtrack.cli.group import command
from predtrack.cli.options import ADDRESS, one_of, with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import Note, Prediction, Removal, Role
from predtrack.models.statement import Kind
from predtrack.reading.quotes import check_quote
from predtrack.render.listing import deadline_cell

NULLABLE = ("speaker", "criterion", "translation")
"""Fields that an empty option clears."""


@command("edit")
@click.argument("record_id", metavar="ID")
@click.option("--quote", metavar="TEXT", help="The quote, corrected.")
@with_options(STATEMENT_OPTIONS)
@with_options(ARTICLE_OPTIONS)
@click.option("--why", help="The reason, kept in the history.")
def edit_command(session: Session, record_id: str, why: str | None, **given: Any) -> None:
    """Correct a prediction or an article.

    An empty value clears a field. After the deadline, a change of deadline, claim, kind or
    criterion needs --why. A new date of an article moves the deadlines counted from it.

    \b
    Example:
      predtrack edit h4kq --criterion "no minister leaves office"
      predtrack edit c2m8 --published 2019-06-10
    """
    with session.writing() as ledger:
        record = ledger.get_either(record_id)
        if isinstance(record, Article):
            said = _edit_article(session, ledger, record, given)
        else:
            said = _edit_prediction(session, ledger, record, given, why)
    for line in said:
        say(line)


@command("note")
@click.argument("record_id", metavar="ID")
@click.argument("text", required=False)
@click.option("--evidence", "-e", type=ADDRESS, metavar="URL", help="An address that shows it.")
@click.option("--role", type=one_of(Role), default=Role.READER.value, help="Who says it.")
def note_command(
    session: Session, record_id: str, text: str | None, evidence: str | None, role: str
) -> None:
    """Put a note or evidence beside a prediction; its status stays.

    Evidence for one that is resolved joins its outcome, without reopening it.

    \b
    Example:
      predtrack note h4kq "two ministers are said to leave" --evidence https://example.org/news
    """
    words = (text or "").strip() or None
    if not words and not evidence:
        raise UsageMistake("a note needs a text, or --evidence URL")
    with session.writing() as ledger:
        prediction = ledger.get(record_id)
        joins = bool(evidence) and prediction.outcome is not None and role == Role.READER
        if joins and evidence:
            piece = Evidence(evidence, session.today, words)
            noted = prediction.with_evidence(piece, signed=session.signed)
        else:
            note = Note(session.now, session.signed.by, Role(role), words, evidence)
            noted = prediction.noted(note, signed=session.signed)
        ledger.put(noted)
    what = "evidence added to the outcome of" if joins else "noted on"
    say(f"{what} {noted.id} in {session.place[0]}: {shorten(noted.claim)}")


@command("remove")
@click.argument("record_id", metavar="ID")
@click.option("--why", type=one_of(Removal), required=True, help="The reason.")
def remove_command(session: Session, record_id: str, why: str) -> None:
    """Take a duplicate or a mistake out of the count.

    Its record stays in the ledger with its history, and the scorecard says how many were removed.
    To judge one as neither right nor wrong, use `resolve ID void`.

    \b
    Example:
      predtrack remove h4kq --why duplicate
    """
    with session.writing() as ledger:
        prediction = ledger.get(record_id).removed(Removal(why), signed=session.signed)
        ledger.put(prediction)
    say(
        f"removed {prediction.id} from the count in {session.place[0]}: {shorten(prediction.claim)}"
    )


def _edit_article(
    session: Session, ledger: Ledger, article: Article, given: dict[str, Any]
) -> list[str]:
    facts = facts_of(given)
    wrong = _given_names(given) - {field.name for field in fields(facts)} - {"author"}
    if wrong or not facts.given():
        raise UsageMistake(
            f"{article.id} is an article: give its --title, --author, --outlet, --url, "
            "--archived-url, --published or --language"
        )
    edited, moved = edit_article(ledger, article, facts, signed=session.signed)
    moves = [
        f"  {after.id} moves from {deadline_cell(before)} to {deadline_cell(after)}"
        for before, after in moved
    ]
    return [f"edited article {edited.id} in {session.place[0]}: {edited.label}", *moves]


def _edit_prediction(
    session: Session, ledger: Ledger, prediction: Prediction, given: dict[str, Any], why: str | None
) -> list[str]:
    article = ledger.get_article(prediction.article)
    wrong = _given_names(given) & {"title", "author", "outlet", "url", "published"}
    if wrong:
        raise UsageMistake(
            f"{prediction.id} is a prediction: the {wrong.pop()} is its article's, "
            f"so predtrack edit {article.id}"
        )
    changes = _changes(ledger, article, given)
    if not changes:
        raise UsageMistake("nothing to change: give the options of what should be different")
    edited = prediction.edited(changes, signed=session.signed, why=why)
    if edited is prediction:
        return [f"{prediction.id} says that already; nothing was changed"]
    if edited.deadline.event:
        note_event(ledger, edited.deadline.event, signed=session.signed)
    ledger.put(edited)
    return [f"edited {edited.id} in {session.place[0]}: {', '.join(edited.history[-1].was)}"]


def _given_names(given: dict[str, Any]) -> set[str]:
    return {name for name, value in given.items() if value not in (None, ())}


def _changes(ledger: Ledger, article: Article, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the options change, with their new values."""
    changes: dict[str, Any] = {
        name: given[name].strip() or None for name in NULLABLE if given[name] is not None
    }
    if given["claim"] is not None:
        changes["claim"] = claim_of(given["claim"])
    if given["kind"]:
        changes["kind"] = Kind(given["kind"])
    if given["no_change"] is not None:
        changes["no_change"] = given["no_change"]
    if given["tag"]:
        changes["tags"] = retag(given["tag"])
    if any(given[name] is not None for name in ("deadline", "wording", "event")):
        changes["deadline"] = deadline_of(ledger, given, article)
    if given["quote"] is not None:
        changes |= _requoted(ledger, article, given["quote"])
    return changes


def _requoted(ledger: Ledger, article: Article, text: str) -> dict[str, Any]:
    quote = check_quote(text)
    spans = spans_in(text_of(ledger, article), quote, article.path or article.label)
    return {"quote": spans[0].exact if spans else quote, "spans": spans}
