"""Links to a quote in a browser: what they name is in view, and nothing where it is wrong."""

import time
from functools import partial
from http.server import SimpleHTTPRequestHandler

import pytest
from conftest import a_prediction, served

from predtrack.models.quote_link import quote_link
from predtrack.models.statement import Span

pytestmark = pytest.mark.system

FILL = "".join(f"<p>Line {n} of what else is said here, at some length.</p>" for n in range(120))
LONG = (
    "The ministry will publish the whole of its plan for the eastern ports before the winter, and "
    "nobody in the region expects that it will change anything at all until the next spring."
)
CASES = {  # name: (what the text has around it, the quote, how the page has it)
    "plain": ("", "The price of bread will not rise in the spring.", None),
    "signs": ("", "A well-known bank, AT&T, will pay 5 % more by the end of it.", "A well-known bank, AT&amp;T, will pay 5&nbsp;% more <b>by the</b> end of it."),
    "long": ("", LONG, None),
    "short": ("He says that {} in the north before the summer ends.", "it will rain", None),
    "quoted": ("“{}” he told the paper on Friday.", "It will rain.", None),
    "lines": ("", "First, the bank will cut its rate by a point.\nSecond, the mint will close.", "First, the bank will cut its rate by a point.</p><p>Second, the mint will close."),
    "cyrillic": ("", "Цены на хлеб в стране не вырастут до конца года.", None),
    "chinese": ("", "麵包的價格在春天之前不會上漲。", None),
    "arabic": ("", "لن ترتفع أسعار الخبز في البلاد قبل نهاية العام المقبل.", None),
}  # fmt: skip


def page_of(name):
    around, quote, written = CASES[name]
    told = (around or "{}").format(f"<span id=quote>{written or quote}</span>")
    if "</p><p>" in told:
        told = f"<span id=quote>{quote.splitlines()[0]}</span></p><p>{quote.splitlines()[1]}"
    return f"<!doctype html><meta charset=utf-8><title>.</title>{FILL}<p>{told}</p>{FILL}"


def link_of(name, address, quote=None):
    around, own, _ = CASES[name]
    quote = quote or own
    text = "Before it.\n" + (around or "{}").format(quote) + "\nAfter it."
    start = text.index(quote)
    span = Span.of(text, start, start + len(quote))
    return quote_link(address, a_prediction(quote=quote, spans=(span,)))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name in CASES:
        (folder / f"{name}.html").write_text(page_of(name), encoding="utf-8")

    class Site(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with served(partial(Site, directory=folder)) as address:
        yield address


IN_VIEW = """
    const box = document.getElementById("quote").getBoundingClientRect();
    return window.scrollY > 0 && box.top >= 0 && box.bottom <= window.innerHeight;
"""


def is_in_view(driver, link, *, wanted):
    driver.get("about:blank")
    driver.get(link)
    end = time.monotonic() + (5 if wanted else 1.5)
    while not (seen := driver.execute_script(IN_VIEW)) and time.monotonic() < end:
        time.sleep(0.05)
    return seen


@pytest.mark.parametrize("name", CASES)
def test_the_quote_is_in_view(chromium, site, name):
    assert is_in_view(chromium, link_of(name, f"{site}/{name}.html"), wanted=True)
    assert is_in_view(chromium, link_of(name, f"{site}/{name}.html#nowhere"), wanted=True)


@pytest.mark.parametrize("name", ["plain", "long", "short"])
def test_a_wrong_quote_is_not(chromium, site, name):
    wrong = f"{CASES[name][1]} Nobody said this"
    assert not is_in_view(chromium, link_of(name, f"{site}/{name}.html", wrong), wanted=False)
