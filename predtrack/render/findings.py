"""Findings of a scan: statements numbered, with what they carry and why they were found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from predtrack.models.record import to_record
from predtrack.models.statement import Claim, Cue, Kind, Statement, Voice
from predtrack.render.listing import deadline_word
from predtrack.render.sheet import Column, Flat, Sheet
from predtrack.render.text import day_or_dash

if TYPE_CHECKING:

    class ToldStatement(Protocol):
        """What is told of a statement, be it found or about to be recorded."""

        @property
        def voice(self) -> Voice | None:
            """Whose words they are."""

        @property
        def speaker(self) -> str | None:
            """Who is named as their speaker."""

        @property
        def kind(self) -> Kind:
            """What sort of statement it is."""

        @property
        def no_change(self) -> bool:
            """Whether it says that nothing will change."""


_TIMES = {2: "twice"}
WORTH = " *"
"""Stands behind what is worth checking."""
SIGNS_SHOWN = 5
"""Signs of whose words it is that are shown, the weightiest."""


class Findings(Sheet, frozen=True):
    """Statements, each with its number and its article's facts as a record.

    Where a statement makes several claims, each has a letter: 4a, 4b. What is worth checking
    has a mark.
    """

    found: Sequence[tuple[int, Statement, dict[str, Any]]]
    explains: bool = False
    columns: ClassVar[Sequence[Column]] = (
        Column("#", right=True),
        Column("WHO", 14, wraps=True),
        Column("DEADLINE", 10),
        Column("STATEMENT", flexible=True, wraps=True),
    )

    @property
    def headings(self) -> Sequence[str]:
        """The names of the flat rows."""
        return FLAT

    def rows(self) -> list[list[str]]:
        """Return number, who, deadline and words; under them kind, and cues if asked for."""
        return [row for number, statement, _ in self.found for row in self._rows(number, statement)]

    def records(self) -> list[dict[str, Any]]:
        """Return the statements' fields, each with its article's facts."""
        return [
            {"number": number, **_record(statement, number), "article_record": article}
            for number, statement, article in self.found
        ]

    def flat(self) -> list[Flat]:
        """Return what a spreadsheet needs of each claim."""
        return [
            {
                "number": lettered(number, one, place),
                "kind": one.kind.value,
                "no_change": claim.no_change,
                "score": round(one.score, 4),
                "checkable": round(claim.checkable, 4),
                "deadline": to_record(claim.deadline.latest),
                "basis": claim.deadline.basis.value,
                "wording": claim.deadline.text,
                "claim": claim.text,
                "quote": one.quote,
                "voice": one.voice.value,
                "speaker": one.speaker,
                "speaker_role": one.speaker_role,
                "start": one.start,
                "end": one.end,
                "article": article["title"]
                or article["url"]
                or PurePath(article["path"] or "").name,
            }
            for number, one, article in self.found
            for place, claim in enumerate(one.claims)
        ]

    def _rows(self, number: int, statement: Statement) -> list[list[str]]:
        is_one = len(statement.claims) == 1
        mark = WORTH if is_one and statement.is_worth_checking else ""
        words = statement.quote + _places(len(statement.spans)) + mark
        deadline = deadline_word(statement.deadline) if is_one else ""
        kind = kind_of(statement)
        claims = enumerate(() if is_one else statement.claims)
        return [
            [str(number), who(statement), deadline, words],
            *(
                [
                    lettered(number, statement, place),
                    "",
                    deadline_word(one.deadline),
                    one.text + (WORTH if one.is_worth_checking else ""),
                ]
                for place, one in claims
            ),
            *([["", "", "", f"({kind})"]] if kind else []),
            *(explained(statement) if self.explains else []),
        ]


FLAT = (
    "number", "kind", "no_change", "score", "checkable", "deadline", "basis", "wording", "claim",
    "quote", "voice", "speaker", "speaker_role", "start", "end", "article",
)  # fmt: skip


def lettered(number: int, statement: Statement, place: int) -> str:
    """Name a claim by its statement's number and, if it is not the only one, a letter."""
    return f"{number}{chr(ord('a') + place) if len(statement.claims) > 1 else ''}"


def _record(statement: Statement, number: int) -> dict[str, Any]:
    record: dict[str, Any] = {**to_record(statement), "claim": statement.claim}
    for place, claim in enumerate(record["claims"]):
        claim["number"] = lettered(number, statement, place)
    return record


