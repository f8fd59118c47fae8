"""What tells where an English sentence ends."""

from __future__ import annotations

from predtrack.reading.language import SentenceWords

# fmt: off
NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen rep reps gov gen lt col capt sgt rev hon st messrs pres supt maj cmdr"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " bn mn tn mln bln trn approx ca cf vs v no nos art sec fig figs vol pp ed eds e.g i.e viz al"
    " dept est inc ltd co corp plc ph.d u.s u.k u.n e.u a.m p.m".split(),
)
# fmt: on

SENTENCES = SentenceWords(
    never_last=NEVER_LAST,
    capital_words=frozenset("I"),
    ends_before_capital=frozenset(
        "bn mn tn mln bln trn inc ltd co corp plc a.m p.m est al".split()
    ),
    says_next=(
        r"(?:[A-Z][\w'’-]{0,30} ){1,4}"
        r"(?:said|says|asked|asks|wrote|writes|added|adds|tweeted|told|replied)\b"
    ),
)
