"""By when it is to be, in Russian: the table of sentences, what an assumption says, strange writing."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack import find_deadline
from predtrack.models.deadline import Basis
from predtrack.reading.deadlines.grammar import grammar_of
from predtrack.reading.deadlines.implied import completed
from predtrack.reading.deadlines.tokens import level, lex
from predtrack.reading.language import language_of

RUSSIAN = language_of("ru")
ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "deadlines-ru.jsonl")
    .read_text("utf-8")
    .splitlines()
]
KNOWN_WRONG = {
    "Год спустя он вернётся.",
    "Лет через десять машины станут летать.",
    "Через лет десять машины станут летать.",
}
"""What the grammar does not read: a number behind its unit, a unit without a number."""
WRITTEN = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Банк запустит приложение в течение 45 дней с момента публикации.", date(2027, 1, 11)),
        ("«Мы не снизим тариф, — сказал Асанов, — до конца года».", date(2026, 12, 31)),
        ("Мост, — сказал Асанов в мае, — построили.", None),
    ],
)
def test_what_its_day_counts_from(text: str, day: date | None) -> None:
    assert find_deadline(text, WRITTEN, language=RUSSIAN).latest == day


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_last_day(row: dict) -> None:
    found = find_deadline(row["text"], row["reference"])
    latest = found.latest.isoformat() if found.latest else None
    assert (latest == row["deadline"]) is (row["text"] not in KNOWN_WRONG)
    assert (found.basis is Basis.VAGUE) is row.get("vague", False)


def test_the_table_is_long_enough_and_each_row_is_one() -> None:
    assert len(ROWS) == len({row["text"] for row in ROWS}) > 150


@pytest.mark.parametrize(
    "words", ["до 2030 года", "до 1 июля 2027 года", "не позднее 1 июля 2027 года"]
)
def test_until_is_read_as_counted_in_and_says_so(words: str) -> None:
    found = find_deadline(f"Закон примут {words}.", WRITTEN)
    assert found.assumption.endswith("which is counted in")


@pytest.mark.parametrize("words", ["к 2030 году", "в 2030 году", "раньше 2030 года"])
def test_other_prepositions_say_nothing_of_it(words: str) -> None:
    assert "counted in" not in find_deadline(f"Закон примут {words}.", WRITTEN).assumption


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("К концу 2027 года завод откроют.", "К концу 2027 года"),
        ("Завод откроют осенью 2027 г.", "осенью 2027 г"),
        ("В ТЕЧЕНИЕ ТРЁХ ЛЕТ ЗАВОД ОТКРОЮТ.", "В ТЕЧЕНИЕ ТРЁХ ЛЕТ"),
    ],
)
def test_its_words_are_those_of_the_text(text: str, words: str) -> None:
    assert find_deadline(text, WRITTEN).text == words


@pytest.mark.parametrize(
    "text",
    [
        "Завод відкриють до кінця 2027 року.",  # Ukrainian: not read as Russian
        "Заводъ откроютъ къ концу года, не позже.",
        "Завод откроют к кoнцу гoда.",  # Latin letters among the others
        "Zavod otkroyut k kontsu goda.",
    ],
)
def test_what_is_no_russian_is_not_read(text: str) -> None:
    assert find_deadline(text, WRITTEN).basis is Basis.NONE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("к концу года", ["к", "концу", "<of>", "<the>", "года"]),
        ("осенью 2030 года", ["в", "осенью", "<of>", "2030"]),
        ("через год", ["через", "<the>", "год"]),
        ("в ближайшие годы", ["в", "<the>", "ближайшие", "годы"]),
        ("через три года", ["через", "три", "года"]),
    ],
)
def test_what_forms_imply_is_put_back(text: str, words: list[str]) -> None:
    grammar = grammar_of(RUSSIAN)
    tokens = completed(lex(level(text), grammar.lexicon, grammar.lexeme), grammar)
    assert [one.word for one in tokens if one.word] == words


PAGE = Path(__file__).parent.parent / "docs" / "ru.md"
TABLE = [
    (words.split(",")[0].strip(), day)
    for words, day in re.findall(
        r"^\| ([^|]+) \| (\d{4}-\d\d-\d\d)", PAGE.read_text("utf-8"), re.MULTILINE
    )
]


@pytest.mark.parametrize(("words", "day"), TABLE)
def test_the_page_for_readers_tells_the_days_that_are_read(words: str, day: str) -> None:
    assert str(find_deadline(f"Это случится {words}.", "2026-11-05").latest) == day


def test_the_page_has_its_table() -> None:
    assert len(TABLE) == 10


WORDS = [
    *sorted(word for word in grammar_of(RUSSIAN).lexicon if "<" not in word),
    "2027",
    "15",
    "31",
    "1-го",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_row_of_words_breaks_it(words: list[str]) -> None:
    find_deadline(" ".join(words), WRITTEN, language=RUSSIAN)


def test_plural_units_without_a_number_are_vague() -> None:
    assert find_deadline("Через полугодия спада рынок вырастет.", WRITTEN).basis is not Basis.STATED
