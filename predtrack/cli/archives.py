"""Archives on the command line: how statements of one are chosen, and come into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from predtrack.cli.options import seed_of
from predtrack.corpus.view import BY
from predtrack.errors import UsageMistake
from predtrack.models.address import address_kept
from predtrack.models.prediction import Chosen

if TYPE_CHECKING:
    from predtrack.corpus.sample import Chosen as ChosenStatement
    from predtrack.corpus.sample import Draw
    from predtrack.ledger.exchange.format import ChosenArticle, File

WHERE = click.option(
    "--where",
    metavar="SQL",
    help="Of an archive, what this expression chooses, by any column of its statements: "
    "\"voice = 'other' and deadline is not null and checkable > 0.8\".",
)
DRAWING = [
    click.option(
        "--seed", type=click.IntRange(min=0), metavar="S", help="Draw the same again by its number."
    ),
    click.option("--by", type=click.Choice([*BY]), help="Draw so many within each of these rows."),
]


def draw_of(number: int, seed: int | None, by: str | None) -> Draw:
    """Return a draw, by a number of its own where none is given."""
    from predtrack.corpus.sample import Draw

    return Draw(number, seed_of(seed), by)


def chosen_of(
    archives: Sequence[File],
    where: str | None,
    number: int | None,
    seed: int | None,
    by: str | None,
) -> Iterable[ChosenArticle] | None:
    """Return what is chosen of an archive among the files that come in, None where nothing is.

    Raises:
        UsageMistake: it is chosen of none or of several, or drawn without a number.
    """
    if number is None and (by or seed is not None):
        raise UsageMistake("--by and --seed are for --draw N")
    if where is None and number is None:
        return None
    if len(archives) != 1:
        raise UsageMistake("--where and --draw choose of one archive: name its folder")
    draw = None if number is None else draw_of(number, seed, by)
    assert archives[0].path
    return _chosen(archives[0].path, where, draw)


def _chosen(folder: Path, where: str | None, draw: Draw | None) -> Iterator[ChosenArticle]:
    from predtrack.corpus.archive import Archive
    from predtrack.corpus.sample import chosen_from
    from predtrack.corpus.view import Statements

    found = chosen_from(Statements(Archive(folder), where), draw, texts=True)
    how = Chosen.DRAWN if draw else Chosen.PICKED
    for _, some in groupby(found, key=lambda one: one.facts.id):
        together = {one.id: one for one in some}
        yield _article([*together.values()], how)


def _article(some: Sequence[ChosenStatement], how: Chosen) -> ChosenArticle:
    from predtrack.ledger.articles import ArticleFacts
    from predtrack.ledger.exchange.format import ChosenArticle
    from predtrack.ledger.scanning import Choice

    facts = some[0].facts
    return ChosenArticle(
        source=f"{facts.source}, {facts.offset}",
        facts=ArticleFacts(
            authors=facts.authors or None,
            url=address_kept(facts.url),
            title=facts.title,
            outlet=facts.outlet,
            language=facts.language,
            published=facts.published,
            published_basis=facts.published_basis,
            published_note=facts.published_note,
            sha256=facts.sha256,
        ),
        text=facts.text,
        claims=facts.claims,
        statements=[(one.statement, Choice(how, one.chosen_from)) for one in some],
    )
