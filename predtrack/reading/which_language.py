"""Which language a text is in: told by its letters and its commonest words, loading no language.

Beside the languages that are read stand those whose letters are much the same, so that none of them
is read as what it is not: they are told, and then nobody reads them. Words are in small letters, ё
as е. Of a mixed text each sentence is told by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import msgspec

from predtrack.reading.patterns import pattern

LOOKED_AT, LATIN_LOOKED_AT = 20_000, 4_000
"""Characters from the text's beginning."""
_FEW = 12
"""Words; a shorter text is judged by its letters, and by common words where it has any."""
LETTERS_SHARE = 0.6
"""Least share of the language's letters among all; of few Latin words, all but a tenth."""
STRANGE = 0.01
"""Greatest share of letters of a language's script that it does not have."""
ENOUGH = 20
"""Letters among which one that its language cannot do without would stand."""
_PART = 0.1
"""Least share of a mixed text's letters that is read as a part of it."""
_ANY = "en"
"""What a text without letters reads as."""

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKS = "\u00ad\u0301"
_FINAL_HARD_SIGN = pattern(r"(?<=\w)ъ\b")
_CYRILLIC = pattern(r"[а-яѐ-ӿ]")
_END = pattern(r"(?<=[.!?…»”])\s+|\n+")


class Tongue(msgspec.Struct, frozen=True):
    """What tells a language: its small letters, its commonest words, their least share of a text.

    No text of some length is without all of the ``needed`` letters and the ``own`` words, which no
    other has; one of a tongue without ``needed`` letters never is. A word of a short text with one
    of the ``endings`` counts as a common one.
    """

    letters: frozenset[str]
    words: frozenset[str]
    share: float = 0.05
    needed: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    @property
    def is_cyrillic(self) -> bool:
        """Whether its letters are Cyrillic ones."""
        return "а" in self.letters


def tongue(
    letters: str,
    words: str,
    share: float = 0.05,
    needed: str = "",
    own: str = "",
    endings: str = "",
) -> Tongue:
    """Make a tongue of its letters, and of its words written as a text."""
    told, alone = frozenset(words.split()), frozenset(own.split())
    return Tongue(frozenset(letters), told, share, frozenset(needed), alone, tuple(endings.split()))


ALPHABET = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

