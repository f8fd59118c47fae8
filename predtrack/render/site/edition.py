"""An edition: all that a site shows, on one day, by one version, of a ledger with one checksum.

Nothing private is in it, and it is all that the site's pages, feeds and files are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from predtrack.models.alias import Aliases
from predtrack.models.article import Article
from predtrack.models.discretion import Discretion, logins_of
from predtrack.models.event import Event, event_key
from predtrack.models.replay import as_it_stood
from predtrack.models.selection import Entry, Selection, select
from predtrack.models.settings import Filters, Private, Settings, SiteSettings
from predtrack.scorecard.counting import Counted, count


@dataclass(frozen=True, slots=True)
class Edition:
    """What one building of a site shows; ``entries`` are as their articles gave them.

    ``counted`` is what its score counts: the same predictions. ``removed`` were taken out of the
    count, and say why. ``texts`` are those of articles that may be shown whole, by the article's
    id. ``withheld`` counts the predictions that are left out for whose they are, or are private.
    ``who`` are the persons whose pages alone are built, for their comment; none for a whole site.
    ``is_past`` says that the day is over, and it shows how things stood then.
    """

    settings: Settings
    day: date
    version: str
    checksum: str
    counted: Counted
    removed: tuple[Entry, ...]
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    aliases: Aliases
    texts: Mapping[str, str]
    withheld: int
    who: tuple[str, ...] = ()
    is_past: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The predictions that are shown, with their articles."""
        return self.counted.entries

    @property
    def site(self) -> SiteSettings:
        """What the settings say of the site."""
        return self.settings.site

    @property
    def about(self) -> dict[str, Any]:
        """What it is, in JSON types, for programs that read its data."""
        site = self.site
        return {
            "day": self.day.isoformat(),
            "version": self.version,
            "checksum": self.checksum,
            "title": site.title,
            "publisher": site.publisher,
            "contact": site.contact,
            "licence": site.licence,
            "predictions": len(self.entries),
            "withheld": self.withheld,
            "removed": len(self.removed),
            "who": list(self.who),
        }

    @property
    def is_for_comment(self) -> bool:
        """True for one that is not published: who is named in it is asked what is wrong."""
        return bool(self.who)


def edition_of(
    recorded: Sequence[Entry],
    *,
    settings: Settings,
    day: date,
    is_past: bool,
    version: str,
    checksum: str,
    articles: Iterable[Article] = (),
    events: Iterable[Event] = (),
    aliases: Aliases | None = None,
    texts: Mapping[str, str] | None = None,
    who: tuple[str, ...] = (),
) -> Edition:
    """Make the edition of a day from all that a ledger has ever recorded, removed ones too.

    ``articles`` are all of the ledger's, ``texts`` those that may be shown, by article.

    Raises:
        UnreadableHistory: what stood on a past day cannot be worked out.
    """
    site, known = settings.site, aliases or Aliases()
    discretion = Discretion(site, known, logins_of(recorded))
    every = list(articles)
    published = [one for one in recorded if not _is_own(one.article, site)]
    public, kept_back = _public(published, discretion)
    scanned = _shown_articles(every, published, public, discretion)
    spellings = discretion.spellings()
    selection = selection_of(site.filters, spellings, scanned, who=who)
    counted = count(public, selection, day=day, is_past=is_past, articles=scanned)
    named = {event_key(name) for one in counted.entries if (name := one.prediction.deadline.event)}
    shown = {one.article.id: one.article for one in counted.entries}
    return Edition(
        settings=settings,
        day=day,
        version=version,
        checksum=checksum,
        counted=counted,
        removed=tuple(_removed(public, counted, day)),
        articles=tuple(shown.values()),
        events=tuple(discretion.event(one) for one in events if one.key in named),
        aliases=spellings,
        texts={name: (texts or {})[name] for name in shown if name in (texts or {})},
        withheld=_number(
            kept_back, selection_of(site.filters, known, every, who=who), day, is_past=is_past
        ),
        who=who,
        is_past=is_past,
    )


def selection_of(
    filters: Filters, aliases: Aliases, articles: Iterable[Article], *, who: tuple[str, ...] = ()
) -> Selection:
    """Return the selection that a site's filters ask for, of ``who`` alone where one is named.

    The beginning of an article's id is enough.
    """
    begins = filters.article
    chosen = frozenset(one.id for one in articles if begins and one.id.startswith(begins))
    return Selection(
        statuses=frozenset(filters.status),
        kinds=frozenset(filters.kind),
        who=who or filters.who,
        authors=filters.author,
        outlets=filters.outlet,
        speakers=filters.speaker,
        tags=filters.tag,
        articles=chosen or frozenset(begins),
        events=filters.event,
        search=filters.search,
        first=filters.first,
        last=filters.last,
        dated_by=filters.dated_by,
        aliases=aliases,
    )


def _is_own(article: Article, site: SiteSettings) -> bool:
    return article.is_own and site.hides(Private.QUESTIONS)


def _public(entries: Sequence[Entry], discretion: Discretion) -> tuple[list[Entry], list[Entry]]:
    """Return what may be seen of the predictions that may, and the others as they are."""
    kept_back = {one.prediction.id for one in entries if discretion.keeps_back(one)}
    left = [one for one in entries if one.prediction.id not in kept_back]
    shown = frozenset(one.prediction.id for one in left)
    articles = {one.article.id: one.article for one in left}
    seen = {name: discretion.article(one) for name, one in articles.items()}
    public = [discretion.entry(one, seen[one.article.id], shown) for one in left]
    return public, [one for one in entries if one.prediction.id in kept_back]


def _number(kept_back: Iterable[Entry], selection: Selection, day: date, *, is_past: bool) -> int:
    """Count those that would be shown if nothing were kept back, as they stood on the day."""
    stood = [
        (as_it_stood(one.prediction, day) if is_past else one.prediction, one.article)
        for one in kept_back
    ]
    there = [Entry(one, article) for one, article in stood if one and not one.is_removed]
    return len(select(there, selection, today=day))


def _shown_articles(
    articles: Iterable[Article],
    entries: Iterable[Entry],
    public: Iterable[Entry],
    discretion: Discretion,
) -> list[Article]:
    """Return what may be seen of the articles but of those from which everything is left out."""
    seen = {one.article.id: one.article for one in public}
    gone = {one.article.id for one in entries} - seen.keys()
    return [
        seen.get(one.id) or discretion.article(one)
        for one in articles
        if one.id not in gone
        and not _is_own(one, discretion.site)
        and not discretion.keeps_back_article(one)
    ]


def _removed(public: Iterable[Entry], counted: Counted, day: date) -> Iterable[Entry]:
    """Yield the removed predictions as they stood at the end of the day."""
    ids = {one.id for one in counted.removed}
    for one in public:
        if one.prediction.id in ids:
            then = as_it_stood(one.prediction, day)
            yield Entry(then, one.article) if then else one
