"""Every way predtrack can fail, one class a failure.

A message says what is wrong, where, and what to do about it, in a line or two. The command line
turns each class into its exit code; nothing below it prints or exits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

SHOWN = 10
"""Rows of a file that an error shows."""
TOO_DEEP = "it is nested too deep"
"""What is said of data in which lists and objects hold each other more often than can be read."""
LONGEST_PATH = 1000
"""Characters of a path that an error shows."""


class ExitCode(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    FAILED = 1
    MISUSED = 2
    DAMAGED = 3
    LOCKED = 4


class PredtrackError(Exception):
    """Base of every error that a reader is meant to see, given in its lines.

    A line is one line whatever stands in it: a record's text cannot make another.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(" ".join(line.split("\n")) for line in lines))

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is made again in another process: of its words, whatever it was made of."""
        return _again, (type(self), self.args, self.__dict__)


def _again(
    kind: type[PredtrackError], words: tuple[str, ...], fields: dict[str, Any]
) -> PredtrackError:
    error = kind.__new__(kind)
    error.args = words
    error.__dict__.update(fields)
    return error


class UsageMistake(PredtrackError):
    """The words of the command do not fit together."""

    exit_code = ExitCode.MISUSED


class InvalidValue(PredtrackError, ValueError):
    """A value breaks a rule of the record (an empty claim, a window that ends before it starts)."""


class NotADate(UsageMistake):
    """A date was asked for and something else was given."""

    def __init__(self, text: str, *, hint: str = "write a day as 2020-12-31") -> None:
        super().__init__(f"'{shorten(text)}' is not a date: {hint}")


class BeforePublication(PredtrackError):
    """A day that cannot lie before the article that speaks of it."""

    def __init__(self, what: str, day: date, published: date) -> None:
        super().__init__(
            f"{what}, {day}, lies before the article's publication on {published}: "
            "check the day, or the article's --published"
        )


class Stopped(PredtrackError):
    """A key, or the end of the input, stopped a command; ``changed`` names what was changed."""

    def __init__(self, changed: str | None = None) -> None:
        super().__init__(
            f"{changed} was changed, and then stopped (predtrack undo takes the change back)"
            if changed
            else "stopped, nothing was changed"
        )


class InTheFuture(PredtrackError):
    """A day on which something is said to have happened has not come yet."""

    def __init__(self, what: str, day: date, today: date) -> None:
        super().__init__(f"{what} {day} is in the future (today is {today})")


class IllegalMove(PredtrackError):
    """A change of status that the record does not allow."""


class AlreadyResolved(IllegalMove):
    """Resolving or forecasting something that already has its outcome."""

    def __init__(self, prediction_id: str, status: str) -> None:
        super().__init__(
            f"{prediction_id} is already {status}: reopen it first (predtrack reopen "
            f"{prediction_id} --why TEXT), or add evidence with note --evidence URL"
        )


class WindowStillOpen(IllegalMove):
    """A no-change cannot be confirmed before its last day has passed."""

    def __init__(self, prediction_id: str, latest: date | None) -> None:
        if latest is None:
            hint = "it has no last day yet, so give it one: predtrack edit ID --deadline DATE"
        else:
            hint = f"its window is open until {latest}, it can be confirmed after that day"
        super().__init__(f"{prediction_id} says that nothing will change: {hint}")


class CameLate(IllegalMove):
    """It happened, but after the deadline."""

    def __init__(self, prediction_id: str, on: date, latest: date) -> None:
        super().__init__(
            f"{prediction_id} was due by {latest} and {on} is later: it came late, so fail it, "
            "or resolve it partly"
        )


class OutsideWindow(IllegalMove):
    """A no-change can fail only on a day inside its window."""

    def __init__(
        self, prediction_id: str, on: date, earliest: date | None, latest: date | None
    ) -> None:
        window = " ".join(
            f"{word} {day}" for word, day in (("from", earliest), ("until", latest)) if day
        )
        super().__init__(
            f"{prediction_id} speaks of the time {window}: a change on {on} does not fail it"
        )


class WhyNeeded(UsageMistake):
    """A change that the record only takes with its reason."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: say why with --why TEXT, it is kept in the history")


