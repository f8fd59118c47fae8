"""Makes the picture of the README, docs/site.png, from the ledger of ``data/`` and its outcomes.

Run it as ``python tests/picture.py``; it needs selenium, chromium and chromium-driver.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver

PROJECT = Path(__file__).parent.parent
PREDTRACK = Path(sys.executable).with_name("predtrack")
CLOCK = {"PREDTRACK_NOW": "2026-11-23T09:00:00Z", "PREDTRACK_USER": "predtrack"}
SETTINGS = """\
[site]
title = "After the vote"
publisher = "The Example Desk"
contact = "desk@example.org"
licence = "CC BY 4.0"
with_texts = true
"""
PAGE = "prediction/j5c4wdw3.html"
WIDTH, HEIGHT = 820, 1180


def main() -> None:
    """Build the site of a copy of the ledger, and take the picture of one page."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("data", "seeds"):
            shutil.copytree(PROJECT / part, folder / part)
        (folder / "data" / "predtrack.toml").write_text(SETTINGS)
        for words in (["resolve", "--from", "data/outcomes.jsonl"], ["site", "site"]):
            subprocess.run([PREDTRACK, *words], cwd=folder, env=CLOCK, check=True)
        _take(folder / "site" / PAGE, PROJECT / "docs" / "site.png")


def _take(page: Path, picture: Path) -> None:
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(word)
    browser = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    try:
        screen = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        browser.get(page.as_uri())
        picture.parent.mkdir(exist_ok=True)
        browser.save_screenshot(str(picture))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
