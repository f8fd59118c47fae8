"""The introduction: the Markdown of a site's settings as HTML that brings nothing from elsewhere.

HTML in it is shown, not obeyed; a picture is its words; a link leads to the web, to a mail's
address, or within the site. CommonMark, read by markdown-it-py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from predtrack.errors import MissingExtra
from predtrack.render.text import harmless_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markupsafe import Markup

LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|(?!//)[\w./%~-]*(?:[#?][^\s]*)?", re.IGNORECASE)
"""An address that a link may lead to; any other stays words."""
LOWEST = 6
"""The lowest level of a heading."""


def to_html(markdown: str) -> Markup | str:
    """Return Markdown as HTML, its headings a level lower: the page's own is the highest.

    Raises:
        MissingExtra: markdown-it-py is not installed.
    """
    if not markdown.strip():
        return ""
    if not find_spec("markdown_it"):
        raise MissingExtra("the introduction of the site", "publish")
    from markupsafe import Markup

    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return Markup(_parser().render(harmless_lines(lines, on_page=True)))  # noqa: S704  # html is off


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.validateLink = _is_harmless  # type: ignore[assignment,method-assign]
    parser.core.ruler.push("lower_headings", _lower)
    parser.add_render_rule("image", _words_of_picture)
    return parser


def _is_harmless(address: str) -> bool:
    return LINK.fullmatch(address) is not None


def _lower(state: Any) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(LOWEST, int(token.tag[1:]) + 1)}"


def _words_of_picture(
    renderer: Any, tokens: Sequence[Token], place: int, options: Any, env: Any
) -> str:
    from markdown_it.common.utils import escapeHtml

    return escapeHtml(renderer.renderInlineAsText(tokens[place].children or [], options, env))
