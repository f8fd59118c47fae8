"""A published folder: files of ours among those of others, told apart by a list that is kept there.

Only what changed is written. All of it is written aside first and then put in its place, so that a
disk that fills leaves the folder as it was; the list names what is coming before it comes, so that
what a kill leaves behind is known for ours. Paths are relative to the folder, with forward slashes.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EPERM
from pathlib import Path, PurePosixPath
from shutil import rmtree

from predtrack.errors import InTheWay, PredtrackError, UnreadableFile, UnwritableFile, reason
from predtrack.storage.beside import make_real_folder
from predtrack.storage.durable import make_folder, sync_folder

LIST = ".predtrack-site.json"
ASIDE = ".predtrack-site.new"
FORM = "predtrack site 1"
"""What the list says that it is."""

Listed = Mapping[str, tuple[str, int]]
"""The files that are ours: the digest of what each is made of, and its bytes."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file to be published; ``make`` gives its bytes, always the same for the same ``digest``."""

    path: str
    digest: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: how many files were written, left as they were and removed.

    ``others`` are the files that stand there and are not ours.
    """

    written: int
    kept: int
    removed: int
    others: tuple[str, ...]


def publish(folder: Path, leaves: Iterable[Leaf]) -> Published:
    """Make a folder hold these files, and none that it had from us before; others' stay.

    Raises:
        InTheWay: a file that is not ours has the name of one of these, or somebody writes there.
        UnwritableFile: something cannot be written; what stood there stands there still.
        UnreadableFile: the list of what is ours cannot be read.
    """
    try:
        make_folder(folder)
        with _held(folder):
            return _publish(folder, leaves)
    except OSError as error:
        raise UnwritableFile(str(error.filename or folder), reason(error)) from None


def _publish(folder: Path, leaves: Iterable[Leaf]) -> Published:
    before = read_list(folder)
    aside = folder / ASIDE
    try:
        _make_aside(aside)
        after, fresh = _write_aside(folder, leaves, before)
        _write_list(aside, "coming", {**before, **after})
        _write_list(aside, "final", after)
        (aside / "coming").replace(folder / LIST)
        for number, path in enumerate(fresh):
            (aside / str(number)).replace(folder / path)
        gone = before.keys() - after.keys()
        _remove(folder, gone)
        (aside / "final").replace(folder / LIST)
    finally:
        with suppress(OSError):
            rmtree(aside)
    sync_folder(folder)
    others = tuple(_others(folder, after))
    return Published(len(fresh), len(after) - len(fresh), len(gone), others)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder, so that two do not write there at once."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise InTheWay(str(folder), "another predtrack is writing there: try again") from None
    finally:
        os.close(file)


def read_list(folder: Path) -> Listed:
    """Return what of a folder is ours; nothing where it was never published to.

    Raises:
        UnreadableFile: the list is damaged, or is none.
    """
    path = folder / LIST
    try:
        kept = json.loads(path.read_bytes())
        files = {name: (str(digest), int(size)) for name, (digest, size) in kept["files"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UnreadableFile(str(path), "it does not list the pages of a site") from None
    if kept.get("form") != FORM or not all(map(_is_inside, files)):
        raise UnreadableFile(str(path), "it does not list the pages of a site")
    return files


def _is_inside(path: str) -> bool:
    """Tell whether a path leads to a file in the folder itself, and not to what we keep there."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and not {"..", ASIDE, LIST}.intersection(parts)


def _make_aside(aside: Path) -> None:
    if aside.is_symlink() or aside.is_file():
        raise OSError(EPERM, "it is no folder of its own: move it away", str(aside))
    rmtree(aside, ignore_errors=True)  # a kill may have left it
    aside.mkdir()


def _write_aside(
    folder: Path, leaves: Iterable[Leaf], before: Listed
) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """Write aside what changed, by its number; return all that is to be there, and what changed."""
    after: dict[str, tuple[str, int]] = {}
    fresh: list[str] = []
    folders = {""}
    for leaf in leaves:
        if leaf.path in after:
            raise PredtrackError(f"two pages would stand at {leaf.path}")
        known = before.get(leaf.path)
        within = leaf.path.rpartition("/")[0]
        if within not in folders:
            _make_real(folder / within, folder)
            folders.add(within)
        size = _size(f"{folder}/{leaf.path}", is_ours=known is not None)
        if known and known[0] == leaf.digest and known[1] == size:
            after[leaf.path] = known
            continue
        made = leaf.make()
        (folder / ASIDE / str(len(fresh))).write_bytes(made)
        fresh.append(leaf.path)
        after[leaf.path] = (leaf.digest, len(made))
    return after, fresh


def _make_real(place: Path, folder: Path) -> None:
    """Make the folders that lead to a place, none of which may be a link to elsewhere."""
    if place.parent != folder:
        _make_real(place.parent, folder)
    make_real_folder(place, like=None)


def _size(place: str, *, is_ours: bool) -> int | None:
    """Return the bytes of what stands at a place, None where nothing does.

    Raises:
        InTheWay: it is not ours.
    """
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        return None
    if not is_ours or not stat.S_ISREG(status.st_mode):
        raise InTheWay(place, "it is there and is not predtrack's: move it, or name another folder")
    return status.st_size


def _write_list(aside: Path, name: str, files: Listed) -> None:
    text = json.dumps({"form": FORM, "files": dict(sorted(files.items()))}, ensure_ascii=False)
    (aside / name).write_text(text, encoding="utf-8")


def _remove(folder: Path, gone: Iterable[str]) -> None:
    """Remove files of ours, and the folders that they leave empty; nothing behind a link."""
    parents = set[Path]()
    real = Path(os.path.realpath(folder))
    for path in gone:
        place = folder / path
        if Path(os.path.realpath(place.parent)) == real / PurePosixPath(path).parent:
            place.unlink(missing_ok=True)
            parents.add(place.parent)
    for parent in sorted(parents - {folder}, reverse=True):
        with suppress(OSError):
            parent.rmdir()


def _others(folder: Path, ours: Listed) -> Iterator[str]:
    """Yield the files that are not ours, without those that are hidden or in other editions."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if one[0] != "." and not _is_edition(at, one))
        within = Path(at).relative_to(folder).as_posix().removeprefix(".")
        for name in sorted(files):
            path = f"{within}/{name}" if within else name
            if path not in ours and name[0] != ".":
                yield path


def _is_edition(at: str, name: str) -> bool:
    try:
        return Path(at, name, LIST).exists()
    except OSError:  # nobody may look into it
        return False
