"""What stands before an English claim and is no part of it."""

from __future__ import annotations

from predtrack.reading.language import ClaimWords

# fmt: off
ORDINAL = (
    r"(?:first of all|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|last but not least"
    r"|and second|and third|in addition|moreover|therefore|thus|however|but|and|so|also|besides|meanwhile|in summary"
    r"|in short|in conclusion|of course|nevertheless|still)"
)
OPINION = (
    r"(?:(?:i|we) (?:still |do |also |really |firmly )?(?:think|believe|predict|expect|suspect|reckon|guess|bet|am sure|are sure|am convinced|am confident|have no doubt)"
    r"|(?:i am|i'm|we are|we're) (?:expecting|predicting|sure|convinced|confident|certain)"
    r"|in (?:my|our) (?:view|opinion)|it follows|my (?:guess|prediction|bet|forecast) is|mark my words|make no mistake)"
)
# fmt: on

CLAIMS = ClaimWords(
    lead_in=rf"{ORDINAL},\s{{1,3}}(?=\S)",
    conjunction=r"(?:but|and|so)\s(?=\S)",
    opinion=rf"{OPINION}(?: that\b|,|:)?\s{{1,3}}(?=\S)",
)
