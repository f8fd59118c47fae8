"""Claims: what is proposed for checking, one at a time, in words that stand alone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from predtrack import scan
from predtrack.reading.claims.days import written_on
from predtrack.reading.claims.proposing import propose_claim, without_lead_in
from predtrack.reading.english import ENGLISH

WRITTEN = date(2026, 3, 14)

# fmt: off
CASES = [
    ("«", "«."),
    ("First of all, the new power will listen.", "The new power will listen."),
    ("Third, I am expecting a reshuffle very soon.", "I am expecting a reshuffle very soon."),
    ("Third, I am expecting that he will go very soon.", "He will go very soon."),
    ("I think that rents will fall", "Rents will fall."),
    ("I expect to win.", "I expect to win."),
    ("But in my view, rents will fall.", "Rents will fall."),
    ("“Rents will fall,” said Cole.", "“Rents will fall,” said Cole."),
    ("“Rents will fall.", "Rents will fall."),
    ("“Rents will fall,” said Cole. “", "“Rents will fall,” said Cole."),
    ("And will rents fall?", "Will rents fall?"),
    ("Therefore, will.", "Therefore, will."),
    ("Rents  will\nfall,", "Rents will fall."),
    ("Therefore, it follows that rents will fall.", "Rents will fall."),
    ("Firstly rents will fall.", "Firstly rents will fall."),
    ("But for the strike, rents will fall.", "But for the strike, rents will fall."),
    ("So far, no rent will fall.", "So far, no rent will fall."),
    ("So long as it rains, rents will fall.", "So long as it rains, rents will fall."),
    ("So is the rent that will fall.", "So is the rent that will fall."),
    ("So the rent will fall.", "The rent will fall."),
    ("I suspect rents will fall.", "I suspect rents will fall."),
]

SPLIT = [
    ("The bank will cut rates in June and rents will rise by Christmas.",
        [("The bank will cut rates in June [2026].", "2026-06-30"), ("Rents will rise by Christmas [to 2026-12-25].", "2026-12-25")]),
    ("By 2030, rents will double and wages will halve.",
        [("By 2030, rents will double.", "2030-12-31"), ("By 2030, wages will halve.", "2030-12-31")]),
    ("If it rains, the river will rise and the town will be flooded.",
        [("If it rains, the river will rise. [written 2026-03-14]", None), ("If it rains, the town will be flooded. [written 2026-03-14]", None)]),
    ("The tunnel will open to cars in 2028 and to trains in 2030.",
        [("The tunnel will open to cars in 2028.", "2028-12-31"), ("The tunnel will open to trains in 2030.", "2030-12-31")]),
    ("The shop will close in July and reopen in October.",
        [("The shop will close in July [2026].", "2026-07-31"), ("The shop will reopen in October [2026].", "2026-10-31")]),
    ("Growth will reach 2 per cent this year and 3 per cent in 2027.",
        [("Growth will reach 2 per cent this year [2026].", "2026-12-31"), ("Growth will reach 3 per cent in 2027.", "2027-12-31")]),
    ("“Rents will rise in May,” the mayor said, “and wages will follow in June.”",
        [("Rents will rise in May [2026].", "2026-05-31"), ("Wages will follow in June [2026].", "2026-06-30")]),
    ("Will the minister go, and will her party stay?",
        [("Will the minister go? [written 2026-03-14]", None), ("Will her party stay? [written 2026-03-14; Will the minister go]", None)]),
]

WHOLE = [
    "The new head will gather managers and focus his attention on the north.",
    "Akims of the largest regions and cities will be replaced.",
    "Either the tax will fall or the minister will go and his party will lose.",
    "Nobody thinks that rents will fall and wages will rise.",
    "It is unlikely that rents will fall and that wages will rise.",
    "Rents will fall and wages will rise if the bank cuts its rate.",
    "He will visit the town where Norway and Sweden will sign.",
    "Rents will rise, the harbour (and it will be dear) will close.",
    "The rule will stay and the minister is popular.",
    "This year rents will fall, but they will rise again.",
    "The trains between Oslo and Bergen will be late and full.",
    "Rents will rise from 2029 on, and so will wages.",
    "The bank could cut its rate, but it would pay dearly for that.",
]

STANDING = [
    ("“Rents will fall,” said Anna Berg, the mayor.", "Rents will fall. [written 2026-03-14]"),
    ("Anna Berg said that rents will fall by 2030.", "Rents will fall by 2030."),
    ("“Rents will fall,” Anna Berg told reporters on Monday.", "Rents will fall. [written 2026-03-14]"),
    ("According to Nordbank, rents will fall by 2030.", "Rents will fall by 2030."),
    ("Rents, the bank said, will fall by 2030.", "Rents will fall by 2030."),
    ("Rents will fall by 2030, according to Nordbank.", "Rents will fall by 2030."),
    ("The company said it would close two plants.", "The company will close two plants. [written 2026-03-14]"),
    ("Analysts said they'll watch the vote.", "Analysts will watch the vote. [written 2026-03-14]"),
    ("“I will resign,” said Anna Berg.", "Anna Berg will resign. [written 2026-03-14]"),
    ("“I am going to win and my party will help,” said Anna Berg.", "Anna Berg is going to win and Berg's party will help. [written 2026-03-14]"),
    ("“We will open two shops,” said Anna Berg, chief executive of Nord Group.", "Nord Group will open two shops. [written 2026-03-14]"),
    ("Mr John Berg spoke. He will resign.", "John Berg will resign. [written 2026-03-14]"),
    ("Greece is in trouble. Rents in the country will fall.", "Rents in the country [Greece] will fall. [written 2026-03-14]"),
    ("Rents will fall within six months.", "Rents will fall within six months [to 2026-09-14]."),
    ("Rents will fall next month.", "Rents will fall next month [2026-04]."),
    ("Rents will fall on Monday.", "Rents will fall on Monday [2026-03-16]."),
    ("Rents will fall by 10 March.", "Rents will fall by 10 March. [written 2026-03-14]"),
    ("Rents will fall in June 2027.", "Rents will fall in June 2027."),
    ("Rents fell. This will help Greece.", "This will help Greece. [written 2026-03-14; Rents fell.]"),
    ("Nordbank has a plant. The plant will close.", "The plant will close. [written 2026-03-14; Nordbank has a plant.]"),
    ("Rents fell. It will rain in Greece.", "It will rain in Greece. [written 2026-03-14]"),
    ("Rents fell. It will mean the end of the boom.", "It will mean the end of the boom. [written 2026-03-14; Rents fell.]"),
    ("The mayor of Oslo spoke. Rents will fall by 2030.", "Rents will fall by 2030. [The mayor of Oslo spoke.]"),
    ("It was a long day. Rents will fall by 2030.", "Rents will fall by 2030."),
    ("The mayor of Oslo spoke. Greece will leave by 2030.", "Greece will leave by 2030."),
    ("Oslo Council met. Norway’s king will sign the bill.", "Norway’s king will sign the bill. [written 2026-03-14; Oslo Council met.]"),
    ("Many in Oslo rent. The new rule will help Norway.", "The new rule will help Norway. [written 2026-03-14; Many in Oslo rent.]"),
    ("Would Anna Berg go? Not quite. Her deputy will resign.", "Her deputy will resign. [written 2026-03-14; Would Anna Berg go?]"),
    ("Not quite. Her deputy will resign.", "Her deputy will resign. [written 2026-03-14]"),
    ("Oslo is full. Few leave it. That will change.", "That will change. [written 2026-03-14; Oslo is full. Few leave it.]"),
    ("“Oslo is full,” said Anna Berg. “We will see a hard winter.”", "We will see a hard winter. [Anna Berg; written 2026-03-14; “Oslo is full,” said Anna Berg.]"),
    ("I anticipate that rents will fall by 2030.", "Rents will fall by 2030."),
    ("Oslo is full. If Oslo builds, Norway would win the next vote.", "If Oslo builds, Norway would win the next vote. [written 2026-03-14]"),
    ("If Norway builds, Oslo is lost. Norway would win the next vote.", "Norway would win the next vote. [written 2026-03-14; If Norway builds, Oslo is lost.]"),
    ("Rents will fall for six weeks.", "Rents will fall for six weeks. [written 2026-03-14]"),
    ("Rents will fall over a six-week period.", "Rents will fall over a six-week period. [written 2026-03-14]"),
    ("Rents will fall over the next two years.", "Rents will fall over the next two years [to 2028-03-14]."),
    ("Rents will fall in fiscal ’27.", "Rents will fall in fiscal ’27. [written 2026-03-14]"),
    ("The fiscal year ends on 31 March. Rents will fall this fiscal year.", "Rents will fall this fiscal year [to 2026-03-31]."),
    ("Rents will fall as we get through ’28.", "Rents will fall as we get through ’28. [written 2026-03-14]"),
    ("Rents will fall until at least next month.", "Rents will fall until at least next month. [written 2026-03-14]"),
    ("Rents will fall in the third quarter.", "Rents will fall in the third quarter. [written 2026-03-14]"),
    ("Rents will fall in the 21st century.", "Rents will fall in the 21st century. [written 2026-03-14]"),
    ("Rents will fall on Saturday.", "Rents will fall on Saturday. [written 2026-03-14]"),
    ("Rents will fall by 5 October.", "Rents will fall by 5 October. [written 2026-03-14]"),
    ("Rents will fall by 5 August.", "Rents will fall by 5 August [2026]."),
    ("“Rents fell,” said Anna Berg. This will help Greece.", "This will help Greece. [written 2026-03-14; “Rents fell,” said Anna Berg.]"),
    ("What 2027 brings\n\nBy Mary Berg\n\nShe will resign in May 2027.", "She will resign in May 2027."),
    ("Nordbank has an initiative for Oslo. It rained there all day. One aim of the initiative is that rents will fall by 2030.",
        "One aim of the initiative is that rents will fall by 2030. [Nordbank has an initiative for Oslo.]"),
    ("Nordbank has a plant in Oslo. But you know what? It will close by 2030.", "It will close by 2030. [Nordbank has a plant in Oslo.]"),
    ("Nordbank has shops in Oslo. Unsubscribe from all letters of Acme here. They will close by 2030.", "They will close by 2030. [Nordbank has shops in Oslo.]"),
    ("Mr John Berg met Ms Anna Cole. The weather was fine. His deputy will resign by 2030.",
        "His deputy will resign by 2030. [Mr John Berg met Ms Anna Cole. The weather was fine.]"),
    ("OSLO (AP) — Nordbank has a plant. The plant will close.", "The plant will close. [written 2026-03-14; Nordbank has a plant.]"),
    ("Oslo, Bergen and Narvik to push for a ban. This will help Norway by 2030.", "This will help Norway by 2030."),
    ("Welcome to the Nordbank Second Quarter Earnings Call. We will open two shops.", "We will open two shops. [Nordbank; written 2026-03-14]"),
    ("For the full year, Nordbank expects growth. Rents will fall this year.", "Rents will fall this year. [written 2026-03-14; For the full year, Nordbank expects growth.]"),
    ("Nordbank met on Monday. This will help Norway.", "This will help Norway. [written 2026-03-14; Nordbank met on Monday.]"),
    ("Anna Berg said Friday that rents will fall by 2030.", "Rents will fall by 2030."),
    ("Rents will fall tomorrow.", "Rents will fall tomorrow [2026-03-15]."),
    ("“Rents will fall tomorrow,” said Anna Berg.", "Rents will fall tomorrow. [written 2026-03-14]"),
    ("Norway will vote in the days before Friday’s match.", "Norway will vote in the days before Friday’s match. [written 2026-03-14]"),
    ("Oslo fears Hurricane Berta. It rained all day. The storm will strike in 2027.",
        "The storm will strike in 2027. [Oslo fears Hurricane Berta.]"),
    ("Norway doubled the cost of its plant. It rained all day. The cost exceeds a billion and will rise by 2030.",
        "The cost exceeds a billion and will rise by 2030. [Norway doubled the cost of its plant.]"),
    ("Norway has a board for its banks. It rained all day. The king of Norway will meet the new board by 2030.",
        "The king of Norway will meet the new board by 2030. [Norway has a board for its banks.]"),
    ("Spending growth fell in Norway. It rained all day. Growth will resume by 2030.",
        "Growth will resume by 2030. [Spending growth fell in Norway.]"),
    ("Nordbank in Oslo has a plant. It rained all day. The mayor of Bergen will not go back on that plan.",
        "The mayor of Bergen will not go back on that plan. [written 2026-03-14; Nordbank in Oslo has a plant. It rained all day.]"),
    ("Nordbank in Oslo has a plant. Sweden met. It rained all day. The mayor of Bergen will not go back on that plan.",
        "The mayor of Bergen will not go back on that plan. [written 2026-03-14; Nordbank in Oslo has a plant. … It rained all day.]"),
    ("“Oslo is full,” the Nordbank said. “Our homes are old. We will see a hard winter.”",
        "We will see a hard winter. [written 2026-03-14; “Oslo is full,” the Nordbank said. Our homes are old.]"),
    ("“Oslo is full,” said Rep. Anna Berg. “We will see a hard winter.”",
        "We will see a hard winter. [Rep. Anna Berg; written 2026-03-14; “Oslo is full,” said Rep. Anna Berg.]"),
    ("“Oslo is full,” said Anna Berg. ” Rents fell in Oslo. “ This will help Norway by 2030.", "This will help Norway by 2030. [Rents fell in Oslo.]"),
    ("The states of Norway vote in May. Oslo and Bergen favour Anna Berg. None of these states will matter.",
        "None of these states will matter. [written 2026-03-14; The states of Norway vote in May. Oslo and Bergen favour Anna Berg.]"),
    ("Some homes in Oslo burned. Here's what comes in May: Bergen builds nine a day. That pace will rise.",
        "That pace will rise. [written 2026-03-14; Some homes in Oslo burned. Here's what comes in May: Bergen builds nine a day.]"),
    ("The race in Oslo will go on into the summer.", "The race in Oslo will go on into the summer. [written 2026-03-14]"),
    ("Norway will grow in the next year.", "Norway will grow in the next year. [written 2026-03-14]"),
    ("Rents will fall to a “historic low” next year.", "Rents will fall to a “historic low” next year [2027]."),
]

OWN_WORDS = [
    "Anna Berg doubted that rents will fall.",
    "If Anna Berg says that rents will fall, nobody will listen.",
    "Anna Berg hopes that rents will fall.",
    "Anna Berg said that rents would fall if the bank cut its rate.",
    "Anna Berg said that rents would have fallen and wages will rise.",
    "Anna Berg said he will resign after Mr John Cole has gone.",
    "“We will see a hard winter,” said Anna Berg, an economist at Nord Bank.",
    "Many experts say this is likely, and that rents will fall.",
    "Anna Berg said rents will fall, but added that wages may too.",
    "“Rents will fall,” said Anna Berg, but only if the bank cuts its rate.",
    "Rents will fall [in Oslo], said Anna Berg.",
    "Anna Berg said that rents will fall, adding that wages may too.",
    "One bank in Oslo said that rents will fall; another said that wages will.",
]
# fmt: on


def found(text: str) -> list[tuple[str, str | None]]:
    """Return text and last day of the claims of a text's last statement."""
    claims = scan(text, published=WRITTEN)[-1].claims
    return [(one.text, str(one.deadline.latest) if one.deadline.latest else None) for one in claims]