class Undatable(PredtrackError):
    """Nobody knows what is later than an article without a publication date."""

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"article {article_id} has no publication date, so nothing can be told to be later: "
            f"predtrack edit {article_id} --published DATE"
        )


class NothingToLookFor(PredtrackError):
    """Words by which nothing can be looked for: they stand everywhere."""

    def __init__(self, prediction_id: str) -> None:
        super().__init__(
            f"{prediction_id}: no word to look for tells of a matter: name some with --query WORDS"
        )


class NotFound(PredtrackError):
    """No record answers to this name."""

    def __init__(self, what: str, name: str, *, near: Sequence[str] = (), hint: str = "") -> None:
        message = f"no {what} '{shorten(name)}' in this ledger"
        if near:
            message += f"; near it: {', '.join(near)}"
        super().__init__(f"{message}: {hint}" if hint else message)


class NoLedger(PredtrackError):
    """A change of what is on record was asked for, and there is no ledger."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"there is no ledger at {shorten(path, LONGEST_PATH)}: predtrack path says why it is "
            "that place, add or scan makes one there"
        )


class AmbiguousId(PredtrackError):
    """A prefix that more than one record begins with."""

    def __init__(self, prefix: str, candidates: Iterable[tuple[str, str]]) -> None:
        super().__init__(
            f"'{shorten(prefix)}' begins more than one id, write more of it:", *_listed(candidates)
        )


class AmbiguousQuote(PredtrackError):
    """A quote that more than one claim was recorded on."""

    def __init__(self, candidates: Iterable[tuple[str, str]]) -> None:
        super().__init__(
            "several claims stand on this quote, give the id or the claim:", *_listed(candidates)
        )


class QuoteNotFound(PredtrackError):
    """The quote does not stand in the article it is said to come from."""

    def __init__(self, source: str, nearest: str | None) -> None:
        message = f"the quote does not stand in {source}: copy it word for word"
        if nearest:
            super().__init__(f"{message}; nearest passage there:", f"  {shorten(nearest, 300)}")
        else:
            super().__init__(message)


class UnreadableFile(PredtrackError):
    """A file that was named cannot be read as what it should be."""

    def __init__(self, path: str, why: str) -> None:
        self.why = why
        super().__init__(f"cannot read {shorten(path, LONGEST_PATH)}: {why}")


class WrongSettings(PredtrackError):
    """The file of settings beside a ledger says what is none, or cannot be read."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{shorten(path, LONGEST_PATH)}: {why}")


class NoPublisher(PredtrackError):
    """A site is to be built, and nobody stands for it."""

    def __init__(self, path: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"no site was built: {path} beside the ledger names no {' and no '.join(missing)}; "
            "who is named in it has to know whom to write to (predtrack site --init writes one)"
        )


class UnreadablePage(PredtrackError):
    """A web page cannot be had, or holds no article."""

    def __init__(self, address: str, why: str) -> None:
        self.why = why
        super().__init__(f"cannot read {shorten(address, 200)}: {why}")


class MissingExtra(PredtrackError):
    """A part of predtrack is asked for that was not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs the extra '{extra}': {_installing(extra)}")


class NotAnArchive(PredtrackError):
    """A folder is not what predtrack corpus scan leaves, or a file of it is damaged."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{shorten(path, LONGEST_PATH)} is no archive that can be read: {why}; "
            "predtrack corpus scan makes one"
        )


class OutputTaken(PredtrackError):
    """A folder that an archive should be written to holds something already."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{shorten(path, LONGEST_PATH)} holds {what}")


class SchedulerGone(PredtrackError):
    """The scheduler of a cluster does not answer, or has nobody who works."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"the scheduler {shorten(address)} cannot be worked with: {shorten(why, 200)}"
        )


