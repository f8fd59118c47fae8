"""Words for what goes wrong around predtrack: no fault of its own, and nothing half said."""

import resource
import subprocess

import pytest
from conftest import PREDTRACK


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--ledger", "~nosuchuser/x", "list"), 1, "no home folder is known for nosuchuser"),
        (("--wait", "nan", "list"), 2, "nan is no number of seconds"),
        (("--wait", "inf", "list"), 2, "inf is no number of seconds"),
        (("--wait", "-1", "list"), 2, "--wait"),
    ],
)
def test_what_is_no_fault_is_said_in_a_line(run, words, code, said):
    result = run(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_too_little_memory_is_said(tmp_path, environment):
    (tmp_path / "big.txt").write_bytes(b"Prices will fall. " * 5_000_000)
    done = subprocess.run(
        [PREDTRACK, "scan", "big.txt"], env=environment, cwd=tmp_path, capture_output=True,
        check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (200_000_000,) * 2),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b"predtrack: there is not enough memory for that\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\nPrices will fall.", "damaged, or cut off: save it anew"),
        (b"PK\x03\x04word/document.xml", "a damaged archive"),
        (b"{\\rtf1 Prices will fall.}", "an RTF file: save the text of the article as a file"),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name(run, tmp_path, data, why):
    (tmp_path / "article").write_bytes(data)
    result = run("scan", "article")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"predtrack: cannot read article: it is {why}\n"


@pytest.mark.parametrize(
    "text",
    ["From: the desk of Anna Berg\n\nPrices will fall by May.", "Note: Prices will fall by May.\n"],
)
def test_a_text_that_begins_like_a_mail_is_a_text(run, tmp_path, text):
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    assert "Prices will fall by May." in run("scan", "article.txt").out


def test_a_ledger_of_another_comes_in_by_its_name(run, on, add, tmp_path):
    known = add("Prices will fall.", "--title", "Prices")
    taken = run("--ledger", "other.json", "import", "ledger.json")
    assert (taken.code, taken.err) == (0, "2 new, 0 unchanged, 0 conflicting, 0 bad: other.json\n")
    assert known in run("--ledger", "other.json", "list").out
    piped = run("--ledger", "o.json", "import", "-", stdin=(tmp_path / "ledger.json").read_bytes())
    assert (piped.code, "import it by its name" in piped.err) == (1, True)


HEADER = '{"type": "header", "schema": 3}\n'


def test_of_many_bad_rows_ten_are_shown(run):
    result = run("--ledger", "new.json", "import", "-", "-f", "jsonl", stdin=HEADER + "x\n" * 500)
    assert result.code == 1
    assert len(result.err.splitlines()) == 12
    assert result.err.splitlines()[-2:] == ["and 490 more", "500 bad; nothing was written"]
