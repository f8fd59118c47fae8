"""Articles in the ledger: found again, completed, corrected."""

from datetime import date, timedelta

import pytest
from conftest import ARTICLE, PUBLISHED, SIGNED, SIX_MONTHS, a_prediction, resolved

from predtrack.errors import BeforePublication, InTheFuture, InvalidValue, PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.articles import ArticleFacts, article_for, edit_article, last_article
from predtrack.ledger.events import date_event
from predtrack.models.article import PublishedBasis
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Did
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal
from predtrack.reading.deadlines import find_deadline, no_deadline


def article(ledger, **facts):
    with ledger.writing() as writing:
        return article_for(writing, ArticleFacts(**facts), known=None, signed=SIGNED)[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://a.org", "title": "A"}, {"url": "https://a.org"}),
        ({"url": "https://a.org/x"}, {"url": "https://A.org/x/"}),
        ({"title": "A", "outlet": "o"}, {"title": "A", "outlet": "o"}),
        (
            {"url": "https://a.org/x?from=mail", "sha256": "ab" * 32},
            {"url": "https://a.org/x", "origin": "https://a.org/x?from=mail", "sha256": "ab" * 32},
        ),
        (
            {"url": "https://a.org/x?from=mail"},
            {"url": "https://a.org/x", "origin": "https://a.org/x?from=mail"},
        ),
        ({"sha256": "ab" * 32, "path": "a.txt"}, {"sha256": "ab" * 32, "path": "b.txt"}),
        ({"url": "https://a.org"}, {"url": "https://a.org", "sha256": "ab" * 32, "path": "a"}),
        ({"url": "https://a.org", "sha256": "ab" * 32}, {"url": "https://a.org"}),
        ({"url": "https://a.org", "title": "A"}, {"title": "A"}),
        ({"sha256": "ab" * 32, "path": "a.txt", "title": "A"}, {"title": "A"}),
    ],
)
def test_the_same_article_is_found_again(ledger, first, second):
    assert article(ledger, **first).id == article(ledger, **second).id
    assert len(ledger.articles()) == 2


def test_what_the_record_lacks_is_filled_and_what_it_has_is_not_overwritten(ledger):
    url = "https://a.org"
    article(ledger, url=url, title="A")
    filled = article(ledger, url=url, published=PUBLISHED, authors=("Bo",))
    assert (filled.published, filled.published_basis) == (PUBLISHED, PublishedBasis.STATED)
    assert filled.authors == ("Bo",)
    with pytest.raises(PredtrackError, match=rf"title A, not B: .*edit {filled.id}"):
        article(ledger, url=url, title="B")


def test_what_a_day_was_inferred_from_goes_with_the_day(ledger):
    inferred = {"published_basis": PublishedBasis.INFERRED, "published_note": "its address"}
    first = article(ledger, url="https://a.org", published=PUBLISHED, **inferred)
    assert article(ledger, url="https://a.org", title="A", published_note="its head") != first
    assert ledger.get_article(first.id).published_note == "its address"
    with ledger.writing() as writing:
        known = writing.get_article(first.id)
        edited, _ = edit_article(
            writing, known, {"published_basis": PublishedBasis.STATED}, signed=SIGNED
        )
    assert (edited.published, edited.published_note) == (PUBLISHED, None)


def test_an_article_needs_something_to_know_it_by_and_a_day_that_has_come(ledger):
    with pytest.raises(InvalidValue, match="which article"):
        article(ledger, outlet="o")
    tomorrow = SIGNED.at.date() + timedelta(days=1)
    with pytest.raises(InTheFuture):
        article(ledger, title="A", published=tomorrow)


def test_the_last_article_is_the_one_recorded_last(ledger, tmp_path):
    assert last_article(ledger) == ARTICLE
    article(ledger, title="At the same moment")
    with pytest.raises(PredtrackError, match="several"):
        last_article(ledger)
    with pytest.raises(PredtrackError, match="no last article"):
        last_article(Ledger(tmp_path / "none.json"))


