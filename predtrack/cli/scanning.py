"""The command that reads articles: scan."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli.facts import ARTICLE_OPTIONS, article_changes
from predtrack.cli.finding import Found, found_in, new_lines, save
from predtrack.cli.group import command
from predtrack.cli.options import (
    ALLOW_PRIVATE,
    FISCAL_YEAR_ENDS,
    NAME,
    TEXT,
    output_options,
    parse_numbers,
    with_options,
)
from predtrack.cli.reviewing import review
from predtrack.cli.session import Session
from predtrack.cli.sources import ReadingOptions, page_reader, read_source
from predtrack.cli.terminal import is_terminal, put, put_sheet, say
from predtrack.errors import ExitCode, PredtrackError, UsageMistake
from predtrack.ledger.scanning import Choice, draft_of, draw
from predtrack.models.deadline import Basis
from predtrack.models.prediction import Chosen
from predtrack.models.record import to_record
from predtrack.models.statement import Statement
from predtrack.reading.likelihood import NAMES
from predtrack.reading.pages import PageReader
from predtrack.reading.statements import DEFAULT_MIN_SCORE
from predtrack.render.findings import Findings, source_line
from predtrack.render.text import counted

if TYPE_CHECKING:
    from predtrack.ledger.acts import Book
    from predtrack.ledger.recording import Recorded

MEGABYTE = 1_000_000
TABLE = (None, "table")
"""The formats that are for people."""
STREAMED = (*TABLE, "jsonl")
"""The formats in which an article is shown before the next is read."""
PATIENCE = 1.0
"""Seconds of reading after which what was read is recorded and said; a change takes its time."""
SEEDS = 1_000_000
"""Seeds among which one is chosen where none is given."""
CHOICES = [
    click.option("--save", is_flag=True, help="Record all that is found."),
    click.option("--pick", metavar="1,3-5", help="Record these numbers."),
    click.option("--review", "asks", is_flag=True, help="Ask about each one."),
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
        "--tag", type=TEXT, multiple=True, help="A topic of what is recorded; may be given again."
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
        "and recall 84 %, 0.4 gives 73 and 73 %, 0.6 gives 82 and 55 %.",
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
    FISCAL_YEAR_ENDS,
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
    for standard input. Nothing is recorded unless --save, --pick, --review or --draw says so.

    \b
    Example:
      predtrack scan article.txt --published 2026-01-31
      predtrack scan article.txt --explain --pick 1,3-5
      predtrack scan https://example.org/opinion --review
      predtrack scan articles/*.txt --draw 20 --seed 7
    """
    _check_choice(given, names)
    screen = Screen(names, form, explains=given["explain"])
    with page_reader(allow_private=given["allow_private"]) as pages:
        kept, failures = _scanned(session, pages, screen, given)
    if form not in STREAMED:
        put_sheet(_together(kept), form)
    if given["draw"]:
        _record_drawn(session, kept, failures, given)
    if failures:
        ctx.exit(ExitCode.FAILED)


class Screen:
    """Where an article's statements are shown once it is its turn: now, or all at the end."""

    def __init__(self, names: Sequence[str], form: str | None, *, explains: bool) -> None:
        self.names, self.form, self._explains = names, form, explains
        self._number = 1

    def show(self, found: Found) -> None:
        """Show what was found in an article, where its format does not need all at once."""
        if self.form in TABLE:
            _show(found, self.names, explains=self._explains)
        elif self.form in STREAMED:
            put_sheet(_sheet(found, first=self._number), self.form)
            self._number += len(found.statements)


def _scanned(
    session: Session, pages: PageReader, screen: Screen, given: dict[str, Any]
) -> tuple[list[Found], int]:
    """Read the articles, show or record each; return those needed later, and how many failed."""
    kept, failures, names = [], 0, screen.names
    waiting, since = list[Found | PredtrackError](), monotonic()
    for name in _progress(names):
        try:
            found = _find(session, pages, name, given)
            if screen.form not in STREAMED or given["draw"]:
                kept.append(found)
            if given["save"] and len(names) > 1:
                waiting.append(found)
            elif not _take(session, found, screen, given):
                break
        except PredtrackError as error:
            if len(names) == 1:
                raise
            waiting.append(error)
        if not given["save"] or monotonic() - since > PATIENCE:
            failures += _save_waiting(session, waiting, screen, given)
            waiting, since = [], monotonic()
    return kept, failures + _save_waiting(session, waiting, screen, given)


