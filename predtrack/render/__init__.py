"""Rendering: values to text in a format; it knows no ledger and no terminal."""
