"""The shape of a rule of voices: a row of words, where it comes from, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What a word of a row must have beside it to count."""

    SUBJECT = "subject"  # somebody before it, or after it where it follows what was said
    COMPLEMENT = "complement"  # that too, and after it what a verb goes on with: it is a noun as well
    POSSESSOR = "possessor"  # somebody's: "the minister's promise to", "his fear that"
    OBJECT = "object"  # somebody after it: "according to"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words by which somebody says, thinks, intends or shows what stands beside them.

    ``fires`` and ``silent`` are sentences in which it must and must not be found.
    """

    name: str
    need: Need
    source: str
    words: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
