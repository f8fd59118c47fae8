"""Links to a quote: an address with a text fragment, at which a browser shows the very words.

The form is that of the URL Fragment Text Directives (wicg.github.io/scroll-to-text-fragment):
``#:~:text=prefix-,start,end,-suffix``. A browser matches whole words within one paragraph, so words
that the record holds cut, or beyond the end of a line, stand in no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from predtrack.models.address import is_address
from predtrack.models.locator import address_at
from predtrack.models.statement import CONTEXT, Span

if TYPE_CHECKING:
    from predtrack.models.prediction import Prediction

DIRECTIVE = ":~:"
"""What parts a fragment's own name from its directives."""
_LONGEST = 150
"""Characters of a quote that stands whole; a longer one is given by its first and last words."""
_SHORTEST = 40
"""Characters under which a quote may well stand elsewhere too, and needs its surroundings."""
ENDS, AROUND = 6, 4
"""Words of a start or an end, and of a surrounding, at most."""


def quote_link(address: str | None, prediction: Prediction) -> str | None:
    """Return an article's address with the place of a quote in it; what is none is left as it is.

    A fragment of the address stays; a text that it points at already gives way. What is heard has
    the moment at which it is said instead.
    """
    if not address or not is_address(address):
        return address
    moment = address_at(address, prediction.spans)
    if moment != address:
        return moment
    page, _, name = address.partition("#")
    name = name.partition(DIRECTIVE)[0]
    return f"{page}#{name}{DIRECTIVE}text={_directive(prediction)}"


def _directive(prediction: Prediction) -> str:
    spans = prediction.spans
    span = spans[0] if spans else Span(0, 0, prediction.quote, "", "")
    parts = _ends(span.exact)
    if len(spans) > 1 or len(span.exact) < _SHORTEST:
        before, after = _before(span.prefix), _after(span.suffix)
        parts = [*(f"{one}-" for one in before), *parts, *(f"-{one}" for one in after)]
    return ",".join(parts)


def _ends(text: str) -> list[str]:
    """Return a quote whole, or the start of its first line and the end of its last one."""
    lines = _lines(text)
    if len(lines) == 1 and (len(text) <= _LONGEST or len(lines[0]) <= 2 * ENDS):
        return [_encoded(lines[0])]
    return [_encoded(lines[0][:ENDS]), _encoded(lines[-1][-ENDS:])]


def _before(prefix: str) -> list[str]:
    """Return the last whole words of the same line before a quote, if there are any."""
    words = prefix.rsplit("\n", maxsplit=1)[-1].split()
    is_cut = len(prefix) >= CONTEXT and "\n" not in prefix and not prefix[0].isspace()
    return _around(words[is_cut:][-AROUND:])


def _after(suffix: str) -> list[str]:
    words = suffix.split("\n", maxsplit=1)[0].split()
    is_cut = len(suffix) >= CONTEXT and "\n" not in suffix and not suffix[-1].isspace()
    return _around((words[:-1] if is_cut else words)[:AROUND])


def _around(words: Sequence[str]) -> list[str]:
    """Return surrounding words as one part; marks alone, without a letter, tell nothing."""
    return [_encoded(words)] if any(map(str.isalnum, "".join(words))) else []


def _lines(text: str) -> list[list[str]]:
    return [words for line in text.splitlines() if (words := line.split())]


def _encoded(words: Sequence[str]) -> str:
    """Return words as a part of a directive, where a hyphen, comma and ampersand have meanings."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
