"""What the tests share: a signature, records to start from, the command and a terminal for it."""

import dataclasses
import json
import os
import pty
import re
import select
import shlex
import subprocess
import termios
import threading
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from running import PREDTRACK, Order, Warm, alone, take_terminal

from predtrack.ledger import Ledger
from predtrack.ledger.records import TABLES, key_of
from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Signature
from predtrack.models.outcome import Outcome, Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.models.statement import Kind
from predtrack.storage.file import LedgerStorage

settings.register_profile(
    "predtrack",
    deadline=None,  # these machines are noisy
    derandomize="CI" in os.environ,  # what is found at random is found before, not there
    max_examples=100 if "CI" in os.environ else 30,  # each run tries others
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("predtrack")

PROJECT = Path(__file__).parent.parent
NOW = "2026-11-23T09:00:00Z"
TODAY = date(2026, 11, 23)
PUBLISHED = date(2019, 6, 10)
SIGNED = Signature(datetime(2026, 11, 23, 9, tzinfo=UTC), "reader")
ARTICLE = Article(
    "articlea",
    title="What Comes Next",
    outlet="The Paper",
    authors=("Ann Lee",),
    published=PUBLISHED,
    published_basis=PublishedBasis.STATED,
    retrieved=SIGNED.at,
)
SIX_MONTHS = Deadline(
    "in the next six months", PUBLISHED, date(2019, 12, 10), Basis.RELATIVE, assumption="counted"
)


def replace(value, **changes):
    """Return a value with other fields, be it a record or what is made of records."""
    other = msgspec.structs.replace if isinstance(value, msgspec.Struct) else dataclasses.replace
    return other(value, **changes)


def an_id(name):
    """Make an id of a short name: small letters, filled up with z."""
    return name.lower().ljust(8, "z")


def a_prediction(name="aaaaaaaa", **fields):
    """Make an open prediction, recorded, with the fields that matter to a test."""
    fields |= {key: an_id(fields[key]) for key in ("article",) if key in fields}
    fields |= {"linked": tuple(map(an_id, fields.get("linked", ())))}
    plain = {
        "id": an_id(name),
        "status": Status.OPEN,
        "deadline": Deadline(),
        "kind": Kind.PREDICTION,
        "no_change": False,
        "claim": f"Claim {name}.",
        "quote": f"Quote {name}.",
        "article": ARTICLE.id,
    }
    return Prediction(**plain | fields).recorded(signed=SIGNED)


def resolved(prediction, status, on=None, **fields):
    """Resolve a prediction without asking the rules about its day."""
    outcome = Outcome(status, on, TODAY, SIGNED.by, **fields)
    return prediction.resolved(outcome, signed=SIGNED)


def an_article(name, **fields):
    """Make an article like the usual one."""
    return replace(ARTICLE, id=an_id(name), **fields)


def put_unchecked(ledger, *records):
    """Put records beneath the checks of the ledger, as another program's bug would."""
    storage = LedgerStorage(ledger.path)
    with storage.held():
        tables = storage.read()
        for record in records:
            tables[TABLES[type(record)]][key_of(record)] = to_record(record)
        storage.write(tables)
        storage.commit(by="nobody", what="a test")


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run the long loops whole")
    parser.addoption("--alone", action="store_true", help="start every command from nothing")


@pytest.fixture
def rounds(request):
    """Choose how many rounds a loop takes: all of them, or a few in an ordinary run."""

    def choose(whole, *, shortened):
        return whole if request.config.getoption("--long") else shortened

    return choose


@pytest.fixture
def ledger(tmp_path):
    """A ledger that holds the usual article and nothing else."""
    kept = Ledger(tmp_path / "predictions.json")
    with kept.writing() as writing:
        writing.add(ARTICLE)
    return kept


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    """The folder of caches that all commands of a run share."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture
def environment(tmp_path, caches):
    """A clean environment with a fixed clock and user, and no ledger of the tester's own."""
    return {
        "PATH": f"{PREDTRACK.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(caches),
        "LANG": "C.UTF-8",
        "PREDTRACK_NOW": NOW,
        "PREDTRACK_USER": "reader",
    }


@pytest.fixture(scope="session")
def warm(request):
    """The process that commands are begun from, or None where each is to start from nothing."""
    if request.config.getoption("--alone"):
        yield None
        return
    warm = Warm()
    yield warm
    warm.close()


@pytest.fixture(scope="session")
def start(warm):
    """Run an order: from a warm process, or alone where it has to be."""
    return lambda order, wrapped=(): (
        warm.run(order) if warm and order.is_plain and not wrapped else alone(order, wrapped)
    )


@pytest.fixture
def run(tmp_path, environment, start):
    """Run the command beside this process, in an empty folder."""

    def run_command(*words, stdin=None, cwd=tmp_path, **variables):
        typed = stdin if isinstance(stdin, bytes) else (stdin or "").encode()
        words = tuple(map(str, words))
        done = start(Order(words, str(cwd), environment | variables, typed))
        assert "Traceback" not in done.err, done.err
        return done

    return run_command


@pytest.fixture
def on(run):
    """Run a command on the test's own ledger."""
    return lambda *words, **options: run("--ledger", "ledger.json", *words, **options)


@pytest.fixture
def add(on):
    """Record a prediction in the test's own ledger, and return its id."""

    def add_one(*words, **options):
        result = on("add", *words, **options)
        assert result.code == 0, result.err
        return result.out.strip()

    return add_one


@pytest.fixture
def stage(tmp_path, environment, start):
    """A project without a ledger, and a canary tree beside it; for the tests in ``attacks``."""
    from stage import Stage

    return Stage.built(tmp_path, environment, start)


def shown(on, name):
    """Return what ``show`` has of a prediction in the test's own ledger."""
    return json.loads(on("show", name, "--json").out)


@pytest.fixture
def terminal(tmp_path, environment, warm):
    """Run a shell line on a terminal of so many columns, and return what it showed."""

    def run_line(line, *, columns=80, cwd=tmp_path, answers=(), **variables):
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        variables = environment | {"TERM": "xterm", "NO_COLOR": "1"} | variables
        command, told, _ = line.partition(TOLD)
        order = Order(command_alone(command), str(cwd), variables)
        is_warm = warm and order.words and order.is_plain
        if is_warm:
            wait = partial(warm.start_on(theirs, order).wait, order)
        else:
            wait = partial(on_terminal(["sh", "-c", line], theirs, cwd, variables).wait, 60)
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        shown = _drain(ours)
        code = wait()
        if told and is_warm:
            shown += f"code {code if code >= 0 else 128 - code}\n"
        return shown.replace("\r\n", "\n")

    return run_line


QUOTED = re.compile(r"'[^']*'|\"[^\"$`\\]*\"")
"""What a shell takes as it stands."""
TOLD = "; echo code $?"
"""How a line ends that tells how its command ended."""


def command_alone(line):
    """Return the words of a line that is one command of ours and needs no shell; otherwise none."""
    is_one = line.startswith("predtrack ") and not {*QUOTED.sub("", line)} & {
        *"|&;<>()$`\\*?[~#\"'"
    }
    return tuple(shlex.split(line)[1:]) if is_one else ()


def on_terminal(words, terminal, cwd, environment):
    """Start a process on a terminal that becomes its own."""
    return subprocess.Popen(
        words,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=cwd,
        env=environment,
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509  # so that there is a /dev/tty
    )


class Live:
    """A terminal with a command on it that is talked with."""

    def __init__(self, cwd, environment):
        self._cwd, self._environment = cwd, environment
        self.process = self._ours = None

    def start(self, line):
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        words = [str(PREDTRACK), *line.split()[1:]]
        variables = self._environment | {"TERM": "xterm", "NO_COLOR": "1"}
        self.process = on_terminal(words, theirs, self._cwd, variables)
        os.close(theirs)
        return self

    def until(self, words):
        seen, end = "", time.monotonic() + 30
        while words not in seen and time.monotonic() < end:
            if select.select([self._ours], [], [], 1)[0]:
                seen += os.read(self._ours, 1).decode("latin-1")
        assert words in seen, seen
        return self

    def type(self, line):
        os.write(self._ours, f"{line}\n".encode())
        return self

    def hang_up(self):
        os.close(self._ours)
        self._ours = None

    def end(self):
        while self._ours is not None and select.select([self._ours], [], [], 10)[0]:
            try:
                os.read(self._ours, 65536)
            except OSError:
                break
        return self.process.wait(timeout=30)


@pytest.fixture
def live(tmp_path, environment):
    """A terminal that is talked with, and what is on it is ended with the test."""
    terminal = Live(tmp_path, environment)
    yield terminal
    if terminal.process and terminal.process.poll() is None:
        terminal.process.kill()
        terminal.process.wait()


def _drain(descriptor):
    """Read a terminal until the other side has closed it."""
    chunks = []
    while select.select([descriptor], [], [], 60)[0]:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(descriptor)
    return b"".join(chunks).decode()


class Site(BaseHTTPRequestHandler):
    """Answers with an article, a page without facts, or a feed, as the path asks."""

    def do_GET(self):
        from file_samples import rss
        from test_pages import ARTICLE

        name = self.path.strip("/").partition("/")[0]
        body = {
            "a": ARTICLE.replace("six months", "six months").encode(),
            "plain": f"<html><body><article>{'<p>Rents will rise by 2030, says nobody at all.</p>' * 5}".encode(),
            "feed": rss(("First", "/a/1", "", date(2026, 1, 15))),
        }.get(name)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if name == "feed" else "text/html")
        self.end_headers()
        self.wfile.write(body or b"gone")

    def log_message(self, *_):
        pass


@contextmanager
def served(handler):
    """A web server of this machine that answers by a handler, and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site():
    with served(Site) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """A browser without a window, which remembers what it says and what it asks for."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()
