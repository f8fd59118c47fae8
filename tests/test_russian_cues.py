"""Russian cues and masks: forms, kinds, no-change, likelihood, strange writing."""

from __future__ import annotations

import pytest

from predtrack import scan
from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule
from predtrack.reading.language import language_of
from predtrack.reading.russian.verbs import PERFECTIVE, forms

RULES = language_of("ru").cues.rules
WRITTEN = "2026-11-02"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_write_yo_as_ye(rule: Rule) -> None:
    assert "ё" not in rule.starts
    assert "ё" not in rule.then.replace("а-яё", "")


def test_no_verb_is_listed_twice() -> None:
    assert len(PERFECTIVE.split()) == len({*PERFECTIVE.split()})


# fmt: off
@pytest.mark.parametrize("word", "вырастет вырастут построим решится возобновятся начнут введут возьмут закроют закроется станет дадут продлятся произведёт отреагируют предупредит пробудет".replace("ё", "е").split())
def test_a_perfective_form(word: str) -> None:
    assert forms()["<perfective>"](word)


@pytest.mark.parametrize("word", "засудят раскупят промолчат".split())
def test_what_looks_like_one(word: str) -> None:
    assert forms()["<like perfective>"](word)


@pytest.mark.parametrize("word", "приходит выходят проводит приносят растет падает визит институт депозит относится находится состоит отметим скажем положим лет дают создают передают противоречит заботятся адаптируется лишь".split())
def test_none(word: str) -> None:
    assert not any(is_one(word) for is_one in forms().values())


FOUND = [
    ("Цены на газ вырастут к осени.", Kind.PREDICTION), ("Мы построим новую больницу к 2028 году.", Kind.PROMISE), ("Компания планирует открыть три завода.", Kind.PROMISE),
    ("Ожидается, что рост замедлится.", Kind.EXPECTATION), ("Когда откроют новую станцию метро?", Kind.QUESTION), ("Рубль будет слабеть.", Kind.PREDICTION),
    ("Вряд ли банк снизит ставку в этом году.", Kind.PREDICTION), ("Стране предстоит пройти через спад.", Kind.PREDICTION), ("Курс доллара может вырасти до шестисот тенге.", Kind.PREDICTION),
    ("Паром должен отправиться завтра в полдень.", Kind.PREDICTION), ("Есть планы построить второй порт.", Kind.PROMISE),
    ("ЦЕНЫ НА ГАЗ ВЫРАСТУТ К ОСЕНИ.", Kind.PREDICTION), ("Налог введут в мае.", Kind.PREDICTION), ("Налог введён не будет, а завод построят всё же.", Kind.PREDICTION),
]
NOT_FOUND = [
    "Цены на газ выросли.", "Если бы цены тогда упали, завод бы закрылся.", "Нужно построить новую школу.", "Он собирался стать врачом, но стал поваром.", "Завод работает с 1975 года.",
    "Заявку может подать любая школа.", "На одну зарплату не проживёшь.", "Возможно, этот мост — старейший в стране.", "Министр не уточнил, когда откроют завод.", "Мы писали, что банк закроют.", "Соседи дают детям по яблоку.",
    "Уряд побудує нову лікарню до кінця року.", "Правительство построитъ новую больницу, и цѣны вырастутъ.", "Pravitelstvo postroit novuyu bolnitsu do kontsa goda.", "Вкусный обед входит в стоимость.",
    "Цeны вырocтут к oceни.",  # Latin letters among the others
]
# fmt: on


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_statements_and_their_kinds(text: str, kind: Kind) -> None:
    assert [one.kind for one in scan(text, published=WRITTEN)] == [kind]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_none_is_found(text: str) -> None:
    assert scan(text, published=WRITTEN) == []


@pytest.mark.parametrize(
    ("text", "no_change"),
    [
        ("До конца года новых выборов не будет.", True),
        ("Ставка не изменится до лета.", True),
        ("Налог останется прежним до 2030 года.", True),
        ("Ставка изменится до лета.", False),
        ("Новых выборов не будет.", False),
    ],
)
def test_no_change(text: str, no_change: bool) -> None:
    (found,) = scan(text, published=WRITTEN)
    assert found.no_change is no_change


def test_words_of_probability_get_no_number() -> None:
    (found,) = scan("Скорее всего, матч отменят в мае.", published=WRITTEN)
    assert found.likelihood is None


def test_yo_and_ye_are_one() -> None:
    both = [scan(f"Рост замедлится в т{one}плом мае, и налог введ{one}т.") for one in "её"]
    assert [len(one) for one in both] == [1, 1]
    assert both[0][0].score == both[1][0].score


def test_a_text_of_two_languages_is_read_in_both() -> None:
    text = "Prices will rise in the whole of the country by May.\n\nЦены вырастут по всей стране к маю."
    found = scan(text, published=WRITTEN)
    assert [one.quote for one in found] == text.split("\n\n")
    assert {str(one.deadline.latest) for one in found} == {"2027-05-31"}
