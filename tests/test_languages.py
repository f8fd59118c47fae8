"""The seam for languages: the engine reads any that is given as a value, and knows no English."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from predtrack import find_deadline, scan
from predtrack.models.deadline import Basis
from predtrack.models.statement import Kind
from predtrack.reading import wordclasses as w
from predtrack.reading.cues.rule import CueWords, cue
from predtrack.reading.deadlines.grammar import grammar_of
from predtrack.reading.english import ENGLISH
from predtrack.reading.language import FOLDERS, ClaimWords, Language, language_of
from predtrack.reading.times import Fixed, PrepositionRole, TimeWords, Unit, numbered
from predtrack.reading.times import Kind as TokenKind

READING = Path(sys.modules["predtrack"].__file__).parent / "reading"

# fmt: off
VOLAPIN = Language(
    code="xx",
    cues=CueWords(
        families={"modals": (
            cue("vola", Kind.PREDICTION, "made up", 4.0, "vola", r" [a-z]", fires=("La rego vola pasi.",), silent=("La rego pasi.",)),
        )},
        token=re.compile(r"[a-z]+"),
    ),
    times=TimeWords(
        lexeme=re.compile(r"\d+|[a-z]+|[^\w\s]"),
        months=(("unulo",), ("dulo",), ("trilo",)),
        units={Unit.YEAR: ("jaro", "jaroj")},
        counts=numbered("nul unu du tri"),
        deictics={"venonta": 1},
        prepositions={PrepositionRole.BY: ("gis",), PrepositionRole.WITHIN: ("en",)},
        classes={w.THE: "la", w.DETERMINER: "la", w.OF: "de", w.PLURAL: "jaroj"},
        holidays={"nova jaro": Fixed(1, 1)},
        review={3: ("tre baldau",)},
    ),
    claims=ClaimWords(opinion=r"mi kredas,\s"),
)
"""A language of a few words, made up for the test."""
# fmt: on
WRITTEN = date(2029, 6, 10)


def test_a_language_is_a_value_and_its_statements_are_found() -> None:
    text = "La urbo dormas. Mi kredas, la rego vola pasi gis trilo 2031. La rego pasas."
    (found,) = scan(text, published=WRITTEN, language=VOLAPIN)
    assert found.quote == "Mi kredas, la rego vola pasi gis trilo 2031."
    assert found.kind is Kind.PREDICTION
    assert found.claim == "La rego vola pasi gis trilo 2031."
    assert found.deadline.latest == date(2031, 3, 31)
    assert found.deadline.text == "gis trilo 2031"


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("La rego vola pasi gis trilo de la venonta jaro", date(2030, 3, 31)),
        ("La rego vola pasi en du jaroj", date(2031, 6, 10)),
        ("La rego vola pasi gis la nova jaro", date(2030, 1, 1)),
        ("La rego vola pasi gis 2040", date(2040, 12, 31)),
        ("La rego vola pasi by the end of next March", None),
        ("La rego vola pasi tre baldau", None),
    ],
)
def test_its_deadlines_are_found_and_no_english_ones(text: str, latest: date | None) -> None:
    assert find_deadline(text, WRITTEN, language=VOLAPIN).latest == latest


def test_its_vague_words_are_looked_at_again() -> None:
    assert (
        find_deadline("La rego vola pasi tre baldau", WRITTEN, language=VOLAPIN).basis
        is Basis.VAGUE
    )


def test_english_finds_nothing_in_it() -> None:
    assert scan("La rego vola pasi gis trilo 2031.", published=WRITTEN) == []


@pytest.mark.parametrize("code", [None, "en", "en-GB", "EN_us", "ky"])
def test_english_is_read_where_no_other_is_known(code: str | None) -> None:
    assert language_of(code) is ENGLISH


def test_tables_are_compiled_once_a_language() -> None:
    assert grammar_of(ENGLISH) is grammar_of(ENGLISH)
    assert grammar_of(ENGLISH) is not grammar_of(VOLAPIN)


def test_each_class_of_words_has_a_bit_of_its_own() -> None:
    bits = [bit for name, bit in vars(w).items() if name.isupper() and isinstance(bit, int)]
    assert sorted(bits) == [1 << place for place in range(len(bits))]


def test_each_class_has_words_of_some_language() -> None:
    bits = {bit for name, bit in vars(w).items() if name.isupper() and isinstance(bit, int)}
    known = [grammar_of(language_of(code)).lexicon.values() for code in FOLDERS]
    lexicon = [classes for words in known for _, _, classes in words]
    assert not [bit for bit in bits if not any(classes & bit for classes in lexicon)]


def test_a_word_keeps_its_kind_beside_its_classes() -> None:
    kind, value, classes = grammar_of(ENGLISH).lexicon["may"]
    assert (kind, value) == (TokenKind.MONTH, 5)
    assert classes & w.MODAL_MONTH
    assert classes & w.FUTURE


ENGINE = sorted(
    path for path in READING.rglob("*.py") if not {*FOLDERS.values()}.intersection(path.parts)
)
NOT_ENGINE = {
    "docx.py": "the markup of a word processor, and who it says wrote a file",
    "mail.py": "the headers of a mail, and what programs write above a quotation",
    "markdown.py": "the marks of Markdown, and the names of facts",
    "pdf.py": "the numbers of pages, and what programs write as a title",
    "subtitles.py": "the markup of subtitles",
    "whisper.py": "the names of fields",
    "dates.py": "what a person types into an option, which is English as all options are",
    "encodings.py": "the names of encodings",
    "fetching.py": "the answers of a server",
    "networks.py": "ranges of addresses",
    "page_days.py": "the markup of a page",
    "page_facts.py": "the markup of a page",
    "page_parts.py": "the markup of a page",
    "page_schema.py": "the vocabulary of schema.org",
    "page_process.py": "the process that reads pages",
    "pages.py": "the markup of a page",
    "text.py": "how files of other sorts begin",
    "which_language.py": "what tells languages, also those that are not read",
}
NOT_LANGUAGE = {
    "people.py": {"speaker", "spk", "unknown"},  # what machines call voices
    "head.py": {"title", "author", "outlet", "published", "authors"},  # names of facts
    "checkable.py": {"actor", "name", "pronoun", "number", "long"},  # names of features
    "language.py": {"en", "english", "ru", "russian", "kk", "kazakh"},  # which languages there are
    "likelihood.py": {"icd", "ipcc", "kent", "phia", "survey"},  # names of lexicons
}
TABLES = {"frozenset", "set", "words_of", "skip", "has", "words", "startswith", "endswith"}
PATTERNS = {"compile", "match", "fullmatch", "search", "sub", "split", "findall"}
NO_WORD = re.compile(r"\\.|\[[^\]]*\]|\(\?[<!=:]*")
"""What a pattern is made of beside words: escapes, sets of characters, openings of groups."""


def words_asked_for(path: Path) -> set[str]:
    """Collect the words that a module compares with, keeps in tables or has in its patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    tree.body = [one for one in tree.body if not _lists_public_names(one)]
    texts = [text for node in ast.walk(tree) for text in _asked_by(node)]
    return {word for text in texts for word in re.findall(r"[A-Za-z]+", text)}