def _take(session: Session, found: Found, screen: Screen, given: dict[str, Any]) -> bool:
    """Show an article and record what was chosen; False where the reader wants to stop."""
    picked = _picked(found, given)
    if not (given["asks"] and screen.form in TABLE):
        screen.show(found)
    return _record(session, found, picked, given)


def _save_waiting(
    session: Session,
    waiting: Sequence[Found | PredtrackError],
    screen: Screen,
    given: dict[str, Any],
) -> int:
    """Record the articles that wait, then say of each what became of it; return how many failed."""
    found = [one for one in waiting if isinstance(one, Found)]
    saved = iter(_save_together(session, found, Choice(Chosen.ALL, tags=given["tag"])))
    failures = 0
    for one in waiting:
        if isinstance(one, Found):
            screen.show(one)
        outcome = next(saved) if isinstance(one, Found) else one
        if isinstance(outcome, PredtrackError):
            failures += 1
            say(*f"predtrack: {outcome}".split("\n"))
        else:
            say(*outcome)
    return failures


def _save_together(
    session: Session, found: Sequence[Found], choice: Choice
) -> list[list[str] | PredtrackError]:
    """Record all of some articles in one change, in halves where one of them stands in its way.

    Returns what is to be said of each, or why it was not recorded.
    """
    from predtrack.cli.editor import OUT_OF_REACH

    if not found:
        return []
    try:
        parts = [(one, one.unrecorded(session.ledger)) for one in found]
        return [*_saved(session, parts, choice)]
    except OUT_OF_REACH as error:
        return [error] * len(found)
    except PredtrackError as error:
        half = len(found) // 2
        if not half:
            return [error]
        halves = (found[:half], found[half:])
        return [said for some in halves for said in _save_together(session, some, choice)]


def _check_choice(given: dict[str, Any], names: Sequence[str]) -> None:
    if sum(bool(given[name]) for name in ("save", "pick", "asks", "draw")) > 1:
        raise UsageMistake("choose one of --save, --pick, --review and --draw")
    if given["seed"] is not None and not given["draw"]:
        raise UsageMistake("--seed is the number that --draw draws by: give --draw N")
    if given["tag"] and not any(given[name] for name in ("save", "pick", "asks", "draw")):
        raise UsageMistake("--tag is for what is recorded: give --save, --pick, --review or --draw")
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
    return found_in(
        session,
        source,
        min_score=given["min_score"],
        lexicon=given["lexicon"],
        fiscal_year_ends=given["fiscal_year_ends"],
    )


def _show(found: Found, names: Sequence[str], *, explains: bool) -> None:
    if len(names) > 1:
        put(f"{found.source.name}:")
    put_sheet(_sheet(found, explains=explains), None)
    say(*source_line(found.source.facts.authors, found.published, found.source.told))
    undated = [one for one in found.statements if one.deadline.basis is Basis.RELATIVE]
    if undated and found.published is None:
        number = counted(len(undated), "deadline")
        say(f"{number} counted from the publication date, which is not known: give --published")


def _sheet(found: Found, *, explains: bool = False, first: int = 1) -> Findings:
    facts = to_record(found.source.facts)
    return Findings([(one, facts) for one in found.statements], explains=explains, first=first)


def _together(found: Sequence[Found]) -> Findings:
    return Findings([pair for one in found for pair in _sheet(one).found])


def _picked(found: Found, given: dict[str, Any]) -> list[Statement] | None:
    """Return the statements that --pick chooses, None where it is not given."""
    if not given["pick"]:
        return None
    numbers = parse_numbers(given["pick"], len(found.statements))
    return [found.statements[number - 1] for number in numbers]