def test_a_corrected_date_moves_what_was_counted_from_it(ledger):
    vote = Deadline(None, PUBLISHED, None, Basis.EVENT, "Vote")
    by_hand = Deadline("soon", PUBLISHED, date(2020, 1, 1), Basis.MANUAL)
    predictions = {
        "relative": a_prediction("relative", deadline=SIX_MONTHS),
        "nodate00": a_prediction("nodate00", deadline=no_deadline(PUBLISHED)),
        "vague000": a_prediction("vague000", deadline=find_deadline("very soon", PUBLISHED)),
        "byhand00": a_prediction("byhand00", deadline=by_hand),
        "event000": a_prediction("event000", deadline=vote),
        "done0000": resolved(a_prediction("done0000", deadline=SIX_MONTHS), Status.FAILED),
    }
    with ledger.writing() as writing:
        for prediction in predictions.values():
            writing.add(prediction)
        date_event(writing, "Vote", date(2019, 7, 1), signed=SIGNED)
    later = {"published": date(2019, 8, 10)}
    with ledger.writing() as writing:
        edited, moved = edit_article(writing, ARTICLE, later, signed=SIGNED, why="misprint")
    assert edited.published == date(2019, 8, 10)
    after = {new.id: new for _, new in moved}
    assert set(after) == {"relative", "nodate00", "vague000", "event000"}
    assert after["relative"].deadline.latest == date(2020, 2, 10)
    assert after["nodate00"].deadline.review == date(2020, 8, 10)
    assert after["vague000"].deadline.review == date(2019, 11, 10)
    assert ledger.get("byhand00").deadline.latest == date(2020, 1, 1)
    assert ledger.get("byhand00").deadline.earliest == date(2019, 8, 10)
    assert after["event000"].deadline.latest is None
    change = after["relative"].history[-1]
    assert (change.did, change.was["deadline"]["latest"]) == (Did.PUBLISHED, "2019-12-10")
    assert change.why == "published 2019-08-10, not 2019-06-10: misprint"
    assert ledger.get("done0000").deadline.latest == date(2019, 12, 10)


def test_a_date_after_a_deadline_by_hand_or_an_outcome_is_refused(ledger):
    by_hand = Deadline("soon", PUBLISHED, date(2020, 1, 1), Basis.MANUAL)
    done = resolved(a_prediction("done0000"), Status.FAILED, date(2020, 1, 1))
    for prediction in (a_prediction("byhand00", deadline=by_hand), done):
        with ledger.writing() as writing:
            writing.put(prediction)
        with (
            pytest.raises(BeforePublication, match=prediction.id),
            ledger.writing() as writing,
        ):
            edit_article(
                writing, ARTICLE, {"published": date(2020, 6, 1)}, signed=SIGNED, why="misread"
            )
        with ledger.writing() as writing:
            writing.put(prediction.removed(Removal.MISTAKE, signed=SIGNED))


def test_a_date_that_completes_an_article_moves_what_waited_for_it(ledger):
    undated = article(ledger, title="Undated")
    waits = Deadline("in the next six months", basis=Basis.RELATIVE)
    with ledger.writing() as writing:
        writing.add(a_prediction("waits000", deadline=waits, article=undated.id))
        facts = ArticleFacts(published=PUBLISHED)
        _, moves = article_for(writing, facts, known=undated, signed=SIGNED)
    assert [after.deadline.latest for _, after in moves] == [date(2019, 12, 10)]


def test_another_author_stands_in_the_histories_of_the_predictions(ledger):
    with ledger.writing() as writing:
        writing.add(a_prediction())
        edit_article(writing, ARTICLE, {"authors": ("Bo",)}, signed=SIGNED)
    assert ledger.get("aaaa").history[-1].why == "the article was by Ann Lee in The Paper"