@pytest.mark.parametrize(("quote", "claim"), CASES)
def test_proposes_a_claim(quote: str, claim: str) -> None:
    assert propose_claim(quote, language=ENGLISH) == claim


@pytest.mark.parametrize(("sentence", "claims"), SPLIT)
def test_clauses_with_a_subject_or_a_day_of_their_own_are_claims(
    sentence: str, claims: list[tuple[str, str | None]]
) -> None:
    assert found(sentence) == claims


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_is_not_plainly_parted_stays_whole(sentence: str) -> None:
    assert [len(one.claims) for one in scan(sentence, published=WRITTEN, min_score=0)] == [1]


@pytest.mark.parametrize(("text", "claim"), STANDING)
def test_a_claim_stands_alone(text: str, claim: str) -> None:
    assert [one for one, _ in found(text)] == [claim]


@pytest.mark.parametrize("sentence", OWN_WORDS)
def test_a_sentence_keeps_its_own_words_where_others_could_mean_something_else(
    sentence: str,
) -> None:
    (statement,) = scan(sentence, min_score=0)
    assert [one.text for one in statement.claims] == [sentence]


@pytest.mark.parametrize(
    ("day", "told"), [("2026-03-14", "next week [to 2026-03-22]"), ("2026-03-15", "next week")]
)
def test_a_week_that_may_have_begun_with_its_sunday_gets_no_day(day: str, told: str) -> None:
    assert scan("Norway will vote next week.", published=day)[0].claim.startswith(
        f"Norway will vote {told}."
    )


