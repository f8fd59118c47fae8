"""Files as they come, through the command: scanned, recorded, kept, found changed, given as evidence."""

import json

import pytest
from file_samples import mail, pdf, vtt

from predtrack.ledger import Ledger

PRICES = "Prices will fall by the end of 2031."
RENTS = "Rents will rise by 2030."
DAY = ("--published", "2026-01-15")
TALK = vtt((0, 2, f"<v Ann Lee>{PRICES}"), (1870, 1872, f"<v Bo Ek>{RENTS}"))
URL = "https://example.org/watch?v=x"


@pytest.fixture
def put(tmp_path):
    """Put a file beside the test's ledger."""
    return lambda name, data: (tmp_path / name).write_bytes(
        data if isinstance(data, bytes) else data.encode()
    )


@pytest.fixture
def ledger(tmp_path):
    return lambda: Ledger(tmp_path / "ledger.json")


def kept(tmp_path):
    folder = tmp_path / "articles"
    return [path.read_text("utf-8") for path in folder.iterdir()] if folder.is_dir() else []


def scan(on, *words, **options):
    result = on("scan", *words, "--save", **options)
    assert result.code == 0, result.err
    return result


KINDS = {
    "a.txt": PRICES.encode(),
    "b.pdf": pdf([PRICES]),
    "c.vtt": TALK,
    "d.md": f"# Fares\n\n**{PRICES}**\n".encode(),
}


@pytest.mark.parametrize("name", KINDS)
def test_the_path_stays_the_users_file_and_a_copy_of_the_text_is_kept(
    on, put, ledger, tmp_path, name
):
    put(name, KINDS[name])
    scan(on, name, *DAY)
    (article,) = ledger().articles()
    (text,) = kept(tmp_path)
    assert article.path == name
    assert PRICES in text
    assert on("verify").code == 0
    (tmp_path / name).unlink()
    assert on("verify").code == 0


@pytest.mark.parametrize("name", KINDS)
def test_without_a_copy_the_file_itself_proves_the_quotes(on, put, tmp_path, name):
    put(name, KINDS[name])
    scan(on, name, *DAY, "--no-keep")
    assert kept(tmp_path) == []
    assert on("verify").code == 0
    put(name, pdf(["Nothing."]) if name == "b.pdf" else b"WEBVTT\n\n00:00.000 --> 00:01.000\nNo.\n")
    assert on("verify").code == 3


@pytest.mark.parametrize("name", KINDS)
def test_what_has_changed_since_is_said_apart_from_faults(on, put, name):
    put(name, KINDS[name])
    scan(on, name, *DAY)
    put(name, pdf(["Nothing."]) if name == "b.pdf" else b"Something else, and not what it was.")
    result = on("verify")
    assert result.code == 0
    assert result.out.startswith("changed: article ")
    assert f": {name} was changed since" in result.out
    assert "0 faults, 1 source changed since" in result.err


def test_of_a_mail_the_text_is_kept_only_where_that_is_asked(on, put, ledger, tmp_path, add):
    put("a.eml", mail(PRICES))
    scan(on, "a.eml")
    (article,) = ledger().articles()
    assert kept(tmp_path) == []
    assert (article.path, article.title, article.authors) == ("a.eml", "Prices", ("Ann Lee",))
    assert on("verify").code == 0
    add(PRICES, "--article", article.id, "--claim", "Prices fall.")
    assert kept(tmp_path) == []
    scan(on, "a.eml", "--keep")
    assert kept(tmp_path) == [f"{PRICES}\n"]


def test_markdown_that_was_recorded_with_its_marks_still_proves(on, put, ledger):
    from msgspec.structs import replace

    from predtrack.models.identity import text_digest

    text = f"# Fares\n\n{PRICES}\n"
    put("a.md", text)
    scan(on, "a.md", *DAY, "--no-keep")
    with ledger().writing() as writing:
        (article,) = writing.articles()
        writing.put(replace(article, sha256=text_digest(text)))
    assert "TextChanged" not in on("verify").out
    assert "has changed since it was recorded" not in on("verify").out


