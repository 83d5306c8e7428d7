"""The history of a partnership, and of its conditions."""

from django.contrib.auth.decorators import login_required
from django.db.models import Case, CharField, F, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.timeline import Related, timeline
from organisations.permissions import for_kind
from partnerships import partnership_page
from partnerships.models import (
    Lead,
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    Wording,
)
from partnerships.views.partnerships import ANYBODY

State = PartnershipParty.State


@require_safe
@login_required
@for_kind(*ANYBODY)
def history(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who changed what, when and why."""
    partnership = get_object_or_404(
        partnership_page.with_unread(
            Partnership.objects.for_actor(request.actor), request.actor
        ),
        public_id=public_id,
    )
    context = {
        "partnership": partnership,
        "tab": "history",
        "moments": timeline(
            partnership, viewer=request.actor, related=_related(partnership)
        ),
    }
    return render(request, "partnerships/history.html", context)


def _related(partnership: Partnership) -> list[Related]:
    """Conditions, who takes part and leads, what parties say of themselves, wordings."""
    here = {"partnership_id": partnership.pk}
    ended = When(ended_on__isnull=False, then=Value(""))
    led = When(until_on__isnull=True, then=F("person__name"))
    parties = PartnershipParty.history.filter(**here)
    return [
        Related(
            PartnershipCondition.history.filter(**here),
            _("Condition"),
            Case(ended, default=F("name"), output_field=CharField()),
        ),
        Related(
            parties,
            _("What an organisation does"),
            F("role"),
        ),
        Related(
            parties,
            _("Expertise that it brings"),
            F("expertise"),
        ),
        Related(parties, _("Asked to join"), _named(State.INVITED)),
        Related(parties, _("Takes part"), _named(State.JOINED)),
        Related(
            Lead.history.filter(**here),
            _("Lead"),
            Case(led, default=Value(""), output_field=CharField()),
        ),
        Related(Wording.history.filter(**here), _("Wording"), F("text")),
    ]


def _named(state: str) -> Case:
    """The organisation, while it is in this state."""
    so = When(state=state, then=F("organisation__legal_name"))
    return Case(so, default=Value(""), output_field=CharField())
