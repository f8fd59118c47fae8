"""Statements: what a text says about the future, found sentence by sentence.

A sentence with a cue, masked or not, is weighed: its score is the logistic function of a bias plus
what each of its features adds, and then what its neighbours score by themselves; ``Cue.added``
keeps each part, so that the score can be explained. Offsets count characters of the text, half-open.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import islice, repeat
from operator import attrgetter, itemgetter

import msgspec
from msgspec.structs import replace

from predtrack.models.deadline import Basis, Deadline
from predtrack.models.statement import Claim, Cue, Kind, Span, Statement, Voice
from predtrack.reading.blocks import BlockKind, Turns
from predtrack.reading.claims.checkable import checked
from predtrack.reading.claims.finding import claims_of, worded_whole
from predtrack.reading.claims.proposing import without_lead_in
from predtrack.reading.claims.setting import Setting
from predtrack.reading.cues.features import (
    DATED,
    Around,
    beside_features,
    features_of,
    kind_features,
)
from predtrack.reading.cues.matching import Seen
from predtrack.reading.cues.weights import fitted_weights, kind_weights, logistic
from predtrack.reading.deadlines import GivenYearEnd, find_deadline, manner_of
from predtrack.reading.document import NAMING, Document, read_document
from predtrack.reading.horizons import HEADINGS, find_horizons, horizon_of
from predtrack.reading.language import Language, given_language, is_foreign, languages_in
from predtrack.reading.likelihood import check_lexicon, find_likelihood
from predtrack.reading.typography import plain
from predtrack.reading.voices.article import VoicedDocument
from predtrack.reading.voices.reading import Heard, read_voice

DEFAULT_MIN_SCORE = 0.4
"""The least score of a statement where the caller names none: F1 is best there, cross-validated."""

PLACES_HEARD = 3
"""Places of a statement at which it is asked whose words they are."""

_KINDS = (Kind.QUESTION, Kind.EXPECTATION, Kind.PROMISE, Kind.PREDICTION, Kind.CONDITIONAL)
"""Which kind a sentence is of in a language whose kinds nobody has fitted."""

UNLIMITED = frozenset({Basis.NONE, Basis.VAGUE})
"""What rests on no day or period: that nothing changes then is a prediction like any other."""

_BESIDE = frozenset({BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.PULL_QUOTE, BlockKind.RELATED})
"""Blocks that hold no statement of the article."""

DeadlineOf = Callable[[str, date | None], Deadline]
"""Reads the deadline of a quote, given the day its article was published."""


USUAL_SHARE, ASSUMED = 0.3, 6
"""How much of a text usually looks ahead, and for how many sentences that is taken to speak."""
STEM = 4
"""Letters by which long words of a headline and of its lead are compared."""
_LEAST = 0.1
"""Log odds under which a feature that is no rule is told together with others."""
THE_REST = "the rest"
"""The name under which they are."""


Told = tuple[str, int, int, float]
"""A feature, where in the sentence it rests, half-open, and what it adds to the log odds."""


class SentenceReading(msgspec.Struct, frozen=True):
    """What one sentence amounts to: its score, and what each feature adds to it.

    ``told`` are the features that add anything, first those that are ``rules``, by number.
    """

    score: float
    seen: Seen
    told: tuple[Told, ...] = ()
    rules: int = 0

    @property
    def kind(self) -> Kind:
        """The kind that the sentence speaks most for."""
        return _kind_of(self.seen)

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds that its cues speak for, each by itself."""
        return frozenset(one.rule.kind for one in self.seen.fired if one.rule.kind)

    @property
    def no_change(self) -> bool:
        """Whether nothing changes by it, within the day or period that it names, if any."""
        return any(one.rule.no_change for one in self.seen.fired)

    @property
    def strongest(self) -> int | None:
        """Where in the sentence the rule stands that speaks most for a statement."""
        rules = self.told[: self.rules]
        return max(rules, key=itemgetter(3))[1] if rules else None

    def cues(self, sentence: str, at: int) -> tuple[Cue, ...]:
        """Return what told, each with its words; what adds little is one."""
        cues = [
            Cue(name, sentence[start:end], at + start, at + end, added)
            for number, (name, start, end, added) in enumerate(self.told)
            if number < self.rules or abs(added) >= _LEAST
        ]
        rest = math.fsum(one[3] for one in self.told) - math.fsum(one.added for one in cues)
        return (*cues, Cue(THE_REST, "", at, at, rest)) if rest else tuple(cues)


