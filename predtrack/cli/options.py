"""Options that several commands share: formats, filters, dates and spans of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from predtrack.cli.completing import ARTICLES, AUTHORS, EVENTS, OUTLETS, PEOPLE, SPEAKERS, TAGS
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import PredtrackError, UsageMistake, WrongSettings, shorten
from predtrack.models.address import check_address, is_address, without_login
from predtrack.models.outcome import Status
from predtrack.models.selection import DatedBy, Selection
from predtrack.models.statement import Kind
from predtrack.models.text import check_text
from predtrack.render.formats import DOCUMENT_FORMATS, FORMATS, PAGE

if TYPE_CHECKING:
    from predtrack.ledger import Ledger
    from predtrack.reading.dates import DayRange
    from predtrack.reading.deadlines.yearends import YearEnd

Command = TypeVar("Command", bound=Callable[..., Any])
_SLASHED = r"\d[-/]\d+[-/]\d"
"""A day in numbers whose order may be doubtful."""
_SEEDS = 1_000_000
"""Seeds among which one is chosen where none is given."""
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Parsed(click.ParamType[Any]):
    """A value read by one of our own functions, its error shown as click shows its own."""

    def __init__(self, name: str, parse: Callable[[str], Any]) -> None:
        self.name = name
        self._parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a text; a value that was read already passes."""
        if not isinstance(value, str):
            return value
        try:
            return self._parse(value)
        except PredtrackError as error:
            self.fail(str(error), param, ctx)


class TypedDay(Parsed):
    """A day or period as a person types it: a date, or words that count from today, said so."""

    def __init__(
        self, name: str, parse: Callable[[str], Any], of: Callable[[DayRange], Any]
    ) -> None:
        super().__init__(name, parse)
        self._of = of

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a text; of what counts from today, the day that it became is said."""
        if ctx is None or not isinstance(value, str):
            return super().convert(value, param, ctx)
        session = ctx.ensure_object(Session)
        try:
            return self._parse(value)
        except PredtrackError as error:
            if re.search(_SLASHED, value) and session.settings.day_first:
                return self._day_first(value, param, ctx)
            from predtrack.reading.dates import count_from

            try:
                period = count_from(session.today, value)
            except PredtrackError:
                self.fail(str(error), param, ctx)
        say(f"{shorten(value)}: {period}, counted from today, {session.today}")
        return self._of(period)

    def _day_first(self, value: str, param: click.Parameter | None, ctx: click.Context) -> Any:
        """Read a day whose order is doubtful as ``predtrack.toml`` says that it is written."""
        from predtrack.reading.dates import parse_period

        try:
            return self._of(parse_period(value, day_first=True))
        except PredtrackError as error:
            self.fail(str(error), param, ctx)


def parse_days(text: str) -> int:
    """Read a span of time in days: ``30d``, ``2w``, ``3m``, ``1y``, or a plain number.

    Raises:
        PredtrackError: it is none.
    """
    match = re.fullmatch(r"(\d{1,5})([dwmy]?)", text.strip().lower())
    if not match:
        raise PredtrackError(f"'{text}' is not a span of time: write 30d, 2w, 3m or 1y")
    return int(match[1]) * _DAYS[match[2] or "d"]


def _read_day(text: str) -> date:
    from predtrack.reading.dates import parse_day

    return parse_day(text)


def _read_period(text: str) -> DayRange:
    from predtrack.reading.dates import parse_period

    return parse_period(text)


def read_year_end(text: str) -> YearEnd:
    """Read the day on which fiscal years end: ``31 March``, ``03-31``.

    Raises:
        NotADate: it is none.
    """
    from predtrack.reading.deadlines import year_end_of

    return year_end_of(text)


def clearable(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Let an empty text through, to clear the field."""
    return lambda text: parse(text.strip()) if text.strip() else ""


def read_name(text: str) -> str:
    """Return an article's name; if it is an address, without the user and password in it."""
    return _told_without_login(text) if is_address(text) else text


def read_address(text: str) -> str:
    """Return a web address without user and password, and say it where they were taken out.

    Raises:
        InvalidValue: it is none.
    """
    return check_address(_told_without_login(text))


def _told_without_login(text: str) -> str:
    bare = without_login(text)
    if bare != text:
        say(f"{shorten(bare, 200)}: user and password were taken out, they are not kept nor sent")
    return bare


def one_of(words: type[StrEnum]) -> click.Choice[str]:
    """Return the choice among the words of an enum."""
    return click.Choice([word.value for word in words])


