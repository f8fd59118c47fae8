"""Selection: which predictions a list or a score is about."""

from datetime import date

import pytest
from conftest import ARTICLE, SIGNED, SIX_MONTHS, TODAY, a_prediction, an_article, replace, resolved

from predtrack.models.alias import Alias, Aliases, NameKind
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Status
from predtrack.models.selection import (
    SORT_KEYS,
    DatedBy,
    Entry,
    Order,
    Selection,
    is_for_review,
    select,
)
from predtrack.models.statement import Kind

KAZAKH = an_article("kazakh00", authors=("Әлия Қасым", "Bo Smith"), outlet="Егемен", title="Сайлау")
SOON = Deadline(latest=date(2026, 12, 1), basis=Basis.STATED)
VAGUE = Deadline("soon", basis=Basis.VAGUE, review=date(2020, 1, 1))
VOTE = Deadline(basis=Basis.EVENT, event="Vote, Kazakhstan")
ENTRIES = [
    Entry(a_prediction("late0000", deadline=SIX_MONTHS, tags=("a", "b")), ARTICLE),
    Entry(a_prediction("soon0000", deadline=SOON, speaker="The Minister"), ARTICLE),
    Entry(a_prediction("vague000", deadline=VAGUE, kind=Kind.PROMISE, article="kazakh00"), KAZAKH),
    Entry(a_prediction("event000", deadline=VOTE, kind=Kind.QUESTION, article="kazakh00"), KAZAKH),
    Entry(resolved(a_prediction("done0000", deadline=SIX_MONTHS), Status.FAILED), ARTICLE),
    Entry(
        a_prediction("none0000", claim="Сайлау ҚАЗАҚСТАНДА өтеді.", article="kazakh00").noted(
            Note(SIGNED.at, "x", Role.READER, "an aside"), signed=SIGNED
        ),
        KAZAKH,
    ),
]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["late", "soon", "vague", "event", "done", "none"]),
        (Selection(statuses=frozenset({Status.FAILED})), ["done"]),
        (Selection(kinds=frozenset({Kind.PROMISE, Kind.QUESTION})), ["vague", "event"]),
        (Selection(overdue=True), ["late"]),
        (Selection(due_within=8), ["soon"]),
        (Selection(due_within=7), []),
        (Selection(authors=("lee",)), ["late", "soon", "done"]),
        (Selection(authors=("le",)), []),
        (Selection(authors=("қасым",)), ["vague", "event", "none"]),
        (Selection(authors=("SMITH", "lee")), ["late", "soon", "vague", "event", "done", "none"]),
        (Selection(outlets=("егемен",)), ["vague", "event", "none"]),
        (Selection(speakers=("minister",)), ["soon"]),
        (Selection(tags=("B",)), ["late"]),
        (Selection(articles=frozenset({"kazakh00"})), ["vague", "event", "none"]),
        (Selection(events=("vote, kazakhstan",)), ["event"]),
        (Selection(search="қазақстанда"), ["none"]),
        (Selection(search="АЙЛАУ"), ["vague", "event", "none"]),
        (Selection(search="aside"), ["none"]),
        (Selection(first=date(2026, 1, 1)), ["soon"]),
        (Selection(last=date(2019, 12, 10)), ["late", "done"]),
        (
            Selection(first=date(2019, 6, 10), dated_by=DatedBy.PUBLISHED),
            ["late", "soon", "vague", "event", "done", "none"],
        ),
        (Selection(first=TODAY, last=TODAY, dated_by=DatedBy.DECIDED), ["done"]),
    ],
)
def test_a_selection(selection, found):
    ids = [entry.prediction.id.rstrip("0") for entry in select(ENTRIES, selection, today=TODAY)]
    assert ids == found


ALIASES = Aliases(
    [
        Alias(NameKind.AUTHOR, "Алия Касым", "Әлия Қасым"),
        Alias(NameKind.AUTHOR, "Ann Smith", "Ann Lee"),
        Alias(NameKind.OUTLET, "Egemen", "Егемен"),
        Alias(NameKind.SPEAKER, "Министр", "The Minister"),
        Alias(NameKind.TAG, "beta", "b"),
        Alias(NameKind.TAG, "b", "c"),
    ]
)


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(authors=("Алия Касым",)), ["vague", "event", "none"]),
        (Selection(authors=("касым",)), ["vague", "event", "none"]),
        (Selection(authors=("ann smith",)), ["late", "soon", "done"]),
        (Selection(authors=("smith",)), ["late", "soon", "vague", "event", "done", "none"]),
        (Selection(authors=("Егемен",)), []),
        (Selection(outlets=("EGEMEN",)), ["vague", "event", "none"]),
        (Selection(speakers=("министр",)), ["soon"]),
        (Selection(tags=("Beta",)), ["late"]),
        (Selection(tags=("c",)), ["late"]),
        (Selection(tags=("a",)), ["late"]),
        (Selection(tags=("d",)), []),
    ],
)
def test_a_name_answers_to_its_aliases_too(selection, found):
    aware = replace(selection, aliases=ALIASES)
    ids = [entry.prediction.id.rstrip("0") for entry in select(ENTRIES, aware, today=TODAY)]
    assert ids == found
    assert not aware.takes_all


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.DEADLINE, ["done", "late", "soon", "vague", "event", "none"]),
        (Order.WHO, ["done", "late", "soon", "vague", "event", "none"]),
        (Order.PUBLISHED, ["done", "event", "late", "none", "soon", "vague"]),
        (Order.RECORDED, ["done", "event", "late", "none", "soon", "vague"]),
    ],
)
def test_orders(order, ids):
    ordered = sorted(ENTRIES, key=SORT_KEYS[order])
    assert [entry.prediction.id.rstrip("0") for entry in ordered] == ids


def test_who_is_the_speaker_else_the_author_else_the_outlet():
    nameless = an_article("a", authors=())
    assert [entry.who for entry in ENTRIES[:2]] == ["Ann Lee", "The Minister"]
    assert Entry(a_prediction(), nameless).who == "The Paper"
    assert Entry(a_prediction(), an_article("a", authors=(), outlet=None)).who == "-"


def test_only_what_has_no_date_is_looked_at_again():
    assert is_for_review(ENTRIES[2].prediction, TODAY)
    assert not is_for_review(ENTRIES[2].prediction, date(2020, 1, 1))
    assert not is_for_review(ENTRIES[0].prediction, TODAY)
