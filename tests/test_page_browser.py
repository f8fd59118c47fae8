"""The page in a browser: headless Chromium, as a reader meets it."""

import base64
import json
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler

import pytest
from axe_core_python.selenium import Axe
from conftest import served
from page_samples import HARM, foreign, harmful, html_of, many, usual
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

pytestmark = pytest.mark.system

PHONE, DESK = 360, 1280
MANY = 60
SAMPLES = {
    "usual": usual,
    "harmful": harmful,
    "foreign": foreign,
    "many": partial(many, MANY),
    "none": list,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Serve the samples' pages, and remember what was asked for."""
    folder = tmp_path_factory.mktemp("pages")
    for name, entries in SAMPLES.items():
        (folder / f"{name}.html").write_text(html_of(*entries()), encoding="utf-8")

    asked = []

    class Site(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            asked.append(self.path)

    with served(partial(Site, directory=folder)) as address:
        yield address, asked


@pytest.fixture
def show(chromium, site):
    """Open a sample's page on a screen of some width, in the light or the dark."""

    def open_page(name, *, width=DESK, dark=False, media="screen", hash_=""):
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == PHONE}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        chromium.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": media, "features": [scheme]}
        )
        chromium.get("about:blank")
        chromium.get_log("browser")
        chromium.get_log("performance")
        chromium.get(f"{site[0]}/{name}.html{hash_}")
        return chromium

    yield open_page
    assert chromium.get_log("browser") == []


def shown(driver):
    """Return the ids of the predictions that are shown, in their order."""
    found = driver.find_elements(By.CSS_SELECTOR, "article.p:not([hidden])")
    return [one.get_attribute("id").removeprefix("p-") for one in found]


def field(driver, name):
    return driver.find_element(By.ID, f"by-{name}")


def soon(driver, condition):
    """Wait until something is so."""
    return WebDriverWait(driver, 5, 0.05).until(lambda _: condition())


def choose(driver, name, words):
    Select(field(driver, name)).select_by_visible_text(words)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_request_leaves_the_page_and_the_console_is_silent(show, site, name):
    driver = show(name)
    driver.execute_script("scrollTo(0, document.body.scrollHeight)")
    time.sleep(0.2)
    events = [json.loads(one["message"])["message"] for one in driver.get_log("performance")]
    asked = [
        one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"
    ]  # fmt: skip
    assert asked == [f"{site[0]}/{name}.html"]
    assert not [path for path in site[1] if not path.endswith(".html")]


def test_harmful_texts_do_nothing_and_show_as_text(show):
    driver = show("harmful")
    assert driver.execute_script("return typeof window.harmed") == "undefined"
    assert driver.execute_script("return document.scripts.length + document.images.length") == 1
    assert sorted(one.text for one in driver.find_elements(By.TAG_NAME, "h3")) == sorted(HARM)
    text = driver.execute_script("return document.querySelector('main').textContent")
    for harm in HARM:
        assert text.count(harm) > 10
    for link in driver.find_elements(By.TAG_NAME, "a"):
        assert link.get_attribute("href").startswith("http")
    choose(driver, "author", HARM[0])
    assert len(shown(driver)) == 1
    field(driver, "words").send_keys(HARM[4])
    assert driver.find_element(By.ID, "shown").text == "0 of 8"
    assert driver.execute_script("return typeof window.harmed") == "undefined"


