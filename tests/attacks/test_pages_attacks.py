"""Pages that attack: that never end, lead inside, fill the memory, or carry passwords in."""

import gzip
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest
from msgspec.structs import replace
from test_pages import ARTICLE

from predtrack.errors import InvalidValue, UnreadablePage
from predtrack.models.address import check_address, without_login, without_secrets
from predtrack.reading.fetching import fetch
from predtrack.reading.networks import PRIVATE, is_within
from predtrack.reading.pages import LIMITS, PageReader

INSIDE = "127.0.0.2"
INNER = ("127.0.0.2/31", "::/3")
"""Stands for the private networks where 127.0.0.1 stands for the public one."""
OUTER = replace(LIMITS, private=INNER)
PARAGRAPH = "<p>Prices will fall within six months, say most of those who have to pay them.</p>"
SECRET = "s3cret"
PACKED = 100_000_000
"""Bytes of a page that is sent packed into few."""


class Attacker(BaseHTTPRequestHandler):
    """Attacks as the path asks; ``/to/`` redirects to what follows, quoted."""

    protocol_version = "HTTP/1.1"
    pause = 0.2

    def do_GET(self):
        self.server.asked.append(self.path)
        name, _, rest = self.path.removeprefix("/").partition("/")
        try:
            getattr(self, f"do_{name}", self.do_article)(unquote(rest))
        except OSError:  # the reader has had enough
            self.close_connection = True

    def head(self, *headers, status=200):
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | dict(headers)).items():
            self.send_header(name, value)
        self.end_headers()

    def whole(self, body, *headers, status=200):
        self.head(("Content-Length", len(body)), *headers, status=status)
        self.wfile.write(body)

    def do_article(self, _):
        self.whole(ARTICLE.encode())

    def do_posing(self, _):
        link = '<link rel="canonical" href="https://famous.example/harbour">'
        self.whole(ARTICLE.replace("</head>", f"{link}</head>").encode())

    def do_to(self, target):
        self.whole(b"", ("Location", target), status=302)

    def drip(self, drop):
        while not self.server.over.wait(self.pause):
            self.wfile.write(drop)
            self.wfile.flush()

    def do_headers(self, _):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-More: x\r\n")

    def do_body(self, _):
        self.head(("Content-Length", 1_000_000))
        self.drip(b"<br>")

    def do_chunk(self, _):
        self.head(("Transfer-Encoding", "chunked"))
        self.wfile.write(b"fffff\r\n<p>")
        self.wfile.flush()
        self.server.over.wait()

    def do_redirects(self, _):
        self.server.over.wait(self.pause)
        self.do_to("/redirects/")

    def do_bomb(self, _):
        packed = gzip.compress(gzip.compress(bytes(PACKED)))
        self.whole(packed, ("Content-Encoding", "gzip, gzip"))

    def do_packed(self, _):
        self.whole(gzip.compress(bytes(PACKED)))

    def do_bare(self, _):
        page = f"<html><body><article><h1>Rain</h1>{PARAGRAPH * 9}</article></body></html>"
        self.whole(page.encode(), ("Content-Type", "Text/HTML; charset=UTF-8"))

    def do_refused(self, _):
        self.whole(b"", status=401)

    def do_wordy(self, _):
        self.wfile.write(b"HTTP/1.1 404 " + b"no " * 10_000 + b"\r\nContent-Length: 0\r\n\r\n")

    def do_odd(self, _):
        self.whole(b"", ("Content-Type", "x" * 30_000))

    def log_message(self, *_):
        pass


@contextmanager
def serving(host="127.0.0.1", context=None):
    site = ThreadingHTTPServer((host, 0), Attacker)
    site.daemon_threads, site.asked, site.over = True, [], threading.Event()
    if context:
        site.socket = context.wrap_socket(site.socket, server_side=True)
    site.at = f"127.0.0.1:{site.server_port}"
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield site
    site.over.set()
    site.shutdown()
    site.server_close()


@pytest.fixture(scope="module")
def site():
    with serving() as outside:
        yield outside


@pytest.fixture
def inside():
    with serving(INSIDE) as private:
        yield private


def refused(call, *arguments):
    with pytest.raises(UnreadablePage) as caught:
        call(*arguments)
    return caught.value.why


# Time


