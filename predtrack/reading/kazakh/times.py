"""Kazakh words of time, gathered for the grammar of deadlines.

What stands behind a time in Kazakh is put before it, and the whole behind its part: "2027 жылдың
соңына дейін" is read as "<by> <the> соңына <of> 2027".
"""

from __future__ import annotations

from predtrack.reading.kazakh import calendar
from predtrack.reading.kazakh.classes import AFTER, BEFORE, BY, CLASSES, FROM, IN, NO_LATER, OF, THE
from predtrack.reading.kazakh.declension import (
    ABLATIVE,
    ATTRIBUTE,
    DATIVE,
    GENITIVE,
    LOCATIVE,
    NOMINATIVE,
)
from predtrack.reading.kazakh.holidays import CASES_OF_HOLIDAYS, HOLIDAYS
from predtrack.reading.kazakh.vague import REVIEW_MONTHS
from predtrack.reading.kazakh.verbs import FINITE_ENDINGS, PAST_ENDINGS, is_future
from predtrack.reading.patterns import pattern
from predtrack.reading.times import FRACTIONS, PrepositionRole, TimeOrder, TimeWords, Unit, word_set

_LEXEME = pattern(
    r"\d{1,3}(?: \d{3})+(?!\d)"  # 2 000
    r"|\d{1,2}-(?:сы|сі|ы|і)(?:нің|ның|не|на|нде|нда|нен|нан|ндегі|ндағы)?\b"
    r"|\d{1,2}-?(?:шы|ші|ншы|нші|ыншы|інші)\b"
    r"|\d+"
    r"|(?<=\d )жж?\."
    r"|[^\W\d_]+"
    r"|(?!(?<=\d)-(?=[^\W\d_]))(?:[^\w\s]|_)"  # the hyphen of "2027-жылы" is none
)
_ORDER = TimeOrder(
    cases={**calendar.CASES, **CASES_OF_HOLIDAYS},
    bare=NOMINATIVE,
    inside=frozenset({GENITIVE, ATTRIBUTE}),
    of=OF,
    the=THE,
    prepositions={
        (DATIVE, "дейін"): BY,
        (DATIVE, "шейін"): BY,
        (DATIVE, "қарай"): BY,
        (DATIVE, "таман"): BY,
        (DATIVE, ""): IN,
        (LOCATIVE, ""): IN,
        (NOMINATIVE, "ішінде"): IN,
        (GENITIVE, "ішінде"): IN,
        (LOCATIVE, "ішінде"): IN,
        (NOMINATIVE, "бойы"): IN,
        (LOCATIVE, "бойы"): IN,
        (GENITIVE, "барысында"): IN,
        (GENITIVE, "қарсаңында"): BEFORE,
        (NOMINATIVE, "қарсаңында"): BEFORE,
        (ABLATIVE, "бұрын"): BEFORE,
        (ABLATIVE, "ерте"): BEFORE,
        (ABLATIVE, "кешіктірмей"): NO_LATER,
        (ABLATIVE, "қалдырмай"): NO_LATER,
        (ABLATIVE, "бастап"): FROM,
        (ABLATIVE, "кейін"): AFTER,
        (ABLATIVE, "соң"): AFTER,
        (ABLATIVE, "аспай"): IN,
    },
    lengths={AFTER: IN, NO_LATER: IN},
    dependent=calendar.OF_A_YEAR,
    habits=word_set("сайын сайынғы рет"),
    finite=FINITE_ENDINGS,
    joints=word_set("деп дей және"),
    expanded={"биыл": ("осы", "жылы"), "биылғы": ("осы", "жылғы"), "биылдан": ("осы", "жылдан")},
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
    terse_units={"ж": Unit.YEAR},
    prepositions={
        PrepositionRole.HEDGE: ("тек", "тіпті", "бәлкім", "мүмкін"),
        PrepositionRole.SAME: ("шамамен", "кем дегенде", "кемінде"),
        PrepositionRole.ON: (FROM,),
        PrepositionRole.WITHIN: (IN,),
        PrepositionRole.BY: (BY, NO_LATER),
        PrepositionRole.BEFORE: (BEFORE,),
        PrepositionRole.AFTER: (AFTER,),
    },
    holidays=HOLIDAYS,
    review=REVIEW_MONTHS,
    names=("араб көктемі", "алтын күз"),
    common=word_set("күн күні күніне күнінде жақын алдағы осы"),
    fractions={**FRACTIONS, "жарым": 0.5, "жарты": 0.5},
    implied=(OF, THE, {}),
    order=_ORDER,
    is_future=is_future,
    past_endings=PAST_ENDINGS,
)
