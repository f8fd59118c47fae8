"""Formats of files that come in and go out, a module each behind ``registry``.

A module that has a ``FORMAT`` is found by itself: the next format is one file here. What a format
needs beyond the standard library it imports where it needs it.
"""
