"""Tellings: where a sentence says that somebody says, thinks, intends or shows something.

A telling is found at a word of ``SAYINGS``: whose it is stands before it ("Berg said"), behind it
("… , said Berg", "according to Berg") or possesses it ("Berg's promise to"). Sentences are levelled;
offsets are half-open and those of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from predtrack.reading.english.saying import SAYINGS
from predtrack.reading.voices.rule import Need, Saying

REACH = 240
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
    r"(?:(?:'s|'ve|'d|'ll|n't|\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|also|then|later|now|still|once|never|both|all"
    r"|just|even|already|further|often|always|first|long|does|do|did|not|been|be|being|again|going|set|due|(?:seem|appear|continue|want|decline|like|need)(?:s|d|ed)? to"
    r"|(?!only|family|ally|rally|reply|july|italy)[a-z]{3,14}ly)),? ?)+$"
)
_COORDINATED = re.compile(r"(?: and| but| or|, and| then| yet|;)$")
_BESIDE = re.compile(r"(?:,| and| while| by| after| before| without| in)$")
_NO_SUBJECT = re.compile(
    r"(?:^|[\s\"'])(?:a|an|the|his|her|its|their|my|your|our|this|no|any|every|some|such|of|in|for|with|on|to|from|at|about|into|than|more|most|very|too"
    r"|so|is|are|was|were|be|not|as|over|what|whose|under|new|own|like|let|make|makes|made|help|helped|many|few|several|other|poor|strong|two|three|four|vain|only|just|when|once|if)$",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"[\"' ]*(?:(?:But|And) )?(?:(?:In|On|At|After|When|While|As|If|During|By|For|With|Before|Since|Despite|Like|Under|Last|Earlier|Late|Later|Instead|To)\b [^,\"]{2,80}, )?"
    r"(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\b|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) )?(?:(?!In |On |At |After |When |While |As )[A-Za-z][\w.'-]* ){0,5}?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4})(?=[ ,'(])"
)
_CLAUSE_BEHIND = re.compile(r"\b(?:would|could|will|is|was|has|had|were|are|should|may|might|can|must|did|does|do)\b")
_BE = re.compile(r"(?:'s|'re|\b(?:is|are|was|were|been|be|being))\b")
_BOUND = re.compile(r"""[,;:.!?"()\[\]]\s|[—–―]|--|\s-\s|^""")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Sgt|Prof|St|Jr|Sr|Capt|Rev|Hon|U\.S|U\.K|U\.N|E\.U))\.$")
_LEAD = re.compile(
    r"(?:(?:but|and|or|so|yet|then|while|when|as|if|because|although|though|however|meanwhile|still|that|what|where|after|since|until|once|"
    r"which|also|now|today|yesterday|even|only|instead|indeed|later|earlier|recently|privately|publicly|separately|again|than)\b,? )+",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"[A-Za-z]{2,}ing")
_PLACE = re.compile(r"[A-Z][\w.]{0,4}\.|[A-Z]{2}")
MOST_ASIDES = 6
"""Commas that are gone back over from a verb to its subject."""
_STOP_AFTER = re.compile(
    r"""[,;:!?"()]|\s[—–―-]|\.(?:\s|$)|$|\s(?:at|in|on|after|before|during|that|as|told|last|from|with|to|by|this|when|while|early|late|and|about|also|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"""
)
_AFTER_SAID = re.compile(r"""[,!?.…\w-]["' ]{0,3}["'] ?$|, $|[!?…] $""")
_SPEAKER_AFTER = re.compile(
    r" (?=[A-Z][\w.'-]|(?:the|a|an|one|another|his|her|its|their|our|my) |(?:he|she|they)\b[.,]?)"
)
_ANY_SPEAKER_AFTER = re.compile(
    r" (?!(?:in|on|at|to|that|of|for|during|after|last|as|with|by|from|when|while|about|late|early|earlier|this|again|before|and|but|if|so|how|what|why|it|[a-z]+ly)\b)"
)
_NOT_SAID = re.compile(r"-| (?:by|almost nothing|nothing|little|no more|much)\b|(?<=planned) for\b|(?<=viewed) as\b|(?<=seen) as\b|(?<=aimed) at\b|(?<=prepared) for\b")
_COLON = re.compile(r"(?:^|[\"' ])(?P<who>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}): ?(?=[\"'])")
_GRUMBLED = re.compile(
    r"[,!?]\"+ (?P<who>(?:(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,2})?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}) (?P<verb>[a-z]{3,14}(?:ed|s))\b"
)
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


