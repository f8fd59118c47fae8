"""Passages: where a text is cut, and what the words of one are."""

import pytest

from predtrack.corpus.evidence.passages import (
    LEAST,
    MOST,
    cut,
    digest_of,
    has_parted_numbers,
    indexed,
    searched_words,
)

LINE = "The council met on Tuesday and put off its vote on the new tram line until the autumn, its clerk said on leaving the hall."
LONG = " ".join(f"Sentence number {n} says that the harbour will be dredged." for n in range(40))
TEXTS = [
    (LINE, 1),
    (f"{LINE}\n\n{LINE}\n", 2),
    (f"A short title\n\n{LINE}\n{LINE}", 2),
    ("\n \n", 0),
    ("", 0),
    ("x" * 2000, 3),
    ("word " * 400, 3),
]


@pytest.mark.parametrize(("text", "count"), TEXTS)
def test_a_text_is_cut_at_its_paragraphs(text, count):
    spans = list(cut(text))
    assert len(spans) == count
    for start, end in spans:
        piece = text[start:end]
        assert piece == piece.strip() != ""
        assert len(piece) <= MOST + LEAST


def test_nothing_but_space_is_left_between_passages():
    text = f"{LONG}\n\n  {LINE}\n\n{LONG}"
    at = 0
    for start, end in cut(text):
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


def test_a_long_paragraph_is_cut_behind_a_sentence():
    *whole, _ = cut(LONG)
    assert len(whole) > 2
    assert all(LONG[end - 1] == "." for _, end in whole)


INDEXED = [
    ("prices rose by 3.5 percent", "prices rose by 3·5 percent"),
    ("1,250,000 people", "1250000 people"),
    ("1\u00a0250 тенге", "1250 тенге"),
    ("1,25 kg", "1·25 kg"),
    ("in 2020. Then 5, 6", "in 2020. Then 5, 6"),
    ("a.b 7\u00a0days", "a.b 7\u00a0days"),
]


@pytest.mark.parametrize(("passage", "expected"), INDEXED)
def test_a_number_is_one_word(passage, expected):
    assert indexed(passage) == expected
    assert has_parted_numbers(passage) or passage == expected


WORDS = [
    ("Nur-Otan's 3.5% – co-led", ["Nur-Otan", "s", "3·5", "co-led"]),
    ('"NEAR(a* : ^b', ["NEAR", "a", "b"]),
    ("Тенге ослабнет до 420", ["Тенге", "ослабнет", "до", "420"]),
    ("_- · ''", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_hyphens_numbers_and_cyrillic_are_kept(text, words):
    assert searched_words(text) == words


SAME = [
    ("The Vote is off.", "the vote\n is off", True),
    ("It fell by 3.", "It fell by 4.", False),
    ("\ud800 odd", "\ud800 odd!", True),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_copies_have_the_same_letters(one, other, same):
    assert (digest_of(one) == digest_of(other)) is same
    assert -(2**63) <= digest_of(one) < 2**63
