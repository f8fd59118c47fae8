"""Patterns: regular expressions of the reading, made once a version of Python and not once a start.

Compiling those that one article asks for takes longer than reading it. What the compiler of ``re``
made of them is handed out as bytes, and taken back as such at the next start; whatever does not
fit is compiled as usual. The engine of ``re`` checks the code that it is given, but not
all of it: what is taken back has to be as much the user's own as Python's compiled modules are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import msgspec

Made = tuple[int, memoryview, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, groups by name and names by group, as the engine takes them."""
Load = Callable[[], bytes | memoryview | None]
"""Fetches what was kept of an earlier start, None where nothing was."""
UNFIT = (AttributeError, ImportError, OverflowError, RuntimeError, TypeError, ValueError)
"""What another Python than those known answers to being asked for its code, or to being given it."""


class Shelf:
    """The patterns of earlier starts, taken up with the first that is wanted, and this one's.

    Each is unpacked when it is asked for: an article in one language asks for half of them.
    """

    def __init__(self, load: Load | None = None) -> None:
        self._load = load
        self._packed: dict[str, msgspec.Raw] = {}
        self._is_new = False

    def bring(self, words: str, flags: int) -> re.Pattern[str]:
        """Return a pattern: as it was made before, or made now; raises re.error as ``re`` does."""
        if self._load:
            self._packed, self._load = _unpacked(self._load()), None
        key = f"{flags} {words}"
        try:
            if key not in self._packed:
                self._packed[key], self._is_new = _packed(_made(words, flags)), True
            return _built(words, _read(Made, self._packed[key]))
        except UNFIT:
            self._packed.pop(key, None)
            return re.compile(words, flags)

    def packed(self) -> bytes | None:
        """Return what is worth keeping for the next start, None where nothing new was made."""
        return bytes(_packed((_fit(), self._packed))) if self._is_new else None


_shelves: list[Shelf] = []


def use(shelf: Shelf) -> None:
    """Take patterns from this shelf from now on; without one all are compiled."""
    _shelves[:] = [shelf]


@cache
def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of the engine's or of a language's; one of what others wrote is none."""
    return _shelves[0].bring(words, int(flags)) if _shelves else re.compile(words, flags)


def any_word(words: Iterable[str], *, before: str = r"\w", behind: str = r"\b") -> str:
    """Return what fits any of these words as a whole one, and nothing where there is none.

    ``before`` is what must not stand before it, ``behind`` what must follow it. The words' first
    letters come first, each once: so the engine looks for these alone.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    whole = (rf"{first}(?<!{before}.)(?:{'|'.join(rest)}){behind}" for first, rest in rests.items())
    return "|".join(whole) or "(?!)"


def _fit() -> str:
    """Name what has to be the same for code to fit: the version of Python and of its engine."""
    engine = import_module("_sre")
    return f"1 {sys.version} {sys.byteorder} {engine.MAGIC} {engine.CODESIZE}"


def _packed(value: object) -> msgspec.Raw:
    import msgspec

    return msgspec.Raw(msgspec.msgpack.encode(value))


def _unpacked(kept: bytes | memoryview | None) -> dict[str, msgspec.Raw]:
    import msgspec

    try:
        fit, packed = _read(tuple[str, dict[str, msgspec.Raw]], kept or b"")
    except (ValueError, RecursionError):
        return {}
    return packed if fit == _fit() else {}


def _read(kind: Any, packed: Any) -> Any:
    """Read a value of a kind; raises ValueError where there is none."""
    import msgspec

    try:
        return _decoder(kind).decode(packed)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    import msgspec

    return msgspec.msgpack.Decoder(kind)


def _made(words: str, flags: int) -> Made:
    """Compile as ``re.compile`` does, up to where it hands the code to the engine."""
    from array import array

    compiler: Any = import_module("re._compiler")
    parsed = compiler._parser.parse(words, flags)  # noqa: SLF001  # re has no public way
    code, state = compiler._code(parsed, flags), parsed.state  # noqa: SLF001
    names = {number: name for name, number in state.groupdict.items()}
    by_number = tuple(map(names.get, range(state.groups)))
    packed = memoryview(array("I", code)).cast("B")
    return int(flags | state.flags), packed, state.groups - 1, dict(state.groupdict), by_number


def _built(words: str, made: Made) -> re.Pattern[str]:
    flags, code, groups, names, by_number = made
    engine: Any = import_module("_sre")
    listed = code.cast("I").tolist()
    built: re.Pattern[str] = engine.compile(words, flags, listed, groups, names, by_number)
    return built
