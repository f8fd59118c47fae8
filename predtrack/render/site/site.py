"""The site: every page of an edition, each with a digest of what it is made of.

A page is rendered when its bytes are asked for, so that one whose digest is known costs next to
nothing. All lists of predictions stand one folder deep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from predtrack.models.record import digest_of
from predtrack.models.selection import Entry, by_deadline, is_due_within, is_for_review
from predtrack.render.site.addresses import (
    EDITIONS,
    Place,
    address_of,
    link_from,
    moved_names,
    numbered,
)
from predtrack.render.site.corrections import corrections_of
from predtrack.render.site.edition import Edition
from predtrack.render.site.feeds import ALL, SiteFeed, feed_of, feeds_of
from predtrack.render.site.findable import index_of as search_index_of
from predtrack.render.site.findable import meta_of, picture_of, sitemap_of
from predtrack.render.site.index import index_of, names_rows
from predtrack.render.site.method import chapters_of
from predtrack.render.site.prediction import card_of, names_of, page_of
from predtrack.render.site.standings import Standings, Subject
from predtrack.render.site.subject import details_of, subject_of, under
from predtrack.render.site.templating import FOLDER, environment, text_of

if TYPE_CHECKING:
    from markupsafe import Markup

A_PAGE = 20
"""Predictions on a page of a list."""
_ROWS = 100
"""Rows of a table, or lines, on a page."""
_SOON = 30
"""Days within which a deadline is near."""
STYLE, SCRIPT = "site.css", "search.js"
INDEX, METHOD, SEARCH = "index.html", "method.html", "search.html"
_TITLES = {
    Place.PERSON: "People",
    Place.OUTLET: "Outlets",
    Place.ARTICLE: "Articles",
    Place.TAG: "Topics",
}
_LEADS = {
    "Open": "The deadline is still to come, or nobody knows it. The nearest comes first.",
    "Due": f"The deadline has passed or comes within {_SOON} days, or there is none and the day to "
    "look again has passed.",
    "Removed": "Taken out of the count, as a duplicate or a mistake. Each keeps its page.",
}
"""The lists of predictions that are no subject's, and what is said over them."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site; ``make`` gives its bytes, the same for the same ``digest``."""

    path: str
    digest: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class ListShelf:
    """A list of predictions that is no subject's: where its first page stands, and what it is."""

    address: str
    title: str
    lead: str
    ids: Sequence[str]


