"""The site in a browser: headless Chromium, from a folder, as a reader meets it."""

from functools import partial

import pytest
from axe_core_python.selenium import Axe
from page_samples import HARM, foreign, harmful, many
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from site_samples import build, edition
from test_site import full

pytestmark = pytest.mark.system

WIDTHS = (360, 768, 1280)
SAMPLES = {"full": full, "harmful": harmful, "foreign": foreign, "many": partial(many, 60)}
KINDS = {
    "full": [
        "index",
        "method",
        "search",
        "list/person",
        "list/removed",
        "list/corrections",
        "list/due",
        "person/ann-lee",
        "outlet/the-paper",
        "article/articleb",
        "prediction/right000",
        "prediction/wrong000",
    ],
    "harmful": ["index", "prediction/harm0zzz", "article/harmful0"],
    "foreign": [
        "index",
        "prediction/tonguear",
        "prediction/tonguede",
        "article/infazzzz",
        "person/ليلى",
    ],
    "many": ["index", "person/author-5", "tag/bread", "list/open", "tag/bread.2"],
}
PAGES = [(sample, page) for sample, pages in KINDS.items() for page in pages]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Build the samples' sites."""
    folder = tmp_path_factory.mktemp("sites")
    for name, entries in SAMPLES.items():
        build(folder / name, edition(entries()))
    return folder


@pytest.fixture
def show(chromium, folder):
    """Open a page of a sample's site on a screen of some width, in the light or the dark."""

    def open_page(sample, page, *, width=1280, dark=False, media="screen"):
        screen = {
            "width": width,
            "height": 900,
            "deviceScaleFactor": 1,
            "mobile": width == WIDTHS[0],
        }
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        chromium.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": media, "features": [scheme]}
        )
        chromium.get("about:blank")
        chromium.get_log("browser")
        path = folder / sample / f"{page}.html"
        assert path.is_file(), sorted(one.name for one in path.parent.iterdir())
        chromium.get(path.as_uri())
        return chromium

    yield open_page
    assert chromium.get_log("browser") == []


@pytest.mark.parametrize(("sample", "page"), PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_contrast_landmarks_names_and_roles(show, sample, page, dark, width):
    found = Axe().run(show(sample, page, dark=dark, width=width))["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


@pytest.mark.parametrize(("sample", "page"), PAGES)
@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_nothing_scrolls_sideways(show, sample, page, width):
    driver = show(sample, page, width=width)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    wide = "return [...document.querySelectorAll('main *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto').length"
    assert driver.execute_script(wide) == 0


def test_the_style_reaches_a_page_in_a_folder_opened_from_disk(show):
    driver = show("full", "person/ann-lee")
    assert driver.execute_script("return getComputedStyle(document.body).maxWidth") == "1152px"


def test_harmful_texts_do_nothing(show):
    for page in KINDS["harmful"]:
        driver = show("harmful", page)
        assert driver.execute_script("return typeof window.harmed") == "undefined"
        assert driver.execute_script("return document.images.length") == 0
    assert HARM[0] in show("harmful", "prediction/harm0zzz").find_element(By.TAG_NAME, "main").text


def test_a_table_is_a_list_on_a_phone(show):
    row = "return getComputedStyle(document.querySelector('.score tbody tr')).display"
    assert show("many", "index", width=360).execute_script(row) == "flex"
    assert show("many", "index", width=1280).execute_script(row) == "table-row"


def test_names_from_right_to_left_keep_their_direction(show):
    driver = show("foreign", "person/ليلى")
    heading = "return getComputedStyle(document.querySelector('h1')).direction"
    assert driver.execute_script(heading) == "rtl"


def test_search(show):
    driver = show("full", "search")
    field = driver.find_element(By.ID, "words")
    field.send_keys("BO ek")
    links = driver.find_elements(By.CSS_SELECTOR, "#results a")
    assert links[0].get_attribute("href").endswith("/person/bo-ek.html")
    assert driver.find_element(By.ID, "found").text.endswith(" found")
    links[0].click()
    assert driver.find_element(By.TAG_NAME, "h1").text == "Bo Ek"


def test_another_spelling_leads_on(show, folder):
    (moved,) = (one for one in (folder / "full" / "person").glob("a-lee.*.html"))
    driver = show("full", f"person/{moved.stem}")
    WebDriverWait(driver, 5, 0.05).until(lambda _: driver.title.startswith("Ann Lee"))


def test_everything_is_read_without_a_script(show):
    driver = show("full", "index")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver = show("full", "search")
        assert not driver.find_element(By.ID, "search").is_displayed()
        assert "Every page is linked" in driver.find_element(By.TAG_NAME, "noscript").text
        assert (
            "came true"
            in show("full", "prediction/right000").find_element(By.TAG_NAME, "main").text
        )
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper(show):
    driver = show("full", "person/ann-lee", dark=True, media="print")
    assert not driver.find_element(By.TAG_NAME, "nav").is_displayed()
    ink = driver.execute_script("return getComputedStyle(document.body).color")
    assert ink == "rgb(29, 31, 33)"
