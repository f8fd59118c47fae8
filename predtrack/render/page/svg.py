"""Drawings: what matplotlib draws, made fit to stand inside the page.

The page's content security policy lets no style stand in an element, so every declaration becomes
an attribute, and every colour of ``Ink`` a class that the page's style sheet fills: a drawing
follows the reader's light or dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from xml.etree import ElementTree

from predtrack.render.page.states import State


class Ink(StrEnum):
    """The colours a drawing is made with; each stands for the class of its name, lower case."""

    PAPER = "#fffffe"
    TEXT = "#010101"
    FAINT = "#cccccb"
    POINT = "#1f5fa9"
    OVERDUE = "#8d3f91"
    OPEN = "#2b5fa5"
    CONFIRMED = "#016b5c"
    PARTLY = "#835c01"
    FAILED = "#b13711"
    VOID = "#5d6471"
    YES = "#016880"
    NO = "#69507f"

    @classmethod
    def of(cls, state: State) -> Ink:
        """Return the ink of a state."""
        return cls[state.name]


CLASSES = {ink.value: ink.name.lower() for ink in Ink}
KEPT = frozenset(
    {
        "fill", "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
        "stroke-width", "text-anchor",
    }
)  # fmt: skip
"""Style properties that may stand as attributes."""
PAINTS = {"fill": "f-", "stroke": "s-"}
REFERENCE = re.compile(r"url\(#([^)]+)\)")
FONT_SIZE = re.compile(r"([\d.]+)px")


def inline_svg(source: str, *, name: str, title: str, description: str) -> str:
    """Return a drawing as an element of the page, its ids beginning with ``name``.

    ``title`` and ``description`` are its alternative in words.
    """
    root = ElementTree.fromstring(source)  # noqa: S314  # our own drawing
    _drop(root, ("metadata", "style"))
    _drop_empty(root)
    for element in root.iter():
        element.tag = _local(element.tag)
        element.attrib = dict(_attributes(element.attrib))
    _name(root, name)
    box = root.get("viewBox", "")
    root.attrib = {
        "class": "drawing", "viewBox": box, "role": "img",
        "aria-labelledby": f"{name}-title {name}-description",
    }  # fmt: skip
    for place, (tag, words) in enumerate({"title": title, "description": description}.items()):
        said = ElementTree.Element("desc" if place else "title", id=f"{name}-{tag}")
        said.text = words
        root.insert(place, said)
    return ElementTree.tostring(root, encoding="unicode")


def _drop(root: ElementTree.Element, tags: tuple[str, ...]) -> None:
    for parent in list(root.iter()):
        for child in [one for one in parent if _local(one.tag) in tags]:
            parent.remove(child)


def _drop_empty(parent: ElementTree.Element) -> None:
    """Drop groups that draw nothing, and the white space between elements."""
    for child in list(parent):
        _drop_empty(child)
        child.tail = None
        if _local(child.tag) in ("g", "defs") and not len(child):
            parent.remove(child)
    if len(parent):
        parent.text = None


def _attributes(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a drawing's attributes without its style, which becomes attributes and classes."""
    given = {_local(name): value for name, value in attributes.items()}
    declared = dict(_declarations(given.pop("style", "")))
    classes = []
    for name, value in (given | declared).items():
        if name in PAINTS and value in CLASSES:
            classes.append(PAINTS[name] + CLASSES[value])
        elif name not in ("space", "type") and not value.startswith("rotate(-0 "):
            yield name, value
    if classes:
        yield "class", " ".join(classes)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        size = FONT_SIZE.search(value)
        if name in ("font", "font-size") and size:
            yield "font-size", size[1]
        elif name in KEPT:
            yield name, value


def _name(root: ElementTree.Element, name: str) -> None:
    """Let only those ids stand that something refers to, and begin them with a name."""
    wanted = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "href" and value.startswith("#"):
                wanted.add(value[1:])
                element.set(key, f"#{name}-{value[1:]}")
            elif found := REFERENCE.search(value):
                wanted.add(found[1])
                element.set(key, f"url(#{name}-{found[1]})")
    for element in root.iter():
        known = element.attrib.pop("id", None)
        if known in wanted:
            element.set("id", f"{name}-{known}")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
