"""The command that records by hand: add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from predtrack.bookkeeping.articles import ArticleFacts, Moves, article_for, last_article
from predtrack.bookkeeping.events import near_names
from predtrack.bookkeeping.recording import Draft, check_claim, record, retag
from predtrack.bookkeeping.texts import places, text_of
from predtrack.cli.facts import ARTICLE_OPTIONS, STATEMENT_OPTIONS, article_changes, deadline_of
from predtrack.cli.group import command
from predtrack.cli.options import ADDRESS_OR_NONE, DAY_OR_NONE, TEXT, with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, is_interactive, put, read_input, say
from predtrack.errors import NotFound, PredtrackError, UnreadableFile, UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.statement import Kind, Span
from predtrack.reading.quotes import check_quote
from predtrack.reading.text import read_text
from predtrack.render.detail import understood
from predtrack.render.listing import deadline_cell


@command("add")
@click.argument("quote", required=False)
@click.option("--quote", "quote_option", metavar="TEXT", help="The quote; - is standard input.")
@with_options(STATEMENT_OPTIONS)
@click.option("--article", metavar="FILE|ID|last", help="The article's text, its id, or `last`.")
@with_options(ARTICLE_OPTIONS)
def add_command(
    session: Session,
    quote: str | None,
    quote_option: str | None,
    article: str | None,
    **given: Any,
) -> None:
    """Record a prediction by hand.

    The quote is looked for in the article's text, if that is at hand. On a terminal, what is
    missing is asked for. Prints the new id.

    \b
    Example:
      predtrack add "Rates will be cut twice in the next six months." \\
        --title "Rates" --outlet "The Paper" --published 2026-01-31 \\
        --claim "The central bank cuts its rate at least twice." \\
        --deadline "in the next six months"
    """
    words = check_quote(_quote(quote, quote_option))
    if is_interactive():
        article = _ask_for_missing(article, given, words)
    facts = ArticleFacts(**article_changes(given))
    with session.writing() as ledger:
        known, facts, text = _article(ledger, article, facts)
        source, moves = article_for(ledger, facts, known=known, signed=session.signed)
        spans = places(text, words, source)
        deadline = deadline_of(ledger, given, source)
        near = near_names(ledger, deadline.event) if deadline.event else []
        draft = _draft(spans[0].exact if spans else words, given, deadline, spans)
        recorded = record(ledger, draft, source, signed=session.signed)
    prediction = recorded.prediction
    if recorded.is_new:
        say(f"recorded in {session}")
        say(*(f"  {name}: {value}" for name, value in understood(prediction, source)))
        say(*([f"  its event is a new one; near it: {', '.join(near)}"] if near else []))
    else:
        say(f"already recorded as {prediction.id} in {session}: {shorten(prediction.claim)}")
    say(*moved_lines(moves))
    put(prediction.id)


def moved_lines(moves: Moves) -> list[str]:
    """Say which deadlines an article's date has moved."""
    return [
        f"  {after.id} moves from {deadline_cell(before)} to {deadline_cell(after)}"
        for before, after in moves
    ]


def _quote(argument: str | None, option: str | None) -> str:
    if argument is not None and option is not None:
        raise UsageMistake("the quote is given twice: as an argument and as --quote")
    quote = argument if argument is not None else option
    if quote == "-":
        return read_input()
    if quote is None and is_interactive():
        return str(ask("Quote, word for word"))
    if quote is None:
        raise UsageMistake("a quote is wanted: predtrack add QUOTE, or --quote - to read one")
    if any("\ud800" <= letter <= "\udfff" for letter in quote):
        raise PredtrackError("the quote is not UTF-8: check the terminal's encoding")
    return quote


def _article(
    ledger: Ledger, name: str | None, facts: ArticleFacts
) -> tuple[Article | None, ArticleFacts, str | None]:
    """Find the article that is named: on record or not, with its facts and its text."""
    if name is None:
        return None, facts, None
    if not name:
        raise UsageMistake("--article needs a file, an id or `last`")
    path = Path(name)
    if path.exists():
        text = read_text(path)
        return None, facts.of_file(path, text, ledger), text
    known = last_article(ledger) if name == "last" else _article_of_id(ledger, name)
    return known, facts, text_of(ledger, known)


def _article_of_id(ledger: Ledger, name: str) -> Article:
    try:
        return ledger.get_article(name)
    except NotFound:
        if "/" in name or "." in name:
            raise UnreadableFile(name, "no such file") from None
        hint = "nor is there a file of that name; predtrack articles shows the ids"
        raise NotFound("article", name, hint=hint) from None


def _draft(quote: str, given: dict[str, Any], deadline: Deadline, spans: tuple[Span, ...]) -> Draft:
    return Draft(
        quote=quote,
        claim=check_claim(quote if given["claim"] is None else given["claim"]),
        deadline=deadline,
        kind=Kind(given["kind"] or Kind.PREDICTION),
        no_change=bool(given["no_change"]),
        speaker=given["speaker"] or None,
        tags=retag(given["tag"]),
        criterion=given["criterion"] or None,
        translation=given["translation"] or None,
        spans=spans,
    )


def _ask_for_missing(article: str | None, given: dict[str, Any], quote: str) -> str | None:
    """Ask a person for the article and the claim; only who is asked those is asked by when."""
    is_known = bool(article or given["title"] or given["url"])
    if not is_known:
        article = ask("Article: a file, an id or `last` (empty to give its facts)") or None
    if not (is_known or article):
        _ask_for_facts(given)
    if given["claim"] is not None and is_known:
        return article
    if given["claim"] is None:
        given["claim"] = ask("Claim, in one sentence", default=" ".join(quote.split()))
    if not (given["deadline"] or given["event"] or given["wording"]):
        given["deadline"] = ask("Deadline, a date or the article's words (empty for none)") or None
    return article


def _ask_for_facts(given: dict[str, Any]) -> None:
    for name, question, kind in QUESTIONS:
        if not given[name]:
            given[name] = ask(question, kind=kind) or None
    if not given["author"]:
        given["author"] = tuple(filter(None, [ask("Author (empty if not named)", kind=TEXT)]))


QUESTIONS = (
    ("title", "Title", TEXT),
    ("outlet", "Outlet", TEXT),
    ("url", "Address (empty for none)", ADDRESS_OR_NONE),
    ("published", "Published, such as 2026-01-31", DAY_OR_NONE),
)
"""What is asked about an article, and asked again where the answer is none of its kind."""
