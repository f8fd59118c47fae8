"""Kazakh: all its words and rules, as data for the engine that reads any language."""

from __future__ import annotations

from predtrack.reading.kazakh.claims import CLAIMS
from predtrack.reading.kazakh.cues import CUES
from predtrack.reading.kazakh.latin import in_cyrillic
from predtrack.reading.kazakh.names import NAMES
from predtrack.reading.kazakh.page import BLOCKS, FURNITURE, HEAD, HEDGES, HORIZONS
from predtrack.reading.kazakh.sentences import SENTENCES
from predtrack.reading.kazakh.times import TIMES
from predtrack.reading.kazakh.voices import VOICES
from predtrack.reading.language import Language

KAZAKH = Language(
    code="kk",
    cues=CUES,
    times=TIMES,
    sentences=SENTENCES,
    claims=CLAIMS,
    blocks=BLOCKS,
    furniture=FURNITURE,
    head=HEAD,
    hedges=HEDGES,
    horizons=HORIZONS,
    names=NAMES,
    voices=VOICES,
    respell=in_cyrillic,
)