def test_a_title_tells_what_nothing_before_does() -> None:
    claims = [
        scan("The plant will close by 2030.", title=title, published=WRITTEN)[0].claim
        for title in ("Nordbank in Oslo", "Nordbank")
    ]
    assert claims == [
        "The plant will close by 2030. [Nordbank in Oslo, written 2026-03-14]",
        "The plant will close by 2030.",
    ]


# fmt: off
TITLED = [
    ("The plant will close by 2030.", "The plant will close by 2030. [Oslo in brief, written 2026-03-14]"),
    ("Nordbank lost its case. The plant will close by 2030.", "The plant will close by 2030. [Oslo in brief, written 2026-03-14; Nordbank lost its case.]"),
    ("Nordbank lost its case. But … The public outcry will force Norway to act.",
        "The public outcry will force Norway to act. [Oslo in brief, written 2026-03-14; Nordbank lost its case.]"),
    ("Norway lost its case. In Oslo, it now will try again.", "In Oslo, it now will try again. [Oslo in brief, written 2026-03-14; Norway lost its case.]"),
    ("Norway lost its case. While that hurts, Norway will try again.",
        "While that hurts, Norway will try again. [Oslo in brief, written 2026-03-14; Norway lost its case.]"),
    ("Norway lost its case. It was committed to try again and will pay.",
        "It was committed to try again and will pay. [Oslo in brief, written 2026-03-14; Norway lost its case.]"),
    ("We will win by 2030.", "We will win by 2030. [Oslo in brief, written 2026-03-14]"),
    ("Norway and its bill will fail by 2030.", "Norway and its bill will fail by 2030. [Oslo in brief, written 2026-03-14]"),
    ("Norway will leave by 2030.", "Norway will leave by 2030."),
    ("Norway will leave on Saturday.", "Norway will leave on Saturday. [Oslo in brief, written 2026-03-14]"),
    ("Norway’s dilemma will help Sweden by 2030.", "Norway’s dilemma will help Sweden by 2030. [Oslo in brief, written 2026-03-14]"),
    ("Norway will leave.", "Norway will leave. [Oslo in brief, written 2026-03-14]"),
    ("Norway met Sweden. Norway will leave.", "Norway will leave. [Oslo in brief, written 2026-03-14]"),
    ("“Norway is full,” said Anna Berg. “We will leave it.”",
        "We will leave it. [Anna Berg; Oslo in brief, written 2026-03-14; “Norway is full,” said Anna Berg.]"),
    ("Nordbank met. It hopes that rents will fall.", "It hopes that rents will fall. [Oslo in brief, written 2026-03-14; Nordbank met.]"),
    ("Nordbank met. It is unlikely to raise rents in Norway.", "It is unlikely to raise rents in Norway. [Oslo in brief, written 2026-03-14; Nordbank met.]"),
    ("Nordbank met. It is unlikely that rents in Norway will rise.", "It is unlikely that rents in Norway will rise. [Oslo in brief, written 2026-03-14]"),
    ("Norway will grow as the year goes on.", "Norway will grow as the year goes on. [Oslo in brief, written 2026-03-14]"),
    ("Norway will leave soon.", "Norway will leave soon. [Oslo in brief, written 2026-03-14]"),
    ("The plan for Oslo in brief will fail by 2030.", "The plan for Oslo in brief will fail by 2030."),
    ("The mayor [of Bergen] will resign by 2030.", "The mayor [of Bergen] will resign by 2030. [Oslo in brief, written 2026-03-14]"),
]
# fmt: on