class Weighed(msgspec.Struct, frozen=True):
    """A sentence in what it stands in, and what told of it by itself.

    ``odds`` are the log odds of a statement before its deadline and its neighbours are heard.
    """

    seen: Seen
    around: Around
    told: tuple[Told, ...]
    odds: float

    @property
    def alone(self) -> float:
        """Its score by itself, from 0 to 1."""
        return logistic(self.odds)

    def reading(self, beside: Iterable[str], least: float = 0.0) -> SentenceReading:
        """Score it ``beside`` its neighbours; its deadline is read where it can reach the least."""
        weights = fitted_weights(self.seen.language)
        more = [(name, 0, 0, weights.of[name]) for name in beside if name in weights.of]
        odds = self.odds + math.fsum([one[3] for one in more])
        added = weights.of.get(DATED, 0.0)
        if added and logistic(odds + max(added, 0.0)) >= least and self.around.dated():
            more.append((DATED, 0, 0, added))
            odds += added
        rules = sum(one.rule.name in weights.of for one in self.seen.fired)
        return SentenceReading(logistic(odds), self.seen, (*self.told, *more), rules)


def find_statements(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    min_score: float = DEFAULT_MIN_SCORE,
    lexicon: str = "icd203",
    deadline_of: DeadlineOf | None = None,
    fiscal_year_ends: GivenYearEnd | None = None,
    language: Language | str | None = None,
    turns: Turns = (),
) -> list[Statement]:
    """Find the forward-looking statements of ``text``, in the order of their first places.

    ``published`` (a date or its ISO form) is the day that deadlines are counted from; ``min_score``
    from 0 to 1; ``title`` is the article's, which tells its headline from a line above it, and may
    say by when all is to be ("Ten predictions for 2027"), as headings may for what is below. A
    headline that its lead repeats counts once, with the lead. The same words in several places,
    also after another lead-in ("Fourth, ") or in other typography, are one statement with several
    spans. ``language`` is the text's or its code, such as "ru", told by the text unless given: of
    one in several languages each sentence is read in its own. ``deadline_of`` reads deadlines in it. ``fiscal_year_ends`` is
    the day on which fiscal years end, such as "31 March"; what the text says of that is obeyed
    unless it is given.
    ``turns`` say where the speakers' names stand that the turns of a transcript begin with.

    Raises:
        UnknownLexicon: there is no lexicon of that name.
        ValueError: ``published`` is no ISO date, or ``language`` the code of none that is read.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    check_lexicon(lexicon)
    found = [
        one
        for each in ((given_language(language),) if language else languages_in(text))
        for one in _find_in(
            VoicedDocument(read_document(text, language=each, title=title, turns=turns)),
            _Asked(day, title, min_score, lexicon, deadline_of, fiscal_year_ends),
        )
    ]
    return sorted({one.start: one for one in reversed(found)}.values(), key=attrgetter("start"))


class _Asked(msgspec.Struct, frozen=True):
    """What is asked of a text, whichever languages it is in."""

    day: date | None
    title: str | None
    min_score: float
    lexicon: str
    deadline_of: DeadlineOf | None
    fiscal_year_ends: GivenYearEnd | None


def _find_in(article: VoicedDocument, asked: _Asked) -> list[Statement]:
    """Find the statements of an article that are in its document's language."""
    document, day, title = article.document, asked.day, asked.title
    language = document.language
    found: dict[str, Statement] = {}
    places: dict[str, list[Span]] = {}
    deadline_of = cache(
        asked.deadline_of or _deadline_reader(document.plain, language, asked.fiscal_year_ends)
    )
    readings = [
        one
        for one in read_sentences(document, day, deadline_of, asked.min_score)
        if one[1].score >= asked.min_score
        and not is_foreign(one[1].seen.text, language)
        and not _is_horizon(document, one[0], deadline_of, day)
    ]
    said = {document.sentences[number].block for number, _ in readings}
    horizons = [*find_horizons(document, deadline_of, day, title=title, said=said)]
    for number, reading in without_headline(document, readings):
        sentence = document.sentences[number]
        strongest = None if reading.strongest is None else sentence.start + reading.strongest
        key = same_words(reading.seen.text, language=language)
        if key in found:
            places[key].append(_seen_again(document.text, sentence.text, sentence.end, language))
            if found[key].speaker is None and len(places[key]) <= PLACES_HEARD:
                found[key] = _heard_again(found[key], read_voice(article, number, strongest))
        else:
            heard = read_voice(article, number, strongest)
            setting = Setting(article, number, heard, title, day)
            by_when = _within(horizons[sentence.block], deadline_of)
            found[key] = _in_setting(setting, reading, by_when, asked.lexicon)
            places[key] = list(found[key].spans)
    return [_placed(one, places[key]) for key, one in found.items()]


