"""Commands that correct: edit, note, remove."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from predtrack.cli.completing import PREDICTIONS
from predtrack.cli.facts import (
    ARTICLE_OPTIONS,
    ARTICLE_PARAMETERS,
    STATEMENT_OPTIONS,
    article_changes,
    statement_given,
)
from predtrack.cli.group import command
from predtrack.cli.many import STDIN, YES, ids_for_change, ids_to_change, say_each
from predtrack.cli.options import ADDRESS, DAY, TEXT, one_of, with_options
from predtrack.cli.recording import moved_lines
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, has_screen, is_interactive, say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.acts import Book
from predtrack.ledger.articles import edit_article
from predtrack.ledger.byhand import edit_by_hand
from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.note import About, Objection, Role
from predtrack.models.outcome import RESOLVED
from predtrack.models.prediction import Prediction, Removal
from predtrack.models.replay import article_deadline

_ANSWERS = [state.value for state in Objection if state is not Objection.WAITING]
"""What an objection can be answered by."""


@command(
    "edit",
    usual="claim kind speaker deadline add_tag drop_tag title author outlet published why",
)
@ids_to_change()
@click.option("--quote", type=TEXT, help="The quote, corrected.")
@with_options(STATEMENT_OPTIONS)
@click.option("--add-tag", type=TEXT, multiple=True, help="A topic more; --tag replaces them all.")
@click.option("--drop-tag", type=TEXT, multiple=True, help="A topic less.")
@click.option(
    "--review", type=DAY, metavar="DATE", help="When to look again at one without a deadline."
)
@with_options(ARTICLE_OPTIONS)
@click.option("--why", type=TEXT, help="The reason, kept in the history.")
@click.pass_context
def edit_command(
    ctx: click.Context,
    /,
    session: Session,
    record_ids: tuple[str, ...],
    why: str | None,
    yes: bool,
    **given: Any,
) -> None:
    """Correct a prediction or an article.

    Several, named or read from standard input (-), are changed all or none, in one change.

    An empty value clears a field; `--deadline none` too. A speaker or a role makes the words
    another's, `--voice author` the article's own. After the deadline, a change of deadline, claim,
    kind, criterion, voice, speaker or quote needs --why; one that is resolved is reopened first. A
    new date of an article moves the deadlines counted from it.

    Without options, on a terminal, it opens a form in your editor ($VISUAL or $EDITOR, one that
    waits until it is closed), and again with the error on top where something is wrong. What was
    typed and did not come on record, however the edit ended, is offered the next time.

    \b
    Example:
      predtrack edit h4kq
      predtrack edit h4kq --criterion "no minister leaves office"
      predtrack edit c2m8 --published 2019-06-10
      predtrack list --tag economy --ids | predtrack edit - --add-tag 2026
    """
    is_one = len(record_ids) == 1 and record_ids[0] != STDIN
    if is_one and why is None and not _given(given) and has_screen():
        from predtrack.cli.forms import edit_in_form

        say(*edit_in_form(ctx, session, record_ids[0], _edit))
        return
    ids = ids_for_change(session, record_ids, yes=yes)
    if len(ids) == 1:
        _say_what_was_left(session, ids[0])
    say_each(_edit(session, ids, why, **given))


def _say_what_was_left(session: Session, record_id: str) -> None:
    """Say where a form lies that was being edited, to who gives options instead."""
    from predtrack.cli.editor import left_of
    from predtrack.cli.forms import left_line

    if left := left_of(session.ledger.path, record_id.strip().casefold()):
        say(left_line(left))


@command("note")
@click.argument("record_id", metavar="ID", shell_complete=PREDICTIONS)
@click.argument("text", required=False, type=TEXT)
@click.option("--evidence", "-e", type=ADDRESS, metavar="URL", help="An address that shows it.")
@click.option("--role", type=one_of(Role), help="Who says it: a reader, if nothing is said.")
@click.option("--name", type=TEXT, metavar="WHO", help="Who says it, if not you.")
@click.option(
    "--status", type=click.Choice([*map(str, RESOLVED)]), help="A second judge's verdict."
)
@click.option("--objection", type=one_of(About), help="An objection, to this part of the record.")
@click.option("--answer", type=click.Choice(_ANSWERS), help="Answer the objection that waits.")
@YES
def note_command(
    session: Session, record_id: str, text: str | None, yes: bool, **said: str | None
) -> None:
    """Put a note, evidence or an objection beside a prediction.

    Its status stays. Evidence for one that is resolved joins its outcome, without reopening it.
    An objection waits until it is answered, with a reason (list --objected). A second judge's
    verdict disputes the outcome only where it differs (list --disputed).
    One without a date that is due for another look is looked at again six months from now.

    \b
    Example:
      predtrack note h4kq "two ministers are said to leave" --evidence https://example.org/news
      predtrack note h4kq "I spoke of ministers alone" --objection claim --name "Ann Lee"
      predtrack note h4kq "the quote speaks of the whole top" --answer rejected
      predtrack note h4kq --role judge --status failed --name "Bo Ek"
    """
    wrong = _mixed_up(said)
    if wrong:
        raise UsageMistake(wrong)
    ids = ids_for_change(session, [record_id], yes=yes)
    with session.changing() as book:
        lines = [
            line for one in book.get_all(ids) for line in _noted(session, book, one.id, text, said)
        ]
    say_each(lines)


def _noted(
    session: Session, book: Book, name: str, text: str | None, said: Mapping[str, str | None]
) -> list[str]:
    """Put what is said beside a prediction; return the lines that tell so."""
    evidence, answer, objection = said["evidence"], said["answer"], said["objection"]
    who, role = said["name"], said["role"]
    if answer:
        noted = book.answer(name, answer, text or "", about=objection, name=who)
        what = f"objection {answer} on"
    elif objection:
        noted = book.object_to(name, objection, text or "", name=who, url=evidence, role=role)
        what = "objection waits on"
    else:
        noted = book.note(name, text, url=evidence, role=role, name=who, status=said["status"])
        joined = "outcome" in noted.history[-1].was
        what = "evidence added to the outcome of" if joined else "noted on"
    lines = [f"{what} {noted.id} in {session}: {shorten(noted.claim)}"]
    if "deadline" in noted.history[-1].was:
        lines.append(f"  to be looked at again after {noted.deadline.review}")
    return lines


def _mixed_up(said: Mapping[str, str | None]) -> str:
    """Say which options of a note do not go together; empty where all do."""
    if said["status"] and (said["answer"] or said["objection"]):
        return "--status is a second judge's verdict: give it without --objection and --answer"
    if said["answer"] and (said["role"] or said["evidence"]):
        return "an answer has a reason alone: leave out --role and --evidence"
    return ""


@command("remove")
@ids_to_change()
@click.option("--why", type=TEXT, help="duplicate or mistake; of a resolved one, why in words.")
def remove_command(
    session: Session, record_ids: tuple[str, ...], why: str | None, yes: bool
) -> None:
    """Take a duplicate or a mistake out of the count.

    Its record stays in the ledger with its history, and the scorecard says how many were removed,
    and with which outcome. One that is resolved takes a reason in words; on a terminal it is asked
    for. To judge one as neither right nor wrong, use `resolve ID void`.

    \b
    Example:
      predtrack remove h4kq --why duplicate
      predtrack remove h4kq --why "the quote is another's, and stands in 7wzc"
    """
    ids = ids_for_change(session, record_ids, yes=yes)
    why = _removal(session, ids, why)
    with session.changing() as book:
        removed = [book.remove(one.id, why=why) for one in book.get_all(ids)]
    say_each(
        f"removed {one.id} from the count in {session}: {shorten(one.claim)}" for one in removed
    )


def _removal(session: Session, ids: tuple[str, ...], why: str | None) -> str:
    """Return why predictions are removed; of resolved ones it is asked for on a terminal."""
    found = session.require_ledger().get_all(ids)
    resolved = next((one for one in found if not one.is_open), None)
    is_told = bool(why) and (resolved is None or why not in list(Removal))
    if not is_told and resolved and is_interactive():
        words: str = ask(f"{resolved.id} is {resolved.status}. Why is it removed?", kind=TEXT)
        session.wake()
        return words
    if not why and resolved is None:
        raise UsageMistake(f"say why with --why: {' or '.join(Removal)}")
    return why or ""


def _edit(
    session: Session,
    record_ids: tuple[str, ...],
    why: str | None,
    check: Callable[[Prediction | Article], None] | None = None,
    **given: Any,
) -> list[str]:
    """Change what the options say, once ``check`` has let the records pass; say what was done."""
    said: list[str] = []
    with session.changing() as ledger:
        records = {one.id: one for one in map(ledger.get_either, record_ids)}
        for record in records.values():
            if check:
                check(record)
            if isinstance(record, Article):
                said += _edit_article(session, ledger, record, given, why)
            else:
                said += _edit_prediction(session, ledger, record, given, why)
    return said


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
    edited = edit_by_hand(
        ledger, prediction, statement_given(given), signed=session.signed, why=why
    )
    if edited is prediction:
        return [f"{prediction.id} says that already; nothing was changed"]
    said = [f"edited {edited.id} in {session}: {', '.join(edited.history[-1].was)}"]
    lost = sorted({*prediction.tags} - {*edited.tags})
    if given["tag"] and lost:
        said.append(f"  --tag replaced {', '.join(lost)}; --add-tag keeps what is there")
    is_own = ledger.get_article(edited.article).is_own
    return said if is_own else [*said, *_deadline_lines(edited)]


def _deadline_lines(edited: Prediction) -> Iterator[str]:
    """Say where the score does not follow an edit of the deadline."""
    given = article_deadline(edited)
    first = "deadline first set" if given.basis is Basis.MANUAL else "article's deadline"
    if given != edited.deadline:
        yield (
            f"scored by the {first}, {given.latest}, and shown as moved; if that was "
            "misread, --deadline takes the quote's own words for it (while it is running)"
        )


def _given(given: dict[str, Any]) -> set[str]:
    return {name for name, value in given.items() if value not in (None, ())}


def _given_of_article(given: dict[str, Any]) -> set[str]:
    return _given(given) & ARTICLE_PARAMETERS
