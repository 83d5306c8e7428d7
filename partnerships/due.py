"""What waits for an organisation while agreements run: for its list and its inbox.

Each function narrows rows for an actor; `…_of` narrows them to one organisation by an
expression, for counting. An organisation waits for nothing of its own making.
"""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from audit.acting import Actor
from organisations.models import Organisation
from partnerships.models import (
    Agreement,
    DataUse,
    FairPay,
    LogoPermission,
    Material,
    MaterialComment,
    Milestone,
    Side,
)
from ui.keyset import CappedCount

SOON_DAYS = 14
ENDED = (
    Agreement.State.CLOSED,
    Agreement.State.TERMINATED,
    Agreement.State.SUPERSEDED,
)


def milestones_of(organisation: Any, *, company: bool, today: datetime.date) -> Any:
    """Of the organisation's own side, late or due within two weeks."""
    return (
        Milestone.objects.due_until(today + datetime.timedelta(days=SOON_DAYS))
        .filter(_side(company), **_party(organisation))
        .exclude(agreement__state__in=ENDED)
    )


def looks_of(organisation: Any, *, company: bool) -> Any:
    """Said to be done by the other side of the table."""
    by_company = Q(done_by__kind=Side.COMPANY)
    return Milestone.objects.filter(
        ~by_company if company else by_company,
        state=Milestone.State.DONE,
        **_party(organisation),
    )


def pay_of(organisation: Any) -> Any:
    return FairPay.objects.filter(
        Q(company=organisation) | Q(organisation=organisation),
        ~Q(proposed_by=organisation),
        state=FairPay.State.PROPOSED,
    )


def logos_of(organisation: Any) -> Any:
    return LogoPermission.objects.filter(
        owner=organisation, state=LogoPermission.State.REQUESTED
    )


def data_of(organisation: Any) -> Any:
    return DataUse.objects.filter(
        Q(owner=organisation) | Q(other=organisation),
        ~Q(proposed_by=organisation),
        state=DataUse.State.PROPOSED,
    )


def materials_of(organisation: Any) -> Any:
    """Shown to it, and it has not commented yet."""
    commented = MaterialComment.objects.filter(
        material=OuterRef("pk"), by_organisation=OuterRef("other")
    )
    return Material.objects.filter(
        ~Exists(commented), other=organisation, state=Material.State.IN_REVIEW
    )


def counts(actor: Actor, today: datetime.date) -> dict[str, int]:
    """How many of each kind wait, up to one above the cap; one query."""
    me = OuterRef("pk")
    rows = {
        "milestones": milestones_of(me, company=_is(actor), today=today),
        "looks": looks_of(me, company=_is(actor)),
        "pay": pay_of(me),
        "logos": logos_of(me),
        "data": data_of(me),
        "materials": materials_of(me),
    }
    if actor.only_company_id is not None:  # sees a part of them only
        return {}
    wanted = {f"{name}_count": CappedCount(each) for name, each in rows.items()}
    found = Organisation.objects.annotate(**wanted).get(pk=actor.organisation)
    return {name: getattr(found, f"{name}_count") for name in rows}


def milestones(actor: Actor, today: datetime.date) -> Any:
    found = milestones_of(actor.organisation_id or 0, company=_is(actor), today=today)
    return found & Milestone.objects.for_actor(actor)


def looks(actor: Actor, today: datetime.date) -> Any:  # noqa: ARG001  as its neighbours
    found = looks_of(actor.organisation_id or 0, company=_is(actor))
    return found & Milestone.objects.for_actor(actor)


def pay(actor: Actor, today: datetime.date) -> Any:  # noqa: ARG001  as its neighbours
    found = pay_of(actor.organisation_id or 0) & FairPay.objects.for_actor(actor)
    return found.select_related("company", "organisation")


def logos(actor: Actor, today: datetime.date) -> Any:  # noqa: ARG001  as its neighbours
    found = logos_of(actor.organisation_id or 0)
    return _both(found & LogoPermission.objects.for_actor(actor))


def data(actor: Actor, today: datetime.date) -> Any:  # noqa: ARG001  as its neighbours
    found = data_of(actor.organisation_id or 0)
    return _both(found & DataUse.objects.for_actor(actor))


def materials(actor: Actor, today: datetime.date) -> Any:  # noqa: ARG001  as its neighbours
    found = materials_of(actor.organisation_id or 0)
    return _both(found & Material.objects.for_actor(actor))


def _both(rows: Any) -> Any:
    return rows.select_related("owner", "other")


def _is(actor: Actor) -> bool:
    return actor.kind == Side.COMPANY


def _side(company: bool) -> Q:  # noqa: FBT001  which side of the table
    ours = Q(side=Side.COMPANY)
    return ours if company else ~ours


def _party(organisation: Any) -> dict[str, Any]:
    """Joined, for an expression of the outer query would mean another one further in."""
    return {
        "agreement__parties__organisation": organisation,
        "agreement__parties__shown": True,
    }
