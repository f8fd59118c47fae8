"""Facts: the options that say what a statement is and where it stands, for add and edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from predtrack.bookkeeping.articles import ArticleFacts
from predtrack.bookkeeping.deadlines import understand_deadline
from predtrack.cli.options import ADDRESS, DAY, one_of
from predtrack.cli.terminal import say
from predtrack.errors import InvalidValue, QuoteNotFound
from predtrack.ledger import Ledger
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Deadline
from predtrack.models.statement import Kind, Span
from predtrack.reading.quotes import find_spans, nearest_passage
from predtrack.reading.text import read_text

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


def claim_of(text: str) -> str:
    """Return a claim on one line.

    Raises:
        InvalidValue: it is empty.
    """
    claim = " ".join(text.split())
    if not claim:
        raise InvalidValue("the claim is empty: say in one sentence what has to be checked")
    return claim
