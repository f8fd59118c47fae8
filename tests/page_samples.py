"""Pages to test: records of every kind, and texts that would do harm if a page obeyed them."""

from datetime import UTC, date, datetime

from conftest import (
    ARTICLE,
    PUBLISHED,
    SIGNED,
    SIX_MONTHS,
    TODAY,
    a_prediction,
    an_article,
    replace,
    resolved,
)

from predtrack.models.alias import Aliases
from predtrack.models.article import OWN, Article
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.note import Note, Role
from predtrack.models.outcome import Evidence, Reason, Status
from predtrack.models.prediction import Forecast
from predtrack.models.selection import Entry, Selection
from predtrack.models.settings import SiteSettings
from predtrack.models.statement import Kind, Likelihood, Span
from predtrack.render.card import Card
from predtrack.render.site.onepage import Page, discretion_of, to_page
from predtrack.scorecard.counting import count
from predtrack.scorecard.grouping import By
from predtrack.scorecard.probabilities import score_forecasts, score_words
from predtrack.scorecard.record import score

HARM = [
    "<script>window.harmed = 1</script>",
    '"onload="window.harmed = 2" x="',
    "' onmouseover='window.harmed = 3",
    "javascript:window.harmed=4",
    "</style><script>window.harmed = 5</script>",
    "</script><img src=x onerror=window.harmed=6>",
    "{{ 7 * 7 }}{% raw %}",
    "<svg onload=window.harmed=8>",
]
"""Texts that ask a page to do something."""
LONG_WORD = "Verwaltungsgerichtsbarkeit" * 12
BOOK = Article("owner000", outlet=OWN, authors=("reader",), title="own questions")


def page_of(*entries, by=By.AUTHOR, today=TODAY, filters=None, site=SiteSettings(), withheld=0):  # noqa: B008
    """Make a page the way the command does."""
    counted = count(entries, Selection(), day=today)
    card = Card(score(counted, [by]), {}, filters or {})
    discretion = discretion_of(site, Aliases(), counted.entries)
    return Page(card, score_forecasts(counted), score_words(counted), discretion, withheld)


def html_of(*entries, **options):
    """Return a page's text."""
    return "".join(to_page(page_of(*entries, **options)))


def forecast(probability, *, by="reader", on=datetime(2019, 7, 1, tzinfo=UTC)):
    return Forecast(on, by, probability)


def due(day, **fields):
    return Deadline("by then", PUBLISHED, day, Basis.STATED, **fields)


def usual():
    """Return an entry of every state and of most fields."""
    evidence = (Evidence("https://example.org/report", date(2020, 1, 1), "the report"),)
    likely = Likelihood("very likely", 0.8, 0.875, 0.95, "icd203")
    note = Note(SIGNED.at, "ann", Role.SPEAKER, "I meant the other one.", "https://example.org/a")
    span = Span(40, 65, "No change will be seen.", "after the vote ", " So much for that")
    other = replace(ARTICLE, id="articleb", authors=("Ann Lee", "Bo Ek"), language="kk",
                    url="https://example.org/b", published=date(2020, 2, 3))  # fmt: skip
    question = {"kind": Kind.QUESTION}
    return [
        Entry(a_prediction("overdue0", deadline=SIX_MONTHS), ARTICLE),
        Entry(a_prediction("open0000", deadline=due(date(2027, 3, 1)), notes=(note,)), other),
        Entry(a_prediction("dateless", claim="Sometime.", speaker="The Minister"), ARTICLE),
        Entry(resolved(a_prediction("right000", deadline=SIX_MONTHS, spans=(span,), likelihood=likely,
                                    forecasts=(forecast(0.9), forecast(0.4, by="ann"))),
                       Status.CONFIRMED, date(2019, 12, 1), evidence=evidence), other),
        Entry(resolved(a_prediction("wrong000", forecasts=(forecast(0.3),)), Status.FAILED,
                       date(2020, 1, 1)), ARTICLE),
        Entry(resolved(a_prediction("half0000", deadline=SIX_MONTHS), Status.PARTLY), ARTICLE),
        Entry(resolved(a_prediction("void0000"), Status.VOID, reason=Reason.AMBIGUOUS), ARTICLE),
        Entry(resolved(a_prediction("yes00000", **question), Status.CONFIRMED), ARTICLE),
        Entry(resolved(a_prediction("no000000", **question), Status.FAILED), ARTICLE),
        Entry(a_prediction("mine0000", claim="Will I finish by June?", article=BOOK.id,
                           forecasts=(forecast(0.7),), **question), BOOK),
    ]  # fmt: skip