class Site:
    """The pages of an edition; ``editions`` are the days of those that are kept beside it.

    Raises:
        MissingExtra: jinja2 is not installed.
    """

    def __init__(self, edition: Edition, *, editions: Iterable[date] = ()) -> None:
        self.edition = edition
        self.earlier = sorted((one for one in editions if one < edition.day), reverse=True)
        self.since = next(iter(self.earlier), None)
        self.standings = Standings(edition)
        self.removed = {one.prediction.id: one for one in edition.removed}
        self._moves = {one.id: one for one in edition.counted.remarks.moves}
        self._templates = environment("the site")
        self._cards: dict[str, Markup] = {}
        self._marks: dict[str, str] = {}
        self._salt = digest_of(
            *sorted((one.name, one.read_text("utf-8")) for one in FOLDER.iterdir()),
            edition.version,
            edition.settings,
            edition.day if edition.is_past else None,
            edition.who,
        )

    def pages(self) -> Iterator[SiteFile]:
        """Yield every file: the pages, then what is made of them for programs."""
        found = []
        for page in self._pages():
            found.append(page.path)
            yield page
        yield from map(_file, (STYLE, SCRIPT), map(text_of, (STYLE, SCRIPT)))
        yield from map(self._feed, feeds_of(self.edition))
        made = self._shards | picture_of(self.edition) | sitemap_of(self.edition, found)
        yield from (_file(path, data) for path, data in made.items())

    def _pages(self) -> Iterator[SiteFile]:
        yield self._page(INDEX, "index.html.j2", [self.whole], self._index)
        yield self._page(METHOD, "method.html.j2", [self.whole], self._method)
        yield self._page(SEARCH, "search.html.j2", [list(self._shards)], self._search)
        for place in _TITLES:
            yield from self._names(place)
        for shelf in self._shelves:
            yield from self._shelf(shelf)
        yield from self._corrections()
        yield from map(self._prediction, self.standings.entries.values())
        yield from map(self._prediction, self.removed.values())
        for subjects in self.standings.subjects.values():
            for subject in subjects.values():
                yield from self._subject(subject) if subject.has_page else ()
        yield from self._moved()

    # what pages are made of

    @cached_property
    def _frame(self) -> str:
        """What every page is made of: templates, settings, and the sections that there are."""
        return digest_of(self._salt, self._sections)

    @cached_property
    def whole(self) -> str:
        """What a file is made of that shows the edition as a whole."""
        edition = self.edition
        return digest_of(self._salt, edition.checksum, edition.day, self.earlier)

    @cached_property
    def _shards(self) -> dict[str, bytes]:
        return search_index_of(self.edition)

    def _feed(self, feed: SiteFeed) -> SiteFile:
        marks = [self._mark(one.prediction.id) for one in feed.entries]
        digest = digest_of(self._salt, self.edition.day, feed.title, marks)
        return SiteFile(feed.address, digest, partial(feed.write, self.edition))

    def _mark(self, name: str) -> str:
        """Return what the card of a prediction is made of."""
        if name not in self._marks:
            entry = self._entry(name)
            state = self.standings.state(entry.prediction)
            self._marks[name] = digest_of(entry.prediction, entry.article, state)
        return self._marks[name]

    def _entry(self, name: str) -> Entry:
        return self.standings.entries.get(name) or self.removed[name]

    def _page(
        self,
        path: str,
        template: str,
        made_of: Iterable[object],
        values: Callable[[], Mapping[str, Any]],
    ) -> SiteFile:
        digest = digest_of(self._frame, template, *made_of)
        return SiteFile(path, digest, partial(self._render, path, template, values))

    def _render(self, path: str, template: str, values: Callable[[], Mapping[str, Any]]) -> bytes:
        shown = {"about": "", "feed": None, **values()}
        meta = meta_of(self.edition, path, shown["title"], shown["about"] or shown["title"])
        text: str = self._templates.get_template(template).render(
            path=path, link=partial(link_from, path), shared=self._shared, meta=meta, **shown
        )
        return text.encode("utf-8", "replace")

    @cached_property
    def _sections(self) -> Sequence[tuple[str, str]]:
        """The sections that hold anything: their names and addresses."""
        subjects = self.standings.subjects
        return [
            ("Scores", INDEX),
            *((title, f"list/{place}.html") for place, title in _TITLES.items() if subjects[place]),
            *((shelf.title, shelf.address) for shelf in self._shelves),
            ("Corrections", "list/corrections.html"),
            ("Method", METHOD),
            ("Search", SEARCH),
        ]

    @cached_property
    def _shared(self) -> Mapping[str, Any]:
        """What every page names."""
        edition, site = self.edition, self.edition.site
        return {
            "site": site,
            "contact": site.contact_link,
            "sections": self._sections,
            "day": edition.day,
            "is_past": edition.is_past,
            "is_for_comment": edition.is_for_comment,
            "index": INDEX,
            "method": METHOD,
            "style": STYLE,
            "feed": ALL,
        }

    # pages of the whole

    def _index(self) -> Mapping[str, Any]:
        earlier = [] if self.edition.is_past else self.earlier
        addresses = [(one, f"{EDITIONS}/{one}/{INDEX}") for one in earlier]
        return {**index_of(self.standings), "earlier": addresses}

    def _method(self) -> Mapping[str, Any]:
        chapters = chapters_of(self.standings)
        return {"title": "Method", "chapters": chapters, "edition": self.edition}

    def _search(self) -> Mapping[str, Any]:
        return {"title": "Search", "scripts": [*self._shards, SCRIPT]}

    def _names(self, place: Place) -> Iterator[SiteFile]:
        """Yield the pages that list the people, outlets, articles or tags by name."""
        if not self.standings.subjects[place]:
            return
        rows = names_rows(self.standings.subjects[place].values())
        values = {"title": _TITLES[place], "place": place}
        yield from self._paged(f"list/{place}.html", "names.html.j2", rows, values)

    def _corrections(self) -> Iterator[SiteFile]:
        entries = [*self.standings.entries.values(), *self.edition.removed]
        found = corrections_of(entries, self.since)
        values = {"title": "Corrections", "since": self.since}
        yield from self._paged("list/corrections.html", "corrections.html.j2", found, values)

    def _paged(
        self,
        address: str,
        template: str,
        rows: Sequence[Any],
        values: Mapping[str, Any],
    ) -> Iterator[SiteFile]:
        """Yield the pages of a table; an empty one has one page."""
        parts = _batches(rows, _ROWS) or [()]
        for number, part in enumerate(parts, start=1):
            shown = {**values, "rows": part, **_turning(address, number, len(parts))}
            yield self._page(
                numbered(address, number), template, [repr(shown)], partial(dict, shown)
            )

    # lists of predictions

    @cached_property
    def _shelves(self) -> list[ListShelf]:
        """The lists that hold anything."""
        today = self.edition.day
        calls = sorted(
            (one.prediction for one in self.standings.entries.values() if one.prediction.is_open),
            key=by_deadline,
        )
        due = [
            one.id
            for one in calls
            if one.is_overdue(today)
            or is_due_within(one, _SOON, today)
            or is_for_review(one, today)
        ]
        near = frozenset(due)
        later = [one.id for one in calls if one.id not in near]
        held = {"Open": later, "Due": due, "Removed": list(self.removed)}
        return [
            ListShelf(f"list/{title.lower()}.html", title, _LEADS[title], ids)
            for title, ids in held.items()
            if ids
        ]

    def _shelf(self, shelf: ListShelf) -> Iterator[SiteFile]:
        for number, ids, turning in _parts(shelf.address, shelf.ids):
            yield self._page(
                numbered(shelf.address, number),
                "list.html.j2",
                [turning, *map(self._mark, ids)],
                partial(self._shelf_values, shelf, ids, turning),
            )

    def _shelf_values(
        self, shelf: ListShelf, ids: Sequence[str], turning: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        return {
            "title": shelf.title,
            "about": shelf.lead,
            "cards": map(self._card, ids),
            **turning,
        }

    def _subject(self, subject: Subject) -> Iterator[SiteFile]:
        """Yield the pages of a subject; the first alone tells what it adds up to."""
        whole = [*self._about(subject), *map(self._mark, subject.ids)]
        for number, ids, turning in _parts(subject.address, subject.ids):
            made_of = whole if number == 1 else map(self._mark, ids)
            yield self._page(
                numbered(subject.address, number),
                "subject.html.j2",
                [turning, subject.name, *made_of],
                partial(self._subject_values, subject, ids, turning),
            )

    def _about(self, subject: Subject) -> Iterator[object]:
        """Yield what the first page of a subject is made of beside its predictions."""
        articles = self.standings.subjects[Place.ARTICLE]
        sources = {self.standings.entries[one].article.id for one in subject.ids}
        yield repr(subject.tally)
        yield subject.is_ranked
        yield repr(under(subject, self.standings))
        yield {
            one: len(articles[one].ids) for one in sources
        }  # what is on record of what was found
        yield self.edition.day if subject.tally.open else None

    def _subject_values(
        self, subject: Subject, ids: Sequence[str], turning: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        is_first = turning["number"] == 1
        about = subject_of(subject, self.standings) if is_first else {"title": subject.name}
        return {
            **about,
            "subject": subject,
            "details": details_of(subject, self.standings) if is_first else None,
            "feed": feed_of(subject.address) if subject.place is Place.PERSON else None,
            "cards": map(self._card, ids),
            **turning,
        }

    @cached_property
    def _draw_card(self) -> Callable[..., Markup]:
        module: Any = self._templates.get_template("cards.html.j2").module
        draw: Callable[..., Markup] = module.card
        return draw

    def _card(self, name: str) -> Markup:
        """Return the card of a prediction, which is the same on all pages one folder deep."""
        if name not in self._cards:
            entry = self._entry(name)
            card = card_of(entry, self.standings.state(entry.prediction))
            self._cards[name] = self._draw_card(card, partial(link_from, card.address))
        return self._cards[name]

    # pages of one prediction, and of names that are no longer used

    def _prediction(self, entry: Entry) -> SiteFile:
        prediction = entry.prediction
        linked = [self._mark(one) for one in prediction.linked if one in self.standings.entries]
        move, text = self._moves.get(prediction.id), entry.article.id in self.edition.texts
        is_removed = prediction.id in self.removed
        names = repr(names_of(entry, self.standings))
        return self._page(
            address_of(Place.PREDICTION, prediction.id),
            "prediction.html.j2",
            [self._mark(prediction.id), linked, repr(move), text, names, is_removed and self.whole],
            lambda: {**page_of(entry, self.standings, move), "is_removed": is_removed},
        )

    def _moved(self) -> Iterator[SiteFile]:
        """Yield a page that leads on for every spelling that stands for a name on the site."""
        taken = {one.address for some in self.standings.subjects.values() for one in some.values()}
        moved = {old: new for old, new in moved_names(self.edition.aliases) if new in taken}
        for old, new in sorted(moved.items()):
            if old not in taken:
                yield self._page(
                    old,
                    "moved.html.j2",
                    [new],
                    partial(dict, title="Another spelling", address=new),
                )


def _file(path: str, data: str | bytes) -> SiteFile:
    made = data.encode() if isinstance(data, str) else data
    return SiteFile(path, digest_of(made), lambda: made)


def _parts(
    address: str, ids: Sequence[str]
) -> Iterator[tuple[int, Sequence[str], Mapping[str, Any]]]:
    """Yield the number of every page of a list, what stands on it, and how to turn it."""
    parts = _batches(ids, A_PAGE)
    for number, part in enumerate(parts, start=1):
        yield number, part, _turning(address, number, len(parts))


def _batches(rows: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _turning(address: str, number: int, pages: int) -> dict[str, Any]:
    """Return what leads to the pages before and after one."""
    return {
        "number": number,
        "pages": pages,
        "before": numbered(address, number - 1) if number > 1 else None,
        "after": numbered(address, number + 1) if number < pages else None,
    }
