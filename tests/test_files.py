"""Kinds of file: each told by its content and read to text, facts and places; no two alike."""

import json
import subprocess
import sys
import time
from datetime import date

import pytest
from file_samples import docx, mail, packed, pdf, rss, srt, vtt, whisper
from test_pages import ARTICLE

from predtrack.reading.blocks import find_blocks
from predtrack.reading.files.kinds import kind_of
from predtrack.reading.files.markdown import read_markdown
from predtrack.reading.files.opening import read_file
from predtrack.reading.language import language_of
from predtrack.reading.pages import PageReader

DAY = date(2026, 1, 15)
PRICES = "Prices will fall by the end of 2031."
RENTS = "Rents will rise by 2030."
LEE, BOTH = ("Ann Lee",), ("Ann Lee", "Bo Ek")
FRONT = f"---\ntitle: Prices\nauthor: Ann Lee and Bo Ek\ndate: 2026-01-15\nlang: en\n---\n# Prices\n\n{PRICES}\n"

# fmt: off
FILES = {
    "text": (PRICES.encode(), None, (), None, [(PRICES, None)]),
    "text in Windows-1252": (f"“{PRICES}” It’s £10bn.".encode("cp1252"), None, (), None, [(PRICES, None)]),
    "text that only looks marked": (f"2 * 3 * 4_5_6 # 7. {PRICES}".encode(), None, (), None, [(PRICES, None)]),
    "markdown with front matter": (FRONT.encode(), "Prices", BOTH, DAY, [(PRICES, None)]),
    "markdown": (f"# Fares *now*\n\nPrices **will** fall by the [end](https://a.org/b_(c)) of `2031`.[^1]\n\n[^1]: {RENTS}\n".encode(), "Fares now", (), None, [(PRICES, None)]),
    "a page": (ARTICLE.encode(), "Prices in spring", LEE, DAY, [("Nothing else is going to change", None)]),
    "a page in Windows-1252": (ARTICLE.replace("<html", '<html data-x="é"', 1).encode("cp1252"), "Prices in spring", LEE, DAY, []),
    "pdf": (pdf(["The Paper", "", PRICES], [RENTS], title="Prices", author="Ann Lee; Bo Ek"), "Prices", BOTH, None, [(PRICES, "p. 1"), (RENTS, "p. 2")]),
    "pdf of a program": (pdf([PRICES], title="Microsoft Word - a.docx", author="Administrator"), None, (), None, [(PRICES, "p. 1")]),
    "docx": (docx("Prices in spring", PRICES, title="Prices", author="Ann Lee; Bo Ek"), "Prices", BOTH, None, [(PRICES, None)]),
    "docx with a table": (docx("See below.", table=[["2031", PRICES], ["2030", RENTS]]), None, (), None, [(PRICES, None), (RENTS, None)]),
    "mail": (mail(f"{PRICES}\n\nOn Monday, Bo Ek wrote:\n> {RENTS}\n> And so on.\n\n-- \nAnn Lee\n", subject="Re: AW: Prices"), "Prices", LEE, DAY, [(PRICES, None)]),
    "mail without a name": (mail(PRICES, sender="desk@example.org"), "Prices", ("desk",), DAY, [(PRICES, None)]),
    "mail in HTML": (mail(None, html=f"<html><body><p>{PRICES} {PRICES}</p></body></html>"), "Prices", LEE, DAY, [(PRICES, None)]),
    "vtt": (vtt((0, 2, "<v Ann Lee>Prices will fall"), (2, 4, "<v Ann Lee>by the end of 2031."), (1870, 1872, f"<v.loud Bo Ek><i>{RENTS}</i></v>")), None, (), None, [(PRICES, "0:00"), (RENTS, "31:10")]),
    "vtt that rolls": (vtt((0, 2, "Prices will fall"), (2, 4, "Prices will fall\nby the end"), (4, 6, "by the end\nof 2031."), head="WEBVTT\nKind: captions\nLanguage: en"), None, (), None, [(PRICES, "0:00")]),
    "srt": (srt((3, 5, "LEE: Prices will fall"), (5, 7, "by the end of 2031."), (4000, 4002, f"- {RENTS}\n- No.")), None, (), None, [(PRICES, "0:03"), (RENTS, "1:06:40")]),
    "whisper": (whisper((9, 12, "SPEAKER_00", PRICES), (12, 15, "Bo Ek", RENTS)), None, (), None, [(PRICES, "0:09"), (RENTS, "0:12")]),
    "whisper.cpp": (json.dumps({"transcription": [{"offsets": {"from": 61000, "to": 63000}, "text": f" {PRICES}"}]}).encode(), None, (), None, [(PRICES, "1:01")]),
    "gzip of a text": (packed(PRICES.encode()), None, (), None, [(PRICES, None)]),
    "gzip in two parts": (packed(PRICES.encode()) + packed(RENTS.encode()), None, (), None, [(RENTS, None)]),
    "gzip of a PDF": (packed(pdf([PRICES], title="Prices")), "Prices", (), None, [(PRICES, "p. 1")]),
}
"""Bytes, title, authors, day, and sentences, each with the page or the time it stands at."""
# fmt: on


