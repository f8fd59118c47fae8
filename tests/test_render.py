"""Rendering: text made harmless, rows laid out, sheets in every format."""

import csv
import io
import json
import re
from datetime import date

import pytest
from conftest import ARTICLE, SIX_MONTHS, TODAY, a_prediction, an_article, replace, resolved
from hypothesis import example, given
from hypothesis import strategies as some
from wcwidth import iter_graphemes, wcswidth

from predtrack.errors import UsageMistake
from predtrack.models.cells import from_csv_cell
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Evidence, Reason, Status
from predtrack.models.selection import Entry, Selection
from predtrack.models.statement import Kind
from predtrack.render.card import Card
from predtrack.render.detail import PredictionDetail, understood
from predtrack.render.formats import DOCUMENT_FORMATS, format_of, render
from predtrack.render.layout import lay_out
from predtrack.render.listing import Listing, summary
from predtrack.render.rate import percent
from predtrack.render.sheet import Column, Sheet
from predtrack.render.text import (
    PLAIN,
    cut,
    harmless,
    harmless_lines,
    span_of,
    time_left,
    width_of,
    wrap,
)
from predtrack.scorecard.counting import Taken, count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import score


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text”", "plain – “text”"),
        ("Қазақ тілі", "Қазақ тілі"),
        ("two\nlines\tand  tabs", "two lines and tabs"),
        ("\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"),
        ("\x07bell\x00", "\\u0007bell\\u0000"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("\x9b31m", "\\u009b31m"),
        ("\udc80", "\\udc80"),
    ],
)
def test_what_could_steer_a_terminal_is_spelled_out(text, shown):
    assert harmless(text) == shown


def test_data_keeps_its_lines_and_stays_json_when_made_harmless():
    text = json.dumps({"a": "\x9b\u202e\x7f"}, ensure_ascii=False, indent=1)
    assert json.loads(harmless_lines(text)) == {"a": "\x9b\u202e\x7f"}
    assert harmless_lines("a\n  b\x1b") == "a\n  b\\u001b"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("日本語です", 10, "日本語です"),
        ("日本語です", 9, "日本語で…"),
        ("日本語です", 8, "日本語…"),
        ("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"),
        ("word gap", 6, "word…"),
    ],
)
def test_cutting_counts_columns(text, width, shown):
    assert cut(text, width) == shown
    assert width_of(cut(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("👍🏽", 2),
        ("🇰🇿", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("❤\ufe0f", 2),
        ("e\u0301", 1),
        ("予測", 4),
        ("예측", 4),
        ("ｶﾞ", 2),
        ("العربية", 7),
        ("नमस्ते", 4),
        ("a\u200bб", 2),
        ("“Қазақ” – тілі…", 15),
        ("\x07予", 3),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text, columns):
    assert width_of(text) == columns


def test_a_letter_of_a_plain_text_is_a_grapheme_and_a_column_wide():
    letters = [chr(n) for n in range(0x3000) if re.fullmatch(PLAIN, chr(n))]
    assert len(letters) > 1000
    assert {wcswidth(letter) for letter in letters} == {1}
    assert list(iter_graphemes("".join(letters))) == letters


ODD = some.text() | some.text(
    some.sampled_from("a é…👍🏽🇰🇿\u200d❤\ufe0f👩e\u0301予क्ष\u0600\t각ᄀ\u1161")
)


@given(ODD, some.integers(1, 30))
def test_a_text_is_cut_between_graphemes(text, width):
    shown = cut(text, width)
    assert width_of(shown) <= width
    if shown != text:
        letters = list(iter_graphemes(shown.removesuffix("…")))
        assert letters == list(iter_graphemes(text))[: len(letters)]


@given(ODD, some.integers(4, 40))
@example("ᄀᄀᄀ", 4)
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "1 d"), (60, "60 d"), (61, "2 mo"), (-12, "12 d late"), (-2540, "7 y late")],
)
def test_how_far_off_a_day_is(days, said):
    assert time_left(days) == said
    assert span_of(abs(days)) in said or days == 0


COLUMNS = (Column("ID"), Column("N", right=True), Column("CLAIM", flexible=True))
ROWS = [["a1", "7", "A claim that is rather long"], ["b2", "12", "短い"]]


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (None, "ID   N  CLAIM\na1   7  A claim that is rather long\nb2  12  短い"),
        (60, "ID   N  CLAIM\na1   7  A claim that is rather long\nb2  12  短い"),
        (40, "a1  7 N\n  A claim that is rather long\nb2  12 N\n  短い"),
        (20, "a1  7 N\n  A claim that is r…\nb2  12 N\n  短い"),
    ],
)
def test_the_layout_fits_its_width(width, text):
    assert lay_out(COLUMNS, ROWS, width) == text


