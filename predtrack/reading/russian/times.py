"""Russian words of time, gathered for the grammar of deadlines."""

from __future__ import annotations

import re

from predtrack.reading.times import TimeWords

TIMES = TimeWords(lexeme=re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_"))
