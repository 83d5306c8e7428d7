"""Pages of organisations: the list, one record, adding and changing it."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import Actor
from organisations import classification, not_now, search
from organisations.actions import organisations as actions
from organisations.forms.organisations import (
    EditForm,
    NewOrganisationForm,
    OrganisationFilter,
)
from organisations.lifecycle.diligence import CHECKERS
from organisations.lifecycle.own_checks import may_not_note
from organisations.lifecycle.records import MAKERS, may_not_create, may_not_edit
from organisations.models import (
    Organisation,
    OrganisationQuerySet,
    OwnCheck,
)
from organisations.permissions import for_roles
from organisations.profiles.parts import of_kind
from organisations.profiles.sight import readable
from organisations.reading import MOST_PARTS, group, history, with_everything
from organisations.screening.shown import may_know
from organisations.views import parts
from organisations.views.held import reads_all
from ui import keyset
from ui.countries import country_name
from workflow.moves import Refused
from workflow.races import Outdated

ORDER = ("name_key", "id")
MOST_NOTES = 10


def _get(request: SignedInRequest, public_id: str) -> Organisation:
    visible = Organisation.objects.for_actor(request.actor)
    return get_object_or_404(visible, public_id=public_id)


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    form = OrganisationFilter(request.GET)
    chosen = form.apply(Organisation.objects.for_actor(request.actor))
    context: dict[str, Any] = {
        "filter_form": form,
        "may_create": not may_not_create(request.actor),
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    if form.words:
        found = search.find(form.words, among=chosen)
        context |= {"candidates": found, "cut": len(found) == search.MOST}
    else:
        page = keyset.page(
            chosen.annotate(told_class=classification.told()),
            order=ORDER,
            after=request.GET.get("after"),
            before=request.GET.get("before"),
        )
        count, more = keyset.capped_count(chosen)
        context |= {
            "organisations": page.rows,
            "count": count,
            "more": more,
            **keyset.addresses(page, request.GET),
        }
    return render(request, "organisations/list.html", context)


@require_safe
@login_required
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    visible = Organisation.objects.for_actor(request.actor)
    organisation = get_object_or_404(
        with_everything(visible.with_sight(request.actor), timezone.localdate()),
        public_id=public_id,
    )
    if organisation.status == Organisation.Status.DUPLICATE:
        return redirect(organisation.successor)
    own = request.actor.organisation_id == organisation.pk
    is_registrar = request.actor.has("registrar")
    is_company = organisation.kind == Organisation.Kind.COMPANY
    parent, affiliates = group(organisation, request.actor)
    conditions = readable(organisation, "conditions", request.actor)
    context = {
        "conditions": conditions,
        "has_profile": bool(of_kind(organisation.kind)),
        "parent": parent,
        "affiliates": affiliates[:MOST_PARTS],
        "more_affiliates": len(affiliates) > MOST_PARTS,
        "organisation": organisation,
        "can_be_classified": not (organisation.is_operator or is_company),
        "may_check": not is_company and request.actor.has(*CHECKERS),
        "own_notes": notes_about(organisation, request.actor) if is_company else [],
        "may_note": is_company and may_note(request),
        "country": country_name(organisation.country),
        "own": own,
        "may_read_all": own and reads_all(request.actor),
        "may_edit": not may_not_edit(
            organisation, request.actor, in_sight=organisation.in_sight
        ),
        "is_registrar": is_registrar,
        "may_read_screening": (own or is_registrar)
        and may_know(organisation, request.actor),
        "not_now": not_now.reasons(organisation, timezone.localdate()),
        "moments": history(organisation, request.actor, conditions=conditions),
    }
    return render(request, "organisations/detail.html", context)


def may_note(request: SignedInRequest) -> bool:
    """Whether they keep notes about companies; the operator keeps none."""
    seat = request.seat
    operator = seat is not None and seat.organisation.is_operator
    return not operator and not may_not_note(request.actor)


def notes_about(company: Organisation, actor: Actor) -> list[OwnCheck]:
    """What the actor's own organisation noted about a company and still holds."""
    if actor.kind == Organisation.Kind.COMPANY:
        return []
    noted = OwnCheck.objects.for_actor(actor).filter(company=company, ended_on=None)
    return list(noted.order_by("-id")[:MOST_NOTES])


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*MAKERS)
def create(request: SignedInRequest) -> HttpResponse:
    """Asks "is it one of these?" before anything is stored."""
    first = {
        "key": uuid.uuid4().hex,
        "legal_name": request.GET.get("name", "")[:500],
        "kind": request.GET.get("kind", ""),
    }
    form = NewOrganisationForm(request.POST or None, initial=first)
    alike: list[search.Candidate] = []
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data}
        if not facts.pop("is_new"):
            alike = search.similar(facts["legal_name"], actor=request.actor)
        if not alike:
            try:
                made = actions.create(by=request.actor, **facts)
            except Refused as refusal:
                form.add_error(None, refusal.reasons)
            else:
                messages.success(request, _("The organisation is added."))
                return redirect(_onwards(request, made))
    return render(
        request, "organisations/create.html", {"form": form, "candidates": alike}
    )


def _onwards(request: SignedInRequest, made: Organisation) -> str:
    """Back to the page that wanted an organisation (`next` ends where its id goes)."""
    wanted = request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return f"{wanted}{made.public_id}"
    return made.get_absolute_url()


@require_http_methods(FORM_METHODS)
@login_required
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    organisation = _get(request, public_id)
    if reasons := may_not_edit(organisation, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(organisation)
    conflicts: list[Any] = []
    form = EditForm(
        request.POST or None,
        initial=_facts(organisation),
        parents=_parents(organisation, request.actor),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(
                organisation,
                form.facts(),
                version=form.cleaned_data["version"],
                keep_old_name=form.cleaned_data["keep_old_name"],
                reason=form.cleaned_data["reason"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Outdated as race:
            conflicts = race.conflicts
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The record is changed."))
            return redirect(organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "conflicts": conflicts,
        "reasons": may_not_edit(organisation, request.actor),
        "parts": parts.listed(organisation, request.actor),
    }
    return render(request, "organisations/edit.html", context)


def _parents(organisation: Organisation, actor: Actor) -> OrganisationQuerySet | None:
    """Who may be named as its group; None when the present one is not theirs to know."""
    known = Organisation.objects.for_actor(actor)
    parent = organisation.parent_id
    if parent and not known.filter(pk=parent).exists():
        return None
    company = organisation.kind == Organisation.Kind.COMPANY
    return known.companies() if company else known


def _facts(organisation: Organisation) -> dict[str, Any]:
    return {
        name: getattr(organisation, name) for name in (*actions.EDITABLE, "version")
    } | {"keep_old_name": True}
