"""Classes of words that the grammar of deadlines asks for, as bits; a word can be of several.

A language says which words are of each (``TimeWords.classes``). The engine knows the classes
alone: a reader asks whether a token is an ``OF``, not whether it is "of".
"""

from __future__ import annotations

# marks, which no language changes
COMMA = 1 << 0
POINT = 1 << 1
DASH = 1 << 2
SLASH = 1 << 3
APOSTROPHE = 1 << 4
PLUS = 1 << 5
SEMICOLON = 1 << 6  # ; and :
QUOTE = 1 << 7
CLOSER = 1 << 8  # . ? and !

# what the lexicon adds words to by itself
TELLING = 1 << 9  # tells of a time though it is of no kind that does
STARTER = 1 << 10  # a temporal phrase can begin with it
OPENING = 1 << 11  # a period can begin with it
SHORT_END = 1 << 12  # "eoy"
FULL_WEEKDAY = 1 << 13  # "friday", not "fri"

# single words of the grammar
THE = 1 << 14
A = 1 << 15
OF = 1 << 16
IN = 1 << 17
ON = 1 << 18
TO = 1 << 19
FOR = 1 << 20
FROM = 1 << 21
AT = 1 << 22
AND = 1 << 23
OR = 1 << 24
EVEN = 1 << 25
PERHAPS = 1 << 26
MAYBE = 1 << 27
MORE = 1 << 28
LESS = 1 << 29
SO = 1 << 30
ABOUT = 1 << 31
AFTER_WORD = 1 << 32
BEFORE_WORD = 1 << 33
BETWEEN = 1 << 34
DURING = 1 << 35
THROUGH = 1 << 36
UNTIL = 1 << 37
WITHIN_WORD = 1 << 38
NEXT = 1 << 39
LAST = 1 << 40
FOLLOWING = 1 << 41
THIS_WORD = 1 << 42
NEW = 1 << 43
VERY = 1 << 44
ONE = 1 << 45
LATER = 1 << 46
ANOTHER = 1 << 47
FURTHER = 1 << 48
AHEAD = 1 << 49
OLD = 1 << 50
AGE = 1 << 51
TIME = 1 << 52
BE = 1 << 53
IS = 1 << 54
REMAINS = 1 << 55
HAD_WORD = 1 << 56
POSSESSIVE = 1 << 57

# names of units in the singular, and words that stand with them
DAY_WORD = 1 << 58
WEEK_WORD = 1 << 59
WEEKEND_WORD = 1 << 60
QUARTER_WORD = 1 << 61
HALF_WORD = 1 << 62
YEAR_WORD = 1 << 63
CENTURY_WORD = 1 << 64
PLURAL = 1 << 65  # of a unit
HAS_MIDDLE = 1 << 66  # a unit that "mid-" is said of
MID_WORD = 1 << 67
FISCAL = 1 << 68
FISCAL_SECTION = 1 << 69  # before "quarter"
FISCAL_LETTERS = 1 << 70  # "qfy" of "2QFY27"
CALENDAR = 1 << 71
BANK = 1 << 72
LONG = 1 << 73
OF_NEW_YEAR = 1 << 74  # behind "new year" it makes it a day
OF_DECADE = 1 << 75  # behind "2030" it makes it a decade
DECADE_AHEAD = 1 << 76  # before "the '30s" it makes them this century's
BEHIND_YEAR = 1 << 77  # behind a year it may go on

# numbers
COUPLE = 1 << 78
FEW = 1 << 79
DOZEN = 1 << 80
THOUSAND = 1 << 81
NUMBER_WORD = 1 << 82
PERCENT = 1 << 83
QUALIFIER = 1 << 84  # before a number of units: "at least", "the next"
COUNTED_ADJECTIVE = 1 << 85  # between a number and its unit
WORKING = 1 << 86
STRETCH = 1 << 87  # a noun that a duration may stand before without being its attribute

# what stands before or behind a time, and settles what it is
DETERMINER = 1 << 88
DEMONSTRATIVE = 1 << 89
RUNNING = 1 << 90
BYGONE = 1 << 91  # before a unit it is a past one
AGO = 1 << 92  # behind a duration it is a past one
INSIDE = 1 << 93
SPANNING = 1 << 94  # before "the quarter" it counts three months
BY_CALENDAR = 1 << 95  # before "the next year" it is the calendar year
BEFORE_ONE = 1 << 96  # before "one day" that is a length of time
MODAL_MONTH = 1 << 97  # a month that is a verb too: "may"
BEHIND_MODAL = 1 << 98  # behind such a month it is the verb
DOUBTFUL_MONTH = 1 << 99  # a month only with its year: "mar"
DOUBTFUL_SEASON = 1 << 100  # a season that is a verb too: "fall"
NOT_AUTUMN = 1 << 101  # behind such a season it is the verb
NOT_A_SEASON = 1 << 102  # behind any season it is none
BEHIND_DAY = 1 << 103  # behind "the 21st" that is a day
DAY_PART = 1 << 104
FILLER = 1 << 105  # between "next week" and its day
BEGINNING = 1 << 106  # between "week" and its first day
RANGE_TO = 1 << 107
RANGE_HEDGE = 1 << 108

