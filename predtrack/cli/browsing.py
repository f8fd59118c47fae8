"""Commands that look: list, show, due, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli.completing import RECORDS
from predtrack.cli.group import command
from predtrack.cli.many import read_ids
from predtrack.cli.options import (
    IN,
    SPAN,
    WHO,
    filter_options,
    one_of,
    output_options,
    selection_of,
)
from predtrack.cli.session import HOW_TO_START, Session
from predtrack.cli.terminal import put, put_sheet, say, width
from predtrack.errors import PredtrackError, UsageMistake
from predtrack.ledger import Ledger
from predtrack.ledger.entries import article_of, brief_entries_of, each_entry, entries_of
from predtrack.models.address import check_address
from predtrack.models.article import Article
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.quote_link import quote_link
from predtrack.models.selection import (
    SORT_KEYS,
    Entry,
    Order,
    Selection,
    by_deadline,
    is_due_within,
    is_for_review,
    is_never_due,
    select,
)
from predtrack.models.standing import Brief
from predtrack.render.formats import IN_PIECES
from predtrack.render.listing import Listing, summary
from predtrack.render.text import counted

if TYPE_CHECKING:
    from predtrack.models.passage import Passage
    from predtrack.render.detail import Detail


@command("list", usual="every who outlet tag search overdue due_within sort limit form")
@filter_options
@click.option("--all", "every", is_flag=True, help="The resolved ones too.")
@click.option(
    "--sort", type=one_of(Order), default=Order.DEADLINE.value, show_default=True, help="The order."
)
@click.option("--limit", "-n", type=click.IntRange(min=1), help="At most so many.")
@click.option("--ids", "ids_alone", is_flag=True, help="Whole ids alone, one a line.")
@output_options
def list_command(
    session: Session,
    every: bool,
    sort: str,
    limit: int | None,
    ids_alone: bool,
    form: str | None,
    **given: Any,
) -> None:
    """List the open predictions, nearest deadline first.

    \b
    Example:
      predtrack list --due-within 30d --outlet CABAR.asia
      predtrack list --all --format csv > predictions.csv
      predtrack list --tag economy --ids | predtrack edit - --add-tag 2026
    """
    if ids_alone and form:
        raise UsageMistake("--ids prints ids alone: give it without a format")
    ledger = session.ledger_to_read
    selection = selection_of(ledger, given)
    is_whole = every or selection.statuses or selection.objected or selection.disputed
    status = None if is_whole else Status.OPEN
    found = _chosen(ledger, selection, status, Order(sort), session.today)
    shown = found[:limit]
    if ids_alone:
        put("\n".join(one.id for one in shown))
        return
    put_sheet(_listing(session, shown, form), form)
    if form in (None, "table") and ledger.exists:
        _say_summary(session, found, len(shown), selection)


@command("show")
@click.argument("record_ids", nargs=-1, required=True, metavar="ID...", shell_complete=RECORDS)
@click.option("--web", is_flag=True, help="Open its address at the quote, in your browser.")
@output_options
def show_command(
    session: Session, record_ids: tuple[str, ...], web: bool, form: str | None
) -> None:
    """Show everything about a prediction or an article.

    \b
    Example:
      predtrack show h4kq
      predtrack show h4kq --web
      predtrack list --overdue --ids | predtrack show -
    """
    from predtrack.render.detail import Details

    found = [session.ledger.get_either(one) for one in read_ids(record_ids)]
    if web:
        _open(session, found)
        return
    details = [_detail(session, one) for one in {one.id: one for one in found}.values()]
    put_sheet(details[0] if len(details) == 1 else Details(details), form)


def _open(session: Session, records: Sequence[Prediction | Article]) -> None:
    """Open the address of one record in the user's browser, at the quote.

    Raises:
        UsageMistake: several are named.
        PredtrackError: it has no address, or one that is not of the web, or no browser is there.
    """
    import webbrowser

    if len(records) > 1:
        raise UsageMistake("--web opens one at a time")
    record = records[0]
    if isinstance(record, Article):
        article, link = record, record.url
    else:
        article = article_of(session.ledger, record)
        link = quote_link(article.url, record)
    if not link:
        name = article.id
        raise PredtrackError(f"article {name} has no address: predtrack edit {name} --url URL")
    check_address(link)
    if not webbrowser.open(link):
        raise PredtrackError(f"no browser could be opened (BROWSER names one) for {link}")
    say(f"opened {link}")


def _detail(session: Session, record: Prediction | Article) -> Detail:
    from predtrack.render.detail import ArticleDetail, PredictionDetail

    ledger = session.ledger
    if isinstance(record, Prediction):
        return PredictionDetail(Entry(record, article_of(ledger, record)), session.today)
    own = [Entry(one, record) for one in ledger.of_article(record.id) if not one.is_removed]
    return ArticleDetail(record, own, session.today)


@command("due")
@click.option("--within", type=SPAN, default="30d", metavar="30d", help="How far to look ahead.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything is overdue.")
@IN
@WHO
@output_options
@click.pass_context
def due_command(
    ctx: click.Context,
    session: Session,
    within: int,
    check: bool,
    folder: Path | None,
    who: tuple[str, ...],
    form: str | None,
) -> None:
    """Show what is overdue, due soon, or to be looked at again.

    Also the open predictions that wait on an event without a date, and those that no day can be
    counted for, as their articles have no publication date. Says nothing in a pipe when nothing is
    due. With --in, the passage of later articles that bears most on each stands beside it.

    \b
    Example:
      predtrack due --within 2w
      list=$(predtrack due --check 2>&1) || echo "$list" | mail -s "predictions are due" me
    """
    today = session.today
    parts: dict[str, Callable[[Brief], bool]] = {
        "Overdue": lambda one: one.is_overdue(today),
        f"Due within {counted(within, 'day')}": lambda one: is_due_within(one, within, today),
        "Look again": lambda one: is_for_review(one, today) and not is_never_due(one),
        "Waiting on an event without a date": lambda one: one.deadline.waits,
        "Without a publication date to count from": is_never_due,
    }
    ledger = session.ledger_to_read
    opened = [one for one in ledger.briefs() if one.is_open]
    if who:
        selection = Selection(who=who, aliases=ledger.aliases())
        entries = select(brief_entries_of(ledger, opened), selection, today=today)
        opened = [one.prediction for one in entries]
    opened.sort(key=by_deadline)
    found = {name: [one for one in opened if is_due(one)] for name, is_due in parts.items()}
    passages = _passages(session, folder, found.values()) if folder else None
    _put_parts(session, found, form, passages)
    if check and found["Overdue"]:
        ctx.exit(1)


@command("articles")
@output_options
def articles_command(session: Session, form: str | None) -> None:
    """List the articles and what came from each.

    FOUND counts the statements of the last scan, RECORDED the predictions, OPEN the open ones.
    Where a title or heading says by when, DATED counts those with a date of their own + those with
    the text's.

    \b
    Example:
      predtrack articles --format csv
    """
    from predtrack.render.registers import ArticleCount, ArticleRegister

    ledger = session.ledger_to_read
    predictions = ledger.briefs()
    recorded = Counter(one.article for one in predictions)
    opened = Counter(one.article for one in predictions if one.is_open)
    dated = Counter(one.article for one in predictions if one.deadline.is_dated)
    by_horizon = Counter(one.article for one in predictions if one.deadline.is_by_horizon)
    numbers = (recorded, opened, dated, by_horizon)
    counts = [ArticleCount(one, *(of[one.id] for of in numbers)) for one in ledger.articles()]
    put_sheet(ArticleRegister(counts, _ids(session)), form)


def _chosen(
    ledger: Ledger, selection: Selection, status: Status | None, order: Order, today: date
) -> Sequence[Prediction | Brief]:
    """Choose what is listed, in its order, by briefs where those tell enough."""
    if selection.search or order is Order.RECORDED:
        entries = entries_of(ledger, ledger.find(status=status))
        chosen = sorted(select(entries, selection, today=today), key=SORT_KEYS[order])
        return [one.prediction for one in chosen]
    briefs = [one for one in ledger.briefs() if status is None or one.status is status]
    if selection.takes_all and order is Order.DEADLINE:
        return sorted(briefs, key=by_deadline)
    found = select(brief_entries_of(ledger, briefs), selection, today=today)
    return [one.prediction for one in sorted(found, key=SORT_KEYS[order])]


def _whole(ledger: Ledger, found: Sequence[Prediction | Brief]) -> Iterable[Prediction]:
    if not found or isinstance(found[0], Prediction):
        return [one for one in found if isinstance(one, Prediction)]
    return ledger.whole(one for one in found if isinstance(one, Brief))


def _ids(session: Session) -> Mapping[str, str]:
    return session.short_ids if width() else {}


def _passages(
    session: Session, folder: Path, parts: Iterable[Sequence[Brief]]
) -> dict[str, Passage]:
    from predtrack.cli.evidence import best_passages

    briefs = {one.id: one for part in parts for one in part}
    return best_passages(session, folder, session.ledger.whole(briefs.values())) if briefs else {}


def _listing(
    session: Session,
    found: Sequence[Prediction | Brief],
    form: str | None,
    passages: Mapping[str, Passage] | None = None,
) -> Listing:
    """List what was found; its records are read as a format asks for them, if it asks once."""
    entries = each_entry(session.ledger, _whole(session.ledger, found))
    held = entries if form in IN_PIECES else list(entries)
    return Listing(held, session.today, _ids(session), passages)


def _say_summary(
    session: Session, found: Sequence[Prediction | Brief], shown: int, selection: Selection
) -> None:
    if not found:
        _say_none(session, selection)
        return
    if shown < len(found):
        say(f"{shown} of {len(found):,} shown (--limit).")
    say(summary(found, session.today))
    say(_next_steps(session, found[0]))


def _next_steps(session: Session, first: Prediction | Brief) -> str:
    short = session.short_ids[first.id]
    confirm = f"    predtrack confirm {short} --evidence URL" if first.is_open else ""
    return f"Next: predtrack show {short}{confirm}"


def _say_none(session: Session, selection: Selection) -> None:
    if not session.ledger.prediction_ids():
        say(f"no predictions yet in {session}", HOW_TO_START)
    elif selection.takes_all:
        say("nothing is open (--all shows the resolved ones)")
    else:
        say("nothing matches")


def _put_parts(
    session: Session,
    found: dict[str, list[Brief]],
    form: str | None,
    passages: Mapping[str, Passage] | None,
) -> None:
    if form not in (None, "table"):
        unique = {one.id: one for part in found.values() for one in part}
        put_sheet(_listing(session, [*unique.values()], form, passages), form)
        return
    parts = {name: part for name, part in found.items() if part}
    for number, (name, part) in enumerate(parts.items()):
        put(("\n" if number else "") + f"{name}: {len(part):,}")
        put_sheet(_listing(session, part, form), "table")
        if passages is not None:
            _put_passages(session, part, passages)
    if not parts and width() and session.ledger.exists:
        say("nothing is due")


def _put_passages(session: Session, part: Sequence[Brief], passages: Mapping[str, Passage]) -> None:
    """Put what was found on the predictions of a part under them, by their ids."""
    from predtrack.render.passages import EvidenceFound, Passages

    found = [EvidenceFound(one.id, 1, passages[one.id]) for one in part if one.id in passages]
    names = [_ids(session).get(one.prediction, one.prediction) for one in found]
    put("Found in later articles:" if found else "Nothing was found in later articles.")
    put_sheet(Passages(found, names), "table")
