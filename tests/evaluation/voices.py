"""Who said it, measured on articles whose attributions people marked.

Rows are JSON Lines with ``text``, ``published`` and ``attributions``: each with ``source``, ``cue`` and
``content_at``, [start, end) in the text. A statement belongs to a source when at least half of its
letters lie in one attribution's content; under a fifth it is the author's own; between, it is not
judged. A source is a person or body where the last word of its head has a capital; a name is right
where the heads agree. Belief and intent are told from saying by the cue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.statements import wilson
from predtrack.models.statement import Statement, Voice
from predtrack.reading.document import read_document
from predtrack.reading.english import ENGLISH
from predtrack.reading.statements import find_statements
from predtrack.reading.voices.rule import VoiceRow
from predtrack.reading.voices.sources import head_of
from predtrack.reading.voices.telling import tellings_of
from predtrack.reading.voices.view import View

OTHERS, OWN = 0.5, 0.2
QUOTED = 0.6
SAYING = {VoiceRow.SAYS, VoiceRow.ACCORDING, VoiceRow.SAYS_OR_NOUN}
SMALL = frozenset("the a an mr ms mrs said former".split())


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement, and the attribution that it belongs to: None where it is the author's own."""

    statement: Statement
    attribution: dict | None
    is_quoted: bool

    @property
    def is_given(self) -> bool:
        return self.statement.voice is Voice.OTHER

    @property
    def source(self) -> str:
        return (self.attribution or {}).get("source") or ""

    @property
    def is_saying(self) -> bool:
        rows = tellings_of(ENGLISH).rows
        words = re.findall(r"[a-z]+", ((self.attribution or {}).get("cue") or "").lower())
        return any(word in rows and rows[word].row in SAYING for word in words)

    @property
    def is_pronoun(self) -> bool:
        words = _words(self.source)
        return not words or words[0] in ENGLISH.names.pronouns or _head(self.source) in PRONOUNS

    @property
    def is_person(self) -> bool:
        last = (head_of(self.source, ENGLISH).split() or [""])[-1]
        return not self.is_pronoun and last[:1].isupper()

    @property
    def is_right(self) -> bool:
        named = self.statement.speaker or ""
        bare = {_bare(word) for word in _words(named)}
        return _head(self.source) in bare or _head(named) in _words(self.source)


PRONOUNS = ENGLISH.names.pronouns.keys() | {"many", "some", "others", "both", "him", "them"}


def evaluate(path: Path) -> str:
    """Return the report on the articles of ``path``."""
    lines = path.read_text("utf-8").splitlines()
    judged = [one for line in lines if line.strip() for one in judge(json.loads(line))]
    others = [one for one in judged if one.attribution]
    own = [one for one in judged if not one.attribution]
    persons = [one for one in others if one.is_person]
    named = [one for one in persons if one.statement.speaker]
    right = [one for one in named if one.is_right]
    sorts = [one for one in others if not one.is_person and not one.is_pronoun]
    pronouns = [one for one in others if one.is_pronoun]
    rows = [
        ("in quotation marks, left to the author", _left(o for o in others if o.is_quoted)),
        ("all words of others, left to the author", _left(others)),
        ("  said", _left(one for one in others if one.is_saying)),
        ("  believed or intended", _left(one for one in others if not one.is_saying)),
        ("the author's own, given to somebody", [one.is_given for one in own]),
        ("a person's name given is right", [one in right for one in named]),
        ("persons that the article names, found", [one in right for one in persons]),
        ("offices and sorts, named", [bool(one.statement.speaker) for one in sorts]),
        ("pronouns, named", [bool(one.statement.speaker) for one in pronouns]),
    ]
    head = f"{path.name}: {len(judged)} statements judged"
    return "\n".join(
        [head, *(_line(*row) for row in rows), "", *map(_wrong, filter(_is_wrong, judged))]
    )


def judge(article: dict) -> Iterator[Judged]:
    """Yield the statements of an article that can be judged."""
    text = article["text"]
    document = read_document(text, language=ENGLISH)
    views = {one.start: View(document, one) for one in document.sentences}
    for statement in find_statements(text, published=_day(article.get("published"))):
        share, best = max(
            ((_share(statement, one), one) for one in article["attributions"]),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        if share < OWN or share >= OTHERS:
            is_quoted = views[statement.start].quoted > QUOTED
            yield Judged(statement, best if share >= OTHERS else None, is_quoted)


def _share(statement: Statement, attribution: dict) -> float:
    start, end = statement.start, statement.end
    shared = sum(max(0, min(end, e) - max(start, s)) for s, e in attribution["content_at"])
    return shared / max(1, end - start)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _left(judged: Iterable[Judged]) -> list[bool]:
    return [not one.is_given for one in judged]


def _line(name: str, hits: Sequence[bool]) -> str:
    return f"  {name:<40} {sum(hits):>4} of {len(hits):<4} {wilson(sum(hits), len(hits))}"


def _is_wrong(one: Judged) -> bool:
    if not one.attribution or not one.is_given:
        return one.is_given != bool(one.attribution)
    return one.is_person and bool(one.statement.speaker) and not one.is_right


def _wrong(one: Judged) -> str:
    given = (one.statement.speaker or "not named") if one.is_given else "the author"
    return f"  {one.source or 'the author'} -> {given}: {one.statement.quote}"


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", text.lower()) if word not in SMALL]


def _head(text: str) -> str:
    words = _words(head_of(text, ENGLISH))
    return _bare(words[-1]) if words else ""


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)
