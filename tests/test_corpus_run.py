"""A run: what is committed stays, one that goes on ends the same, and no folder has two."""

import json
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

import pytest
from corpus_maker import lines
from corpus_samples import SENTENCE, articles_of, content_of, scanned

from predtrack import __version__
from predtrack.corpus.copies import bands_of, word_shingles
from predtrack.corpus.reading import STRIKES, Noted, read_part
from predtrack.corpus.sources import Reading, plan
from predtrack.errors import OutputTaken, PredtrackError, UnfitWorker


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "run.jsonl"
    path.write_bytes(b"\n".join(lines(12, 6, broken=0.2)))
    return path


def scan(folder, corpus, **options):
    return scanned(folder, corpus, piece=9000, columns={"text": "body"}, **options)


def test_a_run_that_goes_on_ends_with_the_same_content(tmp_path, corpus):
    scan(tmp_path / "whole", corpus)
    whole = content_of(tmp_path / "whole")
    scan(tmp_path / "ended", corpus, ended=True)
    parts = sorted((tmp_path / "ended" / "parts").iterdir())
    assert len(parts) > 2
    shutil.rmtree(parts[1])
    kept = parts[0].stat().st_mtime_ns
    archive = scan(tmp_path / "ended", corpus, resume=True)
    assert parts[0].stat().st_mtime_ns == kept
    assert content_of(tmp_path / "ended") == whole
    assert archive.manifest.counts["articles"] == len(articles_of(archive))


def test_a_part_of_a_file_that_was_changed_is_read_anew(tmp_path, corpus):
    scan(tmp_path / "a", corpus, ended=True)
    corpus.write_bytes(corpus.read_bytes() + b"\n" + json.dumps({"body": SENTENCE}).encode())
    archive = scan(tmp_path / "a", corpus, resume=True)
    assert articles_of(archive)[-1].text == SENTENCE


