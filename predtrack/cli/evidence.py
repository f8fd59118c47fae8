"""The command that looks for evidence: find. It shows passages, and changes no status."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from predtrack.cli.group import command
from predtrack.cli.indexing import index_of, place_of
from predtrack.cli.many import read_ids
from predtrack.cli.options import DAY, IN, TEXT, output_options
from predtrack.cli.session import Session
from predtrack.cli.terminal import put, put_sheet, say
from predtrack.errors import (
    InvalidValue,
    NothingToLookFor,
    PredtrackError,
    Undatable,
    UsageMistake,
    shorten,
)
from predtrack.ledger import Ledger
from predtrack.ledger.entries import article_of
from predtrack.ledger.kept import kept_files, kept_of, names_of
from predtrack.models.address import check_address, without_login
from predtrack.models.passage import Passage
from predtrack.models.prediction import Prediction
from predtrack.render.passages import EvidenceFound, Passages
from predtrack.render.text import counted, harmless

if TYPE_CHECKING:
    from predtrack.corpus.evidence.finding import Finder
    from predtrack.corpus.evidence.texts import Text, Texts

_SHOWN = 5
LONGEST_NOTE = 2000
"""Characters of a passage that a note takes."""


@command("find")
@click.argument("record_ids", nargs=-1, metavar="ID...")
@IN
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(min=1),
    default=_SHOWN,
    show_default=True,
    help="At most so many.",
)
@click.option(
    "--query", type=TEXT, metavar="WORDS", help="Look for these words instead of the prediction's."
)
@click.option(
    "--around",
    type=DAY,
    metavar="DAY",
    help="First what was published near this day, not near the deadline.",
)
@click.option("--undated", is_flag=True, help="Also those without a date, apart behind the others.")
@click.option(
    "--take",
    type=click.IntRange(min=1),
    metavar="N",
    help="Make this passage the evidence of a note.",
)
@click.option("--index", "ahead", is_flag=True, help="Build the index ahead, and find nothing.")
@output_options
def find_command(
    session: Session,
    record_ids: tuple[str, ...],
    folder: Path | None,
    limit: int,
    query: str | None,
    around: date | None,
    undated: bool,
    take: int | None,
    ahead: bool,
    form: str | None,
) -> None:
    """Find what later articles say about predictions.

    Passages published after the prediction, never on its day or before, those near its deadline
    first; copies count once. It confirms nothing: read, and judge. The index of the texts is built
    once, beside an archive or in your cache folder, and brought up to date by part.

    \b
    Example:
      predtrack find h4kq --in archive/
      predtrack find h4kq --in archive/ --take 2
      predtrack find --index --in archive/
    """
    from predtrack.corpus.evidence.finding import Finder

    if not record_ids and not ahead:
        raise UsageMistake("name a prediction, or build the index ahead with --index")
    predictions = [session.ledger.get(one) for one in read_ids(record_ids)] if record_ids else []
    if take and len(predictions) != 1:
        raise UsageMistake("--take takes a passage of one prediction: name that alone")
    with _texts(session, folder) as texts, index_of(texts) as index:
        if ahead:
            say(f"the index of {texts.name} is in {place_of(texts) or 'no file'}")
            return
        finder = Finder(index, query, around)
        most = limit if undated else max(limit, take or 0)  # numbers are those that were shown
        answers = [_answer(session, finder, one, most, undated=undated) for one in predictions]
    if take:
        _take(session, answers[0], take)
    elif form in (None, "table"):
        _put_table(session, answers, folder)
    else:
        every = [one for answer in answers for one in answer.found]
        put_sheet(Passages(every, [str(one.number) for one in every]), form)


class _Answer(NamedTuple):
    """A prediction, what was found on it, and how many of that have a date: they come first."""

    prediction: Prediction
    found: Sequence[EvidenceFound]
    dated: int


def best_passages(
    session: Session, folder: Path, predictions: Iterable[Prediction]
) -> dict[str, Passage]:
    """Return the passage that bears most on each prediction, by its id, where there is one."""
    from predtrack.corpus.evidence.finding import Finder

    best: dict[str, Passage] = {}
    with _texts(session, folder) as texts, index_of(texts) as index:
        finder = Finder(index)
        for one in predictions:
            with suppress(Undatable, NothingToLookFor):
                for passage in finder.find(one, article_of(session.ledger, one), 1):
                    best[one.id] = passage
    return best


def _answer(
    session: Session, finder: Finder, prediction: Prediction, limit: int, *, undated: bool
) -> _Answer:
    article = article_of(session.ledger, prediction)
    dated = finder.find(prediction, article, limit)
    apart = finder.find_undated(prediction, article, limit)
    if apart and not undated:
        say(f"{prediction.id}: passages without a date bear on it too: --undated shows them apart")
    passages = [*dated, *(apart if undated else [])]
    found = [EvidenceFound(prediction.id, number, one) for number, one in enumerate(passages, 1)]
    return _Answer(prediction, found, len(dated))


def _put_table(session: Session, answers: Sequence[_Answer], folder: Path | None) -> None:
    for number, (prediction, found, dated) in enumerate(answers):
        if len(answers) > 1:
            put(("\n" if number else "") + f"{prediction.id}  {prediction.claim}")
        put_sheet(Passages(found[:dated], [str(one.number) for one in found[:dated]]), None)
        if apart := found[dated:]:
            put("Without a date, so perhaps not later:")
            put_sheet(Passages(apart, [str(one.number) for one in apart]), None)
        if found:
            say(_next_steps(session, prediction, folder))
        else:
            say(f"nothing later was found on {prediction.id}")


def _next_steps(session: Session, prediction: Prediction, folder: Path | None) -> str:
    short = session.short_ids[prediction.id]
    confirm = f"    predtrack confirm {short} -e URL" if prediction.is_open else ""
    where = f" --in {shlex.quote(str(folder))}" if folder else ""
    return f"Next: predtrack find {short}{where} --take 1{confirm}"


def _take(session: Session, answer: _Answer, number: int) -> None:
    """Put a passage beside its prediction as a note, its address as evidence if it has one.

    Raises:
        PredtrackError: there are fewer passages.
    """
    if number > len(answer.found):
        raise PredtrackError(f"there are {counted(len(answer.found), 'passage')}, none was taken")
    passage = answer.found[number - 1].passage
    words = shorten(" ".join(passage.text.split()), LONGEST_NOTE)
    text = f"“{harmless(words)}” ({harmless(shorten(passage.cited, LONGEST_NOTE))})"
    with session.changing() as book:
        noted = book.note(answer.prediction.id, text, url=_address(passage.url))
    say(f"noted on {noted.id} in {session}: {shorten(text)}")


def _address(url: str | None) -> str | None:
    """Return an article's address, None where it is none that can be kept."""
    with suppress(InvalidValue):
        return check_address(without_login(url)) if url else None
    return None


