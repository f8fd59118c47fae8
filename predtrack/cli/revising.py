"""Revising: what a person may change of a statement in a review, as a numbered list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from predtrack.cli.asking import KEYS, NOBODY, WHO, KeyMeant, ask_words, who_given
from predtrack.cli.finding import ArticleFindings
from predtrack.cli.options import ADDRESS_OR_NONE, DAY_OR_NONE, TEXT, one_of
from predtrack.cli.recording import moved_lines
from predtrack.cli.session import Session
from predtrack.cli.terminal import ask, say
from predtrack.errors import PredtrackError, shorten
from predtrack.ledger.articles import edit_article
from predtrack.ledger.byhand import Given
from predtrack.ledger.deadlines import understand_deadline
from predtrack.ledger.recording import Draft, check_claim, retag
from predtrack.ledger.scanning import Choice, draft_of
from predtrack.models.statement import Kind, Statement
from predtrack.render.findings import kind_of, who
from predtrack.render.listing import deadline_word

_DATED = ("deadline", "claim")
"""What is read anew from another day or title of the article, where nobody has changed it."""


class Candidate(msgspec.Struct, frozen=True):
    """A statement as it would be recorded: one claim, or two where it was split."""

    draft: Draft
    second: str | None = None

    @property
    def drafts(self) -> list[Draft]:
        """What is recorded of it."""
        if self.second is None:
            return [self.draft]
        return [self.draft, replace(self.draft, claim=self.second)]


class Desk:
    """What lies before a person: an article as it was read, and one of its statements."""

    def __init__(self, session: Session, found: ArticleFindings, choice: Choice) -> None:
        self.session, self.found, self._choice = session, found, choice
        self.candidate: Candidate | None = None
        self._number, self._place = 0, 0

    @property
    def statement(self) -> Statement:
        """The statement as it was found."""
        return self.found.statements[self._number]

    @property
    def laid(self) -> Candidate:
        """The statement as it would be recorded."""
        if self.candidate is None:
            self.candidate = Candidate(self._proposed())
        return self.candidate

    def lay(self, number: int, place: int, candidate: Candidate | None) -> None:
        """Take up a claim by its statement's place and its own, as it was left or proposed."""
        self._number, self._place, self.candidate = number, place, candidate

    def change(self, **values: Any) -> None:
        """Give the statement other values."""
        self.candidate = replace(self.laid, draft=replace(self.laid.draft, **values))

    def fact(self, name: str) -> Any:
        """Return what is known of a fact of the article."""
        known = self.found.known
        return getattr(self.found.source.facts, name) or (known and getattr(known, name))

    def tell(self, name: str, value: Any) -> None:
        """Give the article another fact, on record where it is on record.

        Raises:
            PredtrackError: it cannot be.
        """
        found, before = self.found.told(self.session, {name: value}), self._proposed()
        if found.known:
            self.session.wake()
            signed = self.session.signed
            with self.session.writing() as ledger:
                article = ledger.get_article(found.known.id)
                _, moves = edit_article(ledger, article, {name: value}, signed=signed)
            say(*moved_lines(moves))
        self.found = found
        self.look_up()
        if name in ("published", "title") and self.candidate:
            laid, now = self.laid.draft, self._proposed()
            read = [one for one in _DATED if getattr(laid, one) == getattr(before, one)]
            self.change(**{one: getattr(now, one) for one in read})

    def look_up(self) -> None:
        """Look the article up again after a change of the ledger."""
        self.found = self.found.looked_up(self.session)

    def stands(self) -> list[str]:
        """Say who says it, by when, what sort of statement it is, and what would be checked."""
        draft, kind = self.laid.draft, kind_of(self.laid.draft)
        first = f"{who(draft)}, deadline {deadline_word(draft.deadline)}"
        claims = [f"  claim: {one.claim}" for one in self.laid.drafts]
        return [first + (f" ({kind})" if kind else ""), *claims]

    def _proposed(self) -> Draft:
        claims, published = self.statement.claims, self.found.published
        claim = claims[min(self._place, len(claims) - 1)]  # another day may join two
        return draft_of(self.session.ledger, self.statement, claim, published, self._choice)


def revise(desk: Desk) -> str:
    """Have what is numbered changed until Enter; return the key that was typed instead, if any."""
    say(*(_item(desk, number) for number in range(1, len(_EDITS) + 1)))
    try:
        while answer := str(ask(f"Change which? (1-{len(_EDITS)}, Enter when done)")):
            _change(desk, answer)
    except KeyMeant as meant:
        return meant.key
    say(*desk.stands())
    return ""


