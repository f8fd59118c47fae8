"""First names that tell whether "he" or "she" is meant: common ones that are of one sex alone.

Sources: the most frequent names of the United States Social Security Administration's and the
Office for National Statistics' lists, and of heads of state; names of both sexes are left out.
"""

from __future__ import annotations

# fmt: off
MALE = frozenset(
    "aaron abdul abdullah adam ahmed alan albert alberto alejandro alexander alexei ali andrei andrew andy angus anthony antonio arthur ben"
    " benjamin bernard bernie bill bob boris brad brian bruce carl carlos charles chuck colin craig dan daniel dave david dennis dick dmitry"
    " donald doug douglas ed eddie eduardo edward emmanuel eric ernest fernando francis frank fred gareth gary geoff george gerald giorgio giovanni"
    " gordon graham greg gregory hans harold harry hassan henry howard hugh hugo ian ibrahim igor imran ivan jack jacob jacques jair jake james"
    " jason javier jay jeff jeffrey jeremy jerome jerry jim jimmy joe joel john johnny jonathan jorge jose joseph josh joshua juan julian justin"
    " karl keith ken kenneth kevin klaus larry lawrence leonard louis luis luiz luke malcolm manuel marco mario mark martin matt matthew mauricio"
    " max michael miguel mike mitch mitt mohamed mohammad mohammed muhammad nathan neil nicholas nick nicolas nigel oleg oliver olaf oscar pablo"
    " patrick paul pedro pete peter phil philip rand raul ray raymond recep ricardo richard rick rob robert roberto rodrigo roger ron ronald roy"
    " rupert russell ryan samuel scott sean sergei sergey sidney simon stanley stefan stephen steve steven stewart stuart ted terry theodore thomas"
    " tim timothy toby todd tom tommy tony viktor vincent vladimir volodymyr walter warren wayne william xavier zachary".split(),
)
FEMALE = frozenset(
    "abigail agnes alexandra alice amanda amy andrea angela anita ann anna anne annette annie barbara beatrice betty brenda bridget camilla carla"
    " carly carmen carol caroline catherine charlotte cheryl christina christine claire clara claudia cristina cynthia deborah debra diana diane"
    " dilma donna doris dorothy edith eileen elena eleanor elizabeth ella ellen emily emma erin esther eva fatima fiona florence gabriela georgia"
    " giorgia gina gloria grace hannah heather heidi helen hillary ingrid irene isabel isabella jacinda jane janet jennifer jessica jill joan joanna"
    " joyce judith judy julia julie kamala karen kate katherine kathleen kathryn kathy katie laura lauren linda lisa louise lucy lynn margaret maria"
    " marie marine martha mary maya megan melissa michelle monica nadia nancy natalia natalie nicola nicole nina olga olivia pamela patricia paula"
    " penny priti rachel rebecca rita rosa rosemary ruth sally samantha sandra sara sarah sharon sheila sofia sonia sophia sophie stephanie susan"
    " susanna sylvia tammy tanya teresa theresa tina tracy ursula valerie vanessa veronica victoria virginia wendy yvette yvonne zoe".split(),
)
# fmt: on