def test_a_time_is_shown_with_the_quote_and_in_the_address(on, put, ledger):
    put("talk.vtt", TALK)
    scan(on, "talk.vtt", *DAY, "--url", URL)
    (late,) = [one for one in ledger().predictions() if one.quote == RENTS]
    assert (late.speaker, late.spans[0].locator) == ("Bo Ek", "31:10")
    out = on("show", late.id).out
    assert f"{URL}&t=1870" in out
    assert "at 31:10" in out
    assert json.loads(on("show", late.id, "--json").out)["article_record"]["url"] == URL


def test_add_takes_the_time_of_what_is_known_by_its_address_alone(on, add, ledger):
    name = add(RENTS, "--title", "Talk", "--url", URL, "--published", "2026-01-15", "--at", "31:10")
    (span,) = ledger().get(name).spans
    assert (span.locator, span.is_placed, span.exact) == ("31:10", False, RENTS)
    out = on("show", name).out
    assert f"{URL}&t=1870" in out
    assert "at 0-0" not in out
    assert on("verify").code == 0
    assert "no time and no page" in on("add", RENTS, "--title", "T", "--at", "noon").err


def test_add_finds_the_page_in_a_file_and_a_given_one_goes_before_it(on, add, put, ledger):
    put("a.pdf", pdf(["Cover"], [f"{PRICES} {RENTS}"]))
    found = add(PRICES, "--article", "a.pdf", "--title", "Fares", *DAY)
    given = add(RENTS, "--article", "a.pdf", "--at", "p. 14")
    assert [ledger().get(one).spans[0].locator for one in (found, given)] == ["p. 2", "p. 14"]
    assert on("verify").code == 0


def test_standard_input_is_of_any_kind(on):
    found = json.loads(on("scan", "-", "--json", stdin=pdf([PRICES])).out)
    assert [one["spans"][0]["locator"] for one in found] == ["p. 1"]


@pytest.fixture
def one(add):
    """A prediction of which the outcome is known."""
    return add(PRICES, "--title", "Fares", "--published", "2020-01-31", "--deadline", "2021-12-31")


def evidence_of(ledger, name):
    (piece,) = ledger().get(name).outcome.evidence
    return piece


def test_a_file_is_evidence_and_its_text_is_kept(on, one, put, ledger, tmp_path):
    put("notes.txt", "Prices fell in May.")
    assert on("confirm", one, "--on", "2021-05-01", "-e", "notes.txt").code == 0
    piece = evidence_of(ledger, one)
    assert (piece.url, kept(tmp_path)) == ("notes.txt", ["Prices fell in May."])
    assert (tmp_path / piece.kept).read_text() == "Prices fell in May."
    assert "notes.txt" in on("show", one).out
    assert on("verify").code == 0
    assert on("verify", "--tidy").code == 0
    assert len(kept(tmp_path)) == 1
    (tmp_path / piece.kept).write_text("Prices rose.")
    result = on("verify")
    assert result.code == 3
    assert "does not hold the text that it is named for" in result.out
    (tmp_path / piece.kept).unlink()
    assert "the text of its evidence is gone" in on("verify").out


def test_what_is_no_file_is_no_evidence(on, one):
    result = on("confirm", one, "--on", "2021-05-01", "-e", "nowhere.txt")
    assert result.code != 0
    assert "not a web address" in result.err
    assert json.loads(on("show", one, "--json").out)["status"] == "open"


def test_a_row_that_was_resolved_by_a_file_is_unchanged(on, one, put):
    put("notes.txt", "Prices fell in May.")
    on("confirm", one, "--on", "2021-05-01", "-e", "notes.txt")
    put("all.csv", on("list", "--all", "-f", "csv").out)
    assert "1 row resolved so before" in on("resolve", "--from", "all.csv").err


def test_a_page_is_evidence_and_its_text_is_kept_where_that_is_asked(
    on, one, ledger, tmp_path, site
):
    assert on("confirm", one, "--on", "2021-05-01", "-e", f"{site}/a", "--keep").code == 0
    piece = evidence_of(ledger, one)
    assert piece.url == f"{site}/a"
    assert "Prices will fall within six months" in (tmp_path / piece.kept).read_text("utf-8")


def test_a_page_that_cannot_be_read_resolves_nothing(on, one, ledger, site):
    result = on("confirm", one, "--on", "2021-05-01", "-e", f"{site}/gone", "--keep")
    assert result.code == 1
    assert "answered 404" in result.err
    assert ledger().get(one).is_open
