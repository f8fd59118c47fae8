"""Words of saying, thinking and intending in English: who stands beside them says what follows.

Sources: "Quirk 16.31" is a section of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar
of the English Language (1985); "Hyland" K. Hyland, Academic attribution (1999); "press" newspaper
usage.
"""

from __future__ import annotations

from predtrack.reading.patterns import any_word
from predtrack.reading.voices.rule import Need, Saying, VoiceRow, VoiceWords

# fmt: off
_SAYINGS: tuple[Saying, ...] = (
    Saying(VoiceRow.SAYS, Need.SUBJECT, "Quirk 16.31",
        "said says say saying told tells tell telling added adds adding wrote writes write writing tweeted tweets tweeting insisted insists"
        " insist insisting argued argues argue arguing explained explains explaining stated noted noting confirmed confirms confirming"
        " declared declares declaring replied replies stressed stresses stressing emphasised emphasized emphasizes cautioned cautions cautioning"
        " acknowledged acknowledges acknowledging admitted admits admitting conceded concedes continued continues concluded concludes suggested"
        " suggesting announced announces announcing warned warning asserted asserts asserting alleged alleges alleging maintained maintains"
        " contended contends responded responds recalled recalls remarked observed quipped joked joking complained complains complaining"
        " reiterated reiterates reiterating repeated countered commented comments testified testifies posted emailed disclosed asked asks asking"
        " wondered wonders questioned urged urges urging reported denied denies denying protested shouted chanted chanting boasted hinted hints"
        " hinting implied implies implying mused opined lamented retorted interjected affirmed reminded reminds assured assures informed advised"
        " described describes called calling cited citing predicted predicts predicting forecasting mentioned pointed put"
        " bragged vented summed pleaded chimed blasted slammed dismissed attacked accused accusing criticized criticised praised defended"
        " guaranteed swore claiming claimed",
        fires=("Anna Berg said that fares will rise.", "“Fares will rise,” Anna Berg added."),
        silent=("Fares will rise.", "The word was never heard again.")),
    Saying(VoiceRow.THINKS, Need.SUBJECT, "Quirk 16.31",
        "believe believes believed believing think thinks thought thinking expect expects expected expecting hoped hoping feared fearing reckon"
        " reckons reckoned doubted suspected anticipate anticipates anticipated anticipating estimated estimating projecting foresee foresees"
        " foresaw imagine imagines knows knew feel feels felt consider considers considered assume assumes assumed worry worried worries"
        " see sees saw envision envisions speculated speculate predict guess guessed trusts fear hope doubt suspect view views viewed",
        fires=("Economists expect growth to slow.",), silent=("The weather will hold.",)),
    Saying(VoiceRow.INTENDS, Need.SUBJECT, "press",
        "planned planning plan intend intends intended intending promised promising promise vowed vowing vow pledged pledging pledge threatened"
        " threatening refused refuses refusing proposed proposing decided decides deciding considering weighing mulling agreed agrees committed"
        " declined voted",
        fires=("The ministry has promised to open the road.",), silent=("The road will open.",)),
    Saying(VoiceRow.WANTS, Need.SUBJECT, "press",
        "want wants wanted wanting aims aimed aiming seek seeks sought seeking offered offering try tries tried trying prepares prepared preparing"
        " hired appointed chose need needs prefer prefers demanded demanding push pushing opposes opposed support supports supported back backs"
        " backed",
        fires=("The club wants to sell its ground.",), silent=("The ground will be sold.",)),
    Saying(VoiceRow.IS_MINDED, Need.SUBJECT, "press",
        "ready eager determined willing unwilling hopeful optimistic confident convinced sure worried afraid concerned certain skeptical sceptical"
        " adamant aware nervous keen pessimistic",
        fires=("His supporters are optimistic that the vote will be held.",), silent=("A certain change will come.",)),
    Saying(VoiceRow.SHOWS, Need.SUBJECT, "Hyland",
        "show shows showed shown showing find finds found indicate indicates indicated suggest suggests puts reveal reveals revealed projected"
        " proves signaled signalled estimate",
        fires=("A poll shows that Labour will win.",), silent=("Labour will win the vote.",)),
    Saying(VoiceRow.SAYS_OR_NOUN, Need.COMPLEMENT, "press",
        "notes warns hopes fears plans promises pledges vows claims estimates forecasts forecast projects doubts threatens reports claim"
        " call calls demands offers proposes",
        fires=("Labour promises to cut the tax.", "The bank forecasts that growth will slow."),
        silent=("Growth hopes faded in May.", "Labour promises of a cut will fade.", "The inflation forecast will be revised.")),
    Saying(VoiceRow.SOMEBODYS, Need.POSSESSOR, "Hyland",
        "promise promises plan plans pledge pledges vow vows proposal proposals claim claims hope hopes prediction predictions forecast forecasts"
        " warning warnings threat threats insistence belief assertion suggestion estimate estimates decision expectation expectations fear fears"
        " view intention intentions argument statement call calls demand projection projections concern concerns announcement determination",
        fires=("The minister's promise to cut the tax will hold.",), silent=("The promise will hold.",)),
    Saying(VoiceRow.ACCORDING, Need.OBJECT, "Hyland",
        "according",
        fires=("Growth will slow, according to the World Bank.",), silent=("They will act accordingly.",)),
)

