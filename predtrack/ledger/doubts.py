"""Doubts: older records, taken for the author's words, whose quotes stand in quotation marks.

From before voices were read, nobody said whose they are: an edit of voice or speaker says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from predtrack.ledger.kept import TEXTS, kept_of
from predtrack.ledger.records import Records
from predtrack.models.article import Article
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry
from predtrack.models.statement import Voice

MOSTLY = 0.5
"""Of a quote, the share in quotation marks from which it may be another's."""


def doubtful(ledger: Records, entries: Iterable[Entry]) -> list[str]:
    """Return the ids of those of the entries whose kept texts put them in quotation marks."""
    if not (ledger.folder / TEXTS).is_dir():
        return []
    found: dict[str, tuple[Article, list[Prediction]]] = {}
    for one in entries:
        if is_assumed(one.prediction):
            found.setdefault(one.article.id, (one.article, []))[1].append(one.prediction)
    return [
        one.id
        for article, own in found.values()
        if (text := kept_of(ledger, article).text) is not None
        for one in in_quotation_marks(text, article, own)
    ]


def is_assumed(prediction: Prediction) -> bool:
    """Tell whether a prediction is an older one that nobody has called the author's."""
    is_authors = prediction.voice is Voice.AUTHOR and bool(prediction.spans)
    return is_authors and prediction.has_assumed_voice and not prediction.is_removed


def in_quotation_marks(
    text: str, article: Article, predictions: Iterable[Prediction]
) -> Iterator[Prediction]:
    """Yield the predictions of a text most of whose quote stands in quotation marks there."""
    from predtrack.reading.blocks import find_blocks
    from predtrack.reading.language import language_of
    from predtrack.reading.quotations import find_quotations

    language = language_of(article.language)
    paragraphs = [(one.start, one.end) for one in find_blocks(text, language=language)]
    quotations = find_quotations(text, paragraphs, language=language)
    for one in predictions:
        start, end = one.spans[0].start, one.spans[0].end
        inside = sum(max(0, min(end, q.end) - max(start, q.start)) for q in quotations)
        if inside > MOSTLY * (end - start):
            yield one
