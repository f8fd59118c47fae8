"""The site, read as a parser reads it: what stands on its pages, and what cannot."""

import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from conftest import (
    ARTICLE,
    PROJECT,
    SIGNED,
    SIX_MONTHS,
    TODAY,
    a_prediction,
    an_article,
    replace,
    resolved,
)
from page_samples import HARM, LONG_WORD, foreign, harmful, many, usual
from site_samples import ALIASES, SITE, build, edition, files_of
from test_page import Document

from predtrack.models.alias import Alias, Aliases, NameKind
from predtrack.models.article import Scan
from predtrack.models.note import About, Note, Objection, Role
from predtrack.models.outcome import Status
from predtrack.models.selection import Entry
from predtrack.models.statement import Kind, Span, Voice
from predtrack.render.site.introduction import to_html
from predtrack.render.site.prediction import Card, card_of
from predtrack.render.site.site import A_PAGE
from predtrack.render.site.standings import Subject, ranks
from predtrack.render.site.words import cut_at_word, day_words, rate_words, short_rate, tail_at_word
from predtrack.scorecard.record import Tally

LARGEST = 300_000


def objected(entry):
    note = Note(
        SIGNED.at,
        "Ann Lee",
        Role.SPEAKER,
        "I meant trains.",
        None,
        About.OUTCOME,
        None,
        Objection.WAITING,
    )
    return replace(entry, prediction=entry.prediction.objected(note, signed=SIGNED))


def full():
    """Return the usual entries, with an objection, a removed one, and links between two."""
    entries = usual()[:-1]
    entries[4] = objected(entries[4])
    removed = a_prediction("removed0", article="gonezzzz").removed("duplicate", signed=SIGNED)
    again = a_prediction("again000", linked=("right000",), tags=("Bread", "economy"))
    gone = an_article("gone", authors=("Nobody Else",), outlet="Elsewhere")
    return [*entries, Entry(removed, gone), Entry(again, ARTICLE)]


def judged(author, number, *, of):
    """Return entries of somebody of which a number came true, and the others did not."""
    article = an_article(author.lower(), authors=(author,))
    made = (a_prediction(f"{author.lower()}{n:05}"[:8], article=article.id) for n in range(of))
    return [
        Entry(resolved(one, Status.CONFIRMED if n < number else Status.FAILED), article)
        for n, one in enumerate(made)
    ]


SAMPLES = {
    "usual": usual(),
    "full": full(),
    "harmful": harmful(),
    "foreign": foreign(),
    "many": many(90),
    "none": [],
}


@pytest.fixture(scope="module")
def sites():
    return {name: files_of(edition(entries)) for name, entries in SAMPLES.items()}


@pytest.fixture(scope="module")
def site(sites):
    return sites["full"]


