"""A score that can be argued with: whose it is, what was changed, objections, second judges."""

import json

import pytest
from conftest import ARTICLE, SIGNED, a_prediction, an_article, resolved, shown

from predtrack.ledger import Ledger
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.outcome import Status
from predtrack.models.prediction import Chosen
from predtrack.models.statement import Span, Voice

CONFIRMED, FAILED = Status.CONFIRMED, Status.FAILED
FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")
OWN = an_article("own", authors=("Anna Berg",), title="A Column")
TIMES = an_article("times", authors=("Ann Lee",), title="News", outlet="The Times")
QUOTED = {"voice": Voice.OTHER, "article": "times"}


def put(tmp_path, *predictions):
    ledger = Ledger(tmp_path / "ledger.json")
    with ledger.writing() as writing:
        for one in (ARTICLE, OWN, TIMES):
            writing.add(one)
        for one in predictions:
            writing.add(one)
    return ledger


@pytest.fixture
def said(tmp_path):
    """A ledger in which Anna Berg wrote one call and is quoted with another."""
    return put(
        tmp_path,
        resolved(a_prediction("wrote", article="own"), CONFIRMED),
        resolved(a_prediction("told", speaker="Anna Berg", **QUOTED), FAILED),
        resolved(a_prediction("nobody", **QUOTED), CONFIRMED),
        a_prediction("office", speaker="analysts", **QUOTED),
        a_prediction("paper", article="times"),
    )


def card_of(on, *words):
    result = on("scorecard", "--json", *words)
    assert result.code == 0, result.err
    return json.loads(result.out)


def rows_of(card):
    return {group["label"]: (group["n"], group["open"]) for group in card["groups"]}


def ids_of(result):
    return sorted(one["id"] for one in json.loads(result.out))


def resolved_one(add, on, *words, quote="Prices will fall by 30 June 2026."):
    name = add(quote, *FACTS, *words)
    assert on("fail", name, "--on", "2026-03-01").code == 0
    return name


# by who said it


def test_a_row_is_a_person_who_wrote_it_or_is_quoted_with_it(said, on):
    card = card_of(on)
    assert card["by"] == ["who"]
    assert rows_of(card) == {
        "Anna Berg": (2, 0), "Ann Lee": (0, 1), "analysts": (0, 1), "quoted, not named": (1, 0),
    }  # fmt: skip
    assert [group["sort"] for group in card["groups"]] == ["person", "person", "office", "nobody"]
    assert card["total"]["n"] == 3
    assert "stand apart from persons" in on("scorecard").out


def test_an_alias_joins_what_was_written_with_what_was_told(tmp_path, on):
    put(
        tmp_path,
        a_prediction("wrote", article="own"),
        a_prediction("told", speaker="A. Berg", **QUOTED),
        a_prediction("other", article="times"),
    )
    assert "A. Berg" in rows_of(card_of(on))
    assert on("rename", "speaker", "A. Berg", "Anna Berg").code == 0
    assert rows_of(card_of(on)) == {"Anna Berg": (0, 2), "Ann Lee": (0, 1)}
    assert on("rename", "author", "Anna Berg", "Anna Berg-Lund").code == 0
    assert rows_of(card_of(on)) == {"Anna Berg-Lund": (0, 2), "Ann Lee": (0, 1)}
    assert ids_of(on("list", "--who", "Lund", "--json")) == ["toldzzzz", "wrotezzz"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--who", "berg"], ["toldzzzz", "wrotezzz"]),
        (["--who", "lee"], ["paperzzz"]),
        (["--author", "lee"], ["nobodyzz", "officezz", "paperzzz", "toldzzzz"]),
        (["--speaker", "berg"], ["toldzzzz"]),
    ],
)
def test_who_said_it_is_not_whose_article_it_is(said, on, words, found):
    assert ids_of(on("list", "--all", "--json", *words)) == found


