"""Sentences: where they end, what is left out, and that their places are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.document import read_document
from predtrack.reading.english import ENGLISH
from predtrack.reading.sentences import PIECE

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))

# fmt: off
CASES = [
    ("One here. Two there.", ["One here.", "Two there."]),
    ("He met M.Ablyazov in Riga. They talked.", ["He met M.Ablyazov in Riga.", "They talked."]),
    ("The poor, i.e. most of us, wait.", ["The poor, i.e. most of us, wait."]),
    ("It opens on Sept. 5 in Rome. Come early.", ["It opens on Sept. 5 in Rome.", "Come early."]),
    ("It cost 3 bn. dollars last year.", ["It cost 3 bn. dollars last year."]),
    ("It cost 3 bn. Nobody minded.", ["It cost 3 bn.", "Nobody minded."]),
    ("We waited approx. 5 hours.", ["We waited approx. 5 hours."]),
    ("U.S. President Ann Lee left.", ["U.S. President Ann Lee left."]),
    ("Sen. Ruth Cole and Dr. Ode spoke.", ["Sen. Ruth Cole and Dr. Ode spoke."]),
    ("– First point\n• Second point\n1. Third point\n- Fourth point\n(b) Fifth", ["First point", "Second point", "Third point", "Fourth point", "Fifth"]),
    ("A headline without end\nThe text begins.", ["A headline without end", "The text begins."]),
    ("“Prices rise. Wages fall,” said Cole.", ["“Prices rise.", "Wages fall,” said Cole."]),
    ('He said: "It will rain. It will pour."', ['He said: "It will rain.', 'It will pour."']),
    ("“Will it hold?” Anna Cole asked.", ["“Will it hold?” Anna Cole asked."]),
    ("“Will it hold?” he asked.", ["“Will it hold?” he asked."]),
    ("They wait… Then they go.", ["They wait…", "Then they go."]),
    ("It ended (Nobody saw it. Nobody cared.) in May.", ["It ended (Nobody saw it. Nobody cared.) in May."]),
    ("It rained. (Nobody saw it come.) The fair went on.", ["It rained.", "(Nobody saw it come.)", "The fair went on."]),
    ("He moved (to the U.S.) Nobody minded.", ["He moved (to the U.S.)", "Nobody minded."]),
    ("The lesson of the “2019 election.” There’s more.", ["The lesson of the “2019 election.”", "There’s more."]),
    ("Why? Because. Really!", ["Why?", "Because.", "Really!"]),
    ("Text.\r\nMore text.\r\n", ["Text.", "More text."]),
    ("Text here.\nFollow us on LinkedIn\nMore text.", ["Text here.", "More text."]),
    ("J.D. Lee will run in 2028. He said so.", ["J.D. Lee will run in 2028.", "He said so."]),
    ("The W.H.O. Director will speak. He left the W.H.O. It will act.", ["The W.H.O. Director will speak.", "He left the W.H.O.", "It will act."]),
    ("It leaves the U.S. The economy will grow. U.S. Glass will not.", ["It leaves the U.S.", "The economy will grow.", "U.S. Glass will not."]),
    ("He will climb Mt. Elm in May. Ft. Lee will grow.", ["He will climb Mt. Elm in May.", "Ft. Lee will grow."]),
    ("Amb. Ode will leave. Lt. Gov. Lee too.", ["Amb. Ode will leave.", "Lt. Gov. Lee too."]),
    ("The House will pass H.R. 12 soon. See No. 4. He said no. Nobody came.", ["The House will pass H.R. 12 soon.", "See No. 4.", "He said no.", "Nobody came."]),
    ("Glass Ltd. (UK) will close. He left Glass Ltd. It will close.", ["Glass Ltd. (UK) will close.", "He left Glass Ltd.", "It will close."]),
    ("Ode et al. [2024] expect a rise. So do Lee et al. The rest do not.", ["Ode et al. [2024] expect a rise.", "So do Lee et al.", "The rest do not."]),
    ("By 5 p.m. Brexit will be done. He came at 5 p.m. The talks go on.", ["By 5 p.m. Brexit will be done.", "He came at 5 p.m.", "The talks go on."]),
    ("The 11 p.m. Brexit deadline will hold. It ends at 6 p.m. Monday. It ends at 6 p.m. Talks go on.", ["The 11 p.m. Brexit deadline will hold.", "It ends at 6 p.m. Monday.", "It ends at 6 p.m.", "Talks go on."]),
    ("He lives on Main St. The rest wait in St. Ives. It ends in Dec. We go.", ["He lives on Main St.", "The rest wait in St. Ives.", "It ends in Dec.", "We go."]),
    ("Ann P. Ode and Jon S. Lee will win.", ["Ann P. Ode and Jon S. Lee will win."]),
    ("Plan B. It failed. A. Lee left.", ["Plan B.", "It failed.", "A. Lee left."]),
    ("Prices will rise by 2030.² The rest will not.[3] Nobody knows.", ["Prices will rise by 2030.", "The rest will not.[3]", "Nobody knows."]),
    ("", []), ("   \n\t\n", []), ("- \n1. \n", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_cuts_as_a_reader_would(text: str, sentences: list[str]) -> None:
    assert [one.text for one in read_document(text, language=ENGLISH).sentences] == sentences


@given(ANY_TEXT)
def test_every_place_holds_its_words_in_order(text: str) -> None:
    end = 0
    for one in read_document(text, language=ENGLISH).sentences:
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        end = one.end


@pytest.mark.parametrize("char", ["\x00", "\ud800", "ש", "\u202e", "😀", "İ"])
def test_strange_characters_move_no_place(char: str) -> None:
    text = f"a{char}b. Second one{char}. Third."
    assert [one.text for one in read_document(text, language=ENGLISH).sentences][-1] == "Third."


def test_a_line_without_end_is_cut_at_white_space() -> None:
    text = "word " * PIECE
    pieces = [one.text for one in read_document(text, language=ENGLISH).sentences]
    assert all(len(piece) <= PIECE for piece in pieces)
    assert " ".join(pieces) == text.strip()


def test_a_long_line_is_cut_at_its_sentences() -> None:
    sentence = "The council met on the hill and talked about the price of bread. "
    assert {one.text for one in read_document(sentence * 300, language=ENGLISH).sentences} == {
        sentence.strip()
    }
