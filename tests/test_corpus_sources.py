"""Sources of a corpus: every kind that is read, how it is parted, and what is wrong with it."""

import gzip
import io
import json
import os
from csv import reader
from datetime import date
from pathlib import Path

import pytest
from corpus_maker import articles, record
from corpus_samples import ARTICLE, SENTENCE, articles_of, deep, rows_of, scanned, skipped

from predtrack.corpus.archive import Archive
from predtrack.corpus.parts import write_parquet
from predtrack.corpus.sources import Reading, plan
from predtrack.corpus.tables import _batches, _rows
from predtrack.corpus.top import count_by
from predtrack.corpus.view import Statements
from predtrack.errors import PredtrackError, UnreadableFile, UsageMistake

MADE = next(articles(3))
PAGE = f'<html lang="en"><head><meta property="article:published_time" content="2026-03-03"><title>Rents</title></head><body><nav><a href="/">Home</a></nav><article><h1>Rents</h1><p>{SENTENCE * 3}</p><p>The council met on Tuesday.</p></article></body></html>'
ROW = {
    "text": SENTENCE,
    "title": "Rents",
    "authors": "Ann Lee; Bo Dunne",
    "published": "2026-03-03",
}


def zstandard(data):
    import io

    from fastwarc.stream_io import ZstdWriter

    packed = io.BytesIO()
    writer = ZstdWriter(packed)
    writer.write(data)
    writer.close()
    return packed.getvalue()


