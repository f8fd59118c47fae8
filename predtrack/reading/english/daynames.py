"""English names of clubs, papers, people and things that hold a day, month or season.

A few dozen that the press writes of; whoever else is called so is known by a title before it.
"""

from __future__ import annotations

NAMES = (
    "arab spring",
    "billy sunday",
    "black wednesday",
    "bloody sunday",
    "brian may",
    "christmas island",
    "christmas tree",
    "christmas trees",
    "donna summer",
    "easter island",
    "easter rising",
    "freaky friday",
    "friday night lights",
    "good friday accord",
    "good friday agreement",
    "happy mondays",
    "indian summer",
    "mail on sunday",
    "man friday",
    "march madness",
    "october revolution",
    "prague spring",
    "ruby tuesday",
    "saturday night live",
    "sheffield wednesday",
    "silent spring",
    "sunday express",
    "sunday mirror",
    "sunday people",
    "sunday telegraph",
    "sunday times",
    "taco tuesday",
    "theresa may",
    "vampire weekend",
    "wednesday addams",
)
