"""Feeds: what was recorded, fell due, was resolved, judged again or objected to (Atom, RFC 4287).

One feed for all and one for each person, each with its newest entries. An entry's id comes from the
prediction's and from what became of it, and so stays, whatever the site is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from heapq import nlargest
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from predtrack.models.identity import fold
from predtrack.models.selection import Entry, said_by
from predtrack.render.site.acts import Act, ActStep, in_order, steps_of
from predtrack.render.site.addresses import ENDING, Place, address_of, link_from
from predtrack.render.site.answers import absolute
from predtrack.render.site.edition import Edition
from predtrack.render.site.states import state_of
from predtrack.render.text import harmless_on_page

SPACE = UUID("6f1d8f0e-6a0b-5d6c-9a53-7c1b8f4f3a11")
"""The namespace of our ids (RFC 9562, version 5)."""
NEWEST = 100
"""Entries of one feed."""
ALL, SUFFIX = "feed.atom", ".atom"
_INDEX = "index.html"
_NO_TEXT = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that no XML may hold; others are spelled out as on a page."""
BECAME = {
    Act.RECORDED: "Recorded",
    Act.DUE: "Due",
    Act.RESOLVED: "Resolved",
    Act.AGAIN: "Judged again",
    Act.OBJECTED: "Objection",
}


@dataclass(frozen=True, slots=True)
class SiteFeed:
    """A feed before it is written: its address, what it tells of, its title and its page."""

    address: str
    entries: Sequence[Entry]
    title: str
    page: str

    def write(self, edition: Edition) -> bytes:
        """Return the feed as Atom, with what became of its predictions, the newest first."""
        steps = (step for one in self.entries for step in steps_of(one, edition.day))
        return _feed(edition, self.address, self.title, self.page, steps)


def feeds_of(edition: Edition) -> Iterator[SiteFeed]:
    """Yield the feeds of an edition: of all, and of each person."""
    title, entries = edition.site.title, edition.entries
    yield SiteFeed(ALL, entries, title, _INDEX)
    for name, places in people_of(edition).items():
        page = address_of(Place.PERSON, name)
        own = [entries[place] for place in places]
        yield SiteFeed(feed_of(page), own, f"{title}: {name}", page)


def feed_of(page: str) -> str:
    """Return where the feed of a person's page stands."""
    return page.removesuffix(ENDING) + SUFFIX


def people_of(edition: Edition) -> Mapping[str, Sequence[int]]:
    """Return everybody who said something, with the places of his predictions in the edition.

    Spellings that fold alike are one.
    """
    names: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    for place, case in enumerate(edition.counted.cases):
        for folded, name in {fold(name): name for name in case.who}.items():
            places.setdefault(names.setdefault(folded, name), []).append(place)
    return places


def _feed(edition: Edition, address: str, title: str, page: str, steps: Iterable[ActStep]) -> bytes:
    newest = nlargest(NEWEST, steps, key=in_order)
    updated = newest[0].at if newest else datetime.combine(edition.day, time(), UTC)
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(edition.site.language)}>',
        f"<id>{_id(edition.site.base or edition.site.contact, address)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_text(edition.site.publisher)}</name></author>",
        *([f"<rights>{_text(edition.site.licence)}</rights>"] if edition.site.licence else []),
        *_links(edition, address, page),
        *(line for step in newest for line in _entry(edition, address, step)),
        "</feed>",
        "",
    )
    return "\n".join(lines).encode()


def _links(edition: Edition, address: str, page: str) -> Iterator[str]:
    yield f'<link rel="alternate" type="text/html" href={_href(edition, address, page)}/>'
    if edition.site.base:
        yield f'<link rel="self" href={quoteattr(absolute(edition.site, address))}/>'


def _entry(edition: Edition, address: str, step: ActStep) -> Iterator[str]:
    prediction, article = step.entry.prediction, step.entry.article
    page = address_of(Place.PREDICTION, prediction.id)
    who = said_by(prediction, article)
    yield "<entry>"
    yield f"<id>{_id(prediction.id, step.act, str(step.number))}</id>"
    yield f"<title>{BECAME[step.act]}: {_text(who)}: {_text(prediction.claim)}</title>"
    yield f"<updated>{_moment(step.at)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={_href(edition, address, page)}/>'
    yield f"<category term={quoteattr(step.act.value)}/>"
    yield f"<content>{_text(' '.join(_words(edition, step)))}</content>"
    yield "</entry>"


def _words(edition: Edition, step: ActStep) -> Iterator[str]:
    prediction, article = step.entry.prediction, step.entry.article
    yield f"“{prediction.quote}”"
    told = (said_by(prediction, article), article.outlet, str(article.published or ""))
    yield f"— {', '.join(filter(None, told))}."
    if prediction.deadline.latest:
        yield f"Due by {prediction.deadline.latest}."
    yield f"Now {state_of(prediction, edition.day).word}."
    if prediction.outcome and prediction.outcome.observed:
        yield prediction.outcome.observed


def _href(edition: Edition, address: str, page: str) -> str:
    is_whole = edition.site.base is not None
    return quoteattr(absolute(edition.site, page) if is_whole else link_from(address, page))


def _id(*names: str) -> str:
    return uuid5(SPACE, "\n".join(names)).urn


def _text(text: str) -> str:
    return escape(harmless_on_page(text).translate(_NO_TEXT))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
