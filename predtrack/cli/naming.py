"""The command about names: rename."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from predtrack.cli.completing import OUTLETS
from predtrack.cli.group import command
from predtrack.cli.options import TEXT, one_of, output_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import put_sheet, say
from predtrack.errors import UsageMistake
from predtrack.ledger import Ledger
from predtrack.ledger.names import apart_line, rename_line
from predtrack.ledger.namesakes import keep_apart, part, propose
from predtrack.ledger.renaming import Renamed, Scope, rename, same_elsewhere
from predtrack.models.alias import NameKind, Proposal
from predtrack.render.registers import AliasRegister, ProposalRegister
from predtrack.render.text import counted


@command("rename")
@click.argument(
    "kind", type=one_of(NameKind), required=False, metavar="[author|outlet|speaker|tag]"
)
@click.argument("old", type=TEXT, required=False)
@click.argument("new", type=TEXT, required=False)
@click.option("--outlet", type=TEXT, shell_complete=OUTLETS, help="Only in this outlet's articles.")
@click.option("--article", "articles", multiple=True, type=TEXT, help="Only in this one (its id).")
@click.option("--split", "shared", type=TEXT, help="Part two of this name: the one of --article.")
@click.option("--apart", "pair", nargs=2, type=TEXT, help="Two names that are two persons'.")
@click.option("--suggest", is_flag=True, help="Propose names that may be one person's.")
@output_options
def rename_command(
    session: Session,
    kind: str | None,
    old: str | None,
    new: str | None,
    form: str | None,
    **given: Any,
) -> None:
    """Bring the spellings of a name together, or list the aliases.

    Everything under OLD gets NEW, the resolved and the removed too, and says so in its history;
    ids stay. OLD is kept as an alias: filters find by it, and scan, add and edit record it as NEW.
    With --outlet or --article both hold there alone, for a namesake is another person. --split
    gives the one of some articles a name of his own: NEW, or else his former spelling.

    \b
    Example:
      predtrack rename author "К. Токаев" "Kassym-Jomart Tokayev"
      predtrack rename author "J. Smith" "John Smith" --outlet "The Harbour Courier"
      predtrack rename author --split "John Smith" --article c2m8
      predtrack rename --apart "Ann Lee" "Anna Lee"
      predtrack rename --suggest
    """
    asked = RenameAsked(NameKind(kind) if kind else None, old, new, **given)
    asked.check()
    if asked.suggest:
        _suggest(session, asked, form)
    elif asked.pair:
        _keep_apart(session, asked)
    elif asked.shared:
        _split(session, asked)
    elif asked.old is None:
        _list_aliases(session, asked.kind, form)
    else:
        _rename(session, asked)


class RenameAsked(msgspec.Struct, frozen=True):
    """What is asked of ``rename``."""

    kind: NameKind | None
    old: str | None
    new: str | None
    outlet: str | None
    articles: tuple[str, ...]
    shared: str | None
    pair: tuple[str, str] | None
    suggest: bool

    def check(self) -> None:
        """Refuse what does not go together, or lacks something."""
        if sum(map(bool, (self.shared, self.pair, self.suggest))) > 1:
            raise UsageMistake("one of --split, --apart and --suggest at a time")
        if (self.outlet or self.articles) and self.kind in (NameKind.TAG, NameKind.OUTLET):
            raise UsageMistake("--outlet and --article bound the names of authors and speakers")
        if self.outlet and (self.articles or self.shared):
            raise UsageMistake("--outlet stands alone: --article names single articles")
        if self.shared and not self.articles:
            raise UsageMistake("--split wants the articles of the other person: --article ID")
        if not self.shared and self.old is not None and self.new is None:
            raise UsageMistake(f"the new name is wanted: predtrack rename {self.kind} OLD NEW")
        named = self.old is not None
        if (self.pair or self.suggest) and (named or self.outlet or self.articles):
            raise UsageMistake("--apart and --suggest take no other name, outlet or article")
        if (self.outlet or self.articles) and not (self.shared or named):
            raise UsageMistake("which name? predtrack rename author OLD NEW --outlet OUTLET")


def _rename(session: Session, asked: RenameAsked) -> None:
    assert asked.kind is not None
    assert asked.old is not None
    assert asked.new is not None
    with session.changing() as ledger:
        outlet = asked.outlet and ledger.aliases().name_for(NameKind.OUTLET, asked.outlet)
        scope = Scope(outlet, _full_ids(ledger, asked.articles))
        renamed = rename(
            ledger, asked.kind, asked.old, asked.new, signed=session.signed, scope=scope
        )
        others = same_elsewhere(ledger, renamed.kind, renamed.old)
    _say_renamed(session, renamed)
    if others and scope.is_everywhere:
        again = rename_line(others[0], renamed.old, renamed.new)
        say(f"{renamed.old} is on record as {' and '.join(others)} too: {again}")


def _split(session: Session, asked: RenameAsked) -> None:
    assert asked.shared
    with session.changing() as ledger:
        kind, ids = asked.kind or NameKind.AUTHOR, _full_ids(ledger, asked.articles)
        renamed = part(ledger, kind, asked.shared, ids, asked.old, signed=session.signed)
    _say_renamed(session, renamed)


def _keep_apart(session: Session, asked: RenameAsked) -> None:
    assert asked.pair
    with session.changing() as ledger:
        kinds = keep_apart(ledger, *asked.pair, signed=session.signed, kind=asked.kind)
    one, other = asked.pair
    known = "" if kinds else " already; nothing was changed"
    say(f"{one} and {other} are kept apart{known}")


def _suggest(session: Session, asked: RenameAsked, form: str | None) -> None:
    proposals = propose(session.ledger_to_read)
    chosen = [one for one in proposals if asked.kind in (None, *one.kinds)]
    put_sheet(ProposalRegister(chosen), form)
    if form not in (None, "table") or not session.ledger.exists:
        return
    if chosen:
        first = chosen[0]
        say(f"nothing was changed; one person: {rename_line(first.kinds[0], *_pair(first))}")
        say(f"two persons: {apart_line(*_pair(first))}")
    else:
        say("no two names look like one person's")


def _pair(proposal: Proposal) -> tuple[str, str]:
    return proposal.name, proposal.longer


def _full_ids(ledger: Ledger, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ledger.get_article(one).id for one in prefixes))


def _say_renamed(session: Session, renamed: Renamed) -> None:
    old, new = renamed.old, renamed.new
    if not renamed.is_change:
        say(f"{old} is recorded as {new} already; nothing was changed")
        return
    changed = [(renamed.articles, "article"), (renamed.predictions, "prediction")]
    said = " and ".join(counted(number, noun) for number, noun in changed if number)
    if renamed.merged:
        said += f", merged with {renamed.merged:,} of {new}"
    say(f"renamed {renamed.kind} {old} to {new}{renamed.scope} in {session}: {said}")


def _list_aliases(session: Session, kind: NameKind | None, form: str | None) -> None:
    ledger = session.ledger_to_read
    known = [one for one in ledger.aliases() if kind in (None, one.kind)]
    aliases = sorted(known, key=lambda one: (one.kind, one.apart))
    put_sheet(AliasRegister(aliases), form)
    if ledger.exists and not aliases:
        say(f"no aliases in {session}: predtrack rename {kind or 'author'} OLD NEW makes one")
