"""Starting a partnership, and changing what it is called and for."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import interests
from organisations.models import Organisation
from organisations.permissions import for_kind
from partnerships import leading
from partnerships.actions import partnerships as actions
from partnerships.actions.leads import Choice
from partnerships.forms.partnerships import FactsForm, StartForm
from partnerships.lifecycle.partnerships import may_not_lead, may_not_start
from partnerships.models import Wording
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, place_of
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def create(request: SignedInRequest) -> HttpResponse:
    """Starts one; `?with=` names an organisation that is to take part."""
    if reasons := may_not_start(request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect("partnerships:list")
    today = timezone.localdate()
    among = Organisation.objects.for_actor(request.actor).current()
    people = leading.candidates(request.actor.organisation, request.actor.kind, today)
    wanted = among.filter(public_id=request.GET.get("with", "")).first()
    form = StartForm(
        request.POST or None,
        among=among,
        people=people,
        side=request.actor.kind,
        initial={
            "key": uuid.uuid4().hex,
            "leader": request.user.pk,
            "function": leading.function_of(
                request.user, request.actor.organisation, today
            ),
            "others": wanted.legal_name if wanted else "",
        },
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.start(
                actions.Proposal(
                    title=given["title"],
                    purpose=given["purpose"],
                    stage=given["stage"],
                    role=given["role"],
                    expertise=given["expertise"],
                    words=given["words"],
                    leader=Choice(given["leader"], given.get("function", "")),
                    conditions=tuple(given["conditions"]),
                    wordings={
                        Wording.Kind.BENEFIT: given["benefit"],
                        Wording.Kind.OUT_OF_SCOPE: given["out_of_scope"],
                    },
                ),
                given["others"],
                by=request.actor,
                today=today,
                key=given["key"],
            )
        except Refused as refusal:
            form.add_error("others", refusal.reasons)
        else:
            messages.success(
                request, _("The partnership is proposed; the others are asked to join.")
            )
            return redirect(made)
    context = {
        "form": form,
        "declared": interests.beside(
            people, request.actor.organisation, request.actor, today
        ),
    }
    return render(request, "partnerships/create.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    place = place_of(request, public_id)
    partnership = place.partnership
    form = FactsForm(
        request.POST or None,
        initial={
            "title": partnership.title,
            "purpose": partnership.purpose,
            "version": partnership.version,
        },
    )
    if acted(
        request,
        form,
        lambda: actions.edit(partnership, by=request.actor, **form.cleaned_data),
        _("Changed. The others read it in the history."),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": _("Title and purpose"),
        "form": form,
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/step.html", context)
