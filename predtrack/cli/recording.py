"""The command that records by hand: add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from predtrack.bookkeeping.articles import ArticleFacts, article_for, last_article
from predtrack.bookkeeping.deadlines import understand_deadline
from predtrack.bookkeeping.recording import Draft, Recorded, record, retag
from predtrack.cli.group import command
from predtrack.cli.options import ADDRESS, DAY, one_of
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, is_interactive, put, read_input, say
from predtrack.errors import InvalidValue, NotFound, QuoteNotFound, UnreadableFile, UsageMistake
from predtrack.ledger import Ledger
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind, Span
from predtrack.reading.quotes import check_quote, find_spans, nearest_passage
from predtrack.reading.text import read_text
from predtrack.render.listing import deadline_cell

Command = TypeVar("Command", bound=Callable[..., Any])

STATEMENT_OPTIONS = [
    click.option("--claim", help="What has to be checked, in one sentence."),
    click.option("--kind", type=one_of(Kind), help="What sort of statement it is."),
    click.option("--no-change/--change", default=None, help="It says that nothing will change."),
    click.option("--speaker", help="Who is quoted, if it is not the author."),
    click.option("--tag", multiple=True, help="A topic; may be given several times."),
    click.option("--deadline", help="By when: a date, or words such as 'within two years'."),
    click.option("--wording", help="The article's own words, beside a date given by hand."),
    click.option("--event", metavar="NAME", help="The event it waits on, with whose it is."),
    click.option("--criterion", help="What will count as true, fixed before the outcome."),
    click.option("--translation", help="The quote in your language."),
]
ARTICLE_OPTIONS = [
    click.option("--title", help="The article's title."),
    click.option("--author", multiple=True, help="Its author; may be given several times."),
    click.option("--outlet", help="Where it was published."),
    click.option("--url", type=ADDRESS, help="Its address."),
    click.option("--archived-url", type=ADDRESS, help="An archived copy of it."),
    click.option("--published", type=DAY, metavar="DATE", help="The day it was published."),
    click.option(
        "--published-basis", type=one_of(PublishedBasis),
        help="Whether that day stands on it or was worked out.",
    ),
    click.option("--language", metavar="CODE", help="Its language, such as en or kk."),
]  # fmt: skip


def with_options(options: list[Callable[[Any], Any]]) -> Callable[[Command], Command]:
    """Give a command a list of options."""

    def decorate(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


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
        _ask_for_missing(given, words)
        article, facts = _ask_for_article(article, facts)
    with session.writing() as ledger:
        known, facts, text = _article(ledger, article, facts)
        source = article_for(ledger, facts, known=known, signed=session.signed)
        spans = spans_in(text, words, source.path or source.label)
        deadline = deadline_of(ledger, given, source)
        draft = _draft(spans[0].exact if spans else words, given, deadline, spans)
        recorded = record(ledger, draft, source, signed=session.signed)
    _report(session, recorded, source)


def facts_of(given: dict[str, Any]) -> ArticleFacts:
    """Gather the facts about an article that the options give."""
    basis = given["published_basis"]
    return ArticleFacts(
        title=given["title"],
        outlet=given["outlet"],
        authors=given["author"] or None,
        url=given["url"],
        published=given["published"],
        published_basis=PublishedBasis(basis) if basis else None,
        language=given["language"],
        archived_url=given["archived_url"],
    )


def deadline_of(ledger: Ledger, given: dict[str, Any], article: Article) -> Deadline:
    """Work out the deadline that the options give, counted from the article's date."""
    return understand_deadline(
        ledger,
        given["deadline"],
        published=article.published,
        wording=given["wording"],
        event=given["event"],
    )


def text_of(ledger: Ledger, article: Article) -> str | None:
    """Read an article's text, None where it is not kept or no longer there."""
    if article.path is None:
        return None
    path = Path(ledger.folder, article.path)
    if not path.exists():
        say(f"{path} is gone, so the quote was not looked for in it")
        return None
    return read_text(path)


def spans_in(text: str | None, quote: str, source: str) -> tuple[Span, ...]:
    """Find every place of a quote; none without a text.

    Raises:
        QuoteNotFound: the text does not hold it.
    """
    if text is None:
        return ()
    spans = find_spans(text, quote)
    if not spans:
        raise QuoteNotFound(source, nearest_passage(text, quote))
    return spans


def _quote(argument: str | None, option: str | None) -> str:
    if argument is not None and option is not None:
        raise UsageMistake("the quote is given twice: as an argument and as --quote")
    quote = argument if argument is not None else option
    if quote == "-":
        return read_input()
    if quote is None and is_interactive():
        return ask("Quote, word for word")
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
    claim = given["claim"]
    if claim is not None and not claim.strip():
        raise InvalidValue("the claim is empty: say in one sentence what has to be checked")
    return Draft(
        quote=quote,
        claim=" ".join((claim or quote).split()),
        deadline=deadline,
        kind=Kind(given["kind"] or Kind.PREDICTION),
        no_change=bool(given["no_change"]),
        speaker=given["speaker"] or None,
        tags=retag(given["tag"]),
        criterion=given["criterion"] or None,
        translation=given["translation"] or None,
        spans=spans,
    )


def _ask_for_missing(given: dict[str, Any], quote: str) -> None:
    if given["claim"] is None:
        given["claim"] = ask("Claim, in one sentence", default=" ".join(quote.split()))
    if not (given["deadline"] or given["event"]):
        given["deadline"] = ask("Deadline, a date or the article's words (empty for none)") or None


def _ask_for_article(name: str | None, facts: ArticleFacts) -> tuple[str | None, ArticleFacts]:
    if name or facts.title or facts.url:
        return name, facts
    named = ask("Article: a file, an id or `last` (empty to give its facts)")
    if named:
        return named, facts
    outlet = facts.outlet or ask("Outlet") or None
    published = facts.published or DAY.convert(ask("Published, such as 2026-01-31"), None, None)
    return None, replace(facts, title=ask("Title") or None, outlet=outlet, published=published)


def _report(session: Session, recorded: Recorded, article: Article) -> None:
    prediction = recorded.prediction
    if not recorded.is_new:
        say(f"already recorded as {prediction.id} in {session.place[0]}: {prediction.claim}")
        put(prediction.id)
        return
    say(f"recorded in {session.place[0]}")
    for name, value in understood(prediction, article):
        say(f"  {name}: {value}")
    put(prediction.id)


def understood(prediction: Prediction, article: Article) -> list[tuple[str, str]]:
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
