"""A Kazakh article: where sentences end, whose words they are, and names in several scripts."""

from __future__ import annotations

import pytest

from predtrack import scan
from predtrack.models.identity import romanised
from predtrack.models.statement import Hedge, Voice
from predtrack.reading.document import read_document
from predtrack.reading.head import read_head
from predtrack.reading.hedges import find_hedge
from predtrack.reading.kazakh.latin import in_cyrillic
from predtrack.reading.language import language_of
from predtrack.reading.typography import lowered
from predtrack.reading.voices.rule import Saying
from predtrack.reading.voices.telling import tellings_of
from predtrack.reading.which_language import tell_code

KAZAKH = language_of("kk")

# fmt: off
TEXTS = [
    "А.Б. Серіков 1970 ж. Омбыда туған.| Ол дәрігер.",
    "Зауыт 2027 ж. салынады.| Жұмыс басталды.",
    "Қор 3 млрд. теңге бөледі.| Ақша мамырда түседі.",
    "Онда алма, алмұрт және т.б. өседі.| Егін күзде жиналады.",
    "«Көпір салынады», – деді әкім.| Тұрғындар қуанды.",
    "Проф. Серіков пен акад. Әлиев келіспейді.| Екеуі де қателеседі.",
    "Баға өседі ме?| Сарапшылар үндемейді.",
    "Қ. Тоқаев кездесу өткізді.| Жиынға министрлер қатысты.",
]
SAID = [
    ("Президент Асан Тоқаев келесі жылы жаңа заң қабылданады деп мәлімдеді.", "Асан Тоқаев"),
    ("«Біз 2027 жылдың соңына дейін бес мектеп саламыз», – деді министр Асан Серіков.", "Асан Серіков"),
    ("Ержан Асановтың айтуынша, алдағы үш жылда баға екі есе өседі.", "Ержан Асанов"),
    ("Сарапшылар инфляция жазда төмендейді деп санайды.", "Сарапшылар"),
    ("Экономист Дана Әлиева қыста көмір қымбаттайтынын ескертті.", "Дана Әлиева"),
    ("Жол мамырда ашылады, – деп хабарлады министр Асан Серіков.", "Асан Серіков"),
    ("«Жол мамырда ашылады», – деп жазды Асан Серіков.", "Асан Серіков"),
    ("Ұлттық банктің болжамынша, инфляция мамырда баяулайды.", "Ұлттық банк"),
    ("Сарапшылардың пікірінше, инфляция мамырда баяулайды.", "Сарапшылар"),
    ("Министрлік өкілі Асан Серіков журналистерге жол мамырда ашылады деп айтты.", "Асан Серіков"),
    ("Асан Серіков жол келесі жылы ашылатынын мәлім етті.", "Асан Серіков"),
    ("Қаржыгер Асан Серіков жол мамырда ашылады деп есептейді.", "Асан Серіков"),
    ("«Жолды мамырда ашамыз», – деп атап өтті министр Асан Серіков.", "Асан Серіков"),
    ("– Жол мамырда ашылады. Оны жөндейміз, – деді Серіков журналистерге.", "Серіков"),
    ("Асан Серіков жол мамырда ашылады деп уәде берді.", "Асан Серіков"),
    ("Келесі мамырда жаңа жол ашылады. Бұл туралы министр Асан Серіков хабарлады.", "Асан Серіков"),
    ("– Жол қашан ашылады?\n\n– Келесі жылы ашамыз, – дейді директор Самат Оспанов.", "Самат Оспанов"),
]
LATIN = [
    ("Qazaqstan prezidenti Asan Toqaev kelesi jyly jol aşylady dep mälimdedi.", "Asan Toqaev"),
    ("Qarjy ministri Asan Serıkov kelesi jyly salyq ösedi dep mälimdedi.", "Asan Serıkov"),
    ("«Jol kelesi jyly aşylady», – dedi ministr Asan Serıkov.", "Asan Serıkov"),
    ("Asan Serıkovtiñ aituynşa, jol kelesi jyly aşylady.", "Asan Serıkov"),
]
# fmt: on


@pytest.mark.parametrize("text", TEXTS)
def test_sentences(text: str) -> None:
    document = read_document(text.replace("|", ""), language=KAZAKH)
    assert [one.text for one in document.sentences] == [one.strip() for one in text.split("|")]


@pytest.mark.parametrize("saying", KAZAKH.voices.sayings, ids=lambda one: f"{one.row}-{one.need}")
def test_a_row_is_found_where_it_must(saying: Saying) -> None:
    def rows_in(text: str) -> list:
        level = text.replace("«", '"').replace("»", '"').replace("–", "-")
        return tellings_of(KAZAKH).find(level, lowered(level))

    assert all(rows_in(text) for text in saying.fires)
    assert not any(rows_in(text) for text in saying.silent)


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_who_says_it(text: str, speaker: str) -> None:
    found = scan(text, published="2026-11-02", min_score=0.2)[-1]
    assert (found.voice, found.speaker) == (Voice.OTHER, speaker)