@pytest.mark.parametrize("path", ["headers", "body", "chunk"])
def test_a_server_that_never_ends_is_left_at_the_limit(site, path):
    start = time.monotonic()
    with PageReader(replace(LIMITS, seconds=1)) as pages:
        assert refused(pages.fetch, f"http://{site.at}/{path}") == "it took more than 1 seconds"
    assert time.monotonic() - start < 5


def test_redirects_share_the_limit(site):
    with PageReader(replace(LIMITS, seconds=0.9)) as pages:
        assert "took more than" in refused(pages.fetch, f"http://{site.at}/redirects/")


def test_a_server_that_never_answers_to_tls_is_left_at_the_limit():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        with PageReader(replace(LIMITS, seconds=1)) as pages:
            assert refused(pages.fetch, address) == "it took more than 1 seconds"


@pytest.mark.parametrize(
    "source",
    [
        PARAGRAPH + "<p>x<br>" * 160_000,
        PARAGRAPH + "<br>" * 2_000_000,
        "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">x</p>",
    ],
    ids=["breaks in paragraphs", "breaks", "attributes"],
)
def test_a_page_that_never_ends_being_parsed_is_left_at_the_limit(source):
    start = time.monotonic()
    with PageReader(replace(LIMITS, seconds=1)) as pages:
        why = refused(pages.read, f"<html><body>{source}", "page.html")
    assert why == "reading it took more than 1 seconds: save the article's text as a file"
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("tag", ["span", "div", "b", "table", "ul><li"])
def test_a_page_nested_without_end_is_read_or_refused(tag):
    source = f"<html><body>{PARAGRAPH * 5}{f'<{tag}>' * 40_000}x"
    with PageReader(replace(LIMITS, seconds=5)) as pages, suppress(UnreadablePage):
        assert "Prices will fall" in pages.read(source, "page.html").text


def test_no_process_is_left_behind(site):
    before = children()
    with PageReader(replace(LIMITS, seconds=1)) as pages:
        refused(pages.fetch, f"http://{site.at}/body")
        pages.read(ARTICLE, "page.html")
        assert children() - before
    assert children() == before


def children():
    """Return the ids of this process's children, those that nobody waited for too."""
    with subprocess.Popen(
        ["ps", "-o", "pid=", "--ppid", str(os.getpid())], stdout=subprocess.PIPE
    ) as ps:
        return {int(pid) for pid in ps.stdout.read().split()} - {ps.pid}


READ = """
import os, sys
from predtrack.reading.pages import PageReader
pages = PageReader()
pages.read(sys.argv[1], "page.html")
print(pages._process.pid, flush=True)
os._exit(0)
"""


def test_the_process_ends_with_whoever_started_it():
    command = [sys.executable, "-c", READ, ARTICLE]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    until = time.monotonic() + 5
    while is_running(int(ended.stdout)):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_running(pid):
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return bool(listed.stdout.strip()) and not listed.stdout.startswith(b"Z")


@pytest.mark.system
@pytest.mark.parametrize("path", ["headers", "chunk"])
def test_twenty_seconds_are_twenty_seconds(on, monkeypatch, site, path):
    monkeypatch.setattr(Attacker, "pause", 5)
    start = time.monotonic()
    result = on("scan", f"http://{site.at}/{path}")
    assert 20 <= time.monotonic() - start < 23
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"predtrack: cannot read http://{site.at}/{path}: it took more than 20 seconds\n"
    )


# Memory


FETCH = """
import resource, sys
from predtrack.errors import UnreadablePage
from predtrack.reading.pages import PageReader
with PageReader() as pages:
    try:
        pages.fetch(sys.argv[1])
    except UnreadablePage:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts a process's memory."""