def harmful():
    """Return entries whose every free text asks for harm."""
    entries = []
    for place, harm in enumerate(HARM):
        article = Article(
            f"harmful{place}", title=harm, outlet=harm, authors=(harm,), language=harm,
            url=harm, archived_url=f"https://example.org/{harm}".replace(" ", ""), published=PUBLISHED,
        )  # fmt: skip
        prediction = a_prediction(
            f"harm{place}", claim=harm, quote=harm, criterion=harm, translation=harm, speaker=None,
            tags=(harm,), article=article.id, spans=(Span(9, 9 + len(harm), harm, harm, harm),),
            deadline=Deadline(harm, PUBLISHED, date(2020, 1, place + 1), Basis.EVENT, event=harm,
                              assumption=harm),
            notes=(Note(SIGNED.at, harm, Role.JUDGE, harm, f'https://example.org/"{place}'),),
        )  # fmt: skip
        evidence = Evidence('https://example.org/"onload="window.harmed=9', TODAY, harm)
        done = resolved(
            prediction, Status.FAILED, date(2020, 1, 1), evidence=(evidence,), note=harm, observed=harm
        )  # fmt: skip
        entries.append(Entry(done, article))
    return entries


def foreign():
    """Return entries in other scripts and directions, with control characters and long words."""
    texts = {
        "ru": ("Цены вырастут к концу года.", "Иван Ли"),
        "ar": ("ستنخفض الأسعار قبل نهاية العام المقبل.", "ليلى"),
        "fa": ("قیمت‌ها پایین می‌آیند 👩\u200d👩\u200d👧", "نرگس"),
        "ja": ("物価は年末までに上がるだろう。", "山田"),
        "de": (LONG_WORD, LONG_WORD[:80]),
        "en": ("Steering \x1b[31m\u202eand\x00 tabs\tand\nlines $x^2$", "Nul \x00"),
    }
    return [
        Entry(
            a_prediction(f"tongue{tongue}", claim=words, quote=words, deadline=SIX_MONTHS, tags=(words[:60],)),
            an_article(f"in{tongue}", authors=(name,), language=tongue, title=words),
        )
        for tongue, (words, name) in texts.items()
    ]  # fmt: skip


def many(count, *, first=date(2020, 1, 1), last=date(2031, 12, 31)):
    """Return so many entries, their deadlines spread evenly, their statuses in turn."""
    statuses = [Status.OPEN, Status.CONFIRMED, Status.FAILED, Status.PARTLY, Status.VOID]
    step = (last - first) / max(count - 1, 1)
    entries = []
    for number in range(count):
        words = f"Claim number {number} about the price of bread and what becomes of it."
        span = Span(40, 40 + len(words), words, "before it there stand some words ", " and after")
        one = a_prediction(
            f"p{number:07}", claim=words, quote=words, spans=(span,), tags=("bread", "prices"),
            deadline=due(first + step * number, assumption="the last day of the period named"),
        )  # fmt: skip
        status = statuses[number % 5]
        if status is not Status.OPEN:
            evidence = (Evidence(f"https://example.org/{number}", TODAY, "the report"),)
            one = resolved(one, status, note="By the office's figures.", evidence=evidence)
        author = an_article(f"a{number % 40}", authors=(f"Author {number % 40}",))
        entries.append(Entry(one, author))
    return entries