@pytest.mark.parametrize(("text", "claim"), TITLED)
def test_a_title_tells_what_a_claim_leaves_open(text: str, claim: str) -> None:
    assert scan(text, title="Oslo in brief", published=WRITTEN, min_score=0)[-1].claim == claim


def test_the_day_of_writing_stands_beside_a_title_that_counts_from_it() -> None:
    (statement,) = scan("Will Norway leave?", title="What Monday brings", published=WRITTEN)
    assert statement.claim == "Will Norway leave? [What Monday brings, written 2026-03-14]"


def test_a_corrected_day_of_writing_leaves_that_of_the_title() -> None:
    claim = "It will fall. [Essay written 2026-03-14 in Oslo, written 2026-03-14; Rents rose.]"
    moved = written_on(claim, WRITTEN, date(2026, 2, 1), ENGLISH)
    assert (
        moved == "It will fall. [Essay written 2026-03-14 in Oslo, written 2026-02-01; Rents rose.]"
    )


def test_a_title_that_runs_the_other_way_stands_in_no_brackets() -> None:
    (statement,) = scan("The plant will close by 2030.", title="Nordbank \u202ein Oslo")
    assert statement.claim == "The plant will close by 2030."


SHUT = "The plant will shut in May because it lost so much and nobody in all of the old town wants to work there for long."