@pytest.mark.parametrize("path", ["bomb", "packed"])
def test_a_page_packed_to_fill_the_memory_is_not_unpacked(site, path):
    command = [sys.executable, "-c", FETCH, f"http://{site.at}/{path}"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(ended.stdout) * UNIT < PACKED * 1.5


@pytest.mark.parametrize("path", ["wordy", "odd"])
def test_what_a_server_says_of_itself_is_cut_short(site, path):
    assert len(refused(fetch, f"http://{site.at}/{path}", LIMITS)) < 100


# Where redirects lead


@pytest.mark.parametrize(
    "host",
    [
        INSIDE,
        "2130706434",
        "0x7f000002",
        "0x7f.2",
        "0177.0.0.2",
        "127.2",
        "[::ffff:127.0.0.2]",
        "[::ffff:7f00:2]",
        "[::1]",
        "user@127.0.0.2",
        "example.org@127.0.0.2",
    ],
)
def test_a_redirect_inside_is_refused_however_the_host_is_written(site, inside, host):
    target = f"http://{host}:{inside.server_port}/article"
    why = refused(fetch, f"http://{site.at}/to/{target}", OUTER)
    assert "not public: --allow-private follows it" in why
    assert not inside.asked


def test_a_redirect_inside_is_followed_where_that_is_allowed(site, inside):
    target = f"http://{INSIDE}:{inside.server_port}/article"
    address = fetch(f"http://{site.at}/to/{target}", replace(LIMITS, private=())).address
    assert (address, inside.asked) == (target, ["/article"])


def test_what_the_user_names_himself_is_read_and_may_redirect_to_itself(inside):
    here = f"http://{INSIDE}:{inside.server_port}"
    assert fetch(f"{here}/to//article", OUTER).address == f"{here}/article"


def test_a_private_host_may_not_redirect_to_another(inside):
    with serving("127.0.0.3") as other:
        target = f"http://127.0.0.3:{other.server_port}/article"
        here = f"http://{INSIDE}:{inside.server_port}"
        assert "not public" in refused(fetch, f"{here}/to/{target}", OUTER)


def test_a_public_host_may_not_lead_back_to_where_the_user_began(site, inside):
    back = f"http://{site.at}/to/http://{INSIDE}:{inside.server_port}/article"
    start = f"http://{INSIDE}:{inside.server_port}/to/{back}"
    assert "not public" in refused(fetch, start, OUTER)


def names(*answers):
    """Resolve any name to the next of these addresses each time."""
    remaining = iter(answers)
    return lambda _host, port, **_: [(socket.AF_INET, 1, 6, "", (next(remaining), port))]


def test_a_name_that_leads_inside_is_refused(site):
    resolve = names("127.0.0.1", INSIDE)
    start = f"http://public.test:{site.server_port}/to/http://inner.test/"
    with pytest.raises(UnreadablePage, match=r"redirects to 127\.0\.0\.2"):
        fetch(start, OUTER, resolve=resolve)


def test_a_name_that_means_another_host_the_second_time_is_refused(site):
    start = f"http://same.test:{site.server_port}/to//article"
    with pytest.raises(UnreadablePage, match=r"redirects to 127\.0\.0\.2"):
        fetch(start, OUTER, resolve=names("127.0.0.1", INSIDE))
    address = fetch(start, OUTER, resolve=names("127.0.0.1", "127.0.0.1")).address
    assert address == f"http://same.test:{site.server_port}/article"


def test_a_name_is_looked_up_once_a_connection(site):
    resolve = names("127.0.0.1")  # a second question would end it
    fetch(f"http://once.test:{site.server_port}/article", OUTER, resolve=resolve)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/html,x"])
def test_only_web_addresses_are_followed(site, target):
    why = refused(fetch, f"http://{site.at}/to/{target}", LIMITS)
    assert why == "it redirects to something else than a web page"


@pytest.mark.parametrize("target", ["http://[::1/", "http://127.0.0.1:99999999/"])
def test_a_broken_redirect_is_an_error_of_one_line(site, target):
    assert "\n" not in refused(fetch, f"http://{site.at}/to/{target}", LIMITS)


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.8.8.8", "169.254.169.254", "172.31.255.255"),
        *("192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::10.0.0.1"),
        *("fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "ff02::1", "2002:7f00:1::"),
        *("2001::1", "2001:db8::1"),
    ],
)
def test_what_is_not_public(address):
    assert is_within(address, PRIVATE)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"]
)
def test_what_is_public(address):
    assert not is_within(address, PRIVATE)


