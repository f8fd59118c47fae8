"""The Kazakh calendar in all cases: months, weekdays, units, numbers and parts of a period."""

from __future__ import annotations

from predtrack.reading.kazakh.declension import (
    ABLATIVE,
    ATTRIBUTE,
    LOCATIVE,
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
    Unit.HALF: ("жартыжылдық", "жарты жылдық"), Unit.YEAR: ("жыл",), Unit.DECADE: ("онжылдық",), Unit.CENTURY: ("ғасыр",),
}
_OWNED = {
    Unit.DAY: ("күн",), Unit.WEEK: ("апта",), Unit.MONTH: ("ай",), Unit.QUARTER: ("тоқсан",), Unit.HALF: ("жартыжылдығ", "жарты"), Unit.YEAR: ("жыл",),
    Unit.WEEKEND: (), Unit.DECADE: ("онжылдығ",), Unit.CENTURY: ("ғасыр",),
}
_PARTS = {Part.EARLY: ("бас", "бастау"), Part.MID: ("орта",), Part.LATE: ("соң", "аяғ", "аяқ"), Part.REST: ("қалған",)}


def _names(stems: tuple[str, ...], owned: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(one for one in all_cases(stems, owned=owned) if " " not in one)


def _alone(stems: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cases_of(one) | cases_of_owned(one)) for one in stems)


MONTHS, WEEKDAYS, SEASONS = _alone(_MONTHS), _alone(_WEEKDAYS), _alone(_SEASONS)
UNITS = {unit: _names(stems, _OWNED.get(unit, ())) for unit, stems in _UNITS.items()}
UNITS[Unit.YEAR] += ("жылғы", "жж", "ж")
PARTS = {part: tuple(one for stem in stems for one in cases_of_owned(stem)) for part, stems in _PARTS.items()}
CASES: dict[str, str] = {
    one: case
    for stems in (_MONTHS, _WEEKDAYS, _SEASONS)
    for stem in stems
    for one, case in (cases_of_owned(stem) | cases_of(stem)).items()
}
for _unit, _stems in _UNITS.items():
    CASES |= all_cases(_stems, owned=_OWNED.get(_unit, ()))
for _stems in _PARTS.values():
    for _stem in _stems:
        CASES |= cases_of_owned(_stem)
CASES |= {
    "жылы": LOCATIVE, "күні": LOCATIVE, "айы": LOCATIVE, "аптасы": LOCATIVE, "жылдары": LOCATIVE, "күндері": LOCATIVE, "айлары": LOCATIVE, "жылғы": ATTRIBUTE,
    "биыл": LOCATIVE, "ертең": LOCATIVE, "ертеңгі": ATTRIBUTE, "күзгі": ATTRIBUTE, "жазғы": ATTRIBUTE, "қысқы": ATTRIBUTE, "көктемгі": ATTRIBUTE,
    "ертеңге": "dative", "ертеңнен": ABLATIVE, "бүгіннен": ABLATIVE, "бүгінге": "dative",
}
PLURAL = " ".join(
    one for stems in _UNITS.values() for stem in stems for one in (*cases_of(many(stem)), *cases_of_owned(many(stem))) if " " not in one
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
_OWN_STEMS = {"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10, "жиырма": 20, "отыз": 30}
ORDINALS |= {"i": 1, "ii": 2, "iii": 3, "iv": 4, "алғашқы": 1}
for _word, _number in _OWN_STEMS.items():
    _forms = cases_of_owned(_word)
    ORDINALS |= dict.fromkeys(_forms, _number)
    CASES |= _forms
for _digit in range(1, 32):
    for _own in (f"{_digit}-і", f"{_digit}-сі", f"{_digit}-ы", f"{_digit}-сы"):
        _forms = cases_of_owned(_own[:-1] if _own[-2] == "-" else _own[:-2], back=_own.endswith("ы"), own=_own)
        CASES |= _forms
        ORDINALS |= dict.fromkeys(_forms, _digit)
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
