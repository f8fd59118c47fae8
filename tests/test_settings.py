"""Settings: predtrack.toml beside a ledger, for all commands."""

import json
import os
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from conftest import shown

from predtrack.errors import PredtrackError, UnwritableFile, WrongSettings
from predtrack.ledger import Ledger
from predtrack.ledger.settings import begin_settings, settings_beside
from predtrack.models.settings import COMMENTED, FILE, LARGEST, Private, SiteSettings, read_settings

FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


@pytest.mark.parametrize("text", ["", "# nothing\n", "[site]\n", "\ufeff"])
def test_a_file_that_says_nothing_settles_nothing(text):
    settings = read_settings(text.encode())
    assert (settings.user, settings.keep, settings.day_first) == (None, None, None)
    assert settings.site.hides(Private.NOTES)


def test_a_hyphen_is_an_underscore_and_a_day_may_be_a_text():
    site = read_settings(
        b'[site]\nmin-n = 3\nwith-texts = true\n[site.filters]\nfrom = "2026-01-01"\nto = 2026-02-01\n'
    ).site
    assert (site.min_n, site.with_texts) == (3, True)
    assert (site.filters.first, site.filters.last) == (date(2026, 1, 1), date(2026, 2, 1))


@pytest.mark.parametrize(
    "contact",
    ["desk+p@example.org", "a?bcc=x@example.org", "a#b@example.org", "a%0D%0Ab@example.org"],
)
def test_a_link_leads_to_all_of_the_contact_and_nowhere_else(contact):
    link = urlsplit(SiteSettings(contact=contact).contact_link)
    assert (unquote(link.path), link.query, link.fragment) == (contact, "", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('usr = "ann"', "'usr' is no setting; do you mean 'user'?"),
        ('[site]\ntitel = "x"', "'site.titel' is no setting; do you mean 'site.title'?"),
        ('publisher = "x"', "'publisher' is no setting; do you mean 'site.publisher'?"),
        ("[sight]", "'sight' is no setting; do you mean 'site'?"),
        ('[site.filters]\nauthors = ["x"]', "do you mean 'site.filters.author'?"),
        ("zzzz = 1", "there are day_first, fiscal_year_ends, keep, site, user"),
        ("user = 3", "user: 3 is not text"),
        ("keep = 'no'", "keep: 'no' is not true or false"),
        ("site = 3", "site: 3 is not an object"),
        ("[site]\nwithhold = 'Jane'", "site.withhold: 'Jane' is not a list"),
        ("[site]\nwithhold = ['']", "site: a person to withhold has a name"),
        ("[site]\nmin_n = 0", "min_n is 1 or more"),
        ("[site]\nmin_n = 1\nmin-n = 2", "'site.min-n' is said twice"),
        ("[site.names]\nann = 3", "site.names"),
        ("[site]\npublish = ['all']", "'all' is none of notes, forecasts, questions"),
        ("[site.filters]\nkind = ['lie']", "'lie' is none of prediction, promise"),
        ("[site.filters]\nfrom = 2027-01-01\nto = 2026-01-01", "from 2027-01-01 lies after"),
        ("[site]\nlanguage = '\"><script>'", "is no language"),
        ("[site]\ncontact = 'javascript:alert(1)'", "no address of mail or of the web"),
        ("[site]\ncontact = 'a@b.example\\nBcc: c'", "no address of mail or of the web"),
        ("[site]\naddress = 'file:///etc/'", "is not a web address"),
        ("[site]\ncontact = 'https://ann:secret@example.org/'", "a login would be published"),
        ("[site]\naddress = 'https://ann:secret@example.org/'", "a login would be published"),
        ("user = 'a'\nuser = 'b'\nkeep = true", "line 2"),
        ("user = \n", "line 1"),
        ("a = " + "[" * 10_000, "nested too deep"),
        ("[site]\nmin_n = " + "9" * 5000, "it is not TOML"),
        ("# " + "x" * LARGEST, "it has over 64,000 bytes"),
    ],
)  # fmt: skip
def test_what_is_no_setting_is_one_line_that_names_it(text, words):
    with pytest.raises(WrongSettings) as caught:
        read_settings(text.encode())
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(FILE)


def test_what_is_not_utf_8_is_no_setting():
    with pytest.raises(WrongSettings, match="not UTF-8"):
        read_settings(b"\xff\xfe")


def test_nothing_beside_a_ledger_says_nothing(tmp_path):
    assert settings_beside(tmp_path).user is None


@pytest.mark.parametrize(
    "stand", [os.mkdir, os.mkfifo, lambda path: path.symlink_to("/etc/passwd")]
)
def test_what_is_no_file_of_its_own_is_one_line(tmp_path, stand):
    stand(tmp_path / FILE)
    with pytest.raises(PredtrackError, match=r"cannot read .*move it away"):
        settings_beside(tmp_path)


