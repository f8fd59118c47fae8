"""What a shell completes: ids with the beginning of their claims, names, files; and its script.

A shell waits, and shows what it is given: at most ``_MOST``, nothing of an error, nothing written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr
from itertools import islice
from typing import TYPE_CHECKING

import click

from predtrack.cli.group import command
from predtrack.cli.session import Session
from predtrack.cli.terminal import put

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from predtrack.ledger import Ledger

_MOST = 50
"""How many are proposed."""
_WIDTH = 60
"""Characters of a claim that are shown beside its id."""
_Found = tuple[str, str]
"""What is typed, and what is shown beside it."""
Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]
SHELLS = ("bash", "zsh", "fish")


def _from_ledger(find: Callable[[Ledger, str], Iterable[_Found]]) -> Complete:
    """Return what proposes texts of the ledger in use that begin as what was typed, if any do."""

    def complete(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        try:
            with redirect_stderr(io.StringIO()):
                found = find(ctx.ensure_object(Session).ledger, typed.casefold())
                return [
                    CompletionItem(text, help=_shown(beside))
                    for text, beside in islice(found, _MOST)
                ]
        except Exception:  # noqa: BLE001  # a shell shows nothing rather than a fault
            return []

    return complete


def _predictions(ledger: Ledger, typed: str) -> Iterator[_Found]:
    return ((one.id, one.claim) for one in ledger.beginning(typed) if not one.is_removed)


def _open(ledger: Ledger, typed: str) -> Iterator[_Found]:
    every = ledger.beginning(typed)
    return ((one.id, one.claim) for one in every if one.is_open and not one.is_removed)


def _articles(ledger: Ledger, typed: str) -> Iterator[_Found]:
    return ((one.id, one.label) for one in ledger.articles() if one.id.startswith(typed))


def _records(ledger: Ledger, typed: str) -> Iterator[_Found]:
    yield from _predictions(ledger, typed)
    yield from _articles(ledger, typed)


def _named(names: Callable[[Ledger], Iterable[str | None]]) -> Complete:
    def find(ledger: Ledger, typed: str) -> Iterator[_Found]:
        every = sorted({*filter(None, names(ledger))})
        return ((name, "") for name in every if name.casefold().startswith(typed))

    return _from_ledger(find)


def _authors(ledger: Ledger) -> Iterator[str]:
    return (name for article in ledger.articles() for name in article.authors)


def _speakers(ledger: Ledger) -> Iterator[str | None]:
    return (one.speaker for one in ledger.briefs())


PREDICTIONS = _from_ledger(_predictions)
OPEN = _from_ledger(_open)
ARTICLES = _from_ledger(_articles)
RECORDS = _from_ledger(_records)
AUTHORS = _named(_authors)
SPEAKERS = _named(_speakers)
PEOPLE = _named(lambda ledger: {*_authors(ledger), *_speakers(ledger)})
OUTLETS = _named(lambda ledger: (one.outlet for one in ledger.articles()))
TAGS = _named(lambda ledger: (tag for one in ledger.briefs() for tag in one.tags))
EVENTS = _named(lambda ledger: (one.name for one in ledger.events()))


def files(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Have the shell propose files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]


def _shown(text: str) -> str:
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


@command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(ctx: click.Context, _: Session, shell: str) -> None:
    """Print the lines that let a shell complete commands and ids.

    \b
    Example:
      predtrack completion bash >> ~/.bashrc
      predtrack completion zsh >> ~/.zshrc
      predtrack completion fish > ~/.config/fish/completions/predtrack.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made
    put(made(ctx.find_root().command, {}, "predtrack", "_PREDTRACK_COMPLETE").source())
