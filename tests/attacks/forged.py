"""Forged ledgers: files of any records at all whose layout and checksums are valid."""

import hashlib
from datetime import UTC, date, datetime

from predtrack.models.article import Article, PublishedBasis
from predtrack.models.deadline import Deadline
from predtrack.models.history import Signature
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.record import to_record
from predtrack.models.statement import Kind
from predtrack.storage.layout import render, tables_of

SIGNED = Signature(datetime(2026, 11, 23, 9, tzinfo=UTC), "reader")
TEXT = "Prices will fall within two years. The old bridge will be closed by 2030.\n"
"""An article's text: two statements about the future."""
ARTICLE_ID, PREDICTION_ID = "articlea", "aaaaaaaa"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def an_article(name=ARTICLE_ID, **fields):
    """Return the record of an article."""
    article = Article(
        ARTICLE_ID,
        title="What Comes Next",
        outlet="The Paper",
        authors=("Ann Lee",),
        published=date(2019, 6, 10),
        published_basis=PublishedBasis.STATED,
        retrieved=SIGNED.at,
    )
    return to_record(article) | {"id": name} | fields


def with_text(path, text=TEXT, **fields):
    """Return the record of an article whose text is said to stand in a file."""
    return an_article(path=path, sha256=digest(text), **fields)


def a_prediction(name=PREDICTION_ID, **fields):
    """Return the record of an open prediction of that article."""
    prediction = Prediction(
        id=PREDICTION_ID,
        status=Status.OPEN,
        deadline=Deadline(),
        kind=Kind.PREDICTION,
        no_change=False,
        claim="Prices fall.",
        quote="Prices will fall within two years.",
        article=ARTICLE_ID,
    )
    return to_record(prediction.recorded(signed=SIGNED)) | {"id": name} | fields


def ledger_of(articles=(), predictions=(), **tables):
    """Return the bytes of a ledger; a table is records, or a dict of keys to records."""
    given = {"articles": articles, "predictions": predictions, **tables}
    keyed = {
        name: records if isinstance(records, dict) else {one["id"]: one for one in records}
        for name, records in given.items()
    }
    return b"".join(render(tables_of(keyed)))