def parse_picks(text: str, claims: Sequence[int]) -> list[tuple[int, int]]:
    """Read a choice of claims, ``1,3-5,6b``: each as statement and claim, from 0, once, in order.

    ``claims`` are how many each statement has; a number without a letter takes all of its.

    Raises:
        UsageMistake: it is none, or names a number or a letter that there is not.
    """
    picked: set[tuple[int, int]] = set()
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{1,6})(?:\s*-\s*(\d{1,6})|([A-Za-z]))?\s*", part)
        if not match:
            raise UsageMistake(f"'{part.strip()}' is no choice of numbers: write 1,3-5,6b")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= len(claims):
            raise UsageMistake(f"'{part.strip()}' is not within 1 to {len(claims)}")
        if match[3]:
            picked.add((first - 1, _lettered(part.strip(), match[3], claims[first - 1])))
        else:
            numbers = range(first - 1, last)
            picked.update((number, one) for number in numbers for one in range(claims[number]))
    return sorted(picked)


def _lettered(part: str, letter: str, count: int) -> int:
    """Return the place, from 0, of the claim that a letter names among so many."""
    place = ord(letter.lower()) - ord("a")
    if count == 1:
        raise UsageMistake(f"'{part}': {part[:-1]} has one claim, and no letter")
    if place >= count:
        raise UsageMistake(f"'{part}' is not within a to {chr(ord('a') + count - 1)}")
    return place


def or_settings(name: str, read: Callable[[Any], Any] = lambda told: told) -> Callable[..., Any]:
    """Return the callback of an option that takes what ``predtrack.toml`` says, if it is not given.

    It is called after every option that is given; ``read`` makes the option's value of a text.
    """

    def settle(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        if value is not None:
            return value
        session = ctx.ensure_object(Session)
        told = getattr(session.settings, name)
        try:
            return None if told is None else read(told)
        except PredtrackError as error:
            from predtrack.models.settings import FILE

            raise WrongSettings(FILE, f"{name}: {error}") from None

    return settle


TEXT = Parsed("text", check_text)
DAY = TypedDay("day", _read_day, lambda period: period.last)
DAY_OR_NONE = TypedDay("day", clearable(_read_day), lambda period: period.last)
ADDRESS_OR_NONE = Parsed("url", clearable(read_address))
PERIOD = TypedDay("date", _read_period, lambda period: period)
FISCAL_YEAR_ENDS = click.option(
    "--fiscal-year-ends",
    type=Parsed("day", read_year_end),
    metavar="DAY",
    callback=or_settings("fiscal_year_ends", read_year_end),
    help="When fiscal years end, such as '31 March'; else as the text says, or on 30 September.",
)
SPAN = Parsed("span", parse_days)
ADDRESS = Parsed("url", read_address)
NAME = Parsed("text", read_name)
KEEP = click.option(
    "--keep/--no-keep",
    default=None,
    callback=or_settings("keep"),
    help="Keep a copy of the text beside the ledger; without either, of all but mails.",
)
DAY_FIRST = click.option(
    "--day-first/--no-day-first",
    default=None,
    callback=lambda *given: bool(or_settings("day_first")(*given)),
    help="In a table, 04/03/2026 is 4 March.",
)
ALLOW_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Follow a page's redirects into private networks too (this machine, the local network).",
)


def seed_of(given: int | None) -> int:
    """Return the seed of a draw: the one that is given, or one chosen for it."""
    from secrets import randbelow

    return randbelow(_SEEDS) if given is None else given


def output_options(command: Command) -> Command:
    """Give a read command ``--format/-f`` and ``--json``, as the parameter ``form``."""
    return _format_options(command, list(FORMATS))


def document_options(command: Command) -> Command:
    """Give a command the formats of documents and the page too, as the parameter ``form``."""
    return _format_options(command, [*DOCUMENT_FORMATS, PAGE])


def _format_options(command: Command, names: list[str]) -> Command:
    chosen = click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(names),
        default=None,
        help="How to write it; a table for people by default.",
    )
    short = click.option("--json", "form", flag_value="json", help="Short for --format json.")
    return chosen(short(command))


def with_options(options: Sequence[Callable[[Any], Any]]) -> Callable[[Command], Command]:
    """Give a command a list of options."""

    def decorate(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def map_option(what: str) -> Callable[[Any], Any]:
    """Return the option that says which field of ours stands in which column of theirs."""
    return click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="OURS=THEIRS",
        callback=_read_columns,
        help=what,
    )


