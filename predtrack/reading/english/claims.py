"""The words of English claims: what parts them, what stands before them, what they leave open."""

from __future__ import annotations

from types import MappingProxyType

from predtrack.reading.claims.rule import ClaimWords
from predtrack.reading.english.calendar import WEEKDAYS
from predtrack.reading.english.countries import COUNTRIES
from predtrack.reading.english.firstnames import FEMALE, MALE
from predtrack.reading.patterns import any_word

# fmt: off
_ORDINAL = (
    r"(?:first of all|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|last but not least"
    r"|and second|and third|in addition|moreover|therefore|thus|however|but|and|so|also|besides|meanwhile|in summary"
    r"|in short|in conclusion|of course|nevertheless|nonetheless|still|yet|indeed|in fact|that said|for example|for instance|on the other hand"
    r"|in other words|as a result|consequently|accordingly|similarly|likewise|furthermore|additionally|more importantly|after all|well|look)"
)
_OPINION = (
    r"(?:(?:i|we) (?:still |do |also |really |firmly )?(?:think|believe|predict|expect|anticipate|reckon|bet|am sure|are sure|am convinced|am confident|have no doubt)"
    r"|(?:i am|i'm|we are|we're) (?:expecting|anticipating|predicting|sure|convinced|confident|certain)"
    r"|in (?:my|our) (?:view|opinion)|it follows|my (?:prediction|bet|forecast) is|mark my words|make no mistake)"
)
_JOINT = (
    r"(?P<mark>[,;]?) (?:(?P<word>and|but|yet|while|whereas|so(?! that\b| far\b)) |(?<=[,;] ))(?P<that>that )?(?:then |thus |therefore )?(?=\S)"
)
_FINITE = any_word(
    "will won't shall shan't would wouldn't may might could couldn't can can't cannot should must is isn't are aren't was were has have had does do did"
    " expects aims intends promised pledged vowed".split(),
    before=r"[\w-]", behind=r"(?![\w'-])",
) + r"|'(?<=[a-z]')(?:ll|re|ve)\b"
_VERBS = frozenset(
    "abandon abolish acquire add adopt announce appear approve arrive balance ban be become begin break build buy call cancel carry cease close"
    " come complete consider continue convene cross cut debate decide declare decline deliver deploy deport disappear double drop elect"
    " eliminate employ end enter exceed expand expire face fall fight file finish fly give go grow halve have hire hit hold host increase"
    " introduce invade invest join land last launch lay leave lift lose lower make meet merge move open overtake pass pay peak play present"
    " produce publish put quadruple quit raise reach recover reduce release reopen replace report resign resume retire return rise roll run"
    " scrap see sell send serve set ship shrink shut sign slow speak spend split stabilise stabilize stand start stay stop suspend switch take"
    " tell top triple try turn unveil visit vote win withdraw work".split()
)
_NOUNS = (
    r"bill|act|law|legislation|measure|plan|deal|agreement|proposal|policy|programme|program|scheme|project|decision|move|ruling|case|rule|change|report"
    r"|study|problem|issue|trend|process|approach|strategy|effort|company|firm|plant|bank|team|party|group|region|country|state|city|investment|increase|cut"
    r"|rate|figure|number|amount|level|tax|crisis|conflict|war|vote|election|race|match|game|kind|sort|type|happens"
)
_KNOWN = (
    r"bill|legislation|package|proposals?|plan|deal|agreement|measures?|programme|scheme|project|extension|study|report|findings|ruling|decision|changes?"
    r"|talks|summit|meeting|lawsuit|case|procedure|committee|campaign|strategy|sector|industry|company|firm|carmaker|airline|plant|site|product|part|component"
    r"|impact|moves?|amounts?|facility|stoppage|strike|takeover|merger|bid|offer|purchase|acquisition|investigation|inquiry|trial|tournament|team|club|group|virus|disease|storm"
)
_UNIQUE = (
    r"world|future|end|beginning|middle|first|second|third|next|last|past|coming|best|worst|most|least|same|more|year|month|week|weekend|day|decade|century|spring"
    r"|summer|autumn|fall|winter|internet|sun|moon|planet|weather|way|polls"
)
_NO_THING = rf"(?:{_UNIQUE}|morning|afternoon|evening|quarter|season|time|fiscal|financial)\b"
_HEADS = r"(?:Act|Bill|Treaty|Committee|Commission|Court|Board|Council|Party|Union|Chancellor|Secretary|Governor|Minister|Dam|Bank|Fund|Agency)"
_RAISING = (
    r"said|says|added|adds|told|hopes|hoped|wants|plans|planned|intends|aims|expects|likely to|unlikely to|(?:expected|set|due|going|able|ready|bound|about"
    r"|supposed|committed|determined|keen|eager|willing|prepared|forced|scheduled|poised|meant|required|designed|used|continues?|needs?|has|have|had|want|plan|refuses?|fails?|tends?) to"
)
_DAYS = "|".join(name.capitalize() for one in WEEKDAYS for name in one)
# fmt: on

