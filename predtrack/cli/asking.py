"""Asking: what add and a review ask a person about a statement, and what the answers mean."""

from __future__ import annotations

from typing import Any

import click

from predtrack.cli.options import TEXT
from predtrack.cli.terminal import ask, say
from predtrack.models.statement import Voice

KEYS = {
    "s": "skip",
    "e": "edit",
    "b": "back",
    "n": "never ask again for this article",
    "q": "stop",
    "?": "explain",
}
"""The keys of a review, beside Enter, and what they do."""
NOBODY = "-"
"""What a person types for nobody, or for none."""
WHO = f"a name, `author` for the article's own words, {NOBODY} for somebody not named"


class KeyMeant(Exception):  # no error: a key that was typed where words were asked for
    """A person typed one of the keys at a question for words, and meant the key."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _OrKey(click.ParamType[Any]):
    """A value of another kind, or one of the keys."""

    name = "text"

    def __init__(self, kind: click.ParamType[Any]) -> None:
        self._kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Let a key pass; read anything else as the other kind does."""
        if str(value).strip().casefold() in KEYS:
            return value
        return self._kind.convert(value, param, ctx)


def ask_words(question: str, *, default: str = "", kind: click.ParamType[Any] = TEXT) -> Any:
    """Ask for words in a review; a lone letter that is a key is asked about.

    Raises:
        KeyMeant: the key was meant.
    """
    while True:
        answer = ask(question, default=default, kind=_OrKey(kind))
        key = str(answer).casefold()
        if key not in KEYS or key == default.casefold():
            return answer
        if _is_meant(key):
            raise KeyMeant(key)
        try:
            return kind.convert(answer, None, None)
        except click.UsageError as error:
            say(error.message)


def _is_meant(key: str) -> bool:
    question = f"did you mean {key}, to {KEYS[key]}?"
    return click.confirm(question, default=True, err=True)


def who_given(answer: str) -> dict[str, Any]:
    """Return what an answer to the question who says it gives, by the names of the options."""
    if answer.casefold() == Voice.AUTHOR.value:
        return {"voice": Voice.AUTHOR}
    if answer == NOBODY:
        return {"voice": Voice.OTHER, "speaker": ""}
    return {"speaker": answer} if answer else {}
