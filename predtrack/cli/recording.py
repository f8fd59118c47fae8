"""The command that records by hand: add."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

import click
from msgspec.structs import replace

from predtrack.cli.asking import WHO, who_given
from predtrack.cli.completing import files
from predtrack.cli.facts import ARTICLE_OPTIONS, STATEMENT_OPTIONS, article_changes, statement_given
from predtrack.cli.group import command
from predtrack.cli.options import (
    ADDRESS_OR_NONE,
    ALLOW_PRIVATE,
    DAY_OR_NONE,
    FISCAL_YEAR_ENDS,
    KEEP,
    NAME,
    TEXT,
    Parsed,
    with_options,
)
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, is_interactive, put, read_input, say
from predtrack.errors import (
    NotFound,
    PredtrackError,
    QuoteNotFound,
    UnreadableFile,
    UnwritableFile,
    UsageMistake,
    shorten,
)
from predtrack.ledger import Ledger
from predtrack.ledger.articles import (
    ArticleFacts,
    Moves,
    article_for,
    known_article,
    last_article,
)
from predtrack.ledger.byhand import Read, read_of, read_words, record_by_hand
from predtrack.ledger.events import near_names
from predtrack.ledger.recording import Recorded
from predtrack.models.article import Article
from predtrack.models.identity import fold
from predtrack.models.locator import check_locator
from predtrack.models.statement import Statement
from predtrack.reading.quotes import check_quote, find_spans, nearest_passage
from predtrack.render.detail import understood
from predtrack.render.findings import who
from predtrack.render.listing import deadline_word


@command("add", usual="claim kind speaker tag deadline article title author outlet url published")
@click.argument("quote", required=False)
@click.argument("probability", required=False)
@click.option("--quote", "quote_option", metavar="TEXT", help="The quote; - is standard input.")
@with_options(STATEMENT_OPTIONS)
@click.option("--mine", is_flag=True, help="It is your own question, with your PROBABILITY.")
@click.option(
    "--article",
    type=NAME,
    metavar="FILE|ID|last",
    shell_complete=files,
    help="The article's text, its id, or `last`.",
)
@click.option(
    "--at",
    type=Parsed("place", check_locator),
    metavar="TIME|PAGE",
    help="Where it is said in a recording, such as 31:10, or its page, such as 'p. 3'.",
)
@with_options(ARTICLE_OPTIONS)
@KEEP
@FISCAL_YEAR_ENDS
@ALLOW_PRIVATE
@click.option(
    "--draft",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What was typed before and was refused.",
)
@click.pass_context
def add_command(
    ctx: click.Context,
    /,
    session: Session,
    quote: str | None,
    probability: str | None,
    draft: Path | None,
    **given: Any,
) -> None:
    """Record a prediction by hand.

    The quote is looked for in the article's text, if that is at hand (a file of any kind that scan
    reads). Claim, kind, speaker and
    deadline that are not given are worked out from it, as scan would; with --url alone, the page
    is read (extra `read`). On a terminal, what is missing is asked for, and what was typed and is
    refused is kept for --draft. An article is known by its title, its address, or its outlet and
    day. Prints the new id. --mine records a question of your own, which is scored under forecasts
    alone.

    \b
    Example:
      predtrack add --mine "Will I finish by June?" 70% --deadline 2027-06
      predtrack add "Rates will be cut twice in the next six months." \\
        --title "Rates" --outlet "The Paper" --published 2026-01-31 \\
        --claim "The central bank cuts its rate at least twice." \\
        --deadline "in the next six months"
    """
    if draft:
        given = _of_draft(ctx, draft, {"quote": quote, "probability": probability, **given})
        quote = probability = None
    if given.pop("mine"):
        from predtrack.cli.forecasting import add_mine

        option, article = given.pop("quote_option"), given.pop("article")
        add_mine(session, quote or option, probability, article, given)
        return
    if probability is not None:
        raise UsageMistake("a probability goes with --mine; else: predtrack forecast ID 70%")
    if is_interactive():
        _add_asking(ctx, session, quote, given)
    else:
        _add(session, check_quote(_quote(quote, given.pop("quote_option"))), given)
    if draft:
        from predtrack.cli.drafts import delete_draft

        delete_draft(session, draft)


def _of_draft(ctx: click.Context, draft: Path, given: dict[str, Any]) -> dict[str, Any]:
    """Return what a draft gives; anything given beside it is refused.

    Raises:
        UsageMistake: something else is given too.
    """
    default = click.core.ParameterSource.DEFAULT
    if any(ctx.get_parameter_source(name) is not default for name in given):
        raise UsageMistake("--draft goes alone: write what else there is into the file")
    from predtrack.cli.drafts import words_of_draft

    words = words_of_draft(ctx.command, draft)
    read = ctx.command.make_context("add", words, parent=ctx.parent).params
    return {name: read[name] for name in given if name not in ("quote", "probability")}


def _add_asking(
    ctx: click.Context, session: Session, quote: str | None, given: dict[str, Any]
) -> None:
    """Record what a person is asked for; what cannot be recorded is kept as a draft."""
    from predtrack.cli.drafts import kept_as_draft

    is_asked = quote is None and given["quote_option"] is None
    given["quote_option"] = None if is_asked else _quote(quote, given["quote_option"])
    with kept_as_draft(session, ctx.command, given):
        _check_ledger(session)
        if is_asked:
            given["quote_option"] = _quote(str(ask("Quote, word for word")), None)
        words = check_quote(given["quote_option"])
        _say_on_record(session.ledger, words)
        _ask_for_missing(session, given, words)
        _add(
            session, words, {name: value for name, value in given.items() if name != "quote_option"}
        )


def _add(session: Session, words: str, given: dict[str, Any]) -> None:
    facts = ArticleFacts(**article_changes(given))
    named = _fetched(session, facts, given) or _article(session, facts, given)
    with session.writing() as ledger:
        known = ledger.find_article(named.known.id) if named.known else None
        source, moves = article_for(ledger, named.facts, known=known, signed=session.signed)
        near = _near_names(ledger, given["event"])
        recorded = record_by_hand(
            ledger, words, source, statement_given(given), read=named.read, signed=session.signed
        )
    _say_recorded(session, recorded, source, near)
    say(*moved_lines(moves))
    put(recorded.prediction.id)


def _check_ledger(session: Session) -> None:
    """Make sure, before anything is asked, that the ledger can be read and its folder written to.

    Raises:
        DamagedLedger, NewerLedger, UnwritableFile: it cannot.
    """
    session.ledger.articles()
    path = session.place[0].absolute()
    folder = next(one for one in path.parents if one.exists())
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        raise UnwritableFile(str(path), f"{folder} is no folder that can be written to")


def _say_on_record(ledger: Ledger, words: str) -> None:
    """Say which predictions have the same quote: another claim on it is one of its own."""
    same = [one for one in ledger.predictions() if fold(one.quote) == fold(words)]
    say(*(f"on record with this quote: {one.id} {shorten(one.claim)}" for one in same))


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
    if quote is None:
        raise UsageMistake("a quote is wanted: predtrack add QUOTE, or --quote - to read one")
    if any("\ud800" <= letter <= "\udfff" for letter in quote):
        raise PredtrackError("the quote is not UTF-8: check the terminal's encoding")
    return quote


class Named(NamedTuple):
    """The article that a quote is from: on record or not, its facts, and what was read of it."""

    known: Article | None
    facts: ArticleFacts
    read: Read | None = None

    @property
    def text(self) -> str | None:
        """Its text, if that is at hand."""
        return self.read.text if self.read else None


def _article(session: Session, facts: ArticleFacts, given: dict[str, Any]) -> Named:
    """Find the article that is named, with its facts and its text."""
    name, ledger = given["article"], session.ledger
    if name is None:
        return _on_record(ledger, known_article(ledger, facts), facts, given)
    if not name:
        raise UsageMistake("--article needs a file, an id or `last`")
    if Path(name).exists():
        return _of_source(session, name, facts, given)
    known = last_article(ledger) if name == "last" else _article_of_id(ledger, name)
    return _on_record(ledger, known, facts, given)


def _on_record(
    ledger: Ledger, known: Article | None, facts: ArticleFacts, given: dict[str, Any]
) -> Named:
    """Return an article that is on record; a text that was not kept is kept where that is asked."""
    return Named(known, facts, read_of(ledger, known, keep=given["keep"]) if known else None)


def _of_source(session: Session, name: str, facts: ArticleFacts, given: dict[str, Any]) -> Named:
    """Read a file or a page; what is given of it goes before what it says of itself."""
    from predtrack.cli.sources import ReadingOptions, page_reader, read_source

    options, ledger = ReadingOptions(any_language=True, keep=given["keep"]), session.ledger
    with page_reader(allow_private=given["allow_private"]) as pages:
        source = read_source(ledger, pages, name, facts.given(), options)
    read = Read(source.text, source.marks, source.turns, keeps=source.keeps)
    text = ArticleFacts(path=source.facts.path, sha256=source.facts.sha256)
    if known_article(ledger, text):  # what is on record goes before what it says of itself
        return Named(None, replace(facts, path=text.path, sha256=text.sha256), read)
    source = source.yielding(known_article(ledger, source.facts), session.today)
    return Named(None, source.facts, read)


def _article_of_id(ledger: Ledger, name: str) -> Article:
    try:
        return ledger.get_article(name)
    except NotFound:
        if "/" in name or "." in name:
            raise UnreadableFile(name, "no such file") from None
        hint = "nor is there a file of that name; predtrack articles shows the ids"
        raise NotFound("article", name, hint=hint) from None


def _fetched(session: Session, facts: ArticleFacts, given: dict[str, Any]) -> Named | None:
    """Read the page where its address is all that is known; go on without it where that fails."""
    is_bare = given["article"] is None and facts.given().keys() == {"url"}
    if not is_bare or known_article(session.ledger, facts):
        return None
    try:
        return _of_source(session, str(facts.url), ArticleFacts(), given)
    except PredtrackError as error:
        say(*f"{error}".split("\n"), "going on with the address alone")
        return None


def _ask_for_missing(session: Session, given: dict[str, Any], quote: str) -> None:
    """Ask a person for the article, who says it, and the claim; only who is asked those, by when.

    Raises:
        QuoteNotFound: the article's text does not hold the quote.
    """
    facts = ArticleFacts(**article_changes(given))
    is_known = bool(given["article"] or facts.url or facts.is_named)
    if not is_known:
        asked = ask("Article: a file, an id or `last` (empty to give its facts)")
        given["article"] = asked or None
    if not (is_known or given["article"]):
        _ask_for_facts(given)
    if given["claim"] is not None and is_known:
        return
    read = _read(session, given, quote)
    _ask_who(given, read)
    if given["claim"] is None:
        given["claim"] = ask("Claim, in one sentence", default=" ".join(read.claim.split()))
    if not (given["deadline"] or given["event"] or given["wording"]):
        question = "Deadline, a date or words (empty for what the quote says)"
        given["deadline"] = ask(question) or None


def _read(session: Session, given: dict[str, Any], quote: str) -> Statement:
    """Read a quote in its article, as far as that is given.

    Raises:
        QuoteNotFound: the article's text does not hold the quote.
    """
    named = _article(session, ArticleFacts(**article_changes(given)), given)
    text, facts = named.text, named.facts
    spans = find_spans(text, quote) if text else ()
    if text and not spans:
        raise QuoteNotFound(given["article"] or facts.title or "", nearest_passage(text, quote))
    return read_words(quote, facts.published, named.read, tuple(spans), title=facts.title)


def _ask_who(given: dict[str, Any], read: Statement) -> None:
    """Ask who says it, with what the text or the quote says of that, and what he is."""
    if given["voice"] or given["speaker"] is not None or given["role"]:
        return
    given |= who_given(ask(f"Who says it: {WHO} (Enter: {who(read)})", kind=TEXT))
    if given["speaker"]:
        given["role"] = ask("Role or office (Enter for none)", kind=TEXT) or None


def _ask_for_facts(given: dict[str, Any]) -> None:
    for name, question, kind in _QUESTIONS:
        if not given[name]:
            given[name] = ask(question, kind=kind) or None
    if not given["author"]:
        given["author"] = tuple(filter(None, [ask("Author (empty if not named)", kind=TEXT)]))


_QUESTIONS = (
    ("title", "Title (empty for none)", TEXT),
    ("outlet", "Outlet", TEXT),
    ("url", "Address (empty for none)", ADDRESS_OR_NONE),
    ("published", "Published, such as 2026-01-31", DAY_OR_NONE),
)
"""What is asked about an article, and asked again where the answer is none of its kind."""
