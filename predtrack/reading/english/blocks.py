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
    comments=(
        r"(?i:(?:\d{1,5} (?:comments|responses|replies)|comments? ?\(\d{1,5}\)|(?:readers?['’]?s?|latest|top) comments|what readers say"
        r"|leave a (?:reply|comment)|join the (?:conversation|discussion)|add a comment|post a comment)\W{0,3}$)"
    ),
    maybe_comments=r"(?i:(?:comments|discussion|responses)\W{0,3}$)",
    replies=r"(?i:(?:reply|report|log in to reply)$|\S{1,30}(?: \S{1,30})? (?:says|wrote|said):?$|[a-z]{3,9} \d{1,2}, \d{4},? at \d)",
    life=(
        r"(?:(?:is|was|has been|works as|serves as) (?:an? |the |our |its |currently )|writes (?:about|on|for|from)|covers|reports (?:on|from)|teaches|holds"
        r"|joined|lives in|heads|leads|edits|(?:can be )?(?:reached|followed)|tweets)\b"
    ),
    any_life=(
        r"(?:(?:is|was) (?:an? |the |our )(?:[\w-]+ ){0,4}(?:columnist|contributor|correspondent|staff writer|reporter|freelance \w+|author of|blogger|contributing \w+)\b"
        r"|writes (?:about|on|for) )"
    ),
    run_on=frozenset(
        "the a an of and to in for with by at from that or but on as is are was were will would has have had its his her"
        " their our my this these than not into over between who which".split(),
    ),
    elisions=r"(?:tis|twas|til|cause|em|bout|round|n|nuff|cos)\b|\d0s\b",
    possessors=frozenset("s"),
)
