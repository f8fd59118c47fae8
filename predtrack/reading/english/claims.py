"""What stands before an English claim and is no part of it."""

from __future__ import annotations

from predtrack.reading.claims.rule import ClaimWords

# fmt: off
ORDINAL = (
    r"(?:first of all|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|last but not least"
    r"|and second|and third|in addition|moreover|therefore|thus|however|but|and|so|also|besides|meanwhile|in summary"
    r"|in short|in conclusion|of course|nevertheless|still)"
)
OPINION = (
    r"(?:(?:i|we) (?:still |do |also |really |firmly )?(?:think|believe|predict|expect|suspect|reckon|guess|bet|am sure|are sure|am convinced|am confident|have no doubt)"
    r"|(?:i am|i'm|we are|we're) (?:expecting|predicting|sure|convinced|confident|certain)"
    r"|in (?:my|our) (?:view|opinion)|it follows|my (?:guess|prediction|bet|forecast) is|mark my words|make no mistake)"
)
JOINT = (
    r"(?P<mark>[,;]?) (?:(?P<word>and|but|yet|while|whereas|so(?! that\b| far\b)) |(?<=[,;] ))(?P<that>that )?(?:then |thus |therefore )?(?=\S)"
)
FINITE = (
    r"(?<![\w-])(?:will|won't|shall|shan't|would|wouldn't|may|might|could|couldn't|can|can't|cannot|should|must|is|isn't|are|aren't|was|were"
    r"|has|have|had|does|do|did|plans|expects|aims|intends|promises|promised|pledged|vowed|plan|expect|intend)(?![\w'-])|(?<=[a-z])'(?:ll|re|ve)\b"
)
VERBS = frozenset(
    "abandon abolish acquire add adopt announce appear approve arrive balance ban be become begin break build buy call cancel carry cease close"
    " come complete consider continue convene cross cut debate decide declare decline deliver deploy deport disappear double drop drop elect"
    " eliminate employ end enter exceed expand expire face fall fight file finish fly give go grow halve have hire hit hold host increase"
    " introduce invade invest join land last launch lay leave lift lose lower make meet merge move open overtake pass pay peak play present"
    " produce publish put quadruple quit raise reach recover reduce release reopen replace report resign resume retire return rise roll run"
    " scrap see sell send serve set ship shrink shut sign slow speak spend split stabilise stabilize stand start stay stop suspend switch take"
    " tell top triple try turn unveil visit vote win withdraw work".split()
)
# fmt: on

CLAIMS = ClaimWords(
    lead_in=rf"{ORDINAL},\s{{1,3}}(?=\S)",
    conjunction=r"(?:but|and|so)\s(?=\S)",
    opinion=rf"{OPINION}(?: that\b|,|:)?\s{{1,3}}(?=\S)",
    joint=JOINT,
    finite=FINITE,
    depending=r"would(?:n't)?\b",
    denied=r"(?:\w+n't|\w+ (?:not|never|hardly|no longer))\b",
    breaks=frozenset(
        "who whom whose which that where when why how what whether if unless until because although though since as than while whereas or".split()
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
    verbs=VERBS,
    telling_verbs=r"(?:then )?(?:expects?|plans?|hopes?|aims?|intends?|wants?|promises|promised|seeks|begins|starts|ends|opens|closes) ",
    infinitive=r"(?:^|(?<= ))to (?=[a-z]+ )",
    preposition=r"(?:^|(?<= ))(to|at|by|from|for|in|on) (?!\d{4}\b)",
    amount=r"(?:^|(?<= ))(?:(?:to|by|at|of|around|about|nearly|over|almost) ){0,2}(?:[$€£])?\d[\d.,]* ?(per cent|percent|%|million|billion|dollars|euros|points|basis points|degrees|jobs|seats)",
)