TAKEN = [
    ({}, "holds a run already: --resume goes on with it, --replace makes it anew"),
    ({"resume": True}, "holds a run that is finished: --replace makes it anew"),
    ({"resume": True, "min_score": 0.6}, "holds a run with other min_score"),
    ({"resume": True, "keep": False}, "holds a run with other keep"),
]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Return the folder of a finished run, and its corpus."""
    folder = tmp_path_factory.mktemp("finished")
    (folder / "run.jsonl").write_bytes(b"\n".join(lines(12, 6)))
    scan(folder / "a", folder / "run.jsonl")
    return folder / "a", folder / "run.jsonl"


@pytest.mark.parametrize(("again", "said"), TAKEN)
def test_the_folder_of_another_run_is_refused(finished, again, said):
    folder, corpus = finished
    before = content_of(folder)
    with pytest.raises(OutputTaken, match=said):
        scan(folder, corpus, **again)
    assert content_of(folder) == before


def test_a_folder_of_something_else_is_refused_even_to_replace(tmp_path, corpus):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("x")
    for options in ({}, {"replace": True}, {"resume": True}):
        with pytest.raises(OutputTaken, match="something else"):
            scan(tmp_path / "letters", corpus, **options)
    assert (tmp_path / "letters" / "mine.txt").read_text() == "x"


def test_a_run_is_replaced(tmp_path, corpus):
    scan(tmp_path / "a", corpus)
    archive = scan(tmp_path / "a", corpus, replace=True, keep=False)
    assert {one.text for one in articles_of(archive)} == {None}


def order_of(corpus, folder):
    for name in ("parts", ".working"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return plan([str(corpus)], Reading({"text": "body"}), version=__version__, beside=folder)[0]


def test_an_article_that_ends_its_process_twice_is_skipped(tmp_path, corpus):
    corpus.write_text("\n".join(json.dumps({"body": SENTENCE}) for _ in range(4)))
    order = order_of(corpus, tmp_path / "a")
    for _ in range(STRIKES):
        with suppress(KeyError), Noted.beside(tmp_path / "a", order) as noted:
            for number in range(3):
                assert noted.begin(number)
            raise KeyError
    record = read_part(order, tmp_path / "a")
    whole = read_part(order, tmp_path / "a")
    assert record.rows["articles"] + 1 == whole.rows["articles"]
    assert record.rows["skipped"] == whole.rows["skipped"] + 1


def test_every_article_that_ends_its_process_twice_is_skipped(tmp_path, corpus):
    corpus.write_text("\n".join(json.dumps({"body": SENTENCE}) for _ in range(6)))
    order = order_of(corpus, tmp_path / "a")
    deaths = 0
    for _ in range(20):
        with suppress(KeyError), Noted.beside(tmp_path / "a", order) as noted:
            for number in range(6):
                if noted.begin(number) and number % 2:
                    deaths += 1
                    raise KeyError
                noted.end()
            break
    assert deaths == 3 * STRIKES


def test_a_process_that_ends_between_two_articles_is_no_fault_of_theirs(tmp_path, corpus):
    order = order_of(corpus, tmp_path / "a")
    for _ in range(STRIKES + 1):
        with suppress(KeyError), Noted.beside(tmp_path / "a", order) as noted:
            assert noted.begin(0)
            noted.end()
            raise KeyError


def test_a_run_that_committed_nothing_is_begun_anew(tmp_path, corpus):
    from predtrack.corpus.run import Run, begin

    (tmp_path / "a").mkdir()
    begin(tmp_path / "a", Run(__version__, ("mistyped",), Reading({}), 1))
    assert articles_of(scan(tmp_path / "a", corpus))


def test_what_another_program_left_is_not_thrown_away(tmp_path, corpus):
    (tmp_path / "theirs" / "parts").mkdir(parents=True)
    (tmp_path / "theirs" / "parts" / "mine.txt").write_text("x")
    (tmp_path / "theirs" / "run.json").write_text('{"experiment": 7}')
    for options in ({}, {"replace": True}, {"resume": True}):
        with pytest.raises(OutputTaken, match=r"a run\.json that is none of ours"):
            scan(tmp_path / "theirs", corpus, **options)
    assert (tmp_path / "theirs" / "parts" / "mine.txt").read_text() == "x"


def test_where_no_part_could_be_read_it_is_said_why(tmp_path, corpus, monkeypatch):
    monkeypatch.setattr("predtrack.corpus.reading.SECONDS", "no number")
    with pytest.raises(PredtrackError, match="nothing could be read: "):
        scan(tmp_path / "a", corpus)
    assert not (tmp_path / "a" / "manifest.json").exists()


def test_an_order_of_another_version_is_not_read(tmp_path, corpus):
    import msgspec

    order = msgspec.structs.replace(order_of(corpus, tmp_path / "a"), version="0.0.1")
    with pytest.raises(
        UnfitWorker, match=f"it has predtrack {__version__}; it needs predtrack 0.0.1"
    ):
        read_part(order, tmp_path / "a")


FULL = """
import resource, sys
from pathlib import Path
from predtrack import __version__
from predtrack.corpus.reading import read_part
from predtrack.corpus.sources import Reading, plan
from predtrack.errors import UnwritableFile
folder = Path(sys.argv[2])
order = plan([sys.argv[1]], Reading({"text": "body"}), version=__version__, beside=folder)[0]
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
try:
    read_part(order, folder)
