"""The registrar's work: requests for access, and organisations to verify."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.actions import access, verification
from organisations.forms.access import DecisionForm
from organisations.lifecycle.access import access_steps
from organisations.lifecycle.verification import verification_steps
from organisations.models import AccessRequest, Membership, Organisation
from organisations.permissions import for_roles
from organisations.search import similar
from organisations.views.people import refuse
from ui import keyset
from ui.countries import country_name
from workflow.moves import Refused


@require_safe
@login_required
@for_roles("registrar")
def queue(request: SignedInRequest) -> HttpResponse:
    """Requests that wait, the oldest first."""
    waiting = AccessRequest.objects.filter(state=AccessRequest.State.WAITING)
    page = keyset.page(
        waiting.select_related("organisation", "person"),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"page": page, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/people/queue.html", context)


@require_safe
@login_required
@for_roles("registrar")
def unverified(request: SignedInRequest) -> HttpResponse:
    """Organisations that nobody has verified, by name."""
    waiting = Organisation.objects.current().filter(
        verification=Organisation.Verification.UNVERIFIED
    )
    page = keyset.page(
        waiting,
        order=("name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"page": page, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/people/unverified.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def decide(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One request: who asks, on what evidence; yes or no with the reason."""
    asked = get_object_or_404(
        AccessRequest.objects.select_related("organisation", "person", "evidence"),
        public_id=public_id,
    )
    offered = _offered(request, asked)
    form = DecisionForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, asked, form, offered or [])
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("Your decision is recorded, and they are told.")
            )
            return redirect("organisations:registrar-queue")
    context = {
        "asked": asked,
        "country": country_name(asked.organisation_country),
        "form": form,
        "contacts": _contacts(asked),
        "blocked": access_steps(asked, request.actor)["accept"],
    }
    return render(request, "organisations/people/decide.html", context)


def _decide(
    request: SignedInRequest,
    asked: AccessRequest,
    form: DecisionForm,
    offered: list[Organisation],
) -> None:
    today, reason = timezone.localdate(), form.cleaned_data["reason"]
    if request.POST.get("decision") == "accept":
        chosen = form.cleaned_data.get("organisation")
        if asked.person_id is None and not chosen:
            raise Refused([_("Choose the organisation that this is about.")])
        organisation = next((o for o in offered if o.public_id == chosen), None)
        access.accept_request(
            asked,
            by=request.actor,
            today=today,
            reason=reason,
            organisation=organisation,
        )
    elif request.POST.get("decision") == "refuse":
        access.refuse_request(asked, by=request.actor, today=today, reason=reason)
    else:
        raise Refused([_("Choose to accept or to refuse.")])


def _offered(
    request: SignedInRequest, asked: AccessRequest
) -> list[Organisation] | None:
    """Organisations that an own request may mean, the likeliest first; None when known."""
    if asked.person_id is not None:
        return None
    found = similar(asked.organisation_name, actor=request.actor, most=8)
    return [candidate.organisation for candidate in found]


def _contacts(asked: AccessRequest) -> list[Membership]:
    """Who acts or acted for the organisation until now."""
    if asked.organisation is None:
        return []
    return list(
        Membership.objects.filter(organisation=asked.organisation)
        .exclude(person=asked.person_id)
        .select_related("person")
        .order_by("-from_on", "-pk")[:20]
    )


def _verify(request: SignedInRequest, organisation: Organisation, reason: str) -> None:
    decision = request.POST.get("decision")
    if decision == "accept":
        verification.verify(
            organisation, by=request.actor, evidence=reason, today=timezone.localdate()
        )
    elif decision == "refuse":
        verification.refuse(organisation, by=request.actor, reason=reason)
    else:
        raise Refused([_("Choose to accept or to refuse.")])


@require_safe
@login_required
@for_roles("registrar")
def evidence(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The file that came with a request. Looking at it is recorded."""
    asked = get_object_or_404(
        AccessRequest.objects.select_related("evidence__content"), public_id=public_id
    )
    if asked.evidence is None:
        raise Http404
    return sent(asked.evidence, about=asked, by=request.actor)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def verify(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One organisation: verify it on evidence, or say why not."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor).prefetch_related(
            "names", "identifiers"
        ),
        public_id=public_id,
    )
    form = DecisionForm(request.POST or None, offered=None)
    if request.method == "POST" and form.is_valid():
        try:
            _verify(request, organisation, form.cleaned_data["reason"])
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("Your decision is recorded, and they are told.")
            )
            return redirect("organisations:registrar-organisations")
    context = {
        "organisation": organisation,
        "country": country_name(organisation.country),
        "form": form,
        "blocked": verification_steps(organisation, request.actor)["verify"],
        "alike": [
            candidate
            for candidate in similar(
                organisation.legal_name, actor=request.actor, most=6
            )
            if candidate.organisation.pk != organisation.pk
        ],
    }
    return render(request, "organisations/people/verify.html", context)
