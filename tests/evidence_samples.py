"""Texts in which evidence is found, as a folder and as an archive; shared by tests."""

from datetime import date

import msgspec

from predtrack.corpus.manifest import FORMAT, Manifest
from predtrack.corpus.parts import write_parquet, write_part
from predtrack.corpus.schema import ArticleRow

FACTS = ("--title", "Mills", "--outlet", "The Paper", "--published", "2020-05-04")
CLAIM = "The paper mill at Lorne will close by June 2021."
SHUT = (
    "The paper mill at Lorne shut its gates for good on Monday, and two hundred people went home."
)
OPEN = "The owner of the paper mill at Lorne denies that he will close it, and has bought a new machine."
EARLY = "The paper mill at Lorne will close, if its banks have their way, before the summer of next year."
UNDATED = (
    "How the paper mill at Lorne came to close: a chronicle of its last winter in nine letters."
)
TEXTS = {
    "shut.txt": (SHUT, "2021-06-15"),
    "copy.txt": (SHUT, "2021-06-15"),
    "open.txt": (OPEN, "2021-02-01"),
    "early.txt": (EARLY, "2020-05-04"),
    "undated.txt": (UNDATED, None),
}


def a_text(folder, name, text, day=None):
    """Write an article as a file with a head."""
    line = f"{day}\n\n" if day else ""
    (folder / name).write_text(f"News\n\nBy Ann Lee\n\n{line}{text}\n")


def write_texts(folder):
    """Write the usual articles into a new folder."""
    folder.mkdir()
    for name, (text, day) in TEXTS.items():
        a_text(folder, name, text, day)
    return folder


def archived(number, text, **facts):
    """Make the row of an article in an archive."""
    given = dict.fromkeys(ArticleRow.__struct_fields__) | {
        "id": f"article{number}",
        "number": number,
        "source": "run.jsonl",
        "offset": 100 * number,
        "sha256": "0" * 64,
        "authors": ("Ann Lee", "Bo"),
        "statements": 0,
        "text": text,
    }
    return ArticleRow(**given | facts)


def write_archive(folder, rows=None):
    """Write an archive of rows, of the usual articles if none are given, into a new folder."""
    if rows is None:
        days = [(text, day and date.fromisoformat(day)) for text, day in TEXTS.values()]
        rows = [archived(n, text, published=day) for n, (text, day) in enumerate(days)]
    for name in ("parts", ".working"):
        (folder / name).mkdir(parents=True)
    part = write_part(folder, 0, "order", rows)
    write_parquet(folder / "copies.parquet", "SELECT '' article, '' copy_of, 1.0 similarity")
    manifest = Manifest(FORMAT, {}, {}, ("run.jsonl",), "", {}, (part,), (), "")
    (folder / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    return folder


def index_file(tmp_path):
    """Return the index that is kept in a test's own folder of caches."""
    (file,) = (tmp_path / "caches" / "predtrack").glob("evidence-*.sqlite")
    return file
