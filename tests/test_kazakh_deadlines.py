"""By when it is to be, in Kazakh: the table of sentences, what an assumption says, strange writing."""

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
from predtrack.reading.deadlines.headfinal import head_first
from predtrack.reading.deadlines.tokens import level, lex
from predtrack.reading.kazakh.declension import cases_of, cases_of_owned, many
from predtrack.reading.language import language_of

KAZAKH = language_of("kk")
TABLE = Path(__file__).parent / "gold" / "deadlines-kk.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]
WRITTEN = date(2026, 11, 27)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_last_day(row: dict) -> None:
    found = find_deadline(row["text"], row["reference"], language=KAZAKH)
    latest = found.latest.isoformat() if found.latest else None
    assert latest == row["deadline"]
    assert (found.basis is Basis.VAGUE) is row.get("vague", False)


def test_the_table_is_long_enough_and_each_row_is_one() -> None:
    assert len(ROWS) == len({row["text"] for row in ROWS}) >= 80


@pytest.mark.parametrize("words", ["2030 жылға дейін", "1 шілдеге дейін"])
def test_until_is_read_as_counted_in_and_says_so(words: str) -> None:
    found = find_deadline(f"Заң {words} қабылданады.", WRITTEN)
    assert found.assumption.endswith("which is counted in")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Зауыт 2027 жылдың соңына дейін ашылады.", "2027 жылдың соңына дейін"),
        ("Зауыт келер жылдың күзінде ашылады.", "келер жылдың күзінде"),
        ("ЗАУЫТ ҮШ ЖЫЛ ІШІНДЕ САЛЫНАДЫ.", "ҮШ ЖЫЛ ІШІНДЕ"),
    ],
)
def test_its_words_are_those_of_the_text(text: str, words: str) -> None:
    assert find_deadline(text, WRITTEN, language=KAZAKH).text == words


@pytest.mark.parametrize(
    "text",
    [
        "Жылу маусымына дейін құбырлар ауыстырылады.",  # a season, not June
        "Қаланың бірі оны қайта салады, ал соның бірінде ол болады.",
        "Ол бассейнге аптасына екі рет, ай сайын барады.",
        "Завод відкриють до кінця 2027 року, і ціна зросте.",  # Ukrainian
        "Завод жыл coңынa дeйін aшылaды.",  # Latin letters among the others
    ],
)
def test_no_day(text: str) -> None:
    assert find_deadline(text, WRITTEN).latest is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2027 жылдың соңына дейін", "<by> соңына <of> 2027"),
        ("жыл соңында", "<in> соңында <of> <the> жыл"),
        ("2027 жылғы 15 мамырда", "<in> 15 мамырда 2027"),
        ("үш айдан кейін", "<in> үш айдан"),
        ("күзден кейін", "<after> күзден"),
        ("жиырма бес күнде", "<in> бес күнде"),
        ("екі мың отызыншы жылы", "<in> 2030"),
        ("ай сайын", "ай сайын"),
    ],
)
def test_heads_are_put_first(text: str, words: str) -> None:
    grammar = grammar_of(KAZAKH)
    tokens = head_first(lex(level(text), grammar.lexicon, grammar.lexeme), grammar)
    assert " ".join(one.word for one in tokens if one.word) == words


def test_a_language_that_has_its_heads_first_is_left_as_it_is() -> None:
    grammar = grammar_of(language_of("en"))
    tokens = lex(level("by the end of 2027"), grammar.lexicon, grammar.lexeme)
    assert head_first(tokens, grammar) is tokens


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (cases_of("шілде"), "шілде шілденің шілдеге шілдеде шілдеден шілдедегі"),
        (cases_of("тоқсан"), "тоқсан тоқсанның тоқсанға тоқсанда тоқсаннан тоқсандағы"),
        (cases_of("жаз"), "жаз жаздың жазға жазда жаздан жаздағы"),
        (cases_of("апта"), "апта аптаның аптаға аптада аптадан аптадағы"),
        (cases_of_owned("соң"), "соңы соңының соңына соңында соңынан соңындағы"),
        (cases_of_owned("орта"), "ортасы ортасының ортасына ортасында ортасынан ортасындағы"),
        (
            cases_of_owned("қыркүйек"),
            "қыркүйегі қыркүйегінің қыркүйегіне қыркүйегінде қыркүйегінен қыркүйегіндегі",
        ),
        (cases_of(many("күн")), "күндер күндердің күндерге күндерде күндерден күндердегі"),
    ],
)
def test_cases(forms: dict[str, str], expected: str) -> None:
    assert " ".join(forms) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Көпір 2027 жылдың 1 қыркүйегіне дейін салынады.", "2027-09-01"),
        ("Көпір 2027 ж. салынады.", "2027-12-31"),
        ("Жыл аяғына дейін үш дүкен ашылады.", "2026-12-31"),
        ("Жыл соңына дейін мектептерді жөндейді.", "2026-12-31"),
        ("Егер қыс қатты болса, көмір ақпанда қымбаттайды.", "2027-02-28"),
        ("Біз 30 күн ішінде қосымша ұсынамыз, – деп уәде берді.", "2026-12-27"),
        ("Былтыр наурызда ашылған мектеп жабылды.", None),
    ],
)
def test_the_verb_stands_last(text: str, day: str | None) -> None:
    latest = find_deadline(text, WRITTEN, language=KAZAKH).latest
    assert (latest and latest.isoformat()) == day


PAGE = (Path(__file__).parent.parent / "docs" / "kk.md").read_text("utf-8")
ON_PAGE = re.findall(r"^\| ([^|]+) \| (\d{4}-\d\d-\d\d)", PAGE, re.MULTILINE)


def test_the_page_for_readers_tells_the_days_that_are_read() -> None:
    assert len(ON_PAGE) == 9
    for words, day in ON_PAGE:
        found = find_deadline(f"Бұл {words} болады.", "2026-11-05", language=KAZAKH)
        assert (words, str(found.latest)) == (words, day)


WORDS = [
    *sorted(word for word in grammar_of(KAZAKH).lexicon if "<" not in word),
    *("дейін", "қарай", "кейін", "ішінде", "бастап", "сайын", "15", "1-інен"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_row_of_words_breaks_it(words: list[str]) -> None:
    find_deadline(" ".join(words), WRITTEN, language=KAZAKH)
