"""Kazakh verb forms that tell of the future, told by their endings.

The present in -ады, -еді, -йды, -йді is the future too, and a habit (Muhamedowa, Kazakh, 2016,
2.1.3). The past of a stem that ends in a vowel looks like it: "жоспарлады", planned. Which it is
shows in what stands before the ending; the words that go against that are listed.
"""

from __future__ import annotations

from collections.abc import Callable

from predtrack.reading.patterns import pattern

VOWEL = "[аәеёиоөуұүыіэюя]"
_PRESENT = (
    rf"\w+(?:йды|йді|яды)|\w*(?:{VOWEL}л|[{VOWEL[1:-1]}йрн]т|[бвгғжзйкқмнңпрсуфхцчшщ])(?:ады|еді)"
)
# fmt: off
NOT_PRESENT = (
    "еді деді жеді дейді белгіледі қорытындылады талқылады жариялады бағалады бақылады аралады жасады сұрады қарады ойнады жинады санады тіледі тілейді"
    " сипаттады тыңдады атады аңсады оқыды қазады үйренді жаңарды кейінгі ұялады таңдады сыңайлы сынады тінтіді төледі күзетті көрінеді жаралады шамалады"
    " бастады есептейді ойлайды санайды біледі жатады тұрады"
    " күтіледі күтеді жоспарлайды жоспарланады болжайды көздейді міндеттенеді үміттенеді ескертеді"
)
"""What ends like a present and is a past, or a present that hardly ever tells of the future."""
FINITE_ENDINGS = tuple("лды лді нды нді рды рді ғды зды зді шты шті пты пті сты сті кті қты тты тті дым дім тым тім дық дік тық тік".split())
"""Of the past, and of many nouns and adjectives: "жолды", "қатты"."""
PAST_ENDINGS = (*FINITE_ENDINGS, *"йып іпті ыпты рлады рледі блады бледі мдеді ндады ған ген қан кен".split())
# fmt: on


def forms() -> dict[str, Callable[[str], object]]:
    """Return what tells the forms that cues ask for by name."""
    never = frozenset(NOT_PRESENT.split())
    present = pattern(_PRESENT)
    return {
        "<present>": lambda word: word not in never and present.fullmatch(word),
        "<passive>": pattern(
            rf"(?!(?:бол|ал|қал|сал|кел|біл)(?:ады|еді)$)\w+(?:ыл|іл|ын|ін|{VOWEL}л|лан|лен|дан|ден|тан|тен)(?:ады|еді)"
        ).fullmatch,
        "<first>": pattern(
            r"\w*(?:[^аәеиоөуұүыі](?:амын|емін|амыз|еміз)|й(?:мын|мін|мыз|міз)|я(?:мын|мыз))"
        ).fullmatch,
        "<intent>": pattern(
            r"(?!(?:сабақ|табақ|қабақ|шабақ|көмек|еңбек|ермек|өрмек|тамақ|бармақ|тоқпақ|ақпақ|тақпақ|бөбек|аумақ|күрмек|түймек|тармақ|ырмақ|жұмақ|қазмақ|өнбек|қаймақ|шаншпақ|құймақ)$)"
            r"\w{2,}(?:бақ|бек|пақ|пек|мақ|мек)(?:пын|пін|пыз|піз|шы|ші)?"
        ).fullmatch,
        "<participle>": pattern(r"\w+(?:атын|етін|йтын|йтін)").fullmatch,
        "<that>": pattern(
            r"\w+(?:атын|етін|йтын|йтін|мақ|мек|пақ|пек)(?:ы|і|дығы|дігі|шы|ші)?(?:н|на|не|ның|нің|нан|нен)"
        ).fullmatch,
        "<its doing>": pattern(r"\w+у[ыі](?:н|на|не)?").fullmatch,
        "<to do>": pattern(r"\w+у(?:ға|ге)").fullmatch,
        "<denied>": pattern(r"\w+[мбп][ае]й(?:ды|ді|мын|мін|мыз|міз)").fullmatch,
        "<if>": pattern(
            r"(?!(?:маса|қаса|әсіресе|немесе|мысалы|баса|саса|түсе|кесе)$)\w{2,}(?:са|се)(?:м|ң|қ|к|ңыз|ңіз)?"
        ).fullmatch,
    }


def is_future(word: str) -> bool:
    """Tell a verb that may speak of the future."""
    return any(_FORMS[name](word) for name in ("<present>", "<first>", "<intent>"))


_FORMS = forms()
