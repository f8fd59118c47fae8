"""Voices: whose words a statement is, and who says them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PROJECT
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from predtrack.models.statement import Statement, Voice
from predtrack.reading.cues.weights import voice_weights
from predtrack.reading.english import ENGLISH
from predtrack.reading.statements import find_statements, read_quote
from predtrack.reading.typography import lowered, plain
from predtrack.reading.voices.rule import Saying
from predtrack.reading.voices.signs import Mark
from predtrack.reading.voices.telling import tellings_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))
SAYINGS = ENGLISH.voices.sayings
AUTHOR = "the author"


def rows_found(sentence: str) -> set[str]:
    text = plain(sentence)
    return {one.row for one in tellings_of(ENGLISH).find(text, lowered(text)) if not one.passive}


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda one: one.row)
def test_a_row_is_found_where_it_must(saying: Saying) -> None:
    assert saying.fires
    assert [one for one in saying.fires if saying.row not in rows_found(one)] == []


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda one: one.row)
def test_a_row_is_not_found_where_it_must_not(saying: Saying) -> None:
    assert saying.silent
    assert [one for one in saying.silent if saying.row in rows_found(one)] == []


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda one: one.row)
def test_a_row_is_well_formed(saying: Saying) -> None:
    words = saying.words.split()
    assert saying.source
    assert len(set(words)) == len(words)
    assert all(word.isalpha() and word.islower() for word in words)


def test_the_weights_are_of_known_signs_and_say_what_they_were_fitted_on() -> None:
    marks = {mark.value for mark in Mark} | ENGLISH.voices.persons.keys()
    assert {name.partition(":")[0] for name in voice_weights(ENGLISH).of} <= marks
    assert ENGLISH.voices.priors.keys() <= voice_weights(ENGLISH).of.keys()


def found(text: str) -> list[Statement]:
    return find_statements(text, published="2026-11-24")


def who(one: Statement) -> str | None:
    return AUTHOR if one.voice is Voice.AUTHOR else one.speaker


BERG = "Anna Berg is an economist. "
# fmt: off
SAID = [
    ("“Rents will fall,” said Anna Berg.", "Anna Berg"),
    ("“Rents will fall,” Anna Berg said on Monday.", "Anna Berg"),
    ("“Rents,” Anna Berg told Nordic Times, “will fall by May.”", "Anna Berg"),
    ("“Rents will fall,” said Anna Berg at Nordbank.", "Anna Berg"),
    ("“Rents will fall,” said economist Anna Berg.", "Anna Berg"),
    ("“Rents will fall,” said Mr Dahl's rival, Anna Berg.", "Anna Berg"),
    ("“Rents will fall,” Anna Berg, who lives in Oslo, Norway, and works at a bank, said.", "Anna Berg"),
    ("“Rents will fall,” Anna Berg grumbled.", "Anna Berg"),
    ("‘Rents won’t fall,’ said Anna Berg.", "Anna Berg"),
    ("''Rents won't fall,'' said Anna Berg.", "Anna Berg"),
    ("«Rents will fall», said Anna Berg.", "Anna Berg"),
    ("Anna Berg: “Rents will fall.”", "Anna Berg"),
    ("Anna Berg said that rents will fall.", "Anna Berg"),
    ("Anna Berg has repeatedly warned that rents will fall.", "Anna Berg"),
    ("Anna Berg, an economist at Nordbank, has also said rents will fall.", "Anna Berg"),
    ("But Anna Berg (Nordbank) said that rents will fall.", "Anna Berg"),
    ("Speaking on Sunday, Anna Berg said that rents will fall.", "Anna Berg"),
    ("In Oslo on Monday, Anna Berg said rents will fall.", "Anna Berg"),
    ("Rents will fall, according to Anna Berg.", "Anna Berg"),
    ("According to the World Bank, growth will slow next year.", "World Bank"),
    ("The IMF expects growth to slow to one per cent.", "IMF"),
    ("The ministry has promised to open the road by May.", "ministry"),
    ("China plans to launch a probe next year.", "China"),
    ("Analysts say that rents will fall.", "Analysts"),
    ("Most analysts expect rents to fall next year.", "analysts"),
    ("A poll shows that Labour will win the vote.", "poll"),
    ("Observers say two ferry lines will close by May.", "Observers"),
    ("It will rain, they said.", None),
]
OWN = [
    "Rents will fall next year.",
    "I think rents will fall next year.",
    "In my view the bank will cut rates in May.",
    "The “reforms” will fail.",
    "The film “We Will Win” is due to open in May.",
    "Growth hopes will fade by the summer.",
    "The hearing is set to begin on Friday.",
    "The president is due to visit Riga in May.",
    "The tunnel is to open in 2028.",
    "Will rents fall?",
    "If the strike goes on, shops will close.",
    "The people of the islands hope for a new ferry next year.",
    "The public expects the bridge to open in May.",
]
# fmt: on


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_others_words_are_theirs(text: str, speaker: str | None) -> None:
    assert {who(one) for one in found(text)} == {speaker}


@pytest.mark.parametrize("seed", sorted((PROJECT / "seeds").glob("*.txt")), ids=lambda it: it.name)
def test_the_statements_of_the_founding_articles_are_their_authors(seed: Path) -> None:
    statements = find_statements(seed.read_text(encoding="utf-8"))
    assert len(statements) in (5, 6)
    assert {one.voice for one in statements} == {Voice.AUTHOR}


@pytest.mark.parametrize("text", OWN)
def test_the_authors_words_stay_the_authors(text: str) -> None:
    assert {who(one) for one in found(text)} == {AUTHOR}


# fmt: off
OVER_SENTENCES = [
    ("“It will snow. Roads will close,” said Anna Berg. “Trains will stop.”", ["Anna Berg"] * 3),
    ("“It will snow,” said Anna Berg.\n\n“Roads will close in May.”", ["Anna Berg"] * 2),
    ("“It will snow.\n“Roads will close,” said Anna Berg.", ["Anna Berg"] * 2),
    ("Anna Berg was clear: “It will snow. Roads will close.”", [None] * 2),
    ("Anna Berg said:\n\nRoads will close in May.", ["Anna Berg"]),
    ("Anna Berg of Nordbank spoke. “It will snow,” she said.", ["Anna Berg"]),
    ("Anna Berg met Eva Lee. “It will snow,” she said.", [None]),
    ("Mr Otto Berg met Mrs Eva Lee. “It will snow,” he said.", ["Otto Berg"]),
    ("“It will snow.” Roads will close all the same next week.", [None, AUTHOR]),
    ("Analysts said it would snow. Roads would close by May, too.", ["Analysts"] * 2),
]
# fmt: on


@pytest.mark.parametrize(("text", "speakers"), OVER_SENTENCES)
def test_one_attribution_is_of_a_whole_quotation(text: str, speakers: list[str | None]) -> None:
    assert [who(one) for one in found(text)] == speakers


QUOTING = [
    ("Anna Berg said:\n\n> Rents will fall.\n> Fares will rise.\n\nRoads will close.", ["Anna Berg", "Anna Berg", AUTHOR]),
    ("> Rents will fall, said Bo Ek.\n\nNo: rents will rise.", [None, AUTHOR]),
    ("Anna Berg said:\n\n> Rents will fall.\n\n> Fares will rise.", ["Anna Berg", "Anna Berg"]),
    ("“It is late,” said Anna Berg.\n\n>> “Rents will fall.”", [None]),
    ("What 2027 brings\n\nBy Anna Berg\n\nShe said that rents will fall.", [None]),
    ("What 2027 brings\n\nAnna Berg, 24 November 2026\n\nShe said that rents will fall.", [None]),
]  # fmt: skip
"""Blockquotes, and heads whose author no pronoun means."""


@pytest.mark.parametrize(("text", "speakers"), QUOTING)
def test_a_blockquote_is_anothers_and_a_byline_says_nothing(
    text: str, speakers: list[str | None]
) -> None:
    found = find_statements(text)
    assert [who(one) for one in found] == speakers
    assert not any(">" in one.quote for one in found)


def test_a_transcript_is_of_whom_its_labels_name() -> None:
    text = "BERG: Rents will fall.\nDAHL: They will not fall.\nBERG: They will.\nHenrik Dahl is a minister."
    assert [who(one) for one in found(text)] == ["Berg", "Henrik Dahl", "Berg"]


def test_one_person_has_one_name_and_an_office() -> None:
    text = (
        "Transport Minister Henrik Dahl said on Monday that tolls will rise. Mr Dahl said that fares"
        " will rise. “Ferries will close,” Dahl said. The minister said that shops will close."
    )
    assert {(one.speaker, one.speaker_role) for one in found(text)} == {
        ("Henrik Dahl", "Transport Minister")
    }


def test_an_aside_gives_the_office() -> None:
    (one,) = found("Anna Berg, chief economist at Nordbank, said rents will fall.")
    assert (one.speaker, one.speaker_role) == ("Anna Berg", "chief economist at Nordbank")


def test_an_office_that_two_hold_names_nobody() -> None:
    text = "Minister Eva Lee met Minister Otto Ode. “Tolls will rise,” the minister said."
    assert [who(one) for one in found(text)] == [None]


def test_the_words_that_told_are_given_with_their_places() -> None:
    text = "He left. “Rents will fall,” said Anna Berg."
    (one,) = found(text)
    assert one.attribution is not None
    told = (one.attribution.source, one.attribution.cue)
    assert [words.text for words in told if words] == ["Anna Berg", "said"]
    assert all(text[words.start : words.end] == words.text for words in told if words)
    assert all(text[cue.start : cue.end] == cue.text for cue in one.voice_cues)


def test_a_sentence_that_is_quoted_too_is_not_the_authors() -> None:
    text = "Rents will fall.\n\n“Rents will fall,” said Anna Berg.\n\nRents will fall."
    assert [who(one) for one in found(text)] == [AUTHOR, "Anna Berg"]


def test_a_quote_by_hand_is_read_likewise() -> None:
    one = read_quote("“Rents will fall,” said Minister Anna Berg.")
    assert (one.voice, one.speaker, one.speaker_role) == (Voice.OTHER, "Anna Berg", "Minister")
    assert read_quote("Rents will fall.").voice is Voice.AUTHOR


# fmt: off
HOSTILE = [
    "“Rents will fall,” said " + "A" * 300 + ".",
    "“Rents will fall,” said Anna \u202eBerg\u202c.",
    "“Rents will fall,” said Anna\x00Berg.",
    "“Rents „will »fall,’ said «Anna” Berg'.",
    "“Rents will fall. " * 50,
    "“Rents will fall,” сказала Анна Берг.",
    "“Rents will fall,” قال أحمد.", "“Rents will fall,” 王伟说。",
]
# fmt: on


@pytest.mark.parametrize("text", HOSTILE)
def test_unknown_rather_than_wrong(text: str) -> None:
    for one in found(text):
        assert one.speaker is None or len(one.speaker) <= 80
        assert one.speaker is None or one.speaker.isprintable()


def test_a_name_in_another_alphabet_is_kept() -> None:
    assert {who(one) for one in found("“Rents will fall,” said Қасым Тоқаев.")} == {"Қасым Тоқаев"}


# fmt: off
PIECES = st.sampled_from([
    "“", "”", '"', "''", "‘", "’", "'", " said ", "Anna Berg", "Mr Dahl", "the minister", " he ", ", ", ". ", ": ", "\n", "\n\n", "Rents will fall",
    " expects ", " according to ", "'s promise to ", "BERG: ", "(", ")", " who ", " and ", "I think ", "ولد ", "Қасым ", "\x00", "\u202e",
])
# fmt: on


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_heap_of_marks_and_names_breaks_it(text: str) -> None:
    for one in find_statements(text, min_score=0):
        assert (one.voice is Voice.OTHER) == (one.attribution is not None)
        assert one.speaker is None or one.speaker == one.speaker.strip() != ""
        for words in (one.attribution.source, one.attribution.cue) if one.attribution else ():
            assert words is None or text[words.start : words.end] == words.text


@given(ANY_TEXT)
def test_no_text_breaks_it(text: str) -> None:
    find_statements(f"“{text} will fall,” said {text}. {text} said it will rain.", min_score=0)


@pytest.mark.parametrize(
    "unit",
    ["“We will go.” ", "BERG: We will go.\n", "Anna Berg said Otto Dahl said it will rain. ", "said ", ", who ",
     "Anna Berg, ", "“It will rain,” said Dahl. ", "\n“It will rain. ", "he said she said they will. "],
)  # fmt: skip
def test_time_grows_with_the_length_alone(unit: str) -> None:
    once = 8_000 // len(unit)
    assert_linear(find_statements, unit * once, unit * once * 8)


def test_time_grows_with_the_names_alone() -> None:
    small, large = (
        " ".join(f"Anna{n} Berg{n} said it will rain, the minister said." for n in range(count))
        for count in (250, 2_000)
    )
    assert_linear(find_statements, small, large)
