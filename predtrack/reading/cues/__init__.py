"""Cues and masks of forward-looking language: the shape of a rule, and the search for rules."""
