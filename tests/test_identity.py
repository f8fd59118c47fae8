"""Ids, and when two texts say the same."""

from itertools import pairwise

import pytest

from predtrack.models.identity import article_ids, fold, prediction_ids, text_digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Quote” – it’s", '"quote" - it\'s'),
        ("ﬁve  per\ncent", "Five per cent"),
        ("ҚАЗАҚСТАН", "қазақстан"),
        ("«да»", '"да"'),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("Straße", "STRASSE"),
        ("`Quote`\x1c it`s", "‘quote’ it’s"),
    ],
)
def test_texts_that_differ_in_case_and_typography_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_other_words_do_not_fold_alike():
    assert fold("a rise") != fold("arise")


def first(ids):
    return next(iter(ids))


def test_an_articles_id_names_its_text_or_else_its_url_or_else_its_facts():
    facts = {"url": "https://example.org", "outlet": "o", "title": "t", "day": "2019-06-10"}
    by_text = first(article_ids(digest=text_digest("text"), **facts))
    by_url = first(article_ids(digest=None, **facts))
    by_facts = first(article_ids(digest=None, **facts | {"url": None}))
    assert len({by_text, by_url, by_facts}) == 3
    assert first(article_ids(digest=text_digest("text"), **facts | {"url": None})) == by_text
    assert first(article_ids(digest=None, **facts | {"title": "other"})) == by_url
    # the first 40 bits of SHA-256 of "text" (982d9e3eb9…) in lower-case base32
    assert by_text == "tawz4pvz"


def test_ids_are_base32_of_eight_and_lengthen_by_one():
    ids = list(prediction_ids("articlea", "Quote."))
    assert len(ids[0]) == 8
    assert set(ids[0]) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert all(later.startswith(earlier) for earlier, later in pairwise(ids))
    assert [len(one) for one in ids[:3]] == [8, 9, 10]


def test_a_predictions_id_forgives_typography_and_tells_claims_apart():
    plain = first(prediction_ids("a", 'It "will" rain.'))
    assert first(prediction_ids("a", "it “will”  rain.")) == plain
    assert first(prediction_ids("b", 'It "will" rain.')) != plain
    assert first(prediction_ids("a", 'It "will" rain.', "Rain.")) != plain
