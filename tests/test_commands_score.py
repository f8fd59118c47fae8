"""Forecasts and scores, run as a user runs them."""

import json

import pytest
from conftest import shown

FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


# forecast


def test_forecasts_follow_one_another_and_stand_in_show_and_list(add, on):
    name = add("Prices will fall.", *FACTS)
    other = add("Prices will rise.", *FACTS)
    assert "FCST" not in on("list").out
    assert json.loads(on("list", "--unforecast", "--json").out)[1]["id"]
    assert on("forecast", name, "70%", "--on", "2026-02-01").code == 0
    result = on("forecast", name, "2:1", "--user", "ann")
    assert "66.67% on 2026-11-23 by ann" in result.err
    record = shown(on, name)
    assert [(one["at"], one["by"]) for one in record["forecasts"]] == [
        ("2026-02-01T00:00:00Z", "reader"), ("2026-11-23T09:00:00Z", "ann"),
    ]  # fmt: skip
    assert [one["did"] for one in record["history"]] == ["record", "forecast", "forecast"]
    assert "2026-02-01 reader: 70%" in on("show", name).out
    assert "66.67%" in on("list").out
    assert [one["id"] for one in json.loads(on("list", "--unforecast", "--json").out)] == [other]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("70",), 2, "not a probability"),
        (("150%",), 2, "not a probability"),
        (("70%", "--on", "2027-01-01"), 1, "in the future"),
        (("70%", "--on", "2025-01-01"), 1, "lies before the article's publication"),
        (("likely", "--lexicon", "zzz"), 2, "zzz"),
    ],
)
def test_a_forecast_that_cannot_be(add, on, words, code, message):
    name = add("Prices will fall.", *FACTS)
    result = on("forecast", name, *words)
    assert result.code == code
    assert message in result.err
    assert shown(on, name)["forecasts"] == []


def test_a_resolved_prediction_takes_no_forecast(add, on):
    name = add("Prices will fall.", *FACTS)
    on("confirm", name)
    result = on("forecast", name, "70%")
    assert result.code == 1
    assert "already confirmed" in result.err


def test_an_own_question_has_no_article_and_a_forecast(add, on):
    name = add("--mine", "Will I finish by June?", "70%", "--deadline", "2027-06", "--tag", "me")
    record = shown(on, name)
    assert (record["kind"], record["quote"], record["claim"]) == (
        "question", "Will I finish by June?", "Will I finish by June?",
    )  # fmt: skip
    assert record["article_record"]["authors"] == ["reader"]
    assert record["deadline"]["latest"] == "2027-06-30"
    assert record["forecasts"][0]["probability"] == 0.7
    assert on("verify").code == 0
    second = add("--mine", "Will it rain?", "10%")
    assert shown(on, second)["article"] == record["article"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--mine", "Will it?", "7"), "not a probability"),
        (("--mine",), "a question is wanted"),
        (("--mine", "Will it?", "--title", "x"), "no --title"),
        (("A quote.", "70%", *FACTS), "goes with --mine"),
    ],
)
def test_what_an_own_question_cannot_have(on, words, message):
    result = on("add", *words)
    assert result.code == 2
    assert message in result.err


# scorecard --of


def test_forecasts_have_a_score_of_their_own(add, on):
    right, wrong = add("Prices will fall.", *FACTS), add("Prices will rise.", *FACTS)
    mine = add("--mine", "Will it rain?", "80%")
    for name, probability in ((right, "100%"), (wrong, "100%")):
        on("forecast", name, probability, "--on", "2026-02-01")
    on("confirm", right, mine)
    on("fail", wrong, "--on", "2026-03-01")
    card = json.loads(on("scorecard", "--of", "forecasts", "--json").out)
    (score,) = card["scores"]
    assert (score["n"], score["clipped"]) == (3, 2)
    assert score["brier"] == pytest.approx((0 + 1 + 0.04) / 3)
    assert [(one["low"], one["n"]) for one in score["calibration"]] == [(80, 1), (90, 2)]
    shown = on("scorecard", "--of", "forecasts", "--detail").out
    assert "Clipped to 0.0001-99.9999 %" in shown
    assert "Murphy's parts" in shown
    assert "Time-averaged" in shown
    record = json.loads(on("scorecard", "--json").out)
    assert (record["total"]["n"], record["total"]["asked"]["yes"]) == (2, 0)


