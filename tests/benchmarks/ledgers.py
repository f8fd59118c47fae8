"""Makes ledgers of a given number of records, each of 900 bytes, give or take a fifth.

Run it as ``python tests/benchmarks/ledgers.py FILE COUNT``. The same count gives the same ledger.
"""

import random
import sys
from base64 import b32encode
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from predtrack.ledger import Ledger
from predtrack.models.article import Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.history import Signature
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.statement import Kind, Span

PER_ARTICLE = 50
PEOPLE = 40
SIGNED = Signature(datetime(2026, 11, 23, 9, tzinfo=UTC), "bench")
FIRST_DAY = date(2027, 1, 1)
SUBJECTS = ("The central bank", "Parliament", "The governor of the northern region", "Oil output")
CLAIMS = ("will rise", "will not change before the vote", "is expected to fall by three per cent")
TIMES = ("next year", "in the next six months", "by the end of the decade", "soon after the spring")


def make(path: Path, count: int, people: int = PEOPLE) -> None:
    """Write a ledger of ``count`` open predictions, from one article for fifty or for a person."""
    chance = random.Random(count)
    number = max(1, count // PER_ARTICLE, people if people != PEOPLE else 0)
    articles = [_article(number, people) for number in range(number)]
    with Ledger(path).writing(by="bench") as ledger:
        for article in articles:
            ledger.add(article)
        for number in range(count):
            ledger.add(_prediction(number, chance.choice(articles).id, chance))


def prediction_key(number: int) -> str:
    """Return the id of the prediction made as the ``number``-th, from 0."""
    return _key("prediction", number)


def article_key(number: int) -> str:
    """Return the id of the article made as the ``number``-th, from 0."""
    return _key("article", number)


def _article(number: int, people: int) -> Article:
    return Article(
        article_key(number),
        title=f"What number {number} brings",
        outlet=f"Paper {number % 7}",
        authors=(f"Author {number % people}",),
        published=date(2026, 6, 10),
    )


def _prediction(number: int, article: str, chance: random.Random) -> Prediction:
    words = f"{chance.choice(SUBJECTS)} {chance.choice(CLAIMS)} {chance.choice(TIMES)}, {number}."
    text = f"{'w' * 32}{words}{'e' * 32}"
    latest = FIRST_DAY + timedelta(days=chance.randrange(2000))
    return Prediction(
        id=prediction_key(number),
        status=Status.OPEN,
        deadline=Deadline("next year", FIRST_DAY, latest, Basis.RELATIVE),
        kind=Kind.PREDICTION,
        no_change=False,
        claim=words,
        quote=words,
        article=article,
        spans=(Span.of(text, 32, 32 + len(words)),),
        tags=("bench",),
    ).recorded(signed=SIGNED)


def _key(*parts: object) -> str:
    return b32encode(sha256(repr(parts).encode()).digest()).decode().lower()[:8]


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
