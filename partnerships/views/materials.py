"""Materials and protocols that one side lets the other read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from documents.http import sent
from organisations.permissions import for_kind, for_roles
from partnerships.actions import materials as actions
from partnerships.forms.materials import (
    MaterialForm,
)
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.materials import (
    EDITORIAL,
    MOVES,
    bases,
    material_steps,
    may_not_ask_for_text,
)
from partnerships.models import (
    Basis,
    Material,
    MaterialComment,
    MaterialVersion,
    TextRequest,
)
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    facts_of,
    file_of,
    form_page,
    list_page,
    new_key,
    partners,
    partnership_of,
    posted,
    steps_of,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.templatetags.ui import day


def material_of(request: SignedInRequest, public_id: str) -> Any:
    """With `asked_words`, `asked_on` of the text that its owner asks for, if it does."""
    asked = TextRequest.objects.filter(material=OuterRef("pk"), ended_on=None)
    visible = (
        Material.objects.for_actor(request.actor)
        .select_related("partnership", "owner", "other")
        .annotate(
            asked_words=Subquery(asked.values("words")[:1]),
            asked_on=Subquery(asked.values("asked_on")[:1]),
        )
    )
    return get_object_or_404(visible, public_id=public_id)


def line(material: Any) -> Line:
    return {
        "title": material.title,
        "url": material.get_absolute_url(),
        "more": material.get_kind_display(),
        "between": _("%(owner)s, read by %(other)s")
        % {"owner": material.owner.legal_name, "other": material.other.legal_name},
        "day": day(material.due_on),
        "state": material.state,
        "state_label": material.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    rows = (
        Material.objects.for_actor(request.actor)
        .filter(partnership=partnership)
        .select_related("owner", "other")
    )
    context = {
        "partnership": partnership,
        "tab": "activities",
        "title": _("Materials to read"),
        "intro": f"{_('Either side can let the other read a text before it is used.')}"
        f" {EDITORIAL}",
        "between": _("Whose, and who reads it"),
        "when": _("Comments by"),
        "empty": _("Nobody has shown anything yet."),
        "add": _("Let the other side read something"),
        "add_url": reverse("partnerships:material-create", args=[public_id])
        if not may_not_write(
            request.actor, partnership.pk, takes_part=partnership.takes_part
        )
        else "",
    }
    return list_page(request, rows, line, context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    form = MaterialForm(
        *posted(request),
        among=partners(request, partnership),
        initial={"key": new_key()},
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: _show(request, partnership, form),
            _("The other side is asked to read it."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Let the other side read something"),
        back=reverse("partnerships:material-list", args=[public_id]),
        context={
            "multipart": True,
            "partnership": partnership,
            "tab": "activities",
            "submit": _("Show it"),
        },
    )


def _show(request: SignedInRequest, partnership: Any, form: Any) -> Material:
    facts = {**form.cleaned_data, "file": file_of(form)}
    return actions.show(
        partnership, facts.pop("reader"), by=request.actor, today=today(), **facts
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    material = material_of(request, public_id)
    actor = request.actor
    possible = bases(material, actor, asked=bool(material.asked_words))
    open_ = material.state == Material.State.IN_REVIEW
    context = {
        "material": material,
        "partnership": material.partnership,
        "tab": "activities",
        "facts": facts_of(
            [
                (_("What it is"), material.get_kind_display()),
                (_("Whose it is"), material.owner.legal_name),
                (_("Who reads it"), material.other.legal_name),
                (_("What its owner would like to know"), material.words),
                (_("Comments by"), day(material.due_on)),
                (_("What changed because of the comments"), material.outcome),
            ]
        ),
        "versions": MaterialVersion.objects.filter(material=material)
        .select_related("document", "by_organisation")
        .order_by("-number"),
        "comments": MaterialComment.objects.filter(material=material)
        .select_related("by_organisation", "version")
        .order_by("pk"),
        "may_write": open_ and possible,
        "editorial": EDITORIAL if Basis.FACT in possible else "",
        "may_answer": possible == [Basis.OWN],
        "may_ask": not may_not_ask_for_text(material, actor),
        "steps": steps_of(
            material,
            material_steps(material, actor),
            MOVES,
            "partnerships:material-move",
            pages=MOVES,
            quiet=MOVES,
        ),
        "history": timeline(material, viewer=actor),
    }
    return render(request, "partnerships/materials/detail.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    material = material_of(request, public_id)
    found = (
        MaterialVersion.objects.filter(
            material=material, document__public_id=document_id
        )
        .select_related("document__content")
        .first()
    )
    if found is None:
        raise Http404
    return sent(found.document, about=material, by=request.actor)
