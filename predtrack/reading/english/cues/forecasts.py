"""Cues: attributed forecasts, and what the writer says he foresees."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue

# fmt: off
FORECASTS: tuple[Rule, ...] = (
    cue("forecast-verb", Kind.PREDICTION, "design", 2.6, "forecast|forecasts|forecasting|predict|predicts|predicting|foresee|foresees|projects|project|prophesy|envisage|envisages|envisions|prognosticate", r"(?: |,? that )(?!(?:of|for|is|was|has|had|and|in|with|by|will|to|manager|team|which|leader|about|on|at|the outcome|the future|what)\b)[a-z$£€\d]",
        fires=("The fund forecasts growth of two per cent.", "I predict a long and ugly campaign."),
        silent=("The project was late and over budget.", "The firm missed analyst forecasts despite record sales."),
        not_after="analyst |analysts' |analyst's |own |beat |the |missed |their |its |his |her |a |an |of |'s |average |weather |latest |to |earlier |previous |our |my |this |that |new "),
    cue("predicted", Kind.PREDICTION, "design", 1.4, "predicted|forecasted|prophesied|foretold|foresaw|projected|estimated", r"(?: that| it| they| he| a| an| the| growth| inflation| prices| sales)?#6 (?:would|will|could|next|by 20\d\d|in 20\d\d|rise|fall|growth|this year)\b",
        fires=("Analysts predicted that the merger would be blocked.", "The agency estimated that costs will double."),
        silent=("The predicted storm never came.", "An estimated forty people were hurt.")),
    cue("favours-to", Kind.PREDICTION, "press", 2.0, "favours|favors|favour|favor|fancy|fancies|tips|tip|back|backs|backed|pencil in|want", r"#5 to (?:win|take|finish|beat|lead|succeed|come|struggle|go down|stay up|survive|prevail|reach|retain|lift|score)\b",
        fires=("Every model favours the incumbent to win.",), silent=("They did him a favour.",)),
    cue("forecast-noun", Kind.PREDICTION, "press", 1.2, "forecast|forecasts|prediction|predictions|projection|projections|outlook|prognosis|guidance|estimates", r" (?:is|are|for|of|that|shows?|suggests?|puts?|points?|remains?|calls?)\b",
        fires=("Its outlook for next year is bleak.", "My prediction is a narrow home win."),
        silent=("He outlined the plan.", "They looked out over the valley.")),
    cue("expects", Kind.EXPECTATION, "articles", 2.6, "expect|expects|expecting|anticipate|anticipates|anticipating", r" (?!(?:from|of)\b)[a-z$£€\d]",
        fires=("I expect the court to side with the tenants.", "The airline expects a small loss."),
        silent=("It was more than one could expect.", "He had no expectations.")),
    cue("am-expecting", Kind.PREDICTION, "articles", 1.6, "i am expecting|i'm expecting|am i expecting", r" (?!a baby\b)[a-z]",
        fires=("I am expecting that the dam will break.",),
        silent=("She is expecting guests.",)),
    cue("expectation-noun", Kind.EXPECTATION, "design", 1.2, "expectation|expectations|anticipation|assumption|conviction|consensus", r" (?:is|that|of a|of an|are|among|(?:at|in|on) [\w ]{2,30} (?:is|are))\b",
        fires=("The expectation is that rates stay where they are.", "Expectations of a rate cut grew."),
        silent=("He lived up to expectations.", "They assumed nothing.")),
    cue("reckon", Kind.PREDICTION, "press", 1.6, "i reckon|i bet|we bet|i'd bet|my bet|my money|our money|my guess|our guess|i fancy|i wager|mark my words|i have no doubt|there is no doubt|make no mistake|my hunch|i suspect|i back|we back|i tip|my tip|our tip|wouldn't bet on|would not bet on|don't bet on|betting on|are betting|is betting|bets on|don't be surprised|do not be surprised", r"",
        fires=("My money is on the Italians.", "Don't be surprised if the chairman goes too."),
        silent=("He lost a bet on the races.", "The guess was wrong.")),
    cue("see-as", Kind.PREDICTION, "press", 1.2, "see|sees|seeing", r" (?:inflation|growth|prices|rates|sales|unemployment|output|demand|gdp|the economy|a (?:rate|cut|rise|fall|drop|recession|recovery|rebound|slowdown)|the (?:first|next|dollar|euro|pound|bank|fed)|more|further|no (?:end|change|let-up|relief|sign))\b",
        fires=("The bank sees inflation below two per cent by spring.", "Economists see no end to the slump."),
        silent=("Tourists see the old town first.", "He sees his doctor weekly.")),
    cue("warns", Kind.PREDICTION, "design", 0.8, "warn|warns|warned|warning|concern|concerns|caution|cautions|cautioned|alert|alerted", r"(?: that| of| about|[^.?!]{1,60}\bthat)?#8 (?:will|could|would|may|might|risks?|likely|again|further|another|more|next|imminent|face|is coming)\b",
        fires=("Doctors warn that the next wave could be worse.", "Unions warned of further strikes."),
        silent=("He was warned by the referee.", "The sirens gave no warning.")),
    cue("officials-fear", Kind.PREDICTION, "press", 1.5, "officials|experts|analysts|economists|traders|scientists|doctors|diplomats|police|investigators|authorities|rescuers|investors|lenders|retailers|unions", r"(?: now| also| still)? (?:fear|fears|feared|worry|warn|caution|say|believe|think)\b#9 (?:will|would|could|may|might)\b",
        fires=("Officials fear that the number of dead may rise.",), silent=("Officials feared for their jobs.",)),
    cue("pace-of-change", Kind.PREDICTION, "press", 0.5, "sign|signs|signal|signals|indicates|suggests|suggest|point to|points to|evidence|means that|mean that|meaning|which means", r"#9 (?:will|won't|would|should|could|may|might|next|soon|further|ahead)\b",
        fires=("All signs are that the talks will resume.", "The polls suggest a coalition could follow."),
        silent=("He signed the letter.", "The evidence was destroyed.")),
    cue("ever-more", Kind.PREDICTION, "press", 0.4, "become|becoming|rise|rising|fall|falling|grow|growing|increase|decline|shrink|double|triple|worsen|improve|overtake|replace|disappear|collapse", r"#5 (?:by 20\d\d|by the end of|by (?:mid|late|early)|over the (?:next|coming)|in the (?:next|coming)|within (?:a|the next|\w+) (?:years?|months?|decades?|weeks?)|next (?:year|month|season|week|decade))",
        fires=("The fleet is to double by 2035.", "Sea levels rise further in the coming decades."),
        silent=("The fleet doubled in ten years.", "Prices fell in the first half.")),
    cue("expected-noun", Kind.EXPECTATION, "press", 1.0, "expected|forecast|predicted|anticipated", r" (?:a|an|the|growth|inflation|prices|sales|rates|earnings|revenue|profits?|losses|output|demand|that|no|further|more|[a-z]+-quarter|full-year)\b#6 (?:by|between|in|next|this|before|over|of|would|will)\b",
        fires=("Most economists expected a cut by the summer.",),
        silent=("Nobody expected that.",)),
    cue("hinge", Kind.CONDITIONAL, "press", 0.8, "hinge|hinges|hinging|depend|depends|contingent|rests|conditional|subject", r"(?:,? [\w' ]{1,25},)?(?: \w+ly| in part| in large part)? (?:on|upon|to (?:approval|a vote|regulatory|parliament|confirmation|consultation))\b",
        fires=("The fate of the deal hinges on two small parties.", "The sale is subject to approval by shareholders."),
        silent=("The door came off its hinges.", "He is a dependable man.")),
)
# fmt: on
