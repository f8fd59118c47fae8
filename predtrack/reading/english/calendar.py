"""The English calendar: months, weekdays, units, numbers and parts, and what is short for them."""

from __future__ import annotations

from predtrack.reading.times import Part, Unit, numbered

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
SEASONS = (("spring", "springtime"), ("summer", "summertime"), ("autumn", "fall"), ("winter",))
UNITS = {
    Unit.HOUR: ("hour", "hours", "hr", "hrs"),
    Unit.DAY: ("day", "days"),
    Unit.WEEK: ("week", "weeks", "wk", "wks"),
    Unit.WEEKEND: ("weekend", "weekends"),
    Unit.FORTNIGHT: ("fortnight", "fortnights"),
    Unit.MONTH: ("month", "months", "mos", "mth", "mths"),
    Unit.QUARTER: ("quarter", "quarters", "qtr"),
    Unit.YEAR: ("year", "years", "yr", "yrs"),
    Unit.DECADE: ("decade", "decades"),
    Unit.CENTURY: ("century", "centuries"),
}
TERSE_UNITS = {
    "d": Unit.DAY,
    "dy": Unit.DAY,
    "w": Unit.WEEK,
    "mo": Unit.MONTH,
    "mon": Unit.MONTH,
    "y": Unit.YEAR,
}

COUNTS = (
    numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    )
    | numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
    | {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
)
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    start=1,
) | {"twentieth": 20, "thirtieth": 30}
DECADES = numbered(
    "twenties thirties forties fifties sixties seventies eighties nineties", start=20, step=10
)
DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1}
PARTS = {
    Part.EARLY: ("early", "beginning", "start", "outset", "dawn"),
    Part.MID: ("mid", "middle", "midst"),
    Part.LATE: ("late", "end", "close", "conclusion", "turn", "tail", "latter"),
    Part.REST: ("rest", "remainder", "remaining", "balance", "later"),
}
DEICTICS = {
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
}
SECTIONS = {"q": Unit.QUARTER, "h": Unit.HALF, "qfy": Unit.QUARTER, "hfy": Unit.HALF}
PLACES = {"last": -1, "final": -1, "latter": -1, "back": -1, "closing": -1, "opening": 1}
MIDDLES = {
    "midcentury": Unit.CENTURY,
    "midyear": Unit.YEAR,
    "midweek": Unit.WEEK,
    "midmonth": Unit.MONTH,
}
SHORT_ENDS = {"eoy": Unit.YEAR, "eom": Unit.MONTH, "eow": Unit.WEEK}
