"""Objections: what somebody holds against a record, until it is answered with a reason."""

from __future__ import annotations

from predtrack.errors import IllegalMove, InvalidValue, UsageMistake
from predtrack.ledger.book import Ledger
from predtrack.ledger.entries import article_of
from predtrack.models.history import Signature
from predtrack.models.identity import fold
from predtrack.models.note import About, Note, Objection, Role
from predtrack.models.prediction import Prediction


def object_to(
    ledger: Ledger,
    prediction: Prediction,
    about: About,
    text: str | None,
    *,
    signed: Signature,
    name: str | None = None,
    url: str | None = None,
    role: Role | None = None,
) -> Prediction:
    """Put an objection beside a prediction, by ``name`` or else by who records it; it waits.

    Who said what is objected to speaks as its speaker, where no ``role`` is given.

    Raises:
        UsageMistake: it says nothing.
        IllegalMove: the prediction was removed.
    """
    if not text:
        raise UsageMistake("an objection needs its words: predtrack note ID TEXT --objection claim")
    by = name or signed.by
    article = article_of(ledger, prediction)
    named = (by, *prediction.asserters(article))
    objector, *asserters = map(fold, ledger.aliases().persons(named, article.place))
    is_own = objector in asserters
    role = role or (Role.SPEAKER if is_own else Role.READER)
    note = Note(signed.at, by, role, text, url, about, state=Objection.WAITING)
    objected = prediction.objected(note, signed=signed)
    ledger.put(objected)
    return objected


def answer(
    ledger: Ledger,
    prediction: Prediction,
    state: Objection,
    reason: str | None,
    *,
    signed: Signature,
    about: About | None = None,
    name: str | None = None,
) -> Prediction:
    """Answer the objection that waits; of several, that ``about`` something or by ``name``.

    Raises:
        InvalidValue: the answer leaves it waiting.
        UsageMistake: the reason is empty, or several objections wait and none is named.
        IllegalMove: none waits, or the prediction was removed.
    """
    if state is Objection.WAITING:
        raise InvalidValue("an objection is upheld or rejected")
    if not reason:
        raise UsageMistake(f"an answer needs its reason: predtrack note ID TEXT --answer {state}")
    waiting = [one for one in prediction.notes if one.is_waiting and _is_of(one, about, name)]
    if not waiting:
        raise IllegalMove(
            f"{prediction.id} has no objection {_which(about, name)}that waits for an answer"
        )
    if len({(one.about, fold(one.by)) for one in waiting}) > 1:
        named = "; ".join(f"{one.about} by {one.by}" for one in waiting)
        raise UsageMistake(f"several objections wait, choose by --objection or --name: {named}")
    answered = prediction.answered(waiting[0], state, reason, signed=signed)
    ledger.put(answered)
    return answered


def _which(about: About | None, name: str | None) -> str:
    return (f"to the {about} " if about else "") + (f"by {name} " if name else "")


def _is_of(note: Note, about: About | None, name: str | None) -> bool:
    return about in (None, note.about) and (name is None or fold(name) == fold(note.by))
