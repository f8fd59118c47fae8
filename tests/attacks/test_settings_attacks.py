"""A stranger's predtrack.toml beside a stranger's ledger: it holds words, and leads nowhere."""

import os
import re

import pytest
from canary import SECRET
from forged import a_prediction, an_article
from stage import IN_THE_WAY, put_in_the_way

from predtrack.models.settings import FILE

COMMANDS = (
    ("add", "Prices will rise.", "--title", "T", "--published", "2026-01-15"),
    ("scan", "-", "--save", "--published", "03/04/2026"),
    ("note", "aaaaaaaa", "words"),
    ("site", "../free/out"),
)
"""Commands that go by the settings."""


def settings(stage, text):
    (stage.folder / FILE).write_text(text, encoding="utf-8")


def hostile(stage):
    """Return settings each text of which leads to the canary, or would run something."""
    path = stage.outside / "private"
    return f"""
user = "{path}"
day_first = true
[site]
title = "{path}"
publisher = "$(touch {stage.outside}/ran) `id` {{{{ 7*7 }}}} {path}"
contact = "https://example.org/{path}"
licence = "<script src=file://{path}></script>"
introduction = '''
![x](file://{path}) [x](file://{path}) <iframe src="file://{path}"></iframe> {{% include "{path}" %}}
'''
with_texts = true
publish = ["notes", "forecasts", "questions", "logins", "paths"]
[site.names]
reader = "{path}"
"""


def test_settings_of_a_stranger_run_nothing_and_read_and_write_nothing_outside(stage):
    secret = os.path.relpath(stage.outside / "private", stage.folder)
    stage.forge([an_article(path=secret, origin=secret)])
    settings(stage, hostile(stage))
    for words in COMMANDS:
        assert stage.run(*words, stdin="Prices will fall by May 2027.").code == 0
    pages = [path for path in stage.free.rglob("*") if path.is_file()]
    assert pages
    for path in pages:
        data = path.read_bytes()
        assert SECRET.encode() not in data
        is_markup = path.suffix in {".html", ".atom", ".svg", ".xml"}
        assert not (is_markup and re.search(rb'<iframe|<script src=file|="file://', data))


@pytest.mark.parametrize("text", [
    "read = '/etc/passwd'", "[site]\nintroduction_file = '/etc/passwd'", "include = 'x'",
    "[site]\nwith_texts = '/etc/passwd'", "ledger = '/etc/passwd'", "[site]\ntemplate = 'x'",
])  # fmt: skip
def test_no_setting_names_a_file(stage, text):
    stage.forge()
    settings(stage, text)
    assert FILE in stage.refuses(*COMMANDS[0])


@pytest.mark.parametrize("kind", sorted(IN_THE_WAY))
def test_settings_that_are_no_file_of_their_own_are_not_read_and_not_waited_for(stage, kind):
    stage.forge()
    put_in_the_way(kind, stage.folder / FILE, stage)
    for words in (COMMANDS[0], ("site", "../free/out")):
        assert FILE in stage.refuses(*words, PREDTRACK_USER="")


@pytest.mark.parametrize("kind", sorted(IN_THE_WAY))
def test_settings_are_begun_through_nothing_that_is_in_the_way(stage, kind):
    stage.forge()
    put_in_the_way(kind, stage.folder / FILE, stage)
    assert "there already" in stage.refuses("site", "--init")


def test_settings_without_end_are_not_read(stage):
    stage.forge()
    with (stage.folder / FILE).open("wb") as file:
        file.truncate(10_000_000_000)
    assert "over 64,000 bytes" in stage.run(*COMMANDS[0], PREDTRACK_USER="").err


def test_a_text_outside_is_not_published(stage):
    stage.forge(
        [an_article(path="../seeds/README"), an_article("articleb", path="../../outside/private")],
        [a_prediction(), a_prediction("bbbbbbbb", article="articleb")],
    )
    settings(stage, '[site]\npublisher = "x"\ncontact = "a@example.org"\nwith_texts = true\n')
    assert stage.run("site", "../free/out").code == 0
    data = b"".join(path.read_bytes() for path in stage.free.rglob("*") if path.is_file())
    assert b"seeds\n" not in data
    assert SECRET.encode() not in data
