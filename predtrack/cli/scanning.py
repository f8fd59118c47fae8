"""The command that reads articles: scan."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

import click

from predtrack.cli.completing import TAGS, files
from predtrack.cli.facts import ARTICLE_OPTIONS, article_changes
from predtrack.cli.feeds import completed, new_entries, on_record
from predtrack.cli.finding import ArticleFindings, coverage_lines, found_in, statements_in
from predtrack.cli.group import command
from predtrack.cli.options import (
    ALLOW_PRIVATE,
    DAY_OR_NONE,
    FISCAL_YEAR_ENDS,
    KEEP,
    NAME,
    TEXT,
    output_options,
    parse_picks,
    seed_of,
    with_options,
)
from predtrack.cli.saving import Proposed, all_of, save_chosen, save_each, save_together
from predtrack.cli.screen import TABLE, Screen, counted_from_day
from predtrack.cli.session import Session
from predtrack.cli.sources import (
    ReadingOptions,
    Source,
    open_source,
    page_reader,
    read_source,
    source_of,
)
from predtrack.cli.terminal import ask, is_interactive, is_terminal, say
from predtrack.errors import ExitCode, PredtrackError, UsageMistake, shorten
from predtrack.ledger.scanning import Choice, draw
from predtrack.models.feed import Feed
from predtrack.models.prediction import Chosen
from predtrack.models.statement import Statement
from predtrack.reading.likelihood import NAMES
from predtrack.reading.pages import Page, PageReader
from predtrack.reading.statements import DEFAULT_MIN_SCORE
from predtrack.render.text import counted

_MEGABYTE = 1_000_000
Opened = tuple[Source | Feed, Sequence[Statement] | None]
"""What a name stands for, and the statements of an article where they are found already."""
PATIENCE = 1.0
"""Seconds of reading after which what was read is recorded and said; a change takes its time."""
RECORDING = ("save", "pick", "asks", "draw")
"""The options of which each records what is found."""
MOST_JOBS = 256
"""Processes that read at most."""
CHOICES = [
    click.option("--save", is_flag=True, help="Record all that is found."),
    click.option(
        "--pick",
        metavar="1,3-5,6b",
        help="Record these: 6b is a claim of 6, and 6 all of its claims.",
    ),
    click.option(
        "--review", "asks", is_flag=True, help="Ask about each one, the best to check first."
    ),
    click.option(
        "--draw",
        type=click.IntRange(min=1),
        metavar="N",
        help="Record so many of all the articles, drawn at random.",
    ),
    click.option(
        "--seed", type=click.IntRange(min=0), metavar="S", help="Draw the same again by its number."
    ),
    click.option(
        "--tag",
        type=TEXT,
        multiple=True,
        shell_complete=TAGS,
        help="A topic of what is recorded; may be given again.",
    ),
]
FINDING_OPTIONS = [
    click.option("--explain", is_flag=True, help="Show what each feature added to the score."),
    click.option(
        "--min-score",
        type=click.FloatRange(0, 1),
        default=DEFAULT_MIN_SCORE,
        show_default=True,
        help="Show no statement with a lower score, which is its probability from 0 to 1. On "
        "7,736 sentences drawn at random, of outlets not learned from: 0.2 gives precision 59 % "
        "and recall 85 %, 0.4 gives 74 and 73 %, 0.6 gives 83 and 57 %.",
    ),
    click.option(
        "--min-checkable",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="P",
        help="Offer no statement that can be checked with a lower probability, from 0 to 1; it is "
        "counted as found all the same. 0.5 offers what is worth checking (*).",
    ),
    click.option(
        "--sort",
        type=click.Choice(["place", "checkable"]),
        default="place",
        show_default=True,
        help="What can be checked best first; the numbers stay.",
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
    click.option(
        "--encoding",
        metavar="NAME",
        help="The text's encoding, instead of the one it is found to be in.",
    ),
    FISCAL_YEAR_ENDS,
    click.option(
        "--any-language",
        is_flag=True,
        help="Scan a text in a language that is not known too, as if it were English.",
    ),
    ALLOW_PRIVATE,
    click.option(
        "--largest",
        type=click.IntRange(min=1, max=100_000),
        default=100,
        show_default=True,
        metavar="MB",
        help="Refuse larger files.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1, max=MOST_JOBS),
        default=1,
        show_default=True,
        metavar="N",
        help="Read articles by so many processes; what comes out is the same.",
    ),
]


@command("scan", usual="title author outlet published save pick asks tag explain form")
@click.argument(
    "names", nargs=-1, required=True, type=NAME, metavar="ARTICLE...", shell_complete=files
)
@click.option("--new", is_flag=True, help="Scan the articles of a feed that are not on record.")
@with_options(ARTICLE_OPTIONS)
@with_options(CHOICES)
@KEEP
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

    An ARTICLE is a file (text, Markdown, HTML, PDF, DOCX, mail, subtitles, a Whisper transcript, or
    gzip of these), a web address, or - for standard input; most but text need the extra `read`.
    Nothing is recorded unless --save, --pick, --review or --draw says so.

    Of a feed, a file or an address, the entries are listed; --new scans those not on record.

    Title, authors, outlet and day are read from the page, or from the head of the text; options go
    before them. A day that is not stated is inferred, and said.

    \b
    Example:
      predtrack scan article.txt --published 2026-01-31
      predtrack scan article.txt --explain --pick 1,3-5,6b
      predtrack scan https://example.org/opinion --review
      predtrack scan articles/*.txt --draw 20 --seed 7
      predtrack scan https://example.org/feed.xml --new --save
    """
    _check_choice(given, names)
    if any(given[name] for name in RECORDING):
        session.ledger.prediction_ids()  # one that cannot be read is said once, before any article
    is_many = len(names) > 1 or given["new"]
    screen = Screen(
        names, form, explains=given["explain"], draws=bool(given["draw"]), is_many=is_many
    )
    with page_reader(allow_private=given["allow_private"]) as pages:
        failures = _scanned(session, pages, screen, given)
    screen.close()
    if given["draw"]:
        _record_drawn(session, screen.held, failures, given)
    if failures:
        ctx.exit(ExitCode.FAILED)


