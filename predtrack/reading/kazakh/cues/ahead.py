"""Kazakh verbs of the future, and what may, must or would be."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import cue, support
from predtrack.reading.kazakh.calendar import CASES, MONTHS, SEASONS, WEEKDAYS
from predtrack.reading.kazakh.declension import LOCATIVE

GRAMMAR = "Muhamedowa 2016"
"""Raikhangul Muhamedowa, Kazakh: A Comprehensive Grammar (2016)."""
# fmt: off
_TIME = (
    r"биыл|ертең|бүрсігүні|енді|алдағы|келесі|келер|таяуда|жақында|болашақта|келешекте|көп ұзамай|жуық арада|жақын арада|жақын уақытта|жақын күндері|ендігі жерде"
    r"|бұдан былай|осы жылдың|жыл соңына|жыл соңында|айдың соңында|жаздан бастап|күзден бастап|қыстан бастап|көктемнен бастап|күзге|қысқа|жазға|көктемге|болашақ"
)
_DAYS = "|".join(
    one for names in (*MONTHS, *WEEKDAYS, *SEASONS) for one in names if CASES[one] == LOCATIVE or (one == names[0] and one.endswith("бі"))
)
AHEAD = (
    cue("present", Kind.PREDICTION, GRAMMAR, 0.6, "<present>", "",
        fires=("Зауыт күзде ашылады.", "Баға өседі."), silent=("Зауыт күзде ашылды.", "Министр мәлімдеді.", "Олар көпір салуды жоспарлады.")),
    cue("first person", Kind.PROMISE, GRAMMAR, 1.6, "<first>", "",
        fires=("Жаңа мектеп саламыз.", "Мен бұл істі аяқтаймын."), silent=("Мен мектеп салдым.",)),
    cue("we shall", Kind.PROMISE, GRAMMAR, 1.6, "біз|мен", r"[^.?!;]*\b\w+(?:амыз|еміз|ймыз|йміз|амын|емін|ймын|ймін)\b",
        fires=("Біз көпір саламыз.",), silent=("Біз көпір салдық.",)),
    cue("will become", Kind.PREDICTION, GRAMMAR, 1.0, "болады|болмайды|болмақ|боламыз|боламын|болар", "",
        fires=("Ертең жаңбыр болады.",), silent=("Кеше жаңбыр болды.",)),
    cue("will indeed", Kind.PREDICTION, GRAMMAR, 2.8, "<participle>", r" (?:болады|боламыз|боламын|болмақ|болар|болса)\b",
        fires=("Баға өсетін болады.", "Біз келетін боламыз."), silent=("Өсетін баға.",)),
    cue("that it will", Kind.PREDICTION, GRAMMAR, 1.4, "<that>", "",
        fires=("Ол бағаның өсетінін айтты.", "Сайлаудың өтетініне сенемін."), silent=("Ол бағаны айтты.",)),
    cue("intends", Kind.PROMISE, GRAMMAR, 3.2, "<intent>", "",
        fires=("Компания жаңа зауыт салмақ.", "Ол сайлауға түспекші."), silent=("Ол бізге көмек берді.",)),
    cue("may", Kind.PREDICTION, GRAMMAR, 2.2, "мүмкін|ықтимал|ғажап емес", "",
        fires=("Баға көтерілуі мүмкін.",), silent=("Баға көтерілді.",)),
    cue("surely", Kind.PREDICTION, GRAMMAR, 1.6, "бәлкім|шамасы|сірә|күмән жоқ|күмәнім жоқ|күмәніміз жоқ|сөзсіз|екіталай|неғайбыл", "",
        fires=("Бәлкім, кездесу кейінге қалады.", "Олардың жеңуі екіталай."), silent=("Кездесу өтті.",)),
    cue("probably will", Kind.PREDICTION, GRAMMAR, 1.6, "болар|келер|өсер|қалар|түсер|шығар|өзгерер|азаяр|көбейер", r"(?= ?(?:[.,!?\"]|деп|еді|$))",
        fires=("Баға тағы өсер.",), silent=("Баға өсті.",)),
    cue("must", Kind.PREDICTION, GRAMMAR, 0.8, "керек|тиіс", "",
        fires=("Құрылыс күзде аяқталуы тиіс.",), silent=("Құрылыс аяқталды.",)),
    cue("must by then", Kind.PREDICTION, GRAMMAR, 1.4, "<its doing>", r" (?:тиіс|керек|мүмкін|ықтимал)\b",
        fires=("Зауыт ашылуы тиіс.", "Баға өсуі мүмкін."), silent=("Зауыт ашылды.",)),
    cue("if", Kind.CONDITIONAL, GRAMMAR, 2.0, "<if>", r",? [^.?!;]*\b\w+(?:ады|еді|яды|йды|йді|амыз|еміз|ймыз|йміз|мүмкін|болады)\b",
        fires=("Жауын жауса, өнім көп болады.",), silent=("Ол келсе де үндемеді.",)),
    cue("if so", Kind.CONDITIONAL, "press", 0.8, "егер|егерде", "",
        fires=("Егер заң қабылданса, салық өседі.",), silent=("Заң қабылданды.",)),
    cue("is it", Kind.QUESTION, GRAMMAR, 1.6, "<present>|<intent>|болады|бола|<denied>", r"(?: ?(?:ма|ме|ба|бе|па|пе))? ?\?",
        fires=("Баға өседі ме?", "Мектеп қашан ашылады?"), silent=("Баға өсті ме?",)),
    cue("is it so", Kind.QUESTION, GRAMMAR, 3.4, "ма|ме", r" ?\?", not_after="ды |ді |ты |ті |ан |ен |ма |ме |йын |йін |сын |сін ",
        fires=("Баға тағы құлдырай ма?",), silent=("Баға құлдырады ма?",)),
    cue("begins to", Kind.PREDICTION, GRAMMAR, 1.0, r"бастайды|бастаймыз|басталады|жалғасады|жалғастырады|аяқталады", "",
        fires=("Пойыз жүре бастайды.",), silent=("Пойыз жүре бастады.",)),
)
UNCHANGED = (
    cue("will not", Kind.PREDICTION, GRAMMAR, 0.4, "<denied>", "", no_change=True,
        fires=("Жыл соңына дейін сайлау болмайды.", "Салық өзгермейді."), silent=("Салық өзгерді.",)),
    cue("will not change", Kind.PREDICTION, GRAMMAR, 1.4, "болмайды|өзгермейді|өспейді|көтерілмейді|төмендемейді|қысқармайды|енгізілмейді|тоқтамайды|жоспарланбайды|күтілмейді", "", no_change=True,
        fires=("Мөлшерлеме өзгермейді.",), silent=("Мөлшерлеме өзгерді.",)),
    cue("will stay", Kind.PREDICTION, GRAMMAR, 1.2, "сақталады|өзгеріссіз|сол күйінде|бұрынғы деңгейде|осы деңгейде", "", no_change=True,
        fires=("Баға осы деңгейде сақталады.",), silent=("Баға көтерілді.",)),
)
SUPPORTS = (
    support("passive", GRAMMAR, 0.5, "<passive>", "",
        fires=("Жаңа көпір салынады.", "Мектептер жөнделеді."), silent=("Бала кітап оқиды.",)),
    support("present with a time", GRAMMAR, 2.6, _TIME, r"[^.?!;]*\b\w+(?:ады|еді|яды|йды|йді|амыз|еміз|ймыз|йміз|амын|емін|ймын|ймін)\b",
        fires=("Келесі жылы жаңа мектеп ашылады.", "Енді салық азаяды."), silent=("Мектеп бұрын ашылған.",)),
    support("present with a day", GRAMMAR, 2.2, f"{_DAYS}|дейін|жылы|осы аптада|осы жылы|жақын айларда|айында|тоқсанында", r"[^.?!;]*\b\w+(?:ады|еді|яды|йды|йді|амыз|еміз|ймыз|йміз)\b",
        fires=("Көрме мамырда ашылады.", "Сот дүйсенбі күні басталады.", "Көрме 2027 жылы ашылады."), silent=("Көрме мамырда ашылған.",)),
    support("soon", "press", 1.0, _TIME, "",
            fires=("Келесі жылы шешіледі.",), silent=("Былтыр шешілді.",)),
    support("further on", "press", 0.9, "одан әрі|бұдан әрі|тағы да|толықтай|дейін|қарай|бастап|кейін|ішінде", "",
            fires=("Қарым-қатынас одан әрі дамиды.",), silent=("Қарым-қатынас дамыды.",)),
)
# fmt: on