@given(
    some.lists(some.lists(some.text(), min_size=3, max_size=3), min_size=1, max_size=4),
    some.integers(30, 200),
)
def test_no_line_is_wider_than_the_terminal(rows, width):
    columns = (Column("A", 8), Column("B", 8, right=True), Column("C", flexible=True))
    assert all(width_of(line) <= width for line in lay_out(columns, rows, width).split("\n"))


def test_a_flexible_column_grows_on_a_wide_terminal():
    columns = (Column("NAME", 10, flexible=True),)
    long = [["a name of twenty-eight letters"]]
    assert lay_out(columns, long, 80) == "NAME\na name of…"
    assert lay_out(columns, long, 120) == "NAME\na name of twenty-eight letters"


NASTY = "=1+1 | <b>*x*</b>\n\x1b[31m & 5 %_$#"
ENTRIES = [
    Entry(a_prediction("late0000", deadline=SIX_MONTHS), ARTICLE),
    Entry(a_prediction("nasty000", claim=NASTY, quote="“Қазақ”", tags=("a", "b")), ARTICLE),
    Entry(resolved(a_prediction("asked000", kind=Kind.QUESTION), Status.FAILED), ARTICLE),
]
LISTING = Listing(ENTRIES, TODAY, {"late0000": "late"})


def test_a_listing_as_a_table():
    assert render(LISTING, "table", width=80).split("\n")[:2] == [
        "ID        DEADLINE    LEFT         WHO      CLAIM",
        "late      2019-12-10  7 y late     Ann Lee  Claim late0000.",
    ]
    assert "answered no" in render(LISTING, "table")


def test_a_listing_as_json_and_lines():
    records = json.loads(render(LISTING, "json"))
    assert [(one["overdue"], one["days_left"]) for one in records] == [
        (True, -2540), (False, None), (False, None),
    ]  # fmt: skip
    lines = render(LISTING, "jsonl").split("\n")
    assert [json.loads(line) for line in lines] == records
    assert "Қазақ" in lines[1]
    assert render(Listing([], TODAY, {}), "json") == "[]"
    assert render(Listing([], TODAY, {}), "jsonl") == ""


def test_a_listing_as_csv():
    rows = list(csv.DictReader(io.StringIO(render(LISTING, "csv"))))
    assert rows[0]["deadline"] == "2019-12-10"
    assert (rows[0]["overdue"], rows[0]["authors"]) == ("true", "Ann Lee")
    assert rows[1]["claim"] == "'" + NASTY
    assert rows[1]["tags"] == "a; b"
    assert render(Listing([], TODAY, {}), "csv").startswith("id,status,overdue,deadline")


def test_a_listing_as_markdown_is_one_line_a_record():
    lines = render(LISTING, "markdown").split("\n")
    assert len(lines) == 5
    assert "\\| \\<b\\>\\*x\\*" in lines[3]


def card(*entries, **options):
    counted = replace(count(entries, Selection(), day=TODAY), **options)
    return Card(score(counted, [By.ARTICLE]), {}, {})


def test_a_scorecard_in_every_format_carries_the_same_numbers():
    done = Entry(resolved(a_prediction("done0000"), Status.CONFIRMED), ARTICLE)
    sheet = card(done, *ENTRIES)
    for name in DOCUMENT_FORMATS:
        text = render(sheet, name)
        assert "What Comes Next" in text
        assert "100" in text or "1.0" in text
        if name != "csv":
            assert "No ranking" in text
    assert "21-100 \\%" in render(sheet, "latex")


def test_a_scorecard_with_nothing_resolved_says_so():
    text = render(card(ENTRIES[0]), "table", width=80)
    assert "Nothing is resolved yet" in text
    assert "Overdue, not counted as failed: 1." in text
    assert json.loads(render(card(), "json"))["groups"] == []


TAKEN = (
    Taken("goneaaaa", Status.FAILED, "of another article"),
    Taken("gonebbbb", Status.OPEN, "mistake"),
)


def test_what_has_to_be_said_under_a_scorecard():
    partly = Entry(resolved(a_prediction("partly00"), Status.PARTLY), ARTICLE)
    text = render(card(partly, *ENTRIES, removed=TAKEN), "table")
    assert "Questions, counted apart: 1 answered no." in text
    assert "Removed: 2 (goneaaaa was failed)." in text
    assert "A partly counts half in the rate; its interval is approximate." in text
    assert "1 of 3 assertions carried a date. Evidence: 0 of 1." in text