VOICES = VoiceWords(
    sayings=_SAYINGS,
    needs={"put": " it"},
    persons={
        name: any_word(words.split())
        for name, words in (("i", "I me my My"), ("we", "we We us our Our ours Ours"), ("you", "you You your Your"))
    },
    helpers=(
        r"(?:(?:'s|'ve|'d|'ll|n't|\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|also|then|later|now|still|once|never|both|all"
        r"|just|even|already|further|often|always|first|long|does|do|did|not|been|be|being|again|going|set|due"
        r"|(?:seem|appear|continue|want|decline|like|need)(?:s|d|ed)? to|(?!only|family|ally|rally|reply|july|italy)[a-z]{3,14}ly)),? ?){1,6}$"
    ),
    be=r"(?:'s|'re|\b(?:is|are|was|were|been|be|being))\b",
    participle=r"[A-Za-z]{2,}ing",
    lead=(
        r"(?:(?:but|and|or|so|yet|then|while|when|as|if|because|although|though|however|meanwhile|still|that|what|where|after|since|until|once"
        r"|which|also|now|today|yesterday|even|only|instead|indeed|later|earlier|recently|privately|publicly|separately|again|than)\b,? ){1,4}"
    ),
    no_subject=frozenset(
        "a an the his her its their my your our this no any every some such of in for with on to from at about into than more most very too so is"
        " are was were be not as over what whose under new own like let make makes made help helped many few several other poor strong two three"
        " four vain only just when once if".split(),
    ),
    joined=frozenset("and but or then yet".split()),
    beside=frozenset("and while by after before without in".split()),
    main=(
        r"[\"' ]*(?:(?:But|And) )?(?:(?:In|On|At|After|When|While|As|If|During|By|For|With|Before|Since|Despite|Like|Under|Last|Earlier|Late|Later"
        r"|Instead|To)\b [^,\"]{2,80}, )?((?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\b|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) )?"
        r"(?:(?!In |On |At |After |When |While |As )[A-Za-z][\w.'-]* ){0,5}?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4})(?=[ ,'(])"
    ),
    speaker=r" (?=[A-Z][\w.'-]|(?:the|a|an|one|another|his|her|its|their|our|my) |(?:he|she|they)\b[.,]?)",
    any_speaker=(
        r" (?!(?:in|on|at|to|that|of|for|during|after|last|as|with|by|from|when|while|about|late|early|earlier|this|again|before|and|but|if|so|how"
        r"|what|why|it|[a-z]+ly)\b)"
    ),
    stops=(
        r"at|in|on|after|before|during|that|as|told|last|from|with|to|by|this|when|while|early|late|and|about|also|Monday|Tuesday|Wednesday|Thursday"
        r"|Friday|Saturday|Sunday"
    ),
    clause=r"\b(?:would|could|will|is|was|has|had|were|are|should|may|might|can|must|did|does|do)\b",
    goes_on=r"[\"' ]*,?(?: (?:that|to|the|a|an|it|he|she|they|its|his|her|their|no|more|there|this|these|we|growth|[A-Z]\w+)\b| [\"'])",
    not_said=(
        r"-| (?:by|almost nothing|nothing|little|no more|much)\b|(?<=planned) for\b|(?<=viewed) as\b|(?<=seen) as\b|(?<=aimed) at\b"
        r"|(?<=prepared) for\b"
    ),
    owner=(
        r"(?:\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)|((?:[A-Z][\w.-]*|[a-z]+)(?: [A-Z][\w.-]*){0,4})(?:'s|s'))(?: [\w-]+){0,2} $"
    ),
    owned=r" (?:to|that|of|for) ",
    object=r" to ",
    behind=(
        r"[.,;:!?]|$| (?:in|on|at|during|of|last|after|when|while|to|as|from|with|before|this|early|late|Monday|Tuesday|Wednesday|Thursday|Friday"
        r"|Saturday|Sunday)\b(?! (?:the|be) )|[\"']"
    ),
    short=r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Sgt|Prof|St|Jr|Sr|Capt|Rev|Hon|U\.S|U\.K|U\.N|E\.U))\.$",
    place=r"[A-Z][\w.]{0,4}\.|[A-Z]{2}",
    other_verb=(
        r"[,!?]\"+ ((?:(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,2})?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}) ([a-z]{3,14}(?:ed|s))\b"
    ),
    past=any_word(["would"]),
    priors={
        "label": 6.0, "introduced": 5.0, "same-tense": 2.4,  # what goes on in a report's tense belongs to it
        "cue-is:tells:intends:somebody": 3.4, "cue-is:tells:thinks:somebody": 1.2,  # somebody's plan is his
    },
)
# fmt: on