@pytest.mark.parametrize("title", [SHUT, SHUT[:-1], SHUT[:26], SHUT.upper()])
def test_a_title_that_the_claim_itself_says_stands_in_no_brackets(title: str) -> None:
    claim = scan(f"Nordbank owns a plant. {SHUT}", title=title, published=WRITTEN)[-1].claim
    assert claim == f"{SHUT.replace('May', 'May [2026]')} [Nordbank owns a plant.]"


def test_what_no_line_shows_of_a_title_stands_in_no_brackets() -> None:
    (statement,) = scan("It will fall by 2030.", title="A \x1b[31mred\x07plant\x9b")
    assert statement.claim == "It will fall by 2030. [A (31mred plant]"


def test_words_that_are_too_long_leave_no_empty_brackets() -> None:
    assert (
        scan(f"{'x' * 900} waits. They will fall by 2030.")[-1].claim == "They will fall by 2030."
    )


def test_brackets_of_what_stands_before_are_round() -> None:
    (_, statement) = scan("“Rents [here] will fall.” This will help Norway.")
    assert statement.claim == "This will help Norway. [Rents (here) will fall.]"


def test_what_stands_before_is_cut() -> None:
    claim = scan(f"Oslo has {'many ' * 80}homes. They will fall by 2030.")[-1].claim
    assert claim.endswith("many…]")
    assert len(claim) < 320


