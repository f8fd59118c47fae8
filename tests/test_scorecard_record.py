"""The scorecard's arithmetic, against vectors worked out elsewhere."""

from datetime import date

import pytest
from conftest import (
    ARTICLE,
    SIGNED,
    SIX_MONTHS,
    TODAY,
    a_prediction,
    an_article,
    an_id,
    replace,
    resolved,
)

from predtrack.models.article import Scan
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Status
from predtrack.models.selection import Entry, Selection
from predtrack.models.statement import Kind
from predtrack.scorecard.counting import count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.record import score

CONFIRMED, FAILED, PARTLY, VOID = Status.CONFIRMED, Status.FAILED, Status.PARTLY, Status.VOID


def several(*statuses, **fields):
    names = (f"{number:08d}" for number in range(100))
    for name, status in zip(names, statuses, strict=False):
        prediction = a_prediction(name, **fields)
        yield prediction if status is Status.OPEN else resolved(prediction, status)


def total(predictions):
    entries = [Entry(one, ARTICLE) for one in predictions]
    return scored(entries, By.ARTICLE).total


def test_a_tally_counts_what_was_resolved_and_shows_the_rest():
    counted = total(several(CONFIRMED, PARTLY, FAILED, VOID, Status.OPEN))
    assert (counted.n, counted.void, counted.open, counted.assertions) == (3, 1, 1, 5)
    assert counted.hit.rate == pytest.approx(0.5)
    assert counted.strict.rate == pytest.approx(1 / 3)


def test_questions_are_counted_apart():
    questions = several(CONFIRMED, FAILED, FAILED, VOID, Status.OPEN, kind=Kind.QUESTION)
    counted = total(questions)
    assert (counted.n, counted.assertions) == (0, 0)
    asked = counted.asked
    assert (asked.yes, asked.no, asked.void, asked.open) == (1, 2, 1, 1)
    assert counted.hit.rate is None


def test_overdue_is_shown_and_not_failed():
    counted = total(several(Status.OPEN, deadline=SIX_MONTHS))
    assert (counted.overdue, counted.open, counted.failed) == (1, 1, 0)


def test_dated_means_that_the_article_risked_a_date():
    by_hand = Deadline(latest=date(2020, 1, 1), basis=Basis.MANUAL)
    assert total(several(Status.OPEN, deadline=SIX_MONTHS)).dated == 1
    assert total(several(Status.OPEN, deadline=by_hand)).dated == 0


def test_evidence_disputes_and_criteria_fixed_before_are_counted():
    before = resolved(
        a_prediction(criterion="More than two."), FAILED, evidence=(Evidence("https://a.org"),)
    )
    disputed = before.noted(Note(SIGNED.at, "x", Role.JUDGE, status=CONFIRMED), signed=SIGNED)
    after = resolved(a_prediction("bbbbbbbb"), FAILED).edited(
        {"criterion": "Late."}, signed=SIGNED, why="forgotten"
    )
    counted = total([disputed, after])
    assert (counted.with_evidence, counted.disputed, counted.criteria) == (1, 1, 1)


def entries(**articles):
    for name, (article, statuses, fields) in articles.items():
        source = replace(article, id=an_id(name))
        for prediction in several(*statuses, **fields):
            yield Entry(replace(prediction, id=name + prediction.id, article=source.id), source)


def scored(found, *by, **options):
    return score(count(list(found), Selection(), day=TODAY), by, **options)


def labels(card):
    return [(" / ".join(group.labels), group.tally.n) for group in card.groups]


def test_a_quotation_never_touches_its_reporters_record():
    found = list(
        entries(
            one=(ARTICLE, [FAILED], {"speaker": "The Minister"}),
            two=(ARTICLE, [CONFIRMED], {}),
        )
    )
    by_author = scored(found, By.AUTHOR)
    assert labels(by_author) == [("Ann Lee", 1)]
    assert by_author.groups[0].tally.failed == 0
    assert (by_author.left_out, by_author.total.n) == (1, 1)
    by_speaker = scored(found, By.SPEAKER)
    assert labels(by_speaker) == [("The Minister", 1)]
    assert by_speaker.left_out == 1


def test_each_author_counts_once_and_the_total_counts_it_once():
    pair = an_article("x", authors=("Ann Lee", "Bo"))
    card = scored(list(entries(x=(pair, [CONFIRMED], {}))), By.AUTHOR)
    assert labels(card) == [("Ann Lee", 1), ("Bo", 1)]
    assert card.total.n == 1


def test_an_author_named_twice_counts_once():
    twice = an_article("x", authors=("Ann Lee", "ann lee"))
    assert labels(scored(list(entries(x=(twice, [CONFIRMED], {}))), By.AUTHOR)) == [("Ann Lee", 1)]


