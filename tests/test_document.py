"""Documents: a text read once into blocks, sentences, quotations and names."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.blocks import BlockKind
from predtrack.reading.document import Document, read_document
from predtrack.reading.english import ENGLISH
from predtrack.reading.statements import find_statements

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))
ARTICLE = """Port tolls to rise

By Marta Kowal

OSLO (Reuters) - The port's new tolls take effect in May. Transport Minister Henrik Dahl said so.

A shorter way

“We will not raise the toll before 2028.”

- Two ferry lines will close.
“We will not raise the toll before 2028,” Dahl told the council of Oslo, and went home to his wife.

File photo: The harbour of Oslo
Related: More tolls
Follow us on LinkedIn
"""


def read(text: str) -> Document:
    return read_document(text, language=ENGLISH)


def test_each_block_is_what_it_is() -> None:
    document = read(ARTICLE)
    assert [one.kind.value for one in document.blocks] == [
        "headline", "byline", "dateline", "paragraph", "subhead", "pull quote", "list item",
        "paragraph", "caption", "related links", "furniture",
    ]  # fmt: skip
    assert all(ARTICLE[one.start : one.end].strip() for one in document.blocks)


def test_a_sentence_begins_behind_its_dateline_and_knows_its_block() -> None:
    document = read(ARTICLE)
    first = next(one for one in document.sentences if "tolls take" in one.text)
    assert first.text == "The port's new tolls take effect in May."
    assert document.block_of(first).kind is BlockKind.PARAGRAPH
    assert not any("LinkedIn" in one.text or "OSLO" in one.text for one in document.sentences)


def test_people_go_by_their_fullest_name_with_their_office() -> None:
    text = "Mr Dahl spoke. Henrik Dahl left. Transport Minister Henrik Dahl is 50. Democrat Henrik Dahl. Ann O. Berg, Ann Berg."
    people = read(text).people
    assert [(one.name, one.role) for one in people["Dahl"]] == [
        ("Henrik Dahl", "Transport Minister")
    ]
    assert [one.name for one in people["Berg"]] == ["Ann O. Berg"]
    assert read(text).people_named("Dahl") == people["Dahl"]
    assert read(text).people_named("Lee") == ()


def test_who_shares_a_surname_is_told_apart() -> None:
    assert len(read("He met Anna Berg. Later Otto Berg came, too.").people["Berg"]) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Анна Берг met Қасым Тоқаев.", ["Анна Берг", "Қасым Тоқаев"]),
        ("The Bank of England and Mr Dahl's dog.", ["Bank of England", "Dahl"]),
        ("In May it rained on Monday.", []),
        ("اجتمع المجلس 市议会开会", []),
    ],
)
def test_names_of_any_alphabet_with_capitals(text: str, names: list[str]) -> None:
    assert [one.words for one in read(text).names] == names


# fmt: off
WRAPPED = [
    "The council will close\nthe bridge in May.",
    "The council, said Anna\nBerg, will close the bridge\nin May and open it\nin June.",
    "The mayor said that the\nCouncil will close it.\n\nNobody minds that the\nbridge will be closed.",
    "The council will close the\r\nbridge in May.",
]
# fmt: on


@pytest.mark.parametrize("text", WRAPPED)
def test_a_sentence_over_short_lines_is_one_and_its_place_exact(text: str) -> None:
    sentences = [one.text for one in read(text).sentences]
    assert sentences == text.replace("\r\n\r\n", "\n\n").split("\n\n")
    assert find_statements(text)


def test_titles_a_line_stay_apart() -> None:
    text = "Rates to rise\nBridge to open\nNew stadium planned"
    assert len(read(text).sentences) == 3


@given(ANY_TEXT)
def test_no_text_breaks_it(text: str) -> None:
    document = read(text)
    assert len(document.plain) == len(text)
    end = 0
    for one in document.sentences:
        block = document.block_of(one)
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert block.start <= one.start
        assert one.end <= block.end
        end = one.end
    for name in document.names:
        assert 0 <= name.start < name.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["Anna Berg met Otto Dahl. ", "Xaver ", "Anna B. ", "The Bank of ", "“We will go,” said Berg. ", "\nBERG: We will go.", "A\n", "“a”\n"],
)  # fmt: skip
def test_time_grows_with_the_length_alone(unit: str) -> None:
    once = 4_000 // len(unit)
    assert_linear(lambda text: read(text).people, unit * once, unit * once * 8)