class UnfitWorker(PredtrackError):
    """A process of a cluster cannot do the work."""

    def __init__(self, who: str, why: str, version: str) -> None:
        super().__init__(
            f"{who} cannot read articles: {shorten(why, 200)}; it needs predtrack {version} with "
            "its extra 'archive'"
        )


class OtherLanguage(PredtrackError):
    """A text reads as none of the languages whose statements are found, or is ``told`` as another.

    ``understood`` are their names by code.
    """

    def __init__(self, source: str, understood: Mapping[str, str], told: str | None) -> None:
        *others, last = understood if told else map(str.capitalize, understood.values())
        known = f"{', '.join(others)} or {last}"
        why = f"does not read as {known}, the languages understood: --language says which it is,"
        if told:
            why = f"cannot be read as '{shorten(told)}': --language is {known};"
        super().__init__(
            f"{source} {why} --any-language scans it all the same, "
            "predtrack add --translation records by hand"
        )


class UnwritableFile(PredtrackError):
    """A file cannot be written; what stood there before stands there still."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot write {shorten(path, LONGEST_PATH)}: {why}")


class InTheWay(PredtrackError):
    """What stands where a page of the site goes is not ours to write over."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{shorten(path, LONGEST_PATH)}: {why}")


class HoldsLedger(PredtrackError):
    """A site is to stand in a folder that holds the ledger, with all that is private in it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"no site was built in {shorten(folder, LONGEST_PATH)}: the ledger lies in it, and "
            "would be published with it; name a folder of the site's own"
        )


class NobodyToAsk(PredtrackError):
    """Pages for comment were asked for of somebody of whom the site shows nothing."""

    def __init__(self, who: Sequence[str]) -> None:
        super().__init__(
            f"no site was built: no prediction that it may show is by '{shorten(', '.join(who))}'"
        )


class CannotTidy(PredtrackError):
    """A file that may speak of kept texts cannot be read, so nobody can tell what is needed."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"no kept text was removed: {shorten(path, LONGEST_PATH)} may be a ledger that needs "
            f"one, and cannot be read as such ({why}): mend it, or move it away"
        )


class NotOnDisk(PredtrackError):
    """A change is in the file, and the system did not say that it is on the disk."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} was changed, but the disk did not confirm it ({why}): check it before you rely"
            " on it (predtrack verify)"
        )


class ImportConflicts(PredtrackError):
    """Imported records differ from those on file; nothing was overwritten."""

    def __init__(self, conflicts: Sequence[str], counts: str) -> None:
        shown, more = conflicts[:SHOWN], len(conflicts) - SHOWN
        counted = f"{counts}; nothing was written: --replace takes theirs, with a trace"
        super().__init__(*shown, *_and_more(more), counted)


class TextChanged(PredtrackError):
    """An article's text is no longer the one that its quotes were found in."""

    def __init__(self, article_id: str, path: str) -> None:
        where = shorten(path, LONGEST_PATH)
        super().__init__(
            f"the text of article {article_id} in {where} has changed since it was recorded: "
            "bring the old text back, or record the new one as an article of its own"
        )


class UntrustedPath(PredtrackError):
    """A ledger says that an article's text lies where a ledger may not make us read."""

    def __init__(self, article_id: str, path: str) -> None:
        super().__init__(
            f"the text of article {article_id} is said to lie in {shorten(path, 200)!r}, outside "
            "the ledger's surroundings or through a link: it is read only with --trust-paths"
        )


class BadRows(PredtrackError):
    """Some rows of a file cannot be taken; none of the file was."""

    def __init__(
        self, path: str, problems: Sequence[tuple[int, str]], *, unit: str = "line"
    ) -> None:
        lines = [f"{path}, {unit} {number}: {problem}" for number, problem in problems[:SHOWN]]
        end = f"{len(problems):,} bad; nothing was written"
        super().__init__(*lines, *_and_more(len(problems) - SHOWN), end)


