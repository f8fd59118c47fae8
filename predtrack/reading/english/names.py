"""Words beside names in English: honorifics, offices, bodies, sorts of people, and what is no name."""

from __future__ import annotations

from predtrack.reading.voices.rule import NameWords, SpeakerSort

# fmt: off
_PRONOUNS: dict[str, SpeakerSort] = {
    "he": SpeakerSort.HE, "him": SpeakerSort.HE, "his": SpeakerSort.HE, "she": SpeakerSort.SHE, "her": SpeakerSort.SHE, "they": SpeakerSort.THEY, "their": SpeakerSort.THEY, "people": SpeakerSort.THEY,
    "it": SpeakerSort.IT, "its": SpeakerSort.IT, "i": SpeakerSort.FIRST, "my": SpeakerSort.FIRST, "we": SpeakerSort.WE, "our": SpeakerSort.WE, "you": SpeakerSort.YOU, "who": SpeakerSort.WHO,
    "this": SpeakerSort.THAT, "that": SpeakerSort.THAT, "which": SpeakerSort.THAT, "these": SpeakerSort.THAT, "those": SpeakerSort.THAT, "there": SpeakerSort.THAT, "what": SpeakerSort.THAT,
    "nobody": SpeakerSort.ANYONE, "no": SpeakerSort.ANYONE, "everyone": SpeakerSort.ANYONE, "everybody": SpeakerSort.ANYONE, "anyone": SpeakerSort.ANYONE, "one": SpeakerSort.ANYONE,
    "none": SpeakerSort.ANYONE,
}

NAMES = NameWords(
    honorifics=frozenset(
        "Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Mx. Dr Dr. Prof Prof. Sir Dame Lord Lady Rev Rev. Hon Hon. Sen Sen. Sens. Rep Rep. Reps. Gov Gov."
        " Gen Gen. Lt Lt. Col Col. Capt Capt. Sgt Sgt. Maj Maj. Cmdr. Adm. Pvt. Supt St. Messrs Madame Mme Herr Frau Judge Justice Father"
        " Brother Sister Sheikh King Queen Prince Princess Baroness Baron Count Pope Cardinal Bishop Archbishop Rabbi Imam Ayatollah Pres."
        " Det. Lt.-Gov.".split(),
    ),
    offices=frozenset(
        "president vice-president premier chancellor minister secretary senator congressman congresswoman governor mayor speaker leader"
        " chairman chairwoman chair chief director ceo cfo coo general colonel captain major admiral ambassador commissioner attorney judge"
        " justice professor economist analyst spokesman spokeswoman spokesperson strategist adviser advisor candidate nominee frontrunner"
        " lawmaker representative delegate councilman councilwoman councillor councilor sheriff superintendent coach manager editor host"
        " anchor reporter correspondent journalist columnist author writer actor actress singer founder co-founder owner partner executive"
        " billionaire businessman businesswoman mogul lawyer prosecutor activist organizer organiser treasurer rep sen gov whip mp msp mep"
        " akim deputy counsel officer investigator scientist researcher historian pollster consultant counterpart king queen prince pope"
        " co-host negotiator regulator commander supporter student teacher doctor resident veteran voter farmer engineer banker trader"
        " investor insider source official aide ally".split(),
    ),
    bodies=frozenset(
        "bank ministry department university college school institute institution committee commission council party group union association"
        " federation federal agency bureau office service fund foundation company corporation corp inc ltd plc llc co court congress senate"
        " parliament house assembly government cabinet board authority network news times post journal tribune press magazine review herald"
        " guardian telegraph chronicle gazette report poll survey center centre society club league team campaign coalition alliance"
        " movement army navy force forces police fbi cia nasa nato un eu imf ecb opec who oecd cnn nbc abc cbs bbc msnbc npr reuters"
        " bloomberg ap afp democrats republicans labour labor conservatives tories greens liberals street kremlin pentagon treasury fed"
        " nation states kingdom republic city county state district tower international global world national american airlines airways"
        " motors energy capital partners holdings industries systems technologies research analytics strategies project initiative trust"
        " lawn act amendment bill avenue road river lake island mountain airport station hotel theater theatre hall park stadium arena"
        " convention primary caucus super north south east west new los san las hampshire carolina york jersey dakota virginia angeles"
        " francisco".split(),
    ),
    posts=frozenset(
        "prime foreign finance interior home defence defense health energy economy trade justice education labour labor transport"
        " agriculture environment culture first deputy vice senior former acting press chief central bank white house state general city"
        " regional national federal attorney district prosecutor police party opposition majority minority".split(),
    ),
    sorts=frozenset(
        "analysts economists experts critics scientists researchers doctors unions police prosecutors forecasters traders investors"
        " campaigners residents lawyers engineers executives diplomats officials ministers observers aides allies supporters opponents"
        " advisers advisors lawmakers voters polls pollsters sources insiders leaders members delegates activists organizers organisers"
        " protesters strategists commentators pundits bookmakers markets companies authorities politicians senators governors historians"
        " journalists reporters republicans democrats conservatives liberals people others some many most several few workers teachers"
        " students farmers parents patients employers employees businesses banks advocates representatives spokesmen staffers donors"
        " operatives backers".split(),
    ),
    everybody=frozenset("people public society population nation citizens humanity mankind".split()),
    particles=("of the", "of", "for", "van der", "van den", "van", "von", "de la", "de", "del", "della", "di", "da", "du", "dos", "la", "le", "el", "al", "bin", "ibn", "ben", "ter", "den", "der", "&"),
    joints=frozenset(("of", "for")),
    suffixes=frozenset("Jr. Jr Sr. Sr II III IV".split()),
    lead_ins=frozenset(
        "The A An And But Or So Yet If In On At As By For From To Of With When While After Before Since Until Once That This These Those"
        " There Here It He She They We I You His Her Its Their Our My Your What Who Why How Where Which Also Still Even Only Just Now Then"
        " Today Yesterday However Meanwhile Although Though Because Both Some Many Most All Any Each Every No Not Nor Another Other Others"
        " Such Like Unlike Among According Asked Speaking During Despite Without Under Over Between Through About Against Around Given"
        " Instead Indeed Perhaps Maybe Earlier Later Last Next Let Yes Well Oh Can Could Will Would Should May Might Must Do Does Did Is Are"
        " Was Were Has Have Had Be More Nearly Whether Said Says Former Late Either Neither One Two Three First Second Third Finally Further"
        " Moreover Nevertheless".split(),
    ),
    no_names=frozenset(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October"
        " November December Christmas Easter Ramadan Spring Summer Autumn Winter I Mr Mrs Ms Dr O.K OK Q A".split(),
    ),
    quantities=frozenset("some many most several few all any other others both more certain various numerous the a an".split()),
    determiners=frozenset("a an the one his her their its".split()),
    male=frozenset("Mr Mr. Sir Lord King Prince Father Brother Herr Pope".split()),
    female=frozenset("Mrs Mrs. Ms Ms. Miss Dame Lady Queen Princess Sister Frau Mme Madame Baroness".split()),
    pronouns=_PRONOUNS,
    possessive="'s",
    head_end=r",| who | that | of | for | in | at | from | with | on | whose | to | which ",
    relative=("who", "which", "that"),
    aside=r",\s(?:the |a |an |who (?:is|was) (?:the |a |an )?)?([^,;:.!?\"]{3,90})(?=,|\.(?:\s|$))",
)
# fmt: on
