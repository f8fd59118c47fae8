"""Encodings: bytes to characters, and the name of what they were read as where it is not UTF-8.

UTF-8 goes before all, as hardly anything else happens to be it; then a byte order mark, what the
bytes declare themselves or their server does, Windows-1252 where it fits, and a guess. A byte order
mark is dropped, line ends stay.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

import msgspec
from msgspec.structs import replace

from predtrack.errors import UnreadableFile
from predtrack.reading.patterns import pattern

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before that of UTF-16, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NONE = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})
"""What Python calls encodings and no text is in; a stranger's text in some takes quadratic time."""
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift-jis": "cp932",
    "euc-kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What is meant by what is declared, as browsers have it: https://encoding.spec.whatwg.org/#names"""
_CYRILLIC = ["cp1251", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "kz1048"]
LATIN = ["cp1250", "mac_roman", "cp1254", "cp1257"]
"""What is guessed before all else, where whole words lie beyond ASCII and where single letters do."""

_LOOKED_AT = 4096
"""Bytes in which a declaration stands, and characters by which UTF-16 without a mark is known."""
_COUNTED = 20_000
"""Letters and marks beyond ASCII by which it is told what an encoding makes of a text."""
SHARE = 0.2
"""How many of those may be where none belongs."""

_DECLARATION = re.compile(
    rb"""(?is)\s{0,99}<(?:\?xml\b[^>]{0,200}?\bencoding\s*=|.{0,4000}?<meta\b[^>]{0,300}?\bcharset\s*=)\s*["']?\s*([\w.:-]{1,40})"""
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BEYOND = pattern(r"[^\x00-\x7f]")
_UPPER = bytes(range(0x80, 0x100))
_WORDS = re.compile(rb"[\x80-\xff]{3,}")
_MISPLACED = pattern(
    r"(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ¡-¦¨©¬®¯±-³¸¹¼-¿](?=[a-zß-öø-ÿ])"  # "wonÕt", "by³o"
    r"|(?<=[a-z])[À-ÖØ-ÞŽ](?!\w)"  # "cafŽ"
    r"|(?<![À-ÖØ-öø-ÿ])[À-ÖØ-öø-ÿ]{3,}"  # "Ïðàâèòåëüñòâî"
)
"""What Windows-1252 makes of other encodings."""


class Decoded(msgspec.Struct, frozen=True):
    """A text; the name of its encoding where that is not UTF-8, and the bytes that are none."""

    text: str
    encoding: str | None = None
    broken: int = 0


def decode(
    data: bytes, source: str, *, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """Turn bytes into text: in ``encoding`` where it is given, else in what they are found to be.

    ``declared`` is what came with them, as a server's charset. What is UTF-8 but for a few bytes is
    read as it, with U+FFFD in their place.

    Raises:
        UnreadableFile: they are binary, in no encoding that can be told, or not in the one given.
    """
    if encoding:
        return _given(data, source, encoding)
    name = _declared(data, declared)
    found = _marked(data) or _bare_utf16(data, source)
    if found is None and name == "iso2022-jp" and b"\x1b" in data:
        found = _decoded(data, name)
    return found or _utf8(data) or _other(data, source, name)


def _given(data: bytes, source: str, encoding: str) -> Decoded:
    name = _python_name(encoding)
    if name is None:
        raise UnreadableFile(source, f"there is no encoding '{encoding}'")
    found = _decoded(data, name)
    if found is None:
        raise UnreadableFile(source, f"it is not in {encoding}")
    return replace(found, encoding=None) if name.startswith("utf-8") else found


def _python_name(label: str | None) -> str | None:
    """Return what Python calls the encoding of a name, None where no text is in it."""
    try:
        found = codecs.lookup(label or "")
    except (LookupError, ValueError):
        return None
    name = found.name.replace("_", "-")
    is_text = getattr(found, "_is_text_encoding", True)
    return name if is_text and name not in NONE else None


def _called(name: str) -> str:
    """Return the usual name of an encoding, which Python understands as well."""
    return re.sub(r"^cp(125\d)$", r"windows-\1", name)


def _decoded(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), _called(name))
    except UnicodeError:
        return None


def _marked(data: bytes) -> Decoded | None:
    marked = (name for mark, name in _MARKS if data.startswith(mark))
    return next(filter(None, (_decoded(data, name) for name in marked)), None)


def _bare_utf16(data: bytes, source: str) -> Decoded | None:
    """Read UTF-16 without a mark: every NUL is the upper half of a character; None without NUL."""
    if b"\0" not in data:
        return None
    for upper, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        found = None if b"\0" in data[1 - upper :: 2] else _decoded(data, name)
        start = found.text[:_LOOKED_AT] if found else ""
        if start and all(one.isprintable() or one.isspace() for one in start):
            return found
    raise UnreadableFile(source, "it is a binary file, a text is wanted")


def _declared(data: bytes, declared: str | None) -> str | None:
    """Return the encoding that is declared, None for UTF and for none that there is."""
    inside = _DECLARATION.match(data[:_LOOKED_AT])
    for label in (declared, inside[1].decode("ascii", "replace") if inside else None):
        name = _python_name(label)
        if name and not name.startswith("utf"):
            return _MEANT.get(name, name)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Read UTF-8, or what is mostly UTF-8: more of its characters are whole than broken."""
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    beyond = len(text) - len(text.encode("ascii", "ignore")) - broken
    return Decoded(text, None, broken) if beyond > broken else None


def _other(data: bytes, source: str, declared: str | None) -> Decoded:
    """Read what is not UTF-8: as it is declared, as Windows-1252, or as a guess has it."""
    if len(_CONTROL.findall(data[: _COUNTED * 50])) > len(data) // 200:
        raise UnreadableFile(source, "it is a binary file, a text is wanted")
    if declared and (found := _decoded(data, declared)):
        return found
    western = _decoded(data, "cp1252")
    if western and _fits(western.text):
        return western
    if guessed := _guessed(data):
        return guessed
    why = "it is not UTF-8, and in no encoding that can be told"
    raise UnreadableFile(source, f"{why}: save it as UTF-8, or name its encoding with --encoding")


def _fits(text: str) -> bool:
    """Tell whether a text read as Windows-1252 has its letters and marks where they belong."""
    places = [one.start() for one in islice(_BEYOND.finditer(text), _COUNTED)]
    amiss = sum(len(one[0]) for one in _MISPLACED.finditer(text, 0, places[-1] + 1))
    return amiss <= len(places) * SHARE


def _guessed(data: bytes) -> Decoded | None:
    """Read bytes in the encoding that charset-normalizer takes them for, if it is there."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    start = data[: _COUNTED * 50]
    beyond = len(start) - len(start.translate(None, _UPPER))
    in_words = sum(map(len, _WORDS.findall(start)))
    likely = _CYRILLIC if in_words * 2 > beyond else LATIN
    best = from_bytes(data, cp_isolation=likely).best()
    best = best or from_bytes(data, cp_exclusion=["utf_16", "utf_32"]).best()
    return _decoded(data, best.encoding.replace("_", "-")) if best else None
