"""Queries: what each word of a prediction is worth, and how FTS5 is asked for it."""

import sqlite3

import pytest
from conftest import a_prediction

from predtrack.corpus.evidence.query import MOST_WORDS, Asker
from predtrack.corpus.evidence.stems import TOKENIZER, Stemmer
from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.language import language_of


@pytest.fixture(scope="module")
def asker():
    return Asker(Stemmer(), language_of())


def worths(asker, text):
    return {one.text: one.worth for one in asker.ask_words(text).words}


HEAVIER = [
    ("The price of bread in Lorne will rise", "Lorne", "bread"),
    ("The mill will close its doors", "close", "doors"),
    ("At least 4500 jobs at the mill", "4500", "mill"),
    ("A port in Lorne by 2031", "port", "2031"),
    ("The old mayor Anna Berg", "Berg", "mayor"),
    ("a wood-fired mill", "wood-fired", "wood"),
]


@pytest.mark.parametrize(("text", "more", "less"), HEAVIER)
def test_names_numbers_and_verbs_weigh_more(asker, text, more, less):
    found = worths(asker, text)
    assert found[more] > found[less]


def test_a_prediction_is_asked_for_by_all_that_tells_of_its_matter(asker):
    prediction = a_prediction(
        claim="The mill at Lorne will close.",
        quote="Its wheels will stand still.",
        tags=("grain",),
        deadline=Deadline(basis=Basis.EVENT, event="harvest festival"),
    )
    words = {one.text: one for one in asker.ask(prediction, "Five fears for Lorne and Sulak").words}
    assert words.keys() >= {"mill", "Lorne", "close", "wheels", "grain", "festival", "Sulak"}
    assert words.keys().isdisjoint({"will", "the", "at", "fears"})
    assert words["mill"].worth > words["wheels"].worth
    shut = words["shutdown"]
    assert (shut.matter, shut.worth < words["close"].worth) == ("close", True)


IDLE = ["", "the of and", "It will be", "*", '"":()^', "By the end of next year", "- _"]


@pytest.mark.parametrize("text", IDLE)
def test_words_that_tell_nothing_ask_for_nothing(asker, text):
    assert asker.ask_words(text).words == ()


def test_of_a_very_long_claim_the_best_words_are_taken(asker):
    text = " ".join(f"matter{n}" for n in range(400)) + " in Lorne"
    words = asker.ask_words(text[-2000:]).words
    assert len(words) == MOST_WORDS
    assert words[0].text == "Lorne"


ODD = ['"NEAR(', "a*", "x:y", "AND OR NOT", 'say "yes"', "^first", "{a b}: c", "co-op -x", "тенге*"]


@pytest.mark.parametrize("text", ODD)
def test_the_syntax_of_fts5_is_no_syntax_here(asker, text):
    base = sqlite3.connect(":memory:")
    base.execute(f'CREATE VIRTUAL TABLE words USING fts5(text, tokenize="{TOKENIZER}")')
    for word in asker.ask_words(text + " mill").words:
        base.execute("SELECT count(*) FROM words WHERE words MATCH ?", (word.phrase,))


def test_a_word_of_another_script_is_found_in_its_other_forms(asker):
    (word,) = asker.ask_words("министра").words
    assert (word.phrase, word.is_prefix) == ('"минист" *', True)
