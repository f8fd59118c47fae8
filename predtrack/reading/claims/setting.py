"""The setting of a statement: where it stands, whose words it is, and what its article tells of it."""

from __future__ import annotations

from datetime import date

import msgspec

from predtrack.reading.document import Document
from predtrack.reading.language import Language
from predtrack.reading.voices.article import VoicedDocument
from predtrack.reading.voices.reading import Heard
from predtrack.reading.voices.view import View

LOOK_BACK = 2
"""Sentences before one in which it is told what is meant in it."""


class Setting(msgspec.Struct, frozen=True):
    """Where a statement stands, and whose words it is; title and day are the article's."""

    article: VoicedDocument
    number: int
    heard: Heard
    title: str | None = None
    published: date | None = None

    @property
    def view(self) -> View:
        """The sentence of the statement."""
        return self.article.view(self.number)

    @property
    def sentence(self) -> str:
        """The sentence as the text writes it."""
        return self.document.sentences[self.number].text

    @property
    def document(self) -> Document:
        """The document in which it stands."""
        return self.article.document

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.document.language
