"""English words by which evidence is looked for; both tables are ours."""

from __future__ import annotations

from predtrack.reading.language import EvidenceWords

# fmt: off
IDLE = frozenset(
    "in i me my us them him himself herself itself themselves these those there here then thus also too very just only even still yet ever never again both each"
    " any some many much most other others another such same own so nor either neither whether while because since until though although however therefore if"
    " unless per via among between within without during through across along under over against toward towards upon off down near am being do does did done"
    " doing can't won't may might must shall should could would will can ought need likely unlikely probably possibly perhaps maybe certainly definitely"
    " surely almost nearly around roughly approximately least soon later early late next last coming future year years month months week weeks day days time"
    " times today tomorrow yesterday decade expect expects expected expecting expectation predict predicts predicted prediction forecast forecasts believe"
    " believes think thinks thought say says said saying tell told according claim claims claimed seem seems appear appears become becomes get gets got make"
    " makes made take takes took taken go goes went gone come comes came want wants way ways thing things lot kind sort fact case number part place whole"
    " new old good great big large small long short high low first one two end several few less more than like well quite rather further already once three four five six seven eight nine ten"
    " twelve january february march april june july august september october november december monday tuesday wednesday thursday friday saturday"
    " sunday spring summer autumn winter christmas season beginning middle finish mark words nobody everybody somebody anybody".split(),
)
_ALIKE = (
    ("rise rises rose risen rising increase increased grow grew grown growth climb climbed gain gained jump jumped surge surged fall fell fallen falling drop"
    " dropped decline declined decrease decreased slump shrink shrank shrunk"),
    "inflation prices price costlier cheaper dearer",
    "win won winner victory defeat defeated beat beaten lose lost loss loser",
    ("resign resigned resignation quit step stepped sack sacked dismiss dismissed dismissal fire fired oust ousted remove removed replace replaced reshuffle"
    " departure leave left stay stayed successor retire retired"),
    "elect elected election elections vote voted voters poll polls ballot runoff re-elected reelected",
    "sign signed signing ratify ratified agree agreed agreement deal treaty accord pact settlement",
    "talks negotiate negotiated negotiations negotiators summit",
    "ban banned prohibit prohibited outlaw outlawed forbid forbidden lift lifted",
    "approve approved approval adopt adopted pass passed reject rejected veto vetoed authorise authorised authorize authorized enact enacted",
    ("launch launched unveil unveiled introduce introduced debut release released publish published postpone postponed delay delayed shelve shelved scrap"
    " scrapped cancel cancelled canceled abandon abandoned"),
    "open opened opening reopen reopened inaugurate inaugurated close closed closure shut shutdown shuttered",
    "build built construction complete completed finish finished",
    "buy bought acquire acquired acquisition takeover merge merged merger purchase purchased sell sold sale",
    "bankrupt bankruptcy insolvent insolvency collapse collapsed administration liquidation bailout rescue rescued default defaulted",
    "devalue devalued devaluation depreciate depreciated weaken weakened strengthen strengthened currency exchange",
    "raise raised hike hiked lift lifted cut cuts lower lowered reduce reduced reduction slash slashed hold held keep kept unchanged maintain maintained",
    "jobs unemployment jobless employment layoffs hire hired redundancies",
    "join joined accession accede membership member admit admitted withdraw withdrew withdrawn withdrawal exit",
    ("arrest arrested detain detained jail jailed prison imprisoned convict convicted conviction sentence sentenced acquit acquitted"
    " extradite extradited"),
    "strike strikes stoppage walkout protest protests protesters demonstration demonstrations rally rallies unrest",
    "war invade invaded invasion attack attacked offensive troops ceasefire truce",
    "drought rain rains rainfall flood floods flooded harvest crop crops yield",
    "gdp growth economy recession output",
    "champion champions championship title trophy cup final league relegated relegation promoted promotion",
    "vaccine vaccines vaccinated vaccination jab outbreak infections cases epidemic",
    "record records milestone all-time high peak peaked",
    "exceed exceeded surpass surpassed top topped reach reached hit miss missed short target",
    "double doubled triple tripled halve halved half",
    "reform reforms overhaul amend amended amendment amendments constitution constitutional referendum",
)
"""Groups of words for one matter: it came, it did not, or the contrary did."""
# fmt: on

EVIDENCE = EvidenceWords(idle=IDLE, alike=tuple(frozenset(one.split()) for one in _ALIKE))
