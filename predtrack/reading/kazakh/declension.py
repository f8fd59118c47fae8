"""The cases of Kazakh nouns, made by vowel harmony (Muhamedowa, Kazakh, 2016, 2.1.1)."""

from __future__ import annotations

from collections.abc import Iterable

NOMINATIVE, GENITIVE, DATIVE, LOCATIVE, ABLATIVE, ATTRIBUTE = (
    "nominative genitive dative locative ablative attribute".split()
)
_VOWELS, _BACK, _FRONT = "аәеёиоөуұүыіэюя", "аоұыуюя", "әеөүіиэ"
_VOICELESS, _NASAL = "кқпстфхцчшщбвгд", "мнң"
_BEFORE_VOWEL = {"к": "г", "қ": "ғ", "п": "б"} | {one: f"{one}с" for one in _VOWELS}


def is_back(stem: str) -> bool:
    """Tell whether a word takes endings of the back row: its last vowel that tells decides."""
    told = [letter for letter in stem if letter in _BACK or letter in _FRONT]
    return bool(told) and told[-1] in _BACK


def cases_of(stem: str, *, back: bool | None = None) -> dict[str, str]:
    """Return a noun's forms and the case of each."""
    row = is_back(stem) if back is None else back
    last = stem[-1]
    voiced = "т" if last in _VOICELESS else "д"
    of = "н" if last in _VOWELS + _NASAL else voiced
    away = "н" if last in _NASAL else voiced
    to = ("қ" if row else "к") if last in _VOICELESS else ("ғ" if row else "г")
    a, y, gh = ("а", "ы", "ғы") if row else ("е", "і", "гі")
    return {
        stem: NOMINATIVE,
        f"{stem}{of}{y}ң": GENITIVE,
        f"{stem}{to}{a}": DATIVE,
        f"{stem}{voiced}{a}": LOCATIVE,
        f"{stem}{away}{a}н": ABLATIVE,
        f"{stem}{voiced}{a}{gh}": ATTRIBUTE,
    }


def cases_of_owned(stem: str, *, back: bool | None = None, own: str = "") -> dict[str, str]:
    """Return the forms of a noun that is somebody's or something's: "соңы", the end of it."""
    row = is_back(stem) if back is None else back
    a, y, gh = ("а", "ы", "ғы") if row else ("е", "і", "гі")
    own = own or f"{stem[:-1]}{_BEFORE_VOWEL.get(stem[-1], stem[-1])}{y}"
    return {
        own: NOMINATIVE,
        f"{own}н{y}ң": GENITIVE,
        f"{own}н{a}": DATIVE,
        f"{own}нд{a}": LOCATIVE,
        f"{own}н{a}н": ABLATIVE,
        f"{own}нд{a}{gh}": ATTRIBUTE,
    }


def many(stem: str) -> str:
    """Return a noun's plural."""
    last = stem[-1]
    begins = "т" if last in _VOICELESS else "д" if last in "лзжмнң" else "л"
    return f"{stem}{begins}{'а' if is_back(stem) else 'е'}р"


def all_cases(stems: Iterable[str]) -> dict[str, str]:
    """Return the forms of nouns in the singular, the plural and as somebody's."""
    found: dict[str, str] = {}
    for stem in stems:
        for one in (stem, many(stem)):
            found |= cases_of_owned(one) | cases_of(one)
    return found
