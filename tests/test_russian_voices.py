"""Whose words a Russian statement is, and what it claims without who says it."""

from __future__ import annotations

import pytest

from predtrack import scan
from predtrack.models.statement import Voice
from predtrack.reading.language import language_of
from predtrack.reading.typography import lowered
from predtrack.reading.voices.rule import Saying, VoiceRow
from predtrack.reading.voices.telling import tellings_of

RUSSIAN = language_of("ru")


def rows_in(text: str) -> set[str]:
    found = tellings_of(RUSSIAN).find(text.replace("«", '"').replace("»", '"'), lowered(text))
    return {one.row for one in found}


@pytest.mark.parametrize("saying", RUSSIAN.voices.sayings, ids=lambda one: f"{one.row}-{one.need}")
def test_a_row_is_found_where_it_must(saying: Saying) -> None:
    row = VoiceRow.ACCORDING if saying.row is VoiceRow.SOMEBODYS else saying.row  # "по его словам"
    assert all(row in rows_in(text) for text in saying.fires)
    assert not any(saying.row in rows_in(text) for text in saying.silent)


# fmt: off
SAID = [
    ("«Тарифы вырастут уже в мае», — сказал министр энергетики Ержан Ибраев.", "Ержан Ибраев", "министр энергетики", "Тарифы вырастут уже в мае [2027]."),
    ("Ержан Ибраев заявил, что тарифы вырастут в мае.", "Ержан Ибраев", None, "Тарифы вырастут в мае [2027]."),
    ("По словам Игоря Дмитриева, рубль сильно укрепится.", "Игорь Дмитриев", None, "Рубль сильно укрепится."),
    ("По словам директора банка Анны Ким, рубль сильно укрепится.", "Анна Ким", "директора банка", "Рубль сильно укрепится."),
    ("Как заявил посол Иван Петров, санкции снимут уже в мае.", "Иван Петров", "посол", "Санкции снимут уже в мае [2027]."),
    ("Цены на зерно вырастут, сообщает Reuters.", "Reuters", None, "Цены на зерно вырастут."),
    ("— Мы построим новую школу, — сказал Асан Серик.", "Асан Серик", None, None),
    ("Глава Нацбанка Тимур Сулейменов сообщил, что ставка не изменится до лета.", "Тимур Сулейменов", "Глава Нацбанка", "Ставка не изменится до лета [до 2027-08-31]."),
    ("Аналитики ожидают роста цен в 2027 году.", "Аналитики", None, None),
    ("«Завод „Восток“ откроют в мае», — заявил Асан Серик.", "Асан Серик", None, "Завод „Восток“ откроют в мае [2027]."),
    ("Асан Серик уверен, что «Восток» победит.", "Асан Серик", None, None),
    ("Суд закончится в мае. «Мы победим», — считает адвокат Анна Ким.", "Анна Ким", "адвокат", None),
]
# fmt: on


@pytest.mark.parametrize(("text", "speaker", "role", "claim"), SAID)
def test_who_says_it(text: str, speaker: str, role: str | None, claim: str | None) -> None:
    found = scan(text, published="2026-11-02", min_score=0.2)[-1]
    assert (found.voice, found.speaker, found.speaker_role) == (Voice.OTHER, speaker, role)
    assert claim in {None, found.claim}


@pytest.mark.parametrize("text", ["Завод «Восток» откроется в мае.", "Цены вырастут в мае."])
def test_the_authors_own(text: str) -> None:
    (found,) = scan(text, published="2026-11-02")
    assert found.voice is Voice.AUTHOR


def test_a_pronoun_means_who_was_named_last() -> None:
    text = "Министр Асан Серик приехал вчера. По его словам, завод закроют в мае."
    (found,) = scan(text, published="2026-11-02")
    assert (found.voice, found.speaker) == (Voice.OTHER, "Асан Серик")


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        ("Во-первых, цены вырастут в мае.", "Цены вырастут в мае [2027]."),
        ("Думаю, что цены вырастут в мае.", "Цены вырастут в мае [2027]."),
        ("Но цены вырастут в мае 2027 года.", "Цены вырастут в мае 2027 года."),
    ],
)
def test_what_stands_before_a_claim(quote: str, claim: str) -> None:
    assert scan(quote, published="2026-11-02")[0].claim == claim