# fmt: off
TONGUES: dict[str, Tongue] = {
    "en": tongue(ALPHABET, (
        "the of and to a that is was for on with as be at by it from have has had are were not this which but they"
        " his her he she you we their its who what will would could should there been if or all when can more than"
        " no after before about over into out up new said says an"
    ), share=0.14),  # English prose has 0.3 to 0.5, its neighbours under 0.1 of its own
    "ru": tongue(CYRILLIC + "ё", (
        "в и не на с что по к из за от о для как его это у также он а но будет до года году при они их был было были"
        " которые которая который более мы после она все есть только если уже того этого чтобы может или во со лет"
        " года год еще нет быть так об будут где когда под без я же ли то бы между через год нас вы"
    )),
    "uk": tongue("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", (
        "і та що не на в у з до за це як від для його про також але або які який року після вже буде будуть був була"
        " були їх він вона вони ми якщо тільки щоб є під при з а й із чи"
    ), needed="іїєґ", own="що буде будуть або але також його після цього вже"),
    "be": tongue("абвгдеёжзійклмнопрстуўфхцчшыьэюя", (
        "і не на у што з да за гэта як ад для яго пра таксама але або якія які года пасля ужо будзе будуць быў была былі"
        " іх ён яна яны мы калі толькі каб"
    ), needed="ўі", own="што будзе будуць гэта пасля таксама калі яго"),
    "kk": tongue(CYRILLIC + "ёәғқңөұүһі", (
        "және бұл мен үшін бойынша деп болып бар да де осы жылы жылдың қазақстан туралы арқылы оның сол болады дейін бір"
        " ол біз екі емес еді деді жаңа үлкен көп барлық ең қарай келді отыр алды тұр кейін жыл жұмыс немесе сондай"
        " ақ әр кезінде ішінде керек болған өз"
    ), share=0.01, needed="әғқұі", own="жаңа отыр отырмыз болады болмайды дейін осы емес болып болған келесі келер биыл біз бір екі ішінде кейін деді дейді және жүз енді тиіс мүмкін көп", endings="ылады ынады лайды дайды амыз аймын ның дың тың"),
    "kk-Latn": tongue(ALPHABET + "äğıñöşūü", (
        "jäne bul men üşin boiynşa dep bolyp bar da de osy jyly jyldyñ qazaqstan turaly arqyly onyñ sol bolady deıin deiin bir"
        " ol biz eki emes edi dedi jaña köp eñ qarai keldi otyr aldy keıin keiin jyl nemese är kezinde işinde kerek"
    ), share=0.03, own="jyly jyldyñ jyl üşin jaña bolady deıin deiin keıin keiin jäne otyr işinde boiynşa"),
    "ky": tongue(CYRILLIC + "ёөүң", (
        "жана бул менен үчүн боюнча деп болуп бар да ушул жылы жылдын туралуу аркылуу анын ошол болот чейин бир ал биз эки"
        " эмес эле деди жаңы чоң көп бардык эң карай келди алды кийин жыл жумуш же ошондой кыргыз өз керек болгон"
    ), needed="өүң", own="болот болбойт деди деген болду быйыл эмес кийин ушул чейин"),
    "tt": tongue(CYRILLIC + "ёәөүңһҗ", (
        "һәм бу белән өчен буенча дип булып бар да шул елы елның турында аның була кадәр бер ул без ике түгел иде диде яңа"
        " зур күп барлык иң кире килде алды соң ел эш яки шулай үз кирәк булган"
    ), needed="әөүңһҗ"),
    "ba": tongue(CYRILLIC + "ёәғҙҡңөҫүһ", "һәм был менән өсөн буйынса тип булып бар шул йылы йылдың тураһында уның була тиклем бер", needed="ҙҡҫһ"),
    "tg": tongue(CYRILLIC + "ёғӣқӯҳҷ", "ва дар аз ба ки ин барои бо аст шуд соли мекунад худ он буд ҳам", needed="ӣӯҳҷ"),
    "uz": tongue(CYRILLIC + "ёўқғҳ", "ва бу билан учун ҳам деб бўлиб бор шу йил йили ҳақида унинг эди деди янги кўп бўлади керак", needed="ўқҳ"),
    "mn": tongue(CYRILLIC + "ёөү", "нь байна юм бол гэж энэ болон оны монгол байгаа тэр манай улсын хийх ба тухай", needed="өү", own="монгол улсын энэ тэр байна болно манай"),
    "bg": tongue("абвгдежзийклмнопрстуфхцчшщъьюя", (
        "на и се за да от в не са по с ще като че е това от до ли си бе има година който която които след при обаче"
        " няма или беше му и"
    ), needed="ъ", own="се са ще че няма беше обаче"),
    "sr": tongue("абвгдђежзијклљмнњопрстћуфхцчџш", "и је у да се на за су од са који као не то ће са или би године што из", needed="јљњђћџ"),
    "mk": tongue("абвгдѓежзѕијклљмнњопрстќуфхцчџш", "на и во да се за од со е не ќе дека што како ги го ја година има", needed="јќѓљњџ"),
    "ru-petr1708": tongue(CYRILLIC + "ёѣѳѵі", "и не на что за для его это но до при они", needed="ѣ"),
    "ru-Latn": tongue(ALPHABET, "chto dlya budet goda godu eto etot takzhe bolee uzhe pri ego iz ili esli kak na za ot po let", share=0.14),
}
"""Languages by code: those that are read, and those that look like them. Of several that a text may
be in alike, the first is told: a few letters without ы are Ukrainian before they are Kazakh. Russian
as it was spelled before 1918 (final hard signs are read as ѣ), and in Latin letters, are languages
of their own that nobody reads. The words are of our own choice among the commonest."""
# fmt: on


_NEEDED = frozenset(
    letter for one in TONGUES.values() for letter in one.needed if letter not in CYRILLIC
)
"""Letters by which a text tells that it may hold several languages."""
_LATIN = {code: one for code, one in TONGUES.items() if not one.is_cyrillic}
"""Those that a text without Cyrillic letters may be in."""
SAME = {"kk-Latn": "kk"}
"""Scripts in which a language is read as in its own."""


def tell_code(text: str) -> str | None:
    """Return the code of what a text reads as, None where that is nothing known.

    A text without letters reads as English. Only the first 20,000 characters are looked at, 4,000
    of one without Cyrillic letters. Cheap and rough: counting small words tells a language from
    others, not good prose from bad.
    """
    likely = _likely(text)
    if likely is None:
        return _ANY
    code = max(likely, key=likely.__getitem__, default=None)
    return SAME.get(code, code) if code else None


