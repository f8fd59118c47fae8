"""Sources of a corpus: every kind that is read, how it is parted, and what is wrong with it."""

import gzip
import json
from datetime import date

import pytest
from corpus_maker import articles, record
from corpus_samples import ARTICLE, SENTENCE, articles_of, rows_of, scanned, skipped

from predtrack.corpus.parts import write_parquet
from predtrack.corpus.sources import Reading, plan
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
    ("run.jsonl", lines(ROW, {"text": "Die Mieten werden bis zum Ende des Jahres steigen, und niemand wird es den Leuten vorher sagen."}), 1, "it does not read as English"),
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