@pytest.mark.parametrize(("text", "speaker"), LATIN)
def test_who_says_it_in_latin_letters(text: str, speaker: str) -> None:
    (found,) = scan(
        f"{text} Jaña zauyt 2027 jyldyñ soñyna deiin ashylady.", published="2026-11-02"
    )[:1]
    assert (found.voice, found.speaker) == (Voice.OTHER, speaker)


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        ("Мердігердің сөзінше, жол 2028 жылы ашылады.", "Жол 2028 жылы ашылады."),
        ("Жол 2028 жылы ашылады, деп хабарлады мэр Асан Серіков.", "Жол 2028 жылы ашылады."),
        ("Жол Жеңіс күніне дейін ашылады.", "Жол Жеңіс күніне дейін [2027-05-09] ашылады."),
    ],
)
def test_what_it_claims(quote: str, claim: str) -> None:
    assert scan(quote, published="2026-11-02", min_score=0.2)[0].claim == claim


def test_a_capital_that_would_grow() -> None:
    text = "AẞA, Asan Serıkovtiñ aituynşa, jaña jol kelesi jyly aşylady."
    (found,) = scan(text, published="2026-11-02", language=KAZAKH)
    assert found.speaker == "Asan Serıkov"


def test_a_heading_that_looks_ahead() -> None:
    text = "2027 жылы не күтеміз\n\nМұнай бағасы төмендейді.\n"
    (found,) = scan(text, published="2026-11-02", min_score=0.05)
    assert str(found.deadline.latest) == "2027-12-31"


HEAD = """Жаңа жол туралы
Авторы: Айгерім Сейтқали
Дереккөз: Дала
{}

Келесі жылы жаңа мектеп ашылады. Қала тұрғындары оны көптен күткен болатын.

Оқи отырыңыз: келесі жылы жаңа саябақ ашылады
"""


@pytest.mark.parametrize(
    "day", ["2026 жылғы 5 қараша", "5 қараша 2026", "5 қараша, 2026 жыл", "Күні: 05.11.2026"]
)
def test_the_head_and_the_furniture_of_a_page(day: str) -> None:
    head = read_head(HEAD.format(day), language=KAZAKH)
    assert (head.title, head.authors, head.outlet) == (
        "Жаңа жол туралы",
        ("Айгерім Сейтқали",),
        "Дала",
    )
    assert str(head.published) == "2026-11-05"
    assert len(scan(HEAD.format(day), published="2026-11-05")) == 1


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Баға өседі.", Hedge.PLAIN),
        ("Баға өсуі мүмкін.", Hedge.POSSIBLE),
        ("Баға өседі деп күтіледі.", Hedge.LIKELY),
        ("Баға сөзсіз өседі.", Hedge.CERTAIN),
    ],
)
def test_how_strongly_it_is_put(text: str, hedge: Hedge) -> None:
    assert find_hedge(text, language=KAZAKH) is hedge


def test_the_authors_own() -> None:
    (found,) = scan("Жаңа стадион келесі аптада ашылады.", published="2026-11-02")
    assert found.voice is Voice.AUTHOR


@pytest.mark.parametrize(
    "names",
    [
        "тоқаев токаев tokayev toqaev",
        "әлиева алиева aliyeva",
        "жұмағұлов жумагулов zhumagulov jūmağūlov",
        "смайылов смаилов smailov",
        "мұхтар мухтар mukhtar",
    ],
)
def test_a_name_in_several_scripts(names: str) -> None:
    assert len({romanised(one) for one in names.split()}) == 1


def test_other_names_stay_others() -> None:
    assert romanised("токаев") != romanised("токарев")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("2027 jyldyñ soñyna deıin", "2027 жылдың соңына дейін"),
        ("üş aidan keiin", "үш айдан кейін"),
        ("tıis", "тиіс"),
        ("kelesi jyly aşylady", "келесі жылы ашылады"),
        ("Tesla зауыты", "Tesla зауыты"),
    ],
)
def test_latin_letters_are_read_as_cyrillic_ones(latin: str, cyrillic: str) -> None:
    assert in_cyrillic(latin) == cyrillic
    assert len(in_cyrillic(latin)) == len(latin)


def test_a_statement_in_latin_letters() -> None:
    (found,) = scan("2027 jyldyñ soñyna deıin jaña zauyt salynady.", published="2026-11-05")
    assert str(found.deadline.latest) == "2027-12-31"
    assert found.deadline.text == "2027 jyldyñ soñyna deıin"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "El año que viene España abrirá dos escuelas nuevas."),
        ("en", "The bank in Qazaqstan will open in May."),
        ("kk", "Kelesi jyly jaña mektep aşylady."),
    ],
)
def test_what_is_told_to_be_kazakh(code: str, text: str) -> None:
    assert tell_code(text) == code
