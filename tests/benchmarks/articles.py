"""Makes articles of made-up sentences, some of which say what will happen.

Run it as ``python tests/benchmarks/articles.py FOLDER ARTICLES STATEMENTS``: so many text files with
so many statements each. The same numbers give the same files.
"""

import random
import sys
from pathlib import Path

WHO = (
    "The central bank", "Parliament", "The port authority", "The northern region", "The ministry",
    "The ferry company", "The grain union", "The city council", "The steelworks", "The tax office",
    "The railway", "The water board", "The museum", "The power station", "The fishing fleet",
)  # fmt: skip
DOES = (
    "raise its prices", "cut its rates", "close two offices", "hire new engineers", "lose its seat",
    "open a second line", "sell its old depots", "publish the figures", "leave the treaty",
    "double its output", "halve its debts", "move to the coast", "keep its present shape",
)  # fmt: skip
WHERE = (
    "in the harbour district", "across the border", "along the river", "in the old town",
    "on the southern islands", "near the capital", "in every province", "at the northern gate",
)  # fmt: skip
WHEN = (
    "by June", "next year", "in the next six months", "before the vote", "by the end of the decade",
    "within two years", "in the autumn", "very soon", "by 2031", "this winter",
)  # fmt: skip
PAST = (
    "It was founded by three brothers who had come from the hills.",
    "Nobody at the meeting had read the report.",
    "The figures of last year were published in a thin green book.",
    "A brass band played, and the mayor shook hands.",
    "Its halls were built when coal was cheap.",
)


def make(folder: Path, count: int, statements: int) -> list[Path]:
    """Write ``count`` articles of ``statements`` each, and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"article-{number:05}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(_text(number, statements), encoding="utf-8")
    return paths


def _text(number: int, statements: int) -> str:
    chance = random.Random(number)
    paragraphs = [
        f"{_statement(chance, number * statements + one)} {chance.choice(PAST)}"
        for one in range(statements)
    ]
    return "\n\n".join([f"What number {number} brings", *paragraphs]) + "\n"


def _statement(chance: random.Random, lot: int) -> str:
    who, does, where, when = map(chance.choice, (WHO, DOES, WHERE, WHEN))
    return f"{who} will {does} {where} {when}, says paper {lot}."


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
