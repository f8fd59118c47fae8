"""The page, read as a parser reads it: what stands in it, and what cannot."""

import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from conftest import ARTICLE, NOW, PROJECT, SIGNED, SIX_MONTHS, TODAY, a_prediction, replace
from editions import everything
from hypothesis import given
from hypothesis import strategies as some
from page_samples import HARM, due, foreign, harmful, html_of, many, page_of, usual

from predtrack.errors import MissingExtra
from predtrack.models.selection import Entry
from predtrack.models.settings import Private, SiteSettings
from predtrack.models.statement import CONTEXT, Span
from predtrack.render.card import Card
from predtrack.render.sheet import Column
from predtrack.render.site.facts import facts_of, link_to, passage_of
from predtrack.render.site.figures import calibration, counts
from predtrack.render.site.onepage import to_page
from predtrack.render.site.states import State, state_of
from predtrack.render.site.table import headline, table_of
from predtrack.render.site.templating import environment
from predtrack.render.site.timeline import MOST_LINES, MOST_PERIODS, timeline_of
from predtrack.render.text import harmless_on_page
from predtrack.scorecard.calibration import calibration_bins
from predtrack.scorecard.grouping import By

VOID = {"meta", "input", "br", "img", "link", "hr"}


@dataclass
class Element:
    """A tag as it was met, with the text inside it."""

    tag: str
    attributes: dict
    text: str = ""
    inside: list = field(default_factory=list)


class Document(HTMLParser):
    """The elements of a page in their order; every tag that is opened has to be closed."""

    def __init__(self, text):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(text)
        self.close()
        assert not self._open, [one.tag for one in self._open]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), inside=[one.tag for one in self._open])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs), inside=[one.tag for one in self._open]))

    def handle_endtag(self, tag):
        assert self._open.pop().tag == tag

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, tag, **wanted):
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return [
            one for one in self.elements
            if one.tag == tag and wanted.items() <= one.attributes.items()
        ]  # fmt: skip

    def one(self, tag, **wanted):
        (found,) = self.all(tag, **wanted)
        return found


@pytest.fixture(scope="module")
def page():
    return Document(html_of(*usual()))


