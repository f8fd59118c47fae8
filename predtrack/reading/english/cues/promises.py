"""Cues: promises and plans."""

from __future__ import annotations

from predtrack.models.statement import Kind
from predtrack.reading.cues.rule import Rule, cue

# fmt: off
PROMISES: tuple[Rule, ...] = (
    cue("we-will", Kind.PROMISE, "design", 1.5, "i will|i'll|we will|we'll|i shall|we shall|i won't|we won't|i'm going to|we're going to|we are going to|i am going to|we will not|i will not|you will get|you will have my|i'm gonna|we're gonna|i'm not going to|i am not going to", r"~ (?!(?:see|have|get|need|lose|win|face|end up|suffer|find|be (?:able|compelled|sued|forced|watching|in|at|the|a)|live|die|know|learn|look back|hear|likely|probably)\b)[a-z]",
        fires=("“We will repay every penny,” the chairman said.", "I won't resign, she told reporters."),
        silent=("They wrote it in their will.", "We will see better phones.")),
    cue("institution-will", Kind.PROMISE, "press", 0.3, "the government|ministers|the ministry|the council|the city|the company|the firm|the bank|the state|the department|the agency|the university|the airline|the group|the board|the club|the army|the operator|officials|the commission|the regulator|the union|the retailer|the lender|the maker|the lawyer|his lawyer|her lawyer|lawyers", r"(?: [\w'-]+){0,3} (?:will|'ll|would|is to|are to|won't|aims to)~ (?:build|open|launch|set up|publish|introduce|provide|hire|pay|cut|close|invest|reinvest|spend|offer|fund|create|deliver|expand|sell|buy|stop|ban|scrap|start|begin|extend|review|release|appeal|sue|hold|send|give|replace|install|reduce|raise|lower|look into|work|ask|seek|use|not (?:sell|close|raise|cut|pay|change)|decide|move|host|challenge|support)\b",
        fires=("The council will build a new school.", "The firm said it would close two plants."),
        silent=("The government will fall.", "The council built a school.")),
    cue("plans-to", Kind.PROMISE, "design", 2.6, "plans to|plan to|planning to|intends to|intend to|intending to|aims to|aim to|aiming to|is seeking to|proposes to|propose to|prepares to|resolved to|determined to|committed to|commits to", r" [a-z]",
        fires=("The retailer plans to open forty shops abroad.", "The city intends to ban diesel cars from the centre."),
        silent=("The plan was drawn up in secret.", "His aim was poor.")),
    cue("planning", Kind.PROMISE, "press", 1.6, "is planning|are planning|plans|is considering|are considering|considers|is weighing|are weighing|mulls|is exploring|eyes|is eyeing", r" (?:a|an|new|more|further|another|to|its|\w+ing|for (?:a|the|more|new)|tax|up to|\d+)\b",
        fires=("The group is planning a second factory in Poland.", "The state is considering a tax on sugar."),
        silent=("She has plenty of plants.", "The committee considered three drafts.")),
    cue("vows", Kind.PROMISE, "design", 2.4, "vow|vows|vowed|vowing|pledge|pledges|pledged|pledging|promise|promises|promised|promising|swore|swears|undertook|undertakes|guarantees|guaranteed|threatened|threatens|commits itself", r" (?:#3 )?(?:to|that|a|an|more|further|fresh|legal|not to|new|free|lower|he|she|they|it)\b",
        fires=("The mayor vowed to clear the backlog by spring.", "They pledge that no school is to close."),
        silent=("The film shows great promise.", "He signed a pledge to that effect."), not_after="a |the |his |her |its |their |election |campaign |earlier |of |my |our "),
    cue("agreed-to", Kind.PROMISE, "press", 1.2, "agreed to|agrees to|agree to|has agreed|have agreed|decided to|has decided|have decided|opted to|voted to|approved|has approved|have approved|offered to|offers to|confirmed plans|volunteered to", r" (?!(?:be )?(?:a|an|the|that|this|its|his|her|their|all|with|on|in)\b)[a-z]",
        fires=("The rivals have agreed to share the cost of the line.", "The board offered to step down in May."),
        silent=("They disagreed on everything.", "The offer was too low.")),
    cue("plan-noun", Kind.PROMISE, "press", 1.3, "plan|plans|proposal|proposals|intention|intentions|ambition|pledge|promise|commitment|target|goal|timetable|roadmap|strategy|blueprint|scheme|talks|deal|programme", r" (?:to|for|of|that) (?:~|#1)?(?:be |build|cut|raise|close|open|create|launch|sell|buy|invest|reduce|spend|double|end|ban|reach|introduce|replace|expand|phase|halve|merge|scrap|hire|move|\w+ing\b|new |the next|20\d\d|a new)",
        fires=("The plan to close three hospitals is on the table.", "It has a target of cutting emissions in half."),
        silent=("The plan failed last year.", "Her goals came in the first half.")),
    cue("intention-to", Kind.PROMISE, "press", 1.2, "intention to|intentions to|a plan to|plans to|its plan to|the plan to|a promise to|a pledge to|a commitment to|an agreement to|a deal to|a decision to|intention of|intent on|in talks to|in talks with|talks to", r" (?!the\b|a\b|an\b)[a-z]",
        fires=("He expressed the intention to fight on.",), silent=("It was not his intention.",)),
    cue("unveils", Kind.PROMISE, "press", 1.0, "announced|announces|announcing|unveiled|unveils|unveiling|outlined|set out|sets out|revealed plans|reveals plans|confirmed|launching|tasked with|tasked to|aimed at", r"#4 (?:plans?|proposals?|package|investment|programme|project|scheme|strategy|cuts|plan to|\d[\d,.]* (?:new|jobs)|overseeing|deliver\w*|new (?:homes|jobs|measures|rules))\b",
        fires=("The government unveiled a plan for a new rail link.", "The firm announced 400 job cuts and a package of savings."),
        silent=("The curtain was drawn back.", "He announced the result.")),
    cue("earmarked", Kind.PROMISE, "press", 2.0, "earmarked for|planned for|is planned|are planned|being planned|being prepared|being built|being created|being drawn up|under construction|is proposed|are proposed|been given the green light|will be the first|to be built|to be created|to be held|to be launched|to be replaced|to be introduced|to be announced|to be published|to be opened|to be sold", r"",
        fires=("A new stadium is planned for the harbour.", "The site is earmarked for flats."),
        silent=("A well-planned garden needs little water.", "They built it themselves.")),
    cue("wants-to", Kind.PROMISE, "press", 0.6, "wants to|want to|keen to|eager to|wishes to|would like to|seeks to|seek to|seeking to|hopes to|prepared to|willing to", r" [a-z]",
        fires=("The government wants to pay families to move to the islands.",),
        silent=("He wants for nothing.",)),
    cue("refuses", Kind.PROMISE, "press", 1.0, "refuses to|refuse to|declines to|ruled out|rules out|no intention of|no plans to|no plans for|not planning|does not intend|do not intend|has no intention", r" [a-z]",
        fires=("The premier ruled out a snap election.", "She has no intention of selling the club."),
        silent=("Refuse was piled in the street.", "The rules were unclear.")),
    cue("target-year", Kind.PROMISE, "press", 1.0, "target|targets|targeting|goal|goals|aim|aims|deadline|ambition|net zero|net-zero", r"#9 (?:by|in|of|for) (?:20\d\d|the end of|the middle of|next|the 20\d0s)",
        fires=("The goal is to run the grid on clean power by 2035.", "It is targeting a listing in 2027."),
        silent=("The first goal came after two minutes.", "He missed the target.")),
    cue("says-of-himself", Kind.PROMISE, "press", 1.2, "said|says|saying|added|adds|adding|announced|announces|declared|declares|confirmed|confirms|told|insisted|insists|tweeted|indicated|signaled|signalled|assured|reiterated|wrote|stated|maintained", r"#6 (?:he|she|it|they|i|we)(?:'ll|'d| will| would| won't| wouldn't| is going to| are going to)(?: not| never)?~ [\"']?(?!(?:be (?!taking|making|sending|closing|holding|introducing|looking|working|meeting|launching|opening|ready)|have|lose|win|face|need|cost|cause|mean|make (?:it|a difference)|take (?:a |about|at least|up|more|time)|hurt|happen|become|grow|lead|rise|fall|suffer|struggle|collapse|see|get|seem|like|reach|hit|result|damage|undermine|create|affect|benefit|require|depend|prefer|love|want|come)\b)[a-z]",
        fires=("The senator said he would vote for the motion.", "The firm added that it will seek new tenants."),
        silent=("The senator said it would be a disaster.", "The firm said that it would lose money.")),
    cue("body-will-act", Kind.PROMISE, "press", 0.4, "committee|administration|government|ministry|agency|department|commission|council|group|company|firm|party|board|bank|fed|reserve|police|union|team|club|service|office|senator|minister|president|governor|chairman|secretary", r"(?: [\w'-]+){0,2} (?:will|won't|would)(?: not)?~ (?:continue to|monitor|assess|consider|review|act|take into|support|oppose|vote|chair|inquire|evaluate|examine|investigate|pursue|request|deliver|accept|focus|schedule|increase|maintain|use|push|fight|defend|stand|ensure|implement|enforce|operate|return|repay|seek|grant|withdraw|blacklist|hunt|sign|veto|appoint|nominate|announce|publish|respond|cooperate|allow|begin|abolish|scrap)\b",
        fires=("The committee will monitor what comes in.", "The ministry will not accept new requests."),
        silent=("The committee will lose its chair.", "The ministry accepted it.")),
    cue("will-says-the-body", Kind.PROMISE, "press", 1.2, "will|won't|would", r" [^.?!\"]{4,140},? (?:the|its|a) (?:[\w'-]+ ){0,2}(?:ministry|government|company|council|firm|bank|agency|department|club|board|commission|administration|office|airline|group|union|regulator|operator)(?:'s)?(?: spokes\w+| head| chief)? (?:said|says|announced|confirmed|added)\b",
        fires=("The Tax Board will be abolished next year, the government said.", "The minister will open the bridge on Friday, the ministry said."),
        silent=("The board will fall.", "The government said nothing of what it would do.")),
)
# fmt: on
