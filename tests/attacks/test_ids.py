"""Ids: an id is lower-case letters and digits, or the record is refused; no other goes into a path."""

import json
import sys
from shlex import quote as quoted

import pytest
from forged import ARTICLE_ID, PREDICTION_ID, TEXT, a_prediction, an_article, digest
from stage import assert_in_words

from predtrack.errors import SHOWN

BAD_IDS = {
    "absolute": "{outside}/precious/inner",
    "upwards": "../../../outside/precious/inner",
    "to the ledger": "../../x",
    "parent": "..",
    "slash": "aaaa/aaaa",
    "backslash": "aaaa\\aaaa",
    "home": "~/aaaaaa",
    "NUL": "aaaa\0aaaa",
    "newline behind": "aaaaaaaa\n",
    "newline before": "\naaaaaaaa",
    "space behind": "aaaaaaaa ",
    "seven": "aaaaaaa",
    "upper case": "AAAAAAAA",
    "Arabic digits": "aaaaaaa\u0661",
    "full width": "\uff41" * 8,
    "Cyrillic": "\u0430" * 8,
    "superscript": "aaaaaaa\u00b2",
    "combining mark": "aaaaaaaa\u0301",
    "right to left": "\u202eaaaaaaaa",
    "half of a character": "aaaaaaa\ud800",
    "dash": "-aaaaaaaa",
    "dot": "aaaaaaaa.txt",
    "wildcard": "aaaa*aaaa",
}
PLACES = ("predictions id", "articles id", "predictions article", "predictions linked")
LIST_ALL = ("list", "--all", "--json")
WRITERS = (("note", PREDICTION_ID, "seen"), ("edit", PREDICTION_ID, "--claim", "Other."))


def forged(place, bad):
    """Return the articles and predictions of a ledger with one bad id in its place."""
    article, prediction = an_article(), a_prediction()
    if place == "articles id":
        article = an_article(bad)
    elif place == "predictions id":
        prediction = a_prediction(bad)
    elif place == "predictions article":
        prediction = a_prediction(article=bad)
    else:
        prediction = a_prediction(linked=[bad])
    return [article], [prediction]


CASES = [(PLACES[0], name) for name in BAD_IDS]
CASES += [(place, name) for place in PLACES[1:] for name in ("upwards", "newline behind", "seven")]


@pytest.mark.parametrize(("place", "name"), CASES)
def test_an_id_that_is_none_is_damage(stage, place, name):
    bad = BAD_IDS[name].format(outside=stage.outside)
    articles, predictions = forged(place, bad)
    stage.forge(articles, predictions)
    table = place.split()[0]
    error = stage.refuses_as_damaged(*(("articles",) if table == "articles" else LIST_ALL))
    assert table in error
    assert " id" in error
    found = stage.run("verify")
    assert found.code == 3
    assert table in found.out + found.err


@pytest.mark.parametrize("place", [place for place in PLACES if place != "articles id"])
@pytest.mark.parametrize("words", [("show", PREDICTION_ID), ("export",), *WRITERS], ids=" ".join)
def test_no_command_takes_a_record_with_an_id_that_is_none(stage, place, words):
    articles, predictions = forged(place, "../../outside/precious")
    name = predictions[0]["id"]
    stage.forge(articles, predictions)
    stage.refuses_as_damaged(*(name if word == PREDICTION_ID else word for word in words))


def test_an_id_that_is_none_is_not_imported(stage):
    stage.forge([an_article(), an_article("articleb")], [])
    rows = []
    for place in PLACES:
        for bad in BAD_IDS.values():
            (article,), (prediction,) = forged(place, bad)
            rows.append({"type": place.split()[0].rstrip("s")})
            rows[-1] |= article if place == "articles id" else prediction
    source = stage.free / "rows.jsonl"
    for start in range(0, len(rows), SHOWN):
        some = [{"type": "header", "schema": 1}, *rows[start : start + SHOWN]]
        source.write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
        with stage.unchanged():
            done = stage.run("import", source)
        assert done.code == 1
        assert [n for n in range(2, len(some) + 1) if f"line {n}:" not in done.err] == []


def test_an_id_that_is_none_is_not_accepted_from_a_hand(stage):
    stage.forge()
    text = stage.ledger.read_text(encoding="utf-8")
    stage.ledger.write_text(text.replace(PREDICTION_ID, "../../x"), encoding="utf-8")
    stage.refuses_as_damaged("verify", "--accept")


