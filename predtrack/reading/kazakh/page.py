"""Kazakh words around an article's text: the lines of dialogues, and headings that look ahead."""

from __future__ import annotations

from predtrack.reading.language import HorizonWords
from predtrack.reading.voices.rule import BlockWords

BLOCKS = BlockWords(
    spoken=r"[–—-] (?=[\"«„]?[А-ЯЁӘҒҚҢӨҰҮҺІ])",
    teller=r"(?<=[,!?…]) [–—-] [а-яёәғқңөұүһі][^–—]{2,160}(?:[.,:;] [–—-] |$)",
)
HORIZONS = HorizonWords(
    ahead=r"\b(?:болжам\w*|жоспар\w*|не (?:күт\w+|болады|өзгереді|әкеледі)|басты оқиғалар|алдағы жыл\w*)\b",
    bygone=r"\b(?:қорытынды\w*|болды|болған|өткен|былтыр\w*|тарих\w*|сабақ\w*|шолу)\b",
    news=r"\b(?:\w+(?:етті|атты|ерді|арды)|айтты|деді|кейін)\b",
)
