"""Cues and masks of forward-looking Kazakh by family, and what they are made of."""

from __future__ import annotations

from pathlib import Path

from predtrack.reading.cues.rule import CueWords, Rule
from predtrack.reading.kazakh.cues.ahead import AHEAD, SUPPORTS, UNCHANGED
from predtrack.reading.kazakh.cues.masks import AGAINST, COVERS
from predtrack.reading.kazakh.cues.plans import PLANS
from predtrack.reading.kazakh.verbs import PAST_ENDINGS, forms
from predtrack.reading.patterns import pattern

# fmt: off
_FAMILIES: dict[str, tuple[Rule, ...]] = {
    "ahead": AHEAD, "plans": PLANS, "unchanged": UNCHANGED, "supports": SUPPORTS, "covers": COVERS, "against": AGAINST,
}
_SORTS = {
    "past-time": "бұрын кеше былтыр өткен сол кезде",
    "time": "ертең келесі алдағы келер биыл жылы жылдың айда аптада жаздан күзде қыста көктемде жазда соңына дейін кейін қарай",
    "body": "үкімет министрлік министрлігі министр президент компания банк сот парламент мәжіліс әкімдік партия комитет клуб команда полиция әкім",
    "text": "заң жоба бағдарлама жоспар шарт келісім құжат шешім ереже",
    "crowd": "адамдар қазақстандықтар азаматтар тұрғындар ата-аналар балалар сарапшылар мамандар",
    "us": "біз бізге бізді біздің", "me": "мен маған мені менің",
}
# fmt: on
CUES = CueWords(
    families=_FAMILIES,
    token=pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*"),
    frequent=frozenset("және бұл да де деп осы сол бір ол емес бар мен пен бен".split()),
    adverbs=r"(?: \w{2,14}){0,2}",
    past=frozenset("еді болды болған екен".split()),
    past_endings=PAST_ENDINGS,
    present=frozenset("бар отыр тұр жатыр жүр емес жоқ".split()),
    sorts=_SORTS,
    weights=Path(__file__).parent.parent / "weights.json",
    forms=forms(),
)
