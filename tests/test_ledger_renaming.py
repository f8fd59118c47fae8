"""Renaming: spellings brought together, the old ones kept as aliases, nothing lost."""

import pytest
from conftest import ARTICLE, SIGNED, SIX_MONTHS, a_prediction, an_article, replace, resolved
from hypothesis import given, settings
from hypothesis import strategies as st

from predtrack.errors import InvalidValue, NotFound, PredtrackError
from predtrack.ledger import Ledger
from predtrack.ledger.articles import ArticleFacts, article_for, edit_article, known_article
from predtrack.ledger.forecasting import record_own
from predtrack.ledger.names import check_name
from predtrack.ledger.recording import Draft, edit, record
from predtrack.ledger.renaming import names_on_record, rename, same_elsewhere
from predtrack.ledger.verifying import Weight, verify
from predtrack.models.alias import Alias, NameKind, alias_key
from predtrack.models.deadline import Deadline
from predtrack.models.history import Did
from predtrack.models.identity import fold
from predtrack.models.outcome import Status
from predtrack.models.prediction import Removal

AUTHOR, OUTLET, SPEAKER, TAG = NameKind
OLD, NEW = "К. Токаев", "Kassym-Jomart Tokayev"


@pytest.fixture
def filled(ledger):
    """Articles by either spelling, and predictions open, resolved and removed."""
    with ledger.writing() as writing:
        writing.add(an_article("cyrillic", authors=("Ann Lee", OLD), outlet="CABAR.asia"))
        writing.add(an_article("latin000", authors=(NEW,), outlet="The Times"))
        writing.add(an_article("both0000", authors=(OLD, "Bo", NEW), outlet="Cabar.asia"))
        open_ = a_prediction("open0000", article="cyrillic", speaker=OLD, tags=("b", "econ"))
        writing.add(open_)
        done = replace(open_, id="done0000", deadline=SIX_MONTHS, tags=("econ", "economy"))
        writing.add(resolved(done, Status.FAILED))
        gone = a_prediction("gone0000", article="cyrillic", speaker="к. ТОКАЕВ", tags=())
        writing.add(gone.removed(Removal.MISTAKE, signed=SIGNED))
        writing.add(a_prediction("other000", article="latin000", speaker=NEW, tags=("economy",)))
    return ledger


def renamed(ledger, kind, old, new):
    with ledger.writing() as writing:
        return rename(writing, kind, old, new, signed=SIGNED)


def aliases(ledger):
    return {(one.kind.value, one.name): one.stands_for for one in Ledger(ledger.path).aliases()}


def test_an_author_is_renamed_in_every_article_in_its_place_and_once(filled):
    done = renamed(filled, AUTHOR, OLD, NEW)
    assert (done.articles, done.predictions, done.merged) == (2, 3, 2)
    assert filled.get_article("cyrillic").authors == ("Ann Lee", NEW)
    assert filled.get_article("both0000").authors == (NEW, "Bo")
    assert filled.get_article("latin000").authors == (NEW,)
    assert aliases(filled) == {("author", OLD): NEW}
    for name in ("open0000", "done0000", "gone0000"):
        entry = filled.find_prediction(name).history[-1]
        assert (entry.did, entry.was) == (Did.RENAME, {})
        assert entry.why == f"the article was by Ann Lee, {OLD} in CABAR.asia"
    assert len(filled.find_prediction("other000").history) == 1


def test_a_speaker_is_renamed_whatever_became_of_the_prediction(filled):
    done = renamed(filled, SPEAKER, OLD, NEW)
    assert (done.articles, done.predictions, done.merged) == (0, 3, 1)
    every = {one.id: one for one in filled.recorded_predictions()}
    assert {one.speaker for one in every.values()} == {NEW}
    assert every["done0000"].history[-1].was == {"speaker": OLD}
    assert every["gone0000"].history[-1].was == {"speaker": "к. ТОКАЕВ"}
    assert every["done0000"].status is Status.FAILED
    assert filled.get_article("cyrillic").authors == ("Ann Lee", OLD)


def test_a_removed_one_stays_removed_for_every_reader(filled):
    renamed(filled, SPEAKER, OLD, NEW)
    again = Ledger(filled.path)
    assert again.find_prediction("gone0000").is_removed
    assert "gone0000" not in [one.id for one in again.briefs()]
    assert "gone0000" not in [one.id for one in again.predictions()]
    with filled.writing() as writing:
        assert "gone0000" not in [one.id for one in writing.briefs()]
        writing.put(writing.find_prediction("gone0000"))
        assert "gone0000" not in [one.id for one in writing.briefs()]


def test_tags_are_folded_in_order_and_once(filled):
    done = renamed(filled, TAG, "ECON", "Economy")
    assert (done.old, done.new, done.predictions, done.merged) == ("econ", "economy", 2, 2)
    assert filled.get("open").tags == ("b", "economy")
    assert filled.get("done").tags == ("economy",)
    assert filled.get("done").history[-1].was == {"tags": ["econ", "economy"]}
    assert aliases(filled) == {("tag", "econ"): "economy"}


