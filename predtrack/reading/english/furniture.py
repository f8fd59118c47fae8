"""Words by which a line of a page is known as furniture."""

from __future__ import annotations

from predtrack.reading.language import FurnitureWords

# fmt: off
_OPENINGS: tuple[str, ...] = (
    r"follow (?:us|me|him|her|\S{1,30}) on\b", r"(?:like|find|join) us on\b", r"share (?:this|on|via)\b",
    r"subscribe\b", r"sign (?:up|in)\b", r"log in\b", r"register (?:now|here|for free)\b", r"unsubscribe\b",
    r"by (?:signing up|subscribing|clicking|continuing)\b", r"you (?:can|may) unsubscribe\b",
    r"get (?:the|our|a) (?:latest|daily|weekly|free|best)\b[^.]{0,60}\b(?:inbox|newsletter|email|updates)\b",
    r"(?:we|this (?:site|website|page)) uses? cookies\b", r"accept (?:all )?cookies\b", r"cookie (?:policy|settings|notice)\b",
    r"(?:(?:first|last|originally) )?(?:published|posted|updated|modified)\b(?: on| at)?:? [^.!?]{0,40}\b\d{4}\b[^.!?]{0,30}$",
    r"advertisement\b[^.]{0,40}\b(?:continue|below|story|scroll)", r"(?:article|story|content|text) continues (?:below|after)\b",
    r"(?:sponsored|promoted|paid|partner) ?(?:content|post|story|link|partnership|by [^.]{1,60}|)(?:[:|]|\.?$)",
    r"(?:poll|quiz|reader poll|vote) ?[:|][^?]{0,150}\?", r"(?:take|answer|vote in) (?:our|the|this) (?:\w+ )?(?:poll|quiz|survey)\b", r"(?:cast|have) your (?:vote|say)\b",
    r"about the (?:author|writer)\b",
    r"publications? in the opinion section\b", r"disclaimer\b", r"views? expressed\b", r"opinions? expressed\b",
    r"the (?:views|opinions)(?: and \w+)? (?:expressed|in this)\b", r"(?:©|\(c\)|copyright\b)", r"all rights reserved\b",
    r"your email address will not be published\b", r"required fields are marked\b", r"leave a (?:reply|comment)\b",
    r"(?:terms|conditions) (?:of|and)\b", r"privacy (?:policy|notice)\b", r"advertise(?:ment|ing)?\b[^a-z]{0,3}$",
    r"(?:read|see|learn|find out) more\b[^.]{0,100}$", r"read (?:next|also)\b", r"related (?:articles?|stories|posts?|topics?)\b",
    r"(?:photo|image|picture|video|photograph)(?: credit)?(?: by)? ?[:/]", r"click here\b", r"tap here\b", r"download (?:our|the) app\b",
    r"(?:your|a) (?:support|donation|contribution) (?:helps|allows|makes|keeps)\b", r"support (?:our|independent) journalism\b",
    r"(?:donate|become a (?:member|subscriber|supporter))\b", r"this (?:article|story|post|piece) (?:was|is) (?:originally |first )?(?:published|republished|part of)\b",
    r"(?:first|originally) published (?:in|on|by|at)\b", r"(?:reporting|editing|additional reporting) by\b", r"(?:source|tags?|filed under|topics?) ?:",
    r"contact (?:us|the author|the newsroom)\b", r"(?:send|email) (?:us )?(?:your )?(?:tips|letters)\b", r"listen to (?:this|the) (?:article|story|podcast)\b",
    r"watch (?:live|now|the video)\b", r"skip to (?:main )?content\b", r"(?:print|email) this (?:page|article)\b", r"stay (?:up to date|informed|connected)\b",
    r"(?:never|don't) miss (?:a|an|out)\b[^.]{0,60}\b(?:story|update|newsletter|issue)\b", r"loading\b[ .…]{0,4}$", r"the author is (?:a|an|the)\b",
)
"""How a furniture line begins, in small letters and straight quotes."""

_ANYWHERE: dict[str, str] = {
    "reflect the": r"\bdo(?:es)? not (?:necessarily )?reflect the (?:views?|opinions?|position|policy)\b",
    "represent the": r"\bdo(?:es)? not (?:necessarily )?represent the (?:views?|opinions?|position|policy)\b",
    " own and do": r"\b(?:his|her|their|the author's|my) own and do(?:es)? not\b",
    "non-commercial": r"\bfor personal(?:,)? non-commercial use\b",
    "inbox": r"\bdeliver(?:ed)? (?:straight )?to your inbox\b",
    "terms of": r"\b(?:our|the) terms of (?:use|service)\b",
    "privacy policy": r"\b(?:our|the) privacy policy\b",
    "may not be re": r"\bmay not be (?:reproduced|republished|redistributed)\b",
    "vote": r"[?:] ?(?:vote|cast your vote|have your say)(?: (?:now|here|below|in our poll))?[.!:]{0,1}$",
    "cookies": r"\bcookies\b[^.]{0,60}\b(?:experience|consent|preferences)\b",
    "commission": r"\bmay (?:earn|receive) (?:a|an) [^.]{0,20}commission\b",
}
"""Words that make a short line furniture wherever they stand, by a piece that they all hold."""
# fmt: on


FURNITURE = FurnitureWords(openings=_OPENINGS, anywhere=_ANYWHERE)