@pytest.fixture(scope="module")
def reader():
    with PageReader() as pages:
        yield pages


def locator_at(page, place):
    return next((locator for at, locator in reversed(page.marks) if at <= place), None)


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_text_its_facts_and_its_places(reader, name):
    data, title, authors, day, sentences = FILES[name]
    page = read_file(reader, "file.xyz", data)
    assert (page.title, page.authors, page.published) == (title, authors, day)
    for sentence, locator in sentences:
        assert sentence in page.text
        assert locator_at(page, page.text.index(sentence)) == locator


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("mail", RENTS), ("mail", "wrote:"), ("mail", "Ann Lee"), ("markdown", RENTS),
        ("markdown", "https"), ("markdown", "*"), ("pdf", "  "), ("vtt", "<i>"),
    ],
)  # fmt: skip
def test_what_is_not_the_articles_own_is_left_off(reader, name, gone):
    assert gone not in read_file(reader, "a", FILES[name][0]).text


def test_a_blockquote_has_a_mark_before_each_of_its_paragraphs(reader):
    text = f"# Fares\n\nHe said:\n\n> Prices **will**\n> fall. And\nso on.\n>\n> {RENTS}\n\nNo."
    told = f"He said:\n\n> Prices will fall. And so on.\n\n> {RENTS}\n\nNo.\n"
    assert (
        read_file(reader, "a", f"# Fares\n\n- > {RENTS}\n".encode()).text == f"Fares\n\n> {RENTS}\n"
    )
    assert read_file(reader, "a", text.encode()).text.partition("He said")[2] == told[7:]
    page = ARTICLE.replace(
        "</article>", f"<blockquote>{RENTS}<br>And <b>so</b> on.</blockquote></article>"
    )
    assert f"\n> {RENTS} And so on." in read_file(reader, "a", page.encode()).text


def test_what_only_looks_like_markdown_is_left_as_it_is():
    for text in (
        "#tag and 2 * 3 * 4",
        "a_b_c [1] (see)",
        "---\nnot: yaml\n",
        "1. One\n2. Two",
        "> so",
    ):
        assert read_markdown(text) is None