def _scanned(session: Session, pages: PageReader, screen: Screen, given: dict[str, Any]) -> int:
    """Read the articles, show or record each; return how many failed."""
    failures = 0
    waiting, since = list[ArticleFindings | PredtrackError](), monotonic()
    patience = PATIENCE if given["save"] else 0
    for found in _each(session, pages, screen, given):
        try:
            if isinstance(found, PredtrackError):
                raise found
            screen.hold(found)
            if given["save"] and screen.is_many:
                waiting.append(found)
            elif not _take(session, found, screen, given):
                break
        except PredtrackError as error:
            if not screen.is_many:
                raise
            waiting.append(error)
        if monotonic() - since > patience:
            failures += _save_waiting(session, waiting, screen, given)
            waiting, since = [], monotonic()
    return failures + _save_waiting(session, waiting, screen, given)


def _each(
    session: Session, pages: PageReader, screen: Screen, given: dict[str, Any]
) -> Iterator[ArticleFindings | PredtrackError]:
    """Yield what is found in each article, or why it is not read; a feed is listed or followed."""
    with _opening(session, pages, screen.names, given) as read:
        for name in _progress(screen.names):
            try:
                opened, statements = read(name)
                if isinstance(opened, Source):
                    say(*opened.notes)
                    yield _find(session, opened, statements, given)
                elif given["new"]:
                    yield from _each_new(session, pages, opened, given)
                else:
                    _check_listing(name, given)
                    screen.list_entries(on_record(session.ledger, opened))
            except PredtrackError as error:
                yield error


def _each_new(
    session: Session, pages: PageReader, feed: Feed, given: dict[str, Any]
) -> Iterator[ArticleFindings | PredtrackError]:
    """Yield what is found in the articles of a feed that are not on record."""
    entries = list(new_entries(session.ledger, feed))
    say(f"{feed.title or 'the feed'}: {counted(len(entries), 'article')} not on record")
    for entry in entries:
        try:
            source = read_source(session.ledger, pages, str(entry.url), *_how(given))
            yield _find(session, completed(source, entry, feed), None, given)
        except PredtrackError as error:
            yield error


