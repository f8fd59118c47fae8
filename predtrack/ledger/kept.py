"""Kept texts: articles' texts beside the ledger, each under its own content, written once.

A kept text is evidence: it proves quotes when the page is gone or the file was overwritten. It is
named for the article and the SHA-256 of its UTF-8, and what it holds is checked against that.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from predtrack.errors import (
    CannotTidy,
    DamagedLedger,
    NewerLedger,
    PredtrackError,
    UnreadableFile,
    UnwritableFile,
    reason,
)
from predtrack.models.article import Article
from predtrack.models.identity import text_digest
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import PRIVATE
from predtrack.storage.beside import dress_file, read
from predtrack.storage.loading import load
from predtrack.storage.recognition import FOLDER, is_export, may_be_ledger

if TYPE_CHECKING:
    from predtrack.ledger.book import Ledger
    from predtrack.ledger.records import Records

TEXTS = "articles"
DIGITS = 12
"""Digits of a text's SHA-256 in its name."""
_NAME = r"([a-z0-9]{8,})-([0-9a-f]{12})\.txt"
_RUN = rb"[0-9a-f]{%d,}" % DIGITS
"""Where digits of a text may stand in a ledger's bytes, whatever parts them from the rest."""
BACKUP = r".+\.\d+"
"""The name of a backup, or of a damaged ledger that was set aside."""
STEP = rf"{BACKUP}\.step"
"""The name of what takes a change back."""


class KeptText(msgspec.Struct, frozen=True):
    """What is kept of an article's text: the text if it fits its digest, and what is wrong."""

    text: str | None = None
    problem: str | None = None


def keep_text(ledger: Ledger, article: Article, text: str) -> Article:
    """Keep an article's text, and return the article; its path where no file of the user's is.

    Raises:
        UnwritableFile: it cannot be written, or something else stands in its place.
    """
    place = _place(article.id, text)
    ledger.put_beside(place, text.encode("utf-8", "surrogatepass"), once=True)
    if article.path is not None:
        return article
    kept = replace(article, path=place)
    ledger.put(kept)
    return kept


def keep_evidence(
    ledger: Ledger, owner: str, url: str, text: str, day: date, *, is_private: bool = False
) -> Evidence:
    """Keep the text of a piece of evidence for a prediction, and return the piece, looked at today.

    Its note says where the text is ``private``, as that of a mail is.

    Raises:
        UnwritableFile: it cannot be written, or something else stands in its place.
    """
    place = _place(owner, text)
    ledger.put_beside(place, text.encode("utf-8", "surrogatepass"), once=True)
    note = f"text kept: {place}"
    return Evidence(url, day, f"{PRIVATE}; {note}" if is_private else note)


def evidence_problem(ledger: Records, piece: Evidence) -> str | None:
    """Say what is wrong with the kept text of a piece of evidence, None where nothing is."""
    if piece.kept is None:
        return None
    path = ledger.folder / piece.kept
    if not _is_there(path):
        return f"the text of its evidence is gone: {piece.kept}"
    return None if _is_kept(path) else f"{piece.kept} does not hold the text that it is named for"


def kept_of(ledger: Records, article: Article) -> KeptText:
    """Look up what is kept of an article, under the name of its text or, as before, its own."""
    if not article.sha256:
        return KeptText()
    problem = None
    for path in _places(ledger, article):
        if not _is_there(path):
            continue
        try:
            text = _text(path)
        except UnreadableFile as error:
            problem = problem or str(error)
            continue
        if text_digest(text) == article.sha256:
            return KeptText(text, problem)
        if _digits(path):
            problem = f"{TEXTS}/{path.name} does not hold the text that it is named for"
    return KeptText(None, problem)


def kept_files(ledger: Records) -> list[Path]:
    """Return the files in which a ledger's texts may be kept, by name.

    Raises:
        OSError: they cannot be listed.
    """
    return _files(ledger.folder / TEXTS)


def names_of(article: Article) -> tuple[str, str]:
    """Return the names that the file of an article's text may have, today's first."""
    return f"{article.id}-{(article.sha256 or '')[:DIGITS]}.txt", f"{article.id}.txt"


def unneeded_texts(ledger: Records) -> list[Path]:
    """Return the kept texts that no ledger or export of the folder and no backup speaks of.

    Raises:
        DamagedLedger, NewerLedger: the ledger itself is not sound.
        CannotTidy: another, or a backup, or what may be one, cannot be read: nobody can tell.
    """
    ledger.articles()
    try:
        texts = [path for path in _files(ledger.folder / TEXTS) if _is_kept(path)]
        left = {_digits(path).encode() for path in texts}
        for path in _witnesses(ledger.folder) if left else ():
            left -= _spoken_of(left, _sound_bytes(path))
    except OSError as error:
        raise CannotTidy(str(error.filename), reason(error)) from None
    return [path for path in texts if _digits(path).encode() in left]


