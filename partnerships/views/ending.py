"""Ending a partnership, or taking its proposal back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind
from partnerships.actions import partnerships as actions
from partnerships.forms.partnerships import ReasonForm
from partnerships.lifecycle.partnerships import MOVES, partnership_steps
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, place_of


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Ends it for both sides, with a reason."""
    return _ended(request, public_id, "end")


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The proposal goes no further."""
    return _ended(request, public_id, "take_back")


def _ended(request: SignedInRequest, public_id: str, move: str) -> HttpResponse:
    place = place_of(request, public_id)
    partnership = place.partnership
    form = ReasonForm(request.POST or None)
    act = actions.end if move == "end" else actions.take_back
    if acted(
        request,
        form,
        lambda: act(
            partnership,
            by=request.actor,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        ),
        _("The partnership has ended. The others are told."),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": MOVES[move].label,
        "intro": _(
            "Agreements that are signed go on until they end. Everything that was shared"
            " stays readable to all who took part."
        ),
        "form": form,
        "submit": MOVES[move].label,
        "reasons": partnership_steps(place, request.actor)[move],
    }
    return render(request, "partnerships/step.html", context)
