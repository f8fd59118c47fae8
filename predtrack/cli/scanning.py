"""The command that reads articles: scan."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from predtrack.cli.facts import ARTICLE_OPTIONS, article_changes
from predtrack.cli.group import command
from predtrack.cli.options import ALLOW_PRIVATE, NAME, output_options, parse_numbers, with_options
from predtrack.cli.reviewing import Verdict, review
from predtrack.cli.session import Session
from predtrack.cli.sources import ReadingOptions, Source, page_reader, read_source
from predtrack.cli.terminal import is_terminal, put, put_sheet, say
from predtrack.errors import ExitCode, InTheFuture, PredtrackError, UsageMistake, shorten
from predtrack.ledger.articles import article_for, known_article
from predtrack.ledger.kept import keep_text
from predtrack.ledger.linking import nearly_the_same
from predtrack.ledger.scanning import (
    decline,
    declined,
    draft_of,
    on_record,
    quote_digest,
    record_drafts,
)
from predtrack.models.article import Article
from predtrack.models.deadline import Basis
from predtrack.models.record import to_record
from predtrack.models.statement import Statement
from predtrack.reading.likelihood import NAMES
from predtrack.reading.pages import PageReader
from predtrack.reading.statements import DEFAULT_MIN_SCORE, find_statements
from predtrack.render.findings import Findings
from predtrack.render.text import counted

MEGABYTE = 1_000_000
CHOICES = [
    click.option("--save", is_flag=True, help="Record all that is found."),
    click.option("--pick", metavar="1,3-5", help="Record these numbers."),
    click.option("--review", "asks", is_flag=True, help="Ask about each one."),
]
FINDING_OPTIONS = [
    click.option("--explain", is_flag=True, help="Show what each feature added to the score."),
    click.option(
        "--min-score",
        type=click.FloatRange(0, 1),
        default=DEFAULT_MIN_SCORE,
        show_default=True,
        help="Show no statement with a lower score, which is its probability from 0 to 1. On "
        "7,736 sentences drawn at random, of outlets not learned from: 0.2 gives precision 56 % "
        "and recall 84 %, 0.4 gives 72 and 71 %, 0.6 gives 82 and 53 %.",
    ),
    click.option(
        "--lexicon",
        type=click.Choice(NAMES),
        default="icd203",
        show_default=True,
        help="How words of probability are read.",
    ),
]
READING_OPTIONS = [
    click.option("--encoding", metavar="NAME", help="The text's encoding, if it is not UTF-8."),
    click.option("--any-language", is_flag=True, help="Scan a text that is not English too."),
    ALLOW_PRIVATE,
    click.option(
        "--largest",
        type=click.IntRange(min=1, max=100_000),
        default=100,
        show_default=True,
        metavar="MB",
        help="Refuse larger files.",
    ),
]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article."""

    source: Source
    statements: Sequence[Statement]
    known: Article | None

    @property
    def published(self) -> date | None:
        """The day that deadlines were counted from, None where it is not known."""
        return self.source.facts.published or (self.known.published if self.known else None)


@command("scan")
@click.argument("names", nargs=-1, required=True, type=NAME, metavar="ARTICLE...")
@with_options(ARTICLE_OPTIONS)
@with_options(CHOICES)
@with_options(FINDING_OPTIONS)
@with_options(READING_OPTIONS)
@output_options
@click.pass_context
def scan_command(
    ctx: click.Context,
    /,
    session: Session,
    names: tuple[str, ...],
    form: str | None,
    **given: Any,
) -> None:
    """Find the forward-looking statements of articles.

    An ARTICLE is a text file, an HTML file or a web address (these two need the extra `web`), or -
    for standard input. Nothing is recorded unless --save, --pick or --review says so.

    \b
    Example:
      predtrack scan article.txt --published 2026-01-31
      predtrack scan article.txt --explain --pick 1,3-5
      predtrack scan https://example.org/opinion --review
    """
    _check_choice(given, names)
    failures, records = 0, []
    with page_reader(allow_private=given["allow_private"]) as pages:
        for name in _progress(names):
            try:
                found = _find(session, pages, name, given)
                picked = _picked(found, given)
                if form in (None, "table"):
                    _show(found, names, explains=given["explain"])
                else:
                    records.append(found)
                if not _record(session, found, picked, asks=given["asks"]):
                    break
            except PredtrackError as error:
                if len(names) == 1:
                    raise
                failures += 1
                say(*f"predtrack: {error}".split("\n"))
    if form not in (None, "table"):
        put_sheet(_together(records), form)
    if failures:
        ctx.exit(ExitCode.FAILED)


