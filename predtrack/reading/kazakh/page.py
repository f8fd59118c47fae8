"""Kazakh words around an article's text."""

from __future__ import annotations

from predtrack.reading.voices.rule import BlockWords

BLOCKS = BlockWords(
    spoken=r"[–—-] (?=[\"«„]?[А-ЯЁӘҒҚҢӨҰҮҺІ])",
    teller=r"(?<=[,!?…]) [–—-] [а-яёәғқңөұүһі][^–—]{2,160}(?:[.,:;] [–—-] |$)",
)
