"""Editions: what a site shows of a ledger, and what it never shows."""

import re
from datetime import date

import pytest
from conftest import ARTICLE, TODAY, a_prediction, an_article, replace, resolved
from editions import (
    ALIASES,
    AT,
    LOGIN,
    PUBLISHED,
    WITHHOLDING,
    an_entry,
    edition,
    everything,
    shown,
)
from growth import assert_linear

from predtrack.errors import UnreadableHistory
from predtrack.models.history import Change, Did
from predtrack.models.outcome import Status
from predtrack.models.selection import Selection
from predtrack.models.settings import Private, read_settings
from predtrack.render.site.edition import edition_of
from predtrack.render.site.scope import scope_of
from predtrack.scorecard.counting import count


def ids(entries):
    return [one.prediction.id[0] for one in entries]


def one_of(edition, name):
    return next(one.prediction for one in edition.entries if one.prediction.id[0] == name)


# what is never shown


def test_nothing_private_is_in_an_edition():
    text = shown(edition())
    assert re.findall(r"\S*canary\S*", text, re.IGNORECASE) == []
    assert "0.123456" not in text
    assert "Hidden" not in text
    assert "H. Person" not in text


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("notes", "canarynote"),
        ("forecasts", "0.123456"),
        ("questions", "canaryquestion"),
        ("logins", LOGIN),
        ("paths", "/home/canaryhome/answer.txt"),
    ],
)
def test_what_the_file_names_is_shown_and_nothing_else(what, words):
    told = shown(edition(WITHHOLDING + f'publish = ["{what}"]'.encode()))
    others = {"canarynote", "0.123456", "canaryquestion", LOGIN, "/home/canaryhome/answer.txt"}
    assert [one for one in others if one in told] == [words]


def test_all_that_can_be_named_is_tried_above():
    assert [*Private] == ["notes", "forecasts", "questions", "logins", "paths"]


def test_who_acts_is_the_publisher_or_has_a_name():
    judged = one_of(edition(), "a")
    assert judged.outcome.by == "The Desk"
    assert {one.by for one in judged.history} == {"The Desk"}
    named = one_of(edition(WITHHOLDING + f'[site.names]\n{LOGIN} = "Mia"'.encode()), "a")
    assert named.outcome.by == "Mia"


def test_second_judges_stay_apart_and_objectors_who_gave_their_name_keep_it():
    notes = one_of(edition(), "a").notes
    assert [one.by for one in notes] == [
        "a second judge", "a second judge (2)", "Olga Open", "a reader",
    ]  # fmt: skip


def test_a_file_as_evidence_is_its_kept_text_and_words_lose_their_paths():
    outcome = one_of(edition(), "a").outcome
    web, kept = outcome.evidence
    assert (web.url, web.note) == ("https://example.org/report", "also (a file)")
    assert kept.url == kept.kept
    assert outcome.observed == "It is in (a file) they say."


@pytest.mark.parametrize(
    "words",
    [
        "5 km/h and 3/4 of it", "and/or", "https://example.org/a/b.html?x=/y", "see example.org",
        "1/2/2026", "the U.S. economy", "e.g. this", "a / b", "24/7.",
    ],
)  # fmt: skip
def test_words_that_are_no_path_stay(words):
    one = resolved(a_prediction(), Status.FAILED, note=words)
    assert edition(PUBLISHED, entries=[an_entry(one)]).entries[0].prediction.outcome.note == words


@pytest.mark.parametrize("part", ["a.", "./", "~", "/a", "a.csv/", ".csvx", "\\\\", "C:/"])
def test_words_without_end_are_looked_through_in_time_that_grows_with_them(part):
    def look(text):
        one = resolved(a_prediction(), Status.FAILED, note=text)
        edition(PUBLISHED, entries=[an_entry(one)])

    assert_linear(look, part * 10_000, part * 80_000)


def test_a_score_is_that_of_the_scorecard():
    entries = [one for one in everything() if one.prediction.id[0] in "abei"]
    ours = edition(PUBLISHED, entries=entries).counted
    theirs = count(entries, Selection(aliases=ALIASES), day=TODAY)
    left_out = {"article": None, "linked": ()}
    for name in ("cases", "whole"):
        ours_of, theirs_of = (
            [replace(one, **left_out) for one in getattr(counted, name)]
            for counted in (ours, theirs)
        )
        assert ours_of == theirs_of


@pytest.mark.parametrize(
    "was",
    [
        {"notes": "x"},
        {"notes": [{"by": 3}]},
        {"outcome": "x"},
        {"outcome": {"status": "open"}},
        {"forecasts": 3},
        {"linked": 3},
        {"speaker": 3},
    ],
)
def test_a_history_that_cannot_be_read_is_named(was):
    one = a_prediction()
    broken = replace(one, history=(*one.history, Change(AT, "ann", Did.EDIT, was=was)))
    with pytest.raises(UnreadableHistory, match="aaaaaaaa"):
        edition(PUBLISHED, entries=[an_entry(broken)])


