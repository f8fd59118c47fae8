"""Ranking: what is shown of a pool of passages, in which order, and what never is."""

from datetime import date
from pathlib import Path

import pytest
from conftest import a_prediction, replace
from evaluation.evidence import index_of, measure, read

from predtrack.corpus.evidence.finding import Finder
from predtrack.corpus.evidence.texts import Text
from predtrack.errors import NothingToLookFor, Undatable
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.reading.language import language_of

GOLD = Path(__file__).parent / "gold" / "evidence-predictions.jsonl"
DAY = date(2020, 5, 4)
ARTICLE = Article("articlea", title="Lorne", published=DAY)
DUE = Deadline("by June 2021", None, date(2021, 6, 30), Basis.STATED)
CLOSES = a_prediction(
    claim="The paper mill at Lorne will close by June 2021.",
    quote="Lorne loses its mill.",
    deadline=DUE,
)
SHUT = "The paper mill at Lorne shut its gates for good."


def found(texts, prediction=CLOSES, limit=10, **how):
    return Finder(index_of(texts), **how).find(prediction, ARTICLE, limit)


def sources(texts, *args, **how):
    return [one.source for one in found(texts, *args, **how)]


DAYS = [
    (date(2020, 5, 3), False),
    (DAY, False),
    (date(2020, 5, 5), True),
    (date(2029, 1, 1), True),
    (None, False),
]


@pytest.mark.parametrize(("day", "is_shown"), DAYS)
def test_nothing_is_shown_that_is_not_later_than_the_prediction(day, is_shown):
    assert bool(found([Text("a", SHUT, day)])) is is_shown


def test_undated_passages_are_found_apart():
    index = index_of([Text("a", SHUT), Text("b", SHUT + " Sad.", date(2021, 1, 1))])
    (one,) = Finder(index).find_undated(CLOSES, ARTICLE, 10)
    assert (one.source, one.published) == ("a", None)


def test_the_passage_is_cited_as_it_stands_in_its_article():
    text = f"Mills of the north\n\n{'Nothing of interest happened here. ' * 5}\n\n   {SHUT}\n"
    (one,) = found(
        [
            Text(
                "a",
                text,
                date(2021, 2, 1),
                "Mills",
                "The Paper",
                "Ann Lee",
                "https://example.org/a",
            )
        ]
    )
    assert text[one.start : one.end] == one.text == SHUT
    assert (one.title, one.outlet, one.author, one.url) == (
        "Mills",
        "The Paper",
        "Ann Lee",
        "https://example.org/a",
    )
    assert one.cited == f"The Paper, a, 2021-02-01, characters {one.start}-{one.end}"


def test_copies_count_once_and_the_first_is_shown():
    copies = [Text(f"c{n}", SHUT.replace(" ", "\n", n), date(2021, 3, 9 - n)) for n in range(4)]
    other = Text("other", "No mill at Lorne will close, its owner said.", date(2021, 3, 1))
    shown = found([*copies, other])
    assert {(one.source, one.copies) for one in shown} == {("c3", 4), ("other", 1)}


def test_a_copy_of_before_is_not_counted():
    (one,) = found([Text("a", SHUT, date(2020, 1, 1)), Text("b", SHUT, date(2021, 1, 1))])
    assert (one.source, one.copies) == ("b", 1)


def test_what_stands_near_the_deadline_comes_first():
    texts = [
        Text(str(year), f"{SHUT} {word}.", date(year, 6, 20))
        for year, word in zip((2020, 2021, 2023, 2026), "ash elm fir oak".split(), strict=True)
    ]
    assert sources(texts)[0] == "2021"
    assert sources(texts, around=date(2026, 6, 1))[0] == "2026"


def test_a_passage_that_only_repeats_the_quote_is_no_evidence():
    quote = "Lorne loses its mill before the summer of 2021, whatever the owners say."
    texts = [
        Text("a", f"“{quote}”", date(2021, 1, 1)),
        Text(
            "b",
            f"{quote} So we wrote. {SHUT} Nobody at the works would speak to reporters.",
            date(2021, 8, 1),
        ),
    ]
    assert sources(texts, replace(CLOSES, quote=quote)) == ["b"]


def test_the_title_of_its_article_tells_what_a_passage_is_about():
    bare = "Two hundred lose their work, and the buyer that the region hoped for never came."
    texts = [
        Text("a", bare, date(2021, 1, 1), "Paper mill at Lorne closes"),
        Text("b", bare + " Or did it?", date(2021, 1, 1), "A bad year in football"),
    ]
    assert sources(texts) == ["a"]


def test_the_contrary_is_as_welcome():
    texts = [
        Text("a", "The paper mill at Lorne stays open, its owner promised.", date(2021, 5, 1)),
        Text("b", SHUT, date(2021, 5, 1)),
    ]
    assert {*sources(texts)} == {"a", "b"}


def test_words_that_are_given_are_looked_for_instead():
    texts = [Text("a", SHUT, date(2021, 1, 1)), Text("b", "Tulips bloom.", date(2021, 1, 1))]
    assert sources(texts, words="tulips") == ["b"]


def test_cyrillic_is_found_in_another_case():
    texts = [
        Text("a", "Об отставке министра объявили утром.", date(2021, 1, 1)),
        Text("b", "Яблоки подорожали.", date(2021, 1, 1)),
    ]
    assert sources(
        texts, a_prediction(claim="Министр уйдет в отставку.", quote="Отставка министра близка.")
    ) == ["a"]


def test_a_claim_of_2000_characters_is_looked_for():
    claim = (
        "The paper mill at Lorne will close, and " + "so will many other works of the valley " * 50
    )
    assert sources([Text("a", SHUT, date(2021, 1, 1))], replace(CLOSES, claim=claim[:2000])) == [
        "a"
    ]


def test_a_claim_of_every_matter_at_once_is_looked_for():
    words = [word for group in language_of().evidence.alike for word in sorted(group)]
    claims = (" ".join(words[start::7])[:2000] for start in range(7))
    for claim in claims:
        assert sources([Text("a", SHUT, date(2021, 1, 1))], replace(CLOSES, claim=claim))


def test_an_article_without_a_day_has_nothing_later():
    with pytest.raises(Undatable, match="articlea has no publication date"):
        Finder(index_of([])).find(CLOSES, replace(ARTICLE, published=None), 5)


def test_words_that_stand_everywhere_are_refused():
    with pytest.raises(NothingToLookFor, match="--query"):
        Finder(index_of([]), words="and it will be").find(CLOSES, ARTICLE, 5)


@pytest.mark.parametrize("texts", [[], [Text("a", "", DAY)], [Text("a", " \n", date(2021, 1, 1))]])
def test_where_nothing_is_nothing_is_found(texts):
    assert found(texts) == []


def test_a_lone_surrogate_stands_where_it_stood():
    (one,) = found([Text("\udc80", f"\ud800 {SHUT}", date(2021, 1, 1), "\udfff")])
    assert one.text == f"\ud800 {SHUT}"


def test_the_bars_are_met():
    texts, asked = read(GOLD)
    report = measure(texts, asked)
    assert len(asked) >= 60
    assert len(texts) >= 600
    assert report.ours.at_five >= 0.85
    assert report.ours.mean_average >= 0.70
    assert report.ours.mean_average > report.plain.mean_average + 0.1
    assert report.early == 0
