"""Finding claims: what has to be checked of a statement, one at a time."""

from __future__ import annotations

from predtrack.models.statement import Claim
from predtrack.reading.claims.proposing import propose_claim
from predtrack.reading.claims.splitting import Clause, DayOf, clauses_of
from predtrack.reading.cues.matching import Seen
from predtrack.reading.language import Language
from predtrack.reading.typography import plain


def claims_of(
    quote: str, start: int, day_of: DayOf, *, no_change: bool, language: Language
) -> tuple[Claim, ...]:
    """Return the claims of a quote that begins at ``start`` of its text.

    ``no_change`` is whether nothing changes by the whole of it.
    """
    levelled = plain(quote)
    clauses = clauses_of(levelled, day_of, language=language)
    if len(clauses) == 1:
        text = propose_claim(quote, language=language)
        return (Claim(text, start, start + len(quote), day_of(quote), no_change),)
    return tuple(_claim(quote, start, one, day_of, language) for one in clauses)


def _claim(quote: str, at: int, clause: Clause, day_of: DayOf, language: Language) -> Claim:
    words = clause.head + quote[clause.start : clause.end]
    deadline = day_of(words)
    keeps = any(one.rule.no_change for one in Seen(plain(words), language).fired)
    return Claim(
        propose_claim(words, language=language),
        at + clause.start,
        at + clause.end,
        deadline,
        keeps and deadline.latest is not None,
    )
