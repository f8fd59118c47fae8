"""Russian words of time, gathered for the grammar of deadlines.

What Russian leaves to its cases is put back: "<of>" between what "конец" and "года" are, "<the>"
before "ближайшие" and the "год" of "через год", "в" before "осенью".
"""

from __future__ import annotations

from predtrack.reading.patterns import pattern
from predtrack.reading.russian import calendar
from predtrack.reading.russian.classes import CLASSES, OF, THE
from predtrack.reading.russian.holidays import HOLIDAYS
from predtrack.reading.russian.prepositions import PREPOSITIONS
from predtrack.reading.russian.vague import REVIEW_MONTHS
from predtrack.reading.times import FRACTIONS, TimeWords, Unit, word_set

_LEXEME = pattern(
    r"\d{1,3}(?: \d{3})+(?!\d)"  # 2 000
    r"|(?<=\d{4})-(?:го|му|й|ый|м|ом|е|х)\b"  # of 2030-го, 2030-х
    r"|\d{1,2}-?(?:го|му|е|ое|ая|я|й|ый|ю|ей|ом|м)\b"
    r"|\d+"
    r"|(?:дв[аеу]х?|тр(?:и|[еёо]х)|четыр(?:е|[еёо]х)|пят[ьи]|шест[ьи]|сем[ьи]|восемь|восьми|девят[ьи]|десят[ьи]|полтор[аы]|полутора|один|одного|месяц|год)(?=-)"
    r"|полу?(?=(?:года|месяца|века)\b)"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*"
    r"|[^\w\s]|_"
)
_FROM_NOW = ("с этого момента", "с сегодняшнего дня", "с момента публикации", "отныне", "вперед")
_FROM_DAY = ("после", "с", "со", "начиная с", "от", "считая от")
_FROM_EVENT = ("после", "до", "с момента", "со дня", "с даты", "перед", "от начала", "с начала")
_ADVERBS = {
    **dict.fromkeys("весной весною летом осенью зимой зимою".split(), "в"),
}
_NAMES = (
    "черная пятница",
    "белые ночи",
    "страстная пятница",
    "пражская весна",
    "русская весна",
    "арабская весна",
    "бабье лето",
    "русская зима",
)

TIMES = TimeWords(
    lexeme=_LEXEME,
    months=calendar.MONTHS,
    weekdays=calendar.WEEKDAYS,
    seasons=calendar.SEASONS,
    units=calendar.UNITS,
    counts=calendar.COUNTS,
    ordinals=calendar.ORDINALS,
    days=calendar.DAYS,
    parts=calendar.PARTS,
    deictics=calendar.DEICTICS,
    classes=CLASSES,
    places=calendar.PLACES,
    terse_units={"д": Unit.DAY, "нед": Unit.WEEK, "г": Unit.YEAR},
    prepositions=PREPOSITIONS,
    holidays=HOLIDAYS,
    from_now=_FROM_NOW,
    from_day=_FROM_DAY,
    from_event=_FROM_EVENT,
    names=_NAMES,
    review=REVIEW_MONTHS,
    common=word_set("в во на к ко до с со по за и не из о самом для от"),
    fractions={
        **FRACTIONS,
        "полтора": 1.5,
        "полторы": 1.5,
        "полутора": 1.5,
        "пол": 0.5,
        "полу": 0.5,
    },
    implied=(OF, THE, _ADVERBS),
    past_endings=tuple(
        "ал ала ало али ил ила ило или ел ела ело ели ул ула уло ули ял яла яло яли ыл ыла ыло ыли"
        " лся лась лось лись шел шла шло шли".split()
    ),
)
