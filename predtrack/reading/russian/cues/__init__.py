"""Russian cues and masks by family, and what they are made of."""

from __future__ import annotations

import re

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import CueWords, cue

# fmt: off
WILL = (
    cue("будет", Kind.PREDICTION, "Shvedova 1980", 3.0, "будет|будут", "", fires=("Завтра будет дождь.",), silent=("Вчера был дождь.",)),
)
# fmt: on
CUES = CueWords(families={"will": WILL}, token=re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*"))
