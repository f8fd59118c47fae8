"""What a large ledger asks of a machine: its records pass in batches, its exports come in again.

The memory is counted inside the process, of a ledger that is large beside a batch; the limit for
files is a small one instead.
"""

import tracemalloc

import msgspec
import pytest
from conftest import a_prediction, an_article, an_id, put_unchecked, replace

from predtrack.cli import cli
from predtrack.errors import DamagedLedger, UnreadableFile
from predtrack.ledger import Ledger
from predtrack.ledger.exchange.lines import read_lines
from predtrack.reading.text import read_bytes, read_text

MANY = 4000
ENOUGH = 1000
"""Records of which a page is large beside its frame, and an export over the limit."""
OUT = "out.jsonl"
LISTED, EXPORTED, WRITTEN = ("list", "--json"), ("export",), ("export", "-o", OUT)
MOST = {LISTED: 4, EXPORTED: 3, WRITTEN: 3}
"""Commands, and how many sizes of the ledger's file they may need."""
LIMIT = 1000


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Return the path of a ledger of many records."""
    return ledger_of(MANY, tmp_path_factory.mktemp("large") / "ledger.json")


def ledger_of(many, path):
    first = a_prediction()
    some = [replace(first, id=an_id(str(number))) for number in range(many)]
    put_unchecked(Ledger(path), an_article("articlea"), *some)
    return path


@pytest.fixture
def enough(tmp_path):
    return ledger_of(ENOUGH, tmp_path / "ledger.json")


@pytest.fixture
def limited(monkeypatch):
    """Have files over a small limit refused."""
    monkeypatch.setitem(read_text.__kwdefaults__, "largest", LIMIT)
    monkeypatch.setitem(read_bytes.__kwdefaults__, "largest", LIMIT)


@pytest.fixture
def call(tmp_path, monkeypatch):
    """Return a function that calls a command in this process, on a ledger."""
    monkeypatch.chdir(tmp_path)
    return lambda ledger, *words: cli.main(
        ["--ledger", str(ledger), *map(str, words)], standalone_mode=False
    )


@pytest.mark.parametrize("words", MOST, ids=" ".join)
def test_no_output_needs_many_times_the_file(large, call, words):
    call(large, *words, "-h")  # what is imported is no part of it
    assert peak(call, large, *words) < MOST[words] * large.stat().st_size


def test_the_page_does_not_need_many_times_the_file(enough, call):
    words = ("scorecard", "-o", "page.html")
    call(enough, *words)  # and the second is written over it
    assert peak(call, enough, *words) < 6 * enough.stat().st_size


def peak(call, large, *words):
    """Return the bytes that a command takes at most."""
    tracemalloc.start()
    try:
        call(large, *words)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("words", MOST, ids=" ".join)
def test_a_damaged_last_record_leaves_no_output(large, call, tmp_path, capfd, words):
    path = tmp_path / "damaged.json"
    path.write_bytes(large.read_bytes())
    last = a_prediction("zzzzzzzz")
    msgspec.structs.force_setattr(last, "claim", "")
    put_unchecked(Ledger(path), last)
    with pytest.raises(DamagedLedger, match="zzzzzzzz"):
        call(path, *words)
    assert capfd.readouterr().out == ""
    assert not (tmp_path / OUT).exists()


def test_an_export_over_the_limit_is_written_again_and_comes_in(enough, call, limited, capfd):
    call(enough, *WRITTEN)
    call(enough, *WRITTEN)
    call("other.json", "import", OUT)
    assert f"{ENOUGH + 1} new, 0 unchanged" in capfd.readouterr().err
    call("other.json", "import", enough)
    assert f"0 new, {ENOUGH + 1} unchanged" in capfd.readouterr().err


def test_any_other_file_over_the_limit_is_refused(call, limited, tmp_path):
    (tmp_path / "rows.csv").write_text("quote,outlet\n" * LIMIT)
    with pytest.raises(UnreadableFile, match="it is over"):
        call("other.json", "import", "rows.csv")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"short\n" + b"x" * LIMIT + b"\n", "line 2 is too long"),
        (b"short\n\n\xe4\n", "line 3 is not UTF-8"),
        (None, "no such file"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path, data, said):
    path = tmp_path / OUT
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=said):
        list(read_lines(path, largest=LIMIT))


def test_the_lines_of_a_file_are_those_of_its_text(tmp_path):
    path = tmp_path / OUT
    path.write_bytes('{"a\n\r\n\u2028 x\n\nlast'.encode())
    assert list(read_lines(path)) == read_text(path).split("\n")
