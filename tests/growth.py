"""Time that grows with the length alone, on machines that are never quiet."""

import time
from collections.abc import Callable


def assert_linear(work: Callable[[str], object], small: str, large: str) -> None:
    """Say where work on a text eight times as long takes far more than eight times the time.

    A square's would be 64 times; half a second is what a loaded machine may add, and what took
    long once has a second try.
    """
    limit = 8 * 4 * min(spent(work, small), spent(work, small)) + 0.5
    assert spent(work, large) < limit or spent(work, large) < limit


def spent(work: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds that work on a text takes."""
    begin = time.process_time()
    work(text)
    return time.process_time() - begin
