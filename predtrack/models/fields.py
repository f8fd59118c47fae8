"""Plain fields: the texts that a reader may put beside a prediction, each said once.

A row makes the option of ``add`` and ``edit``, the line of the form, the column of tables and of
the database, the line of ``show``, and what ``list --search`` looks at. The record itself is
``Prediction``, whose fields of these names are None where there is no text.
"""

from __future__ import annotations

import msgspec


class PlainField(msgspec.Struct, frozen=True):
    """A text beside a prediction: its name, the help of its option, and what it stands under.

    ``about`` is what `show` puts it under: the quote or the claim. One that is ``guarded`` changes
    after the deadline only with a reason.
    """

    name: str
    help: str
    about: str
    guarded: bool = False


PLAIN_FIELDS = (
    PlainField(
        "criterion",
        "What will count as true, fixed before the outcome.",
        about="claim",
        guarded=True,
    ),
    PlainField("translation", "The quote in your language.", about="quote"),
)
PLAIN_NAMES = tuple(one.name for one in PLAIN_FIELDS)
