"""The one-page card: a scorecard and all that stands behind it, as one file of HTML.

Its policy lets nothing in but its own style and script. Needs the extra ``publish``.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from predtrack.models.alias import Aliases
from predtrack.models.discretion import Discretion, logins_of
from predtrack.models.identity import fold
from predtrack.models.selection import Entry, by_deadline
from predtrack.models.settings import Private, SiteSettings
from predtrack.render.card import Card
from predtrack.render.site.chances import sections_of
from predtrack.render.site.facts import Facts, facts_of, names_of
from predtrack.render.site.figures import Counts, counts
from predtrack.render.site.scope import withheld_words
from predtrack.render.site.states import State, state_of
from predtrack.render.site.table import headline, table_of
from predtrack.render.site.templating import environment, text_of
from predtrack.render.site.timeline import MOST_LINES, Timeline, timeline_of
from predtrack.render.text import counted, harmless_on_page
from predtrack.scorecard.probabilities import ProbabilityScore


class Page(msgspec.Struct, frozen=True):
    """What the page shows: the record, the forecasts and the words apart, and every prediction.

    ``discretion`` says what of readers' notes, logins and paths may be read in it, and who
    publishes it; ``withheld`` is the number of predictions that were left out before the count.
    """

    card: Card
    forecasts: ProbabilityScore
    words: ProbabilityScore
    discretion: Discretion
    withheld: int = 0

    @property
    def entries(self) -> Sequence[Entry]:
        """The counted predictions with their articles, own questions among them."""
        return self.card.scorecard.counted.entries

    @property
    def today(self) -> date:
        """The day of the score."""
        return self.card.scorecard.counted.day


def to_page(page: Page) -> Iterator[str]:
    """Return the pieces of the page, one HTML document that asks for nothing from anywhere.

    As they are taken, a prediction after the other is put into words: all at once, and the whole
    text, would take several times the memory of the ledger.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    template = environment("the page (HTML)").get_template("card.html.j2")
    style, script = text_of("site.css"), text_of("card.js")
    return template.generate(
        policy=_policy(style, script), style=style, script=script, **_shown(page)
    )


def _shown(page: Page) -> dict[str, Any]:
    """Return what the template names."""
    entries = sorted(page.entries, key=lambda entry: by_deadline(entry.prediction))
    authors = _authors(entries)
    places = {name: place for place, name in enumerate(authors)}
    moves = {move.id: move for move in page.card.scorecard.counted.remarks.moves}

    ids = frozenset(one.prediction.id for one in entries)

    def facts(entry: Entry) -> Facts:
        seen = page.discretion.entry(entry, page.discretion.article(entry.article), ids)
        return facts_of(seen, places, page.today, moves.get(entry.prediction.id))

    table = table_of(page.card)
    timeline = timeline_of(entries, page.today)
    states = Counter(state_of(one.prediction, page.today) for one in entries)
    return {
        "card": page.card,
        "by": " and ".join(label.lower() for label in table.labels),
        "headline": list(headline(page.card)),
        "notes": list(map(harmless_on_page, _notes(page))),
        "site": page.discretion.site,
        "table": table,
        "sections": sections_of(page.forecasts, page.words, _own(entries)),
        "timeline": timeline,
        "counts_drawing": counts_of(timeline),
        "most_lines": MOST_LINES,
        "has_facts": bool(entries),
        "facts": map(facts, entries),
        "authors": list(authors.values()),
        "states": [(state, states[state]) for state in State if states[state]],
        "every_state": list(State),
        "today": page.today.isoformat(),
    }


def discretion_of(site: SiteSettings, aliases: Aliases, entries: Iterable[Entry]) -> Discretion:
    """Return what a page of ``entries`` keeps to itself.

    It is what a site does, but for the forecasts and own questions that a page is for.
    """
    shown = site.publish | {Private.FORECASTS, Private.QUESTIONS}
    return Discretion(msgspec.structs.replace(site, publish=shown), aliases, logins_of(entries))


def _notes(page: Page) -> Iterator[str]:
    """Yield what has to be said beside the record."""
    yield from page.card.footers()
    if page.withheld:
        yield withheld_words(page.withheld)


def _authors(entries: Iterable[Entry]) -> dict[str, str]:
    """Return everyone who said something, by folded name, in the order of those."""
    names: dict[str, str] = {}
    for entry in entries:
        for name in names_of(entry):
            names.setdefault(fold(name), harmless_on_page(name))
    return dict(sorted(names.items()))


def _own(entries: Iterable[Entry]) -> int:
    """Count the reader's own questions that have a forecast."""
    return sum(one.article.is_own and bool(one.prediction.forecasts) for one in entries)


def counts_of(timeline: Timeline) -> Counts | None:
    """Lay out the deadlines that are counted by period; None where none are."""
    if not timeline.counts:
        return None
    total = sum(sum(one.values()) for one in timeline.counts.values())
    return counts(
        timeline.counts,
        name="deadlines",
        title="Deadlines by period and status",
        description=f"Bars that count {counted(total, 'deadline')}; the table under it has "
        "the same numbers.",
    )


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this style and this script."""
    return (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
