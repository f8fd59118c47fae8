"""Words by which an English page's bylines, captions, links and datelines are known."""

from __future__ import annotations

from predtrack.reading.voices.rule import BlockWords

BLOCKS = BlockWords(
    agencies="Reuters|AP|AFP|UPI|Bloomberg|dpa|DPA|Xinhua|TASS|Tass|PTI|IANS|CNN|BBC|Kyodo|ANSA|EFE|CP|PA|RFE/RL",
    byline=(
        r"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Aa]nalysis by|[Oo]pinion by) "
        r"[A-Z][\w.'’-]*(?:(?: and|,|,? &)? [A-Z][\w.'’-]*){1,8}(?:[,|] .{1,40})?"
    ),
    related=(
        r"[\"“]?(?:[Rr]elated|RELATED|[Ss]ee also|SEE ALSO|[Rr]ead also|READ ALSO|[Aa]lso read|[Mm]ore (?:from|on|about)|MORE:"
        r"|MORE (?:FROM|ON)|[Rr]ecommended|[Mm]ost read|WATCH|[Ww]atch)\b[^.?!]{0,60}[:\"”]*"
    ),
    caption=(
        r"^(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Pp]ictured|[Ff]ile photo|FILE PHOTO|[Ff]ile|FILE|[Cc]aption)\b ?[:–—-]"
        r"|\((?:[Pp]hoto|[Ii]mage|AP Photo|[Pp]icture|[Ss]ource)[^)]{0,60}\)\.?$|\b(?:Getty Images|AP Photo|EPA|Shutterstock)\b"
    ),
    run_on=frozenset(
        "the a an of and to in for with by at from that or but on as is are was were will would has have had its his her"
        " their our my this these than not into over between who which".split(),
    ),
    elisions=r"(?:tis|twas|til|cause|em|bout|round|n|nuff|cos)\b|\d0s\b",
    possessors=frozenset("s"),
)
