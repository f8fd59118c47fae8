"""Pages: read from a real local server, the friendly ones and the others."""

import threading
import time
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from msgspec.structs import replace

from predtrack.errors import MissingExtra, UnreadablePage
from predtrack.models.address import is_address
from predtrack.reading.pages import LIMITS, PageReader, looks_like_html

ARTICLE = """<!doctype html><html lang="en"><head><title>Prices in spring</title>
<meta name="author" content="Ann Lee"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2026-01-15"></head><body>
<nav><a href="/">Home</a> <a href="/more">More</a></nav><article><h1>Prices in spring</h1>
<p>Prices will fall within six months, say most of those who have to pay them, and few of those who
set them are ready to disagree in public when they are asked about it.</p>
<p>Nothing else is going to change, at least as far as anyone in this town can tell today, and the
shops on the main street are as full or as empty as they have been for years.</p></article>
<footer>Follow us on every network there is. We use cookies.</footer></body></html>"""


class Pages(BaseHTTPRequestHandler):
    """Answers as the path asks."""

    def do_GET(self):
        answer = getattr(self, f"answer_{self.path.strip('/').split('/')[0]}", None)
        (answer or self.answer_missing)()

    def send(self, body, *, kind="text/html; charset=utf-8", status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_article(self):
        self.send(ARTICLE.encode())

    def answer_charset(self):
        page = ARTICLE.replace("say most", "costing £10bn – say “most”")
        self.send(page.encode("cp1252"), kind="text/html; charset=iso-8859-1")

    def answer_broken(self):
        self.send(
            ARTICLE.replace("say most", "“so” say\udce2 most").encode(errors="surrogateescape")
        )

    def answer_canonical(self):
        link = '<link rel="canonical" href="/article/prices">'
        self.send(ARTICLE.replace("</head>", f"{link}</head>").encode())

    def answer_elsewhere(self):
        link = '<link rel="canonical" href="https://other.example/article/prices">'
        self.send(ARTICLE.replace("</head>", f"{link}</head>").encode())

    def answer_empty(self):
        self.send(b"<html><body></body></html>")

    def answer_picture(self):
        self.send(b"\x89PNG", kind="image/png")

    def answer_missing(self):
        self.send(b"gone", status=404)

    def answer_loop(self):
        self.send_response(302)
        self.send_header("Location", f"/loop/{self.path.count('/')}/x")
        self.end_headers()

    def answer_large(self):
        self.send(b"<p>" + b"x" * 2000)

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"<p>drip</p>")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_slow(self):
        self.server.release.wait(10)

    def answer_moved(self):
        self.send_response(301)
        self.send_header("Location", "/article/moved")
        self.end_headers()

    def log_message(self, *_):
        pass


def fetch_page(address, **limits):
    with PageReader(replace(LIMITS, **limits)) as pages:
        return pages.fetch(address)


@pytest.fixture(scope="module")
def server():
    site = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    site.release = threading.Event()
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.release.set()
    site.shutdown()
    site.server_close()


def test_a_page_gives_its_text_and_its_facts(server):
    page = fetch_page(f"{server}/article")
    assert "Prices will fall within six months" in page.text
    assert "cookies" not in page.text
    assert "Home" not in page.text
    assert (page.title, page.authors, page.outlet) == (
        "Prices in spring", ("Ann Lee",), "The Paper",
    )  # fmt: skip
    assert (page.published, page.url) == (date(2026, 1, 15), f"{server}/article")


def test_a_page_is_read_in_the_encoding_that_its_server_names_or_is_told(server):
    page = fetch_page(f"{server}/charset")
    assert "costing £10bn – say “most”" in page.text
    assert page.encoding == "windows-1252"
    with PageReader() as pages:
        told = pages.fetch(f"{server}/charset", encoding="cp1251")
        assert ("Ј10bn" in told.text, told.encoding) == (True, "windows-1251")
        with pytest.raises(UnreadablePage, match="no encoding 'klingon'"):
            pages.fetch(f"{server}/charset", encoding="klingon")
    page = fetch_page(f"{server}/broken")
    assert "“so” say\ufffd most" in page.text
    assert (page.encoding, page.broken) == (None, 1)


def test_a_declaration_within_a_page_does_not_keep_its_text_from_being_read():
    xml = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + ARTICLE.replace(
        "say most", "say “most”"
    )
    with PageReader() as pages:
        assert "say “most”" in pages.read(xml, "a.html").text


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("missing", "answered 404"),
        ("empty", "no main text"),
        ("picture", "image/png, a page is wanted"),
        ("loop", "redirects more than 5 times"),
    ],
)
def test_a_page_that_is_no_article_says_why(server, path, why):
    with pytest.raises(UnreadablePage, match=why):
        fetch_page(f"{server}/{path}")


def test_the_address_on_record_is_where_redirects_have_led(server):
    assert fetch_page(f"{server}/moved").url == f"{server}/article/moved"


def test_a_page_may_give_itself_another_address_on_its_own_site(server):
    page = fetch_page(f"{server}/canonical/?from=mail")
    assert (page.url, page.origin) == (f"{server}/article/prices", f"{server}/canonical/?from=mail")
    page = fetch_page(f"{server}/elsewhere")
    assert (page.url, page.origin) == (f"{server}/elsewhere", None)


def test_too_large_and_too_slow(server):
    with pytest.raises(UnreadablePage, match="it is over"):
        fetch_page(f"{server}/large", largest=1000)
    for path in ("drip", "slow"):
        with pytest.raises(UnreadablePage, match="it took more than 1 seconds"):
            fetch_page(f"{server}/{path}", seconds=1)


def test_one_process_reads_page_after_page_and_the_next_one_takes_over_from_one_that_ended(server):
    with PageReader(replace(LIMITS, seconds=2)) as pages:
        first = pages.fetch(f"{server}/article")
        assert pages.read(ARTICLE, "a.html").text == first.text
        with pytest.raises(UnreadablePage):
            pages.fetch(f"{server}/slow")
        assert pages.read(ARTICLE, "a.html").text == first.text


def test_a_server_that_is_not_there():
    with pytest.raises(UnreadablePage, match="cannot be reached"):
        fetch_page("http://127.0.0.1:1/")


def test_without_the_extra_it_says_what_to_install(monkeypatch, tmp_path):
    (tmp_path / "trafilatura.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(tmp_path)
    with PageReader() as pages, pytest.raises(MissingExtra, match=r"pip install '\.\[read\]' in "):
        pages.read(ARTICLE, "a.html")


def test_what_is_a_page_and_what_is_an_address():
    assert looks_like_html(ARTICLE)
    assert looks_like_html("  <HTML>")
    assert not looks_like_html("Prices <html> will fall.")
    assert is_address("HTTPS://example.org")
    assert not is_address("article.txt")
    assert not is_address("ftp://example.org/a")
