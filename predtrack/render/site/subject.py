"""Pages of a person, outlet, article or tag: what it adds up to, drawn and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from predtrack.models.alias import PERSONS, NameKind
from predtrack.models.article import Article
from predtrack.models.identity import fold
from predtrack.models.selection import Entry, by_deadline
from predtrack.models.statuses import BETWEEN
from predtrack.render.detail import CHOSEN
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.facts import Piece, link_to
from predtrack.render.site.figures import Calibration, Course, calibration, course
from predtrack.render.site.prediction import Name
from predtrack.render.site.standings import Standings, Subject
from predtrack.render.site.table import drawn_of
from predtrack.render.site.timeline import Timeline, timeline_of
from predtrack.render.site.words import beside_words, day_words, rate_words
from predtrack.render.text import counted
from predtrack.scorecard.grouping import By
from predtrack.scorecard.probabilities import score_words
from predtrack.scorecard.record import Tally, coverage_of, score

LEAST_YEARS = 2
"""Years with something resolved from which a rate over time is drawn."""
MOST_CALLS = 12
"""Open ones whose windows are drawn, the nearest; the others stand in the list."""
MOST_YEARS = 12
"""Years that find room side by side."""
UNTOLD = "nobody said how"
MIDDLE = "middle"
"""The reading of words of probability that is drawn."""


def subject_of(subject: Subject, standings: Standings) -> dict[str, Any]:
    """Return what stands at the head of the first page of a subject."""
    tally = subject.tally
    return {
        "title": subject.name,
        "about": rate_words(tally),
        "rate": rate_words(tally),
        "drawn": drawn_of(tally, is_ranked=subject.is_ranked),
        "beside": beside_words(tally),
        "min_n": standings.min_n,
        "under": under(subject, standings),
    }


def details_of(subject: Subject, standings: Standings) -> dict[str, Any]:
    """Return what stands on the first page of a subject alone: its figures and how it is known."""
    alone, is_person = standings.of(subject.ids), subject.place is Place.PERSON
    entries = [standings.entries[one] for one in subject.ids]
    return {
        "course": _course(standings, subject),
        "calibration": _calibration(score_words(alone).scores) if is_person else None,
        "open_calls": _open_calls(entries, standings),
        "known": list(_known(subject, standings, entries)),
    }


def under(subject: Subject, standings: Standings) -> list[Name | Piece]:
    """Return what stands under the name, in a line."""
    if subject.place is Place.PERSON:
        return list(_of_person(subject, standings))
    if subject.place is Place.ARTICLE:
        return list(_of_article(standings.entries[subject.ids[0]], standings))
    return []


def _of_person(subject: Subject, standings: Standings) -> Iterator[Piece]:
    said = (standings.entries[one].prediction for one in subject.ids)
    roles = Counter(one.speaker_role for one in said if one.speaker_role)
    yield from (Piece(role) for role, _ in roles.most_common(1))
    spellings = _spellings(subject, standings)
    if spellings:
        yield Piece("also counted: " + ", ".join(f"“{one}”" for one in spellings))


def _spellings(subject: Subject, standings: Standings) -> list[str]:
    """Return the other spellings that were counted in, each once."""
    aliases = standings.edition.aliases
    known = {
        fold(one): one
        for kind in PERSONS
        for one in aliases.known_as(NameKind(kind), subject.name)
        if fold(one) != subject.key
    }
    return sorted(known.values())


def _of_article(entry: Entry, standings: Standings) -> Iterator[Name | Piece]:
    article = entry.article
    persons = standings.edition.aliases.persons(article.authors, article.place)
    for author, person in zip(article.authors, persons, strict=True):
        is_met = fold(person) in standings.persons
        yield Name(author, address_of(Place.PERSON, person) if is_met else None)
    if article.outlet:
        yield Name(article.outlet, address_of(Place.OUTLET, article.outlet))
    if article.published:
        told = " (worked out)" if article.published_basis == "inferred" else ""
        yield Piece(day_words(article.published) + told)
    for address, words in ((article.url, "read it"), (article.archived_url, "archived copy")):
        if address:
            yield link_to(address, words)


def _course(standings: Standings, subject: Subject) -> Course | None:
    """Draw the rate by the year in which the articles appeared, where there are years to tell."""
    card = score(standings.of(subject.ids), (By.YEAR,))
    tallies = {one.labels[0]: one.tally for one in card.groups if one.key[0] and one.tally.n}
    if len(tallies) < LEAST_YEARS:
        return None
    told = "; ".join(f"{year}: {rate_words(one)}" for year, one in tallies.items())
    rates = {year: (one.n, one.hit) for year, one in _last_years(tallies).items()}
    title = "How often it came true, by year of the article"
    return course(rates, name="course", title=title, description=told)


def _last_years(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    return dict(list(tallies.items())[-MOST_YEARS:])


def _calibration(scores: Any) -> Calibration | None:
    drawn = next((one for one in scores if one.reading == MIDDLE and one.n), None)
    if drawn is None:
        return None
    told = "; ".join(
        f"said {one.mean:.0%}, came true {one.rate:.0%} of {one.n:,}" for one in drawn.bins
    )
    title = "Words of probability against what came true"
    return calibration(drawn.bins, name="calibration", title=title, description=told)


def _open_calls(entries: list[Entry], standings: Standings) -> Timeline | None:
    calls = sorted(
        (one for one in entries if one.prediction.is_open and one.prediction.deadline.latest),
        key=lambda one: by_deadline(one.prediction),
    )
    return timeline_of(calls[:MOST_CALLS], standings.edition.day) if calls else None


def _known(subject: Subject, standings: Standings, entries: list[Entry]) -> Iterator[str]:
    """Yield the sentences without which the rate would not be fair."""
    tally = subject.tally
    if 0 < tally.n < standings.min_n:
        yield f"Fewer than {standings.min_n} have been judged: too few to compare with others."
    if tally.overdue:
        yield f"{counted(tally.overdue, 'open one')} past the deadline: not counted as wrong."
    for one in map(BETWEEN.__getitem__, tally.between):
        yield f"What {one.told} counts {one.share} in the interval, which is approximate then."
    if tally.n:
        yield f"Evidence is given for {tally.with_evidence:,} of {tally.n:,}."
        yield f"What would count as true was written down beforehand for {tally.criteria:,}."
    yield f"{tally.dated:,} of {counted(tally.assertions, 'statement')} gave a date."
    yield from _coverage(subject, standings, entries)
    yield f"How they were chosen – {chosen_words(tally)}."


def chosen_words(tally: Tally) -> str:
    """Say in plain words how predictions came to be recorded, and how many each way."""
    counts = {how: number for how, number in tally.chosen.items() if number}
    told = (f"{CHOSEN[how] if how else UNTOLD}: {number:,}" for how, number in counts.items())
    return "; ".join(sorted(told))


def _coverage(subject: Subject, standings: Standings, entries: list[Entry]) -> Iterator[str]:
    """Say how much of what was found in the articles is on record."""
    if subject.place is Place.TAG:
        return
    own = _own_articles(subject, entries)
    articles = standings.subjects[Place.ARTICLE]
    cases = [standings.cases[one] for name in own for one in articles[name].ids]
    scanned = [one for one in standings.edition.counted.scanned if one.id in own]
    found = coverage_of(scanned, cases, standings.edition.day)
    if found:
        yield f"{found.recorded:,} of the {counted(found.found, 'statement')} found are recorded."


def _own_articles(subject: Subject, entries: list[Entry]) -> dict[str, Article]:
    """Return the articles that are the subject's: of a person, those that he wrote."""
    articles = {one.article.id: one.article for one in entries}
    if subject.place is not Place.PERSON:
        return articles
    written = {one.article.id for one in entries if one.prediction.voice == "author"}
    return {name: one for name, one in articles.items() if name in written}
