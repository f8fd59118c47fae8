"""Other tools' files: whose forecasts come in, what is carried, and what is said of the rest."""

import io
import json
import zipfile

import pytest
from conftest import shown

from predtrack.errors import InvalidValue
from predtrack.ledger.exchange.asked import instant, titled_apart
from predtrack.ledger.exchange.fatebook import COLUMNS
from predtrack.models.cells import csv_line

TITLE, OPTION, BY, P, AT, ASKER, ASKED, DUE, ENDED, ENDED_AT, _, _, NOTES, _, _, COMMENTS, TAGS = (
    COLUMNS
)
ONE = {
    TITLE: "Will it rain?",
    BY: "Ann Lee",
    P: "0.7",
    AT: "2025-01-02 03:04:5",
    ASKER: "Ann Lee",
    ASKED: "2025-01-01 00:00:0",
    DUE: "2025-06-30 12:00:00",
    TAGS: "weather; north",
}


def fatebook(*rows, columns=COLUMNS):
    lines = [csv_line(columns)]
    lines += [csv_line((ONE | row).get(name, "") for name in columns) for row in rows]
    return "\n".join(lines)


@pytest.fixture
def bring(on, tmp_path):
    """Write files by name and import them together."""

    def bring_files(files, *words):
        for name, data in files.items():
            text = data if isinstance(data, str | bytes) else json.dumps(data)
            (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return on("import", *files, *words)

    return bring_files


def records(on):
    return {one["quote"]: one for one in json.loads(on("list", "--all", "--json").out)}


def believed(record):
    return [(one["at"], one["by"], one["probability"]) for one in record["forecasts"]]


# Fatebook


def test_fatebooks_rows_are_one_question_with_its_forecasts(bring, on):
    later = {
        P: "0.2",
        AT: "2025-02-02 03:04:5",
        NOTES: 'a "note"\nof two lines',
        COMMENTS: "Bo: hm",
    }
    rows = [ONE | {NOTES: later[NOTES], COMMENTS: "Bo: hm"}, later, {P: "0.9", BY: "Bo Day"}]
    result = bring({"f.csv": fatebook(*rows)}, "--forecaster", "ann lee")
    assert result.code == 0, result.err
    assert (
        "1 new, 0 unchanged, 0 conflicting, 0 bad; not carried: forecasts of others: 1"
        in result.err
    )
    record = records(on)["Will it rain?"]
    assert believed(record) == [
        ("2025-01-02T03:04:05Z", "Ann Lee", 0.7), ("2025-02-02T03:04:05Z", "Ann Lee", 0.2),
    ]  # fmt: skip
    assert record["tags"] == ["north", "weather"]
    assert record["kind"] == "question"
    assert [note["text"] for note in record["notes"]] == ['a "note"\nof two lines', "Bo: hm"]
    assert record["deadline"]["latest"] == "2025-06-30"
    assert on("verify").code == 0
    again = bring({"f.csv": fatebook(*rows)}, "--forecaster", "Ann Lee")
    assert "0 new, 1 unchanged, 0 conflicting, 0 bad" in again.err


@pytest.mark.parametrize(
    ("word", "at", "status", "on_day", "reason"),
    [
        ("YES", "2025-03-04 05:06:7", "confirmed", "2025-03-04", None),
        ("YES", "2025-08-04 05:06:7", "confirmed", None, None),
        ("NO", "2025-03-04 05:06:7", "failed", "2025-03-04", None),
        ("NO", "2025-08-04 05:06:7", "failed", "2025-06-30", None),
        ("AMBIGUOUS", "2025-03-04 05:06:7", "void", None, "ambiguous"),
    ],
)
def test_a_question_of_fatebook_ends_as_it_did_there(bring, on, word, at, status, on_day, reason):
    assert bring({"f.csv": fatebook({ENDED: word, ENDED_AT: at})}).code == 0
    record = records(on)["Will it rain?"]
    outcome = record["outcome"]
    assert (record["status"], outcome["on"], outcome["reason"]) == (status, on_day, reason)


def test_options_and_questions_of_one_title_are_told_apart(bring, on):
    rows = [
        {TITLE: "Who wins?", OPTION: "Ann", ENDED: "YES", ENDED_AT: "2025-03-04 5:6:7"},
        {TITLE: "Who wins?", OPTION: "Bo", ENDED: "NO", ENDED_AT: "2025-03-04 5:6:7"},
        {ASKED: "2025-01-03 00:00:0"},
        {},
        {TITLE: "Or so?", ENDED: "OTHER"},
    ]
    result = bring({"f.csv": fatebook(*rows)})
    assert "5 new" in result.err
    assert "resolutions that are neither yes nor no: 1" in result.err
    assert records(on).keys() == {
        "Who wins?: Ann", "Who wins?: Bo", "Will it rain?", "Will it rain? (asked 2025-01-03)",
        "Or so?",
    }  # fmt: skip


def test_what_came_in_before_is_added_to(bring, on):
    bring({"f.csv": fatebook({})})
    more = fatebook({}, {P: "0.4", AT: "2025-03-01 00:00:0"})
    assert "0 new, 0 unchanged, 0 conflicting, 0 bad, 1 added to" in bring({"f.csv": more}).err
    ended = fatebook({ENDED: "YES", ENDED_AT: "2025-04-01 00:00:0"})
    assert "1 added to" in bring({"f.csv": ended}).err
    record = records(on)["Will it rain?"]
    assert (record["status"], len(record["forecasts"])) == ("confirmed", 2)


def test_a_question_that_ended_otherwise_here_is_a_conflict(bring, on):
    bring({"f.csv": fatebook({ENDED: "YES", ENDED_AT: "2025-04-01 00:00:0"})})
    other = {"f.csv": fatebook({ENDED: "NO", ENDED_AT: "2025-04-01 00:00:0"})}
    result = bring(other)
    assert result.code == 1
    assert "is confirmed here and failed there" in result.err
    assert "1 conflicting" in bring(other, "--replace").err
    record = records(on)["Will it rain?"]
    assert record["status"] == "confirmed"
    assert [(note["by"], note["status"]) for note in record["notes"]] == [("f.csv", "failed")]
    assert "0 new, 1 unchanged" in bring(other).err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{P: "1.7"}], "line 2: a probability lies from 0 to 1"),
        ([{P: "high"}], "line 2: 'high' is no probability"),
        ([{P: "nan"}], "line 2: a probability lies from 0 to 1"),
        ([{AT: "yesterday"}], "line 2: 'yesterday' is no date"),
        ([{ASKED: "2025-13-01 0:0:0"}], "line 2: '2025-13-01 0:0:0' is no date"),
        ([{AT: "2027-01-01 0:0:0"}], "the forecast's day 2027-01-01 is in the future"),
        ([{TITLE: " "}], "line 2: the claim is empty"),
        ([{ENDED: "YES"}, {ENDED: "NO"}], "line 3: the question ends otherwise in line 2"),
        (
            [{}, {BY: "Bo"}, {BY: "Cy"}],
            "holds forecasts of 3 people (Ann Lee, Bo, Cy): --forecaster",
        ),
        ([], "has nothing that can be carried"),
    ],
)
def test_rows_of_fatebook_that_cannot_be_taken(bring, tmp_path, rows, said):
    result = bring({"f.csv": fatebook(*rows)})
    assert result.code in {1, 2}
    assert said in result.err
    assert not (tmp_path / "ledger.json").exists()