def test_who_filters_the_score_and_what_is_due(said, on):
    assert rows_of(card_of(on, "--who", "Berg")) == {"Anna Berg": (2, 0)}
    assert rows_of(card_of(on, "--by", "author"))["Ann Lee"] == (0, 1)
    assert "3 statements of quoted speakers are left out." in on("scorecard", "--by", "author").out
    assert on("due", "--who", "Berg").code == 0
    assert rows_of(card_of(on, "--by", "speaker"))["quoted, not named"] == (1, 0)


def test_due_is_of_one_person(tmp_path, on):
    late = Deadline(latest=OWN.published, basis=Basis.STATED)
    put(
        tmp_path,
        a_prediction("wrote", article="own", deadline=late),
        a_prediction("paper", article="times", deadline=late),
    )
    assert ids_of(on("due", "--json", "--who", "Berg")) == ["wrotezzz"]
    assert len(ids_of(on("due", "--json"))) == 2


def test_nobody_says_the_same_twice(tmp_path, on):
    one, other = a_prediction("one", **QUOTED), a_prediction("other", **QUOTED)
    put(tmp_path, resolved(one, CONFIRMED), resolved(other, FAILED))
    assert on("link", "onez", "othe").code == 0
    assert rows_of(card_of(on)) == {"quoted, not named": (2, 0)}


def test_two_groupings_by_who_said_it_are_one_too_many(said, on):
    for by in ("who,author", "speaker,who"):
        result = on("scorecard", "--by", by)
        assert (result.code, "group by one of them" in result.err) == (2, True)


def test_an_older_record_in_quotation_marks_is_named_until_it_is_mended(tmp_path, on):
    text = "It rained. “Rents will fall by May, and so will wages,” she said.\n\nShips will come.\n"
    (tmp_path / "news.txt").write_text(text)
    assert on("scan", "news.txt", "--save", "--published", "2026-01-15").code == 0
    ledger = Ledger(tmp_path / "ledger.json")
    with ledger.writing() as writing:
        quoted, own = sorted(writing.predictions(), key=lambda one: one.spans[0].start)
        for one in (quoted, own):
            writing.put(
                a_prediction(
                    one.id, article=one.article, quote=one.quote, spans=one.spans,
                    voice=Voice.AUTHOR,
                )
            )  # fmt: skip
    told = f"1 older record in quotation marks, taken for the author's words: {quoted.id}"
    assert told in on("scorecard").out
    assert card_of(on)["doubtful"] == [quoted.id]
    verified = on("verify")
    assert verified.code == 0
    assert f"note: prediction {quoted.id}: it stands in quotation marks" in verified.out
    with ledger.writing() as writing:
        writing.put(writing.get(quoted.id).edited({"voice": Voice.AUTHOR}, signed=SIGNED))
    assert card_of(on)["doubtful"] == []
    assert "quotation marks" not in on("verify").out
    assert "doubtful" not in on("show", quoted.id).out


# what was changed after the verdict


def test_an_article_has_a_history_that_the_score_of_a_day_obeys(add, on):
    early = {"PREDTRACK_NOW": "2026-02-01"}
    name = on("add", "Prices will fall.", *FACTS, "--author", "Ann Lee", **early).out.strip()
    article = shown(on, name)["article"]
    on("fail", name, "--on", "2026-02-01", **early)
    refused = on("edit", article, "--author", "Bo Ek", PREDTRACK_NOW="2026-05-01")
    assert (refused.code, "--why" in refused.err, name in refused.err) == (2, True, True)
    given = on(
        "edit", article, "--author", "Bo Ek", "--why", "the byline", PREDTRACK_NOW="2026-05-01"
    )
    assert given.code == 0
    (entry,) = shown(on, name)["article_record"]["history"]
    assert (entry["was"], entry["why"]) == ({"authors": ["Ann Lee"]}, "the byline")
    assert f"Changed after the verdict: {name} (author Ann Lee, then Bo Ek)." in on("scorecard").out
    assert card_of(on)["reassigned"] == [
        {"id": name, "field": "authors", "before": ["Ann Lee"], "after": ["Bo Ek"]}
    ]
    assert rows_of(card_of(on)) == {"Bo Ek": (1, 0)}
    then = card_of(on, "--as-of", "2026-04-30")
    assert (rows_of(then), then["reassigned"]) == ({"Ann Lee": (1, 0)}, [])
    assert "authors was Ann Lee, then Bo Ek" in " ".join(on("show", article).out.split())
    assert on("verify").code == 0


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--outlet", "The Post", "outlet The Paper, then The Post"),
        ("--published", "2026-01-20", "date 2026-01-15, then 2026-01-20"),
    ],
)
def test_every_fact_that_moves_a_resolved_one_is_named(add, on, option, value, told):
    name = resolved_one(add, on)
    article = shown(on, name)["article"]
    assert on("edit", article, option, value).code == 2
    assert on("edit", article, option, value, "--why", "misread").code == 0
    assert f"{name} ({told})" in " ".join(on("scorecard").out.split())