def _likely(text: str) -> dict[str, float] | None:
    """Return the languages that a text may be in and how like each it is, None without letters."""
    folded = _folded(text[:LOOKED_AT])
    is_cyrillic = not folded.isascii() and _CYRILLIC.search(folded) is not None
    words = _WORD.findall(folded if is_cyrillic else folded[:LATIN_LOOKED_AT])
    if not words:
        return None
    letters = _Letters("".join(words))
    return {
        code: share
        for code, one in (TONGUES if is_cyrillic else _LATIN).items()
        if (share := _likeness(words, letters, one)) is not None
    }


def tell_parts(text: str, read: Collection[str]) -> tuple[str, ...]:
    """Return which of the languages that are ``read`` a text holds at some length, its own first."""
    whole = tell_code(text)
    if text.isascii() or not _is_mixed(text[:LOOKED_AT]):
        return (whole,) if whole is not None and whole in read else ()
    told: Counter[str | None] = Counter()
    for words in _END.split(text[:LOOKED_AT]):
        told[_code_within(words, whole)] += len(words)
    parts = [code for code, size in told.most_common() if size >= _PART * told.total()]
    return tuple(
        code for code in dict.fromkeys((whole, *parts)) if code is not None and code in read
    )


def _code_within(words: str, whole: str | None) -> str | None:
    """Return the language of a sentence of a text: that of the whole where it may be in it as well."""
    likely = _likely(words) or {}
    code = max(likely, key=likely.__getitem__, default=None)
    if code is None or likely[code] <= likely.get(whole or "", 0):
        return whole
    return SAME.get(code, code)


def _folded(text: str) -> str:
    """Return a text in small letters, without what stands inside words and is no letter."""
    folded = text.lower()
    if folded.isascii():
        return folded
    for mark in _MARKS:
        folded = folded.replace(mark, "")
    modern = folded.replace("ё", "е")
    older, times = _FINAL_HARD_SIGN.subn("ѣ", modern)
    return older if times > 1 else modern  # one alone is a newspaper's name


class _Letters(dict[str, int]):
    """How often each letter stands in a text without spaces, counted when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text, self.all = text, frozenset(text)

    def __missing__(self, letter: str) -> int:
        times = self[letter] = self.text.count(letter)
        return times


def _likeness(words: list[str], letters: _Letters, one: Tongue) -> float | None:
    """Return the share of a language's words among those of a text; None where it is another's."""
    count, strange = len(letters.text), letters.all - one.letters
    own = count - sum(map(letters.__getitem__, strange))
    is_few = len(words) < _FEW
    is_strict = is_few and not one.is_cyrillic  # a name in Latin letters stands in any language
    least = 1 - (1 - LETTERS_SHARE) / 4 if is_strict else LETTERS_SHARE
    if own < least * count or (one.is_cyrillic and _is_strange(letters, strange, own)):
        return None
    if (count >= ENOUGH or not one.needed) and _lacks(words, letters, one):
        return None
    ended = sum(word.endswith(one.endings) for word in words) if is_few and one.endings else 0
    share = (sum(map(one.words.__contains__, words)) + ended) / len(words)
    return share if is_few or share >= one.share else None


def _is_strange(letters: _Letters, strange: frozenset[str], own: int) -> bool:
    """Tell whether a text has many Cyrillic letters that a language does not have."""
    others = sum(letters[letter] for letter in strange if _CYRILLIC.match(letter))
    return others > STRANGE * (own + others)


def _lacks(words: list[str], letters: _Letters, one: Tongue) -> bool:
    """Tell whether a text has neither a letter nor a word that a language cannot do without."""
    if not one.needed and not one.own:
        return False
    return one.needed.isdisjoint(letters.all) and one.own.isdisjoint(words)


def _is_mixed(text: str) -> bool:
    """Tell whether a text may hold several languages: it has letters of two scripts, or of several."""
    cyrillic = len(_CYRILLIC.findall(text.lower()))
    if not cyrillic:
        return False
    letters = Counter(text.lower())
    latin = sum(letters[letter] for letter in ALPHABET)
    return not _NEEDED.isdisjoint(letters) or min(cyrillic, latin) > _PART / 2 * (cyrillic + latin)
