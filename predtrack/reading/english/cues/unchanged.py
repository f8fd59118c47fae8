"""Cues: no change, and what goes on as it is."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue

# fmt: off
UNCHANGED: tuple[Rule, ...] = (
    cue("no-change-expected", Kind.PREDICTION, "articles", 2.0, "no|without|little|few|hardly any|not any|don't expect|do not expect", r"(?: \w+){0,3} (?:changes?|shifts?|reforms?|surprises|upheavals?|breakthroughs?|reshuffles?|let-up|movement|turnaround)\b#6 (?:expected|likely|ahead|in sight|in store|on the cards|foreseen|come|coming|anticipated|planned|imminent|in prospect)\b", no_change=True,
        fires=("No big changes should be expected in the cabinet before summer.", "Few surprises are in store at the top."),
        silent=("No changes were made to the text.", "There is a change in the weather.")),
    cue("expect-no-change", Kind.PREDICTION, "articles", 2.0, "expect|expects|expected|forecast|forecasts|predict|predicts|see|sees|foresee|foresees|will be|will bring|would be|may be|could be", r" (?:no|little|few|hardly any|not much)(?: \w+){0,3} (?:changes?|shifts?|reforms?|surprises|upheavals?|breakthroughs?|reshuffles?|let-up|movement)\b", no_change=True,
        fires=("Expect no real shift in the bank's policy this year.", "There will be little change on the front line."),
        silent=("They expect a change of mood.", "He saw no change in her.")),
    cue("will-not-change", Kind.PREDICTION, "design", 1.2, "will not|won't|will never|is not going to|are not going to|isn't going to|aren't going to|is unlikely to|are unlikely to|nothing will|nothing is going to|little will|little is likely to|not|nothing", r"(?: \w+ly| much| soon| ever)? (?:change|budge|shift|move|alter|differ)\b", no_change=True,
        fires=("The rules won't change before the next season.", "Nothing will change as long as he is in charge."),
        silent=("The rules changed last season.", "He will change trains in Lyon.")),
    cue("will-remain", Kind.PREDICTION, "press", 1.0, "will|won't|would|'ll|expected to|set to|likely to|due to|forecast to|going to|could|may|might", r"~ (?:remain|stay|retain|be unchanged|hold steady|keep (?:its|his|her|their|rates?|interest|the (?:same|title|seat|job))|persist|hold on to|stick with|stand firm)\b", no_change=True,
        fires=("The governor will remain in office until the next congress.", "Rates may stay where they are for a year."),
        silent=("He remained silent.", "They stayed for a week.")),
    cue("remains", Kind.PREDICTION, "press", 0.6, "remain|remains|stay|stays|in place|in force|keep|keeps|continue|continues|continuing", r"#6 (?:until|for the (?:foreseeable|next|rest|coming|time)|for at least|for now|next|through (?:20\d\d|the)|beyond|in the coming|over the next)\b", no_change=True,
        fires=("The curfew stays in place until the end of the month.", "The ban remains in force for at least a year."),
        silent=("The remains were found by a farmer.", "The inn is a good place for a stay.")),
    cue("will-continue", Kind.PREDICTION, "press", 0.8, "will|'ll|would|likely to|expected to|set to|could|may|might|going to", r"~ (?:continue|keep on|keep|go on|carry on)\b",
        fires=("The search will continue at first light.", "Prices are set to keep rising."),
        silent=("The search continued at night.", "He kept a diary.")),
    cue("no-longer", Kind.PREDICTION, "press", 0.4, "no longer|never again|no more|not yet|far from over|a long way off|not over|not going away|here to stay|a long way to go|is far off|are far off|for years to come|for decades to come|for generations", r"",
        fires=("Cheap flights are here to stay.", "The crisis is far from over."),
        silent=("She stayed here for a night.", "It was a long way home.")),
    cue("will-not-within", Kind.PREDICTION, "design", 1.0, "won't|will not|will never|is not going to|are not going to|isn't going to|aren't going to|will be no|won't be|will see no", r"(?!~ (?:last|survive|endure|hold out|live|wait|take|be long|make it|stand|rest)\b)", no_change=True,
        fires=("We will not raise fares before 2028.", "There will be no new election this year."),
        silent=("The truce will not last six months.", "Growth will still be negative.")),
)
# fmt: on