def test_what_moves_nothing_needs_no_reason(add, on):
    name = resolved_one(add, on, "--speaker", "Anna Berg")
    article = shown(on, name)["article"]
    assert on("edit", article, "--author", "Ann Lee").code == 0
    assert on("edit", article, "--title", "Prices again").code == 0
    assert on("edit", article, "--outlet", "THE PAPER").code == 0
    assert card_of(on)["reassigned"] == []


def test_another_speaker_after_the_verdict_is_named_with_both(add, on):
    name = resolved_one(add, on, "--speaker", "Anna Berg", quote="Prices will fall.")
    assert on("edit", name, "--speaker", "Bo Ek").code == 2
    assert on("edit", name, "--speaker", "Bo Ek", "--why", "misheard").code == 0
    told = f"Changed after the verdict: {name} (speaker Anna Berg, then Bo Ek)."
    assert told in on("scorecard").out


def test_removing_a_resolved_one_asks_why_in_words(add, on, terminal):
    name, other = resolved_one(add, on), add("Ships will come.", *FACTS)
    for words in ([], ["--why", "mistake"]):
        refused = on("remove", name, *words)
        assert (refused.code, "--why TEXT" in refused.err) == (2, True)
    assert on("remove", other).code == 2
    assert on("remove", other, "--why", "words of mine").code == 1
    line = f"predtrack --ledger ledger.json remove {name}"
    assert "Why is it removed?" in terminal(line, answers=["of another year"])
    assert shown(on, name)["history"][-1]["why"] == "of another year"
    assert "Removed: 1 (it was failed)." in on("scorecard").out
    assert card_of(on)["removed"] == [{"id": name, "status": "failed", "why": "of another year"}]


def test_what_failed_on_an_assumed_deadline_is_counted(tmp_path, on):
    season = Deadline(
        latest=OWN.published,
        basis=Basis.RELATIVE,
        assumption="the meteorological season of the northern half",
    )
    put(
        tmp_path,
        resolved(a_prediction("one", article="own", deadline=season), FAILED),
        resolved(a_prediction("two", article="own"), CONFIRMED),
    )
    assert "Failed on an assumed deadline: 1; without them 100 %." in on("scorecard").out
    card = card_of(on)
    assert card["total"]["failed_on_assumed"] == 1
    assert (card["without_assumed"]["n"], card["without_assumed"]["hit_rate"]) == (1, 1)


def test_a_forged_history_of_an_article_is_one_clear_line(tmp_path, on, add):
    name = resolved_one(add, on, "--author", "Ann Lee")
    article = shown(on, name)["article"]
    on("edit", article, "--author", "Bo Ek", "--why", "x")
    path = tmp_path / "ledger.json"
    path.write_text(
        path.read_text().replace('"was": {"authors": ["Ann Lee"]}', '"was": {"authors": 5}')
    )
    assert on("verify", "--accept").code == 3
    assert f"the history of {article} cannot be read" in on("verify").out
    result = on("scorecard", "--as-of", "2026-01-01")
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert on("scorecard").code == 0


# objections and second judges