@contextmanager
def _texts(session: Session, folder: Path | None) -> Iterator[Texts]:
    """Have the texts of a folder, or without one those that the ledger keeps."""
    if folder is None:
        yield KeptTexts(session.require_ledger())
        return
    from predtrack.corpus.evidence.texts import texts_in
    from predtrack.reading.pages import PageReader

    with PageReader() as pages:
        yield texts_in(folder, pages)


class KeptTexts:
    """The texts that a ledger keeps of its articles, each a part."""

    beside: Path | None = None

    def __init__(self, ledger: Ledger) -> None:
        self.name, self.place = f"the texts kept for {ledger.path}", ledger.path.resolve()
        self.skipped: list[str] = []
        self._ledger = ledger
        self._articles = {one.id: one for one in ledger.articles() if one.sha256}

    def parts(self) -> dict[str, str]:
        """Return the facts of each article whose text is kept, by its id."""
        names = {one.name for one in kept_files(self._ledger)}
        kept = (one for one in self._articles.values() if not names.isdisjoint(names_of(one)))
        return {one.id: repr((one.sha256, one.published, one.title, one.outlet)) for one in kept}

    def texts(self, part: str) -> Iterator[Text]:
        """Yield an article's text, if the one that it was recorded with is kept."""
        from predtrack.corpus.evidence.texts import Text

        article = self._articles[part]
        kept = kept_of(self._ledger, article)
        if kept.text is None:
            self.skipped.append(kept.problem or f"article {part}: its text is not kept")
            return
        author = ", ".join(article.authors) or None
        facts = (article.published, article.title, article.outlet, author, article.url)
        yield Text(f"article {part}", kept.text, *facts)
