"""The command that records by hand: add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from predtrack.cli.facts import ARTICLE_OPTIONS, STATEMENT_OPTIONS, article_changes, statement_given
from predtrack.cli.group import command
from predtrack.cli.options import (
    ADDRESS_OR_NONE,
    ALLOW_PRIVATE,
    DAY_OR_NONE,
    FISCAL_YEAR_ENDS,
    NAME,
    TEXT,
    with_options,
)
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, is_interactive, put, read_input, say
from predtrack.errors import NotFound, PredtrackError, UnreadableFile, UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.articles import (
    ArticleFacts,
    Moves,
    article_for,
    known_article,
    last_article,
)
from predtrack.ledger.byhand import record_by_hand
from predtrack.ledger.events import near_names
from predtrack.ledger.recording import Recorded
from predtrack.ledger.texts import text_of
from predtrack.models.article import Article
from predtrack.reading.claims import propose_claim
from predtrack.reading.language import language_of
from predtrack.reading.quotes import check_quote
from predtrack.reading.text import read_text
from predtrack.render.detail import understood
from predtrack.render.listing import deadline_word


@command("add")
@click.argument("quote", required=False)
@click.argument("probability", required=False)
@click.option("--quote", "quote_option", metavar="TEXT", help="The quote; - is standard input.")
@with_options(STATEMENT_OPTIONS)
@click.option("--mine", is_flag=True, help="It is your own question, with your PROBABILITY.")
@click.option(
    "--article", type=NAME, metavar="FILE|ID|last", help="The article's text, its id, or `last`."
)
@with_options(ARTICLE_OPTIONS)
@FISCAL_YEAR_ENDS
@ALLOW_PRIVATE
def add_command(
    session: Session,
    quote: str | None,
    quote_option: str | None,
    probability: str | None,
    article: str | None,
    mine: bool,
    **given: Any,
) -> None:
    """Record a prediction by hand.

    The quote is looked for in the article's text, if that is at hand. Claim, kind, speaker and
    deadline that are not given are worked out from it, as scan would; with --url alone, the page
    is read (extra `web`). On a terminal, what is missing is asked for. Prints the new id.
    --mine records a question of your own, which is scored under forecasts alone.

    \b
    Example:
      predtrack add --mine "Will I finish by June?" 70% --deadline 2027-06
      predtrack add "Rates will be cut twice in the next six months." \\
        --title "Rates" --outlet "The Paper" --published 2026-01-31 \\
        --claim "The central bank cuts its rate at least twice." \\
        --deadline "in the next six months"
    """
    if mine:
        from predtrack.cli.forecasting import add_mine

        add_mine(session, quote or quote_option, probability, article, given)
        return
    if probability is not None:
        raise UsageMistake("a probability goes with --mine; else: predtrack forecast ID 70%")
    words = check_quote(_quote(quote, quote_option))
    if is_interactive():
        article = _ask_for_missing(article, given, words)
    facts = ArticleFacts(**article_changes(given))
    facts, fetched = _fetched(session.ledger, article, facts, given)
    with session.writing() as ledger:
        known, facts, text = _article(ledger, article, facts)
        source, moves = article_for(ledger, facts, known=known, signed=session.signed)
        text = fetched or text
        near = _near_names(ledger, given["event"])
        recorded = record_by_hand(
            ledger, words, source, statement_given(given), text=text, signed=session.signed
        )
    _say_recorded(session, recorded, source, near)
    say(*moved_lines(moves))
    put(recorded.prediction.id)


def _say_recorded(session: Session, recorded: Recorded, article: Article, near: list[str]) -> None:
    prediction = recorded.prediction
    if not recorded.is_new:
        say(f"already recorded as {prediction.id} in {session}: {shorten(prediction.claim)}")
        return
    say(f"recorded in {session}")
    say(*(f"  {name}: {value}" for name, value in understood(prediction, article)))
    if near:
        say(f"  its event is a new one; near it: {', '.join(near)}")


def _near_names(ledger: Ledger, name: str | None) -> list[str]:
    """Return the names near that of an event, where it is a new one."""
    return near_names(ledger, name) if name and not ledger.find_event(name) else []


def moved_lines(moves: Moves) -> list[str]:
    """Say which deadlines an article's date has moved."""
    days = [
        (new.id, deadline_word(old.deadline), deadline_word(new.deadline)) for old, new in moves
    ]
    return [f"  {name} moves from {old} to {new}" for name, old, new in days]


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
        same = known_article(ledger, facts)
        return same, facts, text_of(ledger, same) if same else None
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


def _fetched(
    ledger: Ledger, article: str | None, facts: ArticleFacts, given: dict[str, Any]
) -> tuple[ArticleFacts, str | None]:
    """Read the page where its address is all that is known; go on without it where that fails."""
    if article is not None or facts.given().keys() != {"url"} or known_article(ledger, facts):
        return facts, None
    from predtrack.cli.sources import ReadingOptions, page_reader, read_source

    options = ReadingOptions(any_language=True)
    try:
        with page_reader(allow_private=given["allow_private"]) as pages:
            source = read_source(ledger, pages, str(facts.url), {}, options)
    except PredtrackError as error:
        say(*f"{error}".split("\n"), "going on with the address alone")
        return facts, None
    return source.facts, source.text


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
        proposed = propose_claim(" ".join(quote.split()), language=language_of())
        given["claim"] = ask("Claim, in one sentence", default=proposed)
    if not (given["deadline"] or given["event"] or given["wording"]):
        question = "Deadline, a date or words (empty for what the quote says)"
        given["deadline"] = ask(question) or None
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
