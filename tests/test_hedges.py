"""How strongly a statement was put, by its words."""

import pytest

from predtrack.models.statement import Hedge
from predtrack.reading.english import ENGLISH
from predtrack.reading.english.hedges import WORDS
from predtrack.reading.hedges import find_hedge

CERTAIN, PLAIN, LIKELY, POSSIBLE = Hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Prices will fall.", PLAIN),
        ("Prices will certainly fall.", CERTAIN),
        ("Prices are bound to fall.", CERTAIN),
        ("The coalition will never recover.", CERTAIN),
        ("Prices will not certainly fall.", PLAIN),
        ("Prices should fall.", LIKELY),
        ("We expect prices to fall.", LIKELY),
        ("The vote is unlikely to be held.", LIKELY),
        ("Prices may fall.", POSSIBLE),
        ("Perhaps prices will certainly fall.", POSSIBLE),
        ("A strike cannot be ruled out.", POSSIBLE),
        ("It is not certain that the bank will act.", POSSIBLE),
        ("The vote will be held in May.", PLAIN),
        ("The vote will be held on 3 May.", PLAIN),
        ("By May the vote may be held.", POSSIBLE),
        ("This may lead to unrest.", POSSIBLE),
        ("He will resign and may leave.", POSSIBLE),
        ("What comes next may surprise.", POSSIBLE),
        ("There is no guarantee that prices will fall.", PLAIN),
        ("Prices are far from certain to fall.", PLAIN),
        ("Prices will fall by more than expected.", PLAIN),
        ("Theresa May will resign.", PLAIN),
        ("They will act as soon as possible.", PLAIN),
        ("", PLAIN),
    ],
)
def test_the_weakest_word_says_how_strongly_it_was_put(text, hedge):
    assert find_hedge(text, language=ENGLISH) is hedge


@pytest.mark.parametrize(
    ("mid", "hedge"),
    [(0.97, CERTAIN), (0.9, CERTAIN), (0.03, CERTAIN), (0.7, LIKELY), (0.3, LIKELY), (0.5, POSSIBLE)],
)  # fmt: skip
def test_words_of_probability_speak_before_all_others(mid, hedge):
    assert find_hedge("It may.", mid, language=ENGLISH) is hedge


@pytest.mark.parametrize(("hedge", "words"), [(h, w) for h, words in WORDS.items() for w in words])
def test_every_word_is_found(hedge, words):
    assert find_hedge(f"They say it {words} it then.", language=ENGLISH) is hedge
