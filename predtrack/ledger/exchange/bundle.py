"""A bundle: a ledger's records with the texts that prove them, in one ZIP, for another place.

It holds ``manifest.json``, which gives the SHA-256 of every other member, ``records.jsonl``, as
``export`` writes it, and the kept texts of articles and of evidence under ``articles/``, named as
they are beside a ledger. The same ledger makes the same bytes.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from predtrack.errors import PredtrackError, UnreadableFile
from predtrack.ledger.acts import Book
from predtrack.ledger.book import Ledger
from predtrack.ledger.exchange.archive import LARGEST, MOST, names_of, unpacked
from predtrack.ledger.exchange.format import File, Format, Outgoing, Wishes, each
from predtrack.ledger.exchange.jsonl import chosen_ids, listed
from predtrack.ledger.exchange.lines import numbered, without_logins
from predtrack.ledger.kept import DIGITS, TEXTS
from predtrack.ledger.texts import text_of
from predtrack.ledger.transfer import (
    Imported,
    export_records,
    import_records,
    with_their_own,
)
from predtrack.models.article import Article
from predtrack.models.outcome import Evidence
from predtrack.models.prediction import PRIVATE, Prediction
from predtrack.models.record import json_lines
from predtrack.storage.beside import read

if TYPE_CHECKING:
    from zipfile import ZipInfo

MANIFEST, RECORDS = "manifest.json", "records.jsonl"
_TEXT = re.compile(rf"{TEXTS}/[a-z0-9]{{8,64}}-([0-9a-f]{{{DIGITS}}})\.txt")
"""The name of a text, with the first digits of what it holds; no other may stand in a bundle."""
_VERSION = 1
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every member: a ZIP knows none before."""
MAILS = frozenset({".eml", ".mbox"})
"""Endings of files whose texts somebody sent to somebody."""


def write(outgoing: Outgoing) -> bytes:
    """Return the bundle; a notice names the articles whose texts are not in it.

    Raises:
        PredtrackError: it would be larger than a bundle that comes in may be.
    """
    only = chosen_ids(outgoing)
    chosen = None if only is None else with_their_own(outgoing.ledger, only)
    private = set() if outgoing.with_texts else private_articles(outgoing.ledger)
    texts = list(_texts(outgoing, chosen, private))
    evidence = dict(_evidence(outgoing, chosen, private))
    members = {name: data for _, name, data in texts} | evidence
    members[RECORDS] = _records(outgoing, only, {article for article, _, _ in texts})
    if len(members) >= MOST or sum(map(len, members.values())) > LARGEST:
        raise PredtrackError(
            f"a bundle holds {LARGEST // 1_000_000} MB and {MOST:,} files: choose less of it"
        )
    from zipfile import ZIP_DEFLATED, ZipFile

    sums = {name: _digest(data) for name, data in sorted(members.items())}
    manifest = json.dumps({"predtrack": "bundle", "version": _VERSION, "sha256": sums}, indent=1)
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in ((MANIFEST, manifest.encode()), *sorted(members.items())):
            archive.writestr(_member(name), data)
    return file.getvalue()


