"""Encodings: what bytes are read as."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.errors import UnreadableFile
from predtrack.reading.encodings import Decoded, decode

RUSSIAN = "Правительство обещает, что цены на хлеб не вырастут до конца следующего года."
PRICE = "He won’t pay £10bn – “never” – in 2027…"
WESTERN = (
    PRICE, "Café prices won’t rise.", "L’été à Besançon est déjà là.", "“Ja, größer”, sagt Müller.",
    "¿Qué? ¡No!", "créée", "won´t", "ŠKODA", "10 m³ of gas, 20°C and ½ of 5 µg", "ÉTÉ 2027: À VENDRE",
    "Company™, name®, ©2027", "Ørsted and Ångström", "€5", "’",
)  # fmt: skip
CYRILLIC = (
    RUSSIAN, "Цены вырастут.", "Рост цен", "«Мы победим», – сказал он в 2027 году.",
    "In Moscow they say «Цены вырастут» and “soon”.",
)  # fmt: skip


def read(data, **how):
    found = decode(data, "a.txt", **how)
    return found.text, found.encoding


@pytest.mark.parametrize("text", WESTERN)
def test_windows_1252_is_read_where_it_fits(text):
    assert read(text.encode("cp1252")) == (text, "windows-1252")


@pytest.mark.parametrize("text", CYRILLIC)
def test_cyrillic_is_guessed(text):
    assert read(text.encode("cp1251")) == (text, "windows-1251")


@pytest.mark.parametrize("text", CYRILLIC[:3])
def test_other_cyrillic_is_guessed(text):
    assert read(text.encode("koi8-r")) == (text, "koi8-r")


def test_other_latin_letters_are_guessed():
    text = "Zażółć gęślą jaźń było, a ceny wzrosną w przyszłym roku."
    assert read(text.encode("cp1250")) == (text, "windows-1250")


META = '<html><head><title>é</title><META content="text/html; charset={}"></head>'
XML = '<?xml version="1.0" encoding="{}"?><html>é</html>'


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (META.format("windows-1251") + "Цены", "cp1251", "windows-1251"),
        (META.format("ISO-8859-1") + PRICE, "cp1252", "windows-1252"),
        (META.format("latin1") + PRICE, "cp1252", "windows-1252"),
        (META.format("utf-16") + PRICE, "cp1252", "windows-1252"),  # it is not: its ASCII is there
        (META.format("unicode_escape") + PRICE, "cp1252", "windows-1252"),
        (META.format("klingon") + PRICE, "cp1252", "windows-1252"),
        (META.format("windows-1251") + PRICE, "utf-8", None),  # what is UTF-8 is
        (XML.format("koi8-r") + "Цены", "koi8-r", "koi8-r"),
        (XML.format("utf-16") + PRICE, "utf-16", "utf-16"),
        (META.format("gb2312") + "价格将上涨", "gb18030", "gb18030"),
        (META.format("Shift_JIS") + "①物価は上がる", "cp932", "cp932"),
        (META.format("iso-2022-jp") + "物価", "iso2022-jp", "iso2022-jp"),
        ("A text speaks of <meta charset=koi8-r>. " + PRICE, "cp1252", "windows-1252"),
    ],
)
def test_what_is_declared_goes_before_a_guess(text, encoding, called):
    text = text.replace("é", "e") if encoding not in {"cp1252", "utf-8"} else text
    assert read(text.encode(encoding)) == (text, called)


def test_what_a_server_declares_goes_before_what_a_page_does():
    data = (META.format("windows-1252").replace("é", "e") + "Цены").encode("koi8-r")
    assert read(data, declared="KOI8-R")[1] == "koi8-r"
    assert read(data, declared="klingon")[1] == "windows-1252"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_32_are_read(encoding):
    for text in (PRICE, RUSSIAN + "\r\n"):
        assert read(text.encode(encoding)) == (text, encoding)


def test_what_is_given_goes_before_all():
    assert read(PRICE.encode(), encoding="cp1251")[1] == "windows-1251"
    assert read(b"\xef\xbb\xbfa", encoding="UTF8") == ("a", None)
    assert read(RUSSIAN.encode("cp1251"), encoding="CP1251") == (RUSSIAN, "windows-1251")
    for name in ("klingon", "rot13", "idna", "unicode_escape", "a\0b", "x" * 999):
        with pytest.raises(UnreadableFile, match="no encoding"):
            read(b"a", encoding=name)
    with pytest.raises(UnreadableFile, match="it is not in ascii"):
        read(PRICE.encode(), encoding="ascii")


def test_the_name_told_reads_the_same_again():
    for text, encoding in ((PRICE, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "utf-16")):
        data = text.encode(encoding)
        assert read(data, encoding=read(data)[1]) == read(data)


def test_what_is_utf_8_but_for_a_few_bytes_is_read_as_it():
    data = PRICE.encode().replace(b"never", b"nev\xe9r")
    assert decode(data, "a") == Decoded(PRICE.replace("never", "nev\ufffdr"), None, 1)


def test_what_cannot_be_told_is_refused(monkeypatch):
    for data in (b"\x89PNG\0", bytes(range(256)), b"\x93\x01\x02\x03" * 9):
        with pytest.raises(UnreadableFile, match="binary"):
            read(data)
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(UnreadableFile, match="--encoding"):
        read(RUSSIAN.encode("cp1251"))


MARKS = st.sampled_from("‘ ’ “ ” – — … • € £ § ™ † ‹ › « » ° ½ é’s ï ñ ß".split())
WORDS = st.lists(st.one_of(MARKS, st.from_regex(r"[a-zA-Z]{2,8}[.,;:!?]?", fullmatch=True)))


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_comes_back_from_utf_8_and_16(text):
    wanted = text.removeprefix("\ufeff")
    assert read(text.encode()) == (wanted, None)
    assert read(b"\xff\xfe" + text.encode("utf-16-le")) == (wanted, "utf-16")


@given(words=WORDS)
def test_any_text_with_typographic_marks_comes_back_from_windows_1252(words):
    text = " ".join(words)
    assert read(text.encode("cp1252"))[0] == text