def test_words_are_read_by_the_lexicon_that_is_asked_for(add, on):
    name = add("It is very likely that prices will fall.", *FACTS)
    on("confirm", name)
    middle = {}
    for lexicon in ("icd203", "ipcc"):
        card = json.loads(on("scorecard", "--of", "words", "--lexicon", lexicon, "--json").out)
        middle[lexicon] = card["scores"][1]["brier"]
        assert card["lexicons"] == [lexicon]
    assert middle == pytest.approx({"icd203": 0.015625, "ipcc": 0.0025})
    assert "Skill is undefined" in on("scorecard", "--of", "words").out


def test_nothing_to_score_is_said(add, on):
    add("Prices will fall.", *FACTS)
    for of in ("forecasts", "words"):
        result = on("scorecard", "--of", of)
        assert result.code == 0
        assert f"No resolved prediction has {of}" in result.out
        assert on("scorecard", "--of", of, "--format", "csv").code == 0
    assert on("scorecard", "--of", "zzz").code == 2
    assert on("scorecard", "--of", "words", "--lexicon", "zzz").code == 2


def test_forecasts_and_words_have_rows_too(add, on):
    ours = add("It is very likely that prices will fall.", *FACTS, "--author", "Ann Lee")
    quoted = add("It is likely that prices will rise.", *FACTS, "--speaker", "The Minister")
    for name in (ours, quoted):
        on("forecast", name, "60%", "--on", "2026-02-01")
        on("confirm", name)
    card = json.loads(on("scorecard", "--of", "forecasts", "--by", "speaker", "--json").out)
    assert [(one["key"], one["name"], one["n"]) for one in card["scores"]] == [
        (["the minister"], "The Minister", 1), ([], "all", 1),
    ]  # fmt: skip
    assert (card["by"], card["left_out"]) == (["speaker"], 1)
    words = on("scorecard", "--of", "words", "--by", "author").out
    assert "Ann Lee  middle" in words
    assert "Left out, standing in no row: 1." in words
    survey = on("scorecard", "--of", "words", "--lexicon", "survey").out
    assert "Left out, words that the lexicon lacks: 1." in survey


# scorecard of the record


def card_of(on, *words):
    result = on("scorecard", "--json", *words)
    assert result.code == 0, result.err
    return json.loads(result.out)


def rows_of(card):
    return {group["label"]: group["n"] for group in card["groups"]}


