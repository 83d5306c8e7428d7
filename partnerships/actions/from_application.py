"""From an approved application to an agreement: nothing is typed twice."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from organisations import not_now
from organisations.models import Organisation
from partnerships.actions import agreements, versions
from partnerships.actions.applications import lock
from partnerships.lifecycle.applications import GRANTED
from partnerships.lifecycle.sides import writes
from partnerships.models import (
    Agreement,
    Application,
    Partnership,
    PartnershipParty,
    Topic,
)
from workflow.moves import Refused

SAME = (
    "title",
    "objectives",
    "benefit",
    "starts_on",
    "ends_on",
    "amount",
    "currency",
    "vat_treatment",
    "acknowledgement",
)
"""Columns that an application and a version of an agreement both have."""
GONE = frozenset(
    {Agreement.State.DECLINED, Agreement.State.CANCELLED, Agreement.State.EXPIRED}
)
GOING_ON = frozenset(Agreement.State) - GONE
"""After any other end somebody may try again."""
MOST = 50


def begin_agreement(
    application: Application,
    partnership: Partnership,
    *,
    form: str,
    by: Actor,
    today: datetime.date,
) -> Agreement:
    """Drafts the agreement of an approved application, in a running partnership of both.

    The draft is private to the actor's side until it is sent. Conditions of the decision
    become a clause of their own.
    """
    with acting(by):
        locked = lock(application)
        if reasons := may_not_begin(locked, by, today):
            raise Refused(reasons)
        agreement = agreements.draft(
            partnership,
            shape=agreements.Shape(kind=locked.kind, form=form),
            title=locked.title,
            parties=[locked.company, locked.applicant],
            by=by,
            today=today,
            application=locked,
        )
        # nothing is noted at the application: the other side would learn of the draft
        versions.write(agreement, _terms(locked), _children(locked), by=by)
        return agreement


def may_not_begin(
    application: Application, actor: Actor, today: datetime.date
) -> list[str]:
    """Why the actor may not begin the agreement now; nothing means that they may.

    A company respects an organisation that says "not now"; the organisation itself can
    begin whenever it likes.
    """
    reasons = []
    if not writes(actor):
        reasons.append(
            _(
                "Agreements are drafted by leads and legal reviewers of a company, and by"
                " administrators and signatories of an organisation."
            )
        )
    if application.state not in GRANTED:
        reasons.append(_("An agreement begins when the company has approved."))
    begun = Agreement.objects.for_actor(actor).filter(
        application=application, state__in=GOING_ON
    )
    if begun.exists():
        reasons.append(_("The agreement was begun already."))
    if actor.kind == Organisation.Kind.COMPANY:
        reasons += not_now.reasons(application.applicant, today)
    return reasons


def partnerships_of_both(application: Application) -> "Sequence[Partnership]":
    """Running ones in which the company and the organisation take part."""
    joined = PartnershipParty.objects.filter(state=PartnershipParty.State.JOINED)
    sides = (application.company_id, application.applicant_id)
    found = Partnership.objects.running()
    for side in sides:
        found = found.filter(
            pk__in=joined.filter(organisation=side).values("partnership_id")
        )
    return list(found.order_by("-pk")[:MOST])


def _terms(application: Application) -> dict[str, Any]:
    said = {name: getattr(application, name) for name in SAME}
    words = (application.summary, application.target_group, application.place)
    return {
        **said,
        "description": "\n\n".join(part for part in words if part),
        "company_may_not_ask": _may_not_ask(application),
    }


def _may_not_ask(application: Application) -> str:
    """What the company says in public that it never asks for."""
    profile = getattr(application.company, "company_profile", None)
    return profile.never_asks if profile else ""


def _children(application: Application) -> dict[str, Sequence[Mapping[str, Any]]]:
    children: dict[str, Sequence[Mapping[str, Any]]] = {
        "budget": [
            {"words": line.words, "amount": line.asked}
            for line in application.lines.order_by("position")
            if line.asked
        ]
    }
    if application.in_kind_asked:
        children["in_kind"] = [{"words": application.in_kind_asked}]
    if application.conditions:
        children["clauses"] = [
            {
                "topic": Topic.FREE,
                "heading": _("Conditions of the decision"),
                "text": application.conditions,
            }
        ]
    return children