def _read_columns(
    _: click.Context, param: click.Parameter, pairs: tuple[str, ...]
) -> dict[str, str]:
    parted = [pair.partition("=") for pair in pairs]
    odd = next(
        (pair for pair, (_, _, theirs) in zip(pairs, parted, strict=True) if not theirs), None
    )
    if odd is not None:
        raise click.BadParameter(f"'{odd}': write ours=theirs, as quote=Statement", param=param)
    return {ours.strip().casefold(): theirs.strip() for ours, _, theirs in parted}


IN = click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="An archive of `corpus scan`, or a folder of texts; else the ledger's own kept texts.",
)
WHO = click.option(
    "--who",
    multiple=True,
    type=TEXT,
    metavar="NAME",
    shell_complete=PEOPLE,
    help="Said by this person, in an article of his own or quoted in another's.",
)
FILTERS = [
    WHO,
    click.option(
        "--author",
        multiple=True,
        type=TEXT,
        shell_complete=AUTHORS,
        help="Of this author (a whole word of the name).",
    ),
    click.option("--outlet", multiple=True, shell_complete=OUTLETS, help="Of this outlet."),
    click.option("--speaker", multiple=True, shell_complete=SPEAKERS, help="Quoting this person."),
    click.option("--tag", multiple=True, shell_complete=TAGS, help="With this tag."),
    click.option(
        "--article", multiple=True, metavar="ID", shell_complete=ARTICLES, help="From this article."
    ),
    click.option("--kind", multiple=True, type=one_of(Kind), help="Of this kind."),
    click.option(
        "--event", multiple=True, metavar="NAME", shell_complete=EVENTS, help="Tied to this event."
    ),
    click.option("--search", metavar="TEXT", help="With this text in it, in any case."),
    click.option("--status", multiple=True, type=one_of(Status), help="In this status."),
    click.option("--overdue", is_flag=True, help="Open past the deadline."),
    click.option("--objected", is_flag=True, help="With an objection that waits for its answer."),
    click.option("--disputed", is_flag=True, help="Judged otherwise by a second judge."),
    click.option("--unforecast", is_flag=True, help="Without a forecast of a reader."),
    click.option("--due-within", type=SPAN, metavar="30d", help="Due within this time."),
    click.option("--from", "first", type=PERIOD, metavar="DATE", help="Dated from this day on."),
    click.option("--to", "last", type=PERIOD, metavar="DATE", help="Dated up to this day."),
    click.option(
        "--dated-by",
        type=one_of(DatedBy),
        default=DatedBy.DEADLINE.value,
        help="The day that --from and --to are about.",
    ),
]


filter_options = with_options(FILTERS)
"""Gives a command the filters of a list; ``selection_of`` reads them."""


def selection_of(ledger: Ledger, given: dict[str, Any]) -> Selection:
    """Build the selection that the filters ask for; articles' prefixes become ids.

    Raises:
        NotFound, AmbiguousId: no one article answers to a prefix.
    """
    first: DayRange | None = given["first"]
    last: DayRange | None = given["last"]
    if first and last and first.first > last.last:
        raise UsageMistake(f"--from {first.first} lies after --to {last.last}")
    return Selection(
        statuses=frozenset(map(Status, given["status"])),
        kinds=frozenset(map(Kind, given["kind"])),
        overdue=given["overdue"],
        due_within=given["due_within"],
        unforecast=given["unforecast"],
        objected=given["objected"],
        disputed=given["disputed"],
        who=given["who"],
        authors=given["author"],
        outlets=given["outlet"],
        speakers=given["speaker"],
        tags=given["tag"],
        articles=frozenset(ledger.get_article(prefix).id for prefix in given["article"]),
        events=given["event"],
        search=given["search"],
        first=first.first if first else None,
        last=last.last if last else None,
        dated_by=DatedBy(given["dated_by"]),
        aliases=ledger.aliases(),
    )


def given_filters(given: dict[str, Any]) -> dict[str, Any]:
    """Return the filters that were given, in JSON types."""
    texts = {"first": "from", "last": "to"}
    found = {texts.get(name, name): value for name, value in given.items() if value}
    if "from" not in found and "to" not in found:
        found.pop("dated_by", None)
    return {name: _plain(name, value) for name, value in found.items()}


def _plain(name: str, value: Any) -> Any:
    if name in ("from", "to"):
        return (value.first if name == "from" else value.last).isoformat()
    return list(value) if isinstance(value, tuple) else value
