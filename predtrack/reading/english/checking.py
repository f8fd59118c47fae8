"""English words by which a claim can later be called true or false, or cannot; the table is ours."""

from __future__ import annotations

from predtrack.reading.language import CheckWords

# fmt: off
_SORTS: dict[str, str] = {
    "deed": "announce sign appoint launch open close publish release host hold meet visit travel arrive leave resign retire run appeal sue testify rule"
            " approve reject veto repeal ban buy sell merge acquire join attend speak unveil send withdraw extradite impose lift face play appear"
            " resume expire pay receive file submit present begin start end return miss win lose beat pass vote elect replace nominate hire cut raise"
            " rise fall reach hit exceed grow build complete deliver produce ship name include charge increase decrease drop cost collect",
    "occasion": "vote votes voting election elections primary meeting conference hearing trial court match game final race summit referendum debate"
                " convention budget deal bill veto ballot ceremony report results statement speech announcement visit trip tour launch appeal verdict"
                " ruling decision sentence cup season tournament league championship opening interview press committee senate house parliament",
    "measure": "percent per cent million billion trillion percentage points point dollars seats barrels tons tonnes jobs degrees average record dozen"
               " hundred thousand two three four five six seven eight nine ten half third double triple majority",
    "clock": "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december"
             " today tonight tomorrow week month year day days months weeks weekend morning afternoon evening before by until end next",
    "process": "continue continues remain remains keep stay try seek work help improve strengthen address ensure support protect maintain focus shape"
               " affect influence undermine become seem need want believe think feel fight defend benefit evolve struggle suffer matter allow enable"
               " encourage drive consider explore provide create promote advance undercut hurt cause lead contribute take see find make give get do be",
    "value": "good better best bad worse worst strong stronger weak weaker great greater difficult hard harder easy easier important significant"
             " significantly big bigger real serious fair successful success failure effective efficient dangerous safe safer sustainable positive"
             " negative meaningful major huge deep deeper powerful critical crucial essential key tough painful ugly nasty healthy stable robust"
             " considerable substantial dramatic dramatically severe profound valuable useful clear right wrong appropriate necessary",
    "abstract": "impact role future policy policies economy care risk risks change changes challenge challenges question questions opportunity"
                " opportunities potential influence confidence trust power freedom security stability growth pressure tension tensions uncertainty"
                " strength attention interest relationship relations problem problems issue issues effort efforts progress way ways things"
                " consequences effect effects benefits damage trouble crisis hope hopes chance kind sort direction course sense idea ideas values"
                " culture politics society nation world generation threat threats battle innovation experience",
    "vague": "many some more most less lot lots much few several various further additional increasingly larger higher lower fewer thousands hundreds"
             " enough ever all every any",
}
_IRREGULAR = (
    "won lost beaten built sold sent held met paid begun cut hit sued submitted repealed withdrawn banned bought run left"
)
"""Participles of deeds that do not end in "ed"."""
# fmt: on


def _with_participles(verbs: str) -> str:
    """Return verbs with what they are where they are done: "closed", "published"."""
    return f"{verbs} {' '.join(one.removesuffix('e') + 'ed' for one in verbs.split())} {_IRREGULAR}"


CHECKING = CheckWords(
    sorts={
        sort: frozenset((_with_participles(words) if sort == "deed" else words).split())
        for sort, words in _SORTS.items()
    },
    pronouns=frozenset("it this that they these those we you he she i there".split()),
)
