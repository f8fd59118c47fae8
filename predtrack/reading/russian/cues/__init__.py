"""Cues and masks of forward-looking Russian by family, and what they are made of."""

from __future__ import annotations

from pathlib import Path

from predtrack.reading.cues.rule import CueWords, Rule
from predtrack.reading.patterns import pattern
from predtrack.reading.russian.cues.ahead import AHEAD
from predtrack.reading.russian.cues.masks import AGAINST, COVERS
from predtrack.reading.russian.cues.plans import PLANS, SUPPORTS, UNCHANGED
from predtrack.reading.russian.verbs import forms

# fmt: off
_FAMILIES: dict[str, tuple[Rule, ...]] = {
    "ahead": AHEAD, "plans": PLANS, "unchanged": UNCHANGED, "supports": SUPPORTS, "covers": COVERS, "against": AGAINST,
}
_SORTS = {
    "past-time": "ранее вчера накануне прошлом прошлой прошлого тогда уже назад",
    "time": "завтра году год года месяц месяца месяцев неделе недели лет дней января февраля марта апреля мая июня июля августа сентября октября ноября декабря осенью весной летом зимой",
    "body": "правительство министерство министр президент компания банк суд парламент власти акимат партия комиссия комитет совет клуб сборная команда полиция армия глава депутаты депутат",
    "text": "закон законопроект проект программа план договор соглашение документ решение правила",
    "crowd": "люди россияне казахстанцы граждане жители родители дети пользователи участники эксперты аналитики",
    "us": "мы нас нам наш наша наши", "me": "я мне меня",
}
# fmt: on
CUES = CueWords(
    families=_FAMILIES,
    token=pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*"),
    frequent=frozenset(
        "в и не на с что по к из за от о для как а но до при во со же ли бы или у".split()
    ),
    adverbs=r"(?: (?:[а-я]{2,14}о|не|уже|еще|все|также|тоже|скоро|снова|вновь|опять|только|лишь)){0,2}",
    past=frozenset("был была было были стал стала стали".split()),
    past_endings=(
        "ал",
        "ала",
        "али",
        "ало",
        "ил",
        "ила",
        "или",
        "ило",
        "ел",
        "ела",
        "ели",
        "лся",
        "лась",
        "лось",
        "лись",
    ),
    present=frozenset("есть является являются идет идут имеет имеют".split()),
    sorts=_SORTS,
    weights=Path(__file__).parent.parent / "weights.json",
    forms=forms(),
)
