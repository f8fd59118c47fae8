"""The stage of an attack: a ledger of a stranger, and a canary tree beside it that stays as it is.

Every command runs in a process of its own, ends within five seconds, and says in words what is
wrong; whatever lies outside the ledger's folder is compared before and after it.
"""

import os
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from canary import SECRET, below, plant, seen, snapshot
from forged import a_prediction, an_article, ledger_of
from running import Order

LIMIT = 5
"""Seconds that a command may take."""


@dataclass(frozen=True)
class Stage:
    """Folders of one attack under ``root``; ``environment`` is the commands'."""

    root: Path
    environment: dict
    start: Callable

    @classmethod
    def built(cls, root, environment, start):
        """Build the canary tree, and a project beside it that has no ledger yet."""
        stage = cls(root, environment, start)
        for folder in (stage.folder, stage.project / "seeds", stage.home, stage.free):
            folder.mkdir(parents=True)
        plant(stage.outside, stage.home)
        (stage.project / "seeds" / "README").write_text("seeds\n", encoding="utf-8")
        return stage

    @property
    def project(self):
        return self.root / "project"

    @property
    def folder(self):
        return self.project / "data"

    @property
    def ledger(self):
        return self.folder / "predictions.json"

    @property
    def beside(self):
        return self.folder / ".predtrack"

    @property
    def outside(self):
        return self.root / "outside"

    @property
    def home(self):
        return self.root / "home"

    @property
    def free(self):
        """A folder for what a test itself asks to be written."""
        return self.root / "free"

    def forge(self, articles=None, predictions=None, **tables):
        """Put a forged ledger there: with the usual records where none are given."""
        articles = [an_article()] if articles is None else articles
        predictions = [a_prediction()] if predictions is None else predictions
        self.ledger.write_bytes(ledger_of(articles, predictions, **tables))

    def run(self, *words, stdin="", cwd=None, wrapped=(), umask=0o022, **variables):
        """Run a command on the project's ledger, with the canary watched."""
        with self.watched():
            variables = self.environment | variables
            words = tuple(map(str, words))
            order = Order(words, str(cwd or self.project), variables, stdin.encode(), LIMIT, umask)
            result = self.start(order, wrapped)
        assert_in_words(result.out + result.err)
        assert SECRET not in result.out + result.err
        return result

    def refuses(self, *words, code=1, **options):
        """Run a command that has to be refused in one line, and changes nothing; return the line."""
        with self.unchanged():
            result = self.run(*words, **options)
        assert result.code == code, result
        assert len(result.err.splitlines()) == 1, result.err
        return result.err

    def refuses_as_damaged(self, *words, **options):
        """Run a command that has to say that the ledger is damaged, and where; return its words."""
        with self.unchanged():
            result = self.run(*words, **options)
        assert result.code == 3, result
        return result.err

    @contextmanager
    def unchanged(self):
        """See to it that nothing in the ledger's folder changes; lock and kept texts may come."""
        before = self.kept()
        yield
        after = self.kept()
        assert {path: after.get(path) for path in before} == before
        new = after.keys() - before.keys() - {self.beside, self.beside / ".gitignore"}
        assert [path for path in new if not path.is_relative_to(self.folder / "articles")] == []

    def kept(self):
        """Return what lies in the ledger's folder, by name, but for the lock, without times."""
        lock = self.beside / f"{self.ledger.name}.lock"
        return {path: seen(path) for path in below(self.folder) if path != lock}

    @contextmanager
    def watched(self):
        """See to it that nothing outside the ledger's folder changes."""
        own = (self.folder, self.free)
        before = snapshot(self.root, without=own)
        yield
        after = snapshot(self.root, without=own)
        changed = [str(one) for one in before | after if before.get(one) != after.get(one)]
        assert not changed, f"changed outside the ledger's folder: {changed}"


def assert_in_words(said):
    """Check that what was said is no traceback and no fault of ours."""
    assert "Traceback" not in said, said
    assert "fault in predtrack" not in said, said


def put_in_the_way(kind, path, stage):
    """Put something at a path that carries a write out of the folder, or lets it hang."""
    path.parent.mkdir(parents=True, exist_ok=True)
    IN_THE_WAY[kind](path, stage)


def _link_within(path, stage):
    (stage.folder / "other.txt").write_text("kept\n", encoding="utf-8")
    path.symlink_to(stage.folder / "other.txt")


IN_THE_WAY = {
    "link": lambda path, stage: path.symlink_to(stage.outside / ".bashrc"),
    "link within": _link_within,
    "dangling link": lambda path, stage: path.symlink_to(stage.outside / "made-by-predtrack"),
    "hard link": lambda path, stage: path.hardlink_to(stage.outside / ".bashrc"),
    "link to a folder": lambda path, stage: path.symlink_to(stage.outside / "precious"),
    "fifo": lambda path, stage: os.mkfifo(path),
    "folder": lambda path, stage: path.mkdir(),
    "circle": lambda path, stage: path.symlink_to(path.name),
}
"""What may stand where predtrack expects a file of its own."""
