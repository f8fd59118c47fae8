"""What tells where an English sentence ends."""

from __future__ import annotations

from predtrack.reading.language import SentenceWords

# fmt: off
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col capt sgt rev hon messrs pres supt maj cmdr amb adm brig pvt"
    " mt ft approx ca cf vs v viz ed eds e.g i.e".split(),
)
_BEFORE_NUMBER = frozenset("no nos art arts sec secs fig figs vol vols ch chap p pp para paras".split())
_BEFORE_NAMES = frozenset(
    "st ave blvd rd jr sr dept ph.d jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun u.s u.k u.n e.u".split(),
)
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those there here his her its their our my your one no not nobody none"
    " nothing nor but and so or yet in on at as if when while for by after before since with without within once now then"
    " still both some many most all each every few several other others another such what who whose how why where which"
    " because although though however meanwhile instead also even only just until under over from to of about despite"
    " during between among against perhaps maybe today tomorrow yesterday last next soon later earlier will would can could"
    " should may might must is are was were has have had do does did if let thus hence therefore moreover indeed".split(),
)
"""Words that begin a sentence and hardly ever a name."""
_ENDS_BEFORE_CAPITAL = frozenset("bn mn tn mln bln trn inc ltd co corp plc a.m p.m est al".split())
# fmt: on

SENTENCES = SentenceWords(
    never_last=_NEVER_LAST,
    before_number=_BEFORE_NUMBER,
    before_names=_BEFORE_NAMES,
    starters=_STARTERS,
    capital_words=frozenset("I"),
    ends_before_capital=_ENDS_BEFORE_CAPITAL,
    hour=(
        r"(?i:(?:\b(?:the|an?|this|that|its|their|his|her|each|every|\w+'s)"
        r"|\A\W*(?:by|at|after|until|till|before|from|around|about|since|on)\b[^.]{0,20}) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.m\.)"
    ),
    hour_next=(
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T)\b|[A-Z]\w+ time\b"
        r"|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.? \d"
    ),
    says_next=(
        r"(?:[A-Z][\w'’-]{0,30} ){1,4}"
        r"(?:said|says|asked|asks|wrote|writes|added|adds|tweeted|told|replied)\b"
    ),
)
