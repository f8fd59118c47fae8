"""Kazakh words by the class that the grammar of deadlines asks for."""

from __future__ import annotations

import predtrack.reading.wordclasses as w
from predtrack.reading.kazakh import calendar
from predtrack.reading.times import Part, Unit

OF, THE = "<of>", "<the>"
"""Stand for words that Kazakh does not have; no text holds a token like them."""
BY, IN, FROM, BEFORE, AFTER, NO_LATER = "<by> <in> <from> <before> <after> <no-later>".split()
"""Stand before a time for what follows it in Kazakh."""

# fmt: off
_YEARS = " ".join(calendar.UNITS[Unit.YEAR])
CLASSES: dict[int, str] = {
    w.DEFINITE: calendar.COMING,
    w.BEHIND_NUMBERED_YEAR: _YEARS,
    w.INCLUSIVE: f"{BY} {NO_LATER}",
    w.TELLING: "жарты жартысы жартысында биыл биылғы",
    w.STARTER: "жарты бірнеше санаулы жартысы алдағы таяу <in> <by> <from> <before> <after>",
    w.OPENING: "<the> соңғы",
    w.THE: THE, w.DETERMINER: THE, w.OF: OF, w.IN: IN, w.FROM: FROM,
    w.UNTIL: BY, w.AFTER_WORD: AFTER, w.BEFORE_WORD: BEFORE,
    w.AND: "және мен пен бен", w.OR: "немесе не әлде",
    w.MORE: "көп астам артық", w.LESS: "аз кем",
    w.NEXT: calendar.NEXT, w.LAST: "соңғы өткен былтырғы",
    w.THIS_WORD: calendar.THIS, w.ONE: "бір",
    w.INSIDE: IN, w.AGO: "бұрын",
    w.FULL_WEEKDAY: " ".join(one for names in calendar.WEEKDAYS for one in names),
    w.DAY_WORD: " ".join(calendar.UNITS[Unit.DAY]), w.WEEK_WORD: " ".join(calendar.UNITS[Unit.WEEK]),
    w.QUARTER_WORD: " ".join(calendar.UNITS[Unit.QUARTER]), w.HALF_WORD: " ".join(calendar.UNITS[Unit.HALF]),
    w.YEAR_WORD: _YEARS, w.CENTURY_WORD: " ".join(calendar.UNITS[Unit.CENTURY]),
    w.PLURAL: calendar.PLURAL, w.COUNTED_FORM: calendar.COUNTED,
    w.FRACTION: "жарым жарты", w.FEW: "бірнеше санаулы көп", w.THOUSAND: "мың", w.PERCENT: "пайыз пайызға процент",
    w.QUALIFIER: f"шамамен кемінде кем дегенде {THE} {calendar.COMING} {calendar.NEXT} тағы небәрі бар болғаны",
    w.COUNTED_ADJECTIVE: "жұмыс күнтізбелік толық", w.WORKING: "жұмыс",
    w.BYGONE: "өткен соңғы былтырғы алдыңғы",
    w.RUNNING: calendar.THIS,
    w.PART_ENDS: " ".join(calendar.PARTS[Part.LATE]),
    w.PART_NEEDS_OF: " ".join(one for names in calendar.PARTS.values() for one in names),
    w.STOP: "және бірақ ал деп дейді деді мен ол бұл оның олар біз болады болмайды",
    w.CLAUSE: "бар болады болды ол олар мен біз деп бұл керек",
    w.FUTURE: (
        "болады болмайды мүмкін жоспарлап жоспарланған жоспарланып жоспарлануда көзделген көзделіп күтілуде күтіледі ашылады басталады аяқталады салынады өседі төмендейді"
        " өтеді беріледі тиіс керек болмақ іске қосылады шығады жетеді артады азаяды енгізіледі қабылданады жарияланады"
    ),
    w.WAS: "еді болған болды болатын",
    w.COMMITS: "жоспарлады болжады кейінге қалдырылды ұзартылды шешті келісті бекітті жариялады хабарлады мәлімдеді айтты деді",
    w.NOT_PAST: "енді дүкен мекен вулкан орган қорған қалқан",
}
# fmt: on