def tidy(ledger: Ledger, *, before: float) -> list[Path]:
    """Remove the kept texts that nothing needs, and return them.

    Only those that were kept ``before`` an instant, in seconds as the file system counts them:
    another ledger of the folder may be about to record the article of a newer one.

    Raises:
        DamagedLedger, NewerLedger, CannotTidy: nobody can tell which they are.
        UnwritableFile, LockedLedger, CannotLock: they cannot be removed.
    """
    with ledger.writing():
        unneeded = unneeded_texts(ledger)
        try:
            old = [path for path in unneeded if path.lstat().st_mtime < before]
            for path in old:
                path.unlink()
        except OSError as error:
            raise UnwritableFile(str(error.filename), reason(error)) from None
    return old


def follow_mode(ledger: Records, like: os.stat_result) -> None:
    """Give the texts that predtrack keeps for a ledger's articles the mode that it has today.

    Raises:
        OSError: they cannot be listed.
    """
    for path in _files(ledger.folder / TEXTS):
        match = re.fullmatch(_NAME, path.name)
        if not match or (path.lstat().st_mode ^ like.st_mode) & 0o777 == 0:
            continue
        if _needs(ledger, match[1], path) and _is_kept(path):
            dress_file(path, like)


def _place(owner: str, text: str) -> str:
    """Return the name of a text that is kept for an article or a prediction."""
    return f"{TEXTS}/{owner}-{text_digest(text)[:DIGITS]}.txt"


def _needs(ledger: Records, owner: str, path: Path) -> bool:
    """Tell whether an article's own text, or a prediction's evidence, is kept at a path."""
    article, prediction = ledger.find_article(owner), ledger.find_prediction(owner)
    if article and (article.sha256 or "").startswith(_digits(path)):
        return True
    outcome = prediction.outcome if prediction else None
    return any(one.kept == f"{TEXTS}/{path.name}" for one in (outcome.evidence if outcome else ()))


def _digits(path: Path) -> str:
    match = re.fullmatch(_NAME, path.name)
    return match[2] if match else ""


def _is_kept(path: Path) -> bool:
    """Tell whether a file holds the text that it is named for: predtrack kept it, nobody else."""
    try:
        return bool(_digits(path)) and text_digest(_text(path)).startswith(_digits(path))
    except PredtrackError:
        return False


def _places(ledger: Records, article: Article) -> list[Path]:
    return [ledger.folder / TEXTS / name for name in names_of(article)]


def _is_there(path: Path) -> bool:
    """Tell whether something stands at a path; a link is nothing that predtrack kept."""
    try:
        return not stat.S_ISLNK(path.lstat().st_mode)
    except OSError:
        return False


def _text(path: Path) -> str:
    """Read a kept text; raises UnreadableFile."""
    from predtrack.reading.text import read_text

    return read_text(path, encoding="utf-8")


def _witnesses(folder: Path) -> Iterator[Path]:
    """Yield what may speak of a folder's texts: ledgers, exports, and all that is kept of them."""
    yield from (path for path in _files(folder) if may_be_ledger(path))
    kept = _files(folder / FOLDER)
    yield from (path for path in kept if re.fullmatch(rf"{BACKUP}|{STEP}", path.name))


def _sound_bytes(path: Path) -> bytes:
    """Return the bytes of a ledger or an export, or the lines of a step.

    Raises:
        CannotTidy: it is none, or damaged, or cannot be read.
    """
    from predtrack.storage.steps import lines_of_step

    try:
        data = read(path)
        if re.fullmatch(STEP, path.name):
            return lines_of_step(data)
        if is_export(data):
            for line in data.splitlines():
                json.loads(line)
        else:
            load(path, data)
    except OSError as error:
        raise CannotTidy(str(path), reason(error)) from None
    except DamagedLedger as error:
        raise CannotTidy(str(path), error.problem) from None
    except (NewerLedger, ValueError, RecursionError):
        raise CannotTidy(str(path), "it is damaged, or of a later predtrack") from None
    return data


def _spoken_of(wanted: set[bytes], data: bytes) -> set[bytes]:
    """Return those of the wanted digits that stand anywhere in some bytes."""
    runs = set(re.findall(_RUN, data))
    pieces = (run[at : at + DIGITS] for run in runs for at in range(len(run) - DIGITS + 1))
    return wanted.intersection(pieces)


def _files(folder: Path) -> list[Path]:
    """Return the regular files of a real folder, by name; none where there is no such folder.

    Raises:
        OSError: they cannot be listed.
    """
    if folder.is_symlink():
        return []
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in found if one.is_file(follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [folder / name for name in names]