def test_an_objection_waits_until_it_is_answered_with_a_reason(add, on):
    name = resolved_one(add, on, "--author", "Ann Lee")
    note = ("note", name)
    assert on(*note, "I spoke of rents.", "--objection", "claim", "--name", "Ann Lee").code == 0
    (record,) = shown(on, name)["notes"]
    assert (record["by"], record["role"], record["about"], record["state"], record["answer"]) == (
        "Ann Lee", "speaker", "claim", "waiting", None,
    )  # fmt: skip
    assert ids_of(on("list", "--objected", "--json")) == [name]
    assert "[objection] " in on("list", "--objected").out
    assert "* Ann Lee" in on("scorecard").out
    assert "Objections: 1, 1 waiting (*)." in on("scorecard").out
    assert on(*note, "--answer", "upheld").code == 2
    assert on(*note, "The claim says so.", "--answer", "upheld").code == 0
    (record,) = shown(on, name)["notes"]
    assert (record["state"], record["answer"]) == ("upheld", "The claim says so.")
    assert shown(on, name)["status"] == "failed"
    assert "Objections: 1, 1 upheld." in on("scorecard").out
    assert card_of(on)["total"]["objections"] == {"waiting": 0, "upheld": 1, "rejected": 0}
    assert ids_of(on("list", "--objected", "--json")) == []
    again = on(*note, "Again.", "--answer", "rejected")
    assert (again.code, "has no objection that waits" in again.err) == (1, True)


def test_of_several_objections_one_is_named(add, on):
    name = resolved_one(add, on)
    on("note", name, "Not me.", "--objection", "speaker", "--name", "Ann Lee")
    on("note", name, "It came late.", "--objection", "outcome", "--name", "Bo Ek")
    refused = on("note", name, "Yes.", "--answer", "upheld")
    assert (refused.code, "speaker by Ann Lee; outcome by Bo Ek" in refused.err) == (2, True)
    assert on("note", name, "Yes.", "--answer", "upheld", "--objection", "outcome").code == 0
    assert on("note", name, "No.", "--answer", "rejected", "--name", "ann lee").code == 0
    assert [one["state"] for one in shown(on, name)["notes"]] == ["rejected", "upheld"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--objection", "quote"], 2, "an objection needs its words"),
        (["x", "--objection", "mood"], 2, "mood"),
        (["x", "--answer", "upheld"], 1, "has no objection that waits"),
        (["x", "--answer", "waiting"], 2, "waiting"),
        (["x", "--role", "judge"], 2, "--role judge --status"),
        (["x", "--status", "failed"], 2, "--role judge --status"),
        (["--role", "judge", "--status", "open"], 2, "open"),
        (["x", "--objection", "quote", "--status", "failed"], 2, "second judge's verdict"),
        (["x", "--answer", "upheld", "--role", "judge"], 2, "leave out --role"),
    ],
)
def test_what_a_note_cannot_be(add, on, words, code, told):
    name = resolved_one(add, on)
    result = on("note", name, *words)
    assert (result.code, told in result.err, result.err.count("\n")) == (code, True, 1)
    assert shown(on, name)["notes"] == []


def test_a_removed_one_takes_no_objection(add, on):
    name = add("Prices will fall.", *FACTS)
    on("remove", name, "--why", "mistake")
    result = on("note", name, "No.", "--objection", "quote")
    assert (result.code, "was removed from the count" in result.err) == (1, True)


def test_only_a_differing_judgement_disputes(add, on):
    name, other = resolved_one(add, on), resolved_one(add, on, quote="Ships will come.")
    for one, status in ((name, "failed"), (other, "confirmed")):
        judged = on("note", one, "--role", "judge", "--status", status, "--name", "Bo Ek")
        assert judged.code == 0
    assert ids_of(on("list", "--disputed", "--json")) == [other]
    listed = on("list", "--disputed").out
    assert "failed" in listed
    assert "[second judge: confirmed]" in listed
    assert "Judged twice: 2, agreed 1." in on("scorecard").out
    total = card_of(on)["total"]
    assert (total["judged_twice"], total["disputed"]) == (2, 1)
    assert "Bo Ek (judge: confirmed)" in on("show", other).out
    on("note", other, "--role", "judge", "--status", "failed", "--name", "bo ek")
    assert "Judged twice: 2, agreed 2." in on("scorecard").out


