"""Cues: scheduled present; supports: words of future time; headlines."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue, support

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|aug|sept?|oct|nov|dec)\b\.?"
)
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SOON = (
    rf"(?:on (?:{DAYS}|{MONTHS}|\d{{1,2}}|the \d{{1,2}}(?:st|nd|rd|th))|next (?:week|month|year|season|summer|spring|autumn|winter|fall|{DAYS}|{MONTHS})"
    rf"|tomorrow|tonight|(?:{DAYS})|later (?:this|today)|this (?:weekend|week|summer|autumn|winter|spring|evening|afternoon|{DAYS})"
    rf"|at the (?:end|start|beginning) of|in (?:{MONTHS}|20[2-9]\d|the coming|the next|\w+ (?:weeks?|months?|days|years|hours)\b)|within|at the weekend|the year at|before the|by the end|from (?:{MONTHS}|{DAYS}|next))"
)

# fmt: off
SCHEDULE: tuple[Rule, ...] = (
    cue("scheduled-present", Kind.PREDICTION, "Quirk 4.45", 1.8, "meets|meet|opens|open|begins|begin|starts|start|takes place|take place|kicks off|kick off|returns|return|faces|face|hosts|host|votes|vote|goes to the polls|go to the polls|head to the polls|heads to the polls|travels|travel|arrives|arrive|launches|ends|expires|expire|comes into force|come into force|comes into effect|come into effect|takes effect|take effect|airs|resumes|resume|visits|play|plays|runs until|steps down|retires|reconvenes|decides|publishes|releases|goes on sale|go on sale|takes over|goes|go|closes|close|finishes|finish|continues|continue|leaves|leave|moves|move|joins|join|comes|come|appears|airs|premieres|runs out|stands trial|speaks|takes office|take office|takes up|addresses|hears|signs|introduces|falls due|is due|celebrates|is held|are held|is released|is published|rises|rise|falls|fall|ends the|applies|gets|receives|becomes", rf"#7 {_SOON}\b",
        fires=("The summit opens on Thursday in Ankara.", "The new tariff takes effect next month."),
        silent=("The summit opened on Thursday.", "They were told to leave on Thursday."), not_after="to |the |an |a |did |didn't |not |could |and |her |his |their |would |own |'s "),
    cue("progressive-future", Kind.PREDICTION, "Quirk 4.44", 1.8, "is|are|am|'re|i'm|we're|they're", rf"~ (?:meeting|holding|opening|launching|coming|leaving|playing|hosting|travelling|traveling|returning|flying|facing|going|visiting|moving|starting|closing|joining|stepping down|retiring|releasing|publishing|introducing|taking|getting|voting|electing|running|having|heading|arriving|ending)\b#7 {_SOON}\b",
        fires=("The champions are playing in Porto next week.", "The minister is flying to Tokyo on Sunday."),
        silent=("The champions are playing well.", "He was flying to Tokyo on Sunday.")),
    cue("preparing", Kind.PROMISE, "press", 1.5, "is|are|was|were", r"~ (?:preparing|drawing up|planning|considering|seeking to|drafting|sending|deploying|working on|looking to|hoping to|pushing for|recruiting|hiring|trying to (?:raise|find|sell|buy))\b",
        fires=("The ministry is drawing up rules for drones.", "The army said it was sending two ships."),
        silent=("He is prepared.", "They sent two ships.")),
    cue("called-for", Kind.PROMISE, "press", 1.2, "pushed back|put back|brought forward|rescheduled|extended|been set|called|calls|call|scheduled|set|fixed|convened|postponed|delayed|adjourned|moved", r"#5 (?:for|until|to) (?:\d{1,2} [a-z]|(?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter)\b|next |20[2-9]\d)",
        fires=("The union has called a strike for 12 March.", "The hearing was adjourned until next month."),
        silent=("The union called the plan a disgrace.", "He called for calm.")),
    cue("coming", Kind.PREDICTION, "press", 1.5, "is coming|are coming|is on its way|are on their way|is approaching|are approaching|is imminent|are imminent|imminent|upcoming|forthcoming|is near|are near|draws near|nears|is under way to|comes up", r"",
        fires=("A ruling is imminent.", "The forthcoming budget leaves little room."),
        silent=("The coming and going went on all night.", "He came near the fire.")),
    cue("race-for", Kind.PREDICTION, "press", 0.6, "will be|become|becomes|becoming|make|making|elect|choose|decide|pick", r"#4 (?:the (?:first|next|new|last|biggest|largest|youngest)|(?:his|her|its|their) (?:first|next|new))\b",
        fires=("She is in line to become the first woman in the post.",),
        silent=("He was the first to leave.",)),
    cue("headline-to", Kind.PREDICTION, "press", 2.2, "to", r" (?!the\b|a\b|an\b|this\b|that\b|its\b|his\b|her\b|their\b|our\b|your\b|my\b|know\b|watch\b|see\b|say\b|me\b|us\b|[a-z]+(?:ing|day|s)\b)(?:be )?[a-z]{3,}\b[^.?!]{0,90}$", headline=True,
        fires=("Rail firm to cut 300 jobs in Leeds", "New stadium to be built on old docks"),
        silent=("Rail firm is told to cut costs.", "Five ways to save money"),
        not_after="how |what |where |when |ways |reasons |things |time |want |wants |wanted |need |needs |way |try |tries |trying |tried |refuses |refused |fails |failed |told |asked |asks |urged |urges |tells |forced |according |due |able |going |used |have |has |had |ought |listen |listens |back |return |returns |up |likely |right |close |next |thanks |as |is |are |was |attempt |bid |call |calls |chance |reason |place |who |said |say |led |leads |move |comes |came |help |helps |want |easy |hard |free |yet |not |only |order |power |guide |response |access |answer |answers |way |want |moves |from |love |like |likes "),
    cue("headline-set", Kind.PREDICTION, "press", 1.0, "set to|likely|could|may|expected|poised to|due|eyes|plans|seeks|vows|pledges|faces|looms|will", r"", headline=True,
        fires=("Airline set to axe winter routes", "Second trial likely"),
        silent=("Airline axes winter routes", "A trial without a verdict")),
    support("next-time", "press", 1.0, "next", rf" (?:week|weekend|month|year|years|season|summer|spring|autumn|winter|fall|decade|decades|few|several|couple of|\d+|two|three|four|five|six|seven|eight|ten|twelve|twenty|fifty|hundred|general election|election|parliament|generation|round|stage|phase|term|budget|meeting|{DAYS}|{MONTHS})\b",
        fires=("Talks resume next week.",), silent=("She lives next door.",)),
    support("coming-time", "press", 1.0, "coming|come|ahead|the foreseeable|forthcoming|near future|future|long run|long term|medium term|short term|short run|end of the year|end of the decade|end of the century|end of the month|years to come|months ahead|years ahead|near term|long-term", r"(?: (?:weeks?|months?|years?|days?|decades?|season|winter|summer|future|election|term)\b)?",
        fires=("It matters in the coming years.",), silent=("They walked home together.",)),
    support("by-year", "press", 1.1, "by|until|before|from|through|beyond", rf" (?:early |late |mid-?|the (?:end|middle|start|beginning|close) of |the )?(?:20[2-9]\d s?|20[2-9]\ds?|this (?:year|month|week|decade|century)|the (?:year|month|week|decade|century|season)|(?:spring|summer|autumn|winter|christmas|easter|{MONTHS})|next|mid-?century|tomorrow|then)\b",
        fires=("The line opens by 2031.",), silent=("The book by an unknown author sold well.",)),
    support("soon", "press", 0.9, "soon|shortly|before long|in due course|in no time|any day now|any time soon|anytime soon|at some point|in the end|tomorrow|later this|later on|in the future|from now on|going forward|overnight", r"",
        fires=("The shop closes soon.",), silent=("They came home late.",)),
    support("over-next", "press", 1.0, "over the next|in the next|within the next|for the next|within|during the next|in the coming|over the coming|in a few|in a couple of|in five|in ten|in two|in three|in six|in twenty|in the years", r"(?: a| an| the)?#2 (?:years?|months?|weeks?|days?|decades?|hours?|seasons?|matches|games|rounds|ahead)\b",
        fires=("The ice is gone within twenty years.",), silent=("There was calm within the walls.",)),
)
# fmt: on
