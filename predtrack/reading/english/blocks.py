"""Words by which an English page's bylines, captions, links and datelines are known."""

from __future__ import annotations

import re

AGENCY = "Reuters|AP|AFP|UPI|Bloomberg|dpa|DPA|Xinhua|TASS|Tass|PTI|IANS|CNN|BBC|Kyodo|ANSA|EFE|CP|PA|RFE/RL"
"""News agencies as they stand in brackets of a dateline."""
BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Aa]nalysis by|[Oo]pinion by) [A-Z][\w.'’-]*(?:(?: and|,|,? &)? [A-Z][\w.'’-]*){1,8}(?:[,|] .{1,40})?"
)
RELATED = re.compile(
    r"[\"“]?(?:[Rr]elated|RELATED|[Ss]ee also|SEE ALSO|[Rr]ead also|READ ALSO|[Aa]lso read|[Mm]ore (?:from|on|about)|MORE:|MORE (?:FROM|ON)|[Rr]ecommended|[Mm]ost read|WATCH|[Ww]atch)\b[^.?!]{0,60}[:\"”]*"
)
CAPTION = re.compile(
    r"^(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Pp]ictured|[Ff]ile photo|FILE PHOTO|[Ff]ile|FILE|[Cc]aption)\b ?[:–—-]|\((?:[Pp]hoto|[Ii]mage|AP Photo|[Pp]icture|[Ss]ource)[^)]{0,60}\)\.?$|\b(?:Getty Images|AP Photo|EPA|Shutterstock)\b"
)
RUN_ON = frozenset(
    "the a an of and to in for with by at from that or but on as is are was were will would has have had its his her"
    " their our my this these than not into over between who which".split(),
)
"""Words that no sentence and no line of its own ends with."""
