"""Whether the words around a time speak of the future or tell of the past.

The nearest verb decides: the one before the time, or behind it where the time stands first in its
clause ("On Monday the committee will vote"). A table of cues and the ending -ed; no grammar.
"""

from __future__ import annotations

from enum import Enum

from predtrack.reading.deadlines.sentence import Sentence
from predtrack.reading.deadlines.vocabulary import Kind, words_of

WINDOW = 30
"""Tokens looked at on either side."""


class Tense(Enum):
    """What the nearest verb says."""

    FUTURE = "future"
    WOULD = "would"  # the future as seen from the past
    PRESENT = "present"
    PAST = "past"
    UNKNOWN = "unknown"


FUTURE = words_of(
    "will shall won't shan't he'll she'll it'll they'll we'll i'll you'll there'll that'll going "
    "expected expects expect expecting due set scheduled plan plans planned planning likely "
    "unlikely forecast forecasts projected predicts predict hope hopes hoping aim aims aiming vows "
    "intends intend wants want promises promise pledges bound poised slated supposed upcoming "
    "deadline target can can't cannot may might must should shouldn't could couldn't needs "
    "need threatens stands anticipate anticipates anticipated believe believes try gonna "
    "becoming deadlines targets expiring expires expire ends begins starts start"
)
WOULD = words_of("would wouldn't he'd she'd they'd it'd we'd")
PRESENT = words_of(
    "is are am isn't aren't remains remain says say it's he's she's they're we're i'm being"
)
PERFECT = words_of("has have had hasn't haven't hadn't i've we've they've you've having")
BE_PAST = words_of("was were wasn't weren't did didn't")
IRREGULAR = words_of(
    "said told went came took made got gave won lost met held began rose fell grew ran saw found "
    "left kept led sent spent wrote spoke knew thought became brought bought built caught chose "
    "drew drove fought flew felt heard paid sold sought shot stood struck swept threw understood "
    "withdrew sank broke woke slid shrank sprang swore hurt dealt fled hid laid meant overtook "
    "put quit read rode sang sat shook showed shown slept stole taught tore won been done seen "
    "given taken known written hit cut shut split beat fallen risen grown gone begun broken chosen "
    "shrunk driven eaten forgotten hidden sunk sworn torn woken worn drawn thrown flown"
)
NOT_PAST = words_of(
    "need indeed speed feed proceed exceed succeed hundred united led red bed seed greed breed "
    "agreed-upon bleed weed shed sped embed naked sacred wicked rugged biased unprecedented "
    "limited fed fed's"
)
BEFORE_PARTICIPLE = words_of(
    "be being been get gets getting is are am was were the a an to of for by with in on and or "
    "their its his her our my your newly very more most well long so-called not"
)
BOUNDARIES = frozenset({";", ":"})
OPENERS = frozenset(
    {",", ";", ":", "-", ".", "?", "!", "but", "that", "because", "while"}
    | {"although", "though", "if", "when", "whether", "yet"}
)
DETERMINERS_BEHIND_TO = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their"})


def tense_around(s: Sentence, start: int, end: int) -> Tense:
    """Tell the tense of the verb that the time from ``start`` to ``end`` belongs to."""
    opens = all(s.tokens[place].kind is Kind.MARK for place in range(min(start, 3)))
    fronted = (opens and start <= 3) or s.word(start - 1) in OPENERS  # noqa: PLR2004
    sides = (_behind, _before) if fronted else (_before, _behind)
    for side in sides:
        found = side(s, start, end)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _before(s: Sentence, start: int, _end: int) -> Tense:
    for place in range(start - 1, max(-1, start - 1 - WINDOW), -1):
        if s.word(place) in BOUNDARIES:
            break
        found = _cue(s, place)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _behind(s: Sentence, _start: int, end: int) -> Tense:
    for place in range(end, min(end + WINDOW, len(s.tokens))):
        if s.tokens[place].kind is Kind.END or s.word(place) in BOUNDARIES:
            break
        if s.word(place - 1) in RELATIVE:
            continue
        found = _cue(s, place)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