def read_sentences(
    document: Document,
    published: date | None = None,
    deadline_of: DeadlineOf | None = None,
    least: float = 0.0,
) -> Iterator[tuple[int, SentenceReading]]:
    """Yield the number and the reading of each sentence that has a cue.

    Scores under the ``least`` are only near what they would be.
    """
    weighed = {
        number: weigh(seen, around)
        for number, seen, around in candidates_of(document, published, deadline_of)
    }
    scores = {number: one.alone for number, one in weighed.items()}
    for number, one in weighed.items():
        yield number, one.reading(beside_features(scores, number, len(document.sentences)), least)


def without_headline(
    document: Document, readings: Sequence[tuple[int, SentenceReading]]
) -> Sequence[tuple[int, SentenceReading]]:
    """Leave out the headline where its lead, the first sentence behind it, says the same at length.

    That is where the lead is a statement too and holds half of the headline's long words.
    """
    if len(readings) < 2 or not _is_headline(document, readings[0][0]):  # noqa: PLR2004
        return readings
    (first, _), (second, _) = readings[:2]
    bodies = (
        n for n, one in enumerate(document.sentences) if document.block_of(one).kind in NAMING
    )
    if second != next(bodies, None):
        return readings
    words, lead = (_long_words(document.sentences[n].text) for n in (first, second))
    return readings[1:] if len(words & lead) * 2 >= len(words) else readings


def _is_headline(document: Document, number: int) -> bool:
    return document.block_of(document.sentences[number]).kind is BlockKind.HEADLINE


def _long_words(sentence: str) -> set[str]:
    """Return the beginnings of a sentence's long words: a headline says "cut", its lead "cuts"."""
    return {word[:STEM] for word in plain(sentence).casefold().split() if len(word) >= STEM}


def silent_blocks(document: Document) -> frozenset[int]:
    """Return the numbers of the blocks that are beside the article, and say nothing of their own.

    Subheads are among them where most of the text's lines are whole sentences; where they are not,
    a line without an end may be one.
    """
    kinds = Counter(block.kind for block in document.blocks)
    beside = _BESIDE
    if kinds[BlockKind.PARAGRAPH] > kinds[BlockKind.SUBHEAD]:
        beside |= {BlockKind.SUBHEAD}
    return frozenset(n for n, block in enumerate(document.blocks) if block.kind in beside)


def candidates_of(
    document: Document, published: date | None = None, deadline_of: DeadlineOf | None = None
) -> Iterator[tuple[int, Seen, Around]]:
    """Yield the sentences that are to be weighed, and what each stands in."""
    deadline_of = deadline_of or _deadline_reader(document.plain, document.language, None)
    all_seen = [
        Seen(document.plain[one.start : one.end], document.language) for one in document.sentences
    ]
    silent, forward = silent_blocks(document), share_forward(all_seen)
    for number, (sentence, seen) in enumerate(zip(document.sentences, all_seen, strict=True)):
        if sentence.block not in silent and seen.cues:
            quoted = document.share_quoted(sentence.start, sentence.end)
            dated = partial(_is_dated, sentence.text, published, deadline_of)
            yield number, seen, Around(quoted, published, dated, forward)


