"""The command help: what -h says, for who asks the other way round."""

from __future__ import annotations

import click

from predtrack.cli.group import command
from predtrack.cli.session import Session


@command("help")
@click.argument("words", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def help_command(ctx: click.Context, _: Session, words: tuple[str, ...]) -> None:
    """Show the help of a command.

    \b
    Example:
      predtrack help confirm
    """
    asked = ctx.find_root()
    for word in words:
        if not isinstance(asked.command, click.Group):
            raise click.UsageError(f"{asked.command_path} has no commands of its own", asked)
        found = asked.command.resolve_command(asked, [word])[1]
        asked = click.Context(found or asked.command, asked, word)
    click.echo(asked.get_help())