def who(statement: ToldStatement) -> str:
    """Name whose words a statement is."""
    if statement.voice is Voice.AUTHOR:
        return "the author"
    return statement.speaker or "not named"


def kind_of(statement: ToldStatement) -> str:
    """Name the kind of a statement that is no plain prediction, and that nothing will change."""
    kind = "" if statement.kind is Kind.PREDICTION else statement.kind.value
    return ", ".join(filter(None, (kind, "no change" if statement.no_change else "")))


def _places(count: int) -> str:
    return "" if count == 1 else f" [{_TIMES.get(count, f'{count} times')}]"


def source_line(
    authors: Sequence[str] | None, published: date | None, told: str | None
) -> list[str]:
    """Say by whom an article is and of which day, and what that was read from, if it is known."""
    if not authors and not told:
        return []
    facts = [f"By {', '.join(authors)}"] if authors else []
    facts += [day_or_dash(published)] if published else []
    return [", ".join(facts) + (f" ({told})." if told else ".")]


def reasons(statement: Statement) -> list[str]:
    """Say in words why a statement was found, how its deadline was worked out, and who says it."""
    cues = (one for one in statement.cues if one.text and one.added > 0)
    found = ", ".join(f"“{_whole_words(statement, cue)}”" for cue in cues)
    how = statement.deadline.assumption or "as it says"
    return [
        f"found by {found or 'its form'}",
        f"deadline: {f'“{statement.deadline.text}”: ' if statement.deadline.text else ''}{how}",
        f"said by: {said_how(statement)}",
        *(_worth_words(one) for one in statement.claims),
    ]


def _worth_words(claim: Claim) -> str:
    """Say how well a claim can be checked, and which features tell most for and against it."""
    told = sorted(claim.check_cues, key=lambda one: -abs(one.added))[:SIGNS_SHOWN]
    words = ", ".join(f"{'for' if one.added > 0 else 'against'} it {_sign(one)}" for one in told)
    return f"can be checked with probability {claim.checkable:.2f}: {words}"


def _whole_words(statement: Statement, cue: Cue) -> str:
    """Return the words of a cue, which may end within one, as a reader sees them."""
    rest = statement.quote[cue.end - statement.start :]
    return cue.text + "".join(takewhile(str.isalnum, rest))


def explained(statement: Statement) -> list[list[str]]:
    """Say what each cue added to the score, in log odds, and how the deadline was worked out."""
    rows = [["", "", f"{cue.added:+.2f}", f"{cue.name}: “{cue.text}”"] for cue in statement.cues]
    rows.append(["", "", f"{statement.score:.2f}", "the score, from 0 to 1"])
    if statement.deadline.text:
        how = f"“{statement.deadline.text}”: {statement.deadline.assumption or 'as it says'}"
        rows.append(["", "", deadline_word(statement.deadline), how])
    return [*rows, *voice_explained(statement), *_check_explained(statement)]


def _check_explained(statement: Statement) -> list[list[str]]:
    """Say how well each claim can be checked, from 0 to 1, and what told, in log odds."""
    return [
        row
        for one in statement.claims
        for row in (
            ["", "", f"{one.checkable:.2f}", "can be checked, from 0 to 1"],
            *(["", "", f"{cue.added:+.2f}", _sign(cue)] for cue in one.check_cues),
        )
    ]


def voice_explained(statement: Statement) -> list[list[str]]:
    """Say whose words it is, by which words of the article, and what told most, in log odds."""
    signs = sorted(statement.voice_cues, key=lambda one: -abs(one.added))[:SIGNS_SHOWN]
    return [
        ["", "", "said by", said_how(statement)],
        *(["", "", f"{one.added:+.2f}", _sign(one)] for one in signs),
    ]


def said_how(statement: Statement) -> str:
    """Name whose words a statement is, by which words of the article."""
    said = ", ".join(filter(None, (who(statement), statement.speaker_role)))
    if statement.attribution:
        told = (statement.attribution.source, statement.attribution.cue)
        words = " … ".join(f"“{one.text}”" for one in told if one)
        said += f": {words}" if words else ""
    return said


def _sign(cue: Cue) -> str:
    return f"{cue.name}: “{cue.text}”" if cue.text else cue.name
