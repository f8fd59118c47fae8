"""Statements: what a text says about the future, found sentence by sentence.

A sentence's score is the logistic function of a bias plus what each cue, support and mask that it
fires adds; ``Cue.added`` keeps each part, so that the score can be explained. Offsets count
characters of the text, half-open.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec.structs import replace

from predtrack.models.deadline import Deadline
from predtrack.models.statement import Cue, Kind, Span, Statement, Voice
from predtrack.reading.claims import propose_claim, without_lead_in
from predtrack.reading.cues.matching import Firing, Weights, find_rules, fitted_weights
from predtrack.reading.cues.rule import CueWords, Role
from predtrack.reading.deadlines import GivenYearEnd, find_deadline, manner_of
from predtrack.reading.document import read_document
from predtrack.reading.language import Language, language_of
from predtrack.reading.likelihood import check_lexicon, find_likelihood
from predtrack.reading.typography import plain
from predtrack.reading.voices.article import Article
from predtrack.reading.voices.reading import Heard, read_voice

DEFAULT_MIN_SCORE = 0.5
"""The least score of a statement where the caller names none: balanced for precision and recall."""

PLACES_HEARD = 3
"""Places of a statement at which it is asked whose words they are."""

KINDS = (Kind.EXPECTATION, Kind.PROMISE, Kind.PREDICTION, Kind.CONDITIONAL)
"""Which kind a sentence is of where no cue that settles it fires."""

DeadlineOf = Callable[[str, date | None], Deadline]
"""Reads the deadline of a quote, given the day its article was published."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence amounts to: its score, and the cues that it fires with what each adds."""

    score: float
    kind: Kind
    no_change: bool
    cues: tuple[Cue, ...]


def find_statements(
    text: str,
    *,
    published: date | str | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
    lexicon: str = "icd203",
    deadline_of: DeadlineOf | None = None,
    fiscal_year_ends: GivenYearEnd | None = None,
    language: Language | None = None,
) -> list[Statement]:
    """Find the forward-looking statements of ``text``, in the order of their first places.

    ``published`` (a date or its ISO form) is the day that deadlines are counted from; ``min_score``
    from 0 to 1. The same words in several places, also after another lead-in ("Fourth, ") or in
    other typography, are one statement with several spans. ``language`` is the text's, English unless
    given; ``deadline_of`` reads deadlines in it. ``fiscal_year_ends`` is the day on which fiscal
    years end, such as "31 March"; what the text says of that is obeyed unless it is given.

    Raises:
        UnknownLexicon: there is no lexicon of that name.
        ValueError: ``published`` is no ISO date.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    check_lexicon(lexicon)
    language = language or language_of()
    deadline_of = deadline_of or _deadline_reader(text, language, fiscal_year_ends)
    found: dict[str, Statement] = {}
    places: dict[str, list[Span]] = {}
    article = Article(read_document(text, language=language))
    for number, sentence in enumerate(article.document.sentences):
        levelled = article.document.plain[sentence.start : sentence.end]
        reading = read_sentence(
            sentence.text, language=language, at=sentence.start, levelled=levelled
        )
        if reading is None or reading.score < min_score:
            continue
        key, strongest = same_words(sentence.text, language=language), strongest_place(reading)
        if key in found:
            places[key].append(_seen_again(text, sentence.text, sentence.end, language))
            if found[key].speaker is None and len(places[key]) <= PLACES_HEARD:
                found[key] = _heard_again(found[key], read_voice(article, number, strongest))
        else:
            heard = read_voice(article, number, strongest)
            found[key] = _statement(
                text, sentence.text, sentence.start, reading, heard, lexicon, deadline_of, day, language
            )  # fmt: skip
            places[key] = list(found[key].spans)
    return [_placed(one, places[key]) for key, one in found.items()]


def read_quote(
    quote: str,
    *,
    published: date | None = None,
    lexicon: str = "icd203",
    language: Language | None = None,
    text: str | None = None,
    at: int = 0,
    fiscal_year_ends: GivenYearEnd | None = None,
) -> Statement:
    """Read a quote that a person picked, whatever its score, as a scan reads a sentence.

    Whose voice it is, is read from the ``text`` where that is given, at whose place ``at`` it stands.

    Raises:
        UnknownLexicon: there is no lexicon of that name.
    """
    kind = Kind.QUESTION if quote.rstrip("\"'”’»)").endswith("?") else Kind.PREDICTION
    language = language or language_of()
    reading = read_sentence(quote, language=language)
    reading = reading or Reading(0.0, kind, no_change=False, cues=())
    deadline_of = _deadline_reader(text or quote, language, fiscal_year_ends)
    strongest = strongest_place(reading)
    place = None if strongest is None else at + strongest
    heard = _voice_at(quote if text is None else text, at, place, language)
    return _statement(quote, quote, 0, reading, heard, lexicon, deadline_of, published, language)


def _deadline_reader(
    text: str, language: Language, fiscal_year_ends: GivenYearEnd | None
) -> DeadlineOf:
    """Return what reads deadlines as a whole text writes its days."""
    manner = manner_of(text, language=language)
    ends = fiscal_year_ends or manner.fiscal_year_ends
    return partial(
        find_deadline, language=language, day_first=manner.day_first, fiscal_year_ends=ends
    )


def _voice_at(text: str, start: int, strongest: int | None, language: Language) -> Heard:
    """Read whose voice the sentence is in which a quote's strongest words stand, or it starts."""
    article = Article(read_document(text, language=language))
    place = start if strongest is None else strongest
    for number, sentence in enumerate(article.document.sentences):
        if place < sentence.end:
            return read_voice(article, number, strongest)
    return Heard(Voice.AUTHOR)


def read_sentence(
    sentence: str,
    *,
    language: Language,
    at: int = 0,
    levelled: str | None = None,
    weights: Weights | None = None,
) -> Reading | None:
    """Score one sentence, which stands at ``at`` of its text; None when no cue fires.

    ``levelled`` is the sentence with its typography levelled, where that was done already.
    """
    fired = find_rules(levelled or sentence, language=language)
    if not fired:
        return None
    weights = weights or fitted_weights(language)
    cues = tuple(_cue(sentence, one, at, weights) for one in fired)
    odds = weights.bias + sum(one.added for one in cues)
    kind, no_change = _kind_of(fired, language.cues)
    return Reading(_logistic(odds), kind, no_change, cues)


def same_words(quote: str, *, language: Language) -> str:
    """Return what two quotes have in common when they are the same words in another dress."""
    return " ".join(plain(without_lead_in(quote, language=language)).casefold().split())


def _kind_of(fired: Sequence[Firing], words: CueWords) -> tuple[Kind, bool]:
    """Return the kind of the sentence that fired these rules, and whether nothing changes by it."""
    cues = [one.rule for one in fired if one.rule.role is Role.CUE]
    no_change = any(rule.no_change for rule in cues)
    kinds, names = {rule.kind for rule in cues}, {rule.name for rule in cues}
    return _choose(kinds, names, words), no_change


def _choose(kinds: set[Kind | None], names: set[str], words: CueWords) -> Kind:
    if Kind.QUESTION in kinds:
        return Kind.QUESTION
    for kind, settling in words.kinds:
        if not names.isdisjoint(settling):
            return kind
    return next((kind for kind in KINDS if kind in kinds), Kind.PREDICTION)


def _cue(sentence: str, one: Firing, at: int, weights: Weights) -> Cue:
    name, start, end = one.rule.name, one.start, one.end
    return Cue(name, sentence[start:end], at + start, at + end, weights.of.get(name, 0.0))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def _statement(
    text: str,
    quote: str,
    start: int,
    reading: Reading,
    heard: Heard,
    lexicon: str,
    deadline_of: DeadlineOf,
    published: date | None,
    language: Language,
) -> Statement:
    end = start + len(quote)
    return Statement(
        quote=quote,
        start=start,
        end=end,
        spans=(Span.of(text, start, end),),
        kind=reading.kind,
        no_change=reading.no_change,
        score=reading.score,
        cues=reading.cues,
        deadline=deadline_of(quote, published),
        likelihood=find_likelihood(quote, lexicon, language=language),
        voice=heard.voice,
        speaker=heard.speaker,
        speaker_role=heard.role,
        attribution=heard.attribution,
        voice_cues=heard.cues,
        claim=propose_claim(quote, language=language),
    )


def _placed(statement: Statement, places: list[Span]) -> Statement:
    return statement if len(places) == 1 else replace(statement, spans=tuple(places))


def _heard_again(statement: Statement, heard: Heard) -> Statement:
    """Return a statement as it is heard at a later place: another's at any is not the author's."""
    if heard.voice is Voice.AUTHOR:
        return statement
    return replace(
        statement,
        voice=heard.voice,
        speaker=heard.speaker,
        speaker_role=heard.role,
        attribution=heard.attribution,
        voice_cues=heard.cues,
    )


def strongest_place(reading: Reading) -> int | None:
    """Return where in the text the words stand that speak most for a statement."""
    return max(reading.cues, key=lambda cue: cue.added).start if reading.cues else None


def _seen_again(text: str, quote: str, end: int, language: Language) -> Span:
    """Return another place of a statement: its words there, without this place's lead-in."""
    return Span.of(text, end - len(without_lead_in(quote, language=language)), end)
