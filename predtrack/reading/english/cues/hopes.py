"""Cues: expectations and hopes."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue

# fmt: off
HOPES: tuple[Rule, ...] = (
    cue("hopes", Kind.EXPECTATION, "articles", 2.4, "hope|hopes|hoping|let's hope|is hoped|are hoping|hopefully", r"(?: |,? that | for | to )(?!(?:in|and|was|were|is)\b)[a-z$£€\d]",
        fires=("The organisers hope for a larger crowd this time.", "Officials are hoping to reopen the pass soon."),
        silent=("All hope was lost at sea.", "Nobody had hoped for it.")),
    cue("hope-noun", Kind.EXPECTATION, "press", 1.6, "hopes|hope|optimism|confidence|hopeful|optimistic|confident|upbeat|pessimistic|sceptical|doubtful|skeptical", r" (?:that|of (?:a|an|finding|reaching|\w+ing)|about (?:the|reaching)|for (?:a|an|the))\b",
        fires=("There are hopes that a truce holds.", "The coach is confident of winning promotion."),
        silent=("She sang with confidence.", "A hopeful face looked up.")),
    cue("hopeful", Kind.EXPECTATION, "press", 1.3, "is hopeful|are hopeful|am hopeful|i'm hopeful|we're hopeful|remain hopeful|remains hopeful|is optimistic|are optimistic|am optimistic|remains optimistic|remain optimistic|is confident|are confident|am confident|i'm confident|remain confident|remains confident|i'm optimistic", r"(?! (?:that )?(?:this|it|that|we) (?:is|was|are|were)\b)",
        fires=("“We remain hopeful,” the union said.", "The treasurer is optimistic."),
        silent=("The confident boy took the ball.", "She is confident that it was an honest mistake.")),
    cue("said-hoped", Kind.EXPECTATION, "press", 2.0, "said|says|added|insisted|saying|told", r"(?: that)?#3 (?:hoped|hopes|expected|expects|intended|planned|aimed|wished|was confident|were confident|is confident|was hopeful|was optimistic|is hopeful)\b",
        fires=("The envoy said he hoped both sides would return to the table.", "She added that the firm planned to hire."),
        silent=("The envoy said nothing at all.", "He said it was hopeless.")),
    cue("looks-forward", Kind.EXPECTATION, "press", 1.5, "look forward to|looking forward to|looks forward to|prepares for|preparing for|awaits|eagerly await|longs for|counting on|banking on|counts on|pinning hopes|pin their hopes|pinning their hopes", r"",
        fires=("We are counting on a mild winter.",),
        silent=("She looked forward and then back.",)),
    cue("braces-for", Kind.PREDICTION, "press", 1.5, "is bracing for|are bracing for|bracing for|braces for|brace themselves for|bracing themselves for", r"",
        fires=("The port is bracing for a strike.",),
        silent=("He wore a brace.",)),
    cue("wish", Kind.EXPECTATION, "press", 0.6, "wish|wishes|dream|dreams|dreaming|ambition|aspires|aspire", r" (?:of|to|that|for|is)\b",
        fires=("The club dreams of a place in Europe.", "She wishes for a quick end to the trial."),
        silent=("He had a strange dream.", "Best wishes from all of us.")),
)
# fmt: on