def test_the_ids_that_predtrack_makes_are_taken(stage):
    names = ["a2345678", "zzzzzzzz", "01234567", "a" * 9, "a" * 64]
    stage.forge(predictions=[a_prediction(name, linked=names) for name in names])
    assert len(json.loads(stage.run(*LIST_ALL).out)) == 5
    assert stage.run("verify").code == 0
    exported = stage.run("export").out
    assert (
        stage.run("--ledger", stage.folder / "copy.json", "import", "-", stdin=exported).code == 0
    )


@pytest.mark.parametrize("place", ["predictions id", "articles id"])
@pytest.mark.parametrize("name", ["absolute", "upwards", "to the ledger", "parent"])
def test_no_folder_is_deleted_by_an_id(stage, terminal, place, name):
    bad = BAD_IDS[name].format(outside=stage.outside)
    stage.forge()
    assert stage.run("note", PREDICTION_ID, "so that there is a backup").code == 0
    stage.forge(*forged(place, bad))
    with stage.watched(), stage.unchanged():
        said = terminal(
            f"predtrack edit {quoted(bad)}; echo code $?", cwd=stage.project, EDITOR="true"
        )
    assert_in_words(said)
    assert "code 3" in said


@pytest.mark.parametrize("name", ["absolute", "upwards", "to the ledger"])
def test_no_text_is_kept_under_an_id_that_is_none(stage, name):
    bad = BAD_IDS[name].format(outside=stage.outside)
    facts = ("--title", "What Comes Next", "--outlet", "The Paper", "--published", "2019-06-10")
    for words in (facts, ("--url", "https://example.org/a")):
        article = an_article(bad, url="https://example.org/a" if "--url" in words else None)
        stage.forge([article], [])
        stage.refuses_as_damaged("scan", "-", *words, "--pick", "1", stdin=TEXT)


@pytest.mark.parametrize("name", ["absolute", "upwards", "to the ledger"])
def test_nothing_declined_is_kept_under_an_id_that_is_none(stage, terminal, name):
    text = stage.folder / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    bad = BAD_IDS[name].format(outside=stage.outside)
    stage.forge([an_article(bad, path="text.txt", sha256=digest(TEXT))], [])
    with stage.watched(), stage.unchanged():
        line = "predtrack scan data/text.txt --review; echo code $?"
        said = terminal(line, cwd=stage.project, answers=["n", "n"])
    assert_in_words(said)
    assert "code 3" in said


@pytest.mark.parametrize("number", [1, 99])
def test_a_backup_with_an_id_that_is_none_brings_nothing_about(stage, terminal, number):
    stage.forge()
    assert stage.run("note", PREDICTION_ID, "seen").code == 0
    sound = stage.ledger.read_bytes()
    stage.forge(*forged("predictions id", "../../x"))
    stage.ledger.rename(stage.beside / f"predictions.json.{number}")
    stage.ledger.write_bytes(sound)
    stage.run("restore", number)
    with stage.watched():
        terminal("predtrack edit ../../x", cwd=stage.project, EDITOR="true")
    assert stage.beside.is_dir()
    assert stage.ledger.is_file()


SWAP = """
import os, pathlib, shutil, sys
draft = pathlib.Path(sys.argv[2])
kind, target = sys.argv[1].split(":", 1)
if kind == "folder":
    shutil.rmtree(draft.parent)
    draft.parent.symlink_to(target)
else:
    draft.unlink()
    draft.symlink_to(target)
"""


@pytest.mark.parametrize(("kind", "target"), [("folder", "precious"), ("file", ".bashrc")])
def test_only_the_folder_of_a_draft_is_deleted_and_only_its_file_written(
    stage, terminal, kind, target
):
    stage.forge()
    swap = stage.free / "swap.py"
    swap.write_text(SWAP, encoding="utf-8")
    what = f"{kind}:{stage.outside / target}"
    editor = " ".join(map(quoted, (sys.executable, str(swap), what)))
    with stage.watched():
        said = terminal(
            f"predtrack edit {PREDICTION_ID}; echo code $?", cwd=stage.project, EDITOR=editor
        )
    assert_in_words(said)
    assert "code" in said
    assert stage.run("show", ARTICLE_ID).code == 0
