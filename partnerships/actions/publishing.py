"""Pages for everybody: written when all parties agree, blanked when one takes it back."""

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from organisations.models import Merge
from partnerships import published
from partnerships.lifecycle.partnerships import standing
from partnerships.lifecycle.publishing import (
    may_not_hide,
    may_not_hide_agreement,
    may_not_show,
    may_not_show_agreement,
)
from partnerships.lifecycle.taking_part import BEGUN
from partnerships.mail import public as mail
from partnerships.models import (
    TAKES_PART,
    Agreement,
    AgreementParty,
    Partnership,
    PartnershipParty,
    PublicAgreement,
    PublicPartnership,
)
from workflow.moves import Refused

KEPT = frozenset({"id", "published_on"})
AS_AGREED = frozenset({"title", "purpose"})
"""Words of one side that all agreed to show: a later change needs all of them anew."""
NOTHING: dict[str, Any] = {"title": "", "facts": {}, "party_ids": []}


def agree(partnership: Partnership, *, by: Actor, today: datetime.date) -> bool:
    """The actor's organisation agrees to a public page; True when all have, and it is there."""
    with acting(by):
        locked = Partnership.objects.select_for_update(of=("self",)).get(
            pk=partnership.pk
        )
        place = standing(locked)
        if reasons := may_not_show(place, by):
            raise Refused(reasons)
        _note(PartnershipParty, today, partnership=locked, organisation=by.organisation)
        record("public_agreed", locked, by=by)
        if locked.is_public:  # somebody who joined later is named from now on
            refresh(locked, today=today)
            return True
        if settle(locked, by=by, today=today):
            return True
        mail.wanted(locked, locked.title, _joined(_waited_for(locked)), by=by)
        return False


def settle(partnership: Partnership, *, by: Actor, today: datetime.date) -> bool:
    """Writes the page when all who take part agree: also when the last to answer left.

    Call it inside `acting`, with the partnership locked.
    """
    agreed = partnership.parties.filter(TAKES_PART, public_agreed_on__isnull=False)
    if partnership.is_public or partnership.state not in BEGUN or not agreed.exists():
        return False
    if _waited_for(partnership).exists():
        return False
    partnership.is_public = True
    partnership.save()
    joined = standing(partnership).joined()
    copy = published.partnership(partnership, joined, today=today)
    _keep(copy, today, anew=True)
    record("made_public", partnership, by=by)
    mail.shown(partnership, partnership.title, _joined(partnership.parties.all()))
    return True


def _waited_for(partnership: Partnership) -> Any:
    return partnership.parties.filter(TAKES_PART, public_agreed_on__isnull=True)


def take_back(partnership: Partnership, *, by: Actor, today: datetime.date) -> None:
    """The actor's organisation does not want the page any more: it says nothing from now on.

    Of one that has left the partnership, the page has nothing to take off.
    """
    with acting(by):
        locked = Partnership.objects.select_for_update(of=("self",)).get(
            pk=partnership.pk
        )
        place = standing(locked)
        if reasons := may_not_hide(place, by):
            raise Refused(reasons)
        _note(PartnershipParty, None, partnership=locked, organisation=by.organisation)
        record("public_taken_back", locked, by=by)
        if not locked.is_public or not place.takes_part(by):
            return
        locked.is_public = False
        locked.save()
        PublicPartnership.objects.filter(public_id=locked.public_id).update(
            **NOTHING,
            purpose="",
            stage="",
            named="",
            about="",
            began_on=None,
            ended_on=None,
            changed_on=today,
            withdrawn_on=today,
        )
        others = locked.parties.exclude(organisation=by.organisation)
        mail.taken_back(locked, locked.title, _joined(others), by=by)


def agree_to_agreement(
    agreement: Agreement, *, by: Actor, today: datetime.date
) -> bool:
    """The same for an agreement that is signed."""
    with acting(by):
        locked, own = _of(agreement, by)
        if reasons := may_not_show_agreement(locked, own, by):
            raise Refused(reasons)
        _note(AgreementParty, today, agreement=locked, organisation=by.organisation)
        record("public_agreed", locked, by=by)
        waiting = locked.parties.filter(public_agreed_on__isnull=True)
        if waiting.exists():
            mail.wanted(locked, _title(locked), _places(waiting), by=by)
            return False
        locked.is_public = True
        locked.save()
        _keep(published.agreement(locked, today=today), today, anew=True)
        record("made_public", locked, by=by)
        mail.shown(locked, _title(locked), _places(locked.parties.all()))
        return True


