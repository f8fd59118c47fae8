"""The measure on public files: tiny ones of our own in the forms that it takes."""

import json

import pytest
from evaluation.pools import averitec, evaluate, table

CLAIMS = [
    {
        "claim": "The bridge of Lorne was closed for good.",
        "questions": [
            {
                "question": "Is it closed?",
                "answers": [
                    {
                        "answer": "No",
                        "boolean_explanation": "The bridge at Lorne opened again in May.",
                    }
                ],
            },
            {
                "question": "Why?",
                "answers": [
                    {"answer": "No answer could be found."},
                    {"answer": "Its piers were weak."},
                ],
            },
        ],
    },
    {
        "claim": "Tulips are dearer.",
        "questions": [
            {"question": "Are they?", "answers": [{"answer": "Tulips cost 3 percent less."}]}
        ],
    },
]
ROWS = [
    ("Tulips are dearer.", "Tulips cost 3 percent less.", "1"),
    ("Tulips are dearer.", "Roses, too, bloom.", "0"),
    ("The bridge was closed.", "The old bridge is closed to lorries.", "2"),
]


@pytest.fixture
def claims(tmp_path):
    path = tmp_path / "dev.json"
    path.write_text(json.dumps(CLAIMS))
    return path


def test_the_answers_of_a_claim_are_its_passages(claims):
    assert [passage for _, passage, _ in averitec(claims)] == [
        "No The bridge at Lorne opened again in May.",
        "Its piers were weak.",
        "Tulips cost 3 percent less.",
    ]
    report = evaluate(claims)
    assert "2 claims, 3 passages" in report
    assert "predtrack   of all      hit@5 1.000  hit@10 1.000" in report


@pytest.mark.parametrize(("ending", "mark"), [("csv", ","), ("tsv", "\t")])
def test_a_table_of_judged_pairs(tmp_path, ending, mark):
    path = tmp_path / f"evidence.{ending}"
    lines = [("claim", "snippet", "relevance"), *ROWS]
    path.write_text("\n".join(mark.join(f'"{cell}"' for cell in line) for line in lines))
    assert [bears for _, _, bears in table(path)] == [True, False, True]
    assert "2 claims, 3 passages" in evaluate(path)


def test_a_table_in_json_lines(tmp_path):
    path = tmp_path / "evidence.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"claim": claim, "snippet": one, "relevance": int(mark)})
            for claim, one, mark in ROWS
        )
    )
    assert [bears for _, _, bears in table(path)] == [True, False, True]
