"""Discretion: what of the records is nobody's business, taken out before anything is written.

Readers' notes, forecasts, their own questions, logins and paths of their machine stay private
unless the settings name them; persons who are withheld have no name anywhere but in the words that
others wrote. What is left is a record like any other, and counts as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from predtrack.models.address import is_address, without_login
from predtrack.models.alias import PERSONS, Alias, Aliases
from predtrack.models.article import Article
from predtrack.models.event import Event
from predtrack.models.history import Change, Did
from predtrack.models.identity import fold, words_of
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Outcome
from predtrack.models.prediction import PRIVATE, Forecast, Prediction
from predtrack.models.record import to_record
from predtrack.models.replay import value_before
from predtrack.models.selection import Entry
from predtrack.models.settings import Private, SiteSettings

PATH = re.compile(
    r"(?<![\w/:.])(?:file:/*|~\w*/|\.{1,2}/|/(?=[\w.-]+/)|[A-Za-z]:[\\/]|\\\\)[^\s\"'<>]+"
    r"|(?<![\w./\\-])[\w./\\-]+\.(?:csv|tsv|jsonl?|xlsx|sqlite|zip|eml|mbox|txt|docx?|pdf|html?|ya?ml)\b(?!/)"
)
"""A path of somebody's machine, or the name of a file, in words that are not an address's."""
A_FILE = "(a file)"
NAMELESS = "name withheld"
A_JUDGE, A_READER = "a second judge", "a reader"


@dataclass(frozen=True)
class Discretion:
    """What the settings of a site keep from its readers.

    ``logins`` are those under which anybody acts in the ledger.
    """

    site: SiteSettings
    aliases: Aliases
    logins: frozenset[str]
    _withheld: dict[str, bool] = field(default_factory=dict)

    def keeps_back(self, entry: Entry) -> bool:
        """Tell whether a prediction is left out whole, and counted."""
        prediction, article = entry.prediction, entry.article
        said = prediction.asserters(article)
        names = (*said, *self.aliases.persons(said, article.place))
        return PRIVATE in map(fold, prediction.tags) or any(map(self.withholds, names))

    def keeps_back_article(self, article: Article) -> bool:
        """Tell whether all who wrote an article are withheld."""
        return bool(article.authors) and all(map(self.withholds, article.authors))

    def withholds(self, name: str) -> bool:
        """Tell whether a name is that of a person who is withheld, by any spelling."""
        if name not in self._withheld:
            words = f" {' '.join(words_of(name))} "
            self._withheld[name] = any(one in words for one in self._spellings)
        return self._withheld[name]

    @cached_property
    def _spellings(self) -> frozenset[str]:
        known = (self.aliases.known_as(kind, one) for kind in PERSONS for one in self.site.withhold)
        return frozenset(f" {' '.join(words_of(name))} " for names in known for name in names)

    def entry(self, entry: Entry, article: Article, shown: frozenset[str]) -> Entry:
        """Return what may be seen of a prediction; ``article`` is what may be of its article.

        ``shown`` are the ids of the predictions that may be seen.
        """
        one = entry.prediction
        public = replace(
            one,
            forecasts=self._forecasts(one.forecasts),
            notes=self._notes(one.notes),
            outcome=self._outcome(one.outcome) if one.outcome else None,
            linked=tuple(other for other in one.linked if other in shown),
            history=tuple(self._history(one, shown)),
        )
        return Entry(public, article)

    def article(self, article: Article) -> Article:
        """Return what may be seen of an article."""
        facts = self._facts({name: getattr(article, name) for name in FACTS})
        note = article.published_note
        facts["published_note"] = self._words(note)
        facts["authors"] = tuple(facts["authors"])
        changes = (
            replace(self._change(one), was=self._facts_before(article, one))
            for one in article.history
        )
        return replace(article, **facts, history=tuple(changes))

    def event(self, event: Event) -> Event:
        """Return what may be seen of an event."""
        return replace(event, history=tuple(map(self._change, event.history)))

    def spellings(self) -> Aliases:
        """Return what may be seen of what names stand for."""
        return Aliases(
            replace(one, history=()) for one in self.aliases if not self._is_of_withheld(one)
        )

    def acting(self, by: str) -> str:
        """Return the name under which somebody who acts is shown: the publisher's, for most."""
        if by in self.site.names or not self.site.hides(Private.LOGINS):
            return self.site.names.get(by, by)
        return self.site.publisher or "the publisher"

    def _is_of_withheld(self, alias: Alias) -> bool:
        return alias.kind in PERSONS and any(map(self.withholds, (alias.name, alias.stands_for)))

    def _notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Return the notes that may be seen, each second judge still told from the others."""
        public = [one for one in notes if not self._is_hidden(one)]
        judges = [fold(one.by) for one in public if one.role is Role.JUDGE and self._hides(one)]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(judges), start=1)}
        return tuple(self._note(one, numbers.get(fold(one.by), 1)) for one in public)

    def _is_hidden(self, note: Note) -> bool:
        is_readers = note.role is Role.READER and not note.state and not note.status
        return is_readers and self.site.hides(Private.NOTES)

    def _hides(self, note: Note) -> bool:
        """Tell whether who says a note is known by a login, or by the name of a file."""
        by = note.by
        is_told = by in self.site.names or not self.site.hides(Private.LOGINS)
        return not is_told and (by in self.logins or PATH.search(by) is not None)

    def _note(self, note: Note, number: int) -> Note:
        by = self.site.names.get(note.by, note.by)
        if self.withholds(by):
            by = NAMELESS
        elif self._hides(note):
            by = A_READER if note.role is not Role.JUDGE else A_JUDGE
            by = f"{by} ({number})" if number > 1 else by
        return replace(note, by=by, text=self._words(note.text), answer=self._words(note.answer))

    def _forecasts(self, forecasts: Iterable[Forecast]) -> tuple[Forecast, ...]:
        if self.site.hides(Private.FORECASTS):
            return ()
        return tuple(replace(one, by=self.acting(one.by)) for one in forecasts)

    def _outcome(self, outcome: Outcome) -> Outcome:
        return replace(
            outcome,
            by=self.acting(outcome.by),
            observed=self._words(outcome.observed),
            note=self._words(outcome.note),
            evidence=tuple(map(self._evidence, outcome.evidence)),
        )

    def _evidence(self, piece: Evidence) -> Evidence:
        if not self.site.hides(Private.PATHS):
            return piece
        if piece.kept and not is_address(piece.url):
            return replace(piece, url=piece.kept, note=f"text kept: {piece.kept}")
        return piece if piece.kept else replace(piece, note=self._words(piece.note))

    def _words(self, text: str | None) -> str | None:
        """Return what somebody wrote without the paths of his machine."""
        if not text or not self.site.hides(Private.PATHS):
            return text
        return " ".join(map(_without_path, text.split(" ")))

    def _history(self, one: Prediction, shown: frozenset[str]) -> Sequence[Change]:
        """Return the changes that may be seen, each with what may be of what it replaced."""
        found: list[Change] = []
        after = to_record(self._notes(one.notes))
        for change in reversed(one.history):
            was = {name: self._was(one, name, value, shown) for name, value in change.was.items()}
            if self.site.hides(Private.FORECASTS):
                was.pop("forecasts", None)
            is_silent = change.was and not was
            if "notes" in was:
                is_silent = was.keys() == {"notes"} and was["notes"] == after
                after = was["notes"]
            if not (is_silent and change.did in (Did.NOTE, Did.FORECAST)):
                found.append(replace(self._change(change), was=was))
        return found[::-1]

    def _change(self, change: Change) -> Change:
        why = change.why
        if why and change.did is Did.REPLACE and why.startswith("by "):
            why = f"by {A_FILE}" if self.site.hides(Private.PATHS) else why
        return replace(change, by=self.acting(change.by), why=self._words(why))

    def _was(self, one: Prediction, name: str, value: Any, shown: frozenset[str]) -> Any:
        """Return what may be seen of a value, in the record's form, that a prediction had."""
        if name == "notes":
            return to_record(self._notes(value_before(tuple[Note, ...], value, one)))
        if name == "forecasts":
            return to_record(self._forecasts(value_before(tuple[Forecast, ...], value, one)))
        if name == "outcome" and value is not None:
            return to_record(self._outcome(value_before(Outcome, value, one)))
        if name == "linked":
            return [other for other in value_before(tuple[str, ...], value, one) if other in shown]
        if name == "speaker" and value is not None:
            return NAMELESS if self.withholds(value_before(str, value, one)) else value
        return value

    def _facts_before(self, article: Article, change: Change) -> dict[str, Any]:
        """Return what may be seen of the facts that an article had, in the record's form."""
        for name in FACTS & change.was.keys():
            value_before(FORMS.get(name, TEXT), change.was[name], article)
        return self._facts(change.was)

    def _facts(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return what may be seen of an article's facts."""
        public = dict(facts)
        if public.get("authors"):
            public["authors"] = [one for one in public["authors"] if not self.withholds(one)]
        if self.site.hides(Private.PATHS):
            for name in ADDRESSES & public.keys():
                public[name] = _web(public[name])
            if "path" in public:
                public["path"] = None
        return public


TEXT: Any = str | None
ADDRESSES = frozenset({"url", "archived_url", "origin"})
FACTS = ADDRESSES | {"authors", "path"}
"""Facts of an article in which something private may stand."""
FORMS: Mapping[str, Any] = {"authors": tuple[str, ...]}
"""The forms of those that are no text."""


def logins_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the names under which anybody acted on predictions and their articles."""
    found: set[str] = set()
    for one in entries:
        found.update(change.by for change in one.prediction.history)
        found.update(change.by for change in one.article.history)
        found.update(made.by for made in one.prediction.forecasts)
        if one.prediction.outcome:
            found.add(one.prediction.outcome.by)
    return frozenset(found)


def _web(address: str | None) -> str | None:
    return without_login(address) if address and is_address(address) else None


def _without_path(word: str) -> str:
    return word if "://" in word and not word.startswith("file:") else PATH.sub(A_FILE, word)
