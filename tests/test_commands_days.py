"""Days of publication, as a user meets them: said, asked for, looked at again."""

import json

import pytest
from test_page_facts import meta, page

from predtrack.ledger import Ledger

TEXT = (
    "Tolls on the old bridge\nBy Marta Kowal\nThe Harbour Courier, 24 November 2025\n\n"
    "The tolls on the old bridge will fall within six months, the port authority says, as the cranes are down.\n"
)
UNDATED = TEXT.split("\n\n")[1]


def write(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return name


def article_of(on):
    (article,) = json.loads(on("articles", "--json").out)
    return article


def test_the_head_of_a_text_is_recorded_as_inferred_and_said(on, tmp_path):
    done = on("scan", write(tmp_path, "a.txt", TEXT), "--save")
    line = "its head (“The Harbour Courier, 24 November 2025”)"
    assert (
        f"By Marta Kowal, 2025-11-24 (the day inferred from {line}: --published sets another)."
        in done.err
    )
    article = article_of(on)
    assert (article["title"], article["authors"], article["outlet"]) == (
        "Tolls on the old bridge", ["Marta Kowal"], "The Harbour Courier",
    )  # fmt: skip
    assert (article["published"], article["published_basis"]) == ("2025-11-24", "inferred")
    assert (article["published_note"], article["language"]) == (line, "en")
    assert f"2025-11-24 (inferred: {line})" in on("show", article["id"]).out
    (one,) = json.loads(on("list", "--json").out)
    assert one["deadline"]["latest"] == "2026-05-24"


def test_what_is_given_goes_before_what_a_text_says_and_the_record_too(on, tmp_path):
    name = write(tmp_path, "a.txt", TEXT)
    given = ("--published", "2025-11-20", "--title", "Cranes", "--author", "Jon Ruiz")
    assert on("scan", name, "--save", *given).code == 0
    done = on("scan", name, "--save")
    assert (done.code, "1 were there already" in done.err) == (0, True)
    article = article_of(on)
    assert (article["title"], article["authors"]) == ("Cranes", ["Jon Ruiz"])
    assert (article["published"], article["published_basis"]) == ("2025-11-20", "stated")
    assert article["published_note"] is None


def test_a_corrected_day_is_stated(on, tmp_path):
    on("scan", write(tmp_path, "a.txt", TEXT), "--save")
    on("edit", article_of(on)["id"], "--published", "2025-11-25")
    article = article_of(on)
    assert (article["published_basis"], article["published_note"]) == ("stated", None)


def test_an_inferred_day_to_come_is_none(on, tmp_path):
    done = on("scan", write(tmp_path, "a.txt", TEXT.replace("2025", "2035")), "--save")
    assert done.code == 0
    assert article_of(on)["published"] is None


def test_an_inferred_day_of_a_page_is_said_with_its_reason(on, tmp_path):
    source = page(meta("article:modified_time", "2025-11-24"))
    done = on("scan", write(tmp_path, "a.html", source), "--save")
    assert "2025-11-24 (from the page, the day inferred from the day it was changed" in done.err
    assert article_of(on)["published_basis"] == "inferred"


def test_without_a_day_a_deadline_has_a_day_to_look_again_under_its_own_heading(on, tmp_path):
    name = write(tmp_path, "a.txt", UNDATED)
    done = on("scan", name, "--save", PREDTRACK_NOW="2026-01-15")
    assert "1 deadline counted from the publication date, which is not known" in done.err
    (one,) = json.loads(on("list", "--json").out)
    assert (one["deadline"]["latest"], one["deadline"]["review"]) == (None, "2026-07-15")
    assert "2026-01-15, when it was recorded" in one["deadline"]["assumption"]
    for now in ("2026-02-01", "2030-01-01"):
        due = on("due", PREDTRACK_NOW=now).out
        assert "Without a publication date to count from: 1" in due
        assert "Look again" not in due
    on("edit", article_of(on)["id"], "--published", "2026-01-10")
    (one,) = json.loads(on("list", "--json").out)
    assert (one["deadline"]["latest"], one["deadline"]["review"]) == ("2026-07-10", None)


def test_a_dateline_without_a_year_is_said(on, tmp_path):
    done = on(
        "scan", write(tmp_path, "a.txt", f"Tolls to fall\n\nULM, March 3 (Agency) — {UNDATED}")
    )
    assert "“March 3”, its dateline says without a year" in done.err


@pytest.mark.parametrize(("answer", "day"), [("2025-11-24", "2025-11-24"), ("", None)])
def test_on_a_terminal_the_day_is_asked_for_once_an_article(terminal, on, tmp_path, answer, day):
    write(tmp_path, "a.txt", UNDATED)
    write(tmp_path, "b.txt", TEXT)
    shown = terminal("predtrack --ledger ledger.json scan a.txt b.txt --save", answers=[answer])
    assert shown.count("Published, such as 2026-01-31") == 1
    articles = {one["path"]: one for one in json.loads(on("articles", "--json").out)}
    assert articles["a.txt"]["published"] == day
    assert articles["a.txt"]["published_basis"] == ("stated" if day else None)


def test_a_claim_names_the_day_that_another_day_of_its_article_gives(on, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Rents will fall within six months, and fares will rise by May 2031."
    )
    on("scan", "a.txt", "--save", "--published", "2026-01-15", "--title", "Rents")
    first, second = sorted(
        Ledger(tmp_path / "ledger.json").predictions(), key=lambda one: one.claim, reverse=True
    )
    assert "[to 2026-07-15]" in first.claim
    assert on("edit", first.article, "--published", "2026-02-15").code == 0
    again = [Ledger(tmp_path / "ledger.json").get(one.id) for one in (first, second)]
    assert [one.claim for one in again] == [first.claim.replace("07-15", "08-15"), second.claim]
    assert on("verify").code == 0


def test_a_day_is_counted_from_today_whichever_way_the_ledger_is_named(run, add):
    add(
        "Prices will fall.", "--title", "T", "--published", "2026-01-15", "--deadline", "2026-11-23"
    )
    named = {"PREDTRACK_LEDGER": "ledger.json"}
    done = run("list", "--from", "yesterday", **named)
    assert done.code == 0
    assert "yesterday: 2026-11-22, counted from today" in done.err
