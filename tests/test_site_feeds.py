"""Feeds: what became of predictions, as readers of feeds find it."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import a_prediction, replace, resolved
from editions import DATED, PUBLISHED, an_entry, edition

from predtrack.models.history import Signature
from predtrack.models.note import About, Note, Objection, Role
from predtrack.models.outcome import Outcome, Status
from predtrack.models.statement import Voice
from predtrack.render.site.acts import Act, steps_of
from predtrack.render.site.feeds import ALL, NEWEST, feeds_of

WHOLE = PUBLISHED + b'address = "https://example.org/p?x#y"\n'
HOSTILE = "</entry>]]><script>alert(1)</script>&amp;\x00\x1b[31m\u202e\ufffe\uffff\"'"
DAY = date(2027, 6, 1)


def at(day):
    return Signature(datetime(2026, 12, day, 9, tzinfo=UTC), "ann")


def judged_twice():
    """Return a prediction that is recorded, objected to, due, judged, reopened, judged again."""
    one = a_prediction(deadline=replace(DATED, latest=date(2026, 12, 10)))
    objection = Note(
        at(1).at, "Ann Lee", Role.SPEAKER, "No.", None, About.CLAIM, None, Objection.WAITING
    )
    one = one.objected(objection, signed=at(1))
    one = one.noted(Note(at(2).at, "ann", Role.READER, "x"), signed=at(2))
    one = one.answered(objection, Objection.UPHELD, "Yes.", signed=at(3))
    one = one.resolved(Outcome(Status.FAILED, None, at(12).day, "ann"), signed=at(12))
    one = one.reopened(signed=at(13), why="a report")
    return one.resolved(Outcome(Status.CONFIRMED, None, at(14).day, "ann"), signed=at(14))


def written(edition):
    return {one.address: one.write(edition) for one in feeds_of(edition)}


def parsed(text, *entries, address=ALL, day=DAY):
    data = written(edition(text, entries=[*entries], day=day))[address]
    ElementTree.fromstring(data)
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.bozo_exception
    return feed


def test_what_became_of_a_prediction_stands_by_its_day():
    steps = steps_of(an_entry(judged_twice()), DAY)
    assert [(one.act, one.at.date().isoformat()) for one in steps] == [
        (Act.RECORDED, "2026-11-23"), (Act.OBJECTED, "2026-12-01"), (Act.RESOLVED, "2026-12-12"),
        (Act.AGAIN, "2026-12-14"), (Act.DUE, "2026-12-10"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("latest", "decided", "day", "is_told"),
    [
        (date(2026, 12, 10), None, date(2026, 12, 10), True),
        (date(2026, 12, 10), None, date(2026, 12, 9), False),  # it has not come yet
        (date(2020, 12, 10), None, DAY, False),  # it had passed when it was recorded
        (date(2026, 12, 10), date(2026, 12, 1), DAY, False),  # it was judged before
        (date(2026, 12, 10), date(2026, 12, 10), DAY, True),
        (None, None, DAY, False),
    ],
)
def test_a_deadline_falls_due_on_its_day_while_it_is_open(latest, decided, day, is_told):
    one = a_prediction(deadline=replace(DATED, earliest=None, latest=latest))
    if decided:
        one = one.resolved(Outcome(Status.FAILED, None, decided, "ann"), signed=at(1))
    acts = [step.act for step in steps_of(an_entry(one), day)]
    assert (Act.DUE in acts) is is_told


def test_a_feed_is_read_by_feedparser_newest_first():
    feed = parsed(WHOLE, an_entry(judged_twice()))
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.author) == ("Who was right", "The Desk")
    assert [one.tags[0].term for one in feed.entries] == [
        "judged again", "resolved", "due", "objected", "recorded",
    ]  # fmt: skip
    first = feed.entries[0]
    assert first.title == "Judged again: Ann Lee: Claim aaaaaaaa."
    assert first.link == "https://example.org/p/prediction/aaaaaaaa.html"
    assert first.updated == "2026-12-14T09:00:00Z"
    assert "Now confirmed." in first.content[0].value
    assert len({one.id for one in feed.entries}) == len(feed.entries)


def test_ids_stay_when_the_site_is_renamed_moves_and_grows():
    before = parsed(PUBLISHED, an_entry(a_prediction())).entries
    more = [an_entry(judged_twice()), an_entry(a_prediction("bbbbbbbb"))]
    moved = WHOLE.replace(b"Who was right", b"Another").replace(b"The Desk", b"Others")
    after = parsed(moved, *more).entries
    assert {one.id for one in before} < {one.id for one in after}


def test_where_nobody_knows_where_the_site_stands_links_are_relative():
    said = a_prediction(speaker="Éva Ó / Nagy?", voice=Voice.OTHER)
    made = written(edition(PUBLISHED, entries=[an_entry(said)]))
    (person,) = made.keys() - {ALL}
    assert person.startswith("person/")
    assert person.endswith(".atom")
    assert b'href="prediction/aaaaaaaa.html"' in made[ALL]
    assert b'href="../prediction/aaaaaaaa.html"' in made[person]


def test_everybody_has_a_feed_of_his_own_by_any_spelling():
    entries = [
        an_entry(a_prediction(name, speaker=who, voice=Voice.OTHER))
        for name, who in (("a", "Olga Open"), ("b", "Mr Open"), ("c", "OLGA OPEN"), ("d", "Bo"))
    ]
    made = written(edition(PUBLISHED, entries=entries))
    assert sorted(made) == [ALL, "person/bo.atom", "person/olga-open.atom"]
    assert len(feedparser.parse(made["person/olga-open.atom"]).entries) == 3


def test_a_feed_has_the_newest_alone():
    entries = [an_entry(a_prediction(f"{number:08}")) for number in range(NEWEST + 1)]
    assert len(parsed(PUBLISHED, *entries).entries) == NEWEST


def test_a_feed_of_nothing_is_a_feed():
    assert parsed(PUBLISHED).entries == []


def test_hostile_text_is_text():
    article = replace(an_entry(a_prediction()).article, outlet=HOSTILE, title=HOSTILE)
    one = resolved(
        a_prediction(claim=HOSTILE, quote=HOSTILE, speaker=HOSTILE, voice=Voice.OTHER),
        Status.FAILED, observed=HOSTILE,
    )  # fmt: skip
    text = PUBLISHED.replace(b"Who was right", b"</title><script>")
    made = edition(text, entries=[an_entry(one, article)])
    for data in written(made).values():
        root = ElementTree.fromstring(data)
        assert {one.tag.rpartition("}")[2] for one in root.iter()} == {
            "feed", "id", "title", "updated", "author", "name", "link", "entry", "category", "content",
        }  # fmt: skip
        assert b"<script" not in data
        assert not {*b"\x00\x1b"} & {*data}
