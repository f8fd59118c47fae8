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
    ("Тарифы вырастут в мае, сообщил журналистам заместитель акима Нурлан Асанов.", "Нурлан Асанов", "заместитель акима", "Тарифы вырастут в мае [2027]."),
    ("Тарифы вырастут в мае, сообщил в среду мэр Иван Громов.", "Иван Громов", "мэр", "Тарифы вырастут в мае [2027]."),
    ("«Тарифы вырастут», — рассказала нашему корреспонденту Анна Ким.", "Анна Ким", None, None),
    ("«Тарифы вырастут!» — воскликнул Семён Вершинин.", "Семён Вершинин", None, None),
    ("Нас заверил мэр Иван Громов, что дорогу откроют в мае.", "Иван Громов", "мэр", None),
    ("Журналистам Иван Громов рассказал, что дорогу откроют в мае.", "Иван Громов", None, None),
    ("Со слов Ивана Громова, дорогу откроют в мае.", "Иван Громов", None, "Дорогу откроют в мае [2027]."),
    ("Иван Громов пообещал, что дорогу откроют в мае.", "Иван Громов", None, None),
    ("Инвесторы ждут, что ставку снизят в мае.", "Инвесторы", None, None),
    ("Дорогу откроют в мае, уточнили в акимате.", None, None, None),
    ("Дорогу откроют в мае, рассказал прораб.", "прораб", None, None),
    ("Один из депутатов сказал, что дорогу откроют в мае.", None, None, None),
    ("Дорогу откроют в мае, говорится в сообщении министерства.", None, None, None),
    ("Как сообщает «Вестникъ», дорогу откроют в мае.", "Вестникъ", None, None),
    ("Приехала Ольга Ким. По словам Ким, дорогу откроют в мае.", "Ольга Ким", None, None),
    ("Министр Ольга Ким приехала. По словам Ким, дорогу откроют в мае.", "Ольга Ким", "Министр", None),
    ("Министр Акбота Ким приехала. По словам Ким, дорогу откроют в мае.", "Акбота Ким", "Министр", None),
    ("По словам Ивана Громова, всё готово. По словам Громова, дорогу откроют в мае.", "Иван Громов", None, None),
    ("По оценке эксперта Ивана Громова, подрядчик сорвёт сроки в мае.", "Иван Громов", "эксперта", None),
    ("По оценке Ивана Громова, подрядчик опоздал. «Дорогу откроют в мае», — считает он.", "Иван Громов", None, None),
    ("Людмила Ивановна Ким рада. По словам Ким, дорогу откроют в мае.", "Людмила Ивановна Ким", None, None),
    ("По мнению экспертов ООН, дорогу откроют в мае.", "экспертов ООН", None, None),
    ("Министерство сообщило, что дорогу откроют в мае.", "Министерство", None, None),
    ("Глава Минэнерго РК Мурат Асанов заявил, что добыча вырастет в мае.", "Мурат Асанов", "Глава Минэнерго РК", None),
    ("Президент Казахстана Асан Серик заявил, что добыча вырастет в мае.", "Асан Серик", "Президент Казахстана", None),
    ("Аналитик Nord Finance Мурат Асанов ожидает, что тенге ослабнет в мае.", "Мурат Асанов", "Аналитик Nord Finance", None),
    ("В Рудном бывает Мурат Асанов. В г. Рудном, по его мнению, в мае откроют школу.", "Мурат Асанов", None, None),
    ("По мнению Асанова, налог вырастет. Мурат Асанов — министр. По его мнению, в мае откроют школу.", "Мурат Асанов", None, None),
    ("Депутат Ольга Ким в зале. «Школу откроют в мае», — считает О. Ким.", "Ольга Ким", "Депутат", None),
    ("«Мы не снизим тариф, — сказал Иван Громов, — до конца года».", "Иван Громов", None, None),
]
OWN_FORM = [
    ("Натальи Годуновой", "Наталья Годунова"), ("Ильи Яшина", "Илья Яшин"), ("Павла Титова", "Павел Титов"), ("Льва Носкина", "Лев Носкин"),
    ("Петра Авдеева", "Пётр Авдеев"), ("Николая Белова", "Николай Белов"), ("Анатолия Чайкина", "Анатолий Чайкин"), ("Игоря Бондаря", "Игорь Бондарь"),
    ("Эмиля Наилова", "Эмиль Наилов"), ("Виктора Кима", "Виктор Ким"), ("Анны Шевченко", "Анна Шевченко"), ("Ольги Кравец", "Ольга Кравец"),
    ("Ивана Кравца", "Иван Кравец"), ("Марии Ильиной", "Мария Ильина"), ("Анны Заводской", "Анна Заводская"), ("Максима Горького", "Максим Горький"),
    ("Урсулы фон дер Аль", "Урсула фон дер Аль"), ("Джо Байдена", "Джо Байден"), ("Айданы Садыковой", "Айдана Садыкова"), ("А. Громова", "А. Громов"),
]
DIALOGUE = """— Зачем вам линия?

— Линию мы запустим в мае.

— Протестов не будет, — говорит директор Марат Сеитов. — К июню мы опубликуем замеры.

- Экологи построят музей?
"""
POINTED = [
    ("В мае в городе откроют метро. Об этом сообщил министр Пётр Ильин.", "Пётр Ильин"),
    ("В мае в городе откроют метро.\n\nОб этом на брифинге рассказал министр Пётр Ильин.", "Пётр Ильин"),
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


@pytest.mark.parametrize(("told", "name"), OWN_FORM)
def test_who_is_named_in_the_genitive(told: str, name: str) -> None:
    (found,) = scan(f"По словам {told}, дорогу откроют в мае.", published="2026-11-02")
    assert found.speaker == name


@pytest.mark.parametrize(("text", "speaker"), POINTED)
def test_the_next_sentence_says_who_said_it(text: str, speaker: str) -> None:
    found = scan(text, published="2026-11-02", min_score=0.2)[0]
    assert (found.voice, found.speaker) == (Voice.OTHER, speaker)


@pytest.mark.parametrize(
    "behind", ["Министр рад.", "Об этом рассказал Пётр Ильин: «Деньги есть».", "Об этом знают все."]
)
def test_the_next_sentence_says_something_else(behind: str) -> None:
    found = scan(f"В мае в городе откроют метро. {behind}", published="2026-11-02")[0]
    assert found.voice is Voice.AUTHOR


def test_a_pronoun_behind_names_that_mean_nobody() -> None:
    (found,) = scan("Отряд Д рад. По его словам, в мае откроют школу.", published="2026-11-02")
    assert found.speaker is None


def test_the_lines_of_a_dialogue_are_not_the_authors() -> None:
    found = scan(DIALOGUE, published="2026-11-02", min_score=0.2)
    assert {one.voice for one in found} == {Voice.OTHER}
    assert {one.quote.split(",")[0]: one.speaker for one in found} == {
        "Линию мы запустим в мае.": None,
        "Протестов не будет": "Марат Сеитов",
        "К июню мы опубликуем замеры.": "Марат Сеитов",
        "Экологи построят музей?": None,
    }


def test_a_list_with_dashes_is_no_dialogue() -> None:
    text = "План города:\n\n— Мост построят в мае.\n\n— Дорогу откроют в июне."
    assert {one.voice for one in scan(text, published="2026-11-02")} == {Voice.AUTHOR}


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
