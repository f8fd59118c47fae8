"""Web annotations: W3C's data model, and what Hypothes.is gives of them.

The exact words of a selector are the quote, looked for in the article's text where that is kept:
positions there count by a page's own text, and are not taken over. Tags and notes are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from predtrack.ledger.acts import Book
from predtrack.ledger.exchange.fields import check_columns
from predtrack.ledger.exchange.format import File, Format, Outgoing, Row, Wishes, each
from predtrack.ledger.exchange.lines import without_logins
from predtrack.ledger.transfer import Imported
from predtrack.models.address import is_address
from predtrack.models.cells import source_of
from predtrack.models.note import Role
from predtrack.models.record import json_lines, to_record
from predtrack.models.selection import Entry
from predtrack.models.statement import Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ARTICLE = "urn:predtrack:article:"
_FACTS = {
    "title": "schema:name",
    "outlet": "schema:publisher",
    "authors": "schema:author",
    "published": "schema:datePublished",
}
"""Facts of an article, and how a target's source says them (schema.org)."""
_Record = Mapping[str, Any]


def is_one(file: File) -> bool:
    """Tell whether a file's objects have targets, as annotations do."""
    found = _listed(file.value)
    return bool(found) and all(isinstance(one, dict) and "target" in one for one in found)


def bring(book: Book, file: File, wishes: Wishes) -> Imported:
    """Record what is marked in articles; raises as ``bring_rows``."""
    from predtrack.ledger.exchange.tables import bring_rows

    check_columns(wishes.columns)
    left = Counter[str]()
    rows = without_logins(_rows(_listed(file.value), left), book.notices)
    return bring_rows(book, [*rows], wishes, source=file.name, left=left, unit="annotation")


def _listed(value: Any) -> list[Any]:
    """Return the annotations of a list, a page, a collection, an answer of Hypothes.is, or one."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    for name in ("rows", "items", "annotations"):
        if isinstance(value.get(name), list):
            return list(value[name])
    return _listed(value["first"]) if isinstance(value.get("first"), dict) else [value]


def _rows(found: Sequence[_Record], left: Counter[str]) -> Iterator[Row]:
    for number, one in enumerate(found, start=1):
        target = _target(one)
        exact = next((each["exact"] for each in _selectors(target) if each.get("exact")), None)
        if not isinstance(exact, str):
            left["annotations that mark no words"] += 1
            continue
        said = {"quote": exact, **_source(one, target), **_bodies(one)}
        yield number, {name: value for name, value in said.items() if value}


def _target(one: _Record) -> _Record:
    target = one["target"]
    first = target[0] if isinstance(target, list) and target else target
    return first if isinstance(first, dict) else {}


def _selectors(target: _Record) -> list[_Record]:
    """Return the selectors of a target, and those that refine them."""
    given = target.get("selector")
    found = [
        one for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)
    ]
    refined = [one["refinedBy"] for one in found if isinstance(one.get("refinedBy"), dict)]
    return [*found, *refined]


def _source(one: _Record, target: _Record) -> dict[str, Any]:
    """Return what is said of the page: its address, and its title or our facts of it."""
    source = target.get("source") or one.get("uri")
    if isinstance(source, dict):
        known = {name: source.get(theirs) for name, theirs in _FACTS.items()}
        return known | {"url": _address(source.get("id"))}
    document = one.get("document")
    title = document.get("title") if isinstance(document, dict) else None
    return {
        "url": _address(source),
        "title": title[0] if isinstance(title, list) and title else title,
    }


def _address(source: Any) -> str | None:
    """Return a page's address; what names it otherwise, as a PDF's digest does, is none."""
    return source if isinstance(source, str) and is_address(source) else None


def _bodies(one: _Record) -> dict[str, Any]:
    """Return claim, tags and notes: by the purposes of bodies, or as Hypothes.is has them."""
    bodies = one.get("body") or []
    said: dict[str, list[str]] = {}
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            said.setdefault(str(body.get("purpose") or "commenting"), []).append(body["value"])
    tags = [*said.get("tagging", []), *_texts(one.get("tags"))]
    notes = [*said.get("commenting", []), *_texts(one.get("text"))]
    return {"claim": next(iter(said.get("describing", [])), None), "tags": tags, "notes": notes}


def _texts(value: Any) -> list[str]:
    return [
        one
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, str) and one
    ]


def write(outgoing: Outgoing) -> Iterable[str]:
    """Yield an annotation collection (W3C Web Annotation Data Model, 5.1), one a line."""
    entries = list(outgoing.entries())
    yield f'{{"@context": "{_CONTEXT}", "type": "AnnotationCollection", "label": "predtrack", '
    yield f'"total": {len(entries)}, "first": {{"type": "AnnotationPage", "items": [\n'
    yield from json_lines(map(_annotation, entries), ",\n")
    yield "\n]}}"


def _annotation(entry: Entry) -> dict[str, Any]:
    one = entry.prediction
    notes = [note.text for note in one.notes if note.role is Role.READER and note.text]
    bodies = [("describing", [one.claim]), ("tagging", one.tags), ("commenting", notes)]
    status = f"{one.status}, due {one.deadline.latest or one.deadline.text or 'on no day'}"
    return {
        "id": f"urn:predtrack:prediction:{one.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "created": to_record(one.history[0].at) if one.history else None,
        "body": [
            {"type": "TextualBody", "value": value, "purpose": purpose}
            for purpose, values in [*bodies, ("assessing", [status])]
            for value in values
        ],
        "target": {"source": _source_of(entry), "selector": _selector(entry)},
    }


def _source_of(entry: Entry) -> dict[str, Any]:
    facts = source_of(entry)
    told = {theirs: facts[name] for name, theirs in _FACTS.items() if facts[name]}
    return {"id": entry.article.url or f"{_ARTICLE}{entry.article.id}", "type": "Text", **told}


def _selector(entry: Entry) -> list[dict[str, Any]]:
    """Return the quote, and every place at which it stands."""
    one = entry.prediction
    first: Span | None = next(iter(one.spans), None)
    quote = {"type": "TextQuoteSelector", "exact": one.quote}
    around = {"prefix": first.prefix, "suffix": first.suffix} if first else {}
    places = [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in one.spans
    ]
    return [quote | around, *places]


FORMAT = Format(
    "annotations",
    "web annotations",
    is_one,
    each(bring),
    write,
    endings=(".jsonld",),
    may_end=(".json",),
)
