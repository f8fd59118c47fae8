"""Tellings: where a sentence says that somebody says, thinks, intends or shows something.

A telling is found at a word of ``SAYINGS``: whose it is stands before it ("Berg said"), behind it
("… , said Berg", "according to Berg") or possesses it ("Berg's promise to"). Sentences are levelled;
offsets are half-open and those of the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from predtrack.reading.english.saying import SAYINGS
from predtrack.reading.voices.rule import Need, Saying

REACH = 160
"""Characters looked at on either side of a word of saying."""

ROW_OF: dict[str, Saying] = {}
for _row in SAYINGS:
    for _word in _row.words.split():
        ROW_OF.setdefault(_word, _row)
POSSESSED: dict[str, Saying] = {
    word: row for row in SAYINGS if row.need is Need.POSSESSOR for word in row.words.split()
}
WORDS = ROW_OF.keys() | POSSESSED.keys()

_TOKEN = re.compile(r"[a-z]+")
_AUX = re.compile(
    r"(?:(?:'s|'ve|'d|'ll|n't|\b(?:has|have|had|is|are|was|were|will|would|could|may|might|also|then|later|now|still|once|never|both|all"
    r"|just|even|already|further|often|always|first|long|does|do|did|not|been|be|being|again|going|set|due|(?:seem|appear|continue|want|decline|like|need)(?:s|d|ed)? to"
    r"|(?!only|family|ally|rally|reply|july|italy)[a-z]{3,14}ly)),? ?)+$"
)
_COORDINATED = re.compile(r"(?:,| and| but| or|, and| then| yet| while| by| after| before| without| in|;)$")
_NO_SUBJECT = re.compile(
    r"(?:^|[\s\"'])(?:a|an|the|his|her|its|their|my|your|our|this|no|any|every|some|such|of|in|for|with|on|to|from|at|about|into|than|more|most|very|too"
    r"|so|is|are|was|were|be|not|as|over|what|whose|under|new|own|like|let|make|makes|made|help|helped|many|few|several|other|poor|strong|two|three|four|vain|only|just)$",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"[\"' ]*(?:[^,\"]{3,60}, )?(?P<who>(?:He|She|They|It|We|I|he|she|they)\b|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) )?(?:[A-Za-z][\w.'-]* ){0,5}?(?:[A-Z][\w.'-]+)(?: [A-Z][\w.'-]+){0,4})(?=[ ,'])"
)
_BE = re.compile(r"(?:'s|'re|\b(?:is|are|was|were|been|be|being))\b")
_BOUND = re.compile(r"""[,;:.!?"()\[\]]\s|[—–―]|--|\s-\s|^""")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Sgt|Prof|St|Jr|Sr|Capt|Rev|Hon|U\.S|U\.K|U\.N|E\.U))\.$")
_LEAD = re.compile(
    r"(?:(?:but|and|or|so|yet|then|while|when|as|if|because|although|though|however|meanwhile|still|that|what|where|after|since|until|once|"
    r"which|also|now|today|yesterday|even|only|instead|indeed|later|earlier|recently|privately|publicly|separately|again|than)\b,? )+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*(?:who|whose|which|a|an|the|now|then|one|then-|formerly|chief|head|president|chair|director|[a-z]+|\d+)\b")
_STOP_AFTER = re.compile(
    r"""[,;:!?"()]|\s[—–―-]|\.(?:\s|$)|$|\s(?:at|in|on|after|before|during|that|as|told|last|from|with|to|by|this|when|while|early|late|and|about|also|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"""
)
_AFTER_SAID = re.compile(r"""[,!?.…]["'”’]{1,3}\s?$|[,]\s$|[!?…]\s$""")
_SPEAKER_AFTER = re.compile(r" (?=[A-Z][\w.'-]|(?:the|a|an|one|another|his|her|its|their|our|my) |(?:he|she|they)\b[.,]?)")
_NOT_SAID = re.compile(r"-| (?:by|almost nothing|nothing|little|no more|much)\b|(?<=planned) for\b|(?<=viewed) as\b|(?<=seen) as\b|(?<=aimed) at\b|(?<=prepared) for\b")
_GOES_ON = re.compile(
    r"[\"' ]*,?(?: (?:that|to|the|a|an|it|he|she|they|its|his|her|their|no|more|there|this|these|we|growth|[A-Z]\w+)\b| [\"'])"
)
_POSSESSOR = re.compile(
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)|(?P<owner>(?:[A-Z][\w.-]*|[a-z]+)(?: [A-Z][\w.-]*){0,4})(?:'s|s'))(?: [\w-]+){0,2} $"
)


class Telling(NamedTuple):
    """A word of saying at [start, end), and whose it is at [source_start, source_end).

    What is said stands before it (``back``), else behind it. A source of no length is nobody said.
    """

    row: str
    start: int
    end: int
    source_start: int
    source_end: int
    back: bool
    passive: bool


def find_tellings(sentence: str, lower: str) -> list[Telling]:
    """Find who says what in a levelled sentence, given in small letters too."""
    words = _TOKEN.findall(lower)
    if WORDS.isdisjoint(words):
        return []
    found = []
    for token in _TOKEN.finditer(lower):
        if token[0] in WORDS:
            telling = _telling(sentence, token)
            if telling:
                found.append(telling)
    return found


