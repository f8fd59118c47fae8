"""Finding: from a prediction and its article to the passages that bear on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from predtrack.corpus.evidence.index import Index
from predtrack.corpus.evidence.query import Asker, Query
from predtrack.corpus.evidence.ranking import Wanted, find_passages, wanted_for
from predtrack.corpus.evidence.stems import Stemmer
from predtrack.errors import NothingToLookFor, Undatable
from predtrack.models.article import Article
from predtrack.models.passage import Passage
from predtrack.models.prediction import Prediction
from predtrack.reading.language import language_of


@dataclass(frozen=True)
class Finder:
    """Finds in an index; by ``words`` instead of the prediction's, near ``around`` if given."""

    index: Index
    words: str | None = None
    around: date | None = None

    def find(self, prediction: Prediction, article: Article, limit: int) -> list[Passage]:
        """Return what was published later than the prediction's article, best first.

        Raises:
            Undatable: nobody knows when that was published.
            NothingToLookFor: the words tell of no matter.
        """
        after = article.published
        if after is None:
            raise Undatable(article.id)
        wanted = wanted_for(self._query(prediction, article), prediction, after)
        if self.around:
            wanted = Wanted(wanted.query, after, self.around)
        return find_passages(self.index, self._stemmer, wanted, limit)

    def find_undated(self, prediction: Prediction, article: Article, limit: int) -> list[Passage]:
        """Return what is undated, and may be later or not; raises as ``find`` does of words."""
        wanted = Wanted(self._query(prediction, article), None)
        return find_passages(self.index, self._stemmer, wanted, limit)

    def _query(self, prediction: Prediction, article: Article) -> Query:
        asker = self._asker(article.language)
        query = asker.ask_words(self.words) if self.words else asker.ask(prediction, article.title)
        if not query.words:
            raise NothingToLookFor(prediction.id)
        return query

    def _asker(self, code: str | None) -> Asker:
        language = language_of(code)
        if language not in self._askers:
            self._askers[language] = Asker(self._stemmer, language)
        return self._askers[language]

    @cached_property
    def _askers(self) -> dict[object, Asker]:
        return {}

    @cached_property
    def _stemmer(self) -> Stemmer:
        return Stemmer()
