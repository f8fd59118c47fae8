"""English words by the class that the grammar of deadlines asks for."""

from __future__ import annotations

import predtrack.reading.wordclasses as w

# fmt: off
CLASSES: dict[int, str] = {
    w.TELLING: "fiscal evening afternoon morning fy cy qfy hfy half midcentury midyear midweek eoy eom eow",
    w.STARTER: (
        "a an another last past previous preceding recent half couple several few cw q h fy fiscal calendar cy full year "
        "month midcentury midyear midweek eoy eom w final closing euro expo world less more no"
    ),
    w.OPENING: "tax w cw very fy fiscal financial calendar cy full new bank holiday long",
    w.THE: "the",
    w.A: "a an",
    w.OF: "of",
    w.IN: "in",
    w.ON: "on",
    w.TO: "to",
    w.FOR: "for",
    w.FROM: "from",
    w.AT: "at",
    w.AND: "and",
    w.OR: "or",
    w.EVEN: "even",
    w.PERHAPS: "perhaps",
    w.MAYBE: "maybe",
    w.MORE: "more",
    w.LESS: "less",
    w.SO: "so",
    w.ABOUT: "about",
    w.AFTER_WORD: "after",
    w.BEFORE_WORD: "before",
    w.BETWEEN: "between",
    w.DURING: "during",
    w.THROUGH: "through",
    w.UNTIL: "until",
    w.WITHIN_WORD: "within",
    w.NEXT: "next",
    w.LAST: "last",
    w.FOLLOWING: "following",
    w.THIS_WORD: "this",
    w.NEW: "new",
    w.VERY: "very",
    w.ONE: "one",
    w.LATER: "later",
    w.ANOTHER: "another",
    w.FURTHER: "further",
    w.AHEAD: "ahead",
    w.OLD: "old",
    w.AGE: "age",
    w.TIME: "time",
    w.BE: "be",
    w.IS: "is",
    w.REMAINS: "remains",
    w.HAD_WORD: "had",
    w.POSSESSIVE: "'s",
    w.DAY_WORD: "day",
    w.WEEK_WORD: "week",
    w.WEEKEND_WORD: "weekend",
    w.QUARTER_WORD: "quarter",
    w.HALF_WORD: "half",
    w.YEAR_WORD: "year",
    w.CENTURY_WORD: "century",
    w.PLURAL: "hours hrs days weeks wks weekends fortnights months mos mths quarters years yrs decades centuries",
    w.HAS_MIDDLE: "century decade year week month",
    w.MID_WORD: "mid",
    w.FISCAL: "fiscal financial fy",
    w.FISCAL_SECTION: "fiscal",
    w.FISCAL_LETTERS: "qfy hfy",
    w.YEAR_KIND: "tax school academic",
    w.FISCAL_ALONE: "fiscal",
    w.WHOLE: "full",
    w.CLOCK: (
        "gmt utc bst cet cest est edt cst cdt mst mdt pst pdt et pt ist jst aest hrs hours hour h local eastern "
        "pacific zulu"
    ),
    w.COUNTED: (
        "basis points point percent percentage pc euros dollars pounds yen yuan roubles rubles rupees francs kroner "
        "pesos cents pence barrels tonnes tons kilos kilograms kg grams kilometres kilometers km metres meters "
        "miles feet acres hectares megawatts mw gw mwh gigawatts kilowatts kw watts degrees calories litres "
        "gallons people soldiers troops marines jobs posts votes seats homes houses flats apartments beds rooms "
        "pupils students teachers doctors nurses patients workers staff employees officers police personnel men "
        "women children voters delegates members units shares vehicles cars trucks buses trains planes aircraft "
        "jets drones ships tanks missiles refugees migrants cases deaths copies tickets passengers stores shops "
        "branches outlets schools hospitals prisoners hostages inmates species trees pages words runs fans "
        "customers subscribers users residents families households civilians fighters recruits reservists "
        "volunteers firefighters athletes guests visitors places steps hours minutes seconds megabytes tests doses"
    ),
    w.WEEK_LETTER: "w cw",
    w.MATCH: (
        "score scores scored goal goals match kick-off kickoff referee striker penalty penalties touchdown touchdowns quarterback halftime half-time midfielder goalkeeper offside pitch scoreless coach substitute touchline equaliser equalizer"
    ),
    w.SEASONAL: "recess break holidays holiday vacation statement",
    w.SAYING: "interview statement tweet speech briefing memo letter email report post message column",
    w.COME: "come",
    w.TAKE: "take",
    w.LASTING: "last take survive outlast outlive wait",
    w.BEFORE_INFINITIVE: "not never even",
    w.TITLE: "mr mrs ms mx dr sir dame lord lady rev",
    w.MEMORABLE: (
        "attack attacks attackers hostage hostages massacre massacres bombing bombings shooting shootings riot riots rioter rioters insurrection insurrectionists defendants hijackers hijackings terrorists victims survivors mourners families uprising revolution revolutionaries movement alliance coalition coup putsch plotters raid raids crash disaster tragedy earthquake tsunami fire murders killings abductions atrocities memorial committee commission inquiry generation"
    ),
    w.SCHEDULED: (
        "launch release start opening closing close date rollout cutoff window match game fight showdown session event concert gala rally debut premiere screening auction sale expiry review test strike walkout march maturity end finish final launchpad handover takeover switch switchover kickoff kick-off lapse limit date dates publication opener party"
    ),
    w.COMMITS: (
        "promised pledged vowed announced unveiled forecast forecasted predicted projected planned proposed targeted guaranteed committed estimated budgeted envisaged foresaw foreseen"
    ),
    w.ONCE: "once",
    w.WHEN: "when upon",
    w.SEE: "see seen wonder",
    w.WHETHER: "whether if how",
    w.EFFECTIVE: "effective starting beginning commencing",
    w.RESCHEDULES: "extended postponed delayed moved rescheduled pushed deferred adjourned prolonged shifted",
    w.FIGURE: (
        "earnings revenue revenues sales profit profits income ebitda eps output production growth deliveries guidance results deficit inflation capex spending costs margins margin dividend dividends shipments volumes exports imports gdp turnover losses loss bookings expenditure expenditures"
    ),
    w.SAID: "said told",
    w.WITH: "with",
    w.CALENDAR: "calendar cy",
    w.ENDING: "ending ends ended end closing closes closed to",
    w.BANK: "bank",
    w.LONG: "holiday long",
    w.OF_NEW_YEAR: "eve day",
    w.OF_DECADE: "s 's",
    w.DECADE_AHEAD: "by until till early mid late",
    w.BEHIND_YEAR: "through thru until till h q s",
    w.COUPLE: "couple",
    w.FEW: "few several some many handful",
    w.DOZEN: "dozen",
    w.THOUSAND: "thousand",
    w.NUMBER_WORD: "number",
    w.PERCENT: "percent per",
    w.QUALIFIER: (
        "about around roughly approximately nearly almost just only over under another further additional perhaps "
        "maybe possibly probably exactly barely well at least most more less fewer than no not as little few many "
        "up to mere full maximum minimum between from anywhere anything either the best part of next coming "
        "following upcoming ensuing some say within in matter space a his her its their our my your"
    ),
    w.COUNTED_ADJECTIVE: (
        "more full short long consecutive calendar additional further other whole solid straight extra good "
        "remaining crucial critical business working trading odd or so"
    ),
    w.WORKING: "business working trading",
    w.STRETCH: (
        "period term window span timeframe horizon stretch mandate tenure presidency reign transition run "
        "timespan interval spell timeline timetable"
    ),
    w.DETERMINER: "the my our his her its their this your",
    w.DEMONSTRATIVE: "that those these",
    w.RUNNING: "this current",
    w.BYGONE: "last past previous preceding recent prior bygone",
    w.AGO: "ago earlier old previously prior back",
    w.INSIDE: "within inside",
    w.SPANNING: "over within",
    w.BY_CALENDAR: "by until till before through",
    w.BEFORE_ONE: "than in within after just only by for the",
    w.MODAL_MONTH: "may",
    w.BEHIND_MODAL: "be have not also still well yet never",
    w.DOUBTFUL_MONTH: "mar",
    w.DOUBTFUL_SEASON: "fall",
    w.NOT_AUTUMN: "of in to from by into on below under for short",
    w.NOT_A_SEASON: "up back from into",
    w.BEHIND_DAY: "and or at in but",
    w.DAY_PART: "morning afternoon evening night lunchtime noon midnight",
    w.FILLER: "on how about maybe say preferably perhaps",
    w.BEGINNING: "beginning begins began starting starts started commencing commences",
    w.RANGE_TO: "to through thru until till til",
    w.RANGE_HEDGE: "or even perhaps possibly maybe probably more likely",
    w.PART_ADJECTIVE: "early mid late later",
    w.PART_STRETCHED: "latter remaining",
    w.PART_NOUN: "part parts stages phase third portion end stage days weeks months years hours",
    w.PART_NEEDS_OF: "turn start dawn balance tail latter outset close",
    w.PART_ENDS: "end close conclusion turn tail",
    w.TAIL: "tail",
    w.END_WORD: "end",
    w.END_OF: "end close",
    w.OVER: "out over up ends closes",
    w.EVENT: (
        "election elections vote votes referendum referendums plebiscite caucus caucuses primary primaries "
        "midterms runoff run-off ballot ballots poll polls inauguration summit summits conference convention "
        "olympics paralympics games championship championships tournament euros coronation hearing hearings trial "
        "verdict sentencing ruling meeting meetings talks debate debates census deadline expiry expiration "
        "armistice ceremony jubilee budget playoffs finals offseason pre-season semifinals kickoff by-election "
        "byelection by-elections byelections recess adjournment handover transition changeover"
    ),
    w.PHASE: "parliament term presidency mandate session tenure war season pandemic legislature reign",
    w.PHASE_PART: "end close conclusion start beginning opening",
    w.YEARLY: "season campaign race cycle cup bowl edition budget",
    w.NAMED_YEARLY: "euro expo olympics cup eurovision games paralympics",
    w.TIMELESS: "budget deadline debate transition polls poll votes ballots",
    w.STOP: (
        "of in on at by to for from with and or but that which who will would could might should is are was were "
        "has have had be been as than before after until while when if it he she they we not because since about "
        "over under into"
    ),
    w.CLAUSE: "will would is are was were has have had be been said says expected he she it they",
    w.CLAUSE_OPENER: "that and but",
    w.CLAUSE_START: "but that because while although though if when whether yet",
    w.SUBJECT_VERB: "will won't could may should might promises is would",
    w.FUTURE: (
        "will shall won't shan't he'll she'll it'll they'll we'll i'll you'll there'll that'll going expected "
        "expects expect expecting due set scheduled plan plans planned planning likely unlikely forecast "
        "forecasts projected predicts predict hope hopes hoping aim aims aiming vows intends intend wants want "
        "promises promise pledges bound poised slated supposed upcoming deadline target can can't cannot may "
        "might must should shouldn't could couldn't needs need threatens stands anticipate anticipates "
        "anticipated believe believes try gonna becoming deadlines targets expiring expires expire ends begins "
        "starts start"
    ),
    w.FUTURE_PARTICIPLE: "expected set due",
    w.WOULD: "would wouldn't he'd she'd they'd it'd we'd",
    w.WILL_OR_WOULD: "will would",
    w.PRESENT: "is are am isn't aren't remains remain says say it's he's she's they're we're i'm being",
    w.PERFECT: "has have had hasn't haven't hadn't i've we've they've you've having",
    w.HAD: "had hadn't",
    w.WAS: "was were wasn't weren't did didn't",
    w.IRREGULAR: (
        "said told went came took made got gave won lost met held began rose fell grew ran saw found left kept "
        "led sent spent wrote spoke knew thought became brought bought built caught chose drew drove fought flew "
        "felt heard paid sold sought shot stood struck swept threw understood withdrew sank broke woke slid "
        "shrank sprang swore hurt dealt fled hid laid meant overtook put quit read rode sang sat shook showed "
        "shown slept stole taught tore been done seen given taken known written hit cut shut split beat fallen "
        "risen grown gone begun broken chosen shrunk driven eaten forgotten hidden sunk sworn torn woken worn "
        "drawn thrown flown"
    ),
    w.NOT_PAST: (
        "need indeed speed feed proceed exceed succeed hundred united led red bed seed greed breed agreed-upon "
        "bleed weed shed sped embed naked sacred wicked rugged biased unprecedented limited fed fed's"
    ),
    w.BEFORE_PARTICIPLE: (
        "be being been get gets getting is are am was were the a an to of for by with in on and or their its his "
        "her our my your newly very more most well long so-called not"
    ),
    w.NOUN_TOO: (
        "plan plans promise promises hope hopes forecast forecasts aim aims target targets deadline deadlines end "
        "ends start starts need needs set bid vows wants"
    ),
    w.BEFORE_NOUN: "the a an his her its their our any no new own of such those",
    w.RELATIVE: "who which",
    w.FAILED_TO: (
        "declined refused failed managed tried used went continued began started forced helped chose moved "
        "neglected came wanted"
    ),
    w.NOT_INFINITIVE: (
        "according response compared thanks back up down close related contrast opposed key reaction access "
        "addition relation damage threat similar contrary equal next boost visit right left"
    ),
    w.DETERMINER_BEHIND_TO: "the a an this that his her its their",
    w.SUPERLATIVE: "first best worst most least lowest only record fewest",
    w.NOT_SUPERLATIVE: (
        "interest forest protest west invest harvest latest request test rest contest arrest suggest east guest "
        "nest quest chest honest modest manifest midwest northwest southwest northeast southeast digest lest vest "
        "pest crest zest budapest conquest unrest priest interests"
    ),
}
# fmt: on