def test_the_file_that_is_begun_says_what_each_line_does_and_can_be_read(tmp_path):
    ledger = Ledger(tmp_path / "ledger.json")
    path = begin_settings(ledger)
    assert path.read_text(encoding="utf-8") == COMMENTED
    assert settings_beside(tmp_path).site.title == "Predictions"
    with pytest.raises(UnwritableFile, match="there already"):
        begin_settings(ledger)


def test_each_line_of_the_file_that_is_begun_is_a_setting():
    lines = [line.removeprefix("# ") for line in COMMENTED.split("\n")[3:]]
    settings = read_settings("\n".join(lines).encode())
    assert settings.user == "Ann Lee"
    assert settings.site.filters.first == date(2026, 1, 1)
    assert settings.site.introduction.strip().startswith("What this site is")


# what all commands go by


@pytest.fixture
def say(tmp_path):
    """Write the settings beside the test's ledger."""
    return lambda text: (tmp_path / FILE).write_text(text, encoding="utf-8")


def test_who_acts_is_the_option_then_the_environment_then_the_file(run, add, say):
    say('user = "Maria"')
    on = ("--ledger", "ledger.json")
    names = [
        run(*on, "add", "Prices will fall.", *FACTS, PREDTRACK_USER="").out.strip(),
        run(*on, "add", "Prices will rise.", *FACTS).out.strip(),
        run(*on, "add", "Prices will stay.", *FACTS, "--user", "ann").out.strip(),
    ]
    records = json.loads(run(*on, "list", "--json").out)
    by = {one["id"]: one["history"][0]["by"] for one in records}
    assert [by[name] for name in names] == ["Maria", "reader", "ann"]


def test_fiscal_years_end_as_the_file_says_where_no_option_does(add, on, say):
    say('fiscal_year_ends = "31 March"')
    words = ("It will end in fiscal year 2027.", *FACTS)
    assert shown(on, add(*words))["deadline"]["latest"] == "2027-03-31"
    other = add("It will begin in fiscal year 2027.", *FACTS, "--fiscal-year-ends", "30 June")
    assert shown(on, other)["deadline"]["latest"] == "2027-06-30"


def test_a_day_is_written_first_where_the_file_says_so(add, on, say, tmp_path):
    words = ("Prices will fall.", *FACTS[:4], "--published", "03/04/2026")
    assert "day or month first" in on("add", *words).err
    say("day_first = true")
    name = add(*words)
    assert json.loads(on("list", "--json").out)[0]["published"] == "2026-04-03"
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f"id,status,on\n{name},confirmed,05/06/2026\n", encoding="utf-8")
    assert "day or month first" in on("resolve", "--from", sheet, "--no-day-first").err
    assert on("resolve", "--from", sheet).code == 0
    assert shown(on, name)["outcome"]["on"] == "2026-06-05"


def test_texts_are_kept_as_the_file_says_where_no_option_does(on, say, tmp_path):
    say("keep = false")
    (tmp_path / "a.txt").write_text("Prices will fall by May 2027.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Prices will rise by May 2027.\n", encoding="utf-8")
    assert on("scan", "a.txt", "--save", *FACTS[4:]).code == 0
    assert not (tmp_path / "articles").exists()
    assert on("scan", "b.txt", "--save", "--keep", *FACTS[4:]).code == 0
    assert len([*(tmp_path / "articles").iterdir()]) == 1


def test_a_draft_goes_alone_whatever_the_file_says(on, say):
    say("keep = true\nfiscal_year_ends = '31 March'")
    assert "cannot read none.txt" in on("add", "--draft", "none.txt").err


@pytest.mark.parametrize("words", [("add", "x", *FACTS), ("scan", "-")])
def test_settings_that_are_none_stop_what_goes_by_them_in_one_line(on, say, words):
    say('usr = "ann"')
    result = on(*words, stdin="Prices will fall.")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "do you mean 'user'?" in result.err


def test_the_settings_are_those_beside_the_ledger_that_is_used(run, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FILE).write_text("day_first = true", encoding="utf-8")
    words = ("add", "Prices will fall.", "--title", "T", "--published", "03/04/2026")
    assert run(*words, "--ledger", "other/ledger.json").code == 0


def test_a_day_is_written_first_in_the_default_ledger_too(run, tmp_path):
    (tmp_path / "data").mkdir()
    words = ("add", "Prices will fall.", "--title", "T")
    assert run(*words, "--published", "2026-01-01", "--ledger", "data/predictions.json").code == 0
    (tmp_path / "data" / FILE).write_text("day_first = true", encoding="utf-8")
    assert run("add", "They will rise.", "--title", "U", "--published", "03/04/2026").code == 0