@pytest.mark.parametrize(
    ("subject", "told"),
    [("The plant", " [Nordbank in Oslo has had the plant for years.]"), ("It", "")],
)
def test_a_first_sentence_takes_as_known_what_the_next_ones_name(subject: str, told: str) -> None:
    """A pronoun points back, before the text: what comes next may be another thing."""
    text = f"{subject} will close by 2030. Nordbank in Oslo has had the plant for years."
    assert scan(text)[0].claim == f"{subject} will close by 2030.{told}"


@pytest.mark.parametrize(
    ("lead", "shown"), [("By the winter", "…Oslo has a plan.]"), ("If it rains", "[If it rains, ")]
)
def test_only_words_that_hedge_nothing_are_cut_off_before_a_name(lead: str, shown: str) -> None:
    text = f"{lead}, {'with its dark days ' * 15}, Oslo has a plan. The plan will fail."
    assert shown in (scan(text)[-1].claim or "")


def test_a_claim_says_where_it_stands() -> None:
    text = "It rained. “Rents will rise in May,” the mayor said, “and wages will follow in June.”"
    (statement,) = scan(text, published=WRITTEN)
    places = [text[one.start : one.end] for one in statement.claims]
    assert places == ["Rents will rise in May", "wages will follow in June."]


def test_nothing_changes_only_in_the_clause_that_says_so() -> None:
    text = "Taxes will not rise before July, but two judges will go in May."
    (statement,) = scan(text, published=WRITTEN)
    assert [one.no_change for one in statement.claims] == [True, False]


def test_only_a_lead_in_with_a_comma_is_taken_off() -> None:
    assert without_lead_in("Fourth, no change.", language=ENGLISH) == "no change."
    assert without_lead_in("Fourth place is safe.", language=ENGLISH) == "Fourth place is safe."


@given(st.text())
def test_a_claim_is_one_line_that_ends(quote: str) -> None:
    claim = propose_claim(quote, language=ENGLISH)
    assert "\n" not in claim
    assert claim.strip() == claim


SUBJECTS = [
    "rents",
    "the old bank",
    "Anna Berg",
    "it",
    "they",
    "he",
    "we",
    "I",
    "the country",
    "two mayors",
]
VERBS = [
    "will fall",
    "won't rise",
    "may not hold",
    "could close 30 shops",
    "are unlikely to last",
    "would hardly win",
    "is set to resign",
]
TIMES = [
    "",
    " this year",
    " by June",
    " in two years",
    " only in 2030",
    " at least until May",
    " unless it rains",
    " if the bank agrees",
]
LEADS = [
    "",
    "But ",
    "So ",
    "But for the strike, ",
    "So far, ",
    "However, ",
    "I think that ",
    "In 2031, ",
    "Perhaps ",
    "According to Nord Bank, ",
    "Mr John Cole said that ",
    "The firm said ",
]
TAILS = [
    ".",
    "?",
    ", said Anna Berg.",
    ", the minister said on Monday.",
    ", according to two officials.",
    " (for now).",
]
JOINTS = [" and ", ", and ", ", but ", "; ", " or ", ", while ", " because ", " and that "]
KEPT = re.compile(
    r"\b(?:not|no|never|only|unless|if|at least|until|hardly|unlikely|may|could|perhaps|\w+n't)\b|\d+"
)
"""Negations, numbers, conditions and hedges."""
FORMS = {"will", "is", "are", "has", "does", "s", "by"}
"""What another form of a verb or a name brings in."""


