"""Reviews: resolved predictions as schema.org's ClaimReview."""

import json

import pytest
from conftest import a_prediction, replace, resolved
from editions import PUBLISHED, an_entry, edition

from predtrack.models.article import OWN
from predtrack.models.outcome import Status
from predtrack.models.statement import Kind, Voice
from predtrack.render.site.review import review_of

WHOLE = PUBLISHED + b'address = "https://example.org/p"\n'
HOSTILE = "</script><!--<script>alert(1)&\u2028\x00\x1b\u202e"


def review(text, one, **facts):
    entry = an_entry(one)
    entry = replace(entry, article=replace(entry.article, **facts))
    return review_of(edition(text, entries=[entry]), entry)


@pytest.mark.parametrize(
    ("status", "value", "words"),
    [
        (Status.CONFIRMED, 5, "Came true"),
        (Status.PARTLY, 3, "Came partly true"),
        (Status.FAILED, 1, "Did not come true"),
        (Status.VOID, None, "Could not be judged"),
    ],
)
def test_a_resolved_prediction_is_reviewed_and_rated(status, value, words):
    told = json.loads(review(WHOLE, resolved(a_prediction(), status), url="https://example.org/a"))
    assert told["@type"] == "ClaimReview"
    assert told["url"] == "https://example.org/p/prediction/aaaaaaaa.html"
    assert told["author"] == {"@type": "Organization", "name": "The Desk"}
    assert told["datePublished"] == "2026-11-23"
    assert told["reviewRating"].get("ratingValue") == value
    assert told["reviewRating"]["alternateName"] == words
    claim = told["itemReviewed"]
    assert claim["author"] == [{"@type": "Person", "name": "Ann Lee"}]
    assert claim["appearance"]["url"] == "https://example.org/a"


def test_what_is_not_known_is_left_out():
    one = resolved(a_prediction(voice=Voice.OTHER), Status.FAILED)
    told = json.loads(review(PUBLISHED, one, title=None, outlet=None, published=None))
    assert told["itemReviewed"] == {"@type": "Claim", "appearance": {"@type": "CreativeWork"}}
    assert told["url"] == "prediction/aaaaaaaa.html"


@pytest.mark.parametrize(
    ("one", "facts"),
    [
        (a_prediction(), {}),
        (resolved(a_prediction(kind=Kind.QUESTION), Status.FAILED), {}),
        (resolved(a_prediction(), Status.FAILED), {"outlet": OWN, "url": None, "sha256": None}),
    ],
)
def test_what_asserts_nothing_or_is_open_is_not_reviewed(one, facts):
    assert review(PUBLISHED, one, **facts) is None


def test_hostile_text_stays_inside_the_script():
    one = a_prediction(claim=HOSTILE, speaker=HOSTILE, voice=Voice.OTHER)
    text = review(PUBLISHED, resolved(one, Status.FAILED), title=HOSTILE, outlet=HOSTILE)
    assert not {*"<>&\u2028\x00\x1b"} & {*text}
    assert json.loads(text)["claimReviewed"].startswith("</script><!--<script>alert(1)&")
