"""Forms of records: the options of edit, a line each, filled in with what is on record.

What a person changes in a form becomes the words of the command, and is read and checked as those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import click

from predtrack.cli.editor import Left, edit_until_taken, left_of
from predtrack.cli.session import Session
from predtrack.cli.terminal import say
from predtrack.errors import ChangedMeanwhile, InvalidValue, UsageMistake, shorten
from predtrack.ledger import Ledger
from predtrack.ledger.entries import article_of
from predtrack.models.article import Article
from predtrack.models.fields import PLAIN_NAMES
from predtrack.models.prediction import GUARDED, Prediction
from predtrack.models.selection import said_by
from predtrack.render.form import Field, Values, changed_fields, write_form
from predtrack.render.listing import status_word
from predtrack.render.text import counted

Editable = Prediction | Article
Edit = Callable[..., list[str]]
Check = Callable[[Editable], None]
ValueOf = Callable[[Any], str | tuple[str, ...] | None]

HOW = (
    "A line is an option of edit: `claim: ...` is --claim. What goes on below a line is indented.",
    "Lines like this one, with # at their start, are not read.",
    "An empty value clears its field; where a line is taken out, the field stays as it was.",
    "Saved as it is, or emptied, the form changes nothing.",
)
FLAGS = ("yes", "no")
PREDICTION_VALUES: Mapping[str, ValueOf] = {
    "quote": lambda one: one.quote,
    "claim": lambda one: one.claim,
    "kind": lambda one: one.kind.value,
    "no_change": lambda one: FLAGS[0] if one.no_change else FLAGS[1],
    "voice": lambda one: one.voice,
    "speaker": lambda one: one.speaker,
    "role": lambda one: one.speaker_role,
    "tag": lambda one: one.tags,
    "deadline": lambda one: one.deadline.latest and one.deadline.latest.isoformat(),
    "wording": lambda one: one.deadline.text,
    "event": lambda one: one.deadline.event,
    **{name: attrgetter(name) for name in PLAIN_NAMES},
    "chosen": lambda one: one.chosen,
    "review": lambda one: one.deadline.review and one.deadline.review.isoformat(),
}
"""What a prediction shows for each option of edit, by its parameter."""
ARTICLE_VALUES: Mapping[str, ValueOf] = {
    "title": lambda one: one.title,
    "author": lambda one: one.authors,
    "outlet": lambda one: one.outlet,
    "url": lambda one: one.url,
    "archived_url": lambda one: one.archived_url,
    "published": lambda one: one.published and one.published.isoformat(),
    "published_basis": lambda one: one.published_basis,
    "language": lambda one: one.language,
}
"""What an article shows for each."""


def edit_in_form(ctx: click.Context, session: Session, record_id: str, edit: Edit) -> list[str]:
    """Open a record as a form in the editor, and do with ``edit`` what was changed in it.

    Returns what is to be said of it. The ledger is not held while the editor is open.

    Raises:
        NotFound, AmbiguousId: no one record answers to the id.
        PredtrackError: the editor failed, or the ledger could not be changed.
    """
    record = session.ledger.get_either(record_id)
    fields = fields_of(record, ctx.command)
    left = _gone_on_with(session, record, fields)
    base = left.base if left else _form([*_head(session.ledger, record), *HOW], fields)

    def take(typed: str) -> list[str]:
        changed = changed_fields(base, typed, fields)
        if not changed.keys() - {"why"}:
            return []
        words = [record.id, *command_words(changed, ctx.command)]
        given = ctx.command.make_context("edit", words, parent=ctx.parent).params
        session.wake()
        del given["yes"]  # one record is not asked about
        return edit(session, check=_only_if(base, fields, changed, ctx.command), **given)

    ledger = session.ledger.path
    said = edit_until_taken(base, take, ledger=ledger, name=record.id, left=left)
    return said or [f"nothing was changed in {session}"]


def _form(head: Sequence[str], fields: Sequence[Field]) -> str:
    return write_form(head, fields).encode("utf-8", "backslashreplace").decode()


def _gone_on_with(session: Session, record: Editable, fields: Sequence[Field]) -> Left | None:
    """Return what an edit of a record left behind, if the person wants to go on with it."""
    left = left_of(session.ledger.path, record.id)
    if left is None:
        return None
    try:
        number = len(changed_fields(left.base, left.text, fields))
    except InvalidValue:  # what was typed is no form yet
        number = None
    changed = "" if number is None else f" ({counted(number, 'field')} changed)"
    if click.confirm(f"{record.id} was being edited{changed}. Go on with that?", True, err=True):
        return left
    say(left_line(left))
    return None


def left_line(left: Left) -> str:
    """Say where an unfinished edit lies."""
    return f"an unfinished edit of {left.path.stem} is kept in {left.path}"


def fields_of(record: Editable, command: click.Command) -> list[Field]:
    """Return the fields of a record's form: the options of edit that are about such a record."""
    table = ARTICLE_VALUES if isinstance(record, Article) else PREDICTION_VALUES
    values: Mapping[str, ValueOf] = {**table, "why": lambda _: None}
    return [
        Field(
            option_name(option),
            _several(values[str(option.name)](record)),
            _told(option, record),
            repeats=option.multiple,
        )
        for option in options_of(command)
        if option.name in values and not (option.name == "review" and _is_dated(record))
    ]