# how they were chosen, and the screens


def chosen(tmp_path):
    some = (
        (Chosen.DRAWN, CONFIRMED),
        (Chosen.DRAWN, FAILED),
        (Chosen.HAND, FAILED),
        (None, FAILED),
    )
    return put(
        tmp_path,
        *(
            resolved(a_prediction(f"one{n}", article="own", chosen=how), status)
            for n, (how, status) in enumerate(some)
        ),
    )


def test_the_score_says_how_they_were_chosen(tmp_path, on):
    chosen(tmp_path)
    card = card_of(on)
    assert card["groups"][0]["chosen"] == {
        "all": 0, "picked": 0, "hand": 1, "drawn": 2, "submitted": 0, "untold": 1,
    }  # fmt: skip
    assert (card["drawn"]["n"], card["drawn"]["hit_rate"]) == (2, 0.5)
    text = on("scorecard").out
    assert "hand 1, drawn 2, untold 1" in text
    assert "Drawn at random: 2, 50% of 2 (9-91 %)." in text


def test_the_screen_at_eighty_columns(tmp_path, terminal):
    done = [("one", CONFIRMED), ("two", FAILED), ("three", FAILED)]
    put(
        tmp_path,
        *(resolved(a_prediction(name, article="own"), status) for name, status in done),
        *(resolved(a_prediction(f"q{n}", **QUOTED), CONFIRMED) for n in range(5)),
        a_prediction("still", article="own", deadline=Deadline(latest=OWN.published)),
    )
    screen = terminal("predtrack --ledger ledger.json scorecard --min-n 3")
    assert screen.split("\n")[:4] == [
        "WHO                N  RATE  95 %     OPEN  OVERDUE",
        "Anna Berg          3   33%  6-79 %      1        1",
        "quoted, not named  5     -  5 of 5      0        0",
        "all                8   75%  41-93 %     1        1",
    ]
    small = terminal("predtrack --ledger ledger.json scorecard")
    assert "Anna Berg          3     -  1 of 3" in small
    assert "No ranking under 5." in small


def test_show_begins_with_what_was_said_and_whose_it_is(tmp_path, on):
    deadline = Deadline("in May", latest=OWN.published, basis=Basis.STATED)
    quote = "Tolls will rise in May."
    one = a_prediction(
        "toll", quote=quote, claim="The toll rises.", speaker="Henrik Dahl", deadline=deadline,
        speaker_role="Minister", spans=(Span.of(quote, 0, len(quote)),), **QUOTED,
    )  # fmt: skip
    put(tmp_path, one)
    names = [line.split("  ")[0] for line in on("show", "toll").out.split("\n")]
    assert names[:5] == ["said", "said by", "what we checked", "worded by", "deadline"]
    text = " ".join(on("show", "toll").out.split())
    assert "Henrik Dahl, Minister (quoted in the article)" in text
    assert "worded by reader, who recorded it" in text
    assert "(stated: the speaker's own words)" in text
    on("edit", "toll", "--deadline", "2030-01-01", "--why", "x")
    assert "(manual: the reader's)" in on("show", "toll").out


def test_nobody_is_his_own_second_judge(on, add):
    known = add("Tea will rise by 2021.", "--title", "T", "--published", "2020-01-01")
    judge = ("note", known, "--role", "judge", "--status", "failed")
    early = on(*judge)
    assert (early.code, "is open: a second judge judges what is resolved" in early.err) == (1, True)
    assert on("fail", known).code == 0
    own = on(*judge)
    assert (own.code, "judged it first: a second judge is another" in own.err) == (1, True)
    assert on(*judge, "--name", "Bo Ek").code == 0
    assert "Judged twice: 1, agreed 1." in on("scorecard").out