def _take(session: Session, found: ArticleFindings, screen: Screen, given: dict[str, Any]) -> bool:
    """Show an article and record what was chosen; False where the reader wants to stop."""
    picked = _picked(found, given)
    if not (given["asks"] and screen.form in TABLE):
        screen.show(found)
    return _record(session, found, picked, given)


def _save_waiting(
    session: Session,
    waiting: Sequence[ArticleFindings | PredtrackError],
    screen: Screen,
    given: dict[str, Any],
) -> int:
    """Record the articles that wait, then say of each what became of it; return how many failed."""
    found = [one for one in waiting if isinstance(one, ArticleFindings)]
    saved = iter(save_together(session, found, Choice(Chosen.ALL, tags=given["tag"])))
    failures = 0
    for one in waiting:
        if isinstance(one, ArticleFindings):
            screen.show(one)
        outcome = next(saved) if isinstance(one, ArticleFindings) else one
        if isinstance(outcome, PredtrackError):
            failures += 1
            say(*f"predtrack: {outcome}".split("\n"))
        else:
            say(*outcome)
    return failures


def _check_choice(given: dict[str, Any], names: Sequence[str]) -> None:
    if sum(bool(given[name]) for name in RECORDING) > 1:
        raise UsageMistake("choose one of --save, --pick, --review and --draw")
    if given["seed"] is not None and not given["draw"]:
        raise UsageMistake("--seed is the number that --draw draws by: give --draw N")
    if given["tag"] and not any(given[name] for name in RECORDING):
        raise UsageMistake("--tag is for what is recorded: give --save, --pick, --review or --draw")
    if given["jobs"] > 1 and given["asks"]:
        raise UsageMistake("--jobs reads ahead, --review one after the other: give one of them")
    if given["new"] and (given["pick"] or given["draw"]):
        raise UsageMistake(
            "--new goes with --save or --review: --pick and --draw choose of articles"
        )
    if given["pick"] and len(names) > 1:
        raise UsageMistake("--pick numbers the statements of one article: name only one")
    facts = article_changes(given).keys() & {"title", "url"}
    if facts and (len(names) > 1 or given["new"]):
        raise UsageMistake(f"--{facts.pop()} is of one article: name only one")


def _check_listing(name: str, given: dict[str, Any]) -> None:
    """Refuse what is for articles where the entries of a feed are listed."""
    if any(given[one] for one in RECORDING):
        raise UsageMistake(
            f"{name} is a feed: predtrack scan --new scans its articles, with --save or --review"
        )


def _progress(names: Sequence[str]) -> Iterator[str]:
    """Yield the names, with a bar on standard error where there are many and a person looks on."""
    if len(names) < 10 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):  # noqa: PLR2004
        yield from names
        return
    with click.progressbar(names, label="scanning", file=sys.stderr) as bar:
        yield from bar


@contextmanager
def _opening(
    session: Session, pages: PageReader, names: Sequence[str], given: dict[str, Any]
) -> Iterator[Callable[[str], Opened]]:
    """Have what opens the articles, named in their turn: here, or ahead by other processes."""
    read = partial(_opened, session, pages, given)
    ahead = [name for name in names if name != "-"]
    if given["jobs"] == 1 or len(ahead) <= 1 or not hasattr(os, "fork"):
        yield read
        return
    from predtrack.cli.ahead import Ahead

    with Ahead(ahead, lambda: _reader(session, given), given["jobs"]) as articles:
        yield lambda name: read(name) if name == "-" else articles.take()


def _find(
    session: Session,
    source: Source,
    statements: Sequence[Statement] | None,
    given: dict[str, Any],
) -> ArticleFindings:
    found = found_in(
        session,
        source,
        statements,
        min_checkable=given["min_checkable"],
        best_first=given["sort"] == "checkable",
        **_finding(given),
    )
    is_asked = found.undated and not given["asks"] and is_interactive()  # a review asks itself
    return _told_its_day(session, found) if is_asked else found


def _told_its_day(session: Session, found: ArticleFindings) -> ArticleFindings:
    """Ask a person for an article's day; an empty answer goes on without one."""
    from predtrack.cli.reviewing import DAY_ASKED

    say(f"{shorten(found.source.name)}: {counted_from_day(found)}")
    while True:
        day = ask(DAY_ASKED, kind=DAY_OR_NONE)
        if not day:
            return found
        try:
            return found.told(session, {"published": day})
        except PredtrackError as error:
            say(*str(error).split("\n"))


