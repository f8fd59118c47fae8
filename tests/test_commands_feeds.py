"""Feeds through the command: listed, and their new articles scanned; nothing runs by itself."""

import json
from datetime import date

import pytest
from file_samples import rss

from predtrack.ledger import Ledger

DAY = date(2026, 1, 15)


@pytest.fixture
def feed(site, tmp_path):
    """A feed of three articles, of which one is gone, and one of a page twice."""
    entries = [
        ("First", f"{site}/a/1", "Ann Lee", DAY), ("Second", f"{site}/plain/2", "Bo Ek", date(2026, 1, 2)),
        ("Gone", f"{site}/gone", "", DAY), ("First again", f"{site}/a/1/", "", DAY),
    ]  # fmt: skip
    (tmp_path / "feed.xml").write_bytes(rss(*entries))
    return "feed.xml"


def test_a_feed_is_listed_with_what_is_on_record(on, feed, site):
    result = on("scan", feed)
    assert (result.code, result.err) == (0, "")
    assert "1  2026-01-15  -          First\n" in result.out
    assert "4 articles, 4 not on record. Scan those: --new" in result.out
    on("scan", f"{site}/a/1", "--save")
    found = json.loads(on("scan", feed, "--json").out)
    assert [one["article"] is not None for one in found] == [True, False, False, True]
    assert found[1]["authors"] == ["Bo Ek"]
    assert on("scan", feed, "-f", "csv").out.count("\n") == 5


def test_new_ones_are_scanned_and_saved_once(on, feed, tmp_path, site):
    result = on("scan", feed, "--new", "--save")
    assert result.code == 1
    assert "The Paper: 3 articles not on record" in result.err
    assert "answered 404" in result.err
    articles = {one.url: one for one in Ledger(tmp_path / "ledger.json").articles()}
    assert {*articles} == {f"{site}/a/1", f"{site}/plain/2"}
    plain = articles[f"{site}/plain/2"]
    assert (plain.title, plain.authors, plain.outlet) == ("Second", ("Bo Ek",), "The Paper")
    assert (plain.published, plain.published_basis) == (date(2026, 1, 2), "stated")
    again = on("scan", feed, "--new", "--save")
    assert "1 article not on record" in again.err
    assert len(Ledger(tmp_path / "ledger.json").articles()) == 2


def test_nothing_is_recorded_by_listing_or_by_new_alone(on, feed, tmp_path):
    on("scan", feed)
    on("scan", feed, "--new")
    assert not (tmp_path / "ledger.json").exists()


def test_a_feed_at_an_address_leads_from_there(on, site):
    found = json.loads(on("scan", f"{site}/feed", "--json").out)
    assert [one["url"] for one in found] == [f"{site}/a/1"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--save",), "scan --new scans its articles"),
        (("--review",), "scan --new scans its articles"),
        (("--new", "--pick", "1"), "--pick and --draw choose"),
        (("--new", "--draw", "1"), "--pick and --draw choose"),
        (("--new", "--title", "x"), "--title is of one article"),
    ],
)
def test_what_is_for_articles_is_refused(on, feed, words, why):
    result = on("scan", feed, *words)
    assert result.code == 2
    assert why in result.err


def test_a_feed_is_no_article_of_a_prediction(on, feed):
    assert "it is a feed" in on("add", "Prices will fall.", "--article", feed).err
