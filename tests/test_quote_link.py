"""Links to a quote: the address with a text fragment, by the rules of the directive."""

import csv
import json
from urllib.parse import unquote

import pytest
from conftest import ARTICLE, a_prediction, replace, shown

from predtrack.models.quote_link import quote_link
from predtrack.models.statement import Span

PAGE = "https://example.org/page"
LONG = (
    "The ministry will publish the whole of its plan for the eastern ports before the winter, and "
    "nobody in the region expects that it will change anything at all until the next spring."
)


def directive(text, quote, *, address=PAGE, again=False):
    """Return what follows ``text=`` for a quote of a text, found there once or again."""
    start = text.index(quote)
    spans = (Span.of(text, start, start + len(quote)),)
    if again:
        later = text.index(quote, start + 1)
        spans = (*spans, Span.of(text, later, later + len(quote)))
    link = quote_link(address, a_prediction(quote=quote, spans=spans))
    begin, _, end = link.partition(":~:text=")
    assert begin in (address.partition(":~:")[0], f"{address}#")
    return end


MIDDLE = "The price of bread will not rise in the spring."


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        (f"So. {MIDDLE} So.", MIDDLE, MIDDLE),
        (f"So.\n\n{LONG}\n\nSo.", LONG, "The ministry will publish the whole,at all until the next spring."),
        (f"{MIDDLE}\nIt will not fall.", f"{MIDDLE}\nIt will not fall.", "The price of bread will not,It will not fall."),
        ("He says it will rain on the mayor's day, and then he left.", "it will rain", "He says-,it will rain,-on the mayor's day,"),
        ("It will rain.", "It will rain.", "It will rain."),
        ("One.\nIt will rain. He left.\nTwo.", "It will rain.", "It will rain.,-He left."),
        ("“It will rain.” He left then.", "It will rain.", "It will rain.,-” He left then."),
        ("A long beginning of a sentence that says it will rain tomorrow and the day after it.", "will rain", "sentence that says it-,will rain,-tomorrow and the day"),
        (f"First {MIDDLE} Then {MIDDLE} End", MIDDLE, MIDDLE),
        ("會在春天之前上漲" * 30, "會在春天之前上漲" * 30, "會在春天之前上漲" * 30),
    ],
)  # fmt: skip
def test_the_directive(text, quote, wanted):
    assert unquote(directive(text, quote)) == wanted


def test_one_that_stands_twice_has_what_stands_around_it():
    text = f"First {MIDDLE} Then {MIDDLE} End"
    assert unquote(directive(text, MIDDLE, again=True)) == f"First-,{MIDDLE},-Then The price of"


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("A well-known bank, AT&T, will pay 5 % more by the end.", "A%20well%2Dknown%20bank%2C%20AT%26T%2C%20will%20pay%205%20%25%20more%20by%20the%20end."),
        ("Цены не вырастут до конца следующего года #1", "%D0%A6%D0%B5%D0%BD%D1%8B%20%D0%BD%D0%B5%20%D0%B2%D1%8B%D1%80%D0%B0%D1%81%D1%82%D1%83%D1%82%20%D0%B4%D0%BE%20%D0%BA%D0%BE%D0%BD%D1%86%D0%B0%20%D1%81%D0%BB%D0%B5%D0%B4%D1%83%D1%8E%D1%89%D0%B5%D0%B3%D0%BE%20%D0%B3%D0%BE%D0%B4%D0%B0%20%231"),
        ("A  tab\tand a hard\u00a0space will be one space each in it.", "A%20tab%20and%20a%20hard%20space%20will%20be%20one%20space%20each%20in%20it."),
    ],
)  # fmt: skip
def test_what_has_a_meaning_is_encoded(quote, wanted):
    assert directive(quote, quote) == wanted


