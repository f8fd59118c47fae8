"""Markdown: the words of a text without its marks (CommonMark 0.31, and what blogs add to it).

The text that is kept, quoted and proven is the one without marks. What is Markdown has a heading, a
link, bold words, a fence or front matter; a text without any of these is left as it is. The "> " of
a blockquote stays, for it says whose words these are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from predtrack.models.article import PublishedBasis
from predtrack.reading.pages import Page
from predtrack.reading.patterns import pattern

_LOOKED_AT = 100_000
"""Characters from the beginning in which Markdown shows."""
_FRONT = pattern(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_TOLD = pattern(
    r"^ {0,3}#{1,6}[ \t]+\S|\[[^\[\]\n]{1,300}\]\((?:https?://|/|#)|(?<![*\w])\*\*\w[^*\n]{0,300}\*\*"
    r"|^(?:```|~~~)|^\[[^\]\n]{1,99}\]: +<?https?://",
    re.MULTILINE,
)
_QUOTED = pattern(r"^[ \t]*(?:>[ \t]?)*")


def _blockquote(found: re.Match[str]) -> str:
    """Return a blockquote with each of its paragraphs in one line, behind one mark."""
    lines = (_QUOTED.sub("", line).strip() for line in found[0].split("\n"))
    paragraphs = " ".join(line or "\n" for line in lines).split("\n")
    return "\n\n".join(f"> {one.strip()}" for one in paragraphs if one.strip())


_PIECES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^(```|~~~).*\n(?:(?!\1).*\n){0,2000}(?:\1.*(?:\n|$))?", ""),  # a fence, with its code
    (r"<!--(?:[^<]|<(?!!--)){0,9999}?-->", ""),
    (r"^ {0,3}\[[^\]\n]{1,99}\]:.*(?:\n|$)", ""),  # a link's address, a footnote
    (r"^ {0,3}(?:=+|-{2,}|(?:[-*_] ?){3,})[ \t]*(?:\n|$)", "\n"),  # underlined, or a rule
    (r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", r"\1"),
    (r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=>)", ""),  # an item that is a blockquote
    (r"^[ \t]*>.*(?:\n(?! {0,3}[#`~|*+-])[ \t]*[^\s].*)*", _blockquote),
    (r"!\[[^\[\]\n]{0,300}\](?:\([^)\n]{0,999}\)|\[[^\]\n]{0,99}\])", ""),  # a picture
    (r"\[\^[^\[\]\n]{1,99}\]", ""),
    (r"\[([^\[\]\n]{1,500})\](?:\((?:[^()\n]|\([^()\n]{0,300}\)){0,999}\)|\[[^\]\n]{0,99}\])", r"\1"),
    (r"<(https?://[^>\s]{1,999})>", r"\1"),
    (r"</?[a-zA-Z][^<>\n]{0,300}>", ""),
    (r"(?<![\\\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\1(?![*\w])", r"\2"),
    (r"(?<![\\\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])\1(?![_\w])", r"\2"),
    (r"(?<![\\~])~~(?=\S)([^~\n]{1,2000})~~", r"\1"),
    (r"(?<![\\`])(`{1,2})(?!`)([^`\n]{1,300})\1(?!`)", r"\2"),
    (r"\\([\\`*_{}\[\]()#+.!<>~|-])", r"\1"),
    (r" {2,}$|\\$", ""),
)  # fmt: skip
"""Each mark and what is left of it, in the order in which they are taken off."""
_AUTHORS = pattern(r"\s*(?:,|;| and |&)\s*")


def read_markdown(text: str) -> Page | None:
    """Return the words of a Markdown text and what its front matter says; None where it is none."""
    front = _FRONT.match(text)
    if not front and not _TOLD.search(text[:_LOOKED_AT]):
        return None
    facts = _facts(front[1]) if front else {}
    if front and not facts and not _TOLD.search(text[:_LOOKED_AT]):
        return None
    words = text[front.end() :] if facts and front else text
    heading = re.search(r"^ {0,3}# +(.+?)[ #]*$", words, re.MULTILINE)
    for marked, put in _PIECES:
        words = pattern(marked, re.MULTILINE).sub(put, words)
    title = facts.get("title") or (without_marks(heading[1]) if heading else None)
    published = _day(facts.get("date") or facts.get("published"))
    return Page(
        text=words.strip("\r\n") + "\n",
        title=title,
        authors=tuple(
            filter(None, _AUTHORS.split(facts.get("author") or facts.get("authors", "")))
        ),
        outlet=facts.get("outlet") or facts.get("publication"),
        url=facts.get("url") or facts.get("canonical_url"),
        published=published,
        published_basis=PublishedBasis.STATED if published else None,
        has_head=True,
        language=facts.get("lang") or facts.get("language"),
    )


def without_marks(line: str) -> str:
    """Return a line's words without the marks in it."""
    for marked, put in _PIECES:
        line = pattern(marked, re.MULTILINE).sub(put, line)
    return line.strip()


def _facts(front: str) -> dict[str, str]:
    """Read the plain ``name: value`` lines of front matter, by name in small letters."""
    lines = (
        re.match(r"([A-Za-z_]{1,30}):[ \t]+(.{1,500}?)\s*$", line) for line in front.splitlines()
    )
    return {one[1].lower(): one[2].strip("[]").strip("\"' ") for one in lines if one}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