class DamagedLedger(PredtrackError):
    """The ledger's file does not hold what a ledger holds."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, path: str, where: str, problem: str, *, remedy: str = "") -> None:
        self.where, self.problem = where, problem
        place = f"{path}, {shorten(where, 200)}" if where else path
        message = f"the ledger is damaged: {place}: {problem}; the file was left as it is"
        super().__init__(message, *([remedy] if remedy else []))


class UnreadableHistory(PredtrackError):
    """A prediction's history holds a value that is none."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, prediction: str, problem: str) -> None:
        super().__init__(
            f"the history of {prediction} cannot be read: {problem}; predtrack verify shows more"
        )


class NewerLedger(PredtrackError):
    """The ledger was written by a later predtrack."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, path: str, version: int, known: int) -> None:
        super().__init__(
            f"{path} has schema {version}, this predtrack knows {known}: "
            "upgrade predtrack to read it; the file was left as it is"
        )


class LockedLedger(PredtrackError):
    """Somebody else is changing the ledger, and went on for as long as we waited."""

    exit_code = ExitCode.LOCKED

    def __init__(self, path: str, holder: str, waited: float) -> None:
        who = f"process {holder}" if holder else "another process"
        super().__init__(
            f"{path} is being changed by {who}; waited {waited:g} s: "
            "try again, or wait longer with --wait SECONDS"
        )


class ChangedWhileHeld(PredtrackError):
    """Something that does not ask for the lock changed the ledger during a change of ours."""

    exit_code = ExitCode.LOCKED

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} was changed by something else meanwhile ({why}): nothing was written over it;"
            " look at it, then run the command again"
        )


class CannotLock(PredtrackError):
    """The ledger cannot be held against a second writer, so it is not written at all."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"cannot lock {path}: {why}; without a lock two writers could lose each other's work: "
            "keep the ledger on a local disk"
        )


class ChangedMeanwhile(PredtrackError):
    """Somebody else changed what a person was editing."""

    def __init__(self, record_id: str, name: str) -> None:
        super().__init__(
            f"the {name} of {record_id} was changed while the editor was open: nothing was "
            f"written, edit it again (predtrack edit {record_id})"
        )


class NothingToUndo(PredtrackError):
    """No change is remembered that led to the ledger as it stands."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"nothing to take back in {path}: {why}; predtrack restore lists the backups"
        )


class ChangedByAnother(PredtrackError):
    """The last change is somebody else's, who alone may take it back."""

    def __init__(self, path: str, by: str, what: str) -> None:
        super().__init__(
            f"the last change of {path} is by {by} ({what}), so it is not yours to take back: "
            f"undo as --user {shorten(by)!r}, or restore a backup"
        )


def _installing(extra: str) -> str:
    """Return the command that installs an extra from where predtrack itself was installed."""
    source = _source()
    if source.startswith("file:"):
        from urllib.parse import unquote, urlsplit

        path = Path(unquote(urlsplit(source).path))
        if path.is_file():
            return f"pip install '{path}[{extra}]'"
        if (path / "pyproject.toml").is_file():
            return f"pip install '.[{extra}]' in {path}"
        source = ""
    return f"pip install 'predtrack[{extra}]{source and f' @ {source}'}'"


def _source() -> str:
    """Return the address that predtrack was installed from, nothing where it was an index."""
    here = Path(__file__).parent.parent
    if (here / "pyproject.toml").is_file():
        return here.as_uri()
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = json.loads(distribution("predtrack").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, OSError, ValueError):
        return ""
    kind = told.get("vcs_info", {}).get("vcs")
    return f"{kind}+{told['url']}" if kind else str(told.get("url", ""))


def _listed(candidates: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {record_id}  {shorten(label)}" for record_id, label in candidates]


def _and_more(number: int) -> list[str]:
    return [f"and {number:,} more"] if number > 0 else []


def reason(error: OSError) -> str:
    """Say in a few words why a file could not be used."""
    return (error.strerror or str(error)).lower()


def shorten(text: str, width: int = 60) -> str:
    """Cut ``text`` to ``width`` characters, on one line, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
