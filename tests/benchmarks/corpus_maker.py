"""Make a corpus of any size from sentences of our own: corpus_maker.py FOLDER [--articles N] …

The same seed gives the same bytes. Of the articles some are agencies' copies, whole or with a
paragraph changed, and some are broken; as JSON Lines, as WARC, or as a folder of texts.
"""

import argparse
import gzip
import json
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import islice
from pathlib import Path
from random import Random

FIRST = "Ann Boris Clara Dmitri Elena Farid Grace Hugo Irina Jonas Karin Leo Maria Nadia Oscar Petra Quentin Rosa Stefan Tara".split()
LAST = "Adler Berg Castillo Dunne Ebert Fontaine Garner Hale Ivanova Jansen Keller Lowell Marsh Novak Orlova Paulson Quist Ramsey Sorensen Thorne".split()
PLACES = "Alderton Brinmoor Castleford Dunmere Eastvale Fenwick Graystone Harlow Ironbridge Juniper Bay".split()
OUTLETS = ("The Alderton Post", "Brinmoor Daily", "The Eastvale Courier", "Harlow Observer")
ROLES = (
    "finance minister",
    "mayor",
    "harbour master",
    "head of the transport board",
    "chief economist",
)
THINGS = "rents fares wages exports imports prices deliveries tariffs harvests permits".split()
BODIES = (
    "the council",
    "the port authority",
    "the water board",
    "the ministry",
    "the regional bank",
    "the school board",
)
WORKS = (
    "a second bridge",
    "the tram line",
    "a new clinic",
    "the eastern ring road",
    "the flood wall",
    "a night ferry",
)
VERBS = ("rise", "fall", "double", "recover", "level off")
MONTHS = (
    "January February March April May June July August September October November December".split()
)
PLAIN = (
    "{Body} met on Tuesday and heard {n} residents of {place}.",
    "Last year {things} in {place} changed by {n} percent.",
    "The meeting lasted {n} minutes, and nobody from {outlet} was in the room.",
    "{name}, who has lived in {place} for {n} years, keeps a shop near the station.",
    "Records show that {works} was first proposed {n} years ago.",
    "The road between {place} and {other} was closed on Sunday for repairs.",
    "Some {n} people signed the letter that {body} received in {month}.",
    "In {place} the market opened late because of the snow.",
    "{Body} published its accounts for the past {n} months.",
    "The building has {n} rooms and a view of the river.",
    "Nobody was hurt when a lorry lost its load outside {place}.",
    "{name} declined to comment on the figures.",
    "The two towns have argued about {works} since the last flood.",
    "A survey of {n} households found that most knew little about {things}.",
)
AHEAD = (
    "{Things} in {place} will {verb} by {month} {year}.",
    "“{Things} will {verb} by the end of {year},” said {name}, the {role}.",
    "{Body} is expected to open {works} in {month} {year}.",
    "{name} said that {things} would {verb} within {small} months.",
    "{Body} will not close {works} before {month} {year}.",
    "{Body} plans to build {works} over the next {small} years.",
    "Will {body} finish {works} by {year}?",
    "Analysts in {place} expect {things} to {verb} by {n} percent next year.",
    "If the frost holds, {things} could {verb} in the coming weeks.",
    "{name} promised that {works} would be ready by {month} {year}.",
    "{Things} are likely to {verb} very soon, the {role} of {place} warned.",
)


USUAL = (5, 11)
"""Paragraphs of an article, least and most: about 2,400 characters."""


@dataclass(frozen=True)
class Made:
    """An article that was made; ``copy_of`` is the number of the one that it repeats."""

    number: int
    title: str
    author: str
    outlet: str
    published: date
    text: str
    copy_of: int | None = None

    @property
    def url(self):
        return f"https://example.org/{self.published:%Y/%m}/{self.number}"


def _words(random, day):
    things, works, body = (random.choice(some) for some in (THINGS, WORKS, BODIES))
    return {
        "name": f"{random.choice(FIRST)} {random.choice(LAST)}",
        "place": random.choice(PLACES),
        "other": random.choice(PLACES),
        "outlet": random.choice(OUTLETS),
        "role": random.choice(ROLES),
        "things": things,
        "Things": things.capitalize(),
        "body": body,
        "Body": body[0].upper() + body[1:],
        "works": works,
        "verb": random.choice(VERBS),
        "month": random.choice(MONTHS),
        "n": random.randint(13, 980),
        "small": random.choice(("two", "three", "six", "nine")),
        "year": day.year + random.randint(1, 6),
    }


def _paragraph(random, day):
    sentences = [
        random.choice(AHEAD if random.random() < 0.28 else PLAIN).format(**_words(random, day))
        for _ in range(random.randint(3, 6))
    ]
    return " ".join(sentences)