@pytest.mark.parametrize("was", [{"authors": 3}, {"authors": [3]}, {"url": 3}, {"path": []}])
def test_an_articles_history_that_cannot_be_read_is_named(was):
    article = replace(ARTICLE, history=(Change(AT, "ann", Did.EDIT, was=was),))
    with pytest.raises(UnreadableHistory, match=ARTICLE.id):
        edition(PUBLISHED, entries=[an_entry(a_prediction(), article)])


# whom it leaves out


def test_private_persons_are_left_out_by_every_name_and_counted():
    made = edition()
    assert ids(made.entries) == ["a", "b", "e"]
    assert made.withheld == 4  # two spellings, the tag, the article of his own
    assert ids(made.removed) == ["i"]
    assert [one.authors for one in made.articles] == [("Ann Lee",), ("Ann Lee",)]
    assert [one.name for one in made.aliases] == ["Mr Open"]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("", 4),
        ('search = "canarytagged"', 1),
        ('speaker = ["Hidden"]', 2),
        ('author = ["Hidden Person"]', 1),
        ('who = ["Olga Open"]', 0),
        ('article = ["other"]', 1),
    ],
)
def test_what_is_left_out_is_counted_of_what_the_site_is_about(filters, number):
    made = edition(WITHHOLDING + f"[site.filters]\n{filters}".encode())
    assert made.withheld == number
    said = "of private persons, or private, left out."
    assert sum(said in one for one in scope_of(made)) == bool(number)


def test_what_was_recorded_later_is_not_counted_as_left_out():
    assert edition(day=date(2026, 11, 22), is_past=True).withheld == 0


def test_only_what_is_shown_is_linked():
    assert one_of(edition(), "a").linked == ()


def test_texts_are_those_of_articles_that_are_shown():
    texts = {ARTICLE.id: "whole", "otherzzz": "canary"}
    assert edition(texts=texts).texts == {ARTICLE.id: "whole"}


# what it is about


@pytest.mark.parametrize(
    ("filters", "left", "words"),
    [
        ('who = ["Olga Open"]', "e", "These are only predictions said by Olga Open."),
        ('who = ["Mr Open"]', "e", "said by Mr Open."),
        ('author = ["Lee"]\nstatus = ["confirmed"]', "a", "in articles by Lee, and that came true."),
        (f'article = ["{ARTICLE.id[:4]}", "x"]', "ab", "from the article arti or x."),
        ('article = ["x"]', "", "from the article x."),
        ('kind = ["promise"]', "", "that are a promise."),
        ('event = ["The Vote"]', "b", "that wait on The Vote."),
        ('search = "olga"', "e", "with the words “olga”."),
        ("from = 2026-12-01\nto = 2026-12-31", "ab", "due from 2026-12-01 to 2026-12-31."),
        ('from = 2020-01-01\ndated_by = "published"', "", "published from 2020-01-01."),
    ],
)  # fmt: skip
def test_filters_choose_and_are_said_in_plain_words(filters, left, words):
    made = edition(WITHHOLDING + f"[site.filters]\n{filters}".encode())
    assert "".join(sorted(ids(made.entries))) == left
    assert words in scope_of(made)[0]


def test_an_edition_of_everything_says_nothing_of_filters():
    one = an_entry(a_prediction())
    assert scope_of(edition(PUBLISHED, entries=[one])) == []


def test_one_person_alone_is_for_comment():
    made = edition(who=("Olga Open",))
    assert (ids(made.entries), made.is_for_comment) == (["e"], True)
    assert not edition().is_for_comment


def test_a_past_edition_is_as_things_stood():
    one = a_prediction(deadline=one_of(edition(), "a").deadline)
    entries = [an_entry(resolved(one, Status.FAILED))]
    assert edition(PUBLISHED, entries=entries, day=date(2026, 11, 22), is_past=True).entries == ()


def test_the_same_ledger_makes_the_same_edition():
    assert shown(edition()) == shown(edition())
    assert edition().about == edition().about


def test_what_an_edition_is_says_day_version_and_checksum():
    about = edition().about
    assert (about["day"], about["version"], about["checksum"]) == ("2026-11-23", "1.0", "c0ffee")
    assert (about["predictions"], about["withheld"], about["removed"]) == (3, 4, 1)


def test_an_empty_ledger_has_an_edition():
    made = edition_of(
        [], settings=read_settings(PUBLISHED), day=TODAY, is_past=False, version="1", checksum=""
    )
    assert (made.entries, made.articles, made.withheld) == ((), (), 0)


def test_an_article_of_which_nothing_is_left_is_not_counted_as_read():
    entries = [an_entry(a_prediction(tags=("private",), article="x"), an_article("x"))]
    assert edition(PUBLISHED, entries=entries).counted.scanned == ()


def test_an_act_by_a_login_in_an_event_has_no_name():
    (event,) = edition().events
    assert {one.by for one in event.history} == {"The Desk"}