def is_one(file: File) -> bool:
    """Tell whether a file is a ZIP with the two members that every bundle has."""
    return {MANIFEST, RECORDS} <= {*names_of(file)}


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Put the records of a bundle on record and keep its texts; raises as ``import_records``.

    Raises:
        UnreadableFile: it is damaged, a checksum fails, or it holds what no bundle holds.
    """
    members = _sound_members(file)
    try:
        lines = members.pop(RECORDS).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise UnreadableFile(file.name, f"its {RECORDS} is not UTF-8") from None
    rows = without_logins(numbered(lines), book.notices)
    imported = import_records(book, rows, source=file.name, prefer=wishes.prefer)
    if not wishes.dry_run:
        for name, data in members.items():
            book.put_beside(name, data, once=True)
    return imported


def _sound_members(file: File) -> dict[str, bytes]:
    """Return the members of a bundle but its manifest, each with the checksum that this gives."""
    names = names_of(file)
    odd = [one for one in names if one not in (MANIFEST, RECORDS) and not _TEXT.fullmatch(one)]
    if odd or len({*names}) < len(names):
        what = f"holds {odd[0]!r}" if odd else "holds a file twice"
        raise UnreadableFile(file.name, f"it {what}, which no bundle does")
    members = unpacked(file, lambda _: True)
    sums = _sums(file, members.pop(MANIFEST))
    if sums.keys() != members.keys():
        raise UnreadableFile(file.name, f"its {MANIFEST} names other files than it holds")
    for name, data in members.items():
        digest, named = _digest(data), _TEXT.fullmatch(name)
        if sums[name] != digest or (named and not digest.startswith(named[1])):
            raise UnreadableFile(file.name, f"the checksum of {name} fails")
    return members


def _sums(file: File, manifest: bytes) -> Mapping[str, str]:
    try:
        said = json.loads(manifest)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or said.get("predtrack") != "bundle":
        raise UnreadableFile(file.name, f"its {MANIFEST} is none of a bundle")
    if said.get("version") != _VERSION or not isinstance(said.get("sha256"), dict):
        raise UnreadableFile(file.name, "it is a bundle of a later predtrack, or a damaged one")
    sums: dict[str, str] = said["sha256"]
    return sums


def _records(outgoing: Outgoing, only: set[str] | None, with_text: set[str]) -> bytes:
    """Return the records as JSON Lines; an article whose text is not here has no path to it."""
    lines = json_lines(
        {**one, "path": None} if one["type"] == "article" and one["id"] not in with_text else one
        for one in export_records(outgoing.ledger, only=only)
    )
    return ("".join(lines) + "\n").encode("utf-8")


def _texts(
    outgoing: Outgoing, only: set[str] | None, private: set[str]
) -> Iterator[tuple[str, str, bytes]]:
    """Yield article, name and text of what can be proven; a notice says which texts stay behind."""
    lost, withheld = list[str](), list[str]()
    for article in outgoing.ledger.articles():
        if not article.sha256 or (only is not None and article.id not in only):
            continue
        if article.id in private:
            withheld.append(article.id)
        elif (text := _text(outgoing.ledger, article)) is None:
            lost.append(article.id)
        else:
            name = f"{TEXTS}/{article.id}-{article.sha256[:DIGITS]}.txt"
            yield article.id, name, text.encode("utf-8", "surrogatepass")
    if lost:
        outgoing.notices.append(f"without the texts of {listed(lost)}, which cannot be read")
    if withheld:
        what = f"without the texts of {listed(withheld)}, mails or private"
        outgoing.notices.append(f"{what}: --with-texts takes them along")


def private_articles(ledger: Ledger) -> set[str]:
    """Return the articles whose texts are nobody else's: mails, and where a tag says so."""
    tagged = {one.article for one in ledger.each(Prediction) if PRIVATE in one.tags}
    mails = (one for one in ledger.articles() if PurePath(one.path or "").suffix.lower() in MAILS)
    return tagged | {one.id for one in mails}


def _text(ledger: Ledger, article: Article) -> str | None:
    try:
        return text_of(ledger, article)
    except PredtrackError:
        return None


def _evidence(
    outgoing: Outgoing, only: set[str] | None, private: set[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and text of the evidence that is kept and holds what it is named for.

    A notice says of which predictions one stays behind.
    """
    folder = outgoing.ledger.folder
    left = dict[str, None]()
    for one in outgoing.ledger.each(Prediction):
        if not one.outcome or (only is not None and one.id not in only):
            continue
        for piece in one.outcome.evidence:
            if (name := piece.kept) is None:
                continue
            stays = one.article in private or (_is_private(piece) and not outgoing.with_texts)
            data = None if stays else _kept(folder / name)
            if data is None or not _digest(data).startswith(_digits(name)):
                left[one.id] = None
            else:
                yield name, data
    if left:
        named = listed([*left], "prediction")
        outgoing.notices.append(f"without the texts of evidence for {named}")


def _is_private(piece: Evidence) -> bool:
    return (piece.note or "").startswith(PRIVATE) or PurePath(piece.url).suffix.lower() in MAILS


def _digits(name: str) -> str:
    """Return the first digits of what a text holds that has such a name."""
    named = _TEXT.fullmatch(name)
    assert named
    return named[1]


def _kept(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else read(path)
    except OSError:
        return None


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _member(name: str) -> ZipInfo:
    from zipfile import ZIP_DEFLATED, ZipInfo

    member = ZipInfo(name, _EARLIEST)
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


FORMAT = Format("bundle", "a bundle of predtrack", is_one, each(bring), write, endings=(".zip",))
