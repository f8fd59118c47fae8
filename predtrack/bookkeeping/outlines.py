"""Outlines: the whole ledger counted for a score of today, without making values of its records.

What is found is what ``count`` finds without a filter; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from predtrack.bookkeeping.entries import entries_of, missing_article
from predtrack.ledger import Ledger
from predtrack.scorecard.case import Case, case_of
from predtrack.scorecard.counting import Counted, count
from predtrack.selection import Selection


def count_outlines(ledger: Ledger, *, day: date, due_only: bool = False) -> Counted:
    """Count every prediction as it stands today; those whose history changed are read whole.

    Raises:
        DamagedLedger: an article is missing, or a history cannot be read.
    """
    articles = {article.id: article for article in ledger.articles()}
    plain: list[Case] = []
    changed: list[str] = []
    for record in ledger.outlines():
        if record["article"] not in articles:
            raise missing_article(ledger, record["id"], record["article"])
        if record["history"]:
            changed.append(record["id"])
        else:
            plain.append(case_of(record, articles[record["article"]]))
    predictions = filter(None, map(ledger.find_prediction, changed))
    read = count(
        entries_of(ledger, predictions),
        Selection(),
        day=day,
        due_only=due_only,
        articles=articles.values(),
    )
    today = day.isoformat()
    whole = tuple(sorted([*read.whole, *plain]))
    due = {case.id for case in read.cases}
    cases = tuple(case for case in whole if case.id in due or case.has_closed(today))
    return replace(read, cases=cases if due_only else whole, whole=whole, entries=())
