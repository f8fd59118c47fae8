"""Cues: conditionals about the future."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue, support

# fmt: off
CONDITIONALS: tuple[Rule, ...] = (
    cue("if-will", Kind.CONDITIONAL, "Quirk 15.33", 1.6, "if|unless|provided|provided that|as long as|assuming|should they|should the|should he|should she|should it|were the|in the event|in case|only if", r" [^.?!;]{2,160}\b(?:will|won't|'ll|could|may|might|going to|likely to|would|can expect|is set to|are set to|risks?|faces?|stands? to|is finished|is over|is in trouble|are in trouble|is likely|are likely|loses?|wins?|falls?|collapses?|dies)\b",
        fires=("If the drought lasts, the reservoir will be empty by August.", "Unless a buyer is found, the yard could close."),
        silent=("If you ask me, the song is dull.", "Even if she stays, the party will split."), not_after="even |ask |asks |asked |see |know |tell "),
    cue("will-if", Kind.CONDITIONAL, "Quirk 15.33", 1.6, "will|won't|'ll|could|may|might|going to|likely to|would|can|expected to|set to|should|faces|face|risks", r" [^.?!;]{2,160}\b(?:(?<!even )(?<!ask )(?<!asks )(?<!see )(?<!know )if|unless|provided that|as long as|should (?:the|he|she|it|they|a)|in the event|assuming)\b(?! (?:not|only)\b)",
        fires=("The reservoir will be empty by August if the drought lasts.", "The yard could close unless a buyer is found."),
        silent=("She wondered if it was true.", "He will see to it.", "They will ask if it is safe.")),
    cue("if-were-to", Kind.CONDITIONAL, "Quirk 15.36", 1.6, "if|should|were", r"#6 (?:were to|was to|to (?:die|fall|lose|win|fail|leave|resign|succeed|collapse))\b[^.?!;]{2,160}\b(?:would|could|might)\b",
        fires=("If the premier were to resign, the party would split.", "Were he to leave, the fund could follow."),
        silent=("They were to blame.", "If so, say so.")),
    support("when-will", "Quirk 15.25", 0.5, "when|once|until|as soon as|by the time|before|after|whoever|whichever|whatever|wherever", r" [^.?!;]{2,140}\b(?:will|won't|'ll|could|may|might|going to|likely to)\b",
        fires=("Once the votes are counted, the courts will have their say.",),
        silent=("Once there was a king.",)),
    cue("or-else", Kind.CONDITIONAL, "press", 0.8, "or else|otherwise|or it|or they|or we|or he|or she|failing that|failing which|then", r",?#4 (?:will|'ll|could|may|might|risks?|would)\b",
        fires=("The club must cut its wage bill, otherwise it could lose its licence.",),
        silent=("Nobody else was there.",)),
)
# fmt: on