def test_a_scorecard_by_two_groupings_at_once(add, on):
    one = add("Prices will fall by June.", *FACTS, "--author", "Ann Lee", "--tag", "prices")
    on("fail", one)
    for words in (["--by", "author,horizon"], ["--by", "author", "--by", "horizon"]):
        card = card_of(on, *words)
        assert card["by"] == ["author", "horizon"]
        assert [group["key"] for group in card["groups"]] == [["ann lee", "to 6 months"]]
        assert rows_of(card) == {"Ann Lee / to 6 months": 1}
    assert "AUTHOR / HEDGE" in on("scorecard", "--by", "author,hedge").out
    assert (
        "Rows in their own order, not ranked"
        in on("scorecard", "--by", "hedge", "--min-n", "1").out
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--by", "author,mood"), "'mood' is not one of who, author"),
        (("--by", "author,kind,tag"), "two groupings at once, not 3"),
        (("--by", "author,speaker"), "group by one of them"),
        (("--lexicon", "ipcc"), "goes with --of words"),
        (("--of", "forecasts", "--lexicon", "ipcc"), "goes with --of words"),
        (("--of", "words", "--min-n", "3"), "ranks the record"),
        (("--of", "forecasts", "--count-repeats"), "forecasts are each their own"),
        (("--detail",), "goes with --of"),
        (("--of", "words", "--lexicon", "zzz"), "no lexicon 'zzz': choose one of icd203"),
        (("--as-of", "soon"), "is not a date"),
        (("-o", "card.csv", "-f", "json"), "card.csv ends as csv, and --format says json"),
        (("-o", "card.pdf"), "no format ends so"),
    ],
)
def test_what_a_scorecard_cannot_be_asked(add, on, words, message):
    add("Prices will fall.", *FACTS)
    result = on("scorecard", *words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_a_scorecard_as_it_stood_on_a_day(add, on):
    early = {"PREDTRACK_NOW": "2026-02-01"}
    one = on("add", "Prices will fall.", *FACTS, **early).out.strip()
    on("add", "Prices will rise.", *FACTS, PREDTRACK_NOW="2026-05-01")
    on("confirm", one, "--on", "2026-03-01", PREDTRACK_NOW="2026-04-01")
    on("reopen", one, "--why", "too early", PREDTRACK_NOW="2026-06-01")
    on("fail", one, "--on", "2026-07-01", PREDTRACK_NOW="2026-08-01")
    for day, counts in {
        "2026-01-31": (0, 0, 0), "2026-03-31": (0, 0, 1), "2026-04-01": (1, 0, 0),
        "2026-06-30": (0, 0, 2), "2026-11-23": (0, 1, 1),
    }.items():  # fmt: skip
        card = card_of(on, "--as-of", day)
        total = card["total"]
        assert (total["confirmed"], total["failed"], total["open"]) == counts, day
        assert card["as_of"] == day
    shown = on("scorecard", "--as-of", "2026-04-01").out
    assert "Recorded later, not in it: 1 prediction." in shown
    assert "Counted: as of 2026-04-01." in shown
    future = on("scorecard", "--as-of", "2027-01-01")
    assert (future.code, "in the future" in future.err) == (1, True)


def test_a_deadline_edited_later_is_scored_as_the_article_gave_it(add, on):
    name = add("Prices will fall by 30 June 2026.", *FACTS)
    moved = on("edit", name, "--deadline", "2026-10-31", "--why", "more time")
    assert "scored by the article's deadline, 2026-06-30" in moved.err
    on("confirm", name, "--on", "2026-09-01")
    card = card_of(on)
    assert (card["total"]["confirmed"], card["total"]["failed"]) == (0, 1)
    (move,) = card["moved"]
    assert (move["id"], move["given"]["latest"], move["edited"]["latest"]) == (
        name, "2026-06-30", "2026-10-31",
    )  # fmt: skip
    assert (move["judged"], move["counts_as"]) == ("confirmed", "failed")
    told = f"{name} (2026-06-30, edited to 2026-10-31; judged confirmed, counts as failed)"
    assert told in on("scorecard").out


def test_linked_ones_count_once_for_whoever_said_them(add, on):
    first = add("Prices will fall.", *FACTS, "--author", "Ann Lee")
    other = ("--title", "Again", "--outlet", "The Post", "--published", "2026-02-15")
    again = add("Prices will fall soon.", *other, "--author", "Ann Lee")
    on("confirm", first, "--on", "2026-03-01")
    on("confirm", again, "--on", "2026-03-01")
    assert rows_of(card_of(on)) == {"Ann Lee": 2}
    result = on("link", first, again)
    assert f"{again} with {first}" in result.err
    assert rows_of(card_of(on)) == {"Ann Lee": 1}
    assert rows_of(card_of(on, "--by", "outlet")) == {"The Paper": 1, "The Post": 1}
    assert card_of(on, "--by", "outlet")["total"]["n"] == 1
    assert rows_of(card_of(on, "--count-repeats")) == {"Ann Lee": 2}
    assert "Said again, counted once: 1" in on("scorecard").out
    assert f"linked with      {again}" in on("show", first).out
    assert "nothing was changed" in on("link", again, first).err
    assert on("link", first, again, "--apart").code == 0
    assert rows_of(card_of(on)) == {"Ann Lee": 2}
    assert on("link", first).code == 2
    assert on("link", first, first).code == 1
    assert on("verify").code == 0


def test_scan_proposes_a_link_where_a_quote_is_nearly_one_on_record(on, tmp_path):
    quote = "The central bank will cut its rate twice before the winter."
    (tmp_path / "a.txt").write_text(f"{quote}\n")
    (tmp_path / "b.txt").write_text("The central bank will cut its rate twice before winter.\n")
    assert "predtrack link" not in on("scan", "a.txt", "--save", "--published", "2026-01-01").err
    said = on("scan", "b.txt", "--save", "--published", "2026-01-01").err
    ids = [one["id"] for one in json.loads(on("list", "--json").out)]
    words = said.split("predtrack link ")[1].split()
    assert sorted(words) == sorted(ids)
    assert on("link", *words).code == 0


def test_the_base_rate_of_the_whole_stands_beside_a_part(add, on):
    for tag, status in (("falls", "confirm"), ("rises", "fail"), ("stays", "fail")):
        name = add(f"The price {tag} soon, it will.", *FACTS, "--tag", tag)
        on(status, name, "--on", "2026-03-01")
    card = card_of(on, "--tag", "falls")
    assert (card["total"]["n"], card["base"]["n"]) == (1, 3)
    assert (
        "Base rate of the whole ledger: 33% of 3 (6-79 %)." in on("scorecard", "--tag", "falls").out
    )
    assert "Base rate" not in on("scorecard").out


def test_disputes_and_criteria_are_in_every_format(add, on):
    name = add("Prices will fall.", *FACTS, "--criterion", "By a tenth.")
    on("fail", name, "--on", "2026-03-01")
    on("note", name, "They did fall.", "--role", "judge", "--status", "confirmed", "--name", "Bo")
    group = card_of(on)["groups"][0]
    assert (group["disputed"], group["criteria"]) == (1, 1)
    said = on("scorecard").out
    assert "Judged twice: 1, agreed 0." in said
    assert "Criterion fixed before the outcome: 1 of 1." in said
    (header, *_) = on("scorecard", "-f", "csv").out.splitlines()
    assert ",disputed,criteria," in header
    assert ",asked_yes,asked_no,asked_void,asked_open," in header
    assert header.endswith("chosen_drawn,chosen_submitted,chosen_untold")


def test_void_alone_has_no_rate(add, on):
    on("resolve", add("Prices will fall.", *FACTS), "void", "--reason", "ambiguous")
    result = on("scorecard")
    assert result.code == 0
    assert "Nothing is resolved yet: there is no rate to show." in result.out
    assert card_of(on)["total"]["hit_rate"] is None


def test_bars_stand_beside_the_numbers_where_there_is_room(add, on, terminal):
    on("confirm", add("Prices will fall.", *FACTS), "--on", "2026-03-01")
    line = "predtrack --ledger ledger.json scorecard"
    assert "●" not in terminal(line, columns=103)
    assert "····────────────────●" in terminal(line, columns=104)
    assert "....----------------o" in terminal(f"{line} --ascii", columns=120)
    assert "....----------------o" in terminal(line, columns=120, TERM="dumb")
    assert "●" not in on("scorecard").out


# what a hostile reader found


def test_a_day_is_the_readers_own_wherever_the_clock_stands(add, on):
    evening = {"PREDTRACK_NOW": "2026-06-30T20:00:00-07:00"}
    facts = (*FACTS, "--author", "Ann Lee")
    one = on("add", "Prices will fall by 30 June 2026.", *facts, **evening).out.strip()
    on("forecast", one, "60%", **evening)
    on("confirm", one, "--on", "2026-06-29", **evening)
    for words in ([], ["--author", "Lee"]):
        card = json.loads(on("scorecard", "--json", *words, **evening).out)
        assert (card["total"]["n"], card["total"]["confirmed"]) == (1, 1)
    assert shown(on, one)["forecasts"][0]["at"] == "2026-06-30T23:59:59Z"


def test_an_own_question_is_as_its_reader_has_it(on):
    early = {"PREDTRACK_NOW": "2026-01-10"}
    mine = on("add", "--mine", "Will I finish?", "70%", "--deadline", "2026-03-01", **early)
    name = mine.out.strip()
    moved = on("edit", name, "--deadline", "2026-06-01", PREDTRACK_NOW="2026-01-12")
    assert "scored by" not in moved.err
    on("confirm", name, "--on", "2026-05-01")
    (score,) = json.loads(on("scorecard", "--of", "forecasts", "--json").out)["scores"]
    assert score["brier"] == pytest.approx(0.09)
    assert card_of(on)["moved"] == []


def test_what_the_histories_say_is_told_under_the_score(add, on):
    first = on("add", "Prices will fall by 30 June 2026.", *FACTS, PREDTRACK_NOW="2026-02-01")
    name = first.out.strip()
    on("fail", name, "--on", "2026-03-01")
    on("remove", name, "--why", "judged of another year")
    add("Prices will fall by 30 June 2026.", *FACTS)
    on("edit", name, "--speaker", "The Minister", "--why", "x")
    on("confirm", name, "--on", "2026-03-01")
    shown_ = on("scorecard", "--by", "kind").out
    assert f"Judged again after a first outcome: {name}." in shown_
    assert f"Changed after the deadline: {name} (speaker)." in shown_
    card = card_of(on, "--by", "kind")
    assert (card["rejudged"], card["altered"]) == ([name], {name: ["speaker"]})


def test_what_is_left_out_is_told_for_what_it_is(add, on):
    facts = (*FACTS, "--author", "Ann Lee")
    add("Prices will fall.", *facts)
    add("Prices will rise.", *facts)
    add("Prices will stay.", *facts, "--speaker", "Minister Lee")
    left = "1 statement of a quoted speaker is left out."
    assert left in on("scorecard", "--author", "Lee").out
    assert left in on("scorecard", "--by", "author").out
    assert "left out" not in on("scorecard").out
    own = "2 statements in authors' own words are left out."
    assert own in on("scorecard", "--by", "speaker").out
    assert rows_of(card_of(on, "--speaker", "Minister")) == {"Minister Lee": 0}
    for words in (["--by", "speaker"], ["--speaker", "Minister"]):
        refused = on("scorecard", "--author", "Lee", *words)
        assert (refused.code, "leave out --author" in refused.err) == (2, True)


def test_show_names_the_deadline_that_counts(add, on):
    name = add("Prices will fall by 30 June 2026.", *FACTS)
    assert "scored by" not in on("show", name).out
    on("edit", name, "--deadline", "2026-12-31", "--why", "x")
    told = " ".join(on("show", name).out.split())
    assert "scored by 2026-06-30, the deadline before it was edited" in told


def test_a_judged_prediction_stays_where_it_was_when_its_article_is_redated(add, on):
    name = add("Prices will fall within six months.", *FACTS)
    article = shown(on, name)["article"]
    on("fail", name)
    said = on("edit", article, "--published", "2026-04-15", "--why", "misread").err
    assert f"already judged, and so not moved: {name}; to move one, reopen it" in said
    on("reopen", name, "--why", "redated")
    on("edit", article, "--published", "2026-04-15", "--why", "misread")
    assert shown(on, name)["deadline"]["latest"] == "2026-10-15"
    on("confirm", name, "--on", "2026-09-01")
    assert card_of(on)["total"]["confirmed"] == 1
    assert "Deadline passed before its article or event was redated" in on("scorecard").out


def test_a_list_that_is_handed_back_whole_changes_nothing(add, on, tmp_path):
    void, open_ = add("Prices will fall.", *FACTS), add("Prices will rise.", *FACTS)
    on("resolve", void, "void", "--reason", "ambiguous", "--note", "unclear")
    listed = on("list", "--all", "-f", "csv").out
    (tmp_path / "all.csv").write_text(listed)
    said = on("resolve", "--from", "all.csv")
    assert said.code == 0, said.err
    assert "1 row resolved so before, unchanged" in said.err
    on("reopen", void, "--why", "again")
    assert on("resolve", "--from", "all.csv").code == 0
    outcome = shown(on, void)["outcome"]
    assert (outcome["reason"], outcome["note"]) == ("ambiguous", "unclear")
    (tmp_path / "more.jsonl").write_text(
        json.dumps({"id": void, "status": "void", "evidence": "https://example.org/x"})
    )
    assert "already void" in on("resolve", "--from", "more.jsonl").err
    assert shown(on, open_)["status"] == "open"


def test_a_removed_prediction_is_not_linked(add, on):
    one, other = add("Prices will fall.", *FACTS), add("Prices will rise.", *FACTS)
    on("link", one, other)
    on("remove", one, "--why", "mistake")
    result = on("link", one, other)
    assert (result.code, "was removed" in result.err) == (1, True)
    assert shown(on, other)["linked"] == []