def _opened(session: Session, pages: PageReader, given: dict[str, Any], name: str) -> Opened:
    opened = open_source(pages, name, _options(given))
    if isinstance(opened, Page):
        return source_of(session.ledger, name, opened, *_how(given)), None
    return opened, None


def _reader(session: Session, given: dict[str, Any]) -> Callable[[str], Opened]:
    """Return what opens articles and finds their statements, in a process of its own."""
    pages = page_reader(allow_private=given["allow_private"])

    def read(name: str) -> Opened:
        opened, _ = _opened(session, pages, given, name)
        if isinstance(opened, Source):
            return opened, statements_in(opened, **_finding(given))
        return opened, None

    return read


def _options(given: dict[str, Any]) -> ReadingOptions:
    largest = given["largest"] * _MEGABYTE
    return ReadingOptions(given["encoding"], given["any_language"], largest, given["keep"])


def _how(given: dict[str, Any]) -> tuple[dict[str, Any], ReadingOptions]:
    """Return what is given of an article, and how it is read."""
    return article_changes(given), _options(given)


def _finding(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("min_score", "lexicon", "fiscal_year_ends")}


def _picked(found: ArticleFindings, given: dict[str, Any]) -> list[Proposed] | None:
    """Return the claims that --pick chooses, None where it is not given."""
    if not given["pick"]:
        return None
    statements = found.statements
    picks = parse_picks(given["pick"], [len(one.claims) for one in statements])
    return [(statements[number], statements[number].claims[place]) for number, place in picks]


def _record(
    session: Session, found: ArticleFindings, picked: list[Proposed] | None, given: dict[str, Any]
) -> bool:
    """Record what was chosen; False where the reader wants to stop."""
    if given["asks"]:
        from predtrack.cli.reviewing import review

        choice = Choice(Chosen.PICKED, tags=given["tag"])
        return review(session, found, choice, explains=given["explain"])
    if given["save"]:
        choice = Choice(Chosen.ALL, tags=given["tag"])
        part = found, all_of(found.unrecorded(session.ledger))
        say(*save_each(session, [part], choice)[0])
    elif picked is not None:
        recorded = found.recorded(session.ledger)
        new = [one for one in picked if one[0] not in recorded or len(one[0].claims) > 1]
        choice = Choice(Chosen.PICKED, tags=given["tag"])
        save_chosen(session, [(found, new)], choice, known=len(picked) - len(new))
        say(*coverage_lines(session.ledger, found.looked_up(session)))
    elif not given["draw"]:
        _say_what_next(session, found)
    return True


def _record_drawn(
    session: Session, population: Sequence[ArticleFindings], failures: int, given: dict[str, Any]
) -> None:
    """Draw among what is found and not recorded, and record it with how it was drawn.

    Raises:
        PredtrackError: an article could not be read, and so not drawn from.
        UsageMistake: there are fewer.
    """
    if failures:
        raise PredtrackError("nothing was drawn: an article could not be read")
    number, seed = given["draw"], seed_of(given["seed"])
    candidates = {
        found.draw_key(one) for found in population for one in found.unrecorded(session.ledger)
    }
    drawn = draw(candidates, number, seed)
    parts = [
        (found, all_of(one for one in found.statements if found.draw_key(one) in drawn))
        for found in population
    ]
    what = f"{number} of {len(candidates)}, seed {seed}, min-score {given['min_score']:g}"
    if given["min_checkable"]:
        what += f", min-checkable {given['min_checkable']:g}"
    save_chosen(session, parts, Choice(Chosen.DRAWN, what, given["tag"]))
    say(f"drawn: {what}")


def _say_what_next(session: Session, found: ArticleFindings) -> None:
    recorded = len(found.recorded(session.ledger))
    count = len(found.statements)
    hint = "Record some: --pick 1,4   all: --save   ask: --review" if count > recorded else ""
    say(f"{counted(count, 'statement')}, {recorded} recorded. {hint}".strip())
    say(*coverage_lines(session.ledger, found))
