"""The book: a ledger that is held for a change, with every act on it as a method.

Days are dates or texts such as 2026-01-31; an id may be a prefix that only one record begins with.
An act that fails leaves nothing of itself: a program may catch its error and go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Unpack

from predtrack.errors import InvalidValue, NotFound
from predtrack.ledger.book import Ledger
from predtrack.ledger.saying import (
    Corrections,
    Day,
    Facts,
    Judgement,
    Recording,
    Said,
    as_several,
    checked_address,
    checked_day,
    checked_facts,
    checked_given,
    checked_probability,
    checked_text,
    checked_word,
)
from predtrack.models.address import without_login
from predtrack.models.article import Article
from predtrack.models.deadline import Deadline
from predtrack.models.event import Event
from predtrack.models.history import Signature
from predtrack.models.identity import text_digest
from predtrack.models.note import About, Objection, Role
from predtrack.models.outcome import RESOLVED, Evidence, Reason, Status
from predtrack.models.prediction import Prediction, Removal
from predtrack.models.text import check_text

if TYPE_CHECKING:
    from predtrack.ledger.byhand import Read


class Book(Ledger):
    """A ledger inside ``writing()``; ``signed`` is who acts in this change, and when."""

    def __init__(self, ledger: Ledger, signed: Signature) -> None:
        vars(self).update(vars(ledger))  # both see the one change
        self.signed = signed

    def record(
        self,
        quote: str,
        *,
        article: Article | str | None = None,
        text: str | None = None,
        **said: Unpack[Recording],
    ) -> Prediction:
        """Record a quote of an article; what is not said is read from the quote, as a scan would.

        The article is one on record, or its id, or known by its facts (``title``, ``outlet``,
        ``authors``, ``url``, ``published``); its ``text``, where given, is kept and must hold the
        quote. The same quote with the same claim is one prediction: that on record is returned.

        Example:
            >>> with ledger.writing(by="anna") as book:
            ...     book.record("Prices will fall.", title="Prices", deadline="by March 2027")

        Raises:
            InvalidValue, NotADate, BeforePublication, InTheFuture: what is said cannot be.
            QuoteNotFound: the article's text does not hold the quote.
            NotFound, AmbiguousId: no one article answers to the id.
            PredtrackError: a fact contradicts the article on record.
        """
        from predtrack.ledger.byhand import record_by_hand
        from predtrack.reading.quotes import check_quote

        words, given, facts = check_quote(quote), checked_given(said), checked_facts(said)
        with self._whole():
            source, read = self._source(article, text, facts)
            done = record_by_hand(self, words, source, given, read=read, signed=self.signed)
        return done.prediction

    def ask(
        self,
        question: str,
        *,
        probability: float | str | None = None,
        deadline: Day | Deadline | None = None,
        event: str | None = None,
        tags: str | Iterable[str] = (),
        criterion: str | None = None,
    ) -> Prediction:
        """Record a question of your own, scored under forecasts alone, with a first forecast.

        Example:
            >>> book.ask("Will I finish by June?", probability=0.7, deadline="2027-06")

        Raises: as ``record`` and ``forecast``.
        """
        from predtrack.ledger.forecasting import ask_own

        given = checked_given(Said(deadline=deadline, event=event, tags=tags, criterion=criterion))
        believed = None if probability is None else checked_probability(probability)
        with self._whole():
            done = ask_own(
                self, check_text(question), given, probability=believed, signed=self.signed
            )
        return done.prediction

    def confirm(self, record_id: str, **judged: Unpack[Judgement]) -> Prediction:
        """Mark a prediction as come true; ``on`` is the day it happened.

        Past the deadline the day is needed to say that it was in time. One that says nothing will
        change takes its window's last day, and is refused while that is open.

        Example:
            >>> book.confirm("h4kq", on="2021-01-10", evidence=["https://example.org/report"])

        Raises: as ``resolve``.
        """
        return self.resolve(record_id, Status.CONFIRMED, **judged)

    def fail(self, record_id: str, **judged: Unpack[Judgement]) -> Prediction:
        """Mark a prediction as failed: on its deadline where that has passed, else today.

        Example:
            >>> book.fail("7wzc", on="2021-01-10", observed="11.2 %")

        Raises: as ``resolve``.
        """
        return self.resolve(record_id, Status.FAILED, **judged)

    def resolve(
        self,
        record_id: str,
        status: Status | str,
        *,
        reason: Reason | str | None = None,
        **judged: Unpack[Judgement],
    ) -> Prediction:
        """Resolve a prediction: confirmed, failed, partly or void; ``reason`` is for void alone.

        Example:
            >>> book.resolve("m2ra", "void", reason="unverifiable")

        Raises:
            AlreadyResolved: it has its outcome; ``reopen`` comes first.
            WindowStillOpen, CameLate, OutsideWindow, InTheFuture, BeforePublication: not that day.
            InvalidValue: the status or the reason is none, or the evidence no web address.
            NotFound, AmbiguousId: no one prediction answers to the id.
        """
        from predtrack.ledger.resolving import outcome_of, resolve

        ruling = checked_word(Status, status)
        if ruling not in RESOLVED:
            raise InvalidValue(f"a status is wanted: {', '.join(RESOLVED)}")
        outcome = outcome_of(
            ruling,
            signed=self.signed,
            on=checked_day(judged.get("on")),
            evidence=tuple(self._shown(one) for one in as_several(judged.get("evidence", ()))),
            observed=checked_text(judged.get("observed")),
            note=checked_text(judged.get("note")),
            reason=checked_word(Reason, reason) if reason else None,
        )
        return resolve(self, self.get(record_id), outcome, signed=self.signed)

    def reopen(self, record_id: str, *, why: str | None) -> Prediction:
        """Open a resolved prediction again; its old outcome stays in the history.

        Example:
            >>> book.reopen("h4kq", why="the report was withdrawn")

        Raises:
            IllegalMove: it is open.
            WhyNeeded: the reason is empty.
        """
        prediction = self.get(record_id).reopened(signed=self.signed, why=checked_text(why))
        self.put(prediction)
        return prediction

    def edit(
        self, record_id: str, *, why: str | None = None, **changes: Unpack[Corrections]
    ) -> Prediction:
        """Correct a prediction; None or an empty text clears a field.

        ``review`` is the day to look again at one without a deadline.
        After the deadline a change of deadline, claim, kind, no_change, criterion, speaker or
        quote needs ``why``.

        Example:
            >>> book.edit("h4kq", criterion="no minister leaves office")

        Raises:
            WhyNeeded, AlreadyResolved, IllegalMove: the record does not allow it.
            UsageMistake: nothing is to be changed.
            PredtrackError: another prediction says exactly that already.
        """
        from predtrack.ledger.byhand import edit_by_hand

        given = checked_given(changes, clears=True)
        with self._whole():
            return edit_by_hand(
                self, self.get(record_id), given, signed=self.signed, why=checked_text(why)
            )

    def edit_article(
        self, record_id: str, *, why: str | None = None, **changes: Unpack[Facts]
    ) -> Article:
        """Correct an article; its new date moves the deadlines that were counted from it.

        Example:
            >>> book.edit_article("c2m8", published="2019-06-10", why="the page says so")

        Raises:
            InTheFuture: it says it was published later than today.
            BeforePublication: a deadline set by hand, or an outcome, lies before the new date.
        """
        from predtrack.ledger.articles import edit_article

        facts, article = checked_facts(changes), self.get_article(record_id)
        with self._whole():
            return edit_article(self, article, facts, signed=self.signed, why=checked_text(why))[0]

    def note(
        self,
        record_id: str,
        text: str | None = None,
        *,
        url: str | None = None,
        role: Role | str | None = None,
        name: str | None = None,
        status: Status | str | None = None,
    ) -> Prediction:
        """Put a note or evidence beside a prediction; once that is resolved, evidence joins it.

        ``name`` is who says it, where that is another; a second judge (``role="judge"``) gives the
        ``status`` that he would have resolved it with.

        Example:
            >>> book.note("h4kq", "two ministers are said to leave", url="https://example.org/news")

        Raises:
            UsageMistake: there is neither a text nor an address; a verdict is no judge's.
            InvalidValue: the address or a word is none.
        """
        from predtrack.ledger.recording import note

        return note(
            self,
            self.get(record_id),
            checked_text(text),
            url=checked_address(url or "") or None,
            role=checked_word(Role, role) if role else Role.READER,
            name=checked_text(name),
            status=checked_word(Status, status) if status else None,
            signed=self.signed,
        )

    def object_to(
        self,
        record_id: str,
        about: About | str,
        text: str,
        *,
        name: str | None = None,
        url: str | None = None,
        role: Role | str | None = None,
    ) -> Prediction:
        """Object to the quote, speaker, claim, deadline or outcome of a record; it waits.

        Example:
            >>> book.object_to("h4kq", "claim", "I spoke of ministers alone", name="Ann Lee")

        Raises:
            UsageMistake: there is no text.
            IllegalMove: the prediction was removed.
        """
        from predtrack.ledger.objecting import object_to

        return object_to(
            self,
            self.get(record_id),
            checked_word(About, about),
            checked_text(text),
            name=checked_text(name),
            url=checked_address(url or "") or None,
            role=checked_word(Role, role) if role else None,
            signed=self.signed,
        )

    def answer(
        self,
        record_id: str,
        state: Objection | str,
        reason: str,
        *,
        about: About | str | None = None,
        name: str | None = None,
    ) -> Prediction:
        """Answer an objection: "upheld" or "rejected", with the reason; nothing else changes.

        Example:
            >>> book.answer("h4kq", "rejected", "the quote speaks of the whole top")

        Raises:
            IllegalMove: none waits.
            UsageMistake: several wait (say ``about`` or ``name``), or there is no reason.
        """
        from predtrack.ledger.objecting import answer

        return answer(
            self,
            self.get(record_id),
            checked_word(Objection, state),
            checked_text(reason),
            about=checked_word(About, about) if about else None,
            name=checked_text(name),
            signed=self.signed,
        )

    def forecast(
        self, record_id: str, probability: float | str, *, on: Day | None = None
    ) -> Prediction:
        """Give your own probability of a prediction, from 0 to 1, or as a text: "70%", "likely".

        Example:
            >>> book.forecast("h4kq", 0.7)

        Raises:
            InvalidValue, NotAProbability: it is none.
            AlreadyResolved: it has its outcome.
            InTheFuture, BeforePublication: it cannot have been made on that day.
        """
        from predtrack.ledger.forecasting import forecast

        believed = checked_probability(probability)
        return forecast(self, self.get(record_id), believed, signed=self.signed, on=checked_day(on))

    def link(self, record_ids: Iterable[str]) -> list[Prediction]:
        """Link predictions that make the same claim; return those that this changed.

        Example:
            >>> book.link(["h4kq", "7wzc"])

        Raises:
            IllegalMove: fewer than two are named, or one was removed.
        """
        from predtrack.ledger.linking import link

        named = [self.get(one) for one in as_several(record_ids)]
        with self._whole():
            return link(self, named, signed=self.signed)

    def unlink(self, record_ids: Iterable[str]) -> list[Prediction]:
        """Take predictions out of their links; return those that this changed.

        Example:
            >>> book.unlink(["7wzc"])

        Raises:
            IllegalMove: one is linked with none, or was removed.
        """
        from predtrack.ledger.linking import unlink

        named = [self.get(one) for one in as_several(record_ids)]
        with self._whole():
            return unlink(self, named, signed=self.signed)

    def remove(self, record_id: str, *, why: Removal | str) -> Prediction:
        """Take a "duplicate" or a "mistake" out of the count; its record and its history stay.

        One that is resolved takes a reason in words of its own.

        Example:
            >>> book.remove("h4kq", why="duplicate")

        Raises:
            InvalidValue: the reason is neither.
            WhyNeeded: it is resolved, and the reason is not in words.
            IllegalMove: it was removed before.
        """
        from predtrack.ledger.recording import remove

        reason = check_text(why)
        with self._whole():
            return remove(self, self.get(record_id), reason, signed=self.signed)

    def event(self, name: str, day: Day | None = None, *, why: str | None = None) -> Event:
        """Put an event on record; its day reaches every open prediction that waits on it.

        Example:
            >>> book.event("parliamentary election, Kazakhstan", "2021-01-10")

        Raises:
            NotFound: no event has that name, and some have names near it.
            WhyNeeded: it has another date already.
        """
        from predtrack.ledger.events import date_event, note_event

        name, known = check_text(name), checked_day(day)
        if known is None:
            return note_event(self, name, signed=self.signed)
        with self._whole():
            return date_event(self, name, known, signed=self.signed, why=checked_text(why)).event

    def _source(
        self, article: Article | str | None, text: str | None, facts: dict[str, Any]
    ) -> tuple[Article, Read | None]:
        """Return an article that is on record, added or completed where needed, and its text."""
        from predtrack.ledger.articles import ArticleFacts, article_for, known_article
        from predtrack.ledger.byhand import Read, read_of

        said = ArticleFacts(**facts, sha256=None if text is None else text_digest(text))
        known = self._named(article) or known_article(self, said)
        source, _ = article_for(self, said, known=known, signed=self.signed)
        if text is not None:
            return source, Read(text)
        return source, read_of(self, known) if known else None

    def _named(self, article: Article | str | None) -> Article | None:
        if article is None:
            return None
        if isinstance(article, str):
            return self.get_article(article)
        known = self.find_article(article.id)
        if known is None:
            raise NotFound("article", article.id, hint="add it first, or give its facts")
        return known

    def _shown(self, piece: str | Evidence) -> Evidence:
        if isinstance(piece, Evidence):
            return piece
        return Evidence(without_login(piece), self.signed.day)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do an act of several steps whole or not at all."""
        put = dict(self._put)
        tables = {name: one.copy() for name, one in self._store.read().items()} if put else {}
        try:
            yield
        except BaseException:
            self._put.clear()
            self._put.update(put)
            if put:
                self._store.write(tables)
            else:
                self._store.close()
            raise
