"""Russian: all its words and rules, as data for the engine that reads any language."""

from __future__ import annotations

from predtrack.reading.language import Language
from predtrack.reading.russian.certainty import CHECKING, HEDGES
from predtrack.reading.russian.claims import CLAIMS
from predtrack.reading.russian.cues import CUES
from predtrack.reading.russian.names import NAMES
from predtrack.reading.russian.page import BLOCKS, FURNITURE, HEAD, HORIZONS
from predtrack.reading.russian.sentences import SENTENCES
from predtrack.reading.russian.times import TIMES
from predtrack.reading.russian.voices import VOICES

RUSSIAN = Language(
    code="ru",
    cues=CUES,
    times=TIMES,
    sentences=SENTENCES,
    furniture=FURNITURE,
    claims=CLAIMS,
    checking=CHECKING,
    horizons=HORIZONS,
    hedges=HEDGES,
    head=HEAD,
    blocks=BLOCKS,
    names=NAMES,
    voices=VOICES,
)
