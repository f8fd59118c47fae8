"""Words of saying, thinking and intending: who stands beside them says what follows.

Sources: "Quirk 16.31" is a section of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar
of the English Language (1985); "Hyland" K. Hyland, Academic attribution (1999); "press" newspaper
usage.
"""

from __future__ import annotations

from predtrack.reading.voices.rule import Need, Saying

# fmt: off
SAYINGS: tuple[Saying, ...] = (
    Saying("says", Need.SUBJECT, "Quirk 16.31",
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
    Saying("thinks", Need.SUBJECT, "Quirk 16.31",
        "believe believes believed believing think thinks thought thinking expect expects expected expecting hoped hoping feared fearing reckon"
        " reckons reckoned doubted suspected anticipate anticipates anticipated anticipating estimated estimating projecting foresee foresees"
        " foresaw imagine imagines knows knew feel feels felt consider considers considered assume assumes assumed worry worried worries"
        " see sees saw envision envisions speculated speculate predict guess guessed trusts fear hope doubt suspect expecting view views viewed",
        fires=("Economists expect growth to slow.",), silent=("The weather will hold.",)),
    Saying("intends", Need.SUBJECT, "press",
        "planned planning plan intend intends intended intending want wants wanted wanting aimed aiming aims promised promising promise vowed"
        " vowing pledged pledging threatened threatening refused refuses refusing seek seeks sought seeking proposed proposing decided deciding"
        " decides offered offering committed trying try tries tried prepared prepares preparing considering weighing mulling voted agreed"
        " agrees declined hired appointed chose need needs prefers prefer vow pledge demanded demanding push pushing opposes opposed supports"
        " supported support backs backed",
        fires=("The ministry has promised to open the road.",), silent=("The road will open.",)),
    Saying("is-minded", Need.SUBJECT, "press",
        "ready eager determined willing unwilling hopeful optimistic confident convinced sure worried afraid concerned certain skeptical sceptical"
        " adamant aware nervous keen pessimistic",
        fires=("His supporters are optimistic that the vote will be held.",), silent=("A certain change will come.",)),
    Saying("shows", Need.SUBJECT, "Hyland",
        "show shows showed shown showing find finds found indicate indicates indicated suggest suggests puts reveal reveals revealed projected"
        " proves signaled signalled estimate",
        fires=("A poll shows that Labour will win.",), silent=("Labour will win the vote.",)),
    Saying("says-or-noun", Need.COMPLEMENT, "press",
        "notes warns hopes fears plans promises pledges vows claims estimates forecasts forecast projects doubts threatens reports claim"
        " call calls demands offers proposes believes-in",
        fires=("Labour promises to cut the tax.", "The bank forecasts that growth will slow."),
        silent=("Growth hopes faded in May.", "Labour promises of a cut will fade.", "The inflation forecast will be revised.")),
    Saying("somebody's", Need.POSSESSOR, "Hyland",
        "promise promises plan plans pledge pledges vow vows proposal proposals claim claims hope hopes prediction predictions forecast forecasts"
        " warning warnings threat threats insistence belief assertion suggestion estimate estimates decision expectation expectations fear fears"
        " view intention intentions argument statement call calls demand projection projections concern concerns announcement determination",
        fires=("The minister's promise to cut the tax will hold.",), silent=("The promise will hold.",)),
    Saying("according", Need.OBJECT, "Hyland",
        "according",
        fires=("Growth will slow, according to the World Bank.",), silent=("They will act accordingly.",)),
)
# fmt: on
