"""The profile of an organisation: reading it, and changing it part by part."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions import profiles as actions
from organisations.forms import companies, profiles
from organisations.lifecycle.profiles import may_not_keep
from organisations.lifecycle.records import may_not_edit
from organisations.models import Organisation
from organisations.profile_history import history
from organisations.profiles import shown
from organisations.profiles.completion import tasks, with_completion
from organisations.profiles.facts import company_profile_of, told, whole
from organisations.profiles.parts import PARTS, Part, of_kind
from organisations.profiles.sight import (
    chosen,
    open_to,
    own_side,
    profile_of,
    sights,
)
from organisations.views.keeping import COMPANY, done, for_keepers

# Parts that are lists of things have pages of their own
LISTS = {
    "governing_body": "organisations:profile-body",
    "ties": "organisations:profile-ties",
    "documents": "organisations:profile-documents",
    "conditions": "organisations:profile-conditions",
    "products": "organisations:profile-products",
}


def change_url(organisation: Organisation, part: str) -> str:
    """Where a part is changed."""
    if part in LISTS:
        return reverse(LISTS[part], args=[organisation.public_id])
    return reverse("organisations:profile-part", args=[organisation.public_id, part])


@require_safe
@login_required
def profile(request: SignedInRequest, public_id: str) -> HttpResponse:
    today = timezone.localdate()
    visible = Organisation.objects.for_actor(request.actor)
    organisation = (
        with_completion(whole(visible, today)).filter(public_id=public_id).first()
    )
    if organisation is None or not of_kind(organisation.kind):
        raise Http404
    if organisation.status == Organisation.Status.DUPLICATE:
        return redirect("organisations:profile", organisation.successor.public_id)
    allowed = sights(organisation, request.actor)
    own = own_side(organisation, request.actor)
    parts = open_to(organisation, allowed)
    facts = told(organisation, parts, allowed=allowed, persons=len(allowed) > 1)
    told_parts = {
        section.part.name: section
        for section in shown.sections(facts, _reader(organisation, today))
    }
    keeper = not may_not_keep(organisation, request.actor)
    rows = [
        {
            "part": part,
            "section": told_parts.get(part.name),
            "sight": _seen_by(organisation, part) if own else "",
            "change_url": change_url(organisation, part.name) if keeper else "",
        }
        for part in of_kind(organisation.kind)
    ]
    to_do: list[dict[str, Any]] = [
        {"task": task, "url": change_url(organisation, task.part.name)}
        for task in (tasks(organisation) if own else [])
    ]
    company = organisation.kind == COMPANY
    context = {
        "organisation": organisation,
        "record": facts["record"],
        "rows": rows,
        "own": own,
        "company": company,
        "keeper": keeper,
        "may_edit": own and not may_not_edit(organisation, request.actor),
        "tasks": to_do,
        "missing": sum(not each["task"].done for each in to_do),
        "moments": history(organisation, request.actor) if own or company else [],
    }
    return render(request, "organisations/profile/profile.html", context)


def _seen_by(organisation: Organisation, part: Part) -> str:
    if part.name == "documents":
        return _("as you chose for each document")
    return str(chosen(organisation, part).label)


def _reader(organisation: Organisation, today: Any) -> shown.Reader:
    return shown.Reader(
        today,
        organisation=lambda other: reverse("organisations:detail", args=[other]),
        document=lambda document: reverse(
            "organisations:profile-document", args=[organisation.public_id, document]
        ),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers()
def part(
    request: SignedInRequest, organisation: Organisation, part: str
) -> HttpResponse:
    """One part that is a few columns."""
    company = organisation.kind == COMPANY
    kinds: Any = companies.FORMS if company else profiles.FORMS
    if part not in kinds:
        raise Http404
    kept: Any = (company_profile_of if company else profile_of)(organisation)
    more = {} if company else {"part": PARTS[part]}
    first = {name: getattr(kept, name) for name in (*PARTS[part].fields, "version")}
    if not company:
        first["sight"] = chosen(organisation, PARTS[part])
    form = kinds[part](request.POST or None, initial=first, **more)
    conflicts: list[Any] = []
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.edit(
                organisation,
                part,
                form.facts(),
                version=form.cleaned_data["version"],
                sight=form.cleaned_data.get("sight", ""),
                by=request.actor,
            ),
        )
        if left is None:
            return redirect("organisations:profile", organisation.public_id)
        conflicts = left
    context = {
        "organisation": organisation,
        "part": PARTS[part],
        "form": form,
        "conflicts": conflicts,
        "public": company,
    }
    return render(request, "organisations/profile/part.html", context)
