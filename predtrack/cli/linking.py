"""The command that links the same claim in several articles: link."""

from __future__ import annotations

import click

from predtrack.cli.group import command
from predtrack.cli.many import STDIN, ids_for_change, ids_to_change
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import UsageMistake, shorten
from predtrack.ledger.linking import link, unlink
from predtrack.render.text import counted


@command("link")
@ids_to_change()
@click.option("--apart", is_flag=True, help="Take it out of its links instead.")
def link_command(session: Session, record_ids: tuple[str, ...], apart: bool, yes: bool) -> None:
    """Link predictions that make the same claim.

    In the scorecard they count once for whoever said them: as the first said of those that were
    resolved, else as the first said. Each keeps its own quote, deadline and outcome.

    \b
    Example:
      predtrack link h4kq 7wzc
      predtrack link 7wzc --apart
    """
    if len(record_ids) == 1 and record_ids[0] != STDIN and not apart:
        raise UsageMistake(f"two predictions or more are wanted: predtrack link {record_ids[0]} ID")
    ids = ids_for_change(session, record_ids, yes=yes)
    with session.changing() as ledger:
        named = ledger.get_all(ids)
        act = unlink if apart else link
        changed = act(ledger, named, signed=session.signed)
    if not changed:
        say("they are linked already; nothing was changed")
        return
    word = "taken apart" if apart else "linked"
    say(f"{counted(len(changed), 'prediction')} {word} in {session}")
    for one in changed:
        say(f"  {one.id} with {', '.join(one.linked) or 'none'}: {shorten(one.claim)}")
