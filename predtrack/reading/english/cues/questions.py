"""Cues: open questions about the future."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue

# fmt: off
QUESTIONS: tuple[Rule, ...] = (
    cue("will-asked", Kind.QUESTION, "articles", 2.0, "will|won't|shall|going to|'ll|about to|likely to", r" [^?]{2,300}\?",
        fires=("Will the new coach keep the old captain?", "How far are prices going to fall?"),
        silent=("Who wrote the will?", "The new coach will keep the old captain.")),
    cue("can-asked", Kind.QUESTION, "articles", 1.2, "can|could|might|may|would", r" (?!(?:you|i|we (?:say|learn|ask)|anyone (?:say|tell)|that be|it be that)\b)[^?]{2,300}\?",
        fires=("Can the coalition survive another winter?", "Could this be the year of the outsider?"),
        silent=("Can you hear me?", "They can do it.")),
    cue("asked-first", Kind.QUESTION, "Quirk 11.5", 1.2, "can|could|might|will|would", r"(?:(?<=^can)|(?<=^could)|(?<=^might)|(?<=^will)|(?<=^would)|(?<=^(?:but|and) can)|(?<=^(?:but|and) will)|(?<=^(?:but|and) could)) (?!(?:you|i|we|anyone|anybody)\b)[a-z][^?]{2,200}\?",
        fires=("Can the coalition survive another winter?", "But will the bank follow?"),
        silent=("Can you hear me?", "They said it could, but would it?")),
    cue("what-next", Kind.QUESTION, "press", 0.8, "how long|how far|how soon|how much longer|when|what happens|where next|who|which|is this|are we", r"#7 (?:next|before|until|last|come|go from here|win|succeed|the end of|the beginning of|over|ready for|set to|due to|about to)\b[^?]{0,200}\?",
        fires=("How long before the next default?", "Who comes next?"),
        silent=("Who was there?", "How long is the bridge?")),
    cue("what-then", Kind.QUESTION, "press", 1.5, "what then|what now|what next|what comes next|what happens next|where next|where now|what about next|how will|what will|who will|when will|where will|why will|which will", r"[^?]{0,200}\?",
        fires=("And if the talks fail, what then?",), silent=("What next to nobody knows is his age.",)),
    cue("whether-will", Kind.QUESTION, "articles", 1.6, "whether|if|who|how|when|what|which|where", r"#7 (?:will|would|can|could|might|is going to|are going to)\b[^.?]{0,160}(?:remains? to be seen|remains? (?:unclear|uncertain|open|a question|an open|unknown)|is (?:unclear|uncertain|anyone's guess|open|another matter|unknown|not clear)|nobody knows|is the question)",
        fires=("Whether the ceasefire will hold remains to be seen.", "How long they can hold out is anyone's guess."),
        silent=("Whether he lied is unclear.", "Who paid is unknown.")),
    cue("unclear-whether", Kind.QUESTION, "articles", 1.6, "remains to be seen|remain to be seen|open question|unclear|uncertain|not clear|no one knows|nobody knows|too early to say|too soon to say|too early to tell|the question is|question is|questions are|the big question|tell me|anyone's guess|wonder|wonders|wondering|ask|asks|asking|in doubt|debate|debating|doubts|question", r"(?:,)? (?:about |over |as to |of |remains |is |now is )?(?:whether|if|who|how|when|what|which|where)\b#9 (?:will|would|can|could|might|next|going to|won't)\b",
        fires=("It remains to be seen whether the ceasefire will hold.", "The question is who will pay for the repairs."),
        silent=("It is unclear whether he lied.", "Nobody knows what was said.")),
    cue("in-doubt", Kind.QUESTION, "press", 0.9, "remains to be seen|remain to be seen|in the balance|hangs in the balance|is in doubt|are in doubt|in doubt|up in the air|anyone's guess|anybody's guess|touch and go|too close to call|too early to say|too early to tell|an open question", r"",
        fires=("The future of the yard hangs in the balance.", "The race is too close to call."),
        silent=("He doubted the story.", "The scales were out of balance.")),
)
# fmt: on