def _record(
    session: Session, found: Found, picked: list[Statement] | None, given: dict[str, Any]
) -> bool:
    """Record what was chosen; False where the reader wants to stop."""
    if given["asks"]:
        choice = Choice(Chosen.PICKED, tags=given["tag"])
        return review(session, found, choice, explains=given["explain"])
    if given["save"]:
        choice = Choice(Chosen.ALL, tags=given["tag"])
        say(*_saved(session, [(found, found.unrecorded(session.ledger))], choice)[0])
    elif picked is not None:
        recorded = found.recorded(session.ledger)
        new = [one for one in picked if one not in recorded]
        choice = Choice(Chosen.PICKED, tags=given["tag"])
        _save(session, [(found, new)], choice, known=len(picked) - len(new))
    elif not given["draw"]:
        _say_what_next(session, found)
    return True


def _record_drawn(
    session: Session, population: Sequence[Found], failures: int, given: dict[str, Any]
) -> None:
    """Draw among what is found and not recorded, and record it with how it was drawn.

    Raises:
        PredtrackError: an article could not be read, and so not drawn from.
        UsageMistake: there are fewer.
    """
    if failures:
        raise PredtrackError("nothing was drawn: an article could not be read")
    number, seed = given["draw"], _seed(given["seed"])
    candidates = {
        found.draw_key(one) for found in population for one in found.unrecorded(session.ledger)
    }
    drawn = draw(candidates, number, seed)
    parts = [
        (found, [one for one in found.statements if found.draw_key(one) in drawn])
        for found in population
    ]
    what = f"{number} of {len(candidates)}, seed {seed}, min-score {given['min_score']:g}"
    _save(session, parts, Choice(Chosen.DRAWN, what, given["tag"]))
    say(f"drawn: {what}")


def _seed(given: int | None) -> int:
    from secrets import randbelow

    return randbelow(SEEDS) if given is None else given


def _save(
    session: Session,
    parts: Sequence[tuple[Found, Sequence[Statement]]],
    choice: Choice,
    *,
    known: int = 0,
) -> None:
    """Record statements of one or more articles in one change; ``known`` were there before."""
    with session.writing() as ledger:
        recorded = [one for part in _put(session, ledger, parts, choice) for one in part]
        new = [one.prediction for one in recorded if one.is_new]
        (lines,) = new_lines(ledger, [new])
    say(_recorded_line(session, len(new), known + len(recorded) - len(new)), *lines)


def _saved(
    session: Session, parts: Sequence[tuple[Found, Sequence[Statement]]], choice: Choice
) -> list[list[str]]:
    """Record statements of articles in one change; return what is to be said of each article."""
    with session.writing() as ledger:
        recorded = _put(session, ledger, parts, choice)
        new = [[one.prediction for one in part if one.is_new] for part in recorded]
        lines = new_lines(ledger, new)
    return [
        [_recorded_line(session, len(own), len(found.statements) - len(own)), *told]
        for (found, _), own, told in zip(parts, new, lines, strict=True)
    ]


def _put(
    session: Session,
    ledger: Book,
    parts: Sequence[tuple[Found, Sequence[Statement]]],
    choice: Choice,
) -> list[list[Recorded]]:
    """Put statements on record, inside a change."""
    recorded = []
    for found, statements in parts:
        drafts = [draft_of(ledger, one, found.published, choice) for one in statements]
        recorded.append(save(session, ledger, found, drafts))
    return recorded


def _recorded_line(session: Session, new: int, again: int) -> str:
    return f"{new} recorded in {session}" + (f", {again} were there already" if again else "")


def _say_what_next(session: Session, found: Found) -> None:
    recorded = len(found.recorded(session.ledger))
    count = len(found.statements)
    hint = "Record some: --pick 1,4   all: --save   ask: --review" if count > recorded else ""
    say(f"{counted(count, 'statement')}, {recorded} recorded. {hint}".strip())
