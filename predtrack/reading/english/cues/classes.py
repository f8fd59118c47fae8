"""Sorts of words that tell a statement where they stand near a cue, as the model weighs them."""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
SORTS: Mapping[str, str] = {
    "text": "bill bills law laws legislation proposal proposals measure measures amendment amendments act provision provisions clause directive"
            " draft resolution resolutions agreement treaty reform reforms package initiative rule rules regulation regulations ordinance statute"
            " constitution order program programme scheme framework budget plan plans policy policies clauses repeal outline report study analysis",
    "body": "government ministry minister parliament congress senate house council commission committee court courts party parties bank company firm"
            " group agency department administration president governor mayor union league club team board authority police army office cabinet"
            " secretary chancellor premier judge judges regulator fed officials lawmakers leaders republicans democrats senators representatives"
            " england france ireland wales scotland italy germany britain china russia iran israel turkey ukraine japan india america states eu",
    "person": "mr mrs ms dr sir he she",
    "crowd": "people voters investors consumers users customers readers everyone everybody anyone someone others many most some those students women men"
             " families workers patients americans nobody none critics skeptics sceptics",
    "us": "we us our ours", "me": "i me my", "you": "you your", "thing": "it this that which these those what there",
    "moves": "rise fall grow shrink slow ease climb drop decline increase decrease double triple halve recover rebound improve worsen accelerate weaken"
             " strengthen soar plunge slump jump surge peak average reach hit exceed surpass top expand contract tighten widen narrow cost total"
             " rises falls grows slows cut cuts raise lower",
    "outcome": "win lose beat fail succeed survive collapse pass prevail happen end last die disappear vanish emerge become replace defeat retain"
               " qualify finish struggle dominate matter work backfire erupt break split return come go stay remain continue persist change start begin",
    "act": "announce vote sign appoint nominate launch open close build introduce publish release hold host meet visit travel arrive leave resign"
           " retire step run appeal sue testify decide rule approve reject block veto repeal ban invest hire sell buy merge acquire join attend"
           " speak address deliver unveil deploy send withdraw expel extradite impose lift raise seek stand face play appear consider debate"
           " issue review expire resume convene negotiate pay receive report file submit present conduct implement enforce fund provide",
    "talk": "discuss explain turn share walk cover provide review outline describe talk look focus mention note summarize summarise touch pass hand"
            " highlight comment refer begin elaborate leave update say tell show see hear find notice remember recall argue",
    "mind": "think believe know want like love need feel seem appear sound mean understand remember wonder hope expect say call consider suggest"
            " imagine recognize recognise regard argue agree care prefer",
    "chance": "likely unlikely probably possibly perhaps maybe surely certainly undoubtedly inevitably definitely eventually ultimately soon",
    "time": "tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week weeks month months year years decade decades season summer"
            " winter autumn spring january february march april june july august september october november december quarter weekend century",
    "past-time": "ago yesterday earlier previously last since formerly once already recently originally initially",
    "generic": "always often usually sometimes typically generally whenever ever never every any all rarely seldom anytime",
}
# fmt: on
"""Words by sort; a word may be of several."""
