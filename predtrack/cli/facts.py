"""Facts: the options that say what a statement is and where it stands, for add and edit."""

from __future__ import annotations

from typing import Any

import click

from predtrack.cli.completing import EVENTS, OUTLETS, PEOPLE, TAGS
from predtrack.cli.options import ADDRESS_OR_NONE, DAY_OR_NONE, TEXT, one_of
from predtrack.ledger.byhand import Given, texts_in
from predtrack.models.article import PublishedBasis
from predtrack.models.fields import PLAIN_FIELDS
from predtrack.models.prediction import Chosen
from predtrack.models.statement import Kind, Voice

STATEMENT_OPTIONS = [
    click.option("--claim", type=TEXT, help="What has to be checked, in one sentence."),
    click.option("--kind", type=one_of(Kind), help="What sort of statement it is."),
    click.option("--no-change/--change", default=None, help="It says that nothing will change."),
    click.option(
        "--voice", type=one_of(Voice), help="Whose words they are: the author's, or another's."
    ),
    click.option(
        "--speaker",
        type=TEXT,
        shell_complete=PEOPLE,
        help="Who is quoted, if it is not the author.",
    ),
    click.option("--role", type=TEXT, help="The office of who is quoted."),
    click.option(
        "--tag",
        type=TEXT,
        multiple=True,
        shell_complete=TAGS,
        help="A topic; may be given several times.",
    ),
    click.option(
        "--deadline", type=TEXT, help="By when: a date, or words such as 'within two years'."
    ),
    click.option(
        "--wording", type=TEXT, help="The article's own words, beside a date given by hand."
    ),
    click.option(
        "--event",
        type=TEXT,
        metavar="NAME",
        shell_complete=EVENTS,
        help="The event it waits on, with whose it is.",
    ),
    *(click.option(f"--{one.name}", type=TEXT, help=one.help) for one in PLAIN_FIELDS),
    click.option(
        "--chosen",
        type=click.Choice([one.value for one in Chosen if one is not Chosen.DRAWN]),
        help="How it came to be recorded, where that is not by hand: submitted is by the person "
        "who made it. What is drawn, scan --draw draws.",
    ),
]
ARTICLE_OPTIONS = [
    click.option("--title", type=TEXT, help="The article's title."),
    click.option(
        "--author",
        type=TEXT,
        multiple=True,
        shell_complete=PEOPLE,
        help="Its author; may be given several times.",
    ),
    click.option("--outlet", type=TEXT, shell_complete=OUTLETS, help="Where it was published."),
    click.option("--url", type=ADDRESS_OR_NONE, help="Its address."),
    click.option("--archived-url", type=ADDRESS_OR_NONE, help="An archived copy of it."),
    click.option("--published", type=DAY_OR_NONE, metavar="DATE", help="The day it was published."),
    click.option(
        "--published-basis",
        type=one_of(PublishedBasis),
        help="Whether that day stands on it or was worked out.",
    ),
    click.option("--language", type=TEXT, metavar="CODE", help="Its language, such as en or kk."),
]


ARTICLE_PARAMETERS = frozenset(
    {"title", "author", "outlet", "url", "archived_url", "published", "published_basis", "language"}
)
"""The parameters that the options of an article fill."""


def article_changes(given: dict[str, Any]) -> dict[str, Any]:
    """Gather what the options say of an article, by field; an empty one clears it."""
    plain = ARTICLE_PARAMETERS - {"author", "published_basis"}
    changes = {name: given[name] or None for name in sorted(plain) if given[name] is not None}
    if given["author"]:
        changes["authors"] = tuple(filter(None, given["author"]))
    if given["published_basis"]:
        changes["published_basis"] = PublishedBasis(given["published_basis"])
    return changes


def statement_given(given: dict[str, Any]) -> Given:
    """Gather what the options say of a statement."""
    plain = ("claim", "no_change", "speaker", "role", "deadline", "wording", "event")
    return Given(
        quote=given.get("quote"),
        kind=Kind(given["kind"]) if given["kind"] else None,
        tags=given["tag"] or None,
        texts=texts_in(given),
        voice=Voice(given["voice"]) if given["voice"] else None,
        chosen=Chosen(given["chosen"]) if given["chosen"] else None,
        review=given.get("review"),
        locator=given.get("at"),
        add_tags=given.get("add_tag") or (),
        drop_tags=given.get("drop_tag") or (),
        fiscal_year_ends=given.get("fiscal_year_ends"),
        **{name: given[name] for name in plain},
    )