def test_an_outlet_takes_the_spelling_that_is_on_record(filled):
    done = renamed(filled, OUTLET, "the  PAPER", "the times")
    assert (done.old, done.new) == ("The Paper", "The Times")
    assert filled.get_article(ARTICLE.id).outlet == "The Times"


def test_another_case_is_the_same_name_and_needs_no_alias(filled):
    done = renamed(filled, OUTLET, "CABAR.asia", "CABAR.Asia")
    assert (done.articles, done.predictions, done.merged) == (2, 3, 0)
    assert filled.get_article("cyrillic").outlet == "CABAR.Asia"
    assert filled.get_article("both0000").outlet == "CABAR.Asia"
    assert aliases(filled) == {}
    assert not renamed(filled, OUTLET, "CABAR.asia", "CABAR.Asia").is_change


@pytest.mark.parametrize(
    ("renames", "expected"),
    [
        (["AB"], {"A": "B"}),
        (["AB", "BC"], {"A": "C", "B": "C"}),
        (["AB", "BC", "CA"], {"B": "A", "C": "A"}),
        (["AB", "BA"], {"B": "A"}),
        (["AB", "BC", "CD"], {"A": "D", "B": "D", "C": "D"}),
        (["AB", "BC", "CB"], {"A": "B", "C": "B"}),
        (["AB", "Bb"], {"A": "b"}),
        (["AC", "BA"], {"A": "C", "B": "C"}),
    ],
)
def test_chains_end_at_the_last_name_and_ways_back_leave_no_circle(ledger, renames, expected):
    with ledger.writing() as writing:
        for name in "ABCD":
            writing.add(a_prediction(f"say{name.lower()}zzzz", speaker=name))
    before = ledger.prediction_ids()
    for old, new in renames:
        renamed(ledger, SPEAKER, old, new)
    assert aliases(ledger) == {("speaker", old): new for old, new in expected.items()}
    assert ledger.prediction_ids() == before
    assert [*verify(ledger, today=SIGNED.day)][1:] == []


letters = st.sampled_from("AaBbCDЯя")


@given(st.lists(st.tuples(letters, letters), max_size=12))
@settings(max_examples=settings.default.max_examples // 2)
def test_no_renames_ever_close_a_circle(tmp_path_factory, renames):
    ledger = Ledger(tmp_path_factory.mktemp("chains") / "predictions.json")
    said = dict(zip("ABCDЯ", ("aaaa", "bbbb", "cccc", "dddd", "eeee"), strict=True))
    with ledger.writing() as writing:
        writing.add(ARTICLE)
        for name, prediction in said.items():
            writing.add(a_prediction(prediction, speaker=name))
        for old, new in renames:
            try:
                rename(writing, SPEAKER, old, new, signed=SIGNED)
            except PredtrackError as error:
                assert "is an alias of" in str(error)  # noqa: PT017  # what is refused changes nothing
        known = writing.aliases()
        used = {fold(one.speaker) for one in writing.predictions()}
    for alias in known:
        real = known.name_for(SPEAKER, alias.name)
        assert fold(real) != fold(alias.name)
        assert ledger.find_alias(alias_key(SPEAKER, real)) is None
        assert alias.stands_for == real
    assert {fold(known.name_for(SPEAKER, name)) for name in said} == used


def test_what_nobody_has_is_refused_with_what_is_near(filled):
    with pytest.raises(NotFound, match=f"no author 'Токаев' .*near it: {OLD}"):
        renamed(filled, AUTHOR, "Токаев", NEW)
    with pytest.raises(NotFound, match=f"near it: {NEW}$"):
        renamed(filled, AUTHOR, "Tokayev", "X")
    with pytest.raises(NotFound, match=r"try predtrack rename author 'Ann Lee' 'A\. Lee'$"):
        renamed(filled, SPEAKER, "Ann Lee", "A. Lee")
    with pytest.raises(NotFound, match=r"in this ledger$"):
        renamed(filled, TAG, "Ann Lee", "A. Lee")
    assert aliases(filled) == {}


def test_an_alias_of_that_name_already_is_no_error_and_of_a_third_it_is(filled):
    renamed(filled, AUTHOR, OLD, NEW)
    before = filled.path.read_bytes()
    for name in (NEW, NEW.lower(), OLD):
        again = renamed(filled, AUTHOR, OLD, name)
        assert (again.is_change, again.new) == (False, NEW)
    with pytest.raises(PredtrackError, match=f"alias of {NEW}: .*rename author '{NEW}' Other"):
        renamed(filled, AUTHOR, OLD, "Other")
    assert filled.path.read_bytes() == before


def test_a_new_name_that_is_an_alias_is_what_it_stands_for(filled):
    renamed(filled, AUTHOR, OLD, NEW)
    done = renamed(filled, AUTHOR, "Bo", OLD)
    assert done.new == NEW
    assert filled.notices == [f"{OLD} is recorded as {NEW}"]
    assert aliases(filled) == {("author", OLD): NEW, ("author", "Bo"): NEW}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (" ", "x", "the old name is empty"),
        ("Ann Lee", "", "the new name is empty"),
        ("Ann Lee", "A\x1b[31m", r"hidden character, U\+001B"),
        ("Ann Lee", "A\nB", r"U\+000A"),
        ("Ann Lee", "\u202eA", r"U\+202E"),
        ("Ann Lee", "A\u200b", r"U\+200B"),
    ],
)
def test_a_name_can_be_seen(filled, old, new, problem):
    with pytest.raises(InvalidValue, match=problem):
        renamed(filled, AUTHOR, old, new)


