"""Identity: the short ids of records, and when two texts say the same.

An id is the first 8 characters of lower-case base32 of a SHA-256, worked out once and stored.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from predtrack.errors import InvalidValue, shorten

WORD = re.compile(r"[^\W_]+")
_SHORTEST = 8
_ID = r"[a-z0-9]{8,}"
"""What an id is; paths are built from ids, and other programs' files hold what they like."""
_IDS = re.compile(f"{_ID}(?: {_ID})*")
SHORTEST_PREFIX = 4
"""Characters of an id that are shown at least."""

STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
"""Typographic quotes and dashes to their plain forms; soft hyphens and zero widths dropped."""


def check_ids(*ids: str) -> None:
    """Refuse what is no id: eight or more small letters and digits of ASCII.

    Raises:
        InvalidValue: one of them is something else, such as a path.
    """
    joined = " ".join(ids)
    if ids and not (_IDS.fullmatch(joined) and joined.count(" ") == len(ids) - 1):
        wrong = next(one for one in ids if not re.fullmatch(_ID, one))
        raise InvalidValue(f"'{shorten(wrong)}' is no id: 8 or more of a-z and 0-9 are")


def fold(text: str) -> str:
    """Bring a text to the form in which equals compare equal.

    NFKC, case folded, straight quotes and dashes, single spaces.
    """
    if text.isascii():  # most are, and all of the above comes to this
        plain = text.replace("`", "'")
    else:
        plain = unicodedata.normalize("NFKC", text.translate(STRAIGHT)).translate(STRAIGHT)
    return " ".join(plain.casefold().split())


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, folded, without punctuation."""
    return WORD.findall(fold(text))


_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэё", "abvgdeziiklmnoprstufiee", strict=True)),
        **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
        **dict(zip("äğūıñöüńǵ", "aguinoung", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "iu",
        "я": "ia",
        "ş": "sh",
        "ъ": "",
        "ь": "",
    }
)
_SPELLINGS = (("q", "k"), ("kh", "h"), ("gh", "g"), ("y", "i"), ("j", "zh"))
_GLIDE = r"i+(?=[aeiou])|(?<=i)i+$|(.)(?=\1)"


def romanised(word: str) -> str:
    """Return a folded word as it may be spelled in any script: Тоқаев, Токаев, Tokayev.

    Of Russian and Kazakh letters and what they are written with in Latin ones; rough, so that two
    names of one such form may still be two. Letters are those of ISO 9 and of the Kazakh alphabet
    of 2021, made simple.
    """
    latin = word.translate(_LETTERS)
    for old, new in _SPELLINGS:
        latin = latin.replace(old, new)
    return re.sub(_GLIDE, "", latin)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, in hexadecimal."""
    return _digest(text).hex()


def article_ids(
    *, digest: str | None, url: str | None, outlet: str | None, title: str | None, day: str | None
) -> Iterator[str]:
    """Yield an article's id, then longer ones in case of a clash.

    It names the article's text by its SHA-256, or else its url, or else outlet|title|published.
    """
    if digest:
        return _lengthened(bytes.fromhex(digest))
    return _lengthened(_digest(url or "|".join(part or "" for part in (outlet, title, day))))


def prediction_ids(article: str, quote: str, claim: str | None = None) -> Iterator[str]:
    """Yield a prediction's id, then longer ones in case of a clash.

    It names the article and the folded quote, and the claim for a second one on the same quote.
    """
    parts = [article, fold(quote)] + ([fold(claim)] if claim else [])
    return _lengthened(_digest("\n".join(parts)))


class ShortIds(Mapping[str, str]):
    """Ids to the shortest prefix of each that no other begins with, found when asked for."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sorted = sorted(ids)

    def __getitem__(self, one: str) -> str:
        place = bisect_left(self._sorted, one)
        near = self._sorted[max(0, place - 1) : place + 2]
        if one not in near:
            raise KeyError(one)
        shared = (_shared(one, other) for other in near if other != one)
        return one[: max(SHORTEST_PREFIX, *(length + 1 for length in shared), 0)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    def __len__(self) -> int:
        return len(self._sorted)


def _shared(one: str, other: str) -> int:
    """Count the characters that two ids begin with; fewer than are shown anyway count as none."""
    if one[:SHORTEST_PREFIX] != other[:SHORTEST_PREFIX]:
        return 0
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _digest(text: str) -> bytes:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _lengthened(digest: bytes) -> Iterator[str]:
    from base64 import b32encode

    letters = b32encode(digest).decode().rstrip("=").lower()
    return (letters[:length] for length in range(_SHORTEST, len(letters) + 1))
