"""Commands for git: merge, its merge driver, and git-setup, which tells git of it."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import click

from predtrack.cli.completing import files
from predtrack.cli.files import write_whole
from predtrack.cli.group import command
from predtrack.cli.session import Session
from predtrack.cli.terminal import put, say
from predtrack.errors import SHOWN, ExitCode, PredtrackError, UnreadableFile, reason

END = b"}"
"""How a whole version ends, also one that was edited by hand; git takes what is cut for deleted."""
ATTRIBUTES = ".gitattributes"
CONFIG = """\
git config merge.predtrack.name "predictions, united by their histories"
git config merge.predtrack.driver "predtrack merge %O %A %B"\
"""
"""What tells git of the driver; a repository cannot carry it, as it names a program to run."""


@command("merge")
@click.argument("base", metavar="BASE", shell_complete=files)
@click.argument("ours", metavar="OURS", shell_complete=files)
@click.argument("theirs", metavar="THEIRS", shell_complete=files)
@click.pass_context
def merge_command(ctx: click.Context, session: Session, base: str, ours: str, theirs: str) -> None:
    """Merge two versions of a ledger that began as one.

    Writes OURS. Records that both changed are united by their histories: notes, forecasts, tags and
    evidence of both, in the order of time, and what each changed alone. What contradicts, such as
    two outcomes of one prediction, is a conflict: both values are named, both lines of the record
    stand in OURS between git's marks, and it exits with 1. Choose one, take the marks out, and see
    what `predtrack verify` says. Where a version cannot be read, OURS is left as git itself would,
    where one is empty or cut short, as it is.

    \b
    Example:
      predtrack git-setup | sh      (git calls it from then on)
      predtrack merge base.json predictions.json theirs.json
    """
    from predtrack.ledger.merging import merge, open_version

    before, here, there = ((Path(one), _bytes(one)) for one in (base, ours, theirs))
    try:
        versions = open_version(*before, is_base=True), open_version(*here), open_version(*there)
        merged = merge(*versions, signed=session.signed)
    except PredtrackError:
        if all(data.rstrip().endswith(END) for _, data in (here, there)):
            _merge_lines(ours, base, theirs)
        raise
    write_whole(Path(ours), [merged.data()])
    say(*(f"mended: {line}" for line in merged.mended))
    say(*(f"conflict: {one}" for one in merged.conflicts[:SHOWN]))
    if len(merged.conflicts) > SHOWN:
        say(f"and {len(merged.conflicts) - SHOWN:,} more")
    if merged.conflicts:
        say("choose one line of each between the marks <<<<<<< and >>>>>>>, and take the marks out")
        ctx.exit(ExitCode.FAILED)


@command("git-setup")
def git_setup_command(session: Session) -> None:
    """Have git merge the ledger by its records.

    Writes a line into .gitattributes beside the ledger, to be committed, and prints the lines that
    each clone has to run once, as git takes no program from a repository.

    \b
    Example:
      predtrack git-setup | sh
    """
    path = Path(os.path.realpath(session.require_ledger().path))
    attributes, line = path.with_name(ATTRIBUTES), f"{_pattern(path.name)} -text merge=predtrack"
    text = _attributes(attributes).decode("utf-8", "surrogateescape")
    if line in text.splitlines():
        say(f"{attributes} says so already")
    else:
        before = text if text.endswith("\n") or not text else f"{text}\n"
        data = f"{before}{line}\n".encode("utf-8", "surrogateescape")
        with session.changing() as book:
            book.put_beside(ATTRIBUTES, data, once=False)
        say(f"wrote {attributes}: commit it")
    say("each clone runs once:")
    put(CONFIG)


def _attributes(path: Path) -> bytes:
    """Return what git is told beside the ledger, nothing where that is not said; follow no link."""
    from predtrack.storage.beside import read

    try:
        return read(path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UnreadableFile(str(path), reason(error)) from None


def _bytes(name: str) -> bytes:
    from predtrack.storage.loading import read_content

    content = read_content(Path(name))
    if content is None:
        raise UnreadableFile(name, "no such file")
    return content.data


def _merge_lines(ours: str, base: str, theirs: str) -> None:
    """Leave ours as git does without us: lines that both changed between its marks."""
    with suppress(OSError):
        words = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs"]
        subprocess.run([*words, "--", ours, base, theirs], check=False, capture_output=True)  # noqa: S603


def _pattern(name: str) -> str:
    """Return a file's name as a pattern of .gitattributes that it alone matches."""
    escaped = "".join(f"\\{one}" if one in "*?[]\\!#" else one for one in name)
    return f'"/{escaped}"' if " " in name else f"/{escaped}"