def _change(desk: Desk, answer: str) -> None:
    """Change what stands at a number; what is refused stays as it was.

    Raises:
        KeyMeant: a key was typed.
    """
    if answer.casefold() in KEYS:
        raise KeyMeant(answer.casefold())
    if not (answer.isdecimal() and 1 <= int(answer) <= len(_EDITS)):
        say(f"'{shorten(answer)}' is not within 1 to {len(_EDITS)}")
        return
    try:
        _EDITS[int(answer) - 1].ask(desk)
    except PredtrackError as error:
        say(*str(error).split("\n"), "it stays as it was")
    say(_item(desk, int(answer)))


def _item(desk: Desk, number: int) -> str:
    edit = _EDITS[number - 1]
    return f"  {number:>2}  {edit.name:<11}{edit.value(desk) or NOBODY}"


def _claim(desk: Desk) -> None:
    desk.change(claim=check_claim(ask_words("Claim", default=desk.laid.draft.claim)))


def _split(desk: Desk) -> None:
    first = check_claim(ask_words("First claim", default=desk.laid.draft.claim))
    second = check_claim(ask_words("Second claim", default=desk.laid.second or ""))
    desk.change(claim=first)
    desk.candidate = replace(desk.laid, second=second)


def _deadline(desk: Desk) -> None:
    words = ask_words("Deadline, a date or words, none for none (Enter keeps)")
    if words:
        found = understand_deadline(
            desk.session.ledger,
            words,
            published=desk.found.published,
            quote=desk.laid.draft.quote,
            today=desk.session.today,
        )
        desk.change(deadline=found)


def _who(desk: Desk) -> None:
    given = Given(**who_given(ask_words(f"Who says it: {WHO} (Enter keeps)")))
    desk.change(**given.spoken(desk.laid.draft))


def _role(desk: Desk) -> None:
    role = ask_words(f"Role or office, {NOBODY} for none (Enter keeps)")
    if role:
        desk.change(**Given(role="" if role == NOBODY else role).spoken(desk.laid.draft))


def _kind(desk: Desk) -> None:
    now = desk.laid.draft.kind.value
    desk.change(kind=Kind(ask("Kind", default=now, kind=one_of(Kind))))


def _tags(desk: Desk) -> None:
    words = ask_words(f"Tags, commas between them, {NOBODY} for none (Enter keeps)")
    if words:
        desk.change(tags=() if words == NOBODY else retag(tuple(words.split(","))))


class RevisableField(NamedTuple):
    """A numbered thing: its name, how it stands, and what asks for another value."""

    name: str
    value: Callable[[Desk], str | None]
    ask: Callable[[Desk], None]


def _fact(name: str, field: str, kind: Any = TEXT) -> RevisableField:
    """Return the edit of a fact of the article."""

    def value(desk: Desk) -> str | None:
        known = desk.fact(field)
        return ", ".join(known) if isinstance(known, tuple) else known and str(known)

    def change(desk: Desk) -> None:
        several = ", several with ; between them" if field == "authors" else ""
        given = ask_words(f"{name.capitalize()}{several} (Enter keeps)", kind=kind)
        if given:
            desk.tell(field, _names(given) if field == "authors" else given)

    return RevisableField(name, value, change)


def _names(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in words.split(";"))))


_EDITS = (
    RevisableField("claim", lambda desk: "; ".join(one.claim for one in desk.laid.drafts), _claim),
    RevisableField("deadline", lambda desk: deadline_word(desk.laid.draft.deadline), _deadline),
    RevisableField("who", lambda desk: who(desk.laid.draft), _who),
    RevisableField("role", lambda desk: desk.laid.draft.speaker_role, _role),
    RevisableField("kind", lambda desk: desk.laid.draft.kind.value, _kind),
    RevisableField("tags", lambda desk: ", ".join(desk.laid.draft.tags), _tags),
    RevisableField("split", lambda _: "into two claims", _split),
    _fact("published", "published", DAY_OR_NONE),
    _fact("title", "title"),
    _fact("author", "authors"),
    _fact("outlet", "outlet"),
    _fact("address", "url", ADDRESS_OR_NONE),
)
"""What can be changed of a statement and, from its date on, of its article."""