CLAIMS = ClaimWords(
    lead_in=rf"{_ORDINAL},\s{{1,3}}(?=\S)",
    conjunction=(
        r"(?:but(?! for\b| also\b)|and|yet(?! another\b| to\b| again\b| more\b)|so(?= (?:i|we|he|she|it|they|you|the|there|if|when|what|expect|my|our)\b))"
        r"\s(?=\S)"
    ),
    opinion=rf"{_OPINION}(?: that\b|,|:)?\s{{1,3}}(?!to\b|in\b|on\b|of\b|about\b|so\b|not\b)(?=\S)",
    neutral=frozenset(
        "said says say told tells added adds wrote writes noted notes stated states explained explains announced announces confirmed confirms"
        " predicted predicts argued argues insisted insists stressed stresses warned warns declared declares continued concluded concludes according"
        " believes believed thinks thought expects expected reckons reckoned forecasts estimates reported reports asserted asserts maintained"
        " maintains contended contends acknowledged acknowledges admitted admits conceded concedes remarked observed reiterated reiterates"
        " promised vowed pledged tweeted posted testified".split(),
    ),
    reported=frozenset(
        "said told added wrote noted stated explained announced confirmed predicted argued insisted stressed warned declared concluded believed"
        " thought expected reckoned reported asserted maintained contended acknowledged admitted conceded remarked observed reiterated promised"
        " vowed pledged".split(),
    ),
    helper=r"(?:,[^\";]{2,120},)? (?:(?:has|have|had|also|then|later|already|earlier|further|again|repeatedly|publicly|separately|recently) ){0,3}",
    addressing=frozenset("told tells assured assures reminded reminds informed warned".split()),
    addressee=(
        r" (?:reporters|lawmakers|investors|analysts|journalists|parliament|supporters|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}|the [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3})"
    ),
    hinge=(
        rf"(?: (?:(?:on|in|at|during|this week|this month|this year|last|earlier) [^,;:\".]{{2,40}}?|(?:{_DAYS}|today|yesterday)(?: [a-z]+){{0,2}}?))?"
        r"(?:,? that (?=[\"\w])|: ?(?=[\"\w])|,? (?=\"[A-Z\[])|, (?!(?:and|but|or)\b)(?=[^,]{1,60}\b(?:will|would|may|might|could|can|is|are)\b)"
        rf"|(?<=said|says) (?=(?:the|it|they|he|she|a|an|there|its|their|his|her|this|these|no|more|most|some|(?!(?:{_DAYS})\b)[A-Z]\w+)\b))"
    ),
    before_telling=(
        r"[\" ]*(?:(?:but|and|however|meanwhile|also|still|yet),? )?(?:(?:in (?:an interview|a statement|a speech|a letter|a report|a note|a tweet|a post"
        r"|a memo|an email)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|earlier|yesterday|speaking|at a (?:news|press) conference"
        r"|last week|this week)\b[^,;:\".]{0,60}, )?(?:the |a |an )?$|[\" ]*"
    ),
    nobody=r"\b(?:nobody|no one|none|no|few|hardly|not|never|n't|nor|neither|if|unless|whether|when|without|would|could|might|may|will|can|should|once)\b|n't\b",
    not_in_tail=(
        r"\b(?:will|would|won't|may|might|could|can|should|if|unless|but|though|although|while|because|until|except|provided|only|even|especially|not|never|and (?:that|he|she|it|they|we))\b"
        r"|n't\b|\d ?%|per cent|percent|[;:]"
    ),
    backshift=MappingProxyType({"would": "will", "wouldn't": "won't"}),
    himself=frozenset("he she it they".split()),
    subjects=frozenset("he she".split()),
    unshifted=r"\bwould(?:n't)? (?:not )?(?:have|like|rather|prefer|love|want|need|be able|had)\b|\b(?:were|was|had|did)\b|'d\b|\bas if\b|\bwould-be\b",
    going_on=(
        r"\b(?:and|but),? (?:also |then |later |further |again |even |instead )?(\w+)"
        r"|[,;] (?:(?:and|but|while) )?(another\b|others\b|(?:add|not|say|warn|stress|argu|explain|insist|tell|claim)ing (?:that|[a-z]+ (?:will|would|is|are|was|were|has|have)|(?:they|it|he|she|we)'))"
    ),
    contracted=MappingProxyType({"'ll": " will", "'re": " are", "'d": " would"}),
    first=MappingProxyType(
        {
            "I": "",
            "my": "'s",
            "My": "'s",
            "me": " ",
            "I'll": " will",
            "I'm": " is",
            "I've": " has",
            "myself": " ",
        }
    ),
    many=MappingProxyType(
        {
            "we": "",
            "We": "",
            "our": "'s",
            "Our": "'s",
            "us": " ",
            "we'll": " will",
            "We'll": " will",
            "we're": " is",
            "We're": " is",
            "we've": " has",
            "We've": " has",
        }
    ),
    agreeing=MappingProxyType(
        {"am": "is", "are": "is", "have": "has", "do": "does", "don't": "doesn't", "were": "was"}
        | {
            one: f"{one}s"
            for one in "expect plan intend want hope aim believe think continue need remain anticipate see look promise pledge seek predict project guarantee".split()
        }
    ),
    modal=r"will|won't|would|may|might|could|can|cannot|can't|shall|should|must|also|still",
    heads=r"\b(?:chief executive|ceo|chairman|chairwoman|chair|president|founder|co-founder|managing director|spokesman|spokeswoman|spokesperson|chief financial officer|cfo)\b",
    everyone=r"\b(?:[Ll]et me|[Ww]e all|all of us|[Ww]e as|[Ww]e, |our (?:country|nation|society|planet|world|economy|children|grandchildren|grandkids|democracy|lives|lifetimes?)|you|your|let us)\b",
    expletive=(
        r"[Ii]t (?:will|would|may|might|could|can|is|was|has|had)(?: not| likely| probably| also| soon| still)? (?:be (?!\w+ing\b)|been|take|become|seem|depend|make|mean|cost|appear|rain|snow|help|remain|likely|possible|clear)"
    ),
    undone=frozenset(
        "i we me us my our ours he she him we'll we're we've i'll i'm i've he'll she'll he's she's".split()
    ),
    country=r"[Tt](?<!\w.)he country(?:'s)?(?![\w-]| (?:of|that|where|with|which|in)\b)",
    countries=any_word(COUNTRIES.split("|"), behind=r"(?!\w)"),
    definite=r"the [a-z]",
    speaking=r"[IWwMmOo](?<!\w.)(?:(?<=I)|(?<=[Ww])e|(?<=[Mm])y|(?<=[Oo])ur)\b",
    open=(
        rf"\b(?:[Hh]e|him|his|[Ss]he|hers?|[Tt]hey|them|their|[Ii]ts?|[Tt]hese|[Tt]hose|[Ss]uch|here|[Tt]his|[Tt]hat (?:{_NOUNS}))\b"
        rf"|\b[Tt]he (?!(?:{_UNIQUE})\b)[a-z][\w'-]*(?![\w'-]| (?:of|that|which|for|between)\b)"
    ),
    written="written",
    bare=rf"\w[^A-Z]{{0,160}}?\b(?:he|she|him|his|her|of (?:them|these|those))\b|[Tt]he (?!(?:{_UNIQUE})\b)[a-z][^A-Z,]{{0,60}}? (?:will|won't|would|may|might|could|can|is|are|has|have|should)\b",
    answering=(
        r"\W*(?:[\w']+,? ){0,2}(?:no|not|nope|never|yes|yeah|maybe|perhaps|quite|absolutely|exactly|precisely|indeed|right|wrong|true|hardly|course|necessarily|but|and)\W*"
    ),
    chatter=tuple(
        "recaptcha|terms of service|terms of use|privacy policy|privacy notice|cookie|unsubscribe|newsletter|sign up|signing up|log in|subscribe|advertisement|all rights reserved"
        "|copyright|click here|click on|photo:|photograph:|getty images|read more|follow us|scroll down|story continues|you know what|guess what|think about it|let me be clear"
        "|let me tell you|here's why|here's the thing|thank you|thanks,|good morning|good afternoon|good evening".split(
            "|"
        )
    ),
    half=r"\W*(?:(?:and|or|[A-Z][\w.-]*),? )+to [a-z]+ ",
    personal=r"(?:[\w'-]+ ){0,2}(?:he|she|his|her)\b",
    greeting=(
        r"\b(?:(?:[Ww]elcome(?: everyone| you(?: all)?)? to(?: the)?|[Tt]hank you for joining(?: the)?) ([A-Z][\w&.-]*(?: (?!First|Second|Third|Fourth|Full|Fiscal|Q\d|Earnings|Conference)[A-Z][\w&.-]*){0,3})"
        r"(?='s\b| (?:First|Second|Third|Fourth|Full|Fiscal|Q\d|Earnings|\d{4})))"
    ),
    known=(
        rf"\b(?:[Tt]h(?:e|is|ese|ose|at(?= (?:{_NOUNS})\b))|[Ss]uch|[Ee]ither|[Bb]oth) (?:(?:[A-Z][\w.-]* ){{0,2}}(?=[a-z]))?(?:(?:new|old|big|two) )?(?!(?:{_UNIQUE}|real|main|lot|question|number|part|rest|time|one|two|three|fact|people|will|would|could|should|might|must|have|does|were|means?|makes?|looks?|also|they|that|was)s?\b)([a-z][\w-]{{3,}}|{_HEADS}(?! [A-Z]))"
        r"(?: (?!(?:will|wo|wou?ld|could|should|might|must|does|were|have|with|from|that|than|into|over|under|when|which|because|after|before|about|also|this|they)\b)([a-z][\w-]{3,}))?"
        r"(?![\w-])(?! (?:of|who)\b)"
    ),
    kin=tuple(
        tuple(one.split())
        for one in (
            "hurricane typhoon cyclone storm",
            "bill law act legislation measure reform statute",
            "company firm carmaker airline bank retailer maker chain",
            "coronavirus covid covid-19 virus pandemic outbreak epidemic disease",
            "agreement accord pact treaty deal",
            "merger takeover bid offer acquisition purchase deal",
            "election referendum ballot vote",
            "plan proposal scheme programme program initiative project",
            "study survey report findings",
            "team club side",
            "lawsuit suit trial case",
            "airport hub",
            "website site",
            "talks negotiations summit meeting conference",
            "committee panel",
            "court judges justices",
        )
    ),
    spoken=r"(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b",
    plural="s",
    adjective=r"(?:al|ive|ous|ent|ant|ing|ary|ory|ic|able|ible|ful|less|ern|est|ed|ish|new|old|big|small|high|low|full|current|recent|early|late|only|own|key|major|wide)$",
    no_noun=("ed", "ly"),
    hedging=(
        r"\b(?:no|not|never|nobody|none|neither|nor|if|unless|until|unlikely|likely|doubt\w*|may|might|could|would|should|can|perhaps|possibl[ey]|probably|impossible"
        r"|whether|hop(?:es?|ed|ing)|fear\w*|expect\w*|believ\w*|think\w*|thought|said|says|claim\w*|warn\w*|predict\w*|fail\w*|den(?:y|ies|ied)|refus\w*|want\w*|seek\w*|push\w*|plan\w*)\b|n't\b"
    ),
    clause_end=r"[,;:] |\s[-–—]+\s",
    fiscal=r"\b(?:fiscal|full[- ]year|for the year ended|FY ?'?\d\d|non-GAAP|(?:first|second|third|fourth)[- ]quarter (?:revenue|results|earnings|guidance))\b",
    unsettled=(
        rf"\b(?:quarter|full[- ]year|century)\b|\bat least\b|'\d\d\b|\bbefore (?:{_DAYS})\b|\binto\b|\bthe (?:next|coming) (?:year|decade)\b"
        r"|^(?:for|over|during|throughout) (?!(?:the|this|next)\b)[\w -]*?\b(?:day|week|month|year|decade)s?\b"
    ),
    determined=(
        rf"[TtSs](?<!\w.)(?:h[eo]se (?!(?:who|whose|whom|that|which|with|in|of|from|under|on|at|for)\b)|uch (?!(?:a|an|as)\b)|hat (?=(?:{_NOUNS})\b)"
        rf"|(?<= (?:in|on|of|by|at|to|as) t)hat (?!(?:is|was|he|she|they|it|we|the|a)\b)"
        rf"|his (?!{_NO_THING})"
        rf"|he (?=(?:{_KNOWN})\b(?! (?:of|to|that|which|on|for|with|between|in|by|from|against|about)\b)))([a-z][\w-]+)"
    ),
    demonstrative=rf"\b[Tt]h(?:ese|is (?!{_NO_THING}))\b(?= ?[a-z])",
    determiner=r"\b(?:the|this|that|these|those|such|its|his|her|their|our|my) (?:[a-z][\w-]* )?$",
    pointing=(
        r"(?:[\w'-]+,? ){0,18}(?:do|try|get|stop|support|oppose|pass|sign|veto|block|accept|reject|approve|embrace|back) (?:it|so|that|this|there)\b"
        r"|(?:we|i|you)(?:'\w+)? (?:[\w']+ ){1,6}(?:it|them|him|her)\b"
        r"|(?:then|instead|otherwise|if (?:so|not)|the rest|the others?)\b|(?=[^,;]{0,80}\bwould(?:n't)?\b)(?!.*\b(?:if|unless|were|had|should|without)\b)"
        r"|(?:[\w'-]+,? ){0,3}(?:all|the) (?:two|three|four)\b|(?:[\w'-]+,? ){0,1}(?:he|she|they|them|him|his|her|their|its|these|those|both)(?![\w])"
        r"|(?:[\w'-]+,? ){0,4}(?:he|she|they|it)(?:'ll|'re)?(?= (?:(?:\w+ly|also|still|now|then) )?(?:will|would|may|might|could|can|won't|is|are|has|have))"
        r"|(?:it|it'll|this|that|such|or)(?![\w]| (?:year|month|week|weekend|morning|afternoon|evening|spring|summer|autumn|fall|winter|quarter|season|time)\b)"
        r"|(?:if|unless|when|until|while|although|though|because|without|by|at|in|on|for|with|under|after|before|then) (?:it|this|that|these|those|both|either|such)\b(?! (?:year|month|week|weekend|morning|spring|summer|autumn|fall|winter|quarter|season|rains|snows|time))"
    ),
    idle=(
        r"[Ii]t (?:\w+ ){1,3}(?:rain|snow)\b"
        rf"|[Ii]t (?!(?:\w+ ){{0,4}}(?:{_RAISING})\b)(?:\w+ ){{1,4}}?\w+ (?:\w+ )?(?:that|to|if|whether|how|before|until)\b"
    ),
    until="to",
    article="the",
    male=MALE,
    female=FEMALE,
    joint=_JOINT,
    finite=rf"(?:{_FINITE})",
    depending=r"would(?:n't)?\b",
    denied=r"(?:\w+n't|\w+ (?:not|never|hardly|no longer))\b",
    breaks=frozenset(
        "who whom whose which that where when why how what whether if unless until because although though since as than while whereas or so nor neither".split()
    ),
    openers=frozenset("i he she they we you it there this to not say says said".split()),
    opening=(
        r"(?:(?:in|by|at|on|over|under|during|within|after|before|since|for|from|with|without|despite|until|through|between|throughout"
        r"|if|unless|when|once|because|as|although|though|while|whereas|even|given|provided|should|next|this|last|later|early|sooner|amid)\b)"
    ),
    governing=(
        r"[^,;:\"]{1,80}? (?:say|says|said|warns?|warned|expects?|expected|believes?|believed|thinks?|thought|predicts?|predicted|forecasts?"
        r"|hopes?|hoped|fears?|feared|confident|sure|certain|convinced|likely|announced|told \w+|is) that |[^,;:\"]{1,80}? (?:says|said) (?=\S)"
    ),
    past=r"(?:must|should|has|have|had|was|were|did|does|do)\b(?! to\b)(?! (?:been )?(?:set|due|expected|going|likely|bound|poised|promised|pledged|vowed|agreed|planned)\b)",
    condition=r"(?:^|[ ,])(?:if|unless|until (?![A-Z\d]|the end\b|at least\b|next\b|late\b|early\b|mid)|when|once|provided|as long as|so long as|whenever|in case|should)\b",
    contrast=r",? ?(?:but|while|whereas|yet)\b|; ",
    whole=(
        r"\beither\b|\bneither\b|\bwhether\b|\bnobody\b|\bno one\b|\bnot only\b|\bnot just\b|\bunlikely\b|\bdoubts?\b|\bdoubtful\b|\bdon't (?:think|expect|believe)\b"
        r"|\bnot (?:expect|think|believe)\w*\b|\bimpossible\b|\bonly if\b|\bthe more\b|,? or [^,;]{1,60} (?:will|would|may|might|could|is|are)\b"
        r"|\bwould have\b|\bcould have\b|\bhad\b[^,;]{0,60}, [^,;]{0,60}\bwould\b|\bso [a-z]+ that\b|\bsuch\b[^,;]{0,40}\bthat\b"
    ),
    verbs=_VERBS,
    telling_verbs=r"(?:then )?(?:expects?|plans?|hopes?|aims?|intends?|wants?|promises|promised|seeks|begins|starts|ends|opens|closes) ",
    infinitive=r"(?:^|(?<= ))to (?=[a-z]+ )",
    preposition=r"(?:^|(?<= ))(to|at|by|from|for|in|on) (?!\d{4}\b)",
    amount=r"(?:^|(?<= ))(?:(?:to|by|at|of|around|about|nearly|over|almost) ){0,2}(?:[$€£])?\d[\d.,]* ?(per cent|percent|%|million|billion|dollars|euros|points|basis points|degrees|jobs|seats)",
)
