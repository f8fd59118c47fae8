"""Markdown: predictions to read, by article, each with its quote, deadline and outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from predtrack.ledger.exchange.format import Format, Outgoing, begins
from predtrack.models.article import Article
from predtrack.models.outcome import Outcome
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry, said_by

SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$])")
_START = re.compile(r"^([-+=]|\d+[.)])")
"""What begins a list or a heading at the start of a line."""


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield a document: a heading an article, an entry a prediction."""
    yield "# Predictions\n"
    for article, entries in groupby(_sorted(outgoing.entries()), key=lambda one: one.article):
        yield f"\n## {_text(article.label)}\n\n{_facts(article)}\n"
        for entry in entries:
            yield from _entry(entry)


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (str(one.article.published or ""), one.article.id))


def _facts(article: Article) -> str:
    facts = [", ".join(article.authors), article.outlet, str(article.published or "")]
    link = [f"<{article.url}>"] if article.url else []
    return " · ".join([*(_text(one) for one in facts if one), *link]) or "nothing else is known"


def _entry(entry: Entry) -> Iterator[str]:
    one = entry.prediction
    yield f"\n- **{_text(one.claim)}** {one.status}, {_by_when(one)} (`{one.id}`)\n"
    yield f"  said by {_text(said_by(one, entry.article))}:\n\n  > {_text(one.quote)}\n"
    if one.outcome:
        yield f"\n  {_outcome(one.outcome)}\n"


def _by_when(one: Prediction) -> str:
    if one.deadline.latest:
        return f"due {one.deadline.latest}"
    words = one.deadline.event or one.deadline.text
    return f"due “{_text(words)}”" if words else "without a deadline"


def _outcome(outcome: Outcome) -> str:
    day = f"On {outcome.on}" if outcome.on else f"Judged on {outcome.decided}"
    said = [_text(one) for one in (outcome.observed, outcome.note) if one]
    shown = [f"<{one.url}>" for one in outcome.evidence]
    return ". ".join([day, *said, *shown])


def _text(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = "".join(
        one if one.isprintable() else f"\\u{ord(one):04x}" for one in " ".join(text.split())
    )
    return _START.sub(r"\\\1", SPECIAL.sub(r"\\\1", line))


FORMAT = Format("markdown", "Markdown", begins(b"# PREDICTIONS\n"), write=write, endings=(".md",))