def test_the_command_refuses_a_redirect_to_another_private_host_without_the_option(
    on, site, inside
):
    start = f"http://{site.at}/to/http://{INSIDE}:{inside.server_port}/article"
    result = on("scan", start)
    assert (result.code, result.out) == (1, "")
    assert "redirects to 127.0.0.2, which is not public: --allow-private" in result.err
    assert not inside.asked
    assert on("scan", start, "--allow-private").code == 0
    add = on("add", "It will rain.", "--url", start)
    assert "not public" in add.err
    assert "going on with the address alone" in add.err
    other = on("add", "Nothing else is going to change", "--url", start, "--allow-private")
    assert other.code == 0, other.err


def test_outlet_and_address_are_those_of_the_page_that_was_read(on, site, inside):
    target = f"http://{INSIDE}:{inside.server_port}/article"
    on("scan", f"http://{site.at}/to/{target}", "--allow-private", "--save")
    (article,) = json.loads(on("articles", "--json").out)
    assert (article["url"], article["outlet"]) == (target, "The Paper")


def test_a_page_cannot_give_itself_the_address_of_another_site(on, site):
    on("scan", f"http://{site.at}/posing", "--save")
    (article,) = json.loads(on("articles", "--json").out)
    assert (article["url"], article["origin"]) == (f"http://{site.at}/posing", None)


ENDLESS = {
    "nested comments": '<div class="comment">' * 3000,
    "comments side by side": '<div class="comment"><p>No.</p></div>' * 20_000,
    "nested notes": "<sup>" * 3000,
    "times": '<time itemprop="datePublished" datetime="2020-01-01">' * 3000,
    "tags": '<meta name="date" content="x">' * 50_000,
    "articles": "<article>" * 3000,
    "data": f'<script type="application/ld+json">{"[" * 90_000}</script>',
    "graphs": f'<script type="application/ld+json">{json.dumps([{"@graph": [{}] * 900}] * 900)}</script>',
    "pulled quotes": '<p class="pullquote">Prices will fall within six months</p>' * 5000,
}


@pytest.mark.parametrize("more", ENDLESS.values(), ids=ENDLESS)
def test_what_a_page_says_of_itself_without_end_is_read_within_the_limit(more):
    since = time.monotonic()
    with PageReader() as pages, suppress(UnreadablePage):
        pages.read(ARTICLE.replace("</article>", f"</article>{more}"), "a.html")
    assert time.monotonic() - since < LIMITS.seconds + 2


def test_a_login_that_a_redirect_brings_is_not_kept_as_the_outlet(on, site, stored):
    done = on("scan", f"http://{site.at}/to/http://user:{SECRET}@{site.at}/bare", "--save")
    assert done.code == 0, done.err
    assert SECRET.encode() not in stored()
    (article,) = json.loads(on("articles", "--json").out)
    assert article["url"] == f"http://{site.at}/bare"


@pytest.mark.system
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout key -out cert -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    with serving(context=context) as site:
        said = "cannot prove who it is (its certificate is self-signed)"
        assert said in refused(fetch, f"https://{site.at}/article", LIMITS)
        assert not site.asked


# Passwords


@pytest.fixture
def stored(tmp_path):
    """Read all that stands in the folder of the ledger, but for the page that was given."""
    return lambda: b"".join(
        path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name != "page.html"
    )


LOGIN = f"user:{SECRET}@"
GIVEN = f"https://{LOGIN}example.org/x"
ROW = '{"id": "ID", "status": "partly", "evidence": %s}'
DOORS = [
    ("add Snow --title B --url GIVEN", None),
    ("add Snow --title B --archived-url GIVEN", None),
    ("edit ARTICLE --url GIVEN", None),
    ("edit ARTICLE --archived-url GIVEN", None),
    ("note ID --evidence GIVEN", None),
    ("confirm ID --evidence GIVEN", None),
    ("resolve ID partly --evidence GIVEN", None),
    ("resolve --from -", ROW % f'"{GIVEN}"'),
    ("resolve --from -", ROW % f'["{GIVEN}"]'),
    ("resolve --from -", ROW % f'[{{"url": "{GIVEN}"}}]'),
    ("resolve --from -", ROW % f'"{GIVEN}"'.replace(":", "\\u003a").replace("/", "\\/")),
    ("resolve --from -", f"id,status,evidence\nID,partly,https://example.org/y; {GIVEN}\n"),
    ("scan page.html --save", None),
    (f"scan http://{LOGIN}SITE/article --save", None),
    (f"scan http://SITE/to/http%3A%2F%2F{LOGIN}SITE/article --save".replace("@", "%40"), None),
    (f"add Nothing --url http://{LOGIN}SITE/article", None),
]


