"""Kazakh words around an article's text: its head, furniture, dialogues and headings, and hedges."""

from __future__ import annotations

from types import MappingProxyType

from predtrack.models.statement import Hedge
from predtrack.reading.language import FurnitureWords, HeadWords, HedgeWords, HorizonWords
from predtrack.reading.voices.rule import BlockWords

# fmt: off
HEAD = HeadWords(
    labels=MappingProxyType({
        "title": r"тақырыбы?|атауы", "author": r"авторы?|мәтін авторы", "outlet": r"дереккөз|басылым|газет", "day": r"күні|жарияланған күні|жарияланды",
    }),
    by=r"(?:авторы?|мәтін): ?",
    and_=r"(?:,? (?:және|мен|пен|бен) |, )",
    beside=r"(?:жарияланды|жаңартылды):?|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|\d{1,2}[:.]\d\d|ж\.?|жыл",
    offices=r"\b(?:редактор|тілші|журналист|шолушы|автор|экономист|саясаттанушы)",
    small=r"және|мен|туралы|үшін",
)
FURNITURE = FurnitureWords(
    openings=(
        r"жазылыңыз\b", r"(?:сондай-ақ |тағы да? )?оқ(?:ыңыз|и отырыңыз)\b", r"(?:фото|сурет)(?:тер)?(?: ?[:/©]|$)", r"видео ?[:/©]", r"дереккөз ?:", r"тегтер ?:", r"бөлісу\b",
        r"пікір (?:қалдыру|жазу)\b", r"жарнама\b[^а-яі]{0,3}$", r"(?:©|\(c\))", r"барлық құқықтар? қорғалған\b", r"біздің telegram", r"қате таптыңыз ба\b",
    ),
)
HEDGES = HedgeWords(
    words={
        Hedge.POSSIBLE: ("мүмкін", "ықтимал", "бәлкім", "ғажап емес"),
        Hedge.LIKELY: ("күтіледі", "күтілуде", "шамасы", "сірә", "екіталай", "тиіс", "болжам бойынша", "үміттенеміз", "үміттенемін"),
        Hedge.CERTAIN: ("сөзсіз", "міндетті түрде", "күмән жоқ", "күмәнім жоқ", "сенімдімін", "сенімдіміз", "ешқашан", "әлбетте"),
    },
)
BLOCKS = BlockWords(
    spoken=r"[–—-] (?=[\"«„]?[А-ЯЁӘҒҚҢӨҰҮҺІ])",
    teller=r"(?<=[,!?…]) [–—-] [а-яёәғқңөұүһі][^–—]{2,160}?(?:[.,:;] [–—-] |$)",
)
HORIZONS = HorizonWords(
    ahead=r"\b(?:болжам\w*|жоспар\w*|не (?:күт\w+|болады|өзгереді|әкеледі)|басты оқиғалар|алдағы жыл\w*)\b",
    bygone=r"\b(?:қорытынды\w*|болды|болған|өткен|былтыр\w*|тарих\w*|сабақ\w*|шолу)\b",
    news=r"\b(?:\w+(?:етті|атты|ерді|арды)|айтты|деді|кейін)\b",
)
# fmt: on
