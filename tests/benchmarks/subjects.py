"""Who is measured: predtrack, the plain tool, and the peers that PyPI has, on the same records.

A subject lays out its data once for each size, and gives the command for each thing to do; what
changes the data is run on a fresh copy each time. ``None`` is what a subject cannot do.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import articles
from ledgers import article_key, make, prediction_key
from measure import Task
from tinydb import TinyDB

from predtrack.ledger import Ledger
from predtrack.models.record import to_record

BIN = Path(sys.executable).parent
STATUSES = ("confirmed", "failed", "partly", "void")
LATER = {"PREDTRACK_NOW": "2035-01-01T09:00:00Z", "PREDTRACK_USER": "bench"}
"""The clock and user of what comes after the outcomes."""
PLAIN = Path(__file__).with_name("plain.py")
NEW = {"id": "newest22", "status": "open", "claim": "It will rain."}
"""What a plain tool adds."""
ZONE = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Data:
    """The records of one size: a folder to lay files out in, and the ledger they come from."""

    folder: Path
    count: int

    @property
    def ledger(self) -> Path:
        """The ledger itself, which is never changed."""
        return self.folder / "ledger.json"

    @property
    def key(self) -> str:
        """The id of a prediction in the middle."""
        return prediction_key(self.count // 2)

    def records(self) -> list[dict[str, Any]]:
        """Return the predictions' records."""
        return list(map(to_record, Ledger(self.ledger).predictions()))


def data_of(folder: Path, count: int) -> Data:
    """Make the ledger of a size, once."""
    data = Data(folder / str(count), count)
    if not data.ledger.exists():
        data.folder.mkdir(parents=True, exist_ok=True)
        apart(make, data.ledger, count)
    return data


def apart(function: Callable[..., None], *args: object) -> None:
    """Run a function in a process of its own: what we hold counts in our children's peaks."""
    process = get_context("spawn").Process(target=function, args=args)
    process.start()
    process.join()


def fresh(source: Path) -> tuple[Path, Callable[[], None]]:
    """Return where a copy of a file or folder stands, and what puts it there anew."""
    copy = source.with_name(f"copy-{source.name}") if source.is_dir() else (
        source.parent / "copy" / source.name
    )  # fmt: skip

    def put() -> None:
        shutil.rmtree(copy if source.is_dir() else copy.parent, ignore_errors=True)
        copy.parent.mkdir(exist_ok=True)
        shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)

    return copy, put


def half_resolved(data: Data) -> Path:
    """Return the ledger with every other prediction resolved, made once, with evidence and a note."""
    ledger = data.folder / "resolved" / "ledger.json"
    if not ledger.exists():
        ledger.parent.mkdir(exist_ok=True)
        shutil.copy(data.ledger, ledger)
        outcomes = ledger.with_name("outcomes.jsonl")
        rows = (json.dumps(_outcome(number)) for number in range(0, data.count, 2))
        outcomes.write_text("\n".join(rows))
        command = [str(BIN / "predtrack"), "--ledger", str(ledger), "resolve", "--from"]
        subprocess.run([*command, str(outcomes)], env=LATER, check=True, capture_output=True)
    return ledger


