"""Commands that correct: edit, note, remove."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click
from msgspec.structs import replace

from predtrack.cli.facts import (
    ARTICLE_OPTIONS,
    ARTICLE_PARAMETERS,
    STATEMENT_OPTIONS,
    article_changes,
    deadline_of,
)
from predtrack.cli.group import command
from predtrack.cli.options import ADDRESS, TEXT, one_of, with_options
from predtrack.cli.recording import moved_lines
from predtrack.cli.session import Session
from predtrack.cli.terminal import has_screen, say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.articles import edit_article
from predtrack.ledger.events import note_event
from predtrack.ledger.recording import check_claim, edit, remove, retag
from predtrack.ledger.texts import places, text_of
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import Note, Prediction, Removal, Role
from predtrack.models.replay import article_deadline
from predtrack.models.statement import Kind
from predtrack.reading.quotes import check_quote

NULLABLE = ("speaker", "criterion", "translation")
"""Fields that an empty option clears."""


@command("edit")
@click.argument("record_id", metavar="ID")
@click.option("--quote", type=TEXT, help="The quote, corrected.")
@with_options(STATEMENT_OPTIONS)
@with_options(ARTICLE_OPTIONS)
@click.option("--why", type=TEXT, help="The reason, kept in the history.")
@click.pass_context
def edit_command(
    ctx: click.Context, /, session: Session, record_id: str, why: str | None, **given: Any
) -> None:
    """Correct a prediction or an article.

    An empty value clears a field. After the deadline, a change of deadline, claim, kind,
    criterion, speaker or quote needs --why; one that is resolved is reopened first. A new date of
    an article moves the deadlines counted from it.

    Without options, on a terminal, it opens a form in your editor ($VISUAL or $EDITOR, one that
    waits until it is closed), and again with the error on top where something is wrong.

    \b
    Example:
      predtrack edit h4kq
      predtrack edit h4kq --criterion "no minister leaves office"
      predtrack edit c2m8 --published 2019-06-10
    """
    if why is None and not _given(given) and has_screen():
        from predtrack.cli.forms import edit_in_form

        said = edit_in_form(ctx, session, record_id, _edit)
    else:
        said = _edit(session, record_id, why, **given)
    say(*said)


@command("note")
@click.argument("record_id", metavar="ID")
@click.argument("text", required=False, type=TEXT)
@click.option("--evidence", "-e", type=ADDRESS, metavar="URL", help="An address that shows it.")
@click.option("--role", type=one_of(Role), default=Role.READER.value, help="Who says it.")
def note_command(
    session: Session, record_id: str, text: str | None, evidence: str | None, role: str
) -> None:
    """Put a note or evidence beside a prediction.

    Its status stays. Evidence for one that is resolved joins its outcome, without reopening it.

    \b
    Example:
      predtrack note h4kq "two ministers are said to leave" --evidence https://example.org/news
    """
    if not text and not evidence:
        raise UsageMistake("a note needs a text, or --evidence URL")
    with session.changing() as ledger:
        prediction = ledger.get(record_id)
        joins = prediction.outcome is not None and role == Role.READER
        if evidence and joins:
            piece = Evidence(evidence, session.today, text or None)
            noted = prediction.with_evidence(piece, signed=session.signed)
            what = "evidence added to the outcome of"
        else:
            note = Note(session.now, session.signed.by, Role(role), text or None, evidence)
            noted = prediction.noted(note, signed=session.signed)
            what = "noted on"
        ledger.put(noted)
    say(f"{what} {noted.id} in {session}: {shorten(noted.claim)}")


@command("remove")
@click.argument("record_id", metavar="ID")
@click.option(
    "--why", type=one_of(Removal), required=True, help="The reason: duplicate or mistake."
)
def remove_command(session: Session, record_id: str, why: str) -> None:
    """Take a duplicate or a mistake out of the count.

    Its record stays in the ledger with its history, and the scorecard says how many were removed.
    To judge one as neither right nor wrong, use `resolve ID void`.

    \b
    Example:
      predtrack remove h4kq --why duplicate
    """
    with session.changing() as ledger:
        prediction = remove(ledger, ledger.get(record_id), Removal(why), signed=session.signed)
    say(f"removed {prediction.id} from the count in {session}: {shorten(prediction.claim)}")


def _edit(
    session: Session,
    record_id: str,
    why: str | None,
    check: Callable[[Prediction | Article], None] | None = None,
    **given: Any,
) -> list[str]:
    """Change what the options say, once ``check`` has let the record pass; say what was done."""
    with session.changing() as ledger:
        record = ledger.get_either(record_id)
        if check:
            check(record)
        if isinstance(record, Article):
            return _edit_article(session, ledger, record, given, why)
        return _edit_prediction(session, ledger, record, given, why)


def _edit_article(
    session: Session, ledger: Ledger, article: Article, given: dict[str, Any], why: str | None
) -> list[str]:
    changes = article_changes(given)
    if not changes or _given(given) - _given_of_article(given):
        raise UsageMistake(
            f"{article.id} is an article: give its --title, --author, --outlet, --url, "
            "--archived-url, --published or --language"
        )
    edited, moves = edit_article(ledger, article, changes, signed=session.signed, why=why)
    said = [f"edited article {edited.id} in {session}: {edited.label}", *moved_lines(moves)]
    judged = [one.id for one in ledger.of_article(edited.id) if one.outcome and not one.is_removed]
    if edited.published != article.published and judged:
        said.append(
            f"already judged, and so not moved: {', '.join(judged)}; to move one, reopen it and "
            "give the date again"
        )
    return said


def _edit_prediction(
    session: Session, ledger: Ledger, prediction: Prediction, given: dict[str, Any], why: str | None
) -> list[str]:
    wrong = sorted(_given_of_article(given))
    if wrong:
        raise UsageMistake(
            f"{prediction.id} is a prediction: its article's {wrong[0]} is changed with "
            f"predtrack edit {prediction.article}"
        )
    changes = _changes(ledger, prediction, given)
    if not changes:
        raise UsageMistake("nothing to change: give the options of what should be different")
    edited = edit(ledger, prediction, changes, signed=session.signed, why=why)
    if given["event"]:
        note_event(ledger, given["event"], signed=session.signed)
    if edited is prediction:
        return [f"{prediction.id} says that already; nothing was changed"]
    said = [f"edited {edited.id} in {session}: {', '.join(edited.history[-1].was)}"]
    is_own = ledger.get_article(edited.article).is_own
    return said if is_own else [*said, *_deadline_lines(edited)]


def _deadline_lines(edited: Prediction) -> Iterator[str]:
    """Say where the score does not follow an edit of the deadline."""
    given = article_deadline(edited)
    if given != edited.deadline:
        yield (
            f"scored by the article's deadline, {given.latest}, and shown as moved; if that was "
            "misread, --deadline takes the quote's own words for it (while it is running)"
        )


def _given(given: dict[str, Any]) -> set[str]:
    return {name for name, value in given.items() if value not in (None, ())}


def _given_of_article(given: dict[str, Any]) -> set[str]:
    return _given(given) & ARTICLE_PARAMETERS


def _changes(ledger: Ledger, prediction: Prediction, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that the options change, with their new values."""
    changes: dict[str, Any] = {
        name: given[name] or None for name in NULLABLE if given[name] is not None
    }
    if given["claim"] is not None:
        changes["claim"] = check_claim(given["claim"])
    if given["kind"]:
        changes["kind"] = Kind(given["kind"])
    if given["no_change"] is not None:
        changes["no_change"] = given["no_change"]
    if given["tag"]:
        changes["tags"] = retag(given["tag"])
    if any(given[name] is not None for name in ("deadline", "wording", "event")):
        changes["deadline"] = _redated(ledger, prediction, given)
    if given["quote"] is not None:
        changes |= _requoted(ledger, prediction, given["quote"])
    return changes


def _redated(ledger: Ledger, prediction: Prediction, given: dict[str, Any]) -> Deadline:
    """Work out another deadline; the wording alone changes nothing else, and stays if not given."""
    old = prediction.deadline
    if given["deadline"] is None and given["event"] is None:
        return replace(old, text=given["wording"] or None)
    wording = old.text if given["wording"] is None else given["wording"] or None
    article = ledger.get_article(prediction.article)
    return deadline_of(ledger, given | {"wording": wording}, article)


def _requoted(ledger: Ledger, prediction: Prediction, text: str) -> dict[str, Any]:
    quote, article = check_quote(text), ledger.get_article(prediction.article)
    spans = places(text_of(ledger, article), quote, article)
    return {"quote": spans[0].exact if spans else quote, "spans": spans}