def test_a_fatebook_without_a_column_or_with_a_ragged_row(bring):
    short = fatebook({}, columns=[one for one in COLUMNS if one != P])
    assert f"line 1: no column is called '{P}'" in bring({"f.csv": short}).err
    assert "line 3: it has 1 cells, the first line 17" in bring({"f.csv": fatebook({}) + "\nx"}).err


def test_nobody_of_that_name(bring):
    result = bring({"f.csv": fatebook({})}, "--forecaster", "Zoe")
    assert result.code == 2
    assert "holds no forecast of Zoe; there are Ann Lee" in result.err


# PredictionBook

BOOK = {
    "user": {"email": "a@example.org", "name": "ann", "user_id": 1},
    "predictions": [
        {
            "created_at": "2015-01-01T10:00:00.000Z",
            "creator_label": "ann",
            "deadline": "2015-06-30T10:00:00.000Z",
            "description": "It rains in June.",
            "id": 1,
            "outcome": True,
            "last_judgement_at": "2015-06-20T10:00:00.000Z",
            "withdrawn": False,
            "responses": [
                {"confidence": 70, "comment": "", "created_at": "2015-01-01T10:00:00.000Z", "user_label": "ann"},
                {"confidence": None, "comment": "Clouds.", "created_at": "2015-02-01T10:00:00.000Z", "user_label": "ann"},
                {"confidence": 10, "comment": "", "created_at": "2015-02-01T10:00:00.000Z", "user_label": "bo"},
            ],
        },
        {
            "created_at": "2015-01-01T10:00:00.000Z",
            "description": "It snows in July.",
            "deadline": None,
            "outcome": None,
            "withdrawn": True,
            "responses": [],
        },
    ],
}  # fmt: skip