def _telling(sentence: str, token: re.Match[str]) -> Telling | None:
    row = ROW_OF[token[0]]
    if sentence[token.start() - 1 : token.start()] == "-" or _NOT_SAID.match(sentence, token.end()):
        return None
    if token[0] in POSSESSED and (owned := _owned(sentence, token)):
        return owned
    if row.need is Need.POSSESSOR:
        return None
    if row.need is Need.OBJECT:
        return _according(sentence, token)
    if row.need is Need.COMPLEMENT and not _GOES_ON.match(sentence, token.end()):
        return None
    return _verb(sentence, token, row)


def _owned(sentence: str, token: re.Match[str]) -> Telling | None:
    owner = _POSSESSOR.search(sentence, max(0, token.start() - REACH), token.start())
    if not owner or not sentence.startswith((" to ", " that ", " of ", " for "), token.end()):
        return None
    start, end = owner.span("pronoun") if owner["pronoun"] else owner.span("owner")
    return Telling("somebody's", token.start(), token.end(), start, end, False, False)


def _according(sentence: str, token: re.Match[str]) -> Telling | None:
    if not sentence.startswith(" to ", token.end()):
        return None
    start, end = _until_stop(sentence, token.end() + 4)
    back = bool(sentence[: token.start()].strip('" '))
    return Telling("according", token.start(), token.end() + 3, start, end, back, False)


def _verb(sentence: str, token: re.Match[str], row: Saying) -> Telling | None:
    start = max(0, token.start() - REACH)
    before = sentence[start : token.start()]
    if _AFTER_SAID.search(before) and (speaker := _SPEAKER_AFTER.match(sentence, token.end())):
        source = _until_stop(sentence, speaker.end())
        if before[-2:] != ", " or sentence[source[1] : source[1] + 1] in ",.;":
            return Telling(row.name, token.start(), token.end(), *source, True, False)
    stripped = _AUX.sub("", before)
    helpers = before[len(stripped) :]
    passive = bool(_BE.search(helpers)) and not token[0].endswith("ing")
    source = _subject_of(sentence, stripped, start)
    if source is None:
        return None
    back = _is_back(sentence, source[0], token.end())
    return Telling(row.name, token.start(), token.end(), *source, back, passive)


def _until_stop(sentence: str, start: int) -> tuple[int, int]:
    rest = sentence[start : start + REACH]
    at = 1
    while stop := _STOP_AFTER.search(rest, at):
        if stop[0].startswith(".") and _INITIAL.search(rest[: stop.start() + 1]):
            at = stop.end()
            continue
        return start, start + stop.start()
    return start, min(len(sentence), start + len(rest))


def _subject_of(sentence: str, stripped: str, start: int) -> tuple[int, int] | None:
    """Return whose the verb is that follows ``stripped``, which begins at ``start``."""
    words = stripped.rstrip()
    if not words.strip("\"' "):
        return start, start
    if _NO_SUBJECT.search(words):
        return None
    if _COORDINATED.search(words):
        main = _MAIN.match(sentence)
        return main.span("who") if main and main.end() <= start + len(words) else None
    return _subject(stripped, start)


def _subject(before: str, offset: int) -> tuple[int, int] | None:
    """Return where the words stand that a verb right behind ``before`` has as its subject."""
    end = len(before.rstrip())
    words = before[:end]
    for _ in range(4):
        if not words.endswith((",", ")")):
            break
        cut = words.rfind("(") if words.endswith(")") else _aside_start(words[:-1])
        if cut <= 0:
            return None
        words = before[:cut].rstrip(" ")
        if words.endswith(",") is False and cut and before[cut - 1 : cut] == ",":
            words = words.rstrip(",")
    words = words.rstrip(", ")
    first = _clause_start(words)
    lead = _LEAD.match(words, first)
    first = lead.end() if lead else first
    if not words[first:].strip("\"' "):
        return None
    return offset + first, offset + len(words)


def _aside_start(words: str) -> int:
    """Return where the comma stands that an aside at the end of ``words`` begins with."""
    at = words.rfind(",")
    while at > 0:
        if _is_name_before(words[:at]) or at < 2:
            return at
        at = words.rfind(",", 0, at)
    return at


def _is_name_before(words: str) -> bool:
    last = words.split()[-1:] or [""]
    return last[0][:1].isupper()


def _clause_start(words: str) -> int:
    first = 0
    for bound in _BOUND.finditer(words):
        if bound[0].startswith(".") and _INITIAL.search(words[: bound.start() + 1]):
            continue
        first = bound.end()
    return first


_BACK_AFTER = re.compile(
    r"[.,;:!?]|$| (?:in|on|at|during|of|last|after|when|while|to|as|from|with|before|this|early|late|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?! (?:the|be) )|[\"']"
)


def _is_back(sentence: str, source: int, end: int) -> bool:
    """Tell whether what is said stands before the one who says it: "…," Berg said."""
    before = sentence[:source].rstrip()
    return before[-1:] in (",", '"', "'", "!", "?") and bool(_BACK_AFTER.match(sentence, end))
