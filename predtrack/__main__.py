"""``python -m predtrack`` is the command ``predtrack``."""

from predtrack.cli import main

main()