def _article(random, number, paragraphs):
    day = date(2015, 1, 1) + timedelta(days=random.randrange(4000))
    words = _words(random, day)
    title = random.choice(
        ("What {body} owes {place}", "{Things} and {works} in {place}", "A year of {things}")
    ).format(**words)
    text = "\n\n".join(_paragraph(random, day) for _ in range(random.randint(*paragraphs)))
    author = f"{random.choice(FIRST)} {random.choice(LAST)}"
    return Made(number, title, author, random.choice(OUTLETS), day, text)


def articles(seed=0, *, copies=0.1, paragraphs=USUAL):
    """Yield articles without end; about a share of ``copies`` repeats one of the last hundred."""
    random = Random(seed)
    originals = []
    number = 0
    while True:
        if originals and random.random() < copies:
            yield _copied(random, random.choice(originals), number)
        else:
            made = _article(random, number, paragraphs)
            originals = [*originals[-99:], made]
            yield made
        number += 1


def _copied(random, made, number):
    """Return an agency's copy a few days later: whole, or with its last paragraph changed."""
    day = made.published + timedelta(days=random.randint(0, 3))
    text = made.text
    if random.random() < 0.5:
        head, _, _ = text.rpartition("\n\n")
        text = f"{head}\n\nThis report came from {random.choice(PLACES)}."
    return Made(number, made.title, made.author, random.choice(OUTLETS), day, text, made.number)


BROKEN = (
    b"{not json at all",
    b'["a list"]',
    b'{"title": "No text"}',
    b'{"text": 7}',
    b'{"text": "\xff\xfe"}',
    b'{"text": "Die Mieten werden bis Ende des Jahres steigen, und niemand wird es den Leuten vorher sagen."}',
)
"""Lines that hold no article."""


def lines(count, seed=0, *, copies=0.1, broken=0.0, paragraphs=USUAL):
    """Yield so many lines of JSON, of which a share is broken."""
    random = Random(f"broken {seed}")
    for made in islice(articles(seed, copies=copies, paragraphs=paragraphs), count):
        if random.random() < broken:
            yield random.choice(BROKEN)
            continue
        row = {
            "title": made.title,
            "author": made.author,
            "outlet": made.outlet,
            "date": made.published.isoformat(),
            "url": made.url,
            "body": made.text,
        }
        yield json.dumps(row, ensure_ascii=False).encode()


def page(made):
    """Return an article as a news site's page, with its furniture."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in made.text.split("\n\n"))
    links = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(40))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(made.title)}</title>'
        f'<meta property="article:published_time" content="{made.published}T08:00:00Z">'
        f'<meta name="author" content="{made.author}"><meta property="og:site_name" content="{made.outlet}">'
        f"<script>{'var a=1;' * 400}</script></head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>{escape(made.title)}</h1>{paragraphs}</article></main>"
        f"<footer><ul>{links}</ul><p>All rights reserved.</p></footer></body></html>"
    ).encode()


def record(made, body=None, status="200 OK"):
    """Return a WARC response, packed by itself."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode()
    payload = http + (page(made) if body is None else body)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {made.url}\r\nWARC-Date: {made.published}T09:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{made.number:012d}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + payload + b"\r\n\r\n", mtime=0)


def records(count, seed=0, *, copies=0.1, broken=0.0, paragraphs=USUAL):
    """Yield so many packed WARC responses, of which a share is no article's page."""
    random = Random(f"broken {seed}")
    for made in islice(articles(seed, copies=copies, paragraphs=paragraphs), count):
        if random.random() < broken:
            wrong = random.choice(("404 Not Found", "200 OK"))
            yield record(made, b"<html><body></body></html>", wrong)
        else:
            yield record(made)


def make(folder, count, seed=0, *, form="jsonl", files=1, copies=0.1, broken=0.0, paragraphs=USUAL):
    """Write a corpus into a folder: in so many files, or as a text a file."""
    folder.mkdir(parents=True, exist_ok=True)
    if form == "text":
        for made in islice(articles(seed, copies=copies, paragraphs=paragraphs), count):
            head = f"{made.title}\nBy {made.author}\n{made.published:%d %B %Y}\n\n"
            (folder / f"{made.number:07d}.txt").write_text(head + made.text, encoding="utf-8")
        return
    source, end, ending = (lines, b"\n", "jsonl") if form == "jsonl" else (records, b"", "warc.gz")
    some = source(count, seed, copies=copies, broken=broken, paragraphs=paragraphs)
    for number in range(files):
        with (folder / f"{number:04d}.{ending}").open("wb") as file:
            for one in islice(some, -(-count // files)):
                file.write(one + end)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--form", choices=("jsonl", "warc", "text"), default="jsonl")
    parser.add_argument("--files", type=int, default=1)
    parser.add_argument("--copies", type=float, default=0.1)
    parser.add_argument("--broken", type=float, default=0.01)
    given = parser.parse_args()
    make(
        given.folder,
        given.articles,
        given.seed,
        form=given.form,
        files=given.files,
        copies=given.copies,
        broken=given.broken,
    )


if __name__ == "__main__":
    main()
