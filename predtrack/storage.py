"""Storage: the ledger's file, behind TinyDB's three methods.

The whole file is read once and written once. A write goes to a temporary name in the same folder
and replaces the old file when it is complete. Reading creates nothing.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from predtrack.errors import DamagedLedger, NewerLedger, UnreadableFile, UnwritableFile

SCHEMA = 1
HEADER = "predtrack"
TABLES = ("articles", "events", "predictions")
MARK = f'"{HEADER}"'.encode()
SNIFFED = 4096
"""Bytes read from the start of a file to tell whose it is."""

Tables = dict[str, dict[str, Any]]


def is_ledger(path: Path) -> bool:
    """Tell whether a file is meant to be a ledger, sound or damaged, not another program's."""
    try:
        with path.open("rb") as file:
            start = file.read(SNIFFED)
    except OSError:
        return path.exists()
    return not start.strip() or MARK in start


class LedgerStorage(Storage):
    """TinyDB's storage over one file: reads are kept, writes wait for ``commit``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tables: Tables | None = None
        self._written = False

    def read(self) -> Tables:
        """Return the tables, empty ones where there is no file.

        Raises:
            DamagedLedger, NewerLedger: the file is not a ledger that can be read.
        """
        if self._tables is None:
            self._tables = self._load()
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables as they shall be; ``commit`` puts them on disk."""
        self._tables = data
        self._written = True

    def close(self) -> None:
        """Forget what was read, and what was written without a commit."""
        self._tables, self._written = None, False

    def commit(self) -> None:
        """Put what was written on disk, if anything was."""
        if not self._written:
            return
        document = {HEADER: {"schema": SCHEMA}} | {
            name: dict(sorted(self.read().get(name, {}).items())) for name in TABLES
        }
        text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        self._replace(text.encode("utf-8", "surrogatepass"))
        self._written = False

    def _load(self) -> Tables:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return {name: {} for name in TABLES}
        except IsADirectoryError:
            raise self._damaged("", "it is a folder, a file is wanted") from None
        except OSError as error:
            raise UnreadableFile(str(self.path), (error.strerror or str(error)).lower()) from None
        return self._parse(data)

    def _parse(self, data: bytes) -> Tables:
        if not data.strip():
            raise self._damaged("", "it is empty")
        try:
            document = json.loads(data.decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError as error:
            raise self._damaged(f"byte {error.start:,}", "it is not UTF-8") from None
        except json.JSONDecodeError as error:
            raise self._damaged(f"line {error.lineno}", f"it is not JSON ({error.msg})") from None
        except (RecursionError, ValueError) as error:
            raise self._damaged("", f"it is not a ledger's JSON ({error})") from None
        return self._checked(document)

    def _checked(self, document: Any) -> Tables:
        if not isinstance(document, dict) or HEADER not in document:
            raise self._damaged("", f"it has no '{HEADER}' header, so it is not a ledger")
        header = document.pop(HEADER)
        schema = header.get("schema") if isinstance(header, dict) else None
        if type(schema) is not int or schema < 1:
            raise self._damaged("header", "it has no schema version")
        if schema > SCHEMA:
            raise NewerLedger(str(self.path), schema, SCHEMA)
        for name in TABLES:
            if not isinstance(document.get(name), dict):
                raise self._damaged(name, "the table is missing")
        return document

    def _replace(self, data: bytes) -> None:
        target = Path(os.path.realpath(self.path))
        temporary = target.with_name(f".{target.name}.new")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as error:
            raise UnwritableFile(str(self.path), (error.strerror or str(error)).lower()) from None

    def _damaged(self, where: str, problem: str) -> DamagedLedger:
        return DamagedLedger(str(self.path), where, problem)
