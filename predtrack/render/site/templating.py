"""Templating: the templates, and what keeps everything that others wrote harmless in them.

Every value that a template names is escaped, and its control characters are spelled out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from predtrack.errors import MissingExtra
from predtrack.render.text import harmless_piece

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = files(__package__).joinpath("templates")


def environment(purpose: str) -> Environment:
    """Return the environment that the templates stand in.

    Raises:
        MissingExtra: jinja2 is not installed; ``purpose`` says for what it is needed.
    """
    if not find_spec("jinja2"):
        raise MissingExtra(purpose, "publish")
    return _environment()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_harmless,
        loader=FunctionLoader(text_of),
    )
    made.filters["number"] = "{:,}".format
    return made


def text_of(name: str) -> str:
    """Return the text of a template, style sheet or script."""
    return FOLDER.joinpath(name).read_text(encoding="utf-8")


def _harmless(value: Any) -> Any:
    return harmless_piece(value) if type(value) is str else value  # what is markup is ours