def lines(*rows):
    return b"".join(
        (one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in rows
    )


CSV = (
    f'title,text,authors,published\r\nRents,"{SENTENCE}",Ann Lee; Bo Dunne,2026-03-03\r\n'.encode()
)
KINDS = [
    ("one.txt", ARTICLE.encode(), "What the council owes", ("Ann Lee",)),
    ("one.txt.gz", gzip.compress(ARTICLE.encode()), "What the council owes", ("Ann Lee",)),
    ("one.txt.zst", zstandard(ARTICLE.encode()), "What the council owes", ("Ann Lee",)),
    ("one.html", PAGE.encode(), "Rents", ()),
    ("run.jsonl", lines(ROW), "Rents", ("Ann Lee", "Bo Dunne")),
    ("run.jsonl", b"\xef\xbb\xbf" + lines(ROW | {"authors": ["Ann Lee", "Bo Dunne"]}), "Rents", ("Ann Lee", "Bo Dunne")),
    ("run.jsonl.gz", gzip.compress(lines(ROW)), "Rents", ("Ann Lee", "Bo Dunne")),
    ("run.jsonl.zst", zstandard(lines(ROW)), "Rents", ("Ann Lee", "Bo Dunne")),
    ("run.jsonl", lines({"text": PAGE}), "Rents", ()),
    ("run.csv", CSV, "Rents", ("Ann Lee", "Bo Dunne")),
    ("run.tsv.gz", gzip.compress(CSV.replace(b",", b"\t").replace(b"\t and", b", and")), "Rents", ("Ann Lee", "Bo Dunne")),
    ("crawl.warc.gz", record(MADE, PAGE.encode()), "Rents", ()),
    ("crawl.warc", gzip.decompress(record(MADE, PAGE.encode())), "Rents", ()),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Scan every source of the tables, each in a folder of its own, in one run.

    Returns a function from a row to its source, its articles, the quotes of its statements and why
    things of it were skipped.
    """
    folder = tmp_path_factory.mktemp("sources")
    sources = [folder / f"{number}" / row[0] for number, row in enumerate(KINDS + BROKEN)]
    for source, row in zip(sources, KINDS + BROKEN, strict=True):
        source.parent.mkdir()
        source.write_bytes(row[1])
    archive = scanned(folder / "archive", *sources)
    articles, statements, left = (
        articles_of(archive),
        rows_of(archive, "statements"),
        rows_of(archive, "skipped"),
    )

    def of(row):
        source = str(sources[(KINDS + BROKEN).index(row)])
        own = [one for one in articles if one.source == source]
        ids = {one.id for one in own}
        quotes = [one["quote"] for one in statements if one["article"] in ids]
        return source, own, quotes, [one["why"] for one in left if one["source"] == source]

    return of


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])
def test_every_kind_of_source_is_read(read, kind):
    source, (article,), quotes, skips = read(kind)
    assert (article.title, article.authors) == kind[2:]
    assert (article.published, article.source) == (date(2026, 3, 3), source)
    assert SENTENCE.strip() in article.text
    assert SENTENCE.strip() in quotes
    assert skips == []


def test_parquet_is_read_by_its_rows(tmp_path):
    values = ", ".join(f"('{SENTENCE}', 'T{n}', DATE '2026-03-03', ['Ann Lee'])" for n in range(30))
    write_parquet(
        tmp_path / "run.parquet",
        f"SELECT * FROM (VALUES {values}) t(body, title, published, authors)",
    )
    archive = scanned(tmp_path / "archive", tmp_path / "run.parquet", piece=300)
    assert len(archive.parts()) > 2
    assert [(one.title, one.offset) for one in articles_of(archive)] == [
        (f"T{n}", n) for n in range(30)
    ]
    assert articles_of(archive)[0].authors == ("Ann Lee",)


def test_pages_in_full_are_read_by_trafilatura(tmp_path):
    (tmp_path / "one.html").write_text(PAGE)
    (article,) = articles_of(scanned(tmp_path / "archive", tmp_path / "one.html", full=True))
    assert (article.title, article.published) == ("Rents", date(2026, 3, 3))
    assert "Home" not in article.text


def test_a_page_without_a_day_has_the_one_on_which_it_was_fetched(tmp_path):
    page = PAGE.replace("article:published_time", "viewport").encode()
    (tmp_path / "crawl.warc.gz").write_bytes(record(MADE, page))
    (article,) = articles_of(scanned(tmp_path / "archive", tmp_path / "crawl.warc.gz"))
    assert (article.published, article.published_basis) == (MADE.published, "inferred")
    assert article.published_note == "the day on which it was fetched"
    assert article.url == MADE.url


def test_a_corpus_without_dates_has_none(tmp_path):
    (tmp_path / "run.jsonl").write_bytes(
        lines({"text": SENTENCE}, {"text": SENTENCE, "date": "soon"})
    )
    assert [
        one.published for one in articles_of(scanned(tmp_path / "a", tmp_path / "run.jsonl"))
    ] == [None, None]


def many(count):
    return lines(
        *({"body": f"{SENTENCE}Number {n} of {count}.", "title": f"T{n}"} for n in range(count))
    )


@pytest.mark.parametrize("piece", [97, 130, 1000, 10**9])
def test_lines_are_parted_anywhere_and_each_is_read_once(tmp_path, piece):
    (tmp_path / "run.jsonl").write_bytes(many(6))
    archive = scanned(
        tmp_path / "archive", tmp_path / "run.jsonl", columns={"text": "body"}, piece=piece
    )
    assert [one.title for one in articles_of(archive)] == [f"T{n}" for n in range(6)]


def test_warc_is_parted_where_a_record_begins(tmp_path):
    from itertools import islice

    made = [*islice(articles(5, copies=0), 6)]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(map(record, made)))
    archive = scanned(tmp_path / "archive", tmp_path / "crawl.warc.gz", piece=500)
    assert len(archive.parts()) > 3
    assert [one.url for one in articles_of(archive)] == [one.url for one in made]


def test_folders_are_read_to_the_bottom_but_for_what_is_hidden_and_for_the_archive(tmp_path):
    for name in ("b.txt", "a/c.txt", ".git/d.txt", "a/.e.txt", "archive/f.txt"):
        path = tmp_path / "run" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE)
    orders = plan(
        [str(tmp_path / "run"), str(tmp_path / "run" / "*.txt")],
        Reading({}),
        version="1",
        beside=tmp_path / "run" / "archive",
    )
    names = [one.name for order in orders for one in order.slices]
    assert names == [str(tmp_path / "run" / "b.txt"), str(tmp_path / "run" / "a" / "c.txt")]


CUT = gzip.compress(lines(ROW, *({"text": f"{SENTENCE} {n} {n * 7919}"} for n in range(200))))
WARC = record(MADE, PAGE.encode())
BROKEN = [
    ("run.jsonl", lines(ROW, b"{no", ROW), 2, "the line is no JSON"),
    ("run.jsonl", lines(ROW, b"[1]"), 1, "the line is no object of JSON"),
    ("run.jsonl", lines(ROW, {"title": "T"}), 1, "it has no text"),
    ("run.jsonl", lines(ROW, {"text": ["a"]}), 1, "it has no text"),
    ("run.jsonl", lines(ROW, b'{"text": "\\ud800 will"}'), 1, "the line is no JSON"),
    ("run.jsonl", lines(ROW, b'{"text": "\xff"}'), 1, "the line is no JSON"),
    ("run.jsonl", lines(ROW, b"[" * 100_000), 1, "the line is no JSON"),
    ("run.jsonl", lines(ROW, {"text": "Die Mieten werden bis zum Ende des Jahres steigen, und niemand wird es den Leuten vorher sagen."}), 1, "it reads as no language that is understood (--any-language)"),
    ("run.jsonl.gz", CUT[:-200], None, "it is cut off or damaged from here on"),
    ("run.jsonl.zst", zstandard(lines(ROW, ROW))[:-9], None, "it is cut off or damaged from here on"),
    ("one.txt.gz", gzip.compress(ARTICLE.encode())[:-9], 0, "it is cut off or damaged"),
    ("one.txt", b"\x00\x01\x02" * 50, 0, ""),
    ("one.txt", b"%PDF-1.7 and nothing else", 0, ""),
    ("crawl.warc.gz", WARC + WARC[:-300], 1, "cut off"),
    ("crawl.warc.gz", WARC + WARC[:90] + b"no gzip at all" + WARC[104:] + WARC, 2, "it is cut off or damaged"),
    ("crawl.warc", gzip.decompress(WARC)[:-200], 0, "its record is cut off"),
    ("crawl.warc.gz", WARC + record(MADE, b"<html><body></body></html>"), 1, "no main text was found"),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]} {broken[3]}")
def test_what_is_broken_costs_itself_and_is_named(read, broken):
    _, articles, _, skips = read(broken)
    assert broken[2] in (None, len(articles))
    assert any(broken[3] in said for said in skips)


def test_a_record_of_a_gigabyte_is_passed_over(tmp_path, monkeypatch):
    huge = b'{"text": "' + b"x" * 30_000 + b'"}'
    (tmp_path / "run.jsonl").write_bytes(lines(ROW, huge, ROW))
    (tmp_path / "crawl.warc.gz").write_bytes(record(MADE, b"<html>" + b"x" * 30_000) + WARC)
    archive = scanned(
        tmp_path / "archive",
        tmp_path / "run.jsonl",
        tmp_path / "crawl.warc.gz",
        largest=20_000,
        piece=35_000,
    )
    assert len(articles_of(archive)) == 3
    assert [why for _, _, why in skipped(archive)] == ["it is over 0.02 MB (--largest)"] * 2


HUGE = [
    f'"{"x" * 30_000}"',
    "x" * 30_000,
    '"' + "x\n" * 15_000 + '"',
    '"' + 'said ""no"" and\n' * 2_000 + '"',
    '"' + "x" * 30_000,
]


@pytest.mark.parametrize("cell", HUGE)
def test_a_row_of_a_gigabyte_costs_itself_alone(tmp_path, monkeypatch, cell):
    asked = []
    monkeypatch.setattr(
        "predtrack.corpus.tables.csv.reader",
        lambda lines, **said: reader((asked.append(len(one)) or one for one in lines), **said),
    )
    good = f'Rents,"{SENTENCE}"\r\n'
    rows = [
        *_rows(io.StringIO(f"title,text\r\n{good}Bad,{cell}\r\n{good}", newline=""), ",", 20_000)
    ]
    is_closed = cell.count('"') % 2 == 0
    assert rows == [
        ["title", "text"],
        ["Rents", SENTENCE],
        None,
        *([["Rents", SENTENCE]] * is_closed),
    ]
    assert sum(asked) < 21_000


@pytest.mark.parametrize("mark", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_as_the_spreadsheet_wrote_it(tmp_path, mark, encoding):
    text = f'title{mark}text\r\nÉté à Alderton{mark}"{SENTENCE}It’s said, that’s all."\r\n'
    (tmp_path / "run.csv").write_bytes(text.encode(encoding))
    (article,) = articles_of(scanned(tmp_path / "archive", tmp_path / "run.csv"))
    assert (article.title, article.text) == ("Été à Alderton", f"{SENTENCE}It’s said, that’s all.")


SIZES = [
    ([], []),
    ([1, 1], [(5, 7, True)]),
    ([16_000_000, 1], [(5, 6, True), (6, 7, True)]),
    ([1, 99_000_000, 99_000_000, 1], [(5, 6, True), (6, 7, False), (7, 8, False), (8, 9, True)]),
]


@pytest.mark.parametrize(("sizes", "batches"), SIZES)
def test_rows_that_are_packed_well_are_not_in_memory_at_once(sizes, batches):
    assert [*_batches(sizes, 5, 5 + len(sizes), 20_000_000)] == batches


def test_a_row_of_parquet_that_is_too_large_costs_itself_alone(tmp_path):
    rows = f"(0, '{SENTENCE}'), (1, repeat('x', 30000)), (2, '{SENTENCE}')"
    write_parquet(tmp_path / "run.parquet", f"SELECT body FROM (VALUES {rows}) t(n, body)")
    archive = scanned(tmp_path / "a", tmp_path / "run.parquet", largest=20_000)
    assert [one.offset for one in articles_of(archive)] == [0, 2]
    assert skipped(archive) == [("run.parquet", 1, "it is over 0.02 MB (--largest)")]


def test_what_folders_are_called_is_no_fact(tmp_path):
    folder = tmp_path / "published=2001-01-01" / "outlet=The Moon [1]*"
    folder.mkdir(parents=True)
    write_parquet(folder / "run[1].parquet", f"SELECT '{SENTENCE}' AS text")
    (article,) = articles_of(scanned(folder / "year=3", folder / "run[1].parquet"))
    assert (article.published, article.outlet) == (None, None)
    assert [one.key for one in count_by(Statements(Archive(folder / "year=3")), "year", 5)] == [
        "without a date"
    ]


def test_what_in_a_folder_is_no_file_of_it_is_named_and_costs_itself(tmp_path):
    folder, other = tmp_path / "run", tmp_path / "other.txt"
    folder.mkdir()
    for path in (folder / "one.txt", other):
        path.write_text(ARTICLE)
    (folder / "again.txt").symlink_to("one.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "out.txt").symlink_to(other)
    (folder / "folder").symlink_to(tmp_path)
    (folder / "here").symlink_to(".")
    (folder / "loop").symlink_to("loop")
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.jsonl")
    Path(os.fsdecode(bytes(folder) + b"/no\xff.txt")).write_text(ARTICLE)
    archive = scanned(tmp_path / "archive", folder)
    assert [one.source for one in articles_of(archive)] == [str(folder / "again.txt")]
    assert sorted((name, why) for name, _, why in skipped(archive)) == [
        ("folder", "it is a link out of its folder"),
        ("gone.txt", "no such file or directory"),
        ("here", "it is a folder"),
        ("loop", "too many levels of symbolic links"),
        ("no?.txt", "its name is no text"),
        ("out.txt", "it is a link out of its folder"),
        ("pipe.jsonl", "it is a pipe or a device"),
        ("zero", "it is a link out of its folder"),
    ]


def test_a_folder_is_read_however_deep_it_is(tmp_path):
    with deep(tmp_path, "one.txt", ARTICLE):
        orders = plan(["."], Reading({}), version="1", beside=tmp_path / "archive")
        assert [one.why for order in orders for one in order.slices] == [None]


def test_an_empty_file_is_an_archive_without_articles(tmp_path):
    (tmp_path / "run.jsonl").write_bytes(b"")
    archive = scanned(tmp_path / "archive", tmp_path / "run.jsonl")
    assert (articles_of(archive), archive.manifest.counts["copies"]) == ([], 0)


REFUSED = [
    (
        "run.jsonl",
        lines(ROW),
        {"text": "inhalt"},
        UnreadableFile,
        "it has no column 'inhalt': its columns are authors",
    ),
    ("run.jsonl", lines({"note": "x"}), {}, UnreadableFile, "it has no column 'text'"),
    ("run.csv", CSV, {"title": "headline"}, UnreadableFile, "it has no column 'headline'"),
    ("run.csv", b"", {}, UnreadableFile, "its columns are none"),
    ("run.parquet", b"PAR1 and nothing", {}, UnreadableFile, "No magic bytes"),
    ("run.csv", CSV, {"colour": "x"}, UsageMistake, "facts of an article are text"),
]


@pytest.mark.parametrize(("name", "data", "columns", "error", "said"), REFUSED)
def test_a_corpus_that_cannot_be_read_is_refused_before_anything_is_written(
    tmp_path, name, data, columns, error, said
):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=said):
        plan([str(tmp_path / name)], Reading(columns), version="1", beside=tmp_path / "archive")


@pytest.mark.parametrize("name", ["nowhere", "nowhere/*.txt", "empty"])
def test_a_corpus_without_a_file_is_refused(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(PredtrackError, match=r"no such file|there is no file to read"):
        plan([str(tmp_path / name)], Reading({}), version="1", beside=tmp_path / "archive")