def test_a_detail_shows_everything_once():
    evidence = Evidence("https://example.org", date(2020, 1, 1), "the report")
    prediction = resolved(
        a_prediction(deadline=SIX_MONTHS, speaker="The Minister", criterion="Two or more."),
        Status.VOID,
        reason=Reason.UNVERIFIABLE,
        evidence=(evidence,),
    )
    text = render(PredictionDetail(Entry(prediction, ARTICLE), TODAY), "table", width=60)
    for part in (
        "void, unverifiable: day not given,",
        "https://example.org (looked at 2020-01-01):",
        "“in the next six months”",
        "2019-06-10 to 2019-12-10, both inside it",
        "Two or more.",
        "The Minister",
        "outcome was nothing",
    ):
        assert part in text
    assert text.count("history") == 1
    assert all(width_of(line) <= 60 for line in text.split("\n"))
    (record,) = PredictionDetail(Entry(prediction, ARTICLE), TODAY).records()
    assert record["article_record"]["title"] == "What Comes Next"


def test_what_was_understood_says_what_is_wanted_for_a_date():
    undated = a_prediction(deadline=Deadline("in a year", basis=Basis.RELATIVE))
    unknown = an_article("unknown0", published=None)
    assert "give the article's --published" in dict(understood(undated, unknown))["deadline"]
    assert "--published" not in dict(understood(undated, ARTICLE))["deadline"]


def test_the_summary_of_a_listing():
    assert summary([entry.prediction for entry in ENTRIES], TODAY) == (
        "2 open: 1 overdue, 1 without a deadline; 1 failed."
    )


@pytest.mark.parametrize(
    ("path", "name"), [("a.md", "markdown"), ("A.CSV", "csv"), ("x/b.html", "html"), ("c", None)]
)
def test_a_files_ending_names_its_format(path, name):
    if name:
        assert format_of(path) == name
    else:
        with pytest.raises(UsageMistake, match="no format ends so"):
            format_of(path)


class Cells(Sheet, frozen=True):
    """Rows of any cells, as they are."""

    cells: list[list[str]]
    columns = (Column("NAME"), Column("CLAIM", flexible=True))
    headings = ("name", "claim")

    def rows(self):
        return self.cells

    def records(self):
        return self.flat()

    def flat(self):
        return [dict(zip(self.headings, row, strict=True)) for row in self.cells]

    def footers(self):
        return [r"a\b ^ ~ & <c>"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'="]
)  # what spreadsheets read as a formula
def test_a_text_like_a_formula_is_none_in_a_spreadsheet(start):
    text = render(Cells([[f"{start}cmd()", "x"]]), "csv")
    (_, (name, _)) = csv.reader(io.StringIO(text, newline=""))
    assert name == f"'{start}cmd()"
    assert from_csv_cell(name) == f"{start}cmd()"


def test_a_bare_carriage_return_stays_in_its_cell():
    text = render(Cells([["a\rb", "x"], ["c", "y\nz"]]), "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["name", "claim"], ["a\rb", "x"], ["c", "y\nz"],
    ]  # fmt: skip
    assert text.split("\n")[0] == "name,claim"


def test_latex_and_markdown_are_escaped_in_cells_and_footers():
    sheet = Cells([[r"a\b ^ ~ & <c>", "&amp; $x_1$"]])
    latex = r"a\textbackslash{}b \^{} \textasciitilde{} \& \textless{}c\textgreater{}"
    assert render(sheet, "latex").count(latex) == 2
    assert r"\&amp; \$x\_1\$" in render(sheet, "latex")
    assert render(sheet, "markdown").count(r"a\\b ^ \~ \& \<c\>") == 2
    assert r"\&amp; $x\_1$" in render(sheet, "markdown")


def test_one_huge_value_does_not_make_every_line_huge():
    sheet = Cells([["x" * 500_000, "first"], *([["y", "second"]] * 300)])
    for form in ("table", "markdown", "latex", "csv"):
        assert len(render(sheet, form)) < 2_000_000
    assert "x" * 500_000 in render(sheet, "table")


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.9951, "99%"), (1, "100%"), (None, "-")],
)
def test_a_rate_is_all_or_nothing_only_where_it_is(rate, shown):
    assert percent(rate) == shown
