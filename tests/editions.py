"""Editions for the tests: a ledger with something private in every field that holds any."""

from datetime import UTC, date, datetime

from conftest import ARTICLE, TODAY, a_prediction, an_article, replace

from predtrack.models.alias import Alias, Aliases, NameKind
from predtrack.models.article import OWN
from predtrack.models.deadline import Basis, Deadline
from predtrack.models.event import Event
from predtrack.models.history import Change, Did, Signature
from predtrack.models.note import About, Note, Objection, Role
from predtrack.models.outcome import Evidence, Outcome, Status
from predtrack.models.prediction import Forecast
from predtrack.models.record import to_record
from predtrack.models.selection import Entry
from predtrack.models.settings import read_settings
from predtrack.models.statement import Voice
from predtrack.render.site.edition import edition_of

PUBLISHED = b"""
[site]
title = "Who was right"
publisher = "The Desk"
contact = "desk@example.org"
"""
WITHHOLDING = PUBLISHED + b'withhold = ["Hidden Person"]\n'
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
LOGIN = "canarylogin"
BY = Signature(AT, LOGIN)
KEPT = f"articles/aaaaaaaa-{'0' * 12}.txt"
DATED = Deadline("by the end of 2026", date(2026, 1, 1), date(2026, 12, 31), Basis.STATED)
EVENT = Event("the vote").dated(date(2027, 1, 1), signed=BY)
ALIASES = Aliases(
    [
        Alias(
            NameKind.SPEAKER, "H. Person", "Hidden Person",
            history=(Change(AT, LOGIN, Did.RECORD),),
        ),
        Alias(
            NameKind.SPEAKER, "Mr Open", "Olga Open", history=(Change(AT, LOGIN, Did.RECORD),)
        ),
    ]
)  # fmt: skip


def an_entry(prediction, article=ARTICLE):
    return Entry(prediction, article)


def everything():
    """Return predictions of every sort with their articles; what is private says canary."""
    article = replace(
        ARTICLE,
        url="https://example.org/next",
        origin="/home/canaryhome/page.html",
        path="../canarypath/next.txt",
        history=(Change(AT, LOGIN, Did.EDIT, was={"path": "canarypath.txt", "authors": ["H. Person"]}),),
    )  # fmt: skip
    own = an_article("own", outlet=OWN, title="Questions", authors=(), url=None)
    shared = an_article("shared", authors=("Ann Lee", "Hidden Person"), url="file:///canaryurl")
    other = an_article("other", authors=("Hidden Person",), title="Canarytitle of a hidden one")
    return [
        an_entry(_judged(), article),
        an_entry(_open("bbbbbbbb"), article),
        an_entry(_said("cccccccc", "Hidden Person", "canarywithheld"), article),
        an_entry(_said("dddddddd", "H. Person", "canaryalias"), article),
        an_entry(_said("eeeeeeee", "Olga Open", "Olga's own claim.", article="shared"), shared),
        an_entry(a_prediction("ffffffff", tags=("private",), claim="canarytagged"), article),
        an_entry(a_prediction("gggggggg", article="own", claim="canaryquestion"), own),
        an_entry(a_prediction("hhhhhhhh", article="other", claim="canaryauthor"), other),
        an_entry(a_prediction("iiiiiiii", claim="Twice.").removed("duplicate", signed=BY), article),
    ]


def _judged():
    """Return a prediction that was noted, forecast, objected to, judged, and judged again."""
    one = a_prediction("aaaaaaaa", deadline=DATED, linked=("cccccccc",))
    one = one.noted(_note("canarynote", url="https://canarynote.example/x"), signed=BY)
    for chance in (0.123456, 0.5):
        one = one.forecast(Forecast(AT, LOGIN, chance), signed=BY)
    one = one.noted(_note(None, role=Role.JUDGE, status=Status.FAILED), signed=BY)
    one = one.noted(_note(None, role=Role.JUDGE, status=Status.PARTLY, by="canary.csv"), signed=BY)
    one = one.resolved(_outcome(Status.FAILED), signed=BY)
    objection = _note("It did happen.", about=About.OUTCOME, state=Objection.WAITING)
    one = one.objected(replace(objection, by="Olga Open", role=Role.SPEAKER), signed=BY)
    one = one.objected(replace(objection, text="So I think."), signed=BY)
    one = one.answered(
        one.notes[-1], Objection.REJECTED, "See /home/canaryhome/answer.txt", signed=BY
    )
    one = one.reopened(signed=BY, why="see ~/canaryhome/why.md and canaryfile.csv")
    one = one.resolved(_outcome(Status.CONFIRMED), signed=BY)
    was = {"speaker": "Hidden Person", "linked": ["cccccccc"]}
    extra = Change(AT, LOGIN, Did.REPLACE, "by canary table.xlsx", was)
    return replace(one, history=(*one.history, extra))


def _outcome(status):
    return Outcome(
        status,
        date(2026, 11, 1),
        date(2026, 11, 20),
        LOGIN,
        observed="It is in C:\\canaryhome\\seen.txt, they say.",
        evidence=(
            Evidence("https://example.org/report", note="also file:///home/canaryhome/x.pdf"),
            Evidence("../canaryevidence/mail.eml", note=f"private; text kept: {KEPT}"),
        ),
        note="noted",
    )


def _open(name):
    return a_prediction(name, deadline=replace(DATED, event="the vote"), quote="It will be.")


def _said(name, speaker, claim, **fields):
    return a_prediction(name, speaker=speaker, voice=Voice.OTHER, claim=claim, **fields)


def _note(text, *, by=LOGIN, role=Role.READER, **fields):
    return Note(AT, by, role, text, **fields)


def edition(text=WITHHOLDING, *, entries=None, day=TODAY, is_past=False, **given):
    """Return the edition of some entries, or of all of the above."""
    entries = everything() if entries is None else entries
    articles = {one.article.id: one.article for one in entries}
    return edition_of(
        entries,
        settings=read_settings(text),
        day=day,
        is_past=is_past,
        version="1.0",
        checksum="c0ffee",
        articles=articles.values(),
        events=[EVENT, Event("the canaryevent")],
        aliases=ALIASES,
        **given,
    )


def shown(edition):
    """Return all that an edition holds, but the settings, as one text."""
    values = (
        *(one.prediction for one in (*edition.entries, *edition.removed)),
        *(one.article for one in (*edition.entries, *edition.removed)),
        *edition.articles, *edition.events, *edition.aliases,
    )  # fmt: skip
    return "\n".join(map(str, map(to_record, values))) + repr(edition.counted) + repr(edition.texts)
