"""Reading ahead: articles are read by several processes, and what came of each is taken in order.

Of n processes the kth reads every nth article from the kth on, and waits while what it has read is
not taken: however many articles there are, few results are in memory. They are forks of this one,
and read no standard input.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Generic, NamedTuple, Self, TypeVar

from predtrack.errors import UnreadableFile

Answer = TypeVar("Answer")
_Reader = Callable[[str], Answer]
_fork = get_context("fork")


class _Worker(NamedTuple):
    process: ForkProcess
    answers: Connection


class Ahead(Generic[Answer]):
    """Articles that are read by ``jobs`` processes, each with a reader that it makes for itself."""

    def __init__(
        self, names: Sequence[str], make_reader: Callable[[], _Reader[Answer]], jobs: int
    ) -> None:
        self._names, self._make_reader = names, make_reader
        self._jobs = min(jobs, len(names))
        self._taken = 0
        self._workers: dict[int, _Worker] = {}

    def __enter__(self) -> Self:
        for number in range(self._jobs):
            self._start(number)
        return self

    def __exit__(self, *_: object) -> None:
        for number in list(self._workers):
            self._end(number)

    def take(self) -> Answer:
        """Return what was read of the next article, once it is there.

        Raises:
            UnreadableFile: the process that read it has died; another goes on with those behind.
            Exception: what reading it raised.
        """
        number, self._taken = self._taken, self._taken + 1
        try:
            outcome: Answer | Exception = self._workers[number % self._jobs].answers.recv()
        except (EOFError, OSError):
            code = self._end(number)
            self._start(number + self._jobs)
            why = f"the process that read it has died ({_ending(code)})"
            raise UnreadableFile(self._names[number], why) from None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _start(self, number: int) -> None:
        """Start the process that reads an article and every one that is its turn behind it."""
        ours, theirs = Pipe()  # not one way: the system lets more wait in two
        others = [ours, *(one.answers for one in self._workers.values())]
        names = self._names[number :: self._jobs]
        process = _fork.Process(target=_work, args=(self._make_reader, names, theirs, others))
        process.start()
        theirs.close()
        self._workers[number % self._jobs] = _Worker(process, ours)

    def _end(self, number: int) -> int | None:
        """End the process whose turn an article is, and return how it ended."""
        process, answers = self._workers.pop(number % self._jobs)
        process.kill()  # does nothing to one that has died
        process.join()
        answers.close()
        return process.exitcode


def _work(
    make_reader: Callable[[], _Reader[Answer]],
    names: Sequence[str],
    answers: Connection,
    others: Sequence[Connection],
) -> None:
    """Read articles and send what comes of them, until nobody takes it any more."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who takes the answers ends this
        for one in others:
            one.close()
        read = make_reader()
        for name in names:
            answers.send(_outcome(read, name))
    finally:
        os._exit(1)  # without a word: nobody waits for what is left


def _outcome(read: _Reader[Answer], name: str) -> Answer | Exception:
    try:
        return read(name)
    except Exception as error:  # noqa: BLE001  # it is raised where the answer is taken
        return error


def _ending(code: int | None) -> str:
    return signal.Signals(-code).name if code and code < 0 else f"exit code {code}"