def _asked_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Compare():
            return _strings(node.left, *node.comparators)
        case ast.Set() | ast.Tuple() | ast.List():
            return _strings(*node.elts)
        case ast.Dict():
            return _strings(*node.keys)
        case ast.MatchValue():
            return _strings(node.value)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return _by_call(node, name)
    return []


def _by_call(call: ast.Call, name: str) -> list[str]:
    if name in TABLES:
        return _strings(*call.args)
    if name not in PATTERNS:
        return []
    return [
        NO_WORD.sub(" ", text) for text in _strings(getattr(call.func, "value", None), *call.args)
    ]


def _strings(*nodes: ast.expr | None) -> list[str]:
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _lists_public_names(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"


@pytest.mark.parametrize(
    "path",
    [path for path in ENGINE if path.name not in NOT_ENGINE],
    ids=lambda path: str(path.relative_to(READING)),
)
def test_the_engine_asks_for_no_english_word(path: Path) -> None:
    assert words_asked_for(path) - NOT_LANGUAGE.get(path.name, set()) == set()


@pytest.mark.parametrize(
    "code",
    ['word == "the"', 'word in {"of", "in"}', 'skip(s, at, "day")', '"by till".split()', 're.compile(r"\\bwill\\b")', 'W = ("a", "an")', '{"eoy": 1}'],
)  # fmt: skip
def test_english_words_in_code_are_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(code)
    assert words_asked_for(tmp_path / "module.py")


@pytest.mark.parametrize(
    "arguments", [["--version"], ["list"], ["show", "x"], ["due"], ["scorecard"], ["scan", "--help"], ["forecast", "x", "70%"]],
    ids=" ".join,
)  # fmt: skip
def test_no_language_is_loaded_where_no_text_is_read(arguments: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "predtrack", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "predtrack.cli" in done.stderr
    assert not [one for one in FOLDERS.values() if f"predtrack.reading.{one}" in done.stderr]


def test_a_language_is_given_by_its_code() -> None:
    text = "Рубль ослабнет к концу 2027 года."
    assert scan(text, language="ru") == scan(text, language=language_of("ru"))
    with pytest.raises(ValueError, match="'uk' is none of the languages en"):
        scan(text, language="uk")