def test_predictionbook_comes_in_with_the_users_responses(bring, on):
    result = bring({"p.json": BOOK})
    assert result.code == 0, result.err
    assert (
        "2 new, 0 unchanged, 0 conflicting, 0 bad; not carried: responses of others: 1"
        in result.err
    )
    rain = records(on)["It rains in June."]
    assert believed(rain) == [("2015-01-01T10:00:00Z", "ann", 0.7)]
    assert (rain["status"], rain["outcome"]["on"]) == ("confirmed", "2015-06-20")
    assert [note["text"] for note in rain["notes"]] == ["Clouds."]
    assert records(on)["It snows in July."]["outcome"]["reason"] == "withdrawn"
    assert "0 new, 2 unchanged" in bring({"p.json": BOOK}).err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"created_at": "then"}, "prediction 1: 'then' is no date"),
        ({"description": None}, "prediction 1: the claim is empty"),
        ({"deadline": 7}, "prediction 1: '7' is no date"),
        ({"responses": [BOOK["predictions"][0]["responses"][0] | {"confidence": 170}]}, "lies from 0 to 1"),
    ],
)  # fmt: skip
def test_a_prediction_of_predictionbook_that_cannot_be_taken(bring, change, said):
    first = BOOK["predictions"][0] | change
    result = bring({"p.json": BOOK | {"predictions": [first]}})
    assert result.code == 1
    assert said in result.err


# Metaculus

QUESTIONS = (
    "Question ID,Question URL,Question Title,Post ID,Question Type,Open Time,Scheduled Close Time,Resolution,Resolution Known Time\n"
    "1,https://m.example/1,Will it rain?,1,binary,2024-01-01 00:00:00+00:00,2024-06-30 00:00:00+00:00,yes,2024-05-01 00:00:00+00:00\n"
    "2,https://m.example/2,How much?,1,numeric,2024-01-01 00:00:00+00:00,2024-06-30 00:00:00+00:00,12.5,\n"
    "3,https://m.example/3,Will it snow?,1,binary,2024-01-01 00:00:00+00:00,2099-06-30 00:00:00+00:00,,\n"
)
FORECASTS = (
    "Question ID,Forecaster ID,Forecaster Username,Is Bot,Start Time,End Time,Forecaster Count,Probability Yes,Probability Yes Per Category\n"
    "1,7,ann,False,2024-02-01 10:11:12.123456+00:00,,,0.6,\n"
    "1,,,,2024-02-01 10:11:12.123456+00:00,,31,0.5,\n"
    "2,7,ann,False,2024-02-01 10:11:12+00:00,,,,\"['a', 'b']\"\n"
    "1,8,bo,False,2024-02-01 10:11:12+00:00\n"
)