@pytest.mark.parametrize(
    ("address", "begin"),
    [
        (PAGE, f"{PAGE}#:~:text="),
        (f"{PAGE}#part-2", f"{PAGE}#part-2:~:text="),
        (f"{PAGE}?a=1&b=2#", f"{PAGE}?a=1&b=2#:~:text="),
        (f"{PAGE}#:~:text=other", f"{PAGE}#:~:text="),
        (f"{PAGE}#part:~:text=other", f"{PAGE}#part:~:text="),
        (f"{PAGE}#!/a#b", f"{PAGE}#!/a#b:~:text="),
    ],
)
def test_a_fragment_of_the_address_stays(address, begin):
    link = quote_link(address, a_prediction(quote=MIDDLE))
    assert link.startswith(begin)
    assert link.count(":~:") == 1


@pytest.mark.parametrize("address", [None, "", "page.html", "javascript:alert(1)", "file:///etc"])
def test_what_is_no_address_of_the_web_is_left_alone(address):
    assert quote_link(address, a_prediction()) == address


FACTS = ("--title", "Prices", "--published", "2026-01-15", "--url", PAGE)
LINK = f"{PAGE}#:~:text=Prices%20will%20fall%20in%20the%20whole%20of%20the%20country."
QUOTE = "Prices will fall in the whole of the country."


def test_every_format_shows_the_link_and_keeps_the_bare_address(add, on):
    name = add(QUOTE, *FACTS)
    assert LINK in on("show", name).out
    record = shown(on, name)
    assert (record["quote_link"], record["article_record"]["url"]) == (LINK, PAGE)
    (row,) = csv.DictReader(on("list", "-f", "csv").out.splitlines())
    assert (row["url"], row["quote_link"]) == (PAGE, LINK)
    assert on("scorecard", "-o", "card.html").code == 0
    on("edit", record["article"], "--archived-url", "https://archive.example/1")
    assert "https://archive.example/1#:~:text=Prices" in on("show", name).out


def test_the_page_links_to_the_quote(add, on, tmp_path):
    add(QUOTE, *FACTS)
    assert on("scorecard", "-o", "card.html").code == 0
    assert f'href="{LINK}"' in (tmp_path / "card.html").read_text(encoding="utf-8")


@pytest.fixture
def browser(tmp_path):
    """A browser that writes down what it is asked for."""
    path = tmp_path / "browser"
    path.write_text('#!/bin/sh\nprintf "%s" "$1" > opened\n', encoding="utf-8")
    path.chmod(0o755)
    return {"BROWSER": f"{path} %s"}


def test_show_opens_the_quote_in_the_browser(add, on, browser, tmp_path):
    name = add(QUOTE, *FACTS)
    done = on("show", name, "--web", **browser)
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "opened").read_text() == LINK
    assert on("show", shown(on, name)["article"], "--web", **browser).code == 0
    assert (tmp_path / "opened").read_text() == PAGE


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (None, "has no address"),
        ("javascript:alert(1)", "is not a web address"),
        ("file:///etc/passwd", "is not a web address"),
        ("-flag", "is not a web address"),
        ("https://example.org/a b", "is not a web address"),
    ],
)
def test_only_the_web_is_opened(on, browser, tmp_path, url, said):
    rows = [
        {"type": "article", **json.loads(json_of(replace(ARTICLE, url=url)))},
        {"type": "prediction", **json.loads(json_of(a_prediction(article="articlea")))},
    ]
    on("import", "-", stdin="\n".join(map(json.dumps, rows)))
    done = on("show", "aaaaaaaa", "--web", **browser)
    assert (done.code, said in done.err) == (1, True), done.err
    assert not (tmp_path / "opened").exists()


def json_of(record):
    from predtrack.models.record import to_record

    return json.dumps(to_record(record))


def test_several_are_not_opened_at_once(add, on, browser):
    names = [add(QUOTE, *FACTS), add("Wages will rise.", *FACTS)]
    assert on("show", *names, "--web", **browser).code == 2


def test_without_a_browser_the_link_is_said(add, on):
    done = on("show", add(QUOTE, *FACTS), "--web", BROWSER="/nowhere/at-all %s")
    assert (done.code, LINK in done.err) == (1, True)