SAMPLES = {
    "usual": usual(),
    "harmful": harmful(),
    "foreign": foreign(),
    "many": many(MOST_LINES + 1),
    "none": [],
    "one": usual()[:1],
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_asks_nothing_of_any_network_and_lets_nothing_in(name):
    document = Document(html_of(*SAMPLES[name]))
    policy = document.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    hashes = {
        tag: b64encode(sha256(document.one(tag).text.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; "
        f"script-src 'sha256-{hashes['script']}'; base-uri 'none'; form-action 'none'"
    )
    for element in document.elements:
        assert not {"style", "src", "action", "xlink:href"} & element.attributes.keys()
        assert not [one for one in element.attributes if one.startswith("on")]
        link = element.attributes.get("href", "#")
        assert re.match(r"#|https?://", link), link
        if not link.startswith("#"):
            assert element.attributes["rel"] == "noopener noreferrer"
    assert not re.search(r"url\((?!#)|@import", document.one("style").text)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_well_formed_and_says_what_its_parts_are(name):
    document = Document(html_of(*SAMPLES[name]))
    ids = Counter(one.attributes["id"] for one in document.elements if "id" in one.attributes)
    assert set(ids.values()) == {1}
    for element in document.elements:
        link = element.attributes.get("href", "")
        assert not link.startswith("#") or link[1:] in ids, link
        for other in element.attributes.get("aria-labelledby", "").split():
            assert other in ids
        for reference in re.findall(
            r"url\(#(.*?)\)", " ".join(map(str, element.attributes.values()))
        ):
            assert reference in ids
    levels = [int(one.tag[1]) for one in document.elements if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(document.all("main")) == len(document.all("header")) == len(document.all("nav")) == 1
    assert len(document.all("caption")) == len(document.all("table"))
    assert all("scope" in one.attributes for one in document.all("th"))
    labels = {one.attributes["for"] for one in document.all("label")}
    controls = document.all("input") + document.all("select")
    assert labels == {one.attributes["id"] for one in controls}


def test_harmful_texts_stand_as_text():
    text = html_of(*harmful(), filters={"search": HARM[0], "outlet": HARM})
    document = Document(text)
    assert len(document.all("script")) == len(document.all("style")) == 1
    assert not document.all("img")
    claims = [one.text for one in document.all("h3")]
    assert sorted(claims) == sorted(HARM)
    assert not [harm for harm in HARM if re.search("[<>\"']", harm) and harm in text]
    assert not [one for one in document.all("blockquote") if "lang" in one.attributes]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " https://a",
        "data:text/html,x",
        "//a.b",
        "http:",
        "x",
        "",
    ],
)
def test_only_addresses_of_the_web_are_links(address):
    assert link_to(address).href is None
    assert link_to(address).words == address.strip()


def test_a_link_shows_its_words_or_its_address():
    assert link_to("https://example.org/a").words == "https://example.org/a"
    assert link_to("HTTPS://example.org/a", "title").words == "title"
    assert link_to("javascript:x", "title").words == "title javascript:x"


# what it shows


def test_the_headline_and_the_table_carry_the_cards_numbers():
    card = page_of(*usual()).card
    figures = {one.name: (one.value, one.note) for one in headline(card)}
    assert figures["Rate"] == ("50%", "95 % interval 13\u201187\u00a0%; partly counts half")
    assert figures["Strict rate"][0] == "33%"
    assert figures["Resolved"] == ("3", "1 confirmed, 1 partly, 1 failed")
    assert figures["Open"] == ("2", "1 overdue, not counted as failed")
    assert figures["Questions"] == ("2", "counted apart: 1 yes, 1 no")
    table = table_of(card)
    assert [[*row.labels, *row.cells] for row in table.rows] == card.rows()
    assert table.rows[-1].labels == ["all"]
    assert (table.rows[-1].overdue, table.rows[-1].evidence) == ("1", "1 of 3")
    drawn = table.rows[-1].drawn
    assert drawn.low < drawn.rate == 50 < drawn.high
    assert not drawn.is_ranked


def test_every_group_has_its_row_and_its_interval(page):
    rows = page.all("svg", class_="interval")
    assert len(rows) == 3  # two authors and the total
    for circle in page.all("circle"):
        place = circle.attributes["cx"]
        assert not place.endswith("%") or 0 <= float(place[:-1]) <= 100


@pytest.mark.parametrize("by", list(By))
def test_the_page_is_made_by_every_grouping(by):
    document = Document(html_of(*usual(), by=by))
    assert document.one("caption", id="table-title").text == f"The record by {by}"


class TwoNames(Card):
    """A card whose rows have two names."""

    @property
    def columns(self):
        return (Column("TAG", 20), *super().columns)

    def rows(self):
        return [["<b>", *row] for row in super().rows()]


def test_a_card_of_two_names_has_them_both_as_headings():
    page = page_of(*usual())
    two = TwoNames(page.card.scorecard, {}, {})
    document = Document("".join(to_page(replace(page, card=two))))
    assert document.one("caption", id="table-title").text == "The record by tag and author"
    table = document.one("table", class_="score")
    rows = [one for one in document.all("th", scope="row") if "table" in one.inside]
    assert [one.text for one in rows[:4]] == ["<b>", "Ann Lee", "<b>", "Bo Ek"]
    assert "Author" in table.text


def test_hundreds_of_groups_have_a_row_each():
    entries = [
        Entry(one.prediction, replace(one.article, authors=(f"Author {place}",)))
        for place, one in enumerate(many(300))
    ]
    document = Document(html_of(*entries))
    assert len(document.all("svg", class_="interval")) == 180 + 1  # open and void ones have no rate


def test_what_is_fair_to_say_stands_under_the_headline(page):
    told = [one.text for one in page.all("li")]
    assert all(line in told for line in page_of(*usual()).card.footers())
    assert any("Chosen by who recorded them." in line for line in told)


def test_the_record_the_forecasts_and_the_words_stand_apart(page):
    titles = [one.text for one in page.all("h2")]
    assert titles == [
        "The record", "Forecasts", "Words of probability", "Windows and deadlines", "Every prediction",
    ]  # fmt: skip
    forecasts, words = (one.text for one in page.all("desc"))
    assert forecasts.endswith(
        ": said 30%, happened 0% of 1; said 40%, happened 100% of 1; said 90%, happened 100% of 1."
    )
    assert words.endswith(": said 87.5%, happened 100% of 1.")


def test_an_own_question_stands_in_the_list_and_not_in_the_record(page):
    mine = page.one("article", id="p-mine0000")
    assert "the reader's own question" in mine.text
    assert "source" not in mine.text
    assert "reader" not in page.one("table", class_="score").text
    assert "own questions" not in page.one("table", class_="score").text
    told = "The reader's own questions, which never count in the record: 1."
    assert told in page.one("section", id="forecasts").text


def test_a_prediction_shows_all_that_is_known_of_it(page):
    text = " ".join(page.one("article", id="p-right000").text.split())
    for part in (
        "confirmed",
        "Ann Lee, Bo Ek",
        "after the vote No change will be seen. So much for that",
        "2019-12-10 (relative: the speaker's own words); “in the next six months”; counted",
        "2019-06-10 to 2019-12-10, both inside it",
        "“very likely”: 80% to 95% (icd203)",
        "2019-07-01 the publisher: 90%",
        "confirmed: 2019-12-01, judged 2026-11-23 by the publisher",
        "https://example.org/report",
        "looked at 2020-01-01: the report",
        "right000",
    ):
        assert part in text
    quote = next(one for one in page.all("mark") if one.text == "No change will be seen.")
    assert "blockquote" in quote.inside
    assert "I meant the other one." in page.one("article", id="p-open0000").text
    assert "overdue, 7 y late" in page.one("article", id="p-overdue0").text
    told = page.one("article", id="p-no000000").text
    assert "\noutcomeanswered no: day not given" in told
    assert len(page.all("blockquote", lang="kk")) == 2


def test_readers_notes_logins_and_paths_are_on_the_page_only_where_they_are_published():
    entries = everything()[:1]
    private = re.compile(r"canary(login|note|home|evidence)|canary\.csv")
    assert private.findall(html_of(*entries)) == []
    shown = html_of(*entries, site=SiteSettings(publish=frozenset({Private.NOTES, Private.LOGINS})))
    assert {"note", "login"} <= set(private.findall(shown))


def test_the_words_around_a_quote_are_cut_between_words():
    span = Span(
        200,
        210,
        "It will be",
        prefix="x" * 9 + " before it came what was s",
        suffix=" and then there was more ofit",
    )
    one = passage_of(
        replace(
            span, prefix=span.prefix.rjust(CONTEXT, "y"), suffix=span.suffix.ljust(CONTEXT, "z")
        )
    )
    assert one.before.startswith("…before it")
    assert one.after.endswith("more…")


def test_cells_without_anything_are_known_for_it():
    page = Document(html_of(Entry(a_prediction(), ARTICLE)))
    for name in ("Rate", "Overdue", "With evidence"):
        cells = page.all("td", **{"data-is": name})
        assert cells
        assert all("empty" in one.attributes["class"] for one in cells)


def test_a_change_after_the_fact_is_told():
    moved = a_prediction(deadline=SIX_MONTHS).edited(
        {"deadline": due(date(2027, 1, 1))}, signed=replace(SIGNED, by="ann"), why="misread"
    )
    facts = facts_of(Entry(moved, ARTICLE), {"ann lee": 0}, TODAY)
    changes = [lines[0].words for name, lines in facts.rows if name == "changed"]
    assert changes == [
        "2026-11-23 09:00Z ann edit (misread): deadline was 2019-12-10, then 2027-01-01"
    ]


def test_states_are_told_by_word_and_mark(page):
    for entry in usual():
        state = state_of(entry.prediction, TODAY)
        article = page.one("article", id=f"p-{entry.prediction.id}")
        assert state.word in article.text
        assert article.attributes["data-s"] == state
    marks = [one.attributes["id"] for one in page.all("symbol")]
    assert marks == [f"m-{state}" for state in State]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], ["Nothing here is counted by author.", "No predictions here.", "Nothing is resolved yet"]),
        (usual()[2:3], ["No prediction here has a date", "No resolved prediction has forecasts"]),
        (usual()[9:], ["Nothing here is counted by author.", "No resolved prediction has words"]),
    ],
)  # fmt: skip
def test_a_section_with_nothing_in_it_says_so(entries, said):
    text = html_of(*entries)
    assert all(line in text for line in said)
    assert 'class="drawing"' not in text


