"""Bundles, calendars and links: what comes in by one, and what goes out, leads nowhere else."""

import io
import json
from hashlib import sha256
from zipfile import ZipFile

import pytest
from forged import PREDICTION_ID, TEXT, a_prediction, an_article, digest, with_text
from stage import put_in_the_way

INTO = ("import", "--ledger", "data/predictions.json")
EVIL = b"evil\n"
NAME = f"articles/articlea-{digest(TEXT)[:12]}.txt"


@pytest.fixture
def bundle(stage):
    """Write a bundle of a ledger with a kept text, and return its members; the ledger is gone."""
    (stage.folder / "articles").mkdir()
    (stage.folder / NAME).write_text(TEXT, encoding="utf-8")
    stage.forge([with_text(NAME)])
    assert stage.run("export", "-o", stage.free / "out.zip").code == 0
    with ZipFile(stage.free / "out.zip") as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    (stage.folder / NAME).unlink()
    (stage.folder / "articles").rmdir()
    stage.ledger.unlink()
    del members["manifest.json"]
    return members


def packed(stage, members, **changes):
    """Write members as a bundle whose checksums fit, the manifest changed at last."""
    sums = {name: sha256(data).hexdigest() for name, data in members.items()}
    manifest = {"predtrack": "bundle", "version": 1, "sha256": sums} | changes
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        for name, data in {"manifest.json": json.dumps(manifest), **members}.items():
            archive.writestr(name, data)
    path = stage.free / "in.zip"
    path.write_bytes(held.getvalue())
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "articles/../../evil.txt",
        "/tmp/evil.txt",
        "predictions.json",
        ".predtrack/predictions.json.1",
        ".gitattributes",
        f"articles/../articles/aaaaaaaa-{sha256(EVIL).hexdigest()[:12]}.txt",
        f"articles/aaaaaaaa-{sha256(EVIL).hexdigest()[:12]}.txt\n",
        f"articles\\aaaaaaaa-{sha256(EVIL).hexdigest()[:12]}.txt",
        "articles/aaaaaaaa-000000000000.txt",
    ],
)
def test_a_bundle_brings_kept_texts_under_their_digest_and_nothing_else(stage, bundle, name):
    path = packed(stage, bundle | {name: EVIL})
    assert "cannot read" in stage.refuses(*INTO, path)
    assert not stage.ledger.exists()


@pytest.mark.parametrize(
    "changes", [{"sha256": {}}, {"sha256": []}, {"version": 2}, {"predtrack": 1}]
)
def test_a_bundle_whose_manifest_does_not_fit_brings_nothing(stage, bundle, changes):
    assert "cannot read" in stage.refuses(*INTO, packed(stage, bundle, **changes))
    assert not stage.ledger.exists()


@pytest.mark.parametrize("kind", ["link", "hard link", "dangling link", "fifo", "folder", "circle"])
def test_no_text_of_a_bundle_is_written_through_a_link(stage, bundle, kind):
    put_in_the_way(kind, stage.folder / NAME, stage)
    done = stage.run(*INTO, packed(stage, bundle))
    assert done.code == 1, done
    assert not stage.ledger.exists()


def test_no_text_of_a_bundle_is_written_into_a_linked_folder(stage, bundle):
    put_in_the_way("link to a folder", stage.folder / "articles", stage)
    assert stage.run(*INTO, packed(stage, bundle)).code == 1
    assert not stage.ledger.exists()


def test_a_path_in_a_bundle_leads_nowhere(stage, bundle):
    bundle["records.jsonl"] = bundle["records.jsonl"].replace(
        json.dumps(NAME).encode(), json.dumps(str(stage.outside / ".bashrc")).encode()
    )
    assert stage.run(*INTO, packed(stage, bundle)).code == 0
    for words in (
        ["verify"],
        ["show", PREDICTION_ID],
        ["export", "-o", stage.free / "out.zip", "--force"],
    ):
        stage.run(*words)


@pytest.mark.parametrize(
    "odd", ["x\r\nATTENDEE:mailto:a@example.org", "x\nBEGIN:VALARM", "x\u2028END:VEVENT"]
)
def test_no_text_of_a_record_adds_a_line_to_a_calendar(stage, odd):
    stage.forge([an_article(title=odd, outlet=odd)], [a_prediction(claim=odd)])
    done = stage.run("export", "-o", stage.free / "out.ics")
    if done.code != 3:
        lines = (stage.free / "out.ics").read_bytes().split(b"\r\n")
        assert not [one for one in lines if one.startswith((b"ATTENDEE", b"BEGIN:VALARM\n"))]
        assert lines.count(b"END:VEVENT") == lines.count(b"BEGIN:VEVENT")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "-version", "smb://a.example/x"]
)
def test_no_browser_is_opened_on_what_is_not_of_the_web(stage, url):
    stage.forge([an_article(url=url)])
    script = stage.free / "browser"
    script.write_text(f"#!/bin/sh\ntouch {stage.free}/opened\n", encoding="utf-8")
    script.chmod(0o755)
    assert stage.run("show", PREDICTION_ID, "--web", BROWSER=str(script)).code in (1, 3)
    assert not (stage.free / "opened").exists()
    stage.forge([an_article(url="https://a.example/x")])
    assert stage.run("show", PREDICTION_ID, "--web", BROWSER=str(script)).code == 0
    assert (stage.free / "opened").exists()