def pages(files):
    return {path: Document(text) for path, text in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_leads_somewhere(sites, name):
    data = {"calendar.ics", "data.json", "data.csv"}  # the command writes them
    there = pages(sites[name])
    for path, document in there.items():
        for element in document.elements:
            link = element.attributes.get("href") or element.attributes.get("src") or "#main"
            if re.match("https?:|mailto:", link):
                continue
            target, _, mark = link.partition("#")
            at = normpath(join(dirname(path), unquote(target))) if target else path
            assert at in sites[name].keys() | data, (path, link)
            if mark:
                assert there[at].all(*_with_id(there[at], mark)), (path, link)


def _with_id(document, mark):
    return [one.tag for one in document.elements if one.attributes.get("id") == mark]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_is_reached_from_the_index(sites, name):
    there, seen, ahead = pages(sites[name]), set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen or path not in there:
            continue
        seen.add(path)
        for one in there[path].all("a"):
            link = one.attributes["href"].partition("#")[0]
            if link and not re.match("https?:|mailto:", link):
                ahead.append(normpath(join(dirname(path), unquote(link))))
    moved = {path for path, text in sites[name].items() if 'http-equiv="refresh"' in text}
    assert there.keys() - moved == seen


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_ask_nothing_of_any_network_and_let_nothing_in(sites, name):
    for path, document in pages(sites[name]).items():
        policy = document.one("meta", **{"http-equiv": "Content-Security-Policy"})
        assert "default-src 'none'" in policy.attributes["content"]
        assert "unsafe" not in policy.attributes["content"]
        for element in document.elements:
            assert not {"style", "action", "xlink:href"} & element.attributes.keys()
            assert not [one for one in element.attributes if one.startswith("on")]
            link = element.attributes.get("href", "")
            assert not re.match("(?i)(javascript|data|vbscript|file):|//", link), (path, link)
            if link.startswith("http"):
                assert element.attributes["rel"] == "noopener noreferrer"
        scripts = [one.attributes for one in document.all("script")]
        assert all(one.get("type") == "application/ld+json" or "src" in one for one in scripts)
        assert not document.all("img")
        assert not document.all("iframe")


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_well_formed_and_say_what_their_parts_are(sites, name):
    for path, document in pages(sites[name]).items():
        ids = [one.attributes["id"] for one in document.elements if "id" in one.attributes]
        assert len(ids) == len({*ids}), path
        levels = [int(one.tag[1]) for one in document.elements if re.fullmatch("h[1-6]", one.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        assert len(document.all("main")) == 1
        assert len(document.all("caption")) == len(document.all("table"))
        assert len(document.all("title")[0].text) > len("Said & done")
        assert len(sites[name][path].encode()) < LARGEST


def test_harmful_texts_stand_as_text(sites):
    for path, whole in sites["harmful"].items():
        text = re.sub('<script type="application/ld.json">[^<>]*</script>', "", whole)
        if path.endswith(".html"):
            assert not [harm for harm in HARM if re.search("[<>\"']", harm) and harm in text], path
    claims = [
        Document(text).one("h1")
        for path, text in sites["harmful"].items()
        if re.fullmatch(r"person/.*\.html", path)
    ]
    assert sorted(one.text for one in claims) == sorted(HARM)


@pytest.mark.parametrize("field", ["title", "publisher", "licence"])
@pytest.mark.parametrize("harm", HARM)
def test_harmful_settings_stand_as_text(field, harm):
    named = replace(SITE, **{field: harm, "introduction": harm})
    text = files_of(edition(usual()[:1], site=named))["index.html"]
    document = Document(text)
    assert not document.all("script")
    assert not document.all("img")
    assert not [
        one for one in document.elements if any(name.startswith("on") for name in one.attributes)
    ]


def test_an_introduction_is_markdown_without_html_and_pictures():
    text = "# Title\n\n*Said* by [us](https://example.org).\n\n<script>x</script> ![p](https://example.org/p.png) [j](javascript:x)"
    html = str(to_html(text))
    assert "<h2>Title</h2>" in html
    assert '<em>Said</em> by <a href="https://example.org">us</a>' in html
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert to_html("  ") == ""


# what stands on the pages


def test_a_predictions_page_has_the_quote_first_and_all_that_is_known(site):
    text = " ".join(Document(site["prediction/right000.html"]).one("main").text.split())
    parts = (
        "came true 1 December 2019",
        "after the vote No change will be seen. So much for that",
        "Ann Lee, Bo Ek (the article's own words)",
        "in What Comes Next, The Paper, 3 February 2020",
        "Read it where it stands",
        "What we checked Claim right000.",
        "“very likely”, which is read as 80 to 95 in 100 (icd203)",
        "By when By 10 December 2019 (the speaker's own words)",
        "Window 10 June 2019 to 10 December 2019",
        "In the words “in the next six months”",
        "Judged 23 November 2026, by The Desk",
        "https://example.org/report",
    )
    places = [text.find(one) for one in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places[:3] == sorted(places[:3])


def test_a_claim_that_was_made_again_leads_to_the_other(site):
    again = Document(site["prediction/again000.html"])
    assert "Said again" in again.one("main").text
    assert "../prediction/right000.html" in [one.attributes["href"] for one in again.all("a")]


def test_what_sort_of_statement_it_is_stands_where_it_is_no_plain_prediction(site):
    assert "What sort question" in " ".join(
        Document(site["prediction/yes00000.html"]).one("main").text.split()
    )
    assert "What sort" not in site["prediction/right000.html"]


def test_an_objection_stands_under_what_it_is_about_and_beside_the_rate(site):
    text = " ".join(Document(site["prediction/wrong000.html"]).one("main").text.split())
    assert (
        "About the outcome, Ann Lee, 23 November 2026: waiting for an answer I meant trains."
        in text
    )
    person = " ".join(Document(site["person/ann-lee.html"]).one("main").text.split())
    assert "1 objection" in person


def test_who_objects_finds_id_and_address_filled_in(site):
    (link,) = [
        one
        for one in Document(site["prediction/wrong000.html"]).all("a")
        if one.text == "Object or correct"
    ]
    assert link.attributes["href"].startswith("mailto:desk@example.org?subject=Objection")
    assert "prediction/wrong000.html" in unquote(link.attributes["href"])


def test_a_person_is_shown_with_the_rate_in_words(site):
    text = " ".join(Document(site["person/ann-lee.html"]).one("main").text.split())
    assert "also counted: “A. Lee”" in text
    assert "1 of 3 came true, 1 partly (between" in text
    assert "Not you? Object" in text
    assert "too few to compare" in text
    assert not re.search(r"RATE|--min-n|CONF|confirmed", text)


def test_another_spelling_leads_to_the_page_that_counts(site):
    (moved,) = [text for path, text in site.items() if 'http-equiv="refresh"' in text]
    assert 'content="0; url=../person/ann-lee.html"' in moved


def test_what_was_removed_is_listed_and_keeps_its_page(site):
    assert "prediction/removed0.html" in site["list/removed.html"]
    assert "Taken out of the count." in site["prediction/removed0.html"]
    assert "person/nobody-else.html" not in site
    assert "removed" in Document(site["list/corrections.html"]).one("ol").text


def test_empty_parts_are_left_out(sites):
    assert "list/removed.html" not in sites["usual"]
    assert "list/tag.html" in sites["usual"]
    assert not Document(sites["none"]["index.html"]).all("table")
    assert "Topics" not in sites["none"]["index.html"]
    assert "Objections" not in Document(sites["usual"]["prediction/open0000.html"]).one("main").text


def test_figures_and_columns_without_anything_are_left_out():
    nobody = edition([Entry(a_prediction("alone000"), replace(ARTICLE, authors=(), outlet=None))])
    text = Document(files_of(nobody)["index.html"]).one("dl", class_="headline").text
    assert "People" not in text
    assert "overdue" not in text
    alike = [one for name in ("Ann", "Bo") for one in judged(name, 3, of=6)]
    assert "Place" not in files_of(edition(alike))["index.html"]
    apart = [*judged("Ann", 12, of=12), *judged("Bo", 0, of=12)]
    assert "Place" in files_of(edition(apart))["index.html"]


def test_a_rate_of_halves_says_so_on_the_index(sites):
    said = "What partly came true counts half"
    assert said in sites["full"]["index.html"]
    assert said not in sites["none"]["index.html"]


def test_what_was_judged_is_told_with_the_verdict(site):
    one = a_prediction("twice000")
    one = resolved(one, Status.FAILED).reopened(signed=SIGNED, why="too early")
    asked = resolved(a_prediction("asked000", kind=Kind.QUESTION), Status.FAILED)
    again = Entry(resolved(one, Status.CONFIRMED), ARTICLE)
    made = files_of(edition([again, Entry(asked, ARTICLE)]))
    listed = Document(made["list/corrections.html"]).one("ol").text
    for verdict in ("judged: did not come true", "judged: came true", "judged: answered no"):
        assert verdict in listed
    assert "judged: did not come true" in made["prediction/twice000.html"]


def test_a_list_has_twenty_to_a_page_and_turns(sites):
    first, last = (Document(sites["many"][f"tag/bread{end}.html"]) for end in ("", ".5"))
    assert len(first.all("li", class_="card")) == A_PAGE
    assert len(last.all("li", class_="card")) == 90 - 4 * A_PAGE
    assert [one.attributes["href"] for one in first.all("a", rel="next")] == ["../tag/bread.2.html"]
    assert not last.all("a", rel="next")


def test_corrections_since_an_edition_are_those_made_after_its_day():
    corrections = files_of(edition(full()), editions=[date(2020, 1, 1), TODAY - timedelta(1)])
    assert "Every change since the edition of" in corrections["list/corrections.html"]
    assert "Taken" not in corrections["list/corrections.html"]
    later = edition(full(), day=TODAY + timedelta(1))
    assert "Nothing was changed." in files_of(later, editions=[TODAY])["list/corrections.html"]


def test_an_edition_for_comment_says_so_on_every_page():
    made = files_of(edition(full(), who=("Bo Ek",)))
    for path, text in made.items():
        if path.endswith(".html"):
            assert "For comment, not published." in text, path
    assert "prediction/right000.html" in made
    assert "prediction/wrong000.html" not in made


def test_a_past_edition_says_its_day_on_every_page():
    made = files_of(edition(full(), is_past=True))
    assert all("The edition of" in text for path, text in made.items() if path.endswith(".html"))


def test_a_quote_stands_in_its_paragraph_cut_between_words():
    text = (
        "Not this line.\n"
        + "Nobody asked for it. " * 20
        + "Rents will fall. "
        + "So they said again. " * 20
    )
    start = text.index("Rents")
    one = a_prediction(
        "inquote0", quote="Rents will fall.", spans=(Span.of(text, start, start + 16),)
    )
    entry = Entry(one, replace(ARTICLE, sha256="0" * 64))
    quotes = []
    for texts in ({ARTICLE.id: text}, {}):
        page = Document(files_of(edition([entry], texts=texts))["prediction/inquote0.html"])
        quotes.append(page.one("blockquote").text)
    assert all(re.fullmatch(r"…[A-Za-z. ]+ Rents will fall\. [A-Za-z. ]+…", one) for one in quotes)
    assert "Not this line" not in quotes[0]
    assert len(quotes[0]) > 300
    assert len(quotes[1]) < 80


def test_a_prediction_whose_article_says_nothing():
    entry = Entry(
        a_prediction("bare0000"),
        replace(ARTICLE, title=None, outlet=None, authors=(), published=None),
    )
    made = files_of(edition([entry]))
    assert "author not named" in made["prediction/bare0000.html"]
    assert not [path for path in made if path.startswith(("person/", "outlet/"))]


def test_a_title_of_a_thousand_characters_and_words_without_end():
    entry = Entry(
        a_prediction("long0000", claim=LONG_WORD * 4), replace(ARTICLE, title="Bread " * 170)
    )
    assert files_of(edition([entry]))["prediction/long0000.html"]


def test_five_thousand_tags():
    one = a_prediction("tagged00", tags=tuple(f"tag {n}" for n in range(5_000)))
    pages_ = site_pages(edition([Entry(one, ARTICLE)]))
    assert sum(path.startswith("tag/") for path in pages_) == 5_000
    assert max(len(pages_[path].make()) for path in ("list/tag.html", "list/tag.50.html")) < LARGEST


def site_pages(made):
    from predtrack.render.site.site import Site

    return {page.path: page for page in Site(made).pages()}


# the same bytes, and only what changed


def test_a_change_writes_only_the_pages_that_show_it(tmp_path):
    entries = many(60)
    build(tmp_path, edition(entries, aliases=Aliases()))
    assert build(tmp_path, edition(entries, aliases=Aliases())).written == 0
    entries[5] = replace(entries[5], prediction=resolved(entries[5].prediction, Status.FAILED))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}
    done = build(tmp_path, edition(entries, aliases=Aliases()))
    changed = {
        path.relative_to(tmp_path).as_posix()
        for path, data in before.items()
        if path.read_bytes() != data
    }
    assert {"index.html", "prediction/p0000005.html", "person/author-5.html"} <= changed
    assert "prediction/p0000006.html" not in changed
    assert len(changed) <= done.written < 30
    assert "tag/bread.2.html" not in changed
    whole = files_of(edition(entries, aliases=Aliases()))
    assert all((tmp_path / path).read_text("utf-8") == text for path, text in whole.items())


NEXT_DAY = {"day": TODAY + timedelta(1)}
SPEAKER = replace(full()[4].prediction, id="spokenzz", speaker="A Minister", voice=Voice.OTHER)
SCANNED = replace(ARTICLE, scans=(Scan(SIGNED.at, 9, 2),))
BEFORE_AND_AFTER = {
    "three more": ((full()[:-3], {}), (full(), {})),
    "three fewer": ((full(), {}), (full()[:-3], {})),
    "the next day": ((full(), {}), (full(), NEXT_DAY)),
    "a deadline passed": ((full(), {}), (full(), {"day": date(2027, 6, 1)})),
    "an alias": ((full(), {"aliases": Aliases()}), (full(), {})),
    "an alias in one outlet": (
        (full(), {"aliases": Aliases()}),
        (
            full(),
            {"aliases": Aliases([Alias(NameKind.AUTHOR, "Bo Ek", "Bo Li", outlet="The Paper")])},
        ),
    ),
    "another's words in the article": (
        ([Entry(full()[4].prediction, SCANNED)], {}),
        ([Entry(full()[4].prediction, SCANNED), Entry(SPEAKER, SCANNED)], {}),
    ),
    "a text": (
        (
            [Entry(a_prediction("quotedzz", spans=(Span.of("One. Two. Three.", 5, 9),)), ARTICLE)],
            {},
        ),
        (
            [Entry(a_prediction("quotedzz", spans=(Span.of("One. Two. Three.", 5, 9),)), ARTICLE)],
            {"texts": {ARTICLE.id: "One. Two. Three."}},
        ),
    ),
    "another publisher": ((full(), {}), (full(), {"site": replace(SITE, publisher="Others")})),
    "an edition before": ((full(), {}), (full(), {})),
}


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_what_is_written_after_a_change_is_what_a_whole_building_has(tmp_path, name):
    (before, how), (after, then) = BEFORE_AND_AFTER[name]
    days = [date(2020, 1, 1)] if name == "an edition before" else []
    build(tmp_path, edition(before, **how))
    build(tmp_path, edition(after, **then), editions=days)
    wanted = files_of(edition(after, **then), editions=days)
    found = {
        path.relative_to(tmp_path).as_posix(): path.read_text("utf-8")
        for path in tmp_path.rglob("*.*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert [
        path for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path)
    ] == []


def test_the_same_records_give_the_same_site_in_another_process():
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from page_samples import many, usual\nfrom site_samples import edition, files_of\n"
        "print(files_of(edition([*usual(), *many(50)])))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


# words and ranks


@pytest.mark.parametrize(
    ("confirmed", "failed", "partly", "words", "short"),
    [
        (7, 5, 0, "7 of 12 came true (between 32 and 81 in 100)", "58 % of 12"),
        (0, 5, 0, "0 of 5 came true (between 0 and 43 in 100)", "0 % of 5"),
        (2, 0, 1, "2 of 3 came true, 1 partly (between 31 and 98 in 100)", "83 % of 3"),
        (0, 0, 0, "None has been judged yet", "–"),
    ],
)
def test_rates_in_words(confirmed, failed, partly, words, short):
    assert rate_words(a_tally(confirmed, failed, partly)) == words
    assert short_rate(a_tally(confirmed, failed, partly)) == short


def a_tally(confirmed, failed, partly=0):
    from predtrack.scorecard.record import Asked

    statuses = {Status.CONFIRMED: confirmed, Status.FAILED: failed, Status.PARTLY: partly}
    return Tally(statuses, 0, Asked(), 0, 0, 0, 0, 0, 0, {}, {}, 0)


@pytest.mark.parametrize(
    ("records", "places"),
    [
        ([(95, 5), (50, 50), (5, 95)], ["1", "2", "3"]),
        ([(95, 5), (52, 48), (50, 50)], ["1", "2–3", "2–3"]),
        ([(3, 2), (2, 3)], ["", ""]),
        ([(3, 2)], ["1"]),
        ([], []),
    ],
)
def test_places_are_those_that_the_intervals_leave(records, places):
    subjects = [
        Subject("person", str(n), str(n), a_tally(*one), None, (), True)
        for n, one in enumerate(records)
    ]
    assert ranks(subjects) == places


def test_texts_are_cut_between_words():
    assert cut_at_word("one two three", 9) == "one two…"
    assert cut_at_word("one two", 7) == "one two"
    assert tail_at_word("one two three", 9) == "…three"
    assert cut_at_word(LONG_WORD, 9) == LONG_WORD[:9] + "…"
    assert day_words(TODAY) == "23 November 2026"


def test_a_card_has_the_quote_only_where_the_claim_is_another():
    one = Entry(
        a_prediction("same0000", claim="Rents “will” fall.", quote='Rents "will" fall.'), ARTICLE
    )
    card = card_of(one, "open")
    assert isinstance(card, Card)
    assert (card.quote, card.who, card.where) == ("", "Ann Lee", "The Paper, 10 June 2019")
    assert (
        card_of(Entry(a_prediction(deadline=SIX_MONTHS), ARTICLE), "open").when
        == "by 10 December 2019"
    )


def test_aliases_that_lead_nowhere_have_no_page():
    made = files_of(edition(many(3), aliases=ALIASES))
    assert not [path for path, text in made.items() if 'http-equiv="refresh"' in text]