@st.composite
def texts(draw: st.DrawFn) -> str:
    clause = st.builds("{} {}{}".format, *map(st.sampled_from, (SUBJECTS, VERBS, TIMES)))
    clauses = draw(st.lists(clause, min_size=1, max_size=4))
    said = clauses[0] + "".join(draw(st.sampled_from(JOINTS)) + one for one in clauses[1:])
    sentence = draw(st.sampled_from(LEADS)) + said
    sentence = sentence[0].upper() + sentence[1:]
    if draw(st.booleans()):
        sentence = f"“{sentence},” said Anna Berg, head of Nord Group."
    else:
        sentence += draw(st.sampled_from(TAILS))
    return draw(st.sampled_from(["", "Greece is tired. ", "Mr John Cole spoke. "])) + sentence


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


@given(texts())
def test_every_word_of_a_claim_is_the_documents_and_none_that_matters_is_lost(text: str) -> None:
    for statement in scan(text, published=WRITTEN, min_score=0):
        claims = " ".join(re.sub(r" \[[^\]]*\]", "", one.text) for one in statement.claims)
        assert words(claims) - words(text) <= FORMS
        said = re.sub(r"^In 2031, ", "", statement.quote)
        assert set(KEPT.findall(said.lower())) <= set(KEPT.findall(claims.lower()))
        assert all(one.text.strip(" .?!") for one in statement.claims)


# fmt: off
ODD = [
    " and ".join(f"the {number}th bank will cut its rate" for number in range(30)) + ".",
    "; ".join(f"Team {number} will win" for number in range(50)) + ".",
    "“Cole says ‘rents will “fall” and wages will rise’,” said Berg, “and ‘I will go’.”",
    "“Will,” said Berg.",
    "He said that.",
    "Rents will fall [and wages will rise], said Berg.",
    "\u202eRents will fall and wages will rise in June,\u202c said Berg.",
    "سترتفع الأسعار and rents will fall in June, and wages will rise in July.",
    "“““Rents will fall",
]
# fmt: on


@pytest.mark.parametrize("sentence", ODD)
def test_odd_text_gives_whole_claims(sentence: str) -> None:
    for statement in scan(sentence, published=WRITTEN, min_score=0):
        assert statement.claims
        for one in statement.claims:
            assert one.text.strip(" .")
            assert statement.start <= one.start < one.end <= statement.end


def test_marks_within_marks_are_both_kept_or_both_taken_off() -> None:
    said = "“He told me ‘I will “surely” close it by 2030’, and we will follow him by 2031,” said Berg."
    claim = scan(said, published=WRITTEN, min_score=0)[0].claims[0].text
    assert claim.startswith("He told me ‘I will “surely” close it by 2030’.")


@pytest.mark.parametrize("sentence", ODD[:2])
def test_a_list_of_predictions_is_one_claim(sentence: str) -> None:
    assert all(len(one.claims) == 1 for one in scan(sentence, min_score=0))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_has_claims_that_stand_within_it(text: str) -> None:
    for statement in scan(text, published=WRITTEN, min_score=0):
        for one in statement.claims:
            assert statement.start <= one.start <= one.end <= statement.end
            assert one.text


@pytest.mark.parametrize(
    "part", ["the bank will fall and ", "he said, ", "“it will ", "will and ", "by June, ", "a, "]
)
def test_claims_take_time_as_the_text_grows(part: str) -> None:
    def read(text: str) -> None:
        scan(text, published=WRITTEN, min_score=0)

    assert_linear(read, "The bank will rise. " + part * 200, "The bank will rise. " + part * 1600)


def test_a_long_title_is_not_read_again_for_every_claim() -> None:
    text = "".join(f"It will close plant {number} next year. " for number in range(100))
    assert_linear(lambda title: scan(text, title=title), "plant " * 2000, "plant " * 400_000)
