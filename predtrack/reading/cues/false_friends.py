"""Masks: words that look like the future and are names, nouns, months or idioms."""

from __future__ import annotations

from predtrack.reading.cues.rule import Rule, cover

# fmt: off
FALSE_FRIENDS: tuple[Rule, ...] = (
    cover("goodwill", "design", "goodwill|good will|ill will|good-will", r"",
        fires=("The gesture was a sign of good will to the neighbours.",),
        silent=("A win will do them good.",)),
    cover("free-will", "design", "free will|free-will", r"(?! (?:be|help|need|have)\b)",
        fires=("He came of his own free will and paid the fine.",),
        silent=("Entry will be free of charge.",)),
    cover("the-will-of", "design", "the will|a will|political will|popular will|public will|his will|her will|their will|own will|iron will|strong will|collective will|living will|last will|this will and|national will|the will and|sheer will|no will|enough will|people's will|testament and will|at will|fire at will", r"(?= (?:of|to|and|for|or|was|is|were|had|has|that|among|in|on|alone|behind)\b|[.,;:?!\"]|$)",
        fires=("The court must respect the will of the voters.", "There is no political will to act."),
        silent=("The minister will act on it.", "The will-o'-the-wisp danced.")),
    cover("will-as-name", "design", "Will", r" [A-Z][\w'-]+(?:(?: [A-Z][\w'-]+)?,| (?:who|said|says|has|is|was|and|told|had|of|at|in|scored|wrote|writes|from|plays|joined|[a-z]{3,}ed)\b|'s\b|\.)",
        fires=("Will Turner said the club had been fair.", "The part went to Will Parry, a newcomer."),
        silent=("Will Turkey join the talks?", "The club will say nothing."), cased=True),
    cover("will-name-of", "press", "Will", r"(?:'s\b|,? (?:who|said|says|told|told|wrote|is|was|has|had|and (?:his|her|I))\b)",
        fires=("Will was the first to arrive.", "It was Will's idea."),
        silent=("Will it rain?", "Will the bank lend again?"), cased=True),
    cover("may-as-name", "design", "Mr May|Mrs May|Ms May|Theresa May|Brian May|Minister May|Lady May|Aunt May|Elaine May|May", r"(?:'s\b|,| (?:who|said|says|told|resigned|lost|won|was|is|had|has|did|does|called|insisted|argued|and)\b|(?<= May) [a-z])",
        fires=("Mrs May resigned in tears.", "May said the vote was final."),
        silent=("May I come in?", "The deal may fail."), cased=True),
    cover("may-as-month", "design", "May", r"(?:(?<=[io][nf] May)|(?<=[Bb]y May)|(?<=to May)|(?<=and May)|(?<=for May)|(?<=or May)|(?<=mid-May)|(?<=the May)|(?<=(?:last|next|this|late|from|each|This|Last|Next|Late) May)|(?<=(?:since|until|after|early|every|April|Since|Until|After|Early) May)|(?<=(?:before|during|Before) May)|(?<=(?:through|between) May)|(?<=\d May)|(?<=th May)|(?<=st May)|(?<=\d, May)|(?<=In May)|(?<=On May)|(?<=on May))(?! (?:be|have|not|also|well)\b)",
        fires=("The firm was founded in May 1998.", "It rained from April to May."),
        silent=("The firm may move in the spring.", "By then she may be gone."), cased=True),
    cover("may-day", "design", "May", r"(?: \d| Day\b|,? (?:19|20)\d\d)",
        fires=("May 4 was a holiday.",), silent=("May they rest in peace.",), cased=True),
    cover("may-wish", "press", "come what may|be that as it may|may or may not|may god|long may|may they|may he rest|may she rest|devil-may-care|may as well|might as well|may i|may we", r"",
        fires=("Come what may, the band played on.",), silent=("The band may play on.",)),
    cover("will-idiom", "press", "will say anything|will do anything|would do anything|would say anything|will stop at nothing|if you will|time will tell|what you will|will have it|would have it|will have you believe|would have you believe|as it will|would-be|would be nice|would be wrong|if anyone will|as anyone will|as any|who will remember|you will remember|you will recall|you'll remember|you'll recall|will forgive|will recognise|will recognize|you will notice|you will know|you will see that|as you will|heads will roll|boys will be boys|where there's a will|will know that|will recall|will remember|will attest|will doubtless recall|one would think|you would think|you'd think|who would have|i would say|i'd say|i would argue|i'd argue|would seem|would appear|would suggest|would do well|would like|would rather|would love|would prefer|i would not|i wouldn't|wouldn't it|would you|would it not|so to speak", r"(?: \w+){0,2}",
        fires=("It was a truce, if you will, between brothers.", "Regular readers will recall the long dispute."),
        silent=("The truce will hold.", "The dispute would end at once.")),
    cover("declined-to-say", "press", "declined to say|refused to say|did not say|would not say|wouldn't say|didn't say|declined to comment|refused to comment|refused to rule out|would not comment", r"[^.?!;]{0,140}", prior=-0.5,
        fires=("She declined to say whether she would run again.",), silent=("She said that she would run again.",)),
    cover("could-past", "press", "could not|couldn't|could hardly|could barely|could only|could scarcely|could be seen|could be heard|could see|could hear|could feel|if only|as best|as fast as|as hard as|as much as|so that|could remember|could smell|could tell|could afford|could find|could say|could do|could no longer|could be found|could and should|could be forgiven|could argue|could say that|could ask|could be reached for|could keep going|could go on|you could|one could", r"(?:#4 could)?\b",
        fires=("Smoke could be seen from the harbour.", "She could not recall the date."),
        silent=("A second wave could follow.", "The bridge could open in June.")),
    cover("may-seem", "press", "may|might|could|would", r" (?:well |also |not |, )?(?:seem|sound|look like|appear|feel|not know|not like|think|say|remember|recall|wonder|ask|argue|object|have (?:noticed|heard|seen|read|thought)|know|be (?:true|right|surprised|said|tempted|forgiven|argued|thought|described|called|unaware|familiar|misdiagnosed|wrong|a coincidence|because|why|mistaken)|explain|represent|reflect|be due to|be due)\b",
        fires=("It may seem odd, but the town has no baker.", "That might explain the empty seats."),
        silent=("It may rain all week.", "The seats might be sold out by noon.")),
    cover("set-otherwise", "press", "is set in|are set in|was set in|set up|set out|set off|set against|set aside|set apart|set for life|sets out|due process|due diligence|due course of|dues|going to war|going to work|going to school|ready-to|likely to have|unlikely to have|bound to each|bound together|bound by", r"",
        fires=("The novel is set in May 1940.", "Both firms are bound by the ruling."),
        silent=("The novel is set to appear in May.", "They are bound to appeal.")),
    cover("hope-idiom", "press", "hope for the best|last hope|only hope|beyond hope|no hope|in the hope|in hope|in hopes|without hope|false hope|ray of hope|high hopes|hope and|land of hope|sign of hope|gave hope|gives hope|had no|with no", r"",
        fires=("She left the house in the hope of finding work.",), silent=("She hopes to find work.",)),
    cover("expect-idiom", "press", "as likely|made likely|as expected|than expected|as anticipated|than anticipated|as predicted|as forecast|as one might expect|as you would expect|as you'd expect|what to expect|to be expected of|expected of|expects of|expect of|expect from|expecting a baby|life expectancy|unexpected|expected him to know|than forecast|than predicted|than hoped|than feared|than projected|can't expect|cannot expect|expect anything|expect me to|expect you to|expect us to", r"",
        fires=("The result was better than expected.", "As expected, the motion failed."),
        silent=("The result is expected today.", "They expect the motion to fail.")),
)
# fmt: on
