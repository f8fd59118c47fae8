"""A Russian article from its head to the ledger, run as a user runs it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from predtrack import Ledger, scan
from predtrack.reading.blocks import BlockKind, find_blocks
from predtrack.reading.hedges import find_hedge
from predtrack.reading.language import language_of

RUSSIAN = language_of("ru")
ARTICLE = """Цены на жильё

Автор: Анна Ким
5 ноября 2026 года

АЛМАТЫ, 5 ноября (Казинформ) — Цены на жильё вырастут на пять процентов, считает глава Нацбанка Тимур Сулейменов. «Мы снизим ставку уже весной», — сказал он.

Фото: Нацбанк

Что ждать в 2027 году

Безработица превысит восемь процентов.

Бюджет примут до 1 декабря.

Подписывайтесь на наш Telegram-канал!
"""


@pytest.fixture
def article(tmp_path):
    (tmp_path / "цены.txt").write_text(ARTICLE, encoding="utf-8")
    return "цены.txt"


def test_it_is_read_and_kept_in_its_language(on, article, tmp_path):
    result = on("scan", article, "--save", "--now", "2026-11-27")
    assert result.code == 0, result.err
    (kept,) = Ledger(tmp_path / "ledger.json").articles()
    assert (kept.language, kept.authors, str(kept.published)) == ("ru", ("Анна Ким",), "2026-11-05")
    found = json.loads(on("list", "--json", "--now", "2026-11-27").out)
    told = {one["quote"]: (one["speaker"], one["deadline"]["latest"]) for one in found}
    assert told == {
        "Цены на жильё вырастут на пять процентов, считает глава Нацбанка Тимур Сулейменов.": (
            "Тимур Сулейменов",
            None,
        ),
        "«Мы снизим ставку уже весной», — сказал он.": ("Тимур Сулейменов", "2027-05-31"),
        "Безработица превысит восемь процентов.": (None, "2027-12-31"),
        "Бюджет примут до 1 декабря.": (None, "2026-12-01"),
    }


def test_the_language_is_set_by_hand(on, tmp_path):
    (tmp_path / "short.txt").write_text("Рубль ослабнет.\n", encoding="utf-8")
    said = on("scan", "short.txt", "--language", "en").err
    assert "0 statements" in said
    for code in ("ru", "ru-KZ"):
        assert "1 statement" in on("scan", "short.txt", "--language", code).err
    unknown = on("scan", "short.txt", "--language", "uk")
    assert unknown.code == 1
    assert "cannot be read as 'uk': --language is en, ru or kk" in unknown.err


def test_a_page_in_two_languages(on, tmp_path):
    text = "Prices will rise in the whole of the country by May 2027.\n\nЦены вырастут по всей стране к маю 2027 года.\n"
    (tmp_path / "both.txt").write_text(text, encoding="utf-8")
    found = json.loads(on("scan", "both.txt", "--json", "--now", "2026-11-27").out)
    rows = found if isinstance(found, list) else found["statements"]
    assert [one["deadline"]["latest"] for one in rows] == ["2027-05-31", "2027-05-31"]


def test_a_quote_is_added_by_hand(on, article):
    result = on("add", "Бюджет примут до 1 декабря.", "--article", article, "--now", "2026-11-27")
    assert result.code == 0, result.err
    (one,) = json.loads(on("list", "--json", "--now", "2026-11-27").out)
    assert one["deadline"]["latest"] == "2026-12-01"
    assert "counted in" in one["deadline"]["assumption"]


# fmt: off
@pytest.mark.parametrize(("line", "kind"), [
    ("Подписывайтесь на наш канал", BlockKind.FURNITURE), ("Читайте также: как выбрать шины", BlockKind.FURNITURE), ("© Все права защищены", BlockKind.FURNITURE),
    ("Фото: Нацбанк", BlockKind.FURNITURE), ("Цены вырастут на пять процентов.", BlockKind.PARAGRAPH),
])
def test_furniture(line, kind):
    blocks = find_blocks(f"Первый абзац здесь.\n\n{line}\n\nВторой абзац здесь.", language=RUSSIAN)
    assert blocks[1].kind is kind


@pytest.mark.parametrize(("text", "hedge"), [
    ("Рубль может ослабнуть.", "possible"), ("Рубль, скорее всего, ослабнет.", "likely"), ("Рубль непременно ослабнет.", "certain"), ("Рубль ослабнет.", "plain"),
])
def test_hedges(text, hedge):
    assert find_hedge(text, language=RUSSIAN) == hedge
# fmt: on


@pytest.mark.parametrize(("text", "day"), [
    ("Правительство Казахстана повысит тарифы на воду.", "написано 2026-11-27"),
    ("Үкімет Астанада су тарифін көтермек.", "жазылған күні 2026-11-27"),
])  # fmt: skip
def test_a_claim_says_when_it_was_written(text, day):
    (statement,) = scan(text, title="Су и вода", published=date(2026, 11, 27), min_score=0)
    assert statement.claim == f"{text} [Су и вода, {day}]"