RELATIVE = frozenset({"who", "which"})
NOUNS_TOO = words_of(
    "plan plans promise promises hope hopes forecast forecasts aim aims target targets deadline "
    "deadlines end ends start starts need needs set bid vows wants"
)
BEFORE_NOUNS = words_of("the a an his her its their our any no new own of such those")


def _cue(s: Sentence, at: int) -> Tense:
    """Tell what the word at a place says by itself."""
    word, before = s.word(at), s.word(at - 1) if at else ""
    if word in FUTURE:
        return _future(word, before)
    if word in WOULD:
        return Tense.WOULD
    if word in PRESENT:
        return Tense.PRESENT
    if word in BE_PAST:
        return Tense.WOULD if s.word(at + 1) == "to" else Tense.PAST
    if word in PERFECT:
        return _perfect(s, at)
    return _verb(s, at, word, before)


def _verb(s: Sentence, at: int, word: str, before: str) -> Tense:
    """Tell what a verb in the past or an infinitive says."""
    if word == "to":
        return _infinitive(s, at)
    if _is_past_form(word) and before not in BEFORE_PARTICIPLE:
        return _past_form(s, at)
    return Tense.UNKNOWN


def _future(word: str, before: str) -> Tense:
    """Take "had expected" as past and "announced the plans" as saying nothing."""
    if before in {"had", "hadn't"}:
        return Tense.PAST
    if word in NOUNS_TOO and (before in BEFORE_NOUNS or _is_past_form(before)):
        return Tense.UNKNOWN
    return Tense.FUTURE


def _is_past_form(word: str) -> bool:
    return word in IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in NOT_PAST)  # noqa: PLR2004


def _past_form(s: Sentence, at: int) -> Tense:
    """Take "will have halved" and "has not halved" by their auxiliary."""
    for place in range(max(at - 3, 0), at):
        if s.word(place) in FUTURE and s.word(place) not in {"expected", "set", "due"}:
            return Tense.FUTURE
    return Tense.PAST


def _perfect(s: Sentence, at: int) -> Tense:
    for place in range(max(at - 3, 0), at):
        if s.word(place) in FUTURE:
            return Tense.FUTURE
        if s.word(place) in WOULD:
            return Tense.WOULD
    if s.word(at) == "had" or any(_is_past_form(s.word(at + n)) for n in range(1, 5)):
        return Tense.PAST
    return Tense.PRESENT


NOT_INFINITIVE = words_of(
    "according response compared thanks back up down close related contrast opposed key reaction "
    "access addition relation damage threat similar contrary equal next boost visit right left"
)
FAILED_TO = words_of(
    "declined refused failed managed tried used went continued began started forced helped chose "
    "moved neglected came wanted"
)


def _infinitive(s: Sentence, at: int) -> Tense:
    """Take "to" before a verb as the future; before a noun it says nothing."""
    before, behind = s.word(at - 1) if at else "", s.tokens[at + 1]
    if before in FAILED_TO or (before in FUTURE and s.word(at - 2) == "had"):
        return Tense.PAST
    if behind.kind is not Kind.WORD or before in NOT_INFINITIVE:
        return Tense.UNKNOWN
    noun = behind.word in DETERMINERS_BEHIND_TO or s.word(at + 2) in {"-", "'s"}
    return Tense.UNKNOWN if noun or behind.word.endswith(("s", "ing")) else Tense.FUTURE


SUPERLATIVE = frozenset(
    {"first", "best", "worst", "most", "least", "lowest", "only", "record", "fewest"}
)
NOT_SUPERLATIVE = words_of(
    "interest forest protest west invest harvest latest request test rest contest arrest suggest "
    "east guest nest quest chest honest modest manifest midwest northwest southwest northeast "
    "southeast digest lest vest pest crest zest budapest conquest unrest priest interests"
)
REACH = 9
SHORTEST = 4
"""Letters of a word in -est that is no superlative yet: "rest"."""


def compares(s: Sentence, at: int) -> bool:
    """Tell "the worst drought in a decade", "for the first time in 20 years" from a deadline."""
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = s.word(place)
        if (word in SUPERLATIVE and s.word(place - 1) != "at") or (
            word.endswith("est") and word not in NOT_SUPERLATIVE and len(word) > SHORTEST
        ):
            return True
        if word in {",", ";", ":", "will", "would", "-"}:
            return False
    return False