def take_agreement_back(
    agreement: Agreement, *, by: Actor, today: datetime.date
) -> None:
    with acting(by):
        locked, own = _of(agreement, by)
        if reasons := may_not_hide_agreement(own, by):
            raise Refused(reasons)
        _note(AgreementParty, None, agreement=locked, organisation=by.organisation)
        record("public_taken_back", locked, by=by)
        if not locked.is_public:
            return
        locked.is_public = False
        locked.save()
        PublicAgreement.objects.filter(reference=locked.reference).update(
            **NOTHING,
            kind="",
            state="",
            currency="",
            vat_treatment="",
            amount=None,
            signed_on=None,
            starts_on=None,
            ends_on=None,
            ends_early_on=None,
            access_campaign=False,
            changed_on=today,
            withdrawn_on=today,
        )
        others = locked.parties.exclude(organisation=by.organisation)
        mail.taken_back(locked, _title(locked), _places(others), by=by)


def refresh(partnership: Partnership, *, today: datetime.date) -> None:
    """Brings a page up to date with stage, parties, conditions and agreed wordings.

    Call it inside `acting`. Title and purpose stay as all agreed to show them.
    """
    if partnership.is_public:
        joined = standing(partnership).joined()
        copy = published.partnership(partnership, joined, today=today)
        _keep(copy, today, without=AS_AGREED)


def refresh_agreement(agreement: Agreement, _by: Actor, today: datetime.date) -> None:
    """After a signature by all: an amendment changes the sheet. Inside `acting`."""
    if agreement.is_public:
        _keep(published.agreement(agreement, today=today), today)


def bring_up_to_date(today: datetime.date) -> int:
    """Sheets whose agreement ended, or went on, since; gives how many."""
    shown = PublicAgreement.objects.filter(reference=OuterRef("reference"))
    late = (
        Agreement.objects.filter(is_public=True)
        .exclude(state=Subquery(shown.values("state")[:1]))
        .select_related("partnership", "agreed")
    )
    done = 0
    for agreement in late.order_by("pk"):
        with acting(CALENDAR):
            refresh_agreement(agreement, CALENDAR, today)
        done += 1
    return done


def after_merge(merge: Merge) -> None:
    """Pages name the record that is kept; after an undo, both again as before."""
    ids = [merge.kept.public_id, merge.merged.public_id]
    pages = dict(
        PublicPartnership.objects.filter(party_ids__overlap=ids).values_list(
            "public_id", "changed_on"
        )
    )
    for found in Partnership.objects.filter(public_id__in=pages):
        refresh(found, today=pages[found.public_id])
    sheets = dict(
        PublicAgreement.objects.filter(party_ids__overlap=ids).values_list(
            "reference", "changed_on"
        )
    )
    shown = Agreement.objects.filter(reference__in=sheets)
    for agreement in shown.select_related("partnership", "agreed"):
        refresh_agreement(agreement, CALENDAR, sheets[agreement.reference])


def _keep(
    copy: Any,
    today: datetime.date,
    *,
    without: frozenset[str] = frozenset(),
    anew: bool = False,
) -> None:
    """Writes a copy over the one that is there."""
    key = "public_id" if isinstance(copy, PublicPartnership) else "reference"
    left_out = without if anew else without | KEPT
    values = {
        field.name: getattr(copy, field.name)
        for field in copy._meta.local_concrete_fields
        if field.name not in {"id", key, *left_out} and not field.generated
    }
    values |= {"changed_on": today, "withdrawn_on": None}
    type(copy).objects.update_or_create(
        **{key: getattr(copy, key)},
        defaults=values,
    )


def _note(model: Any, day: datetime.date | None, **which: Any) -> None:
    row = model.objects.select_for_update(of=("self",)).get(**which)
    row.public_agreed_on = day
    row.save()


def _of(agreement: Agreement, by: Actor) -> tuple[Agreement, AgreementParty | None]:
    locked = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("partnership", "agreed")
        .get(pk=agreement.pk)
    )
    own = locked.parties.filter(
        organisation_id=by.organisation_id or 0, shown=True
    ).first()
    return locked, own


def _title(agreement: Agreement) -> str:
    return agreement.settled.title


def _joined(parties: Any) -> list[Any]:
    return _places(parties.filter(state=PartnershipParty.State.JOINED))


def _places(parties: Any) -> list[Any]:
    return [party.organisation for party in parties.select_related("organisation")]