def find_colons(sentence: str) -> Iterator[Telling]:
    """Find who is quoted behind a colon: "Berg: “We will go.”"."""
    for match in _COLON.finditer(sentence):
        yield Telling("says", match.end("who"), match.end() - 1, *match.span("who"), False, False)


def find_unnamed(sentence: str) -> Iterator[Telling]:
    """Find who stands behind a quotation with a verb that no row has: "…,” Berg grumbled."."""
    for match in _GRUMBLED.finditer(sentence):
        yield Telling("says", *match.span("verb"), *match.span("who"), True, False)


def _telling(sentence: str, token: re.Match[str]) -> Telling | None:
    row = ROW_OF[token[0]]
    if token.start() and sentence[token.start()].isupper():
        return None
    if token[0] == "put" and not sentence.startswith(" it", token.end()):
        return None
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
    if _AFTER_SAID.search(before) and (source := _inverted(sentence, token.end(), before)):
        return Telling(row.name, token.start(), token.end(), *source, True, False)
    stripped = _AUX.sub("", before)
    helpers = before[len(stripped) :]
    passive = bool(_BE.search(helpers)) and not token[0].endswith("ing")
    source = _subject_of(sentence, stripped, start, beside=token[0].endswith("ing"))
    if source is None:
        return None
    back = _is_back(sentence, source[0], token.end())
    return Telling(row.name, token.start(), token.end(), *source, back, passive)


def _inverted(sentence: str, end: int, before: str) -> tuple[int, int] | None:
    """Return who stands behind a verb that follows what was said: "…," said Anna Berg."""
    is_quoted = before.rstrip()[-1:] in "\"'"
    speaker = (_ANY_SPEAKER_AFTER if is_quoted else _SPEAKER_AFTER).match(sentence, end)
    if not speaker:
        return None
    source = _until_stop(sentence, speaker.end())
    if source[1] <= source[0] or _CLAUSE_BEHIND.search(sentence, *source):
        return None
    return source if is_quoted or sentence[source[1] : source[1] + 1] in ",.;" else None


def _until_stop(sentence: str, start: int) -> tuple[int, int]:
    rest = sentence[start : start + REACH]
    at = 1
    while stop := _STOP_AFTER.search(rest, at):
        if stop[0].startswith(".") and _INITIAL.search(rest[: stop.start() + 1]):
            at = stop.end()
            continue
        return start, start + stop.start()
    return start, min(len(sentence), start + len(rest))


def _subject_of(
    sentence: str, stripped: str, start: int, *, beside: bool
) -> tuple[int, int] | None:
    """Return whose the verb is that follows ``stripped``, which begins at ``start``.

    ``beside`` is of a participle: it goes with the subject of the whole ("Berg left, saying").
    """
    words = stripped.rstrip()
    if not words.strip("\"' "):
        return start, start
    if (_BESIDE if beside else _COORDINATED).search(words):
        main = _MAIN.match(sentence)
        return main.span("who") if main and main.end() <= start + len(words) else None
    return None if _NO_SUBJECT.search(words) else _subject(stripped, start)


def _subject(before: str, offset: int) -> tuple[int, int] | None:
    """Return where the words stand that a verb right behind ``before`` has as its subject.

    Behind a comma or a bracket it is what an aside stands to: "Berg, who was in Rome, said".
    """
    words = before.rstrip()
    if words.endswith(")"):
        words = words[: max(0, words.rfind("("))].rstrip()
    has_aside = words.rstrip('"').endswith(",")
    words = words.rstrip('", ')
    for _ in range(MOST_ASIDES):
        first = _clause_start(words)
        lead = _LEAD.match(words, first)
        start = lead.end() if lead and lead.end() < len(words) else first
        subject = words[start:].lstrip("\"' ")
        if not has_aside or (subject[:1].isupper() and not _PLACE.fullmatch(subject)):
            return (offset + len(words) - len(subject), offset + len(words)) if _is_subject(subject) else None
        if words[:first].rstrip()[-1:] != ",":
            return None
        words = words[:first].rstrip(", ")
    return None


def _is_subject(words: str) -> bool:
    first = words.split(" ", 1)[0]
    return bool(first) and not _PARTICIPLE.fullmatch(first) and not _LEAD.fullmatch(words + " ")


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