def metaculus(questions=QUESTIONS, forecasts=FORECASTS):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/question_data.csv", questions)
        archive.writestr("data/forecast_data.csv", forecasts)
    return held.getvalue()


def test_the_binary_questions_of_metaculus_come_in(bring, on):
    result = bring({"m.zip": metaculus()}, "--forecaster", "ann")
    assert result.code == 0, result.err
    assert "1 new" in result.err
    assert "numeric questions: 1" in result.err
    assert "forecasts of others, and of all together: 2" in result.err
    assert "questions without a forecast of theirs: 1" in result.err
    record = records(on)["Will it rain?"]
    assert believed(record) == [("2024-02-01T10:11:12Z", "ann", 0.6)]
    assert (record["status"], record["outcome"]["on"]) == ("confirmed", "2024-05-01")
    assert record["notes"][0]["url"] == "https://m.example/1"
    assert "0 new, 1 unchanged" in bring({"m.zip": metaculus()}, "--forecaster", "ann").err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (metaculus(), "forecasts of 2 people (ann, bo)"),
        (metaculus(questions="Question ID,Title\n1,x\n"), "no column is called 'Question Title'"),
        (metaculus(questions=QUESTIONS.replace(",yes,", ",7,"), forecasts=FORECASTS.replace(",bo,", ",ann,")), "question 1: its resolution '7' is neither"),
    ],
)  # fmt: skip
def test_a_download_of_metaculus_that_cannot_be_taken(bring, data, said):
    result = bring({"m.zip": data})
    assert result.code in {1, 2}
    assert said in result.err


# Manifold

MARKET = {
    "id": "m1",
    "question": "Will it rain?",
    "url": "https://mani.example/rain",
    "createdTime": 1_700_000_000_000,
    "closeTime": 1_730_000_000_000,
    "isResolved": True,
    "resolution": "NO",
    "resolutionTime": 1_720_000_000_000,
    "outcomeType": "BINARY",
}
BET = {
    "contractId": "m1",
    "createdTime": 1_710_000_000_000,
    "probAfter": 0.31,
    "amount": 10,
    "userName": "ann",
    "isRedemption": False,
    "isCancelled": False,
    "outcome": "NO",
}


def test_bets_and_markets_of_manifold_come_in_together(bring, on):
    bets = [
        BET, BET | {"amount": -5}, BET | {"isRedemption": True}, BET | {"userName": "bo"},
        BET | {"contractId": "m2"}, BET | {"contractId": "m9"},
    ]  # fmt: skip
    other = MARKET | {"id": "m2", "question": "Who?", "outcomeType": "MULTIPLE_CHOICE"}
    files = {"bets.json": bets, "market.json": MARKET, "other.json": other}
    result = bring(files, "--forecaster", "ann")
    assert result.code == 0, result.err
    assert "1 new" in result.err
    for left in (
        "redemptions, sales and bets taken back: 2", "bets of others: 1",
        "bets on multiple_choice markets: 1", "bets on markets that are in no file: 1",
    ):  # fmt: skip
        assert left in result.err
    record = records(on)["Will it rain?"]
    assert believed(record) == [("2024-03-09T16:00:00Z", "ann", 0.31)]
    assert (record["status"], record["outcome"]["on"]) == ("failed", "2024-07-03")
    assert "0 new, 1 unchanged" in bring(files, "--forecaster", "ann").err


def test_bets_without_their_market_are_nothing_to_carry(bring):
    result = bring({"bets.json": [BET]})
    assert result.code == 1
    assert "nothing that can be carried" in result.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"createdTime": "noon"}, "market 1: 'noon' is no time in milliseconds"),
        ({"createdTime": 10**30}, "is no time in milliseconds"),
        ({"probAfter": None}, "market 1: 'None' is no probability"),
    ],
)
def test_a_bet_that_cannot_be_read(bring, change, said):
    result = bring({"bets.json": [BET | change], "market.json": MARKET})
    assert result.code == 1
    assert said in result.err