@pytest.mark.parametrize(
    "mark", ["[", "![a", "[^a", "<!-- ", "[a](", "**a ", "_a ", "<a", "> ", "# "]
)
def test_marks_without_end_take_no_time(mark):
    begun = time.process_time()
    read_markdown("# Fares\n" + mark * (100_000 // len(mark)))
    assert time.process_time() - begun < 2


def test_heads_feet_and_numbers_of_pages_are_left_off_and_words_put_together(reader):
    pages = [
        [
            *(f"Fares of the {one} line will", "rise. The infla-", f"tion of the {one} year is"),
            *("over, and nobody knows why.", "The paper has said so", f"page {n}"),
        ]
        for n, one in enumerate(("first", "second", "third", "fourth"), start=1)
    ]
    page = read_file(reader, "a", pdf(*pages, frame="The Paper, volume 3, number"))
    assert "The Paper" not in page.text
    assert "page 2" not in page.text
    assert "has said so" not in page.text
    assert "The inflation of the second year is over, and nobody knows why." in page.text


def test_a_word_of_two_keeps_its_hyphen_where_the_text_shows_it(reader):
    page = read_file(reader, "a", pdf(["A long-", "term plan is a long-term plan."]))
    assert page.text == "A long-term plan is a long-term plan.\n"


def test_a_page_of_pictures_alone_is_said(reader):
    page = read_file(reader, "a", pdf([PRICES], []))
    assert page.notes == ("page 2 has no text: is it a picture?",)


def test_words_that_are_inserted_count_and_deleted_ones_do_not(reader):
    from io import BytesIO
    from zipfile import ZipFile

    source = docx("Prices will MARK by 2030.")
    change = "</w:t></w:r><w:ins><w:r><w:t>fall</w:t></w:r></w:ins><w:del><w:r><w:delText>rise</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'>"
    out = BytesIO()
    with ZipFile(BytesIO(source)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name,
                data.replace(b"MARK", change.encode()) if name == "word/document.xml" else data,
            )
    assert read_file(reader, "a", out.getvalue()).text == "Prices will fall by 2030.\n"


CUES = {
    "overlapping": (vtt((0, 5, "<v Ann Lee>One will come."), (1, 4, "<v Bo Ek>Two will go.")), "Ann Lee: One will come.\n\nBo Ek: Two will go.\n"),
    "empty": (vtt((0, 1, ""), (1, 2, "<v Ann Lee></v>"), (2, 3, "One."), (3, 4, "[applause]"), (4, 5, "♪ la ♪")), "One.\n"),
    "out of order": (srt((9, 10, "Two."), (1, 2, "One.")), "One.\n\nTwo.\n"),
    "said twice": (srt((0, 1, "No."), (9, 10, "No.")), "No.\n\nNo.\n"),
    "goes on": (srt((0, 1, "LEE: It will"), (1, 2, "rain."), (2, 3, ">> EK: No."), (3, 4, ">> Yes.")), "LEE: It will rain.\n\nEK: No.\n\nYes.\n"),
    "two voices in a cue": (vtt((0, 5, "<v Ann Lee>One.</v>\n<v Bo &amp; Co>Two.</v>")), "Ann Lee: One.\n\nBo & Co: Two.\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CUES)
def test_cues_become_turns(reader, name):
    data, text = CUES[name]
    assert read_file(reader, "a", data).text == text


def test_a_machines_name_for_a_voice_names_nobody_and_a_turn_is_a_border(on, tmp_path):
    (tmp_path / "talk.json").write_bytes(FILES["whisper"][0])
    said = json.loads(on("scan", "talk.json", "--json").out)
    assert [(one["quote"], one["voice"], one["speaker"]) for one in said] == [
        (PRICES, "other", None), (RENTS, "other", "Bo Ek"),
    ]  # fmt: skip
    assert [one["spans"][0]["locator"] for one in said] == ["0:09", "0:12"]


TRANSCRIPT = """The council met on Monday.

BERG: Fares will fall by 2030.

That is settled. Rents will rise in 2031.

EK: I do not think so.

BERG: We will see it by May 2032.

This newspaper will print the minutes by 2033.
"""


def test_a_turn_of_a_text_goes_on_to_the_next_label_and_no_further(on, tmp_path):
    (tmp_path / "talk.txt").write_text(TRANSCRIPT, encoding="utf-8")
    said = {
        one["quote"]: one["speaker"] for one in json.loads(on("scan", "talk.txt", "--json").out)
    }
    assert said["Fares will fall by 2030."] == said["Rents will rise in 2031."] == "Berg"
    assert said["This newspaper will print the minutes by 2033."] is None


def test_labels_are_blocks_of_their_own():
    blocks = find_blocks(TRANSCRIPT, language=language_of())
    labels = [TRANSCRIPT[one.start : one.end] for one in blocks if one.kind == "label"]
    assert labels == ["BERG", "EK", "BERG"]
    assert TRANSCRIPT[blocks[2].start : blocks[2].end] == "Fares will fall by 2030."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "a PDF"), (b"PK\x03\x04", "a file of a word processor"),
        (b"\xef\xbb\xbfWEBVTT\n", "subtitles"), (b"1\n00:00:01,000 --> 00:00:02,000\nA", "subtitles"),
        (b'{"text": "a", "segments": []}', "a transcript"), (rss(), "a feed"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>\n<rss>", "a feed"), (mail("a"), "a mail"),
        (b"WEBVTTER", None), (b'{"type": "header"}', None), (b"12 --> 13", None), (b"Subject: no mail", None),
        (b"To: b@example.org\nFrom: Ann Lee <ann@example.org>\n\nHello.", "a mail"),
        (b"Date: Tue, 24 Nov 2026 10:00:00 +0100\nContent-Transfer-Encoding: 8bit\n\n", "a mail"),
        (b"From: Ann Lee\n", None),
        (b"", None), (b"Prices will fall.", None),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_how_it_begins(data, name):
    found = kind_of(data)
    assert (found.name if found else None) == name


KIND_OF = {
    "pdf": "pypdf",
    "docx": "docx",
    "srt": "webvtt",
    "mail": "",
    "whisper": "",
    "a page": "trafilatura",
}
EXTRA = {"pypdf", "docx", "webvtt", "feedparser", "trafilatura", "urllib3", "lxml"}
ALLOWED = {"docx": {"docx", "lxml"}, "a page": {"trafilatura", "urllib3", "lxml"}}


@pytest.mark.parametrize("name", KIND_OF)
def test_what_reads_a_kind_is_imported_on_no_other_path(name):
    module = {"srt": "subtitles", "a page": None}.get(name, name)
    code = (
        "import json, sys\n"
        "from predtrack.reading import page_process as p\n"
        "from predtrack.reading.pages import LIMITS, ReadOrder\n"
        "data = sys.stdin.buffer.read()\n"
        f"read = p._ordered(ReadOrder(LIMITS, reader={module!r}), data)\n"
        "assert read.text\n"
        "print(json.dumps([one.partition('.')[0] for one in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=FILES[name][0],
        capture_output=True,
        check=True,
        timeout=60,
    )
    used = EXTRA.intersection(json.loads(done.stdout))
    assert used == (ALLOWED.get(name) or {KIND_OF[name]} - {""})


def test_a_text_is_read_without_any_of_it_and_without_a_process():
    code = (
        "import sys\n"
        "from predtrack.reading.files.opening import read_file\n"
        "from predtrack.reading.pages import PageReader\n"
        "pages = PageReader()\n"
        "assert read_file(pages, 'a', b'# Prices\\n\\nThey will fall.').title == 'Prices'\n"
        "assert pages._process is None\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert EXTRA.isdisjoint(done.stdout.decode().split())


@pytest.mark.parametrize(
    ("name", "library"), [("pdf", "pypdf"), ("docx", "docx"), ("srt", "webvtt")]
)
def test_without_the_extra_one_line_says_what_to_install(on, tmp_path, monkeypatch, name, library):
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / f"{library}.py").write_text("raise ImportError")
    (tmp_path / "file").write_bytes(FILES[name][0])
    result = on("scan", "file", PYTHONPATH=str(tmp_path / "hidden"))
    assert (result.code, result.out) == (1, "")
    assert "reading file needs the extra 'read': pip install '.[read]' in " in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "pip install 'predtrack[read]'"),
        ("file:///gone/folder", "pip install 'predtrack[read]'"),
        ("https://a.example/p.whl", "pip install 'predtrack[read] @ https://a.example/p.whl'"),
        ("git+https://a.example/p", "pip install 'predtrack[read] @ git+https://a.example/p'"),
    ],
)
def test_an_extra_is_named_as_it_can_be_had_where_predtrack_came_from(monkeypatch, source, said):
    from predtrack import errors

    monkeypatch.setattr(errors, "_source", lambda: source)
    assert str(errors.MissingExtra("it", "read")).endswith(said)
