"""Kazakh cues and masks: forms, kinds, no-change, strange writing."""

from __future__ import annotations

import pytest

from predtrack import scan
from predtrack.models.statement import Kind
from predtrack.reading.kazakh.verbs import forms

WRITTEN = "2026-11-02"


# fmt: off
@pytest.mark.parametrize("word", "ашылады салынады өседі болады береді көбейеді басталады азаяды төмендейді қабылдайды жетеді айтады жаңбырлайды".split())
def test_a_present(word: str) -> None:
    assert forms()["<present>"](word)


@pytest.mark.parametrize("word", "еді деді жоспарлады мәлімдеді хабарлады қабылдады бастады сақтады жасады ашылды өсті салынған дейді".split())
def test_no_present(word: str) -> None:
    assert not forms()["<present>"](word)


@pytest.mark.parametrize(("word", "form"), [("салмақ", "<intent>"), ("түспекші", "<intent>"), ("аламыз", "<first>"), ("егемін", "<first>"), ("өзгермейді", "<denied>"), ("жауса", "<if>")])
def test_other_forms(word: str, form: str) -> None:
    assert forms()[form](word)


@pytest.mark.parametrize("word", "көмек еңбек сабақ тамақ бармақ".split())
def test_nouns_are_no_intent(word: str) -> None:
    assert not forms()["<intent>"](word)


FOUND = [
    ("Келесі жылы қалада үш мектеп ашылады.", Kind.PREDICTION), ("Компания жаңа зауыт салуды жоспарлап отыр.", Kind.PROMISE), ("Көктемде су тасқыны күтіледі.", Kind.EXPECTATION),
    ("Министр салықты азайтуға уәде берді.", Kind.PROMISE), ("Алдағы үш жылда мың мектеп салынбақ.", Kind.PROMISE), ("Баға өсетін болады.", Kind.PREDICTION),
    ("Егер жауын жауса, биыл өнім көп болады.", Kind.CONDITIONAL), ("Мұнай бағасы тағы құлдырай ма?", Kind.QUESTION), ("КЕЛЕСІ ЖЫЛЫ ҚАЛАДА ҮШ МЕКТЕП АШЫЛАДЫ.", Kind.PREDICTION),
    ("Жұмыссыздық артуы мүмкін.", Kind.PREDICTION), ("Зауыт күзде ашылуы тиіс.", Kind.PREDICTION), ("Біз жаңа көпір саламыз және жолды жөндейміз.", Kind.PROMISE),
]
NOT_FOUND = [
    "Кеше қалада жаңа мектеп ашылды.", "Ол күн сайын таңертең жүгіреді.", "Жол салу жұмыстары жүріп жатыр.", "Үлгіні осы жерден жүктеп алуға болады.",
    "Келерки жылы шаарда үч мектеп ачылат жана баа өсөт.",  # Kyrgyz
    "Киләсе елда шәһәрдә өч мәктәп ачыла һәм бәя үсә.",  # Tatar
    "Наступного року в місті відкриють три школи.",  # Ukrainian
    "Келecі жылы қaлaдa үш мeктeп aшылaды.",  # Latin letters among the others
]
# fmt: on


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_statements_and_their_kinds(text: str, kind: Kind) -> None:
    assert [one.kind for one in scan(text, published=WRITTEN)] == [kind]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_none_is_found(text: str) -> None:
    assert scan(text, published=WRITTEN) == []


def test_a_habit_scores_lower_than_what_has_a_time_or_a_plan() -> None:
    texts = ["Дәріханалар жабылады.", "Дәріханалар келесі жылы жабылады.", "Дәріханалар жабылмақ."]
    doubtful, *others = (scan(one, published=WRITTEN, min_score=0.0)[0].score for one in texts)
    assert doubtful < 0.4 < min(others)


@pytest.mark.parametrize(
    ("text", "no_change"),
    [("Жыл соңына дейін сайлау болмайды.", True), ("Жыл соңында сайлау болады.", False)],
)
def test_no_change(text: str, no_change: bool) -> None:
    (found,) = scan(text, published=WRITTEN)
    assert found.no_change is no_change


def test_words_of_probability_get_no_number() -> None:
    (found,) = scan("Бәлкім, матч мамырда кейінге қалады.", published=WRITTEN)
    assert found.likelihood is None