def test_a_name_keeps_the_joiners_of_its_script():
    assert check_name(" Наме\u200cها  x ", "it") == "Наме\u200cها x"


def test_a_readers_own_questions_keep_their_place(ledger):
    with ledger.writing() as writing:
        own = record_own(writing, "Will I finish?", Deadline(), signed=SIGNED).prediction
        writing.add(an_article("byreader", authors=("reader",)))
    with pytest.raises(NotFound):
        renamed(ledger, OUTLET, "own questions", "Else")
    assert renamed(ledger, AUTHOR, "Reader", "Else").articles == 1
    kept = ledger.get_article(own.article)
    assert (kept.outlet, kept.authors) == ("own questions", ("reader",))
    assert not [one for one in verify(ledger, today=SIGNED.day) if "reader" in one.where.split()]
    with pytest.raises(InvalidValue, match="choose another name"):
        renamed(ledger, OUTLET, "The Paper", "Own  questions")


def test_the_same_body_of_another_kind_is_found(filled):
    assert same_elsewhere(filled, SPEAKER, OLD.upper()) == [AUTHOR]
    assert same_elsewhere(filled, AUTHOR, OLD) == [SPEAKER]
    assert same_elsewhere(filled, TAG, OLD) == []
    assert names_on_record(filled, TAG) == {"b": 1, "econ": 2, "economy": 2}


# what is recorded later


@pytest.fixture
def merged(filled):
    renamed(filled, AUTHOR, OLD, NEW)
    renamed(filled, SPEAKER, OLD, NEW)
    renamed(filled, OUTLET, "CABAR.asia", "Central Asian Bureau")
    renamed(filled, TAG, "econ", "economy")
    return filled


def test_an_alias_is_recorded_as_what_it_stands_for_and_said_once(merged):
    facts = ArticleFacts(title="New", outlet="cabar.ASIA", authors=(OLD, "Bo", NEW))
    draft = Draft("It rains.", "It rains.", Deadline(), speaker=OLD, tags=("econ", "rain"))
    with merged.writing() as writing:
        article, _ = article_for(writing, facts, known=None, signed=SIGNED)
        prediction = record(writing, draft, article, signed=SIGNED).prediction
        assert known_article(writing, facts) == article
        same, _ = article_for(writing, facts, known=None, signed=SIGNED)
    assert same == article
    assert (article.outlet, article.authors) == ("Central Asian Bureau", (NEW, "Bo"))
    assert (prediction.speaker, prediction.tags) == (NEW, ("economy", "rain"))
    assert sorted(merged.notices) == [
        "cabar.ASIA is recorded as Central Asian Bureau",
        "econ is recorded as economy",
        f"{OLD} is recorded as {NEW}",
    ]


def test_an_edit_records_what_an_alias_stands_for(merged):
    with merged.writing() as writing:
        article, _ = edit_article(
            writing, writing.get_article(ARTICLE.id), {"authors": (OLD,)}, signed=SIGNED
        )
        other = writing.get("other000")
        same = edit(writing, other, {"speaker": OLD}, signed=SIGNED)
        more = edit(writing, other, {"tags": ("a", "econ")}, signed=SIGNED)
    assert article.authors == (NEW,)
    assert same is other
    assert more.tags == ("a", "economy")


def test_an_article_is_not_contradicted_by_the_case_of_its_names(filled):
    facts = ArticleFacts(url="https://a.org", outlet="The Paper", authors=("Ann Lee",))
    other = replace(facts, outlet="THE PAPER", authors=("ann lee",))
    with filled.writing() as writing:
        first, _ = article_for(writing, facts, known=None, signed=SIGNED)
        assert article_for(writing, other, known=None, signed=SIGNED) == (first, [])


# verify


def test_verify_notes_names_that_stand_for_another_and_faults_circles(filled):
    with filled.writing() as writing:
        writing.add(Alias(SPEAKER, OLD, NEW))
        writing.add(Alias(TAG, "round", "about"))
        writing.add(Alias(TAG, "about", "round"))
    found = [one for one in verify(filled, today=SIGNED.day) if "text" not in one.what]
    assert [(one.weight, one.where) for one in found] == [
        (Weight.FAULT, "alias tag about"),
        (Weight.FAULT, "alias tag round"),
        (Weight.NOTE, f"speaker {OLD}"),
        (Weight.NOTE, "speaker к. ТОКАЕВ"),
    ]
    assert f"still in 2 of the record: predtrack rename speaker '{OLD}' '{NEW}'" in found[2].what
    renamed(filled, SPEAKER, OLD, NEW)
    assert not [one for one in verify(filled, today=SIGNED.day) if one.where.startswith("speaker")]
