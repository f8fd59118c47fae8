"""Masks: futures that lie in the past, and what did not happen."""

from __future__ import annotations

from predtrack.reading.cues.rule import Rule, against, cover

# fmt: off
PAST: tuple[Rule, ...] = (
    cover("was-expected", "design", "was|were|had been|wasn't|weren't|had|been", r"~(?: (?:originally|widely|initially|once|first|long|always|meant))?(?: been)? (?:expected|forecast|forecasted|predicted|projected|due|set|supposed|scheduled|slated|likely|unlikely|bound|meant|poised|tipped|planned|planning|anticipated|estimated|intended|hoping|expecting|thought|certain|sure|destined|doomed|ready|determined|committed|on course|on track|earmarked|pencilled in|favourites?)\b(?: [\w'-]+){0,5}", prior=-0.3,
        fires=("She was expected to win by a landslide.", "The shares had been tipped to rise."),
        silent=("She is expected to win.", "The shares are set to rise.")),
    cover("was-going-to", "Quirk 4.48", "was|were|wasn't|weren't|had been", r"~ (?:going to|about to|on the verge of|on the brink of|on course|on track|heading|hoping to|hoping|planning to|trying to|to (?:be|become|have|last|prove|play|see|go|come|die|turn|return|find))\b", prior=-0.3,
        fires=("He was going to call, but the line was dead.", "The war was to last for thirty years."),
        silent=("He is going to call.", "The war is to be remembered today.")),
    cover("would-have", "design", "would|wouldn't|could|couldn't|might|may|should|shouldn't|must|needn't|'d", r"~(?: not)?(?: have|'ve)(?! (?:to|a|an|the|no|any|little|some|more|much|serious|severe|major|far-reaching|consequences|until|more)\b)~ [a-z]", prior=-0.5,
        fires=("A goal then would have settled it.", "The thieves may have used a key."),
        silent=("A goal would have a big effect.", "The firm may have to sell.")),
    cover("will-have-past", "press", "will have|won't have|will already have", r" (?:noticed|heard|seen|been told|read|known|forgotten|realised|guessed)\b",
        fires=("You will have noticed the new typeface.",), silent=("They will have finished by noon.",)),
    cover("past-year-would", "design", "in 19|in 20|in the 19|back in|in|by", r" ?(?:\d\d|(?:19|20)\d\d)s?\b[^.?!]{0,100}\b(?:would(?:n't)?|could|might|was to|were to|going to)\b",
        prior=-0.6,
        fires=("In 1998 few believed that the union would survive.",),
        silent=("In 2050 the city is dry.",)),
    cover("past-time-would", "design", "last year|last month|last week|last season|years ago|a year ago|months ago|weeks ago|a decade ago|decades ago|earlier this year|earlier this month|at the time|in those days|until then|back then|previously|once|when i was|originally|initially|before the election|during the campaign|the day before|at first|long ago|in his inaugural|yesterday's", r"[^.?!]{0,110}\b(?:would(?:n't)?|could(?:n't)?|might)\b", prior=-0.5,
        fires=("Five years ago the owner said that he would never sell.", "At the time, many thought it would fail."),
        silent=("Last year the owner sold.", "He would never sell.")),
    cover("would-later", "Quirk 4.48", "would later|would eventually|would go on to|would soon become|would never again|would come to|would last until|would turn out|would prove to be|would end up|would often|would always|would usually|would sit|would spend hours|would then become", r"",
        fires=("He would later become a judge in the same town.",), silent=("He would become a judge.",)),
    cover("thought-would", "Quirk 4.48", "thought|believed|knew|felt|hoped|feared|assumed|convinced|convince|persuade|ensure|ensured|imagined|worried|argued|decided|wondered|had said|had warned|had been warned|had told|had promised|had sworn|had announced|had predicted|was told|were told|so sure|realised|understood|guaranteed|meant|dreamed", r"(?: \w+)?(?: that)?#8 (?:would(?:n't)?|could(?:n't)?|might)\b", prior=-0.2,
        fires=("They thought the bridge would hold for ever.", "He had promised that the tax would go."),
        silent=("They say the bridge would hold.", "He promised a new tax.")),
    cover("had-planned", "press", "had planned|had hoped|had intended|had promised|had pledged|had vowed|had agreed|had predicted|had forecast|had expected|had warned|had threatened|previously pledged|previously promised|previously said|earlier promised|once promised|had wanted|had offered|once vowed|hoped to|hoped for|wanted to|planned to|intended to|sought to|aimed to|threatened to|failed to|refused to|were planned|was planned|had proposed|has failed to|have failed to", r"",
        prior=-0.8,
        fires=("The council had planned to open the pool in June.", "He hoped to win a seat in the north."),
        silent=("The council plans to open the pool.", "He hopes to win.")),
    against("promise-kept", "design", -1.2, "promise|promises|pledge|pledges|promised|pledged|vow|predictions|prediction|forecast|forecasts|predicted", r"#8 (?:kept|broken|broke|last year|a year ago|years ago|in 20[01]\d|come true|came true|was right|was wrong|were wrong|were right|proved|turned out|wrong|correct|correctly|missed|in january|never came|didn't happen|did not happen|failed to materialise|came to nothing|off the mark)\b",
        fires=("My forecast for the spring turned out badly wrong.", "The promise was broken within weeks."),
        silent=("My forecast is a wet spring.", "They promise a tax cut.")),
    cover("scored-prediction", "design", "i predicted|i said|we predicted|i forecast|we said|i wrote|i got|we got|i was right|i was wrong|we were right|we were wrong|we were|last year's predictions|our prediction|our forecast|i expected|we expected|i had expected|half of my|my record|my score|i had|called it", r"#9 (?:would|right|wrong|correct|correctly|missed|predicted|that call|off|failed|won|lost|score)\b", prior=-1.5,
        fires=("I predicted that the party would split, and it did not.", "We got four of the ten calls right."),
        silent=("I predict that the party will split.", "We have four calls for the year.")),
    against("counterfactual", "Quirk 14.23", -1.0, "if", r" [^.?!]{0,60}\b(?:had|hadn't|were(?! to\b)|was(?! to\b)|weren't|wasn't|did|didn't|could|came|went|knew|cared|existed)\b[^.?!]{1,110}\bwould(?:n't)?\b",
        fires=("If he were a better listener, he would know.", "If they had asked, I would have helped."),
        silent=("If he listens, he will learn.", "If so, they lose.")),
    against("past-reported", "press", -0.4, "on monday|on tuesday|on wednesday|on thursday|on friday|on saturday|on sunday|yesterday|last night|last week|last month|last year|ago", r"",
        fires=("The strike ended on Tuesday.",), silent=("The strike goes on.",)),
    against("past-narrative", "press", -0.4, "was|were|had|did|didn't|began|came|went|took|became|made|found|told|got|won|lost|fell|rose|stood|met|left|held|voted|killed", r" ",
        fires=("The army took the bridge at dawn.",), silent=("The army takes the bridge.",)),
)
# fmt: on
