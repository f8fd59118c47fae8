"""The search index, the sitemap, what others show of a page, and its picture."""

import json
from xml.etree import ElementTree

import pytest
from conftest import a_prediction, replace
from editions import PUBLISHED, an_entry, edition

from predtrack.models.statement import Voice
from predtrack.render.site import findable
from predtrack.render.site.findable import index_of, meta_of, picture_of, sitemap_of

WHOLE = PUBLISHED + b'address = "https://example.org/p"\n'
HOSTILE = "</script><script>alert(1)</script>\u2028\x00\x1b\u202e\"'\\"


def rows_of(data):
    text = data.decode().removeprefix("(window.predtrackIndex ||= []).push(")
    return json.loads(f"[{text.rstrip().removesuffix(';').removesuffix(')')}]")


def test_everything_that_has_a_page_is_found():
    article = replace(an_entry(a_prediction()).article, outlet="The Paper")
    one = a_prediction(speaker="Bo", voice=Voice.OTHER, tags=("oil",))
    (data,) = index_of(edition(PUBLISHED, entries=[an_entry(one, article)])).values()
    assert rows_of(data) == [
        ["person/bo.html", "Bo", "1 prediction"],
        ["outlet/the-paper.html", "The Paper", "outlet"],
        ["tag/oil.html", "oil", "tag"],
        ["article/articlea.html", "What Comes Next", "The Paper · 2019-06-10"],
        ["prediction/aaaaaaaa.html", "Claim aaaaaaaa.", "Bo · The Paper · open · oil"],
    ]


def test_the_index_comes_in_parts_that_together_hold_everything():
    entries = [an_entry(a_prediction(f"{n:08}", claim="é" * 290)) for n in range(1500)]
    made = index_of(edition(PUBLISHED, entries=entries))
    assert [*made] == [f"search/{number}.js" for number in range(1, len(made) + 1)]
    assert len(made) > 2
    assert max(map(len, made.values())) < 300_000
    assert sum(len(rows_of(one)) for one in made.values()) == 1500 + 3


def test_an_index_of_nothing_is_none():
    assert index_of(edition(PUBLISHED, entries=[])) == {}


def test_hostile_text_ends_no_script_and_stays_what_it_was():
    one = a_prediction(claim=HOSTILE, speaker=HOSTILE, voice=Voice.OTHER, tags=(HOSTILE,))
    (data,) = index_of(edition(PUBLISHED, entries=[an_entry(one)])).values()
    assert not {*"\x00\x1b\u2028\u202e"} & {*data.decode()}
    assert len(rows_of(data)) == 5


def test_a_sitemap_names_every_page_whole():
    made = sitemap_of(edition(WHOLE), ["index.html", "person/é&b.html"])
    root = ElementTree.fromstring(made["sitemap.xml"])
    assert [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        "https://example.org/p/index.html", "https://example.org/p/person/%C3%A9%26b.html",
    ]  # fmt: skip


def test_a_large_sitemap_is_parted(monkeypatch):
    monkeypatch.setattr(findable, "MOST", 2)
    made = sitemap_of(edition(WHOLE), map(str, range(5)))
    assert sorted(made) == ["sitemap.1.xml", "sitemap.2.xml", "sitemap.3.xml", "sitemap.xml"]
    assert made["sitemap.xml"].count(b"<sitemap>") == 3


@pytest.mark.parametrize(("text", "who"), [(PUBLISHED, ()), (WHOLE, ("Olga Open",))])
def test_there_is_no_sitemap_of_what_nobody_is_to_find(text, who):
    assert sitemap_of(edition(text, who=who), ["index.html"]) == {}


def test_a_page_tells_others_its_title_and_what_it_says():
    told = dict(meta_of(edition(WHOLE), "person/bo.html", "Bo", "a " * 400))
    assert told["og:url"] == "https://example.org/p/person/bo.html"
    assert told["og:image"] == "https://example.org/p/picture.svg"
    assert (told["og:title"], told["og:site_name"]) == ("Bo", "Who was right")
    assert len(told["description"]) <= 200
    assert "og:url" not in dict(meta_of(edition(), "index.html", "T", "d"))
    assert ("robots", "noindex") in meta_of(edition(who=("Bo",)), "index.html", "T", "d")


def test_the_picture_is_svg_without_scripts():
    text = PUBLISHED.replace(b"Who was right", b"<script>x</script>")
    (data,) = picture_of(edition(text)).values()
    names = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(data).iter()}
    assert names == {"svg", "rect", "g", "text"}
    assert b"6 predictions, 1 judged" in data