def _outcome(number: int) -> dict[str, object]:
    status = STATUSES[number // 2 % len(STATUSES)]
    return {
        "id": prediction_key(number),
        "status": status,
        "on": None if status == "void" else "2026-12-31",
        "evidence": [
            {"url": f"https://example.org/{number}", "note": "the report of the year after"}
        ],
        "note": "Judged by the figures of the statistical office.",
        "reason": "ambiguous" if status == "void" else None,
    }


def predtrack(data: Data, act: str) -> Task | None:
    """Do it with predtrack."""
    if act == "scorecard":
        words = [str(BIN / "predtrack"), "--ledger", str(half_resolved(data)), "scorecard"]
        return Task(words, environment=LATER)
    copy, put = fresh(data.ledger)
    words = {
        "version": ["--version"],
        "help": ["--help"],
        "list": ["list"],
        "first": ["list", "--limit", "20"],
        "jsonl": ["list", "--all", "--format", "jsonl"],
        "confirm": ["confirm", data.key, "--on", "2026-11-23"],
        "add": ["add", "It will rain in the spring.", "--article", article_key(0)],
        "scan": ["scan", str(_article(data.folder))],
        "due": ["due"],
    }[act]
    changes = act in ("confirm", "add")
    ledger = copy if changes else data.ledger
    settings = {"PREDTRACK_LEDGER": str(ledger), "PREDTRACK_NOW": "2026-11-23"}
    argv = [str(BIN / "predtrack"), *words]
    return Task(argv, put, settings) if changes else Task(argv, environment=settings)


def plain(data: Data, act: str) -> Task | None:
    """Do it with click, tinydb and tabulate, plainly put together."""
    if act not in ("list", "jsonl", "confirm", "add"):
        return None
    source = data.folder / "plain.json"
    if not source.exists():
        apart(_fill, data, source)
    copy, put = fresh(source)
    what = json.dumps(NEW) if act == "add" else data.key
    return Task([sys.executable, str(PLAIN), act, str(copy), what], put)


def todoman(data: Data, act: str) -> Task | None:
    """Do it with todoman: a file a task, and a cache of them all."""
    source = data.folder / "todoman"
    if not source.exists():
        _lay_out(source / "tasks", _calendar_entries(data.records()))
    copy, put = fresh(source)
    config = f'path = "{copy}/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
    config += f'default_list = "tasks"\ncache_path = "{copy}/cache.sqlite3"\n'
    settings = data.folder / "todoman.py"
    settings.write_text(config)
    words = {"list": ["list"], "confirm": ["done", "1"], "add": ["new", "It will rain."]}.get(act)
    todo = [str(BIN / "todo"), "--config", str(settings)]

    def ready() -> None:
        if act != "list" or not copy.exists():
            put()
            _quietly([*todo, "list"])

    return words and Task([*todo, *words], ready, ZONE)


def watson(data: Data, act: str) -> Task | None:
    """Do it with watson, whose frames are a JSON file."""
    source = data.folder / "watson"
    if not source.exists():
        frames = [
            [n * 60, n * 60 + 30, one["claim"], one["id"] * 4, ["bench"], n * 60 + 30]
            for n, one in enumerate(data.records(), 1)
        ]
        _lay_out(source, [("frames", json.dumps(frames, indent=1)), ("state", "{}")])
    copy, put = fresh(source)
    words = {
        "version": ["--version"],
        "help": ["--help"],
        "list": ["log", "--all", "--no-pager"],
        "add": ["add", "-f", "2026-11-22 10:00", "-t", "2026-11-22 11:00", "It will rain."],
    }.get(act)
    return words and Task([str(BIN / "watson"), *words], put, ZONE | {"WATSON_DIR": str(copy)})


def jrnl(data: Data, act: str) -> Task | None:
    """Do it with jrnl, whose journal is a text."""
    source = data.folder / "jrnl"
    if not source.exists():
        entries = [
            f"[2026-{n % 12 + 1:02}-{n % 28 + 1:02} 09:00] {one['claim']}\n{json.dumps(one)}\n"
            for n, one in enumerate(data.records())
        ]
        _lay_out(source, [("journal.txt", "\n".join(entries))])
    copy, put = fresh(source)
    settings = data.folder / "jrnl.yaml"
    settings.write_text(
        f"journals:\n  default:\n    journal: {copy}/journal.txt\nversion: v4.6\neditor: ''\n"
        "encrypt: false\ntemplate: false\ndefault_hour: 9\ndefault_minute: 0\ntagsymbols: '@'\n"
        "timeformat: '%Y-%m-%d %H:%M'\nhighlight: false\nlinewrap: 79\nindent_character: '|'\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
    )
    words = {
        "version": ["--version"],
        "help": ["--help"],
        "list": ["-n", str(data.count), "--short"],
        "first": ["-n", "20", "--short"],
        "jsonl": ["-n", str(data.count), "--format", "json"],
        "add": ["It will rain."],
    }.get(act)
    argv = [str(BIN / "jrnl"), "--config-file", str(settings), *(words or [])]
    return words and Task(argv, put, ZONE)


def sqlite_utils(data: Data, act: str) -> Task | None:
    """Do it with sqlite-utils."""
    source = data.folder / "records.db"
    tool = str(BIN / "sqlite-utils")
    flat = [
        {"id": one["id"], "status": one["status"], "latest": one["deadline"]["latest"],
         "claim": one["claim"], "record": json.dumps(one)}
        for one in data.records()
    ] if not source.exists() else []  # fmt: skip
    if flat:
        _quietly([tool, "insert", str(source), "p", "-", "--pk", "id"], json.dumps(flat).encode())
    copy, put = fresh(source)
    chosen = ["-c", "id", "-c", "latest", "-c", "claim", "--order", "latest", "-t"]
    words = {
        "version": ["--version"],
        "help": ["--help"],
        "list": ["rows", str(copy), "p", *chosen],
        "first": ["rows", str(copy), "p", *chosen, "--limit", "20"],
        "jsonl": ["rows", str(copy), "p", "--nl"],
        "confirm": ["query", str(copy), f"update p set status='confirmed' where id='{data.key}'"],
        "add": ["insert", str(copy), "p", "-", "--pk", "id"],
    }.get(act)
    return words and Task(
        [tool, *words],
        put,
        ZONE,
        json.dumps([NEW | {"latest": None}]).encode() if act == "add" else b"",
    )


SUBJECTS: dict[str, Callable[[Data, str], Task | None]] = {
    "predtrack": predtrack,
    "plain": plain,
    "sqlite-utils": sqlite_utils,
    "jrnl": jrnl,
    "watson": watson,
    "todoman": todoman,
}
PROGRAMS = {"todoman": "todo"}


def is_there(name: str) -> bool:
    """Tell whether a subject is installed."""
    return name == "plain" or (BIN / PROGRAMS.get(name, name)).exists()


def _article(folder: Path) -> Path:
    """Return an article of ten statements, written once."""
    (path,) = articles.make(folder / "articles", 1, 10)
    return path


def _fill(data: Data, path: Path) -> None:
    database = TinyDB(path, ensure_ascii=False, encoding="utf-8")
    database.table("predictions").insert_multiple(data.records())
    database.close()


def _lay_out(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    folder.mkdir(parents=True)
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")


def _calendar_entries(records: list[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for one in records:
        due = one["deadline"]["latest"].replace("-", "")
        yield f"{one['id']}.ics", "\r\n".join([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:{one['id']}",
            "DTSTAMP:20261123T090000Z", f"SUMMARY:{one['claim'][:60]}", f"DUE;VALUE=DATE:{due}",
            f"DESCRIPTION:{one['quote'][:60]}", "END:VTODO", "END:VCALENDAR", "",
        ])  # fmt: skip


def _quietly(argv: list[str], stdin: bytes = b"") -> None:
    import subprocess

    subprocess.run(argv, input=stdin, env={**os.environ, **ZONE}, capture_output=True, check=True)