# annotations

PAGE = "https://paper.example/prices"
HYPOTHESIS = {
    "uri": PAGE,
    "document": {"title": ["Prices"]},
    "text": "Worth a look.",
    "tags": ["economy"],
    "target": [
        {
            "source": PAGE,
            "selector": [
                {"type": "RangeSelector"},
                {"type": "TextPositionSelector", "start": 900, "end": 930},
                {"type": "TextQuoteSelector", "exact": "Prices will fall by May.", "prefix": "a", "suffix": "b"},
            ],
        }
    ],
}  # fmt: skip
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "body": [{"type": "TextualBody", "value": "economy", "purpose": "tagging"}, {"type": "TextualBody", "value": "Worth a look."}],
    "target": {"source": PAGE, "selector": {"type": "FragmentSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "Prices will fall by May."}}},
}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        {"rows": [HYPOTHESIS], "total": 1},
        [HYPOTHESIS],
        W3C,
        {"type": "AnnotationPage", "items": [W3C]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [W3C]}},
    ],
)
def test_an_annotation_is_a_quote_with_its_tags_and_notes(bring, on, add, tmp_path, data):
    (tmp_path / "a.txt").write_text("It is so. Prices will fall by May. Snow will come.")
    add("Snow will come.", "--article", "a.txt", "--url", PAGE, "--published", "2026-01-15")
    result = bring({"notes.json": data})
    assert result.code == 0, result.err
    assert "1 new" in result.err
    record = records(on)["Prices will fall by May."]
    assert (record["spans"][0]["start"], record["tags"]) == (10, ["economy"])
    assert [note["text"] for note in record["notes"]] == ["Worth a look."]
    assert "0 new, 1 unchanged" in bring({"notes.json": data}).err


def test_annotations_of_a_page_that_is_not_on_record(bring, on):
    reply = {"uri": PAGE, "text": "yes", "tags": [], "target": [{"source": PAGE}]}
    result = bring({"notes.json": [HYPOTHESIS, reply]})
    assert "1 new" in result.err
    assert "annotations that mark no words: 1" in result.err
    record = records(on)["Prices will fall by May."]
    assert (record["url"], record["title"], record["spans"]) == (PAGE, "Prices", [])


def test_an_annotation_that_the_kept_text_does_not_hold_is_named(bring, add, tmp_path):
    (tmp_path / "a.txt").write_text("Snow will come.")
    add("Snow will come.", "--article", "a.txt", "--url", PAGE)
    result = bring({"notes.json": [HYPOTHESIS]})
    assert result.code == 1
    assert "annotation 1: the quote does not stand in" in result.err


# what they share


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023-05-01 14:03:7", "2023-05-01T14:03:07+00:00"),
        ("2023-5-1", "2023-05-01T00:00:00+00:00"),
        ("2023-05-01T14:03:07.123Z", "2023-05-01T14:03:07+00:00"),
        ("2023-05-01T14:03:07+02:00", "2023-05-01T12:03:07+00:00"),
        ("2023-02-30 1:1:1", None),
        ("soon", None),
        ("", None),
    ],
)
def test_an_instant_is_read_as_these_tools_write_it(text, wanted):
    if wanted is None:
        with pytest.raises(InvalidValue, match="is no date"):
            instant(text)
    else:
        assert instant(text).isoformat() == wanted


def test_the_first_question_of_a_title_keeps_it():
    one, two, three = (instant(f"2025-01-0{day}") for day in (1, 2, 2))
    named = titled_apart([("c", "Rain?", three), ("b", "rain?", two), ("a", "Rain?", one)])
    assert named["a"] == "Rain?"
    assert len({name.casefold() for name in named.values()}) == 3
    assert named["c"] == "Rain? (asked 2025-01-02)"


def test_a_reader_finds_his_question_again(bring, on):
    bring({"f.csv": fatebook({})})
    record = records(on)["Will it rain?"]
    assert shown(on, record["id"])["article_record"]["outlet"] == "own questions"
