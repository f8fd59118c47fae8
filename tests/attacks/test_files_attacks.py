"""Files that attack: packed to fill the memory, nested, cut off, leading out, without end."""

import gzip
import json
import time
from datetime import date

import pytest
from canary import seen
from file_samples import archive, docx, encrypted_pdf, mail, packed, pdf, rss, vtt
from forged import an_article, digest
from msgspec.structs import replace

from predtrack.errors import PredtrackError
from predtrack.reading.files.opening import read_file
from predtrack.reading.pages import LIMITS, PageReader

PRICES = "Prices will fall by the end of 2031."
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]><rss version="2.0"><channel><title>&e11;</title></channel></rss>'
WORD = "word__document_dot_xml"
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'


def nested_mail(depth):
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )
    return f"MIME-Version: 1.0\nSubject: x\n{parts}\n\nx".encode()


# fmt: off
BAD = {
    "an encrypted PDF": (encrypted_pdf, "it is encrypted"),
    "a PDF of 2,000 pages": (lambda: pdf(*[[PRICES]] * 2000), "it has 2,000 pages, at most 500"),
    "a PDF of pictures": (pdf([], []), "pictures without text"),
    "a PDF cut off": (pdf([PRICES])[:200], "it is damaged, or cut off"),
    "a PDF in name alone": (b"%PDF-1.7\n" + bytes(5000), "it is damaged, or cut off"),
    "a PDF whose pages are their own parents": (pdf([PRICES]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "cannot read"),
    "a DOCX that is a bomb": (lambda: archive(**{WORD: bytes(120_000_000)}), "it unpacks to over 100 MB"),
    "a DOCX of 10,000 files": (lambda: archive(**{WORD: BODY} | {f"x{n}": b"" for n in range(6000)}), "5,000 files"),
    "a DOCX that climbs out": (archive(**{WORD: BODY, "..__..__precious": b"x"}), "leads out of it"),
    "a DOCX that begins at the root": (archive(**{WORD: BODY, "__etc__passwd": b"x"}), "leads out of it"),
    "a DOCX without its parts": (archive(**{WORD: BODY}), "it is damaged"),
    "a DOCX cut off": (lambda: docx(PRICES)[:2000], "it is a damaged archive"),
    "a spreadsheet": (archive(xl__workbook_dot_xml=b"<x/>"), "a file of another office program"),
    "a mail with attachments only": (mail(None, attached=b"%PDF-1.4"), "only attachments"),
    "a mail nested without end": (lambda: nested_mail(3000), "cannot read"),
    "subtitles without words": (vtt((0, 1, ""), (0, 9, " ")), "nobody says anything"),
    "a transcript cut off": (b'{"segments": [{"text": "a"', "no whole transcript"),
    "a transcript of other things": (b'{"segments": [1, 2]}', "no whole transcript"),
    "a transcript nested too deep": (b'{"segments": [' + b"[" * 200_000, "no whole transcript"),
    "a feed of 10,000 entries": (lambda: rss(*[("a", "https://a.org", "", date(2026, 1, 1))] * 10_000), "it has 10,000 entries, at most 1,000"),
    "a feed with entities that expand": (LAUGHS.encode(), "defines entities of its own"),
    "a feed without entries": (rss(), "no entry was found"),
    "a gzip cut off": (packed(PRICES.encode())[:-9], "a gzip that is cut off"),
    "a gzip that is damaged": (b"\x1f\x8bxxxxxxxxxxxxx", "a damaged gzip"),
    "a gzip that is a bomb": (lambda: gzip.compress(bytes(120_000_000), 1), "it unpacks to over 100 MB"),
    "a gzip in a gzip": (packed(packed(PRICES.encode())), "cannot read"),
}
"""Files, or what makes them where that takes long, and a part of the one line that is said of each."""
# fmt: on


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_none_is_one_clear_line_and_nothing_is_recorded(stage, name):
    data, why = BAD[name]
    (stage.free / "file").write_bytes(data() if callable(data) else data)
    before, begun = stage.kept(), time.monotonic()
    done = stage.run("scan", stage.free / "file", "--save", "--any-language")
    assert done.code == 1
    assert done.out == ""
    assert why in done.err
    assert done.err.count("\n") == 1
    assert time.monotonic() - begun < 40
    assert stage.kept() == before


def test_a_file_that_asks_for_more_memory_than_the_limit_is_left(tmp_path):
    limits = replace(LIMITS, memory=400_000_000)
    with PageReader(limits) as pages, pytest.raises(PredtrackError, match=r"memory|made sense of"):
        read_file(pages, "file", b"From: a@b\nMIME-Version: 1.0\n\n" + b"a b\n" * 20_000_000)


def test_a_file_that_is_read_without_end_is_left_at_the_limit():
    long = pdf(*[[PRICES] * 50] * 500)
    with PageReader(replace(LIMITS, seconds=0.5)) as pages, pytest.raises(PredtrackError) as caught:
        read_file(pages, "file", long)
    assert "took more than 0.5 seconds" in str(caught.value)


@pytest.mark.parametrize("path", ["../../outside/a.pdf", "a.pdf"])
def test_a_file_of_a_kind_is_read_only_where_a_text_is(stage, path):
    data = pdf([PRICES], title="secret words")
    for place in (stage.folder / "a.pdf", stage.outside / "a.pdf"):
        place.write_bytes(data)
    if path == "a.pdf":
        (stage.folder / "a.pdf").unlink()
        (stage.folder / "a.pdf").symlink_to(stage.outside / "a.pdf")
    stage.forge([an_article(path=path, sha256=digest(f"{PRICES}\n"))], [])
    done = stage.run("verify")
    assert "--trust-paths" in done.out
    assert done.code == 3


def test_the_text_of_evidence_is_kept_through_no_link(stage):
    stage.forge([], [])
    name = stage.run("add", PRICES, "--title", "x", "--published", "2020-01-31").out.strip()
    (stage.free / "notes.txt").write_text("It came true.", encoding="utf-8")
    (stage.outside / "empty").mkdir(exist_ok=True)
    (stage.folder / "articles").symlink_to(stage.outside / "empty")
    before = seen(stage.outside / "empty")
    done = stage.run("confirm", name, "--on", "2021-01-31", "-e", stage.free / "notes.txt")
    assert done.code == 1
    assert seen(stage.outside / "empty") == before
    assert json.loads(stage.run("show", name, "--json").out)["status"] == "open"


def test_evidence_that_names_another_place_is_refused_with_the_record(stage):
    stage.forge([], [])
    name = stage.run("add", PRICES, "--title", "x", "--published", "2020-01-31").out.strip()
    rows = stage.free / "rows.jsonl"
    for place in ("../../outside/precious/letter.txt", "articles/../a.txt", "/etc/hostname"):
        piece = {"url": place, "looked_at": None, "note": f"text kept: {place}"}
        row = {"id": name, "status": "confirmed", "on": "2021-01-31", "evidence": [piece]}
        rows.write_text(json.dumps(row), encoding="utf-8")
        done = stage.run("resolve", "--from", rows)
        assert done.code == 1
        assert "not a web address" in done.err
