"""What the pages of approval and signing share: the agreement, and the way to it."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest
from audit.naming import Who, named
from partnerships.models import Agreement, Approval
from workflow.moves import Refused


def the_agreement(request: SignedInRequest, reference: str) -> Agreement:
    """One that the actor may see, with what every page about it needs."""
    return get_object_or_404(
        Agreement.objects.for_actor(request.actor).select_related(
            "current", "agreed__signed_text", "amends", "base"
        ),
        reference=reference,
    )


def shown(agreement: Agreement, **more: Any) -> dict[str, Any]:
    """What every template about an agreement is told."""
    version = agreement.agreed or agreement.current
    title = version.title if version else agreement.reference
    return {
        "agreement": agreement,
        "title": title,
        "breadcrumbs": [
            {"label": _("Partnerships"), "url": reverse("partnerships:list")},
            {"label": agreement.reference, "url": agreement.get_absolute_url()},
        ],
        **more,
    }


def deciders(steps: Collection[Approval], request: SignedInRequest) -> dict[int, str]:
    """Who took each step, as the reader may know it: step's key and words."""
    whos = {
        step.pk: Who(step.person_id, step.organisation_id, step.deputy_for_id)
        for step in steps
        if step.person_id is not None
    }
    names = named(set(whos.values()), request.actor)
    return {key: names.get(who, "") for key, who in whos.items()}


def refuse(request: HttpRequest, form: BaseForm | None, refused: Refused) -> None:
    """The reasons above the form, or as messages where there is none."""
    for reason in refused.reasons:
        if form is None:
            messages.error(request, reason)
        else:
            form.add_error(None, reason)
