"""Masks: what is only supposed, asked in polls, meant by relative clauses, or said in calls."""

from __future__ import annotations

from predtrack.reading.cues.rule import Rule, against, cover

# fmt: off
HYPOTHETICAL: tuple[Rule, ...] = (
    cover("way-is-to", "Quirk 15.10", "way|ways|idea|point|trick|task|challenge|purpose|answer|solution|job|key|response|option|role|mission|strategy|alternative|best|thing|duty|priority|instinct|temptation|point of it all|all you", r"#9 (?:is|are|was|were) to\b", prior=-0.3,
        fires=("The best way out of it is to talk.", "Their job is to check the books."),
        silent=("The minister is to resign.", "The job will go to his deputy.")),
    cover("in-this-call", "press", "i will|i'll|we will|we'll|i am going to|i'm going to|let me|who will|will now|which i will|which we will", r"~ (?:turn (?:now|to|it|next)|(?:hand|pass|turn) (?:it|you|the call|things) |walk (?:you|through)|open (?:it|the (?:call|line))|take (?:your )?questions|share|give you|touch|go over|talk|speak|provide (?:an update|some|more|additional)|update you|refer|conclude|close with|recap|highlight|jump in|now|cover|be back)\b", prior=-1.5,
        fires=("I will now turn to our results.", "We'll be back in a minute."),
        silent=("We will hand out leaflets.", "She will win.")),
    against("of-this-call", "press", -0.8, "replay|today's call|this call|this webcast|prepared remarks|this presentation|forward-looking statements|non-gaap|slide|joining me|on the call|our website|this website|today's program", r"",
        fires=("A replay of today's call will be posted.",), silent=("She will call.",)),
    against("noun-that-will", "Quirk 17.13", -0.2, "that|who|which", r"~ (?:will|would|could|may|might|won't|can|'ll)\b",
        fires=("They want rules that will protect tenants.",), silent=("He said that rents will rise.",)),
    cover("remains-interesting", "press", "it will be interesting|it'll be interesting|it will be fascinating|it would be interesting|will have to see|all he will say|all she will say|all they will say|will have to wait|will remain a mystery|will have to trust|will find reason|will have heard", r"", prior=-0.5,
        fires=("It will be interesting to see how they vote.",), silent=("The match will be close.",)),
    against("in-polls", "press", -0.6, "percent|per cent|voters|respondents|americans|adults|people|those|the public|majorities|republicans|democrats|majority|half", r"#9 (?:said|say|saying) (?:that )?(?:they|it|he|she) would\b",
        fires=("Nearly half of those asked said they would pay more.",), silent=("The mayor said he would pay.",)),
    against("supposed", "Quirk 14.23", -0.4, "what if|imagine|suppose|supposing|as if|as though|in theory|hypothetically|in principle|if only|i wish|what would", r"",
        fires=("What if the dam had held?",), silent=("If the dam holds, we stay.",)),
    against("idea-that", "press", -0.4, "the idea that|the notion that|the claim that|the premise that|the belief that|the argument that|the dream that|the question of|reason to believe|the fact that|the assumption that|doesn't mean|does not mean|a chance that it was|not clear that", r"",
        fires=("The idea that taxes will fall is odd.",), silent=("Taxes will fall.",)),
    against("old-words", "press", -0.5, "i wrote|he wrote in|she wrote in|had predicted|were predicting|was predicting|as i predicted|predicted in|said in 19|said in 20|asked in 20|asked in 19|during last year's|in last year's|back then|at the time", r"",
        fires=("I wrote that the euro would fail.",), silent=("I write that the euro will fail.",)),
    against("in-order", "press", -0.3, "to make sure|make sure|to ensure|ensure|ensures|ensuring|making sure|guarantee that|so that|whether|how much|how long|how many", r"#6 (?:will|would|could|can|may|might|won't)\b",
        fires=("They check the wires to make sure it will work.",), silent=("It will surely work.",)),
    against("if-you", "Quirk 15.33", -0.4, "if you|when you|if someone|if anyone|if a man|if everyone|if people|if one|for anyone|every time|in a given", r"",
        fires=("If you press the bell, somebody will come.",), silent=("If she asks, they will come.",)),
)
# fmt: on
