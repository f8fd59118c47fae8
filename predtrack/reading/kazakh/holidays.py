"""Holidays of Kazakhstan by their Kazakh names, in the forms that stand before a postposition."""

from __future__ import annotations

from predtrack.reading.kazakh.declension import cases_of, cases_of_owned
from predtrack.reading.times import Fixed, Hijri, Holiday, Moving

# fmt: off
_ROWS: tuple[tuple[Holiday, str, str], ...] = (
    (Fixed(1, 1), "жаңа жыл", ""), (Fixed(1, 7), "рождество", ""), (Fixed(3, 22), "", "наурыз мереке|наурыз мейрам"), (Fixed(3, 8), "", "әйелдер күн|халықаралық әйелдер күн"),
    (Fixed(5, 1), "", "бірлік күн|қазақстан халқының бірлігі күн"), (Fixed(5, 7), "", "отан қорғаушы күн"), (Fixed(5, 9), "", "жеңіс күн"),
    (Fixed(7, 6), "", "астана күн"), (Fixed(9, 1), "", "білім күн"), (Fixed(10, 25), "", "республика күн"),
    (Fixed(12, 16), "", "тәуелсіздік күн"), (Hijri(9), "рамазан|ораза", ""), (Hijri(10, 1), "ораза айт", ""), (Hijri(12, 10), "құрбан айт", ""),
    (Moving(), "", "конституция күн"),
)
# fmt: on
CASES_OF_HOLIDAYS: dict[str, str] = {}
HOLIDAYS: dict[str, Holiday] = {}
for _holiday, _names, _owned in _ROWS:
    for _name in filter(None, _names.split("|")):
        CASES_OF_HOLIDAYS |= cases_of(_name)
        HOLIDAYS |= dict.fromkeys(cases_of(_name), _holiday)
    for _name in filter(None, _owned.split("|")):
        CASES_OF_HOLIDAYS |= cases_of_owned(_name)
        HOLIDAYS |= dict.fromkeys(cases_of_owned(_name), _holiday)