@pytest.mark.parametrize(("line", "rows"), DOORS)
def test_no_password_comes_in_by_any_door(on, add, site, stored, tmp_path, line, rows):
    canonical = f'<link rel="canonical" href="{GIVEN}"></head>'
    (tmp_path / "page.html").write_text(ARTICLE.replace("</head>", canonical))
    known = add("It will rain.", "--title", "A")
    (article,) = json.loads(on("articles", "--json").out)

    def filled(text):
        facts = {"ID": known, "ARTICLE": article["id"], "GIVEN": GIVEN, "SITE": site.at}
        for name, value in facts.items():
            text = text.replace(name, value)
        return text

    result = on(*filled(line).split(), stdin=filled(rows or ""))
    assert result.code == 0, result.err
    assert result.err.count("taken out") == 1
    assert SECRET not in result.out + result.err
    assert SECRET.encode() not in stored()
    assert b"http" in stored()


def test_an_import_leaves_passwords_outside_in_what_was_too(on, add, stored):
    name = add("It will rain.", "--title", "A", "--url", "https://example.org/a")
    on("confirm", name, "--evidence", "https://example.org/x")
    on("reopen", name, "--why", "wrong")
    rows = on("export").out.replace("https://", f"https://user:{SECRET}@")
    result = on("import", "-", "--replace", stdin=rows)
    assert result.code == 0, result.err
    assert result.err.count("taken out") == 1
    assert SECRET not in result.out + result.err
    assert SECRET.encode() not in stored()
    assert on("verify").code == 0


@pytest.mark.parametrize(
    "line",
    [
        "scan http://user:s3cret@127.0.0.1:1/",
        "scan http://user:s3/cret@127.0.0.1:1/",
        "scan ftp://user:s3cret@example.org/x",
        "scan http://SITE/refused?access_token=s3cret&page=2",
        "scan http://SITE/to/http://user:s3cret@127.0.0.2:1/",
        "add Snow --title B --url user:s3cret@example.org/x",
        "add Snow --title B --url ftp://user:s3cret@example.org/x",
        "add Snow --article http://user:s3cret@example.org/x",
        "show https://user:s3cret@example.org/x",
        "https://user:s3cret@example.org/x",
        "list https://user:s3cret@example.org/x",
        "list --ledger https://user:s3cret@example.org/x/l.json",
        "export --output https://user:s3cret@example.org/x",
    ],
)
def test_no_error_says_a_password_or_a_token(on, site, line):
    result = on(*line.replace("SITE", site.at).split())
    assert result.code in {0, 1, 2}
    assert "cret" not in (result.out + result.err).replace("secrets", "")


def test_where_a_login_stands():
    for address in (
        "https://user:s3cret@example.org/@me?x=a@b",
        "https://s3cret@example.org/@me?x=a@b",
        "https://us@er:s3@cret@example.org/@me?x=a@b",
    ):
        assert without_login(address) == "https://example.org/@me?x=a@b"
    archived = "https://web.archive.org/web/2020/http://user:s3cret@example.org/x"
    assert without_login(archived) == "https://web.archive.org/web/2020/http://example.org/x"
    plain = "https://example.org/@me:you"
    assert without_login(plain) == without_secrets(plain) == plain


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("read http://a.b/x?token=s3cret: gone", "read http://a.b/x?token=…: gone"),
        ("see 'http://a.b/x?auth=s3cret' there", "see 'http://a.b/x?auth=…' there"),
        ("“http://a.b/?oauth_token=s3:cret”", "“http://a.b/?oauth_token=…”"),
        ("http://a.b/?authorization=s3cret&page=2", "http://a.b/?authorization=…&page=2"),
        ("http://a.b/?author=lee&authors=x&authority=y", None),
    ],
)
def test_only_what_opens_doors_is_taken_out_of_what_is_said(said, shown):
    assert without_secrets(said) == (shown or said)


def test_an_address_with_a_password_that_is_none_is_refused_without_it():
    with pytest.raises(InvalidValue) as caught:
        check_address("user:s3cret@example.org")
    assert "s3cret" not in str(caught.value)
