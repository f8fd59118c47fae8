"""The scorecard's arithmetic, against vectors worked out elsewhere."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import ARTICLE, SIGNED, SIX_MONTHS, TODAY, a_prediction, an_article, resolved

from predtrack.counting import count
from predtrack.grouping import By
from predtrack.models.article import Scan
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Evidence, Status
from predtrack.models.prediction import Note, Role
from predtrack.models.statement import Kind
from predtrack.scorecard import score, tally
from predtrack.selection import Entry, Selection

CONFIRMED, FAILED, PARTLY, VOID = Status.CONFIRMED, Status.FAILED, Status.PARTLY, Status.VOID


def several(*statuses, **fields):
    names = (f"{number:08d}" for number in range(100))
    for name, status in zip(names, statuses, strict=False):
        prediction = a_prediction(name, **fields)
        yield prediction if status is Status.OPEN else resolved(prediction, status)


def test_a_tally_counts_what_was_resolved_and_shows_the_rest():
    counted = tally(several(CONFIRMED, PARTLY, FAILED, VOID, Status.OPEN), day=TODAY)
    assert (counted.n, counted.void, counted.open, counted.assertions) == (3, 1, 1, 5)
    assert counted.hit.rate == pytest.approx(0.5)
    assert counted.strict.rate == pytest.approx(1 / 3)


def test_questions_are_counted_apart():
    questions = several(CONFIRMED, FAILED, FAILED, VOID, Status.OPEN, kind=Kind.QUESTION)
    counted = tally(questions, day=TODAY)
    assert (counted.n, counted.assertions) == (0, 0)
    asked = counted.asked
    assert (asked.yes, asked.no, asked.void, asked.open) == (1, 2, 1, 1)
    assert counted.hit.rate is None


def test_overdue_is_shown_and_not_failed():
    counted = tally(several(Status.OPEN, deadline=SIX_MONTHS), day=TODAY)
    assert (counted.overdue, counted.open, counted.failed) == (1, 1, 0)


def test_dated_means_that_the_article_risked_a_date():
    by_hand = Deadline(latest=date(2020, 1, 1), basis=Basis.MANUAL)
    assert tally(several(Status.OPEN, deadline=SIX_MONTHS), day=TODAY).dated == 1
    assert tally(several(Status.OPEN, deadline=by_hand), day=TODAY).dated == 0


def test_evidence_disputes_and_criteria_fixed_before_are_counted():
    before = resolved(
        a_prediction(criterion="More than two."), FAILED, evidence=(Evidence("https://a.org"),)
    )
    disputed = before.noted(Note(SIGNED.at, "x", Role.SPEAKER, "No."), signed=SIGNED)
    after = resolved(a_prediction("bbbbbbbb"), FAILED).edited(
        {"criterion": "Late."}, signed=SIGNED, why="forgotten"
    )
    counted = tally([disputed, after], day=TODAY)
    assert (counted.with_evidence, counted.disputed, counted.criteria) == (1, 1, 1)


def entries(**articles):
    for name, (article, statuses, fields) in articles.items():
        source = replace(article, id=name)
        for prediction in several(*statuses, **fields):
            yield Entry(replace(prediction, id=name + prediction.id, article=name), source)


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
    assert tally([resolved(added, FAILED)], day=TODAY).criteria == 0


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


@pytest.mark.parametrize(
    ("by", "label"),
    [
        (By.OUTLET, "The Paper"),
        (By.ARTICLE, "What Comes Next"),
        (By.KIND, "prediction"),
        (By.TAG, "(no tag)"),
        (By.YEAR, "2019"),
    ],
)
def test_what_the_rows_can_be(by, label):
    card = scored(list(entries(x=(ARTICLE, [CONFIRMED], {}))), by)
    assert labels(card) == [(label, 1)]


def test_names_that_differ_in_case_are_one_row():
    found = entries(
        a=(an_article("a", outlet="The Paper"), [CONFIRMED], {}),
        b=(an_article("b", outlet="THE  PAPER"), [FAILED], {}),
    )
    assert labels(scored(list(found), By.OUTLET)) == [("The Paper", 2)]


def test_coverage_is_what_the_last_scans_found():
    scans = (Scan(SIGNED.at, 9, 0), Scan(SIGNED.at, 13, 9))
    found = entries(
        a=(an_article("a", scans=scans), [CONFIRMED, FAILED], {}), b=(ARTICLE, [FAILED], {})
    )
    coverage = scored(list(found), By.OUTLET).coverage
    assert (coverage.found, coverage.recorded) == (13, 9)
    assert scored([], By.OUTLET).coverage is None


def test_nothing_resolved_divides_nothing():
    card = scored([], By.AUTHOR)
    assert (card.groups, card.total.n, card.total.hit.rate) == ((), 0, None)
