"""Time that grows with the length alone, on machines that are never quiet."""

import time
from collections.abc import Callable


def assert_linear(work: Callable[[str], object], small: str, large: str) -> None:
    """Say where work on a text eight times as long takes far more than eight times the time.

    A square's would be 64 times; half a second is what a loaded machine may add.
    """
    assert spent(work, large) < 8 * 4 * spent(work, small) + 0.5


def spent(work: Callable[[str], object], text: str) -> float:
    runs = []
    for _ in range(2):
        begin = time.process_time()
        work(text)
        runs.append(time.process_time() - begin)
    return min(runs)