def share_forward(sentences: Sequence[Seen]) -> int:
    """Tell how much of a text looks ahead, in eighths; of a short one, less can be told."""
    ahead = sum(one.looks_ahead for one in sentences)
    return int(8 * (ahead + USUAL_SHARE * ASSUMED) / (len(sentences) + ASSUMED))


def read_quote(
    quote: str,
    *,
    published: date | None = None,
    lexicon: str = "icd203",
    language: Language | None = None,
    text: str | None = None,
    at: int = 0,
    title: str | None = None,
    fiscal_year_ends: GivenYearEnd | None = None,
    turns: Turns = (),
) -> Statement:
    """Read a quote that a person picked, whatever its score, as a scan reads a sentence.

    Whose voice it is, what headings say by when, and what a claim of a whole sentence leaves open is
    read from the ``text`` where that is given, at whose place ``at`` it stands; ``title`` is the
    article's.

    Raises:
        UnknownLexicon: there is no lexicon of that name.
    """
    language = language or languages_in(quote)[0]
    deadline_of = _deadline_reader(plain(text or quote), language, fiscal_year_ends)
    reading = _read_alone(quote, language, published, deadline_of)
    place = None if reading.strongest is None else at + reading.strongest
    article = VoicedDocument(
        read_document(text or quote, language=language, title=title, turns=turns)
    )
    number = _sentence_at(article.document, at if place is None else place)
    heard = Heard(Voice.AUTHOR) if number is None else read_voice(article, number, place)
    horizon = horizon_of(title or "", deadline_of, published, language)
    if text and number is not None:
        horizons = find_horizons(article.document, deadline_of, published, title=title)
        horizon = next(islice(horizons, article.document.sentences[number].block, None))
    deadline = _within(horizon, deadline_of)(quote, published)
    found = _statement(Span.of(quote, 0, len(quote)), reading, heard, deadline, lexicon)
    is_asked = quote.rstrip("\"'”’»)").endswith("?") and not reading.kinds
    claim = worded_whole(_whole(found), quote, language=language)
    if text and number is not None and article.document.sentences[number].text.strip() == quote:
        setting = Setting(article, number, heard, title, published)
        day_of = partial(_day_of, deadline_of, published)
        claims = claims_of(setting, reading.strongest, day_of, _whole(found))
        claim = replace(claim, text=claims[0].text) if len(claims) == 1 else claim
    kind = Kind.QUESTION if is_asked else found.kind
    return replace(found, kind=kind, claims=(claim,))


def _deadline_reader(
    levelled: str, language: Language, fiscal_year_ends: GivenYearEnd | None
) -> DeadlineOf:
    """Return what reads deadlines as a whole text writes its days."""
    manner = manner_of(levelled, language=language)
    ends = fiscal_year_ends or manner.fiscal_year_ends
    return partial(
        find_deadline, language=language, day_first=manner.day_first, fiscal_year_ends=ends
    )


def _is_horizon(
    document: Document, number: int, deadline_of: DeadlineOf, published: date | None
) -> bool:
    """Tell a heading that says by when what is below it will show, and nothing that will."""
    sentence = document.sentences[number]
    if document.block_of(sentence).kind not in HEADINGS:
        return False
    return horizon_of(sentence.text, deadline_of, published, document.language) is not None


def _within(horizon: Deadline | None, deadline_of: DeadlineOf) -> DeadlineOf:
    """Return what reads deadlines below a heading: its horizon where there is nothing else."""

    def read(quote: str, published: date | None) -> Deadline:
        found = deadline_of(quote, published)
        return horizon if horizon and found.basis is Basis.NONE else found

    return read


