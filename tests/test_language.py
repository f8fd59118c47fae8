"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack import scan
from predtrack.reading.english import ENGLISH
from predtrack.reading.language import known_language, tell_language
from predtrack.reading.which_language import tell_code, tell_parts

# fmt: off
PROSE = [
    "The council met on Monday and will decide next week whether the old bridge has to be closed for good.",
    "It will rain.", "Rates cut", "", "2020-12-31", "Turnout fell. Prices rose. Nobody knows why, and few people seem to care about it any more.",
]
FOREIGN = [
    "Der Stadtrat traf sich am Montag und will in der nächsten Woche entscheiden, ob die alte Brücke geschlossen wird.",
    "Le conseil s'est réuni lundi et décidera la semaine prochaine si le vieux pont doit être fermé pour de bon.",
    "El consejo se reunió el lunes y decidirá la próxima semana si el viejo puente debe cerrarse para siempre.",
    "Il consiglio si è riunito lunedì e deciderà la prossima settimana se il vecchio ponte deve essere chiuso.",
    "De raad kwam maandag bijeen en zal volgende week beslissen of de oude brug voorgoed gesloten moet worden.",
    "市议会周一开会。", "اجتمع مجلس المدينة يوم الاثنين",
    "Rada miasta spotkała się w poniedziałek i w przyszłym tygodniu zdecyduje, czy zamknąć stary most na dobre.",
]
TOLD = [
    ("ru", "Городской совет собрался в понедельник и решит на следующей неделе, закрыть ли старый мост."),
    ("ru", "Цены вырастут"), ("ru", "ЦЕНЫ НА ХЛЕБ ВЫРАСТУТ"), ("ru", "Цены вырас\u00adтут, бо\u00adюсь."), ("ru", "Ее счет еще не решён."),
    ("ru", "Завод Tesla Model откроют осенью"),
    ("kk", "Қалалық кеңес дүйсенбіде жиналды."), ("kk", "Үкімет жаңа зауыт салуды жоспарлап отыр"), ("kk", "БАҒА ӨСЕДІ"),
    ("uk", "Уряд планує побудувати новий завод до кінця року."), ("uk", "Ціни зростуть"),
    ("be", "Урад плануе пабудаваць новы завод да канца года, паведаміў міністр."),
    ("ky", "Өкмөт жаңы завод курууну пландап жатат, деди министр."),
    ("bg", "Правителството ще построи нов завод до края на годината."),
    ("sr", "Влада ће изградити нову фабрику до краја године."),
    ("tt", "Хөкүмәт яңа завод төзергә җыена, диде министр."),
    ("uz", "Ҳукумат янги заводни йил охиригача қуради."),
    ("mn", "Засгийн газар шинэ үйлдвэр барих гэж байна."),
    ("ru-petr1708", "Правительство рѣшитъ этотъ вопросъ въ будущемъ году."), ("ru-petr1708", "Законъ вступитъ въ силу завтра"),
    # without the letters that only these languages have
    ("uk", "Президент оголосив, що восени будуть вибори."), ("ky", "Президент быйыл шайлоо болбойт деди."), ("mn", "Монгол улсын засгийн газар шинэ зам барина."),
    ("kk", "Мектеп салынады."), ("ru", "По словам Си, помощь придёт в мае."), ("ru", "Ъ сообщает, что объём вырастет."),
    ("ru-Latn", "Pravitelstvo planiruet postroit novyj zavod do kontsa goda"),
]
ENGLISH_PART = "The council will decide next week whether the old bridge has to be closed for good. "
RUSSIAN_PART = "Совет решит на следующей неделе, закроют ли старый мост через реку навсегда. "
KAZAKH_PART = "Кеңес келесі аптада ескі көпірді жабу туралы шешім қабылдайды деп күтіледі. "
PARTS = [
    (ENGLISH_PART * 3, ["en"]), (RUSSIAN_PART * 3, ["ru"]), ("", ["en"]), ("Le conseil décidera la semaine prochaine de tout cela pour les ponts.", []),
    (ENGLISH_PART + "\n" + RUSSIAN_PART, ["en", "ru"]), (RUSSIAN_PART * 2 + ENGLISH_PART, ["ru", "en"]),
    (KAZAKH_PART + "\n" + RUSSIAN_PART * 2, ["kk", "ru"]), (RUSSIAN_PART * 20 + KAZAKH_PART, ["ru"]),
    ("Уряд вирішить це наступного тижня, і ніхто не знає як.", []),
    ("Ирэх жил үнэ өснө гэж сайд мэдэгдлээ. Бид шинэ гүүр барина.", []), ("Цэны вырастуць у наступным годзе, паведаміў міністр. Мы пабудуем новы мост.", []),
    ("Келаси йил нархлар ошади, деди вазир. Биз янги кўприк қурамиз.", []),
]
# fmt: on


@pytest.mark.parametrize("text", PROSE)
def test_english(text: str) -> None:
    assert tell_language(text) is ENGLISH


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language(text: str) -> None:
    assert tell_language(text) is None


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_one_by_its_letters_and_words(code: str, text: str) -> None:
    assert tell_code(text) == code


@pytest.mark.parametrize(("text", "codes"), PARTS)
def test_each_of_a_mixed_text(text: str, codes: list[str]) -> None:
    assert sorted(tell_parts(text, {"en", "ru", "kk"})) == sorted(codes)


def test_each_sentence_is_read_in_its_own_language() -> None:
    text = "Завтра будет дождь.\n\nIt will rain in the whole of the north.\n\nБуде дощ, і вітер теж.\n\nПотом снег не будет идти."
    found = [one.quote for one in scan(text)]
    assert found == [text.split("\n\n")[at] for at in (0, 1, 3)]


@pytest.mark.parametrize(
    ("code", "known"), [("ru", "ru"), ("ru_RU", "ru"), ("en-GB", "en"), ("uk", None)]
)
def test_by_its_code(code: str, known: str | None) -> None:
    language = known_language(code)
    assert (language.code if language else None) == known


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_breaks_it(text: str) -> None:
    tell_language(text)
