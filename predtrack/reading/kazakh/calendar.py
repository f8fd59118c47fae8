"""The Kazakh calendar in all cases: months, weekdays, units, numbers and parts of a period."""

from __future__ import annotations

from predtrack.reading.kazakh.declension import (
    ABLATIVE,
    ATTRIBUTE,
    DATIVE,
    GENITIVE,
    LOCATIVE,
    NOMINATIVE,
    all_cases,
    cases_of,
    cases_of_owned,
    many,
)
from predtrack.reading.times import Part, Unit

# fmt: off
_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
_WEEKDAYS = "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split()
_SEASONS = "көктем жаз күз қыс".split()
_UNITS = {
    Unit.HOUR: ("сағат",), Unit.DAY: ("күн", "тәулік"), Unit.WEEK: ("апта",), Unit.MONTH: ("ай",), Unit.QUARTER: ("тоқсан",),
    Unit.HALF: ("жартыжылдық",), Unit.YEAR: ("жыл",), Unit.DECADE: ("онжылдық",), Unit.CENTURY: ("ғасыр",),
}
_PARTS = {Part.EARLY: ("бас",), Part.MID: ("орта",), Part.LATE: ("соң", "аяқ"), Part.REST: ("қалған",)}


def _alone(stems: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cases_of(one) | cases_of_owned(one)) for one in stems)


MONTHS, WEEKDAYS, SEASONS = _alone(_MONTHS), _alone(_WEEKDAYS), _alone(_SEASONS)
_HALVES = cases_of_owned("жарты")
UNITS = {unit: tuple(all_cases(stems)) for unit, stems in _UNITS.items()}
UNITS[Unit.YEAR] += ("жылғы", "жж", "ж", "жж.", "ж.")
UNITS[Unit.HALF] += tuple(_HALVES)
PARTS = {part: tuple(one for stem in stems for one in cases_of_owned(stem)) for part, stems in _PARTS.items()}


def _days_of_months() -> dict[str, tuple[int, str]]:
    """Return the day and the case of "жиырмасына" and "15-інде"; of both in cases that tell."""
    owned = {word: cases_of_owned(word) for word in _DAYS}
    numbers = dict(_DAYS)
    for number in range(1, _DAYS_IN_MONTH + 1):
        for tail in ("і", "сі", "ы", "сы"):
            own = f"{number}-{tail}"
            owned[own] = cases_of_owned("", back=tail.endswith("ы"), own=own)
            numbers[own] = number
    return {
        one: (numbers[word], case)
        for word, forms in owned.items()
        for one, case in forms.items()
        if case not in {NOMINATIVE, GENITIVE}
    }


def _cases() -> dict[str, str]:
    found: dict[str, str] = {}
    for stem in (*_MONTHS, *_WEEKDAYS, *_SEASONS):
        found |= cases_of_owned(stem) | cases_of(stem)
    for stems in _UNITS.values():
        found |= all_cases(stems)
    for stem in (stem for stems in _PARTS.values() for stem in stems):
        found |= cases_of_owned(stem)
    found |= {one: case for one, (_, case) in DAYS_OF_MONTHS.items()}
    return found | _HALVES | _OTHERS


_OTHERS = {
    "жылы": LOCATIVE, "күні": LOCATIVE, "айы": LOCATIVE, "аптасы": LOCATIVE, "жылдары": LOCATIVE, "ж": LOCATIVE, "жж": LOCATIVE, "ж.": LOCATIVE, "жж.": LOCATIVE, "күндері": LOCATIVE, "айлары": LOCATIVE, "жылғы": ATTRIBUTE,
    "биыл": LOCATIVE, "ертең": LOCATIVE, "ертеңгі": ATTRIBUTE, "күзгі": ATTRIBUTE, "жазғы": ATTRIBUTE, "қысқы": ATTRIBUTE, "көктемгі": ATTRIBUTE,
    "ертеңге": DATIVE, "ертеңнен": ABLATIVE, "бүгіннен": ABLATIVE, "бүгінге": DATIVE,
}
_DAYS = {"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30}
_DAYS_IN_MONTH = 31
OF_A_YEAR = frozenset(one for month in _MONTHS for one in cases_of_owned(month))
"""Months as a year's: "шілдесінде"; without a year they are often other words."""
DAYS_OF_MONTHS = _days_of_months()
CASES = _cases()
PLURAL = " ".join(
    one for stems in _UNITS.values() for stem in stems for one in (*cases_of(many(stem)), *cases_of_owned(many(stem)))
)
COUNTED = " ".join(one for names in UNITS.values() for one in names)

_ONES = "нөл бір екі үш төрт бес алты жеті сегіз тоғыз".split()
_TENS = "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split()
COUNTS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 1) if word != "тоқсан"},
    "жүз": 100, "мың": 1000, "миллион": 10**6, "млн": 10**6,
}
ORDINALS = {
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6, "жетінші": 7, "сегізінші": 8, "тоғызыншы": 9, "оныншы": 10,
    "жиырмасыншы": 20, "отызыншы": 30, "қырқыншы": 40, "елуінші": 50,
}
ORDINALS |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "алғашқы": 1}
ORDINALS |= {one: number for one, (number, _) in DAYS_OF_MONTHS.items()}
# fmt: on
NEXT = "келесі келер алдағы алдымыздағы таяудағы"
THIS = "осы бұл ағымдағы үстіміздегі"
COMING = "алдағы таяу жақын"
DEICTICS = dict.fromkeys(THIS.split(), 0) | dict.fromkeys(NEXT.split(), 1)
DAYS = {
    "бүгін": 0,
    "ертең": 1,
    "бүрсігүні": 2,
    "кеше": -1,
    "ертеңге": 1,
    "ертеңнен": 1,
    "ертеңгі": 1,
}
PLACES = dict.fromkeys("соңғы ақырғы".split(), -1)
