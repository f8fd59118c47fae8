"""``python -m predtrack`` is the command ``predtrack``: both begin here."""

import gc
import signal


def main() -> None:
    """Run predtrack; a key that stops it while it starts ends it without a word.

    Nothing can have been changed by then, and a traceback of what was being imported helps nobody.
    A command is short: to look for garbage, in what is imported too, would be a tenth of its time.
    """
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from predtrack.cli import main as run

    run()


if __name__ == "__main__":
    main()
