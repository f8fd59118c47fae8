"""English: all its words and rules, as data for the engine that reads any language."""

from __future__ import annotations

from predtrack.reading.english.blocks import BLOCKS
from predtrack.reading.english.checking import CHECKING
from predtrack.reading.english.claims import CLAIMS
from predtrack.reading.english.cues import CUES
from predtrack.reading.english.evidence import EVIDENCE
from predtrack.reading.english.furniture import FURNITURE
from predtrack.reading.english.head import HEAD
from predtrack.reading.english.hedges import HEDGES
from predtrack.reading.english.horizons import HORIZONS
from predtrack.reading.english.likelihood import LIKELIHOOD
from predtrack.reading.english.names import NAMES
from predtrack.reading.english.sentences import SENTENCES
from predtrack.reading.english.times import TIMES
from predtrack.reading.english.voices import VOICES
from predtrack.reading.language import Language

ENGLISH = Language(
    code="en",
    cues=CUES,
    times=TIMES,
    sentences=SENTENCES,
    evidence=EVIDENCE,
    furniture=FURNITURE,
    claims=CLAIMS,
    checking=CHECKING,
    horizons=HORIZONS,
    likelihood=LIKELIHOOD,
    hedges=HEDGES,
    head=HEAD,
    blocks=BLOCKS,
    names=NAMES,
    voices=VOICES,
)
