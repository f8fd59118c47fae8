"""The tool that click, tinydb and tabulate make when they are plainly put together.

Run it as ``python tests/benchmarks/plain.py list|jsonl|confirm|add FILE [WHAT]``, on a file that
TinyDB's own storage keeps; WHAT is the id to confirm, or the record to add as JSON.
"""

import json

import click
from tabulate import tabulate
from tinydb import TinyDB, where
from tinydb.table import Table


@click.command()
@click.argument("act")
@click.argument("path")
@click.argument("what", required=False)
def plain(act: str, path: str, what: str | None) -> None:
    """Do one of the measured things."""
    table = TinyDB(path, ensure_ascii=False, encoding="utf-8").table("predictions")
    if act == "confirm":
        table.update({"status": "confirmed"}, where("id") == what)
    elif act == "add":
        table.insert(json.loads(what))
    elif act == "jsonl":
        click.echo("\n".join(json.dumps(one, ensure_ascii=False) for one in table.all()))
    else:
        click.echo(_table(table))


def _table(table: Table) -> str:
    found = table.search(where("status") == "open")
    rows = [[one["deadline"]["latest"], one["id"], one["claim"]] for one in found]
    return tabulate(sorted(rows), ["DEADLINE", "ID", "CLAIM"], disable_numparse=True)


if __name__ == "__main__":
    plain()
