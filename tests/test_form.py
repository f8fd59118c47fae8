"""Forms: what is written is read again, and what is typed is understood or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.errors import InvalidValue
from predtrack.render.form import Field, changed_fields, read_form, with_problem, write_form

FIELDS = (Field("claim"), Field("no-change"), Field("tag", repeats=True), Field("why"))
WORDS = st.text(alphabet=st.sampled_from("ab#: \t\nЖé“\u3000\x0b\x1b\u2028-"), max_size=20)
VALUES = WORDS.map(str.strip)


def filled(**values):
    """Return the fields with values, a text or several."""
    several = {name: one if isinstance(one, tuple) else (one,) for name, one in values.items()}
    return [
        Field(field.name, several.get(field.name.replace("-", "_"), ()), ("told", "# of it"), repeats=field.repeats)
        for field in FIELDS
    ]  # fmt: skip


@given(VALUES, st.lists(VALUES.filter(bool), max_size=3), VALUES)
def test_what_is_written_is_read_again(claim, tags, why):
    fields = filled(claim=claim, tag=tuple(tags), why=why)
    text = write_form(["head", "claim: of the head"], fields)
    assert read_form(text, fields) == {
        "claim": (claim,),
        "no-change": ("",),
        "tag": tuple(tags) or ("",),
        "why": (why,),
    }


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=3))
def test_a_form_that_is_left_alone_changes_nothing(claim, tags):
    fields = filled(claim=claim, tag=tuple(tags))
    text = write_form([], fields)
    assert changed_fields(text, text, fields) == {}
    assert changed_fields(text, text.replace("\n", "\r\n"), fields) == {}


@given(VALUES, VALUES)
def test_what_is_typed_anew_is_the_change(old, new):
    before, after = (write_form([], filled(claim=one)) for one in (old, new))
    wanted = {} if old == new else {"claim": (new,)}
    assert changed_fields(before, after, FIELDS) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("claim: a # b: c", {"claim": ("a # b: c",)}),
        ("Claim :a", {"claim": ("a",)}),
        ("claim:", {"claim": ("",)}),
        ("claim: a\n    b\n      c\n\n    # d\n", {"claim": ("a\nb\n  c\n\n# d",)}),
        ("claim: a\n  b\n\tc", {"claim": ("a\nb\nc",)}),
        ("claim:\n    a\n# said between\n    b\n\nwhy: c", {"claim": ("a\nb",), "why": ("c",)}),
        ("claim: a\r\n    b\r\n", {"claim": ("a\nb",)}),
        ("tag: a\nclaim: b\ntag: c", {"claim": ("b",), "tag": ("a", "c")}),
        ("tag: a\ntag:", {"tag": ("a", "")}),
        ("# claim: a", {}),
        ("   \n\n", {}),
        ("", {}),
    ],
)
def test_a_form_is_read_as_people_type(typed, wanted):
    assert read_form(typed, FIELDS) == wanted


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("claim: a\nand b", "'and b' is not name: value; what goes on from the line above is indented"),
        ("colour: red", "'colour' is no field here; fields are claim, no-change, tag, why"),
        ("claim: a\nclaim: b", "'claim' stands in it twice"),
        ("    b\nclaim: a", "'b' goes on below no field"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_in_words(typed, problem):
    with pytest.raises(InvalidValue) as caught:
        read_form(typed, FIELDS)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("claim: a\ntag: x\ntag: y", {}),
        ("tag: x", {"tag": ("x",)}),
        ("tag: y\ntag: x", {"tag": ("y", "x")}),
        ("tag:", {"tag": ("",)}),
        ("claim:", {"claim": ("",)}),
        ("why: b", {"why": ("b",)}),
        ("", {}),
    ],
)
def test_only_what_differs_is_changed(typed, wanted):
    before = write_form([], filled(claim="a", tag=("x", "y")))
    assert changed_fields(before, typed, FIELDS) == wanted


def test_what_is_wrong_stands_on_top_once():
    once = with_problem("# head\nclaim: a\n", "it is\nwrong\x1b")
    assert once == "# ! it is\n# ! wrong\\u001b\n# head\nclaim: a\n"
    assert with_problem(once, "worse") == "# ! worse\n# head\nclaim: a\n"
    assert read_form(once, FIELDS) == {"claim": ("a",)}
