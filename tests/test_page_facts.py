"""Pages as they come: title, authors, outlet, day and how it is known, address, language, text."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from predtrack.reading.document import read_document
from predtrack.reading.language import language_of
from predtrack.reading.pages import PageReader

DAY = date(2026, 11, 24)
FIRST = "The harbour will reopen to ferries in the spring, the port authority says, once the last of the two cranes has been taken down."
SECOND = "Nobody who lives behind the quay expects the noise to end before 2030, and few of them would move away because of it."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
SAID = [
    "The harbour will reopen to ferries in the spring, the port authority says, once the last of the two cranes has been taken down.",
    "Nobody who lives behind the quay expects the noise to end before 2030, and few of them would move away because of it.",
]
MORE = [
    f"The {name} yard will close in {year}, as the port has no further use for it."
    for name, year in (("old", 2031), ("new", 2032))
]
TITLE = "Harbour to reopen in spring"


def page(head="", body=BODY, *, top="", after="", lang="en-GB"):
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{TITLE} | The Harbour Courier</title>'
        f'<meta property="og:site_name" content="The Harbour Courier">{head}</head><body><header>'
        f'<a href="/">Home</a></header><main><article><h1>{TITLE}</h1>{top}{body}</article></main>{after}'
        "<footer>© 2019 The Harbour Courier, founded on 1 June 2001</footer></body></html>"
    )


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def schema(*nodes):
    return f'<script type="application/ld+json">{json.dumps(nodes if len(nodes) != 1 else nodes[0])}</script>'


def article(published="2026-11-24T08:00:00Z", **more):
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "datePublished": published,
        **more,
    }


@dataclass(frozen=True)
class Want:
    """What a page is to be read as."""

    published: date | None = DAY
    basis: str | None = "stated"
    note: str | None = None
    authors: tuple[str, ...] = ()
    title: str = TITLE
    outlet: str = "The Harbour Courier"
    url: str | None = None
    language: str | None = "en"
    sentences: tuple[str, ...] = tuple(SAID)


def stated(**more):
    return Want(**more)


def inferred(note, **more):
    return Want(basis="inferred", note=note, **more)


def undated(**more):
    return Want(None, None, **more)


COMMENT = (
    '<section class="comments"><h2>Comments</h2><div itemscope itemtype="https://schema.org/Comment">'
    '<time itemprop="datePublished" datetime="2026-12-02">2 December</time><p>I shall believe it when I see '
    "the first ferry come in, and not a day before that.</p></div></section>"
)
RELATED = (
    '<aside class="related"><h2>Related</h2><article><h3>Old bridge will close</h3><time itemprop="datePublished" '
    'datetime="2025-02-03" pubdate>3 February 2025</time><p>The old bridge will close for good next week, the town says in '
    "a letter to all who live beside it.</p></article></aside>"
)
PAGES = {
    "open graph": (page(meta("article:published_time", "2026-11-24T23:30:00-05:00")), stated()),
    "json-ld of the article, not of its page": (
        page(schema({"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "@id": "https://courier.example/p", "datePublished": "2020-01-01"},
            {"@type": "Organization", "@id": "#org", "name": "The Harbour Courier", "foundingDate": "2001-06-01"},
            {"@type": "Person", "@id": "#mk", "name": "Marta Kowal"},
            article(headline=TITLE, author={"@id": "#mk"}, publisher={"@id": "#org"}),
        ]})),
        stated(authors=("Marta Kowal",)),
    ),
    "json-ld of the page alone": (page(schema({"@type": "WebPage", "datePublished": "2020-01-01"})), undated()),
    "json-ld of related stories and comments": (
        page(schema(
            article("2025-02-03", headline="Old bridge will close", url="https://courier.example/bridge"),
            article(headline=TITLE, comment=[{"@type": "Comment", "datePublished": "2026-12-02"}]),
        )),
        stated(),
    ),
    "json-ld of a related story alone": (
        page(schema(article("2025-02-03", headline="Old bridge will close")), after=RELATED), undated(),
    ),
    "an organisation wrote it": (
        page(schema(article(headline=TITLE, author=[{"@type": "Organization", "name": "Courier Staff"}]))),
        stated(authors=("Courier Staff",)),
    ),
    "two authors in a tag": (
        page(meta("author", "By Marta Kowal and Jon Ruiz") + meta("dc.date", "20261124")),
        stated(authors=("Marta Kowal", "Jon Ruiz")),
    ),
    "a marked time": (
        page(top='<p class="byline">By <a rel="author">Marta Kowal</a></p><time itemprop="datePublished" datetime="2026-11-24">Tuesday</time>'),
        stated(authors=("Marta Kowal",)),
    ),
    "a time with pubdate, comments and related stories behind": (
        page(top="<time pubdate datetime=2026-11-24T10:00>today</time>", after=COMMENT + RELATED), stated(),
    ),
    "marked times of others alone": (page(after=COMMENT + RELATED), undated()),
    "dublin core": (page('<meta name="DC.date.issued" content="2026-11-24">'), stated()),
    "dcterms": (page('<meta name="dcterms:created" content="24 November 2026">'), stated()),
    "citation": (
        page('<meta name="citation_author" content="Kowal, Marta"><meta name="citation_publication_date" content="2026/11/24">'),
        stated(authors=("Kowal, Marta",)),
    ),
    "several days are stated": (
        page(schema(article(headline=TITLE)) + meta("article:published_time", "2026-12-01")),
        stated(note="the earliest it states: JSON-LD, not 2026-12-01 (article:published_time)"),
    ),
    "one moment in two zones": (
        page(schema(article("2026-11-23T23:30:00Z", headline=TITLE)) + meta("article:published_time", "2026-11-24T08:30:00+09:00")),
        stated(),
    ),
    "a day of change alone": (
        page(meta("article:modified_time", "2026-11-24T10:00:00Z")), inferred("the day it was changed (article:modified_time)"),
    ),
    "an unsure tag": (page('<meta name="pubdate" content="Tue, 24 Nov 2026 10:00:00 GMT">'), inferred("its tag pubdate")),
    "its address": (
        page('<link rel="canonical" href="https://courier.example/2026/11/24/harbour">'),
        inferred("its address (/2026/11/24)", url="https://courier.example/2026/11/24/harbour"),
    ),
    "words at its head": (
        page(top="<p>By Marta Kowal</p><div>Published: 24 November 2026, 10:15</div>"),
        inferred("the words at its head (“Published: 24 November 2026, 10:15”)", sentences=("By Marta Kowal", *SAID)),
    ),
    "a founding day in the text": (
        page(body=BODY + "<p>The yard was founded on 1 June 2001 by two brothers who had come over from the other side of the bay.</p>"),
        undated(sentences=(*SAID, "The yard was founded on 1 June 2001 by two brothers who had come over from the other side of the bay.")),
    ),
    "the path of a picture": (
        page(body='<img src="/uploads/2018/05/04/quay.jpg">' + BODY) + '<img src="/2017/01/02/a.jpg">', undated(),
    ),
    "the epoch": (page(meta("article:published_time", "1970-01-01T00:00:00Z")), undated()),
    "adverts, polls, links and lives of authors in the text": (
        page(
            meta("article:published_time", "2026-11-24"),
            body=f"<p>{FIRST}</p><div class='ad-slot'><p>Advertisement: our cars will be cheaper next year than you would ever think.</p></div>"
            "<div class=poll><p>Will the harbour reopen in spring? Vote now and you will see what all the others think.</p></div>"
            f"<p>{SECOND}</p><div class='author-bio'><p>Marta Kowal will be our correspondent in the north until 2028.</p></div>"
            "<ul class=related-links><li><a href=/a>Tolls will rise next year</a></li></ul>",
        ),
        stated(),
    ),
    "a pull quote": (
        page(
            meta("article:published_time", "2026-11-24"),
            body=f"<p>{FIRST}</p><blockquote class=pullquote><p>Nobody who lives behind the quay expects the noise to end before 2030</p></blockquote><p>{SECOND}</p>",
        ),
        stated(),
    ),
    "a list under the body": (
        page(
            meta("article:published_time", "2026-11-24"),
            body=f"{BODY}<ul><li>The first ferry will sail in May.</li><li>The second will follow in June.</li></ul>",
        ),
        stated(sentences=(*SAID, "The first ferry will sail in May.", "The second will follow in June.")),
    ),
    "notes and powers": (
        page(
            meta("article:published_time", "2026-11-24"),
            body=f"{BODY}<p>All 10<sup>9</sup> litres will be clean by 2030<sup>2</sup> and 40 m<sup>2</sup> of quay<sup><a href='#n'>[3]</a></sup> will be left to the 5<sup>th</sup> of the yards.</p>",
        ),
        stated(sentences=(*SAID, "All 10⁹ litres will be clean by 2030 and 40 m² of quay will be left to the 5th of the yards.")),
    ),
    "another site's address and a first page": (
        page('<link rel=canonical href="/"><meta property="og:url" content="https://courier.example/harbour?id=3">' + meta("article:published_time", "2026-11-24")),
        stated(url="https://courier.example/harbour?id=3"),
    ),
    "broken and endless json-ld": (
        page('<script type="application/ld+json">{"@type": </script><script type="application/ld+json">'
             + "[" * 5000 + "</script>" + schema(article(headline=TITLE))),
        stated(),
    ),
    "a commenter and a related story are no authors": (
        page(
            schema({"@context": "https://schema.org", "@graph": [
                article(headline=TITLE), {"@type": "Comment", "author": {"@type": "Person", "name": "Jon Ruiz"}},
            ]}),
            after='<div class="comment"><span class="author">Ann Lee</span><p>It will never sail.</p></div>',
        ),
        stated(),
    ),
    "a title with its outlet behind it": (
        page(meta("article:published_time", "2026-11-24")).replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE} - The Harbour Courier</h1>"),
        stated(sentences=(f"{TITLE} - The Harbour Courier", *SAID)),
    ),
    "a day that the calendar has not": (page(meta("article:published_time", "2026-02-31")), undated()),
    "a day without its day": (page('<meta name="citation_date" content="2026">'), undated()),
    "a day in the footer": (page(after="<footer><p>Published on 3 May 2018 by Courier Ltd.</p></footer>"), undated()),
    "a headline with a day": (
        page().replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><h2>What changed on 3 May 2018 for us.</h2>"),
        undated(sentences=("What changed on 3 May 2018 for us.", *SAID)),
    ),
    "a subhead with a day": (
        page().replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><h2>What changed on 3 May 2018</h2>"),
        undated(sentences=("What changed on 3 May 2018", *SAID)),
    ),
    "a headline that is a day": (
        page().replace(TITLE, "3 May 2018: Harbour to reopen"),
        undated(title="3 May 2018: Harbour to reopen", sentences=("3 May 2018: Harbour to reopen", *SAID)),
    ),
    "a time at its head": (
        page(top="<div><time datetime='2026-11-24T10:15'>yesterday</time></div>"),
        inferred("the time at its head (“yesterday”)"),
    ),
    "a body made of parts with names that mislead": (
        page(
            top='<div class="author-info">By <b class="author">Marta Kowal</b><time itemprop="datePublished">24 November 2026</time></div>',
            body="".join(f'<div class="elementor-widget paywall has-sidebar"><p>{one}</p></div>' for one in (*SAID, *MORE)),
        ),
        stated(authors=("Marta Kowal",), sentences=("By Marta Kowal", *SAID, *MORE)),
    ),
    "words of another language": (
        page(schema({"@type": ["NewsArticle", "Article"], "datePublished": "2026-11-24", "inLanguage": "en-US", "headline": TITLE}), lang=""),
        stated(),
    ),
    "a page in Kazakh says so": (page(meta("article:published_time", "2026-11-24"), lang="kk"), stated(language="kk")),
}  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    with PageReader() as pages:
        yield pages


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_right(reader, name):
    source, want = PAGES[name]
    read = reader.read(source, "a.html")
    said = [
        one.text
        for one in read_document(read.text, language=language_of()).sentences
        if one.text != TITLE
    ]
    found = Want(
        read.published, read.published_basis, read.published_note, read.authors, read.title or "",
        read.outlet or "", read.url, read.language, tuple(said),
    )  # fmt: skip
    assert found == want