def test_the_policy_stops_what_would_be_put_in(show, chromium):
    driver = show("usual")
    driver.execute_script(
        "const one = document.createElement('script'); one.textContent = 'window.harmed = 1';"
        "document.body.append(one); document.body.setAttribute('onclick', 'window.harmed = 2');"
        "document.body.click()"
    )
    assert driver.execute_script("return typeof window.harmed") == "undefined"
    assert len(chromium.get_log("browser")) == 2


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_contrast_landmarks_names_and_roles(show, name, dark, width):
    driver = show(name, dark=dark, width=width)
    driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    found = Axe().run(driver)["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
def test_nothing_is_wider_than_the_screen(show, name, width):
    driver = show(name, width=width)
    driver.execute_script(
        "for (const one of document.querySelectorAll('.p')) one.style.contentVisibility = 'visible'"
    )
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_figures_stand(show):
    driver = show("usual")
    for one in driver.find_elements(By.CSS_SELECTOR, "svg.drawing, svg.interval, svg.bar"):
        assert one.size["width"] > 90
        assert one.size["height"] > 20
    assert len(driver.find_elements(By.CSS_SELECTOR, "svg.drawing")) == 2
    assert len(driver.find_elements(By.CSS_SELECTOR, ".timeline ol li")) == 4
    assert len(show("many").find_elements(By.CSS_SELECTOR, "svg.drawing pattern")) == 4


def test_figures_follow_the_dark(show):
    colour = "return getComputedStyle(document.querySelector('.drawing .s-point')).stroke"
    assert show("usual").execute_script(colour) != show("usual", dark=True).execute_script(colour)


def test_filters(show):
    driver = show("usual")
    assert driver.find_element(By.ID, "shown").text == "10 of 10"
    field(driver, "words").send_keys("wrong")
    assert shown(driver) == ["wrong000"]
    field(driver, "words").send_keys(Keys.BACKSPACE * 5 + "MEANT  other")
    assert shown(driver) == ["open0000"]
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    choose(driver, "state", "answered yes (1)")
    assert shown(driver) == ["yes00000"]
    choose(driver, "state", "any")
    choose(driver, "author", "Bo Ek")
    assert shown(driver) == ["right000", "open0000"]
    choose(driver, "state", "open (3)")
    assert shown(driver) == ["open0000"]
    status = driver.find_element(By.ID, "shown")
    assert (status.text, status.get_attribute("role")) == ("1 of 10", "status")
    field(driver, "words").send_keys("nowhere" + Keys.ENTER)
    assert shown(driver) == []
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").send_keys(Keys.SPACE)
    assert soon(driver, lambda: len(shown(driver)) == 10)


def test_sorting(show):
    driver = show("usual")
    dated = ["half0000", "overdue0", "right000", "open0000"]
    assert shown(driver)[:4] == dated
    field(driver, "backwards").click()
    assert shown(driver)[:4] == ["open0000", "half0000", "overdue0", "right000"]
    field(driver, "backwards").click()
    choose(driver, "order", "status")
    states = [one.get_attribute("data-s") for one in driver.find_elements(By.CSS_SELECTOR, ".p")]
    assert states == [
        "overdue",
        "open",
        "open",
        "open",
        "confirmed",
        "partly",
        "failed",
        "void",
        "yes",
        "no",
    ]
    choose(driver, "order", "who said it")
    assert shown(driver)[-2:] == ["mine0000", "dateless"]
    choose(driver, "order", "publication")
    assert shown(driver)[-3:] == ["right000", "open0000", "mine0000"]
    choose(driver, "state", "open (3)")
    assert shown(driver) == ["dateless", "open0000", "mine0000"]


def test_a_link_to_a_prediction_that_is_filtered_out_shows_it(show):
    driver = show("usual")
    choose(driver, "state", "void (1)")
    driver.find_element(By.CSS_SELECTOR, "a[href='#p-open0000']").click()
    assert soon(driver, lambda: len(shown(driver)) == 10)
    top = "return document.getElementById('p-open0000').getBoundingClientRect().top"
    assert soon(driver, lambda: 0 <= driver.execute_script(top) < 900)


def test_many_are_shown_by_twenties(show):
    driver = show("many")
    more = driver.find_element(By.ID, "more")
    assert (len(shown(driver)), more.text) == (20, "Show 20 more")
    more.click()
    assert (len(shown(driver)), more.text) == (40, f"Show {MANY - 40} more")
    more.click()
    assert (len(shown(driver)), more.is_displayed()) == (MANY, False)
    field(driver, "backwards").click()
    assert len(shown(driver)) == 20
    hidden = driver.find_elements(By.CSS_SELECTOR, ".p[hidden]")[-1].get_attribute("id")
    driver.execute_script(f"location.hash = '{hidden}'")
    assert soon(driver, lambda: len(shown(driver)) == MANY)
    assert driver.find_element(By.ID, hidden).find_element(By.TAG_NAME, "dl").is_displayed()


def test_the_keyboard_reaches_everything(show):
    driver = show("usual")
    body = driver.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    skip = driver.switch_to.active_element
    assert skip.text == "Skip to the score"
    skip.send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.tag_name == "main"
    reached = []
    while not reached or reached[-1] not in ("by-backwards", ""):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        active = driver.switch_to.active_element
        reached.append(
            active.get_attribute("id") or active.get_attribute("aria-labelledby") or "link"
        )
    assert reached[0] == "table-title"
    assert reached[-5:] == ["by-words", "by-state", "by-author", "by-order", "by-backwards"]


def test_without_script_everything_is_shown(show):
    show("usual").execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver = show("usual")
        assert len(driver.find_elements(By.CSS_SELECTOR, "article.p")) == 10
        assert not driver.find_element(By.ID, "filters").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper(show):
    driver = show("many", dark=True, media="print")
    assert not driver.find_element(By.TAG_NAME, "nav").is_displayed()
    assert not driver.find_element(By.ID, "filters").is_displayed()
    ink = driver.execute_script("return getComputedStyle(document.body).color")
    assert ink == "rgb(29, 31, 33)"
    printed = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 5


def test_ten_thousand_predictions(chromium, tmp_path):
    page = html_of(*many(10_000))
    assert len(page.encode()) < 15e6
    (tmp_path / "card.html").write_text(page, encoding="utf-8")
    chromium.get((tmp_path / "card.html").as_uri())
    act = """
        const [name, value, done] = arguments;
        const field = document.getElementById(name);
        field.value = value;
        field.dispatchEvent(new Event(name === "by-words" ? "input" : "change", {bubbles: true}));
        requestAnimationFrame(() => setTimeout(done));
    """
    for name, value in (("by-words", "number 77"), ("by-state", "failed"), ("by-order", "author")):
        chromium.execute_async_script(act, name, value)
        assert len(shown(chromium)) > 10