# parts of a period and its end
PART_ADJECTIVE = 1 << 109  # "early"
PART_STRETCHED = 1 << 110  # takes a noun as adjectives do: "the latter part of"
PART_NOUN = 1 << 111  # "part" of "the early part of"
PART_NEEDS_OF = 1 << 112  # is a part only before "of"
PART_ENDS = 1 << 113  # means the last day
TAIL = 1 << 114
END_WORD = 1 << 115
END_OF = 1 << 116  # behind a unit and a hyphen: "year-end"
OVER = 1 << 117  # "out" of "the year is out"

# events
EVENT = 1 << 118
PHASE = 1 << 119  # its end is an event
PHASE_PART = 1 << 120  # "the end of" a phase
YEARLY = 1 << 121  # behind a year: "the 2025 season"
NAMED_YEARLY = 1 << 122  # before a year: "euro 2028"
TIMELESS = 1 << 123  # too often no point in time ("down in the polls"): taken only with a date
STOP = 1 << 124  # ends an event's name

# verbs, and what tells their tense
CLAUSE = 1 << 125  # makes a text a sentence, no mere time
CLAUSE_OPENER = 1 << 126  # before a time that is the subject
CLAUSE_START = 1 << 127  # before a time that stands first in its clause
SUBJECT_VERB = 1 << 128  # behind a time that is the subject
FUTURE = 1 << 129
FUTURE_PARTICIPLE = 1 << 130  # of the future only behind a present auxiliary
WOULD = 1 << 131  # the future as seen from the past
WILL_OR_WOULD = 1 << 132
PRESENT = 1 << 133
PERFECT = 1 << 134
HAD = 1 << 135
WAS = 1 << 136
IRREGULAR = 1 << 137
NOT_PAST = 1 << 138  # ends like a verb of the past and is none
BEFORE_PARTICIPLE = 1 << 139  # a form of the past behind it is a participle
NOUN_TOO = 1 << 140  # a verb of the future that is a noun too
BEFORE_NOUN = 1 << 141
RELATIVE = 1 << 142  # the verb behind it is another clause's
FAILED_TO = 1 << 143  # an infinitive behind it tells of the past
NOT_INFINITIVE = 1 << 144  # the particle behind it is a preposition
DETERMINER_BEHIND_TO = 1 << 145  # the particle before it is a preposition
SUPERLATIVE = 1 << 146
NOT_SUPERLATIVE = 1 << 147  # ends like a superlative and is none

# what tells a time from a number, a name or a description
ENDING = 1 << 148  # behind a unit it says on which day that ends
WHOLE = 1 << 149  # "full" of "the full year"
CLOCK = 1 << 150  # behind four digits it makes them a time of day
COUNTED = 1 << 151  # behind four digits it makes them a number of things
WEEK_LETTER = 1 << 152  # before the number of a week: "W30"
MATCH = 1 << 153  # tells of a match, which has halves and quarters too
LASTING = 1 << 154  # a verb that a duration may stand behind
BEFORE_INFINITIVE = 1 << 155  # before such a verb it makes it one
TITLE = 1 << 156  # before a word of time it makes it a person
MEMORABLE = 1 << 157  # behind a day it makes it the name of what happened then
SCHEDULED = 1 << 158  # behind a day it makes it the day of what is to come
COMMITS = 1 << 159  # a verb of promising, planning or forecasting, in the past
ONCE = 1 << 160  # a duration behind its clause counts from what that tells
SEE = 1 << 161  # with WHETHER behind it nothing is said of when
WHETHER = 1 << 162  # begins a clause of what is not known
EFFECTIVE = 1 << 163  # before a day it is one to come
RESCHEDULES = 1 << 164  # with the particle behind it a day to come follows
FIGURE = 1 << 165  # behind a year, what it is a figure of
SAID = 1 << 166  # a verb of telling that is no participle in a list
WITH = 1 << 167  # a participle behind it is no verb
TAKE = 1 << 168  # such a verb, but of a duration alone
SEASONAL = 1 << 169  # an event that a season only describes: "the summer recess"
YEAR_KIND = 1 << 170  # before "year"
WHEN = 1 << 171  # like ONCE, where it opens its clause
SAYING = 1 << 172  # what something is said in: "interview"
FISCAL_ALONE = 1 << 173  # a fiscal year without the word: "next fiscal"
FRACTION = 1 << 174  # "½"
COME = 1 << 175  # a preposition, and a verb before another one

# what a language without articles, or with cases, implies or adds
GENITIVE = 1 << 176  # a form that is the "of" of what stands before it
WITH_GENITIVE = 1 << 177  # what such a form may stand behind
DEFINITE = 1 << 178  # stands as if "the" were before it
BEHIND_NUMBERED_YEAR = 1 << 179  # says of a number that it is a year
INCLUSIVE = 1 << 180  # "by" that others may read as "before"
COUNTED_FORM = 1 << 181  # a unit's form that stands behind numbers and is no plural

MARKS: dict[int, str] = {
    COMMA: ",",
    POINT: ".",
    DASH: "-",
    SLASH: "/",
    APOSTROPHE: "'",
    PLUS: "+",
    SEMICOLON: "; :",
    QUOTE: '" “',
    CLOSER: ". ? !",
    OPENING: "'",
    QUALIFIER: "+",
    PERCENT: "%",
    FRACTION: "½ ¼ ¾",
}
"""The marks of each class, which are those of every language."""
