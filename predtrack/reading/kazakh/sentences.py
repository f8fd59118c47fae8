"""What tells where a Kazakh sentence ends."""

from __future__ import annotations

from predtrack.reading.language import SentenceWords

# fmt: off
_NEVER_LAST = frozenset("акад проф доц мыс қар көш даңғ обл ауд т.а т.с б.з б.з.д доц инж ген полк ред ағыл орыс лат нем".split())
_BEFORE_NUMBER = frozenset("ст б бет тел № кв п сур т".split())
_BEFORE_NAMES = frozenset("т.ғ к ж жж".split())
_STARTERS = frozenset(
    "бұл ол осы сол біз мен сіз олар алайда бірақ ал және сондай-ақ сонымен сондықтан өйткені себебі егер қазір енді бүгін кеше ертең биыл былтыр"
    " оның олардың біздің әр бір барлық жаңа бұған соған осыған мұнда мұндай ондай қазіргі бұдан одан содан кейін тағы да тек әсіресе сонда".split(),
)
"""Words that begin a sentence and hardly ever a name."""
_ENDS_BEFORE_CAPITAL = frozenset("ғ ғғ млн млрд трлн мың тг теңге т.б т.т т.с.с с мин сек км кг га кв.м дана б.э".split())
# fmt: on

SENTENCES = SentenceWords(
    never_last=_NEVER_LAST,
    before_number=_BEFORE_NUMBER,
    before_names=_BEFORE_NAMES,
    starters=_STARTERS,
    ends_before_capital=_ENDS_BEFORE_CAPITAL,
    says_next=r"(?:[–—-] |,? ?)(?:деп |деді|дейді|дедi)|[–—-] [^.!?]{0,60}\b(?:деді|дейді|деп)",
)