def test_other_scripts_keep_their_joiners_and_lose_what_steers():
    document = Document(html_of(*foreign()))
    claims = "\n".join(one.text for one in document.all("h3"))
    assert "قیمت‌ها" in claims
    assert "👩\u200d👩\u200d👧" in claims
    assert "\\u001b[31m\\u202eand\\u0000 tabs and lines $x^2$" in claims
    assert "\x1b" not in claims
    assert all(one.attributes["dir"] == "auto" for one in document.all("h3"))
    assert len(document.all("blockquote", lang="fa")) == 1


@given(some.text())
def test_what_a_page_shows_can_be_written_and_steers_nothing(text):
    shown = harmless_on_page(text)
    assert shown.encode() or not text.split()
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


# the timeline


def timeline(entries):
    return timeline_of(entries, TODAY)


def spread(count, first, last):
    return timeline(many(count, first=first, last=last))


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (date(2020, 1, 1), date(2025, 1, 1), ["2020", "2022", "2024"]),
        (date(2026, 3, 3), date(2026, 8, 8), None),
        (date(2020, 5, 5), date(2020, 5, 5), None),
        (date(2020, 1, 1), date(9999, 12, 31), None),
    ],
)
def test_the_axis_holds_every_day(first, last, ticks):
    found = spread(5, first, last)
    assert all(0 <= line.start <= line.end <= 100 for line in found.lines)
    assert 1 <= len(found.ticks) <= 5
    assert all(0 <= tick.at <= 100 for tick in found.ticks)
    if ticks:
        assert [tick.label for tick in found.ticks] == ticks