def _sentence_at(document: Document, place: int) -> int | None:
    """Return the number of the sentence that stands at a place, or behind it."""
    return next((n for n, one in enumerate(document.sentences) if place < one.end), None)


def _read_alone(
    sentence: str, language: Language, published: date | None, deadline_of: DeadlineOf
) -> SentenceReading:
    """Weigh one sentence that stands alone; its score is 0 when nothing speaks for a statement."""
    seen = Seen(plain(sentence), language)
    if not seen.cues:
        return SentenceReading(0.0, seen)
    dated = partial(_is_dated, sentence, published, deadline_of)
    around = Around(published=published, dated=dated, forward=share_forward([seen]))
    return weigh(seen, around).reading(beside_features({}, 0, 1))


def _is_dated(sentence: str, published: date | None, deadline_of: DeadlineOf) -> bool:
    return deadline_of(sentence, published).basis is not Basis.NONE


def weigh(seen: Seen, around: Around) -> Weighed:
    """Weigh what a sentence has by itself, but its deadline."""
    weights = fitted_weights(seen.language)
    told: dict[str, Told] = {}
    added = weights.of
    for name, start, end in features_of(seen, around, weights.known):
        if name in added and name not in told:
            told[name] = name, start, end, added[name]
    odds = weights.bias + math.fsum([one[3] for one in told.values()])
    return Weighed(seen, around, tuple(told.values()), odds)


def same_words(quote: str, *, language: Language) -> str:
    """Return what two quotes have in common when they are the same words in another dress."""
    return " ".join(plain(without_lead_in(quote, language=language)).casefold().split())


def _kind_of(seen: Seen) -> Kind:
    """Return the kind that a sentence speaks most for."""
    weights = kind_weights(seen.language)
    if not weights:
        kinds = {one.rule.kind for one in seen.fired}
        return next((kind for kind in _KINDS if kind in kinds), Kind.PREDICTION)
    names = tuple(kind_features(seen))
    odds = {
        kind: one.bias + math.fsum(map(one.of.get, names, repeat(0.0)))
        for kind, one in weights.items()
    }
    return Kind(max(odds, key=odds.__getitem__))


def _in_setting(
    setting: Setting, reading: SentenceReading, deadline_of: DeadlineOf, lexicon: str
) -> Statement:
    """Make the statement of a sentence where it stands, with claims that stand alone."""
    sentence, language = setting.document.sentences[setting.number], setting.language
    span = Span.of(setting.document.text, sentence.start, sentence.end)
    deadline = deadline_of(sentence.text, setting.published)
    one = _statement(span, reading, setting.heard, deadline, lexicon)
    day_of = partial(_day_of, deadline_of, setting.published)
    claims = claims_of(setting, reading.strongest, day_of, _whole(one))
    return replace(one, claims=checked(claims, one, language))


def _statement(
    span: Span, reading: SentenceReading, heard: Heard, deadline: Deadline, lexicon: str
) -> Statement:
    """Make a statement of its words at their place, without claims yet."""
    return Statement(
        quote=span.exact,
        start=span.start,
        end=span.end,
        spans=(span,),
        kind=reading.kind,
        no_change=reading.no_change and deadline.basis not in UNLIMITED,
        score=reading.score,
        cues=reading.cues(span.exact, span.start),
        deadline=deadline,
        likelihood=find_likelihood(span.exact, lexicon, language=reading.seen.language),
        voice=heard.voice,
        speaker=heard.speaker,
        speaker_role=heard.role,
        attribution=heard.attribution,
        voice_cues=heard.cues,
    )


def _whole(one: Statement) -> Claim:
    """Return the place and the day of the claim that is all of a statement, without words."""
    return Claim("", one.start, one.end, one.deadline, one.no_change)


def _day_of(deadline_of: DeadlineOf, published: date | None, words: str) -> Deadline:
    return deadline_of(words, published)


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


def _seen_again(text: str, quote: str, end: int, language: Language) -> Span:
    """Return another place of a statement: its words there, without this place's lead-in."""
    return Span.of(text, end - len(without_lead_in(quote, language=language)), end)
