"""Commands that look: list, show, due, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from predtrack.bookkeeping.entries import article_of, entries_of
from predtrack.cli.group import command
from predtrack.cli.options import SPAN, filter_options, one_of, output_options, selection_of
from predtrack.cli.session import HOW_TO_START, Session
from predtrack.cli.terminal import put, put_sheet, say, width
from predtrack.ledger import Ledger
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.render.listing import Listing, listed_line, state, summary, summary_of
from predtrack.render.text import counted
from predtrack.selection import (
    SORT_KEYS,
    Entry,
    Order,
    Selection,
    is_due_within,
    is_for_review,
    select,
)

if TYPE_CHECKING:
    from predtrack.storage.prefilter import Sketch


@command("list")
@filter_options
@click.option("--all", "every", is_flag=True, help="The resolved ones too.")
@click.option(
    "--sort", type=one_of(Order), default=Order.DEADLINE.value, show_default=True, help="The order."
)
@click.option("--limit", "-n", type=click.IntRange(min=1), help="At most so many.")
@output_options
def list_command(
    session: Session, every: bool, sort: str, limit: int | None, form: str | None, **given: Any
) -> None:
    """List the open predictions, nearest deadline first.

    \b
    Example:
      predtrack list --due-within 30d --outlet CABAR.asia
      predtrack list --all --format csv > predictions.csv
    """
    ledger = session.ledger_to_read
    selection = selection_of(ledger, given)
    shown = every or bool(selection.statuses)
    if selection == Selection() and sort == Order.DEADLINE and (limit or form == "jsonl"):
        _list_plainly(session, every, limit, form)
        return
    found = select(_entries(ledger, every=shown), selection, today=session.today)
    found.sort(key=SORT_KEYS[Order(sort)])
    put_sheet(_listing(session, found[:limit]), form)
    if form in (None, "table") and ledger.exists:
        _say_summary(session, found, limit, selection)


@command("show")
@click.argument("record_id", metavar="ID")
@output_options
def show_command(session: Session, record_id: str, form: str | None) -> None:
    """Show everything about a prediction or an article.

    \b
    Example:
      predtrack show h4kq
    """
    from predtrack.render.detail import ArticleDetail, PredictionDetail

    ledger = session.ledger
    record = ledger.get_either(record_id)
    if isinstance(record, Prediction):
        entry = Entry(record, article_of(ledger, record))
        put_sheet(PredictionDetail(entry, session.today), form)
        return
    own = [Entry(one, record) for one in ledger.of_article(record.id) if not one.is_removed]
    put_sheet(ArticleDetail(record, own, session.today), form)


@command("due")
@click.option("--within", type=SPAN, default="30d", metavar="30d", help="How far to look ahead.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything is overdue.")
@output_options
@click.pass_context
def due_command(
    ctx: click.Context, session: Session, within: int, check: bool, form: str | None
) -> None:
    """Show what is overdue, due soon, or to be looked at again.

    Also the open predictions that wait on an event without a date. Says nothing in a pipe when
    nothing is due.

    \b
    Example:
      predtrack due --within 2w
      predtrack due --check || mail -s "predictions are due" me
    """
    today = session.today
    parts: dict[str, Callable[[Prediction], bool]] = {
        "Overdue": lambda one: one.is_overdue(today),
        f"Due within {counted(within, 'day')}": lambda one: is_due_within(one, within, today),
        "Look again": lambda one: is_for_review(one, today),
        "Waiting on an event without a date": lambda one: one.deadline.waits,
    }
    entries = _entries(session.ledger_to_read, every=False)
    entries.sort(key=SORT_KEYS[Order.DEADLINE])
    found = {name: [e for e in entries if is_due(e.prediction)] for name, is_due in parts.items()}
    _put_parts(session, found, form)
    if check and found["Overdue"]:
        ctx.exit(1)


@command("articles")
@output_options
def articles_command(session: Session, form: str | None) -> None:
    """List the articles and what came from each.

    FOUND counts the statements of the last scan, RECORDED the predictions, OPEN the open ones.

    \b
    Example:
      predtrack articles --format csv
    """
    from predtrack.render.registers import ArticleCount, ArticleRegister

    ledger = session.ledger_to_read
    predictions = ledger.predictions()
    recorded = Counter(one.article for one in predictions)
    opened = Counter(one.article for one in predictions if one.is_open)
    counts = [ArticleCount(one, recorded[one.id], opened[one.id]) for one in ledger.articles()]
    put_sheet(ArticleRegister(counts, _ids(session)), form)


def _entries(ledger: Ledger, *, every: bool) -> list[Entry]:
    return entries_of(ledger, ledger.find(status=None if every else Status.OPEN))


def _ids(session: Session) -> dict[str, str]:
    return session.short_ids if width() else {}


def _listing(session: Session, entries: list[Entry]) -> Listing:
    return Listing(entries, session.today, _ids(session))


def _say_summary(
    session: Session, found: list[Entry], limit: int | None, selection: Selection
) -> None:
    if not found:
        _say_none(session, selection)
        return
    told = summary([entry.prediction for entry in found], session.today)
    _say_counts(session, found[:limit], len(found), told)


def _say_counts(session: Session, shown: list[Entry], found: int, told: str) -> None:
    if len(shown) < found:
        say(f"{len(shown)} of {found:,} shown (--limit).")
    say(told)
    say(_next_steps(session, shown[0].prediction))


def _next_steps(session: Session, first: Prediction) -> str:
    short = session.short_ids[first.id]
    confirm = f"    predtrack confirm {short} --evidence URL" if first.is_open else ""
    return f"Next: predtrack show {short}{confirm}"


def _list_plainly(session: Session, every: bool, limit: int | None, form: str | None) -> None:
    """List without a filter, nearest deadline first, decoding no more than is shown."""
    ledger, status = session.ledger, None if every else Status.OPEN
    if form == "jsonl":
        _put_lines(session, status, limit)
        return
    found = ledger.sketches(status=status)
    entries = entries_of(ledger, ledger.predictions_of(found[:limit]))
    put_sheet(_listing(session, entries), form)
    if form in (None, "table") and ledger.exists:
        _say_states(session, entries, found)


def _put_lines(session: Session, status: Status | None, limit: int | None) -> None:
    today = session.today
    lines = (
        listed_line(text, status=sketch.status, latest=sketch.latest, today=today)
        for sketch, text in session.ledger.texts(status=status)
    )
    put("\n".join(islice(lines, limit)))


def _say_states(session: Session, shown: list[Entry], sketches: list[Sketch]) -> None:
    if not shown:
        _say_none(session, Selection())
        return
    today = session.today.isoformat()
    states = Counter(state(one.status, one.latest, one.basis, today) for one in sketches)
    _say_counts(session, shown, len(sketches), summary_of(states))


def _say_none(session: Session, selection: Selection) -> None:
    if not session.ledger.prediction_ids():
        say(f"no predictions yet in {session}", HOW_TO_START)
    elif selection == Selection():
        say("nothing is open (--all shows the resolved ones)")
    else:
        say("nothing matches")


def _put_parts(session: Session, found: dict[str, list[Entry]], form: str | None) -> None:
    if form not in (None, "table"):
        unique = {entry.prediction.id: entry for part in found.values() for entry in part}
        put_sheet(_listing(session, list(unique.values())), form)
        return
    parts = {name: entries for name, entries in found.items() if entries}
    for number, (name, entries) in enumerate(parts.items()):
        put(("\n" if number else "") + f"{name}: {len(entries):,}")
        put_sheet(_listing(session, entries), "table")
    if not parts and width() and session.ledger.exists:
        say("nothing is due")
