"""What tells where a Russian sentence ends."""

from __future__ import annotations

from predtrack.reading.language import SentenceWords

# fmt: off
_NEVER_LAST = frozenset(
    "ул пер просп пл наб им проф акад доц г-н г-жа св см напр т.е т.к т.н т.о ок гр зам зав ген мин гос обл респ род англ лат нем фр рус каз"
    " цит ред сост изд полк кап лейт инж канд докт".split(),
)
_BEFORE_NUMBER = frozenset("ст п пп ч стр с рис табл гл абз подп вып тел № д кв корп стр".split())
_BEFORE_NAMES = frozenset("т.ч о оз р".split())
_STARTERS = frozenset(
    "в во на по с со и но а он она они оно мы вы я это как для при об из за к ко у так если когда что все его ее их этот эта эти то"
    " также однако кроме после до от под над перед между через без ранее сейчас теперь тогда там здесь где кто чем чтобы потому поэтому"
    " хотя не ни да нет ведь уже еще только лишь даже именно в том первый новый".split(),
)
"""Words that begin a sentence and hardly ever a name."""
_ENDS_BEFORE_CAPITAL = frozenset("г гг в вв млн млрд трлн тыс руб коп долл евро др пр т.д т.п н.э л.с ч мин сек км м кг т га чел экз шт ед".split())
# fmt: on

SENTENCES = SentenceWords(
    never_last=_NEVER_LAST,
    before_number=_BEFORE_NUMBER,
    before_names=_BEFORE_NAMES,
    starters=_STARTERS,
    capital_words=frozenset("Я"),
    ends_before_capital=_ENDS_BEFORE_CAPITAL,
    # the town of "в г. Алматы", not the year of "в 2027 г."; the street of "на пр. Мира"
    hour=r"(?:^|[^\d ]) ?г\.|\b(?:на|по) пр\.",
    says_next=(
        r"[–—-] (?:[А-ЯЁ]?[\w-]{0,30} ){0,2}?(?:сказал|заявил|сообщил|отметил|добавил|подчеркнул|пояснил|рассказал|считает|говорит|уверен|спросил|ответил"
        r"|написал|передает|пишет|полагает)"
    ),
)