except UnwritableFile as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_leaves_what_was_committed(tmp_path, corpus):
    order_of(corpus, tmp_path / "a")
    done = subprocess.run(
        [sys.executable, "-c", FULL, corpus, tmp_path / "a"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"cannot write {tmp_path / 'a'}: ")
    assert [*(tmp_path / "a" / "parts").iterdir()] == []
    assert [one.suffix for one in (tmp_path / "a" / ".working").iterdir()] == [".reading"]


def test_two_runs_do_not_write_into_one_folder(run, tmp_path, corpus):
    from predtrack.storage.lock import locked

    (tmp_path / "a").mkdir()
    with locked(tmp_path / "a" / ".lock", ledger="a", wait=0):
        done = run("corpus", "scan", corpus, "--map", "text=body", "-o", "a")
    assert (done.code, "is being changed by process" in done.err) == (4, True)
    assert [one.name for one in (tmp_path / "a").iterdir()] == [".lock"]


def test_a_run_of_the_command_says_what_it_did(run, tmp_path, corpus):
    done = run("corpus", "scan", corpus, "--map", "text=body", "-o", "a", "--jobs", "1", "--quiet")
    assert done.code == 0, done.err
    assert "skipped, and named in the archive:" in done.err
    assert done.out == ""
    again = run("corpus", "scan", corpus, "--map", "text=body", "-o", "a")
    assert (again.code, "--replace makes it anew" in again.err) == (1, True)
    assert run("corpus", "scan", corpus, "-o", "a", "--resume", "--replace").code == 2


def test_a_scheduler_that_is_not_there_is_one_clear_line(run, tmp_path, corpus, monkeypatch):
    monkeypatch.setattr("predtrack.corpus.engine.SECONDS", 1)
    from predtrack.corpus.engine import connected
    from predtrack.errors import SchedulerGone

    with (
        pytest.raises(SchedulerGone, match=r"tcp://127.0.0.1:9 cannot be worked with"),
        connected("tcp://127.0.0.1:9", 1),
    ):
        pass


# copies


TEXT = " ".join(f"word{n} goes by the harbour with cargo {n * 7}" for n in range(60))
CHANGED = TEXT.replace("word59", "other")


def copied(tmp_path, *texts, **options):
    (tmp_path / "run.jsonl").write_text(
        "\n".join(json.dumps({"text": text, "date": day}) for day, text in texts)
    )
    archive = scanned(tmp_path / "a", tmp_path / "run.jsonl", any_language=True, **options)
    ids = {one.id: number for number, one in enumerate(articles_of(archive))}
    return [None if one.copy_of is None else ids[one.copy_of] for one in articles_of(archive)]


def half(words, start, end):
    return " ".join(words[start:end])


def test_copies_are_linked_to_the_earliest_whatever_stands_first(tmp_path):
    other = TEXT.replace("harbour", "station")
    days = ("2026-01-03", "2026-01-01", "2026-01-02", "2026-01-05")
    assert copied(tmp_path, *zip(days, (CHANGED, TEXT, other, CHANGED), strict=True)) == [
        1,
        None,
        None,
        1,
    ]


def test_without_a_day_the_first_is_the_original(tmp_path):
    assert copied(tmp_path, ("", TEXT), ("", TEXT), ("", "Too short.")) == [None, 0, None]


def test_a_copy_of_a_copy_is_no_copy_of_what_it_is_not_like(tmp_path):
    words = [f"w{n}" for n in range(1000)]
    first, second, third = half(words, 0, 800), half(words, 100, 900), half(words, 200, 1000)
    assert copied(
        tmp_path, ("2026-01-01", first), ("2026-01-02", second), ("2026-01-03", third)
    ) == [None, 0, None]


def test_the_share_is_the_true_one(tmp_path):
    words = [f"w{n}" for n in range(500)]
    copied(tmp_path, ("2026-01-01", half(words, 0, 450)), ("2026-01-02", half(words, 20, 470)))
    from predtrack.corpus.archive import Archive
    from predtrack.corpus.database import opened, parquet

    with opened() as database:
        ((similarity,),) = database.execute(
            f"SELECT similarity FROM {parquet(Archive(tmp_path / 'a').files('copies'))}"
        ).fetchall()
    assert similarity == pytest.approx(426 / 466, abs=0.002)


def test_shingles_are_of_five_folded_words():
    assert len(word_shingles("One, two; three four")) == 0
    assert (
        word_shingles("One two three four five.").tolist()
        == word_shingles("ONE — two, three four “five”").tolist()
    )
    assert len({*bands_of(word_shingles(TEXT))}) == 20
    assert bands_of(word_shingles("few words")) == ()


SLOW = """
import sys, time
from pathlib import Path
from predtrack import __version__
from predtrack.corpus import reading
from predtrack.corpus.sources import Reading, plan
folder = Path(sys.argv[2])
order = plan([sys.argv[1]], Reading({"text": "body"}), version=__version__, beside=folder)[0]
reading.SECONDS = 1.5
find = reading.find_statements
find("The mayor said that rents will fall by May 2031.")
reading.bands_of(reading.word_shingles("five words make a shingle"))
def slow(text, **given):
    while "endless" in text:
        pass
    return find(text, **given)
reading.find_statements = slow
write = reading.write_part
def patient(folder, number, digest, rows):
    rows = [*rows]
    time.sleep(2)  # writing takes as long as it takes
    return write(folder, number, digest, rows)
reading.write_part = patient
print(reading.read_part(order, folder).rows)
"""


def test_an_article_without_end_is_ended_by_the_kernel_and_then_skipped(tmp_path, corpus):
    bodies = (SENTENCE, f"{SENTENCE}An endless one. ", SENTENCE)
    corpus.write_text("\n".join(json.dumps({"body": body}) for body in bodies))
    order_of(corpus, tmp_path / "a")
    words = [sys.executable, "-c", SLOW, corpus, tmp_path / "a"]
    ends = [subprocess.run(words, capture_output=True, text=True, check=False) for _ in range(3)]
    assert [one.returncode for one in ends] == [-signal.SIGALRM, -signal.SIGALRM, 0]
    assert "'articles': 2" in ends[-1].stdout
    assert "'skipped': 1" in ends[-1].stdout