def _check_choice(given: dict[str, Any], names: Sequence[str]) -> None:
    if sum(bool(given[name]) for name in ("save", "pick", "asks")) > 1:
        raise UsageMistake("choose one of --save, --pick and --review")
    if given["pick"] and len(names) > 1:
        raise UsageMistake("--pick numbers the statements of one article: name only one")
    facts = article_changes(given).keys() & {"title", "url"}
    if facts and len(names) > 1:
        raise UsageMistake(f"--{facts.pop()} is of one article: name only one")


def _progress(names: Sequence[str]) -> Iterator[str]:
    """Yield the names, with a bar on standard error where there are many and a person looks on."""
    if len(names) < 10 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):  # noqa: PLR2004
        yield from names
        return
    with click.progressbar(names, label="scanning", file=sys.stderr) as bar:
        yield from bar


def _find(session: Session, pages: PageReader, name: str, given: dict[str, Any]) -> Found:
    options = ReadingOptions(given["encoding"], given["any_language"], given["largest"] * MEGABYTE)
    source = read_source(session.ledger, pages, name, article_changes(given), options)
    published = source.facts.published
    if published and published > session.today:
        raise InTheFuture("the publication date", published, session.today)
    known = _known(session, source)
    published = published or (known.published if known else None)
    statements = find_statements(
        source.text,
        published=published,
        title=source.facts.title,
        min_score=given["min_score"],
        lexicon=given["lexicon"],
        language=source.language,
    )
    return Found(source, statements, known)


def _known(session: Session, source: Source) -> Article | None:
    """Return the article if it is on record; a ledger that cannot be read keeps no text unread."""
    try:
        return known_article(session.ledger, source.facts)
    except PredtrackError as error:
        say(str(error).split("\n")[0])
        return None


def _show(found: Found, names: Sequence[str], *, explains: bool) -> None:
    if len(names) > 1:
        put(f"{found.source.name}:")
    put_sheet(_sheet(found, explains=explains), None)
    undated = [one for one in found.statements if one.deadline.basis is Basis.RELATIVE]
    if undated and found.published is None:
        number = counted(len(undated), "deadline")
        say(f"{number} counted from the publication date, which is not known: give --published")


def _sheet(found: Found, *, explains: bool = False) -> Findings:
    facts = to_record(found.source.facts)
    return Findings([(one, facts) for one in found.statements], explains=explains)


def _together(found: Sequence[Found]) -> Findings:
    return Findings([pair for one in found for pair in _sheet(one).found])


def _picked(found: Found, given: dict[str, Any]) -> list[Statement] | None:
    """Return the statements that --save or --pick choose, None where neither is given."""
    if given["save"]:
        return list(found.statements)
    if not given["pick"]:
        return None
    numbers = parse_numbers(given["pick"], len(found.statements))
    return [found.statements[number - 1] for number in numbers]


def _record(session: Session, found: Found, picked: list[Statement] | None, *, asks: bool) -> bool:
    """Record what was chosen; False where the reader wants to stop."""
    if asks:
        verdict = _review(session, found)
        _save(session, found, verdict)
        return not verdict.stops
    if picked is not None:
        _save(session, found, Verdict(picked))
    else:
        _say_what_next(session, found)
    return True


def _review(session: Session, found: Found) -> Verdict:
    ledger, known = session.ledger, found.known
    never = declined(ledger, known) if known else frozenset()
    recorded = on_record(ledger, found.statements, known) if known else []
    asked = [
        one for one in found.statements if quote_digest(one) not in never and one not in recorded
    ]
    return review(ledger, asked, found.source.text, found.published)


def _save(session: Session, found: Found, verdict: Verdict) -> None:
    facts, text = found.source.facts, found.source.text
    with session.writing() as ledger:
        known = known_article(ledger, facts)
        article, _ = article_for(ledger, facts, known=known, signed=session.signed)
        decline(ledger, article, verdict.declined)  # what fails, fails before the text is kept
        article = keep_text(ledger, article, text)
        drafts = [draft_of(ledger, one, article) for one in verdict.accepted]
        recorded = record_drafts(
            ledger, drafts, article, len(found.statements), signed=session.signed
        )
        new = [one.prediction for one in recorded if one.is_new]
        alike = list(nearly_the_same(ledger, new))
    again = len(recorded) - len(new)
    say(f"{len(new)} recorded in {session}" + (f", {again} were there already" if again else ""))
    say(*(f"  {one.id} {shorten(one.claim)}" for one in new))
    for one, other in alike:
        say(f"nearly the same is on record; if it is: predtrack link {one.id} {other.id}")


def _say_what_next(session: Session, found: Found) -> None:
    known = found.known
    recorded = len(on_record(session.ledger, found.statements, known)) if known else 0
    count = len(found.statements)
    hint = "Record some: --pick 1,4   all: --save   ask: --review" if count > recorded else ""
    say(f"{counted(count, 'statement')}, {recorded} recorded. {hint}".strip())
