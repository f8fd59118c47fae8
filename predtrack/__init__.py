"""predtrack keeps score of what articles say will happen."""

__version__ = "0.1.0"
