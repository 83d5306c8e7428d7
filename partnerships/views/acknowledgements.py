"""Evidence that the support of an agreement was acknowledged."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from documents.http import sent
from organisations.permissions import for_kind, for_roles
from partnerships.actions import acknowledgements as actions
from partnerships.forms.acknowledgements import AcknowledgementForm, OpinionForm
from partnerships.lifecycle.milestones import speaks
from partnerships.models import Acknowledgement, AcknowledgementOpinion
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    agreement_of,
    facts_of,
    file_of,
    form_page,
    list_page,
    new_key,
    posted,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.templatetags.ui import day


def _get(request: SignedInRequest, public_id: str) -> Acknowledgement:
    visible = Acknowledgement.objects.for_actor(request.actor).select_related(
        "agreement__partnership", "agreement__current", "brought_by", "document"
    )
    found: Acknowledgement = get_object_or_404(visible, public_id=public_id)
    return found


def _line(found: Any) -> Line:
    said = [each.from_outset for each in found.opinions.all()]
    clear = said and all(said)
    return {
        "title": found.words,
        "url": found.get_absolute_url(),
        "more": found.get_medium_display(),
        "between": found.brought_by.legal_name,
        "day": day(found.seen_on),
        "state": "fine" if clear else "questioned",
        "state_label": _("Apparent from the outset")
        if clear
        else _("Not apparent from the outset"),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    rows = (
        Acknowledgement.objects.filter(agreement=agreement)
        .select_related("brought_by")
        .prefetch_related("opinions")
    )
    version = agreement.agreed or agreement.current
    wording = version.acknowledgement if version else ""
    context = {
        "agreement": agreement,
        "partnership": agreement.partnership,
        "tab": "life",
        "title": _("Evidence of acknowledgement"),
        "intro": _("The agreed wording: %(wording)s") % {"wording": wording}
        if wording
        else _("Support is acknowledged clearly, and apparent from the outset."),
        "between": _("Brought by"),
        "empty": _("Nobody has brought any evidence yet."),
        "add": _("Add evidence"),
        "add_url": reverse("partnerships:acknowledgement-create", args=[reference])
        if not actions.may_not_bring(agreement, request.actor)
        else "",
    }
    return list_page(request, rows, _line, context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def create(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    form = AcknowledgementForm(
        *posted(request), today=today(), initial={"key": new_key(), "seen_on": today()}
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.bring(
                agreement,
                medium=form.cleaned_data["medium"],
                words=form.cleaned_data["words"],
                seen_on=form.cleaned_data["seen_on"],
                from_outset=form.cleaned_data["from_outset"] == "yes",
                address=form.cleaned_data["address"],
                file=file_of(form),
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("The evidence is kept; the other side can look at it."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Add evidence of acknowledgement"),
        back=reverse("partnerships:acknowledgement-list", args=[reference]),
        context={
            "multipart": True,
            "agreement": agreement,
            "partnership": agreement.partnership,
            "tab": "life",
        },
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = _get(request, public_id)
    context = {
        "found": found,
        "agreement": found.agreement,
        "partnership": found.agreement.partnership,
        "tab": "life",
        "facts": facts_of(
            [
                (_("Where"), found.get_medium_display()),
                (_("What it says, and where it stands"), found.words),
                (_("Seen on"), day(found.seen_on)),
                (_("Brought by"), found.brought_by.legal_name),
            ]
        ),
        "opinions": AcknowledgementOpinion.objects.filter(acknowledgement=found)
        .select_related("organisation")
        .order_by("pk"),
        "may_judge": speaks(request.actor, found.agreement_id),
        "history": timeline(found, viewer=request.actor),
    }
    return render(request, "partnerships/acknowledgements/detail.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def judge(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = _get(request, public_id)
    form = OpinionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.judge(
            found,
            from_outset=form.cleaned_data["from_outset"] == "yes",
            words=form.cleaned_data["words"],
            by=request.actor,
            today=today(),
        ),
        _("What you say stands beside it."),
    ):
        return redirect(found)
    return form_page(
        request,
        form,
        title=_("Was it apparent from the outset?"),
        back=found.get_absolute_url(),
        context={
            "agreement": found.agreement,
            "partnership": found.agreement.partnership,
            "tab": "life",
            "caption": found.words,
        },
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def evidence(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = _get(request, public_id)
    if found.document is None:
        raise Http404
    return sent(found.document, about=found, by=request.actor)
