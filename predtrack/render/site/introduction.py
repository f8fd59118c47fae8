"""The introduction: Markdown as HTML, without HTML of its own, pictures or scripts."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from predtrack.errors import MissingExtra
from predtrack.render.text import harmless_piece

if TYPE_CHECKING:
    from markupsafe import Markup

LEVELS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
"""A heading stands under the title of the page."""


def to_html(text: str) -> Markup | str:
    """Return Markdown (CommonMark) as HTML; tags stand as text, a picture as its words.

    Raises:
        MissingExtra: markdown-it-py is not installed.
    """
    if not text.strip():
        return ""
    if not find_spec("markdown_it"):
        raise MissingExtra("the introduction of the site", "publish")
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    reader = MarkdownIt("commonmark", {"html": False}).disable("image")
    lines = "\n".join(map(harmless_piece, text.splitlines()))
    tokens = reader.parse(lines)
    for token in tokens:
        token.tag = LEVELS.get(token.tag, token.tag)
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704  # html is off
