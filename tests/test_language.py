"""Whether a text is English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.reading.english import ENGLISH
from predtrack.reading.language import tell_language

# fmt: off
PROSE = [
    "The council met on Monday and will decide next week whether the old bridge has to be closed for good.",
    "It will rain.", "Rates cut", "", "2020-12-31", "Turnout fell. Prices rose. Nobody knows why, and few people seem to care about it any more.",
]
FOREIGN = [
    "Der Stadtrat traf sich am Montag und will in der nächsten Woche entscheiden, ob die alte Brücke geschlossen wird.",
    "Le conseil s'est réuni lundi et décidera la semaine prochaine si le vieux pont doit être fermé pour de bon.",
    "El consejo se reunió el lunes y decidirá la próxima semana si el viejo puente debe cerrarse para siempre.",
    "Il consiglio si è riunito lunedì e deciderà la prossima settimana se il vecchio ponte deve essere chiuso.",
    "De raad kwam maandag bijeen en zal volgende week beslissen of de oude brug voorgoed gesloten moet worden.",
    "Городской совет собрался в понедельник и решит на следующей неделе, закрыть ли старый мост.",
    "Қалалық кеңес дүйсенбіде жиналды.", "市议会周一开会。", "اجتمع مجلس المدينة يوم الاثنين",
    "Rada miasta spotkała się w poniedziałek i w przyszłym tygodniu zdecyduje, czy zamknąć stary most na dobre.",
]
# fmt: on


@pytest.mark.parametrize("text", PROSE)
def test_english(text: str) -> None:
    assert tell_language(text) is ENGLISH


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language(text: str) -> None:
    assert tell_language(text) is None


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_breaks_it(text: str) -> None:
    tell_language(text)
