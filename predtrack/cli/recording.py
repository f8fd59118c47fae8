"""The command that records by hand: add."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from predtrack.bookkeeping.articles import ArticleFacts, article_for, last_article
from predtrack.bookkeeping.recording import Draft, Recorded, record, retag
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
from predtrack.cli.options import Parsed, with_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, is_interactive, put, read_input, say
from predtrack.errors import NotFound, UnreadableFile, UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind, Span
from predtrack.reading.dates import parse_day
from predtrack.reading.quotes import check_quote
from predtrack.reading.text import read_text
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
    facts = facts_of(given)
    if is_interactive():
        article, facts = _ask_for_missing(article, facts, given, words)
    with session.writing() as ledger:
        known, facts, text = _article(ledger, article, facts)
        source = article_for(ledger, facts, known=known, signed=session.signed)
        spans = spans_in(text, words, source.path or source.label)
        deadline = deadline_of(ledger, given, source)
        draft = _draft(spans[0].exact if spans else words, given, deadline, spans)
        recorded = record(ledger, draft, source, signed=session.signed)
    _report(session, recorded, source)


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
    return quote


def _article(
    ledger: Ledger, name: str | None, facts: ArticleFacts
) -> tuple[Article | None, ArticleFacts, str | None]:
    """Find the article that is named: on record or not, with its facts and its text."""
    if name is None:
        return None, facts, None
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
        raise NotFound("article", name, hint="nor is there a file of that name") from None


def _draft(quote: str, given: dict[str, Any], deadline: Deadline, spans: tuple[Span, ...]) -> Draft:
    return Draft(
        quote=quote,
        claim=claim_of(quote if given["claim"] is None else given["claim"]),
        deadline=deadline,
        kind=Kind(given["kind"] or Kind.PREDICTION),
        no_change=bool(given["no_change"]),
        speaker=given["speaker"] or None,
        tags=retag(given["tag"]),
        criterion=given["criterion"] or None,
        translation=given["translation"] or None,
        spans=spans,
    )


def _ask_for_missing(
    article: str | None, facts: ArticleFacts, given: dict[str, Any], quote: str
) -> tuple[str | None, ArticleFacts]:
    """Ask a person for the article and the claim; only who is asked those is asked by when."""
    knows_article = bool(article or facts.title or facts.url)
    if not knows_article:
        article = ask("Article: a file, an id or `last` (empty to give its facts)") or None
    if not (knows_article or article):
        facts = _ask_for_facts(facts)
    if given["claim"] is not None and knows_article:
        return article, facts
    if given["claim"] is None:
        given["claim"] = ask("Claim, in one sentence", default=" ".join(quote.split()))
    if not (given["deadline"] or given["event"] or given["wording"]):
        given["deadline"] = ask("Deadline, a date or the article's words (empty for none)") or None
    return article, facts


def _ask_for_facts(facts: ArticleFacts) -> ArticleFacts:
    outlet = facts.outlet or ask("Outlet") or None
    published = facts.published or ask("Published, such as 2026-01-31", kind=ANSWERED_DAY)
    return replace(facts, title=ask("Title") or None, outlet=outlet, published=published)


ANSWERED_DAY = Parsed("day", lambda answer: parse_day(answer) if answer.strip() else None)
"""A day asked for on a terminal: asked again where it is none, an empty answer is no day."""


def _report(session: Session, recorded: Recorded, article: Article) -> None:
    prediction = recorded.prediction
    if not recorded.is_new:
        claim = shorten(prediction.claim)
        say(f"already recorded as {prediction.id} in {session.place[0]}: {claim}")
        put(prediction.id)
        return
    say(f"recorded in {session.place[0]}")
    for name, value in _understood(prediction, article):
        say(f"  {name}: {value}")
    put(prediction.id)


def _understood(prediction: Prediction, article: Article) -> list[tuple[str, str]]:
    """Say what was understood of a prediction: name and value of each part."""
    deadline = prediction.deadline
    when = deadline_cell(prediction) + (f" ({deadline.assumption})" if deadline.assumption else "")
    if deadline.basis is Basis.RELATIVE and deadline.latest is None:
        when += "; give the article's --published to get a date"
    places = f"{len(prediction.spans)} in the text" if prediction.spans else "text not kept"
    return [
        ("claim", prediction.claim),
        ("kind", prediction.kind + (", no change" if prediction.no_change else "")),
        ("said by", ", ".join(prediction.asserters(article)) or "author not named"),
        ("article", f"{article.id} {article.label}"),
        ("places", places),
        ("deadline", when),
    ]