def test_a_window_without_a_start_counts_from_the_publication():
    half = a_prediction(deadline=replace(SIX_MONTHS, earliest=None))
    whole = a_prediction(deadline=replace(SIX_MONTHS, earliest=date(2019, 7, 1)))
    lines = timeline([Entry(half, ARTICLE), Entry(whole, ARTICLE)]).lines
    assert [(one.window[:10], one.known) for one in lines] == [
        ("2019-06-10", False),
        ("2019-07-01", True),
    ]


@pytest.mark.parametrize(
    ("last", "first_period", "last_period"),
    [
        (date(2025, 12, 31), "2020-Q1", "2025-Q4"),
        (date(2035, 6, 30), "2020", "2035"),
        (date(2210, 6, 30), "2020s", "2210s"),
        (date(3000, 6, 30), "2000s", "3000s"),
    ],
)
def test_many_deadlines_are_counted_by_the_finest_period(last, first_period, last_period):
    found = spread(400, date(2020, 1, 1), last)
    assert not found.lines
    assert sum(sum(one.values()) for one in found.counts.values()) == 400
    assert len(found.counts) <= MOST_PERIODS
    assert (next(iter(found.counts)), list(found.counts)[-1]) == (first_period, last_period)


def test_what_has_no_date_is_counted_beside_the_timeline(page):
    found = timeline(
        [one for one in usual() if not one.article.is_own and len(one.article.authors) == 1]
    )
    assert (len(found.lines), found.undated) == (2, 5)
    captions = " ".join(" ".join(one.text for one in page.all("figcaption")).split())
    assert "Without a date, and so not drawn: 6." in captions


# the figures


PAIRS = [(0.05, False), (0.29, True), (0.31, False), (0.95, True), (1.0, True)]


def drawn(kind, figure):
    """Draw a figure by the macro of its kind."""
    return str(getattr(environment("a test").get_template("parts.html.j2").module, kind)(figure))


def test_a_figure_takes_its_colours_from_the_page_and_keeps_its_ids_apart():
    bins = calibration_bins(PAIRS)
    one, other = (
        drawn("calibration", calibration(bins, name=name, title="<T>", description="A & B"))
        for name in ("one", "other")
    )
    assert one != other
    assert one.replace("one-", "other-") == other
    assert "style" not in one
    assert not re.search(r'(fill|stroke)="#', one)
    assert 'role="img" aria-labelledby="one-title one-description"' in one
    assert "&lt;T&gt;" in one
    document = Document(one)
    numbers = [text.text for text in document.all("text", class_="f-point")]
    assert numbers == [str(bin_.n) for bin_ in bins]


def test_a_point_stands_on_its_interval_inside_the_figure():
    for point in calibration(calibration_bins(PAIRS), name="n", title="", description="").points:
        assert 22 <= point.high <= point.y <= point.low <= 306
        assert 52 <= point.x <= 348


