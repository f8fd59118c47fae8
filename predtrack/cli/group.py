"""The group of commands: loaded when called for, with guesses for what is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import PredtrackError, Stopped, UsageMistake

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CommandTable = Mapping[str, Mapping[str, tuple[str, str]]]
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

HELP_ALL = "--help-all"
MOST_SECONDS = 86_400
"""The longest that another writer is waited for: a day."""


def everywhere() -> list[click.Option]:
    """Return the options that are understood before and after every command."""
    return [
        click.Option(
            ["--ledger"],
            metavar="PATH",
            is_eager=True,  # beside it lies what other options go by
            expose_value=False,
            callback=_remember,
            help="The ledger's file, instead of the one that `predtrack path` names.",
        ),
        click.Option(
            ["--user"],
            metavar="NAME",
            expose_value=False,
            callback=_remember,
            help="Who acts, for the history.",
        ),
        click.Option(
            ["--wait"],
            type=click.FloatRange(min=0),
            metavar="SECONDS",
            expose_value=False,
            callback=_remember_wait,
            help="How long to wait for another writer (10).",
        ),
        click.Option(
            ["--trust-paths"],
            is_flag=True,
            default=None,
            expose_value=False,
            callback=_remember,
            help="Read articles' texts wherever the ledger says that they lie.",
        ),
        click.Option(["--now"], expose_value=False, callback=_remember, hidden=True),
    ]


def _help_all(*, hidden: bool = False) -> click.Option:
    return click.Option(
        [HELP_ALL],
        is_flag=True,
        hidden=hidden,
        is_eager=True,
        expose_value=False,
        callback=_show_all,
        help="Show all options, those of every command too, and exit.",
    )


def _show_all(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.meta[HELP_ALL] = True
        click.echo(ctx.get_help())
        ctx.exit()


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None:
        ctx.ensure_object(Session).given[str(param.name)] = value


def _remember_wait(ctx: click.Context, param: click.Parameter, value: float | None) -> None:
    if value is not None and not value <= MOST_SECONDS:  # "nan" is neither more nor less
        raise click.BadParameter(f"{value} is no number of seconds up to a day", ctx, param)
    _remember(ctx, param, value)


class PredtrackCommand(click.Command):
    """A command with the options that are understood everywhere.

    Its help shows the ``usual`` options, or all of its own where none are named; ``--help-all``
    those of every command too.
    """

    def __init__(self, *args: Any, usual: frozenset[str] = frozenset(), **options: Any) -> None:
        own = options.get("params") or ()
        self.usual = usual or {one.name for one in own}
        options["params"] = [*own, *everywhere(), _help_all()]
        options["context_settings"] = SETTINGS
        super().__init__(*args, **options)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the usual options, or all of them."""
        every = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        is_all = ctx.meta.get(HELP_ALL, False)
        shown = [one for one in every if is_all or one.name in self.usual]
        records = [record for one in shown if (record := one.get_help_record(ctx))]
        if records:
            with formatter.section("Options"):
                formatter.write_dl(records)
        if not is_all:
            formatter.write_paragraph()
            formatter.write_text(f"All options: {ctx.command_path} {HELP_ALL}")

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that its words are wrong names its help."""
        session = ctx.ensure_object(Session)
        try:
            return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt):
            raise Stopped(str(session) if session.has_changed else None) from None
        except UsageMistake as error:
            raise click.UsageError(str(error), ctx) from error


def command(name: str, *, usual: str = "") -> Callable[[Callable[..., Any]], PredtrackCommand]:
    """Make a function a command of this name; its first parameter is the session.

    ``usual`` are the parameters of the options that its help shows, all of them where it is empty.
    """
    named = frozenset(usual.split())

    def decorate(function: Callable[..., Any]) -> PredtrackCommand:
        return click.command(name, cls=PredtrackCommand, usual=named)(click.pass_obj(function))

    return decorate


class PredtrackGroup(click.Group):
    """Commands from a table; a module is imported when one of its commands is called."""

    def __init__(
        self, *args: Any, table: CommandTable, guesses: Mapping[str, str], **options: Any
    ) -> None:
        own = options.get("params") or ()
        options["params"] = [*own, *everywhere(), _help_all(hidden=True)]
        options["context_settings"] = SETTINGS
        options["invoke_without_command"] = True
        super().__init__(*args, **options)
        self._table = table
        self._guesses = guesses
        self._places = {name: place for part in table.values() for name, place in part.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the table."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module that holds a command and return it."""
        if cmd_name not in self._places:
            return None
        module = import_module(f"predtrack.cli.{self._places[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the one that was likely meant."""
        name = args[0]
        if name not in self._places and not name.startswith("-"):
            raise click.UsageError(f"there is no command '{name}'" + self._guess(name), ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the name of a command from the table; options as every command does."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=summary)
            for name, (_, summary) in self._places.items()
            if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands under their headings, from the table alone."""
        for heading, part in self._table.items():
            with formatter.section(heading):
                formatter.write_dl([(name, summary) for name, (_, summary) in part.items()])

    def _guess(self, name: str) -> str:
        if name in self._guesses:
            return f": you may want predtrack {self._guesses[name]}"
        if _is_article(name):
            from shlex import quote

            return f": to read an article, predtrack scan {quote(name)}"
        from difflib import get_close_matches

        near = get_close_matches(name, self._places, n=1)
        return f": did you mean predtrack {near[0]}?" if near else ""


def _is_article(name: str) -> bool:
    from pathlib import Path

    from predtrack.models.address import is_address

    return is_address(name) or Path(name).is_file()


def complain(error: PredtrackError | click.ClickException) -> int:
    """Say on standard error what went wrong, and return the exit code for it."""
    if isinstance(error, PredtrackError):
        message, code = str(error), int(error.exit_code)
    else:
        message, code = " ".join(error.format_message().split()), error.exit_code
    if isinstance(error, click.UsageError) and error.ctx:
        message += f" (see {error.ctx.command_path} -h)"
    say(*f"predtrack: {message}".split("\n"))
    return code
