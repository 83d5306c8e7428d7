"""The benefit for patients and what is out of scope: proposed, agreed by each party."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships import wordings
from partnerships.actions import publishing
from partnerships.lifecycle.partnerships import may_not_word, standing
from partnerships.mail import partnerships as mail
from partnerships.models import Partnership, Wording, WordingConsent
from workflow.moves import Refused


def propose(
    partnership: Partnership,
    kind: str,
    text: str,
    *,
    by: Actor,
    today: datetime.date,
    tells: bool = True,
) -> Wording:
    """Puts a wording on the table; the proposing side agrees to it by that.

    One that was agreed before holds until all agree to the new one. The others are told
    of it, unless they are told of more at once.
    """
    with acting(by):
        locked = _lock(partnership)
        place = standing(locked)
        reasons = may_not_word(place, by)
        newest = locked.wordings.filter(kind=kind).order_by("-number").first()
        if newest is not None and newest.text == text:
            reasons.append(_("This is the wording that stands there now."))
        if reasons:
            raise Refused(reasons)
        made = Wording.objects.create(
            partnership=locked,
            kind=kind,
            number=newest.number + 1 if newest else 1,
            text=text,
            proposed_by_id=by.organisation,
            proposed_on=today,
        )
        _consent(made, by, today)
        record("wording_proposed", locked, by=by, kind=kind, number=made.number)
        if tells:
            mail.wording_proposed(made, by=by)
        settle(locked, by=by, today=today)
        return made


def agree(wording: Wording, *, by: Actor, today: datetime.date) -> None:
    """The actor's side agrees to the newest wording of its kind."""
    with acting(by):
        locked = _lock(wording.partnership)
        reasons = may_not_word(standing(locked), by)
        newer = locked.wordings.filter(kind=wording.kind, number__gt=wording.number)
        if newer.exists():
            reasons.append(_("There is a newer wording: read that one."))
        if wording.consents.filter(organisation=by.organisation).exists():
            reasons.append(_("You have agreed to this wording."))
        if reasons:
            raise Refused(reasons)
        _consent(wording, by, today)
        record(
            "wording_consented", locked, by=by, kind=wording.kind, number=wording.number
        )
        settle(locked, by=by, today=today)


def settle(partnership: Partnership, *, by: Actor, today: datetime.date) -> None:
    """Wordings to which all who take part have agreed begin to hold; a public page follows.

    Call it inside `acting`, when somebody agreed, joined or left. Nothing is agreed
    before the partnership runs: until then one side alone would do.
    """
    if partnership.state == Partnership.State.ACTIVE:
        _settle(partnership, by=by, today=today)
    publishing.refresh(partnership, today=today)


def _settle(partnership: Partnership, *, by: Actor, today: datetime.date) -> None:
    needed = wordings.needed(standing(partnership).parties)
    every = list(partnership.wordings.prefetch_related("consents"))
    for kind in Wording.Kind.values:
        wording = wordings.on_the_table(every, kind)
        if wording is None:
            continue
        if needed <= {consent.organisation_id for consent in wording.consents.all()}:
            wording.agreed_on = today
            wording.save()
            record("wording_agreed", partnership, by=by, kind=kind)
            mail.wording_agreed(wording, by=by)


def _consent(wording: Wording, by: Actor, today: datetime.date) -> None:
    WordingConsent.objects.create(
        wording=wording,
        organisation_id=by.organisation,
        person_id=by.person,
        agreed_on=today,
    )


def _lock(partnership: Partnership) -> Partnership:
    return Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)