def test_a_figure_of_counts_tells_every_state_by_what_fills_it():
    numbers = {"2020": dict.fromkeys(State, 3), "2021": {State.OPEN: 1}}
    text = drawn("counts", counts(numbers, name="counts", title="T", description="D"))
    fills = {}
    for state in State:
        assert state.word in text
        filled = re.search(rf'<rect class="s-{state}(?: (f-\w+))?"[^>]*?(?:fill="(.*?)")?/>', text)
        fills[state] = filled[1] or filled[2]
    assert len(set(fills.values())) == len(State)
    patterns = re.findall(r"<pattern .*?</pattern>", text)
    assert len({re.search(' d="(.*?)"', one)[1] for one in patterns}) == len(State) - 2


def test_parts_of_a_bar_stand_one_after_the_other_to_its_whole_length():
    numbers = {"2020": {State.OPEN: 1, State.VOID: 3}, "2021": {State.OPEN: 8}}
    figure = counts(numbers, name="counts", title="T", description="D")
    (first, second), (whole,) = (bar.parts for bar in figure.bars)
    assert first.x == whole.x == 52
    assert second.x == first.x + first.width
    assert first.width * 8 == whole.width == 296
    assert [tick.label for tick in figure.ticks] == ["0", "2", "4", "6", "8"]


def test_every_colour_has_its_classes_in_the_style_sheet():
    style = Document(html_of()).one("style").text
    for name in ("paper", "text", "faint", "point", *State):
        assert f".f-{name} {{ fill: var(--{name}); }}" in style
        assert f".s-{name} {{ stroke: var(--{name}); }}" in style


def test_the_same_records_give_the_same_page_in_another_process():
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from page_samples import html_of, many, usual\n"
        "print(html_of(*usual(), *many(50)))"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(pages) == 1


# the command


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[publish\]' in "):
        to_page(page_of())


def test_the_command_writes_the_same_page_whatever_is_scored(run, tmp_path):
    name = run(
        "add", "It is very likely that prices will fall in 2026.", "--title", "Prices"
    ).out.strip()
    run("forecast", name, "70%")
    run("add", "--mine", "Will it rain?", "80%")
    for of in ("record", "forecasts", "words"):
        result = run("scorecard", "--of", of, "--tag", "x", "-o", f"{of}.html")
        assert (result.code, result.out) == (0, "")
        assert run("scorecard", "--of", of, "-o", f"{of}.html").code == 0
    pages = {
        (tmp_path / f"{of}.html").read_text("utf-8") for of in ("record", "forecasts", "words")
    }
    assert len(pages) == 1
    printed = run("scorecard", "-f", "html", PREDTRACK_NOW=NOW)
    assert printed.out.rstrip("\n") == pages.pop().rstrip("\n")
    assert "Will it rain?" in printed.out


def test_who_is_withheld_is_left_out_of_the_page_and_counted(on, tmp_path):
    for author in ("H. Person", "Hidden Person", "Olga Open"):
        on("add", f"Prices will fall in 2026, says {author}.", "--title", author, "--author", author)  # fmt: skip
    on("rename", "author", "H. Person", "Hidden Person")
    plain = on("scorecard", "-f", "html", PREDTRACK_NOW=NOW).out
    (tmp_path / "predtrack.toml").write_bytes(
        b'[site]\npublisher = "The Desk"\ncontact = "desk@example.org"\nwithhold = ["H. Person"]\n'
    )
    page = on("scorecard", "-f", "html", PREDTRACK_NOW=NOW).out
    assert "Hidden Person" in plain
    assert "Published by" not in plain
    assert "Hidden" not in page
    assert "2 predictions of private persons, or private, left out." in page
    assert 'Published by <span dir="auto">The Desk</span>' in page
    assert 'href="mailto:desk@example.org"' in page


def test_a_publisher_of_spaces_is_none(on, tmp_path):
    (tmp_path / "predtrack.toml").write_bytes(b'[site]\npublisher = " "\n')
    on("add", "Prices will fall in 2026.", "--title", "Prices")
    assert "Published by" not in on("scorecard", "-f", "html", PREDTRACK_NOW=NOW).out


def test_what_is_known_of_a_prediction_is_folded_under_it(page):
    shown = page.all("article", class_="p")
    assert len(page.all("summary")) == len(shown)
    facts = [one for one in page.all("dt") if "article" in one.inside]
    assert facts
    assert all("details" in one.inside for one in facts)
