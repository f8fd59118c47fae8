"""English titles and headings that look ahead, and those that only name a day or look back."""

from __future__ import annotations

from predtrack.reading.language import HorizonWords

# fmt: off
NOUN = r"(?:predictions?|outlooks?|prognos[ei]s|projections?|prospects|previews?|trends|expectations|look ahead)"
FORECAST = r"forecasts?(?=\W*$| (?:for|in|about|on|to)\b|\W? ?\d{4}\W*$|[:,;.!?])"
WATCH = r"(?:to (?:expect|watch|look (?:out )?for|look forward to|come)|in store|lies? ahead|look(?:ing|s)? ahead|crystal ball)"
_SPAN = r"(?:year|month|week|decade|quarter|half|season|century)"
_ASKED = (
    r"wh(?:at|ere|ich|o)\b.{0,60}\b(?:will (?:\S+ ){0,3}(?:be|bring|hold|do|happen|change|look|see|matter)|holds|(?:we|i|you|they) expect)"
)
SHAPES = r"(?:that|to|which|will) (?:will )?(?:shape|define|dominate|rule)"
_PLACE = r"the (?:world|economy|country|continent|region|planet|markets?) (?:in|by|of)"
# fmt: on

HORIZONS = HorizonWords(
    ahead=rf"\b(?:{NOUN}|{FORECAST}|{WATCH}|{_SPAN} ahead(?! of)|{_ASKED}|{SHAPES}|{_PLACE})\b",
    alone=r"(?:(?:the )?(?:next|coming)|by|in|until|till|to|through|before|towards?|over|within|for|between|from)\b",
    beyond=r"\b(?:and|or) (?:beyond|after|later)\b|\bonwards?\b|\bthe\b",
    year=(
        r"(?:\b(?:spring|summer|autumn|fall|winter|early|mid|late)[ -])?(?<![\d,.$£€])(?:19|2\d)\d\d(?=(?: ?[-–/] ?\d{2,4}| to \d{4})?"
        rf"(?:\W*$| ?[:;,.!?)\]–—]|'s\b|(?: [\w'-]+){{0,3}} (?:{NOUN}|forecasts?)\b"
        r"| (?:holds?|brings?|will|could|may|might|and)\b))"
    ),
    span=rf"\b(?:the )?({_SPAN}) ahead\b(?! of)",
    of_year="in {}",
    of_span="in the coming {}",
    bygone=(
        r"\b(?:happened|reviewe?d?|recap|retrospect\w*|look(?:ing|s|ed)? back|lessons?|fared|turned out|went|was|were|did|had"
        r"|history|since|revisited|scorecards?|graded?|got (?:it |\w+ )?(?:right|wrong)|ago|anniversary|last|past|previous|worst"
        r"|predictions? of)\b"
    ),
    news=(
        r"\b(?:cuts?|raises?|lifts?|hikes?|trims?|slash(?:es)?|lowers?|revis(?:es|ed)|(?:down|up)grades?|maintains?|keeps?"
        r"|reiterates?|reaffirms?|unveils?|beats?|miss(?:es)?|warns?|says?|said|sees|tells?|told|amid|despite|after|dims?"
        r"|brightens?|improves?|worsens?|darkens?|sours?|falls?|rises?|boosts?|clouds?|weighs?)\b"
    ),
)
