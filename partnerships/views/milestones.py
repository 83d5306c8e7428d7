"""The life of an agreement: what it makes due, and each of these."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from documents.http import sent
from organisations.permissions import for_kind, for_roles
from partnerships.actions import milestones as actions
from partnerships.forms.milestones import DoneForm
from partnerships.lifecycle.milestones import MOVES, milestone_steps
from partnerships.models import (
    Milestone,
    MilestoneEvidence,
)
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    facts_of,
    file_of,
    form_page,
    move_page,
    posted,
    steps_of,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.amounts import written
from ui.templatetags.ui import day

NEEDED = {"question": gettext_lazy("What is missing?")}
SAID = {
    "accept": gettext_lazy("It is done; both sides say so."),
    "question": gettext_lazy("The other side reads what is missing."),
    "take_back": gettext_lazy("It is to do again."),
}


def _get(request: SignedInRequest, public_id: str) -> Milestone:
    visible = Milestone.objects.for_actor(request.actor).select_related(
        "agreement__partnership", "agreement__current", "done_by", "decided_by"
    )
    found: Milestone = get_object_or_404(visible, public_id=public_id)
    return found


def line(milestone: Any) -> Line:
    """A row of a list; the agreement is told where the list is about many."""
    late = milestone.late(today())
    return {
        "title": milestone.words,
        "url": milestone.get_absolute_url(),
        "more": f"{milestone.get_kind_display()}"
        + (
            f", {written(milestone.amount, milestone.currency)}"
            if milestone.amount is not None
            else ""
        ),
        "between": milestone.get_side_display(),
        "day": day(milestone.due_on),
        "state": "late" if late else milestone.state,
        "state_label": _("Late") if late else milestone.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    milestone = _get(request, public_id)
    reasons = milestone_steps(milestone, request.actor)
    steps = steps_of(
        milestone,
        reasons,
        MOVES,
        "partnerships:milestone-move",
        pages=("report_done", "question"),
        quiet=("question", "take_back"),
    )
    for step in steps:
        if step["label"] == MOVES["report_done"].label:
            step["url"] = reverse("partnerships:milestone-done", args=[public_id])
    context = {
        "milestone": milestone,
        "agreement": milestone.agreement,
        "partnership": milestone.agreement.partnership,
        "tab": "life",
        "late": milestone.late(today()),
        "facts": _facts(milestone),
        "evidence": MilestoneEvidence.objects.filter(milestone=milestone)
        .select_related("document", "brought_by")
        .order_by("pk"),
        "steps": steps,
        "history": timeline(milestone, viewer=request.actor),
    }
    return render(request, "partnerships/milestones/detail.html", context)


def _facts(milestone: Milestone) -> list[dict[str, Any]]:
    return facts_of(
        [
            (_("Kind"), milestone.get_kind_display()),
            (_("By"), day(milestone.due_on)),
            (_("Who does it"), milestone.get_side_display()),
            (
                _("Amount"),
                written(milestone.amount, milestone.currency)
                if milestone.amount is not None
                else "",
            ),
            (_("Done on"), day(milestone.done_on)),
            (_("Said by"), milestone.done_by and milestone.done_by.legal_name),
            (_("What was done"), milestone.done_words),
            (_("What is questioned"), milestone.question),
        ]
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def done(request: SignedInRequest, public_id: str) -> HttpResponse:
    milestone = _get(request, public_id)
    form = DoneForm(*posted(request), today=today(), initial={"done_on": today()})
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.report_done(
            milestone,
            by=request.actor,
            today=today(),
            done_on=form.cleaned_data["done_on"],
            words=form.cleaned_data["words"],
            address=form.cleaned_data["address"],
            files=[file] if (file := file_of(form)) else [],
        ),
        _("The other side is asked to look at it."),
    ):
        return redirect(milestone)
    return form_page(
        request,
        form,
        title=_("Say that it is done"),
        back=milestone.get_absolute_url(),
        context={
            "multipart": True,
            "agreement": milestone.agreement,
            "partnership": milestone.agreement.partnership,
            "tab": "life",
            "caption": milestone.words,
        },
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    milestone = _get(request, public_id)
    by, on = request.actor, today()
    return move_page(
        request,
        milestone,
        name,
        moves=MOVES,
        acts={
            "accept": lambda _w: actions.accept(milestone, by=by, today=on),
            "question": lambda words: actions.question(
                milestone, by=by, today=on, reason=words
            ),
            "take_back": lambda _w: actions.take_back(milestone, by=by),
        },
        needed=NEEDED,
        said=SAID,
        context={
            "agreement": milestone.agreement,
            "partnership": milestone.agreement.partnership,
            "tab": "life",
            "caption": milestone.words,
        },
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def evidence(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    milestone = _get(request, public_id)
    found = (
        MilestoneEvidence.objects.filter(
            milestone=milestone, document__public_id=document_id
        )
        .select_related("document__content")
        .first()
    )
    if found is None or found.document is None:
        raise Http404
    return sent(found.document, about=milestone, by=request.actor)