def test_a_criterion_added_while_reopened_was_not_fixed_before():
    opened = resolved(a_prediction(), FAILED).reopened(signed=SIGNED, why="x")
    added = opened.edited({"criterion": "Late."}, signed=SIGNED, why="x")
    assert total([resolved(added, FAILED)]).criteria == 0


def test_rows_with_enough_resolved_are_ranked_and_the_rest_stand_by_name():
    found = list(
        entries(
            a=(an_article("a", outlet="Zebra"), [CONFIRMED], {}),
            b=(an_article("b", outlet="Apple"), [FAILED], {}),
            c=(an_article("c", outlet="Worse"), [FAILED] * 5, {}),
            d=(an_article("d", outlet="Better"), [CONFIRMED] * 5, {}),
        )
    )
    card = scored(found, By.OUTLET)
    assert labels(card) == [("Better", 5), ("Worse", 5), ("Apple", 1), ("Zebra", 1)]
    assert [card.is_ranked(group) for group in card.groups] == [True, True, False, False]


def test_names_that_differ_in_case_are_one_row():
    found = entries(
        a=(an_article("a", outlet="The Paper"), [CONFIRMED], {}),
        b=(an_article("b", outlet="THE  PAPER"), [FAILED], {}),
    )
    assert labels(scored(list(found), By.OUTLET)) == [("The Paper", 2)]


def test_coverage_is_what_the_last_scans_found_and_what_is_on_record():
    scans = (Scan(SIGNED.at, 9, 0), Scan(SIGNED.at, 13, 0))
    article, other = an_article("a", scans=scans), an_article("b", scans=scans[:1])
    found = list(entries(a=(article, [CONFIRMED, FAILED], {}), c=(ARTICLE, [FAILED], {})))
    counted = count(found, Selection(), day=TODAY, articles=[article, other])
    coverage = score(counted, [By.OUTLET]).coverage
    assert (coverage.found, coverage.recorded) == (22, 2)
    before = replace(counted, day=date(2000, 1, 1))
    assert score(before, [By.OUTLET]).coverage is None
    many = count(
        list(entries(b=(other, [CONFIRMED] * 11, {}))), Selection(), day=TODAY, articles=[other]
    )
    assert score(many, [By.OUTLET]).coverage.recorded == 9
    assert scored([], By.OUTLET).coverage is None


def test_a_claim_that_a_joint_author_said_again_is_told():
    pair = an_article("b", authors=("Ann Lee", "Bo"), published=ARTICLE.published)
    found = [
        Entry(resolved(a_prediction("aaaaaaaa", linked=("bbbbbbbb",)), CONFIRMED), ARTICLE),
        Entry(resolved(a_prediction("bbbbbbbb", linked=("aaaaaaaa",)), FAILED), pair),
    ]
    card = scored(found, By.AUTHOR)
    assert labels(card) == [("Ann Lee", 1), ("Bo", 1)]
    assert (card.total.n, card.repeats, card.split) == (2, 1, 0)
    whole = scored(found, By.AUTHOR, count_repeats=True)
    assert (labels(whole), whole.repeats) == ([("Ann Lee", 2), ("Bo", 1)], 0)


def test_unnamed_authors_of_two_outlets_are_two_asserters():
    times, post = (an_article(name, outlet=name, authors=()) for name in ("Times", "Post"))
    found = [
        Entry(resolved(a_prediction("aaaaaaaa", linked=("bbbbbbbb",)), CONFIRMED), times),
        Entry(resolved(a_prediction("bbbbbbbb", linked=("aaaaaaaa",)), FAILED), post),
    ]
    card = scored(found, By.AUTHOR)
    assert (labels(card), card.total.n, card.repeats) == ([("(author not named)", 2)], 2, 0)


def test_what_is_open_has_no_evidence_dispute_or_criterion_to_count():
    note = Note(SIGNED.at, "x", Role.JUDGE, "No.")
    opened = a_prediction(criterion="Two.").noted(note, signed=SIGNED)
    found = total([opened])
    assert (found.with_evidence, found.disputed, found.criteria) == (0, 0, 0)


def test_the_filter_of_an_author_leaves_quoted_speakers_out():
    found = list(
        entries(
            one=(ARTICLE, [FAILED], {"speaker": "The Minister"}), two=(ARTICLE, [CONFIRMED], {})
        )
    )
    counted = count(found, Selection(authors=("Lee",)), day=TODAY)
    for by in (By.AUTHOR, By.KIND, By.HORIZON):
        card = score(counted, [by])
        assert (card.total.confirmed, card.total.failed, card.counted.quoted) == (1, 0, 1)


def test_nothing_resolved_divides_nothing():
    card = scored([], By.AUTHOR)
    assert (card.groups, card.total.n, card.total.hit.rate) == ((), 0, None)
