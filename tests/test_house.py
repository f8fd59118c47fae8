"""The house: what each module may import, and what the top level holds."""

import ast
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from predtrack.ledger.exchange.registry import SHARED, formats
from predtrack.reading.language import FOLDERS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "predtrack"

FLOORS = (
    {"errors"},
    {"models", "storage"},
    {"reading"},
    {"scorecard", "ledger", "corpus"},
    {"render"},
    {"cli"},
    {"__main__"},
)
"""Rooms by floor, from the ground up; a room imports from itself and from floors below."""
STRANGERS = {
    "reading": {"storage"},
    "scorecard": {"storage"},
    "corpus": {"storage"},
    "render": {"ledger", "storage", "reading", "corpus"},
}
"""Rooms below that a room may not know all the same."""
LIBRARIES = {
    "click": {"cli"},
    "msgspec": {"models", "reading", "ledger", "corpus", "scorecard", "render", "cli"},
    "tinydb": {"storage", "ledger"},
    "tabulate": {"render"},
    "wcwidth": {"render"},
    "dateutil": {"reading"},
    "sentencex": {"reading"},
    "trafilatura": {"reading"},
    "urllib3": {"reading"},
    "pypdf": {"reading"},
    "docx": {"reading"},
    "webvtt": {"reading"},
    "feedparser": {"reading"},
    "jinja2": {"render"},
    "markdown_it": {"render"},
    "openpyxl": {"ledger"},
    "duckdb": {"corpus"},
    "dask": {"corpus"},
    "distributed": {"corpus"},
    "fastwarc": {"corpus"},
    "resiliparse": {"corpus"},
    "numpy": {"corpus"},
}
"""Which rooms may use which library."""
OF_THE_SITE = {"jinja2", "markdown_it"}
"""Libraries that only the modules of ``render/site`` may use."""
VALUES = {
    f"predtrack.reading.{name}"
    for name in (
        "language",
        "patterns",
        "times",
        "which_language",
        "wordclasses",
        "claims.rule",
        "cues.rule",
        "voices.rule",
    )
}
"""The lowest part of ``reading``: the values that a language is made of."""
LANGUAGES = {*FOLDERS.values()}
"""Folders of ``reading`` that hold a language."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
HEIGHT = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path):
    """Return the names of the modules that a module imports, wherever in it."""
    names = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.append(node.module)
    return names


@pytest.mark.parametrize("room", sorted(HEIGHT))
def test_a_module_imports_only_from_floors_below(room):
    for path in (one for one in MODULES if room_of(one) == room):
        for name in imported(path):
            package, *rest = name.split(".")
            if package in LIBRARIES:
                assert room in LIBRARIES[package], f"{path}: {room} does not own {package}"
            if package in OF_THE_SITE:
                assert path.parent.name == "site", f"{path}: {package} is for the site alone"
            if package == "predtrack" and rest:
                other = rest[0]
                assert other not in STRANGERS.get(room, ()), f"{path}: {room} must not know {other}"
                assert other == room or HEIGHT[other] < HEIGHT[room], (
                    f"{path}: {other} is not below"
                )


def language_of(name):
    package, room, folder, *_ = [*name.split("."), "", ""]
    return folder if (package, room) == ("predtrack", "reading") and folder in LANGUAGES else None


@pytest.mark.parametrize("room", sorted(HEIGHT))
def test_a_language_is_data_that_only_its_own_folder_knows(room):
    for path in (one for one in MODULES if room_of(one) == room):
        own = language_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name in imported(path):
            assert language_of(name) in {None, own}, (
                f"{path}: the engine takes a language as a value"
            )
            if own and name.startswith("predtrack.reading"):
                assert language_of(name) or name in VALUES, f"{path}: {name} is no value"


def test_a_format_that_comes_in_or_goes_out_is_one_file():
    own = {path.stem for path in (PACKAGE / "ledger" / "exchange").glob("[!_]*.py")}
    names = [one.name for one in formats()]
    assert len(names) == len(own - SHARED)
    assert own > SHARED
    assert len({*names}) == len(names)
    endings = [ending for one in formats() for ending in one.endings]
    assert len({*endings}) == len(endings)
    for path in (PACKAGE / "ledger" / "exchange").glob("*.py"):
        if any(name.startswith("openpyxl") for name in imported(path)):
            assert path.name == "xlsx_table.py"


def test_the_values_of_a_language_know_no_engine():
    for name in VALUES:
        path = ROOT / f"{name.replace('.', '/')}.py"
        inside = {one for one in imported(path) if one.startswith("predtrack.reading")}
        assert inside <= VALUES


def test_every_room_stands_on_a_floor():
    rooms = {room_of(path) for path in MODULES}
    assert rooms == set(chain(*FLOORS))


def test_no_submodule_is_called_scan():
    assert not list(PACKAGE.glob("scan*"))


def test_the_top_level_holds_what_the_owner_set_and_what_convention_puts_there():
    listed = {path.name for path in ROOT.iterdir()}
    wanted = {"README.md", "pyproject.toml", "seeds", "predtrack", "data", "tests"}
    assert wanted | {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".gitignore", ".ci"} <= listed


PROTOCOL = {"FORMAT", "bring", "is_one", "main", "read", "write"}
"""Names that modules share because a table of modules asks each for them."""
SHARED_NAMES = 87
"""How many other public names more than one module of the engine defines: fewer is better."""


def defined(path):
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            if isinstance(target, ast.Name):
                yield target.id


def test_a_public_name_has_one_meaning():
    """A language's tables are named as those of the others are."""
    engine = [path for path in MODULES if not {*path.parts} & LANGUAGES]
    names = Counter(name for path in engine for name in {*defined(path)} - PROTOCOL)
    several = {name for name, n in names.items() if n > 1 and not name.startswith("_")}
    assert len(several) <= SHARED_NAMES, sorted(several)
