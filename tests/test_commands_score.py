"""Forecasts and scores, run as a user runs them."""

import json

import pytest

FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


@pytest.fixture
def on(run):
    """Run a command on the test's own ledger."""
    return lambda *words, **options: run("--ledger", "ledger.json", *words, **options)


@pytest.fixture
def add(on):
    def add_one(*words):
        result = on("add", *words)
        assert result.code == 0, result.err
        return result.out.strip()

    return add_one


def shown(on, name):
    return json.loads(on("show", name, "--json").out)


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