def _is_dated(record: Editable) -> bool:
    """Tell whether a record has a deadline, and so no day to look again."""
    return isinstance(record, Prediction) and record.deadline.latest is not None


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value or "",)


def options_of(command: click.Command) -> list[click.Option]:
    """Return the options of a command."""
    return [one for one in command.params if isinstance(one, click.Option)]


def option_name(option: click.Option) -> str:
    """Return an option's name in a form."""
    return option.opts[0].removeprefix("--")


def _told(option: click.Option, record: Editable) -> list[str]:
    """Say what a field is: the option's help, what it may hold, how it came to be."""
    told = [option.help or ""]
    if isinstance(option.type, click.Choice):
        told.append(f"One of {', '.join(option.type.choices)}.")
    if option.is_flag:
        told.append("Yes or no.")
    if isinstance(record, Prediction) and option.name == "deadline":
        told.append(f"Now {_how(record)}.")
    if isinstance(record, Prediction) and option.name == "why":
        guarded = ", ".join(sorted(name.replace("_", "-") for name in GUARDED))
        told.append(f"Needed after the deadline or the outcome, for: {guarded}.")
    return told


def _how(prediction: Prediction) -> str:
    deadline = prediction.deadline
    return deadline.basis + (f": {deadline.assumption}" if deadline.assumption else "")


def _head(ledger: Ledger, record: Editable) -> list[str]:
    if isinstance(record, Article):
        return [f"Article {record.id}: {record.label}"]
    article = article_of(ledger, record)
    who = said_by(record, article)
    published = f", published {article.published}" if article.published else ""
    return [
        f"Prediction {record.id}, {status_word(record)}. Said by: {who}.",
        f"Article {article.id}: {article.label}{published}",
    ]


def command_words(changed: Values, command: click.Command) -> Iterator[str]:
    """Yield the words of the command that say what was changed.

    Raises:
        UsageMistake: a field that is yes or no is neither.
    """
    options = {option_name(option): option for option in options_of(command)}
    for name, values in changed.items():
        if options[name].is_flag:
            yield _flag(options[name], *values)
        else:
            yield from (f"--{name}={value}" for value in values)


def _flag(option: click.Option, answer: str) -> str:
    if answer.casefold() not in FLAGS:
        raise UsageMistake(
            f"{option_name(option)}: '{shorten(answer)}' is neither {' nor '.join(FLAGS)}"
        )
    return (option.opts if answer.casefold() == FLAGS[0] else option.secondary_opts)[0]


def _only_if(base: str, fields: Sequence[Field], changed: Values, command: click.Command) -> Check:
    """Return the check that what was changed still is, in the ledger, as the form showed it.

    The check raises ChangedMeanwhile: somebody else changed the same.
    """
    names = {one.name for one in fields}

    def check(record: Editable) -> None:
        now = _form((), [one for one in fields_of(record, command) if one.name in names])
        other = [name for name in changed_fields(base, now, fields) if name in changed]
        if other:
            raise ChangedMeanwhile(record.id, other[0])

    return check
