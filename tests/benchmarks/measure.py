"""Measures whole commands: CPU seconds, user and system, of a process and all that it starts.

A command's cost is a ratio: its median over the median of the same environment's
``python -c pass``, the two run in turn, pair after pair. Values are kept as pyperf benchmarks, so
that ``pyperf`` can show and compare them.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyperf

NOTHING = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Task:
    """A command to be measured, what makes its surroundings ready, and its standard input."""

    argv: Sequence[str]
    ready: Callable[[], None] = lambda: None
    environment: Mapping[str, str] | None = None
    stdin: bytes = b""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a command and of nothing at all, and the peak memory in bytes."""

    command: Sequence[float]
    nothing: Sequence[float]
    memory: int

    @property
    def ratio(self) -> float:
        """How many times nothing at all it costs."""
        return statistics.median(self.command) / statistics.median(self.nothing)

    def benchmark(self, name: str) -> "pyperf.Benchmark":
        """Return the command's times for pyperf."""
        import pyperf

        metadata = {"name": name, "unit": "second", "ratio": f"{self.ratio:.2f}"}
        return pyperf.Benchmark([pyperf.Run(list(self.command), metadata=metadata)])


def measure(task: Task, *, pairs: int) -> Cost:
    """Run a task and nothing in turn, ``pairs`` times after a first time that does not count."""
    command, nothing, peak = [], [], 0
    for turn in range(pairs + 1):
        idle, _ = _run(NOTHING, None, b"")
        task.ready()
        spent, memory = _run(task.argv, task.environment, task.stdin)
        if turn:
            command.append(spent)
            nothing.append(idle)
            peak = max(peak, memory)
    return Cost(command, nothing, peak)


def _run(
    argv: Sequence[str], environment: Mapping[str, str] | None, stdin: bytes
) -> tuple[float, int]:
    """Run a command to its end; return its CPU seconds and its peak memory in bytes."""
    process = subprocess.Popen(
        argv,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    process.stdin.write(stdin)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit
