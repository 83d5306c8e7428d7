"""Questions of recipients: answered by the company, decided by whoever asked."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from disclosures import rows
from disclosures.actions import questions as actions
from disclosures.forms.questions import QuestionFilter, ReplyForm
from disclosures.lifecycle.questions import MOVES, question_steps
from disclosures.models import Question
from disclosures.views.review_parts import RECIPIENTS
from organisations.permissions import for_kind, for_roles
from ui import keyset
from workflow.moves import Refused


def _get(request: SignedInRequest, public_id: str) -> Question:
    visible = Question.objects.for_actor(request.actor).select_related(
        "entry__transfer__disclosed_by",
        "entry__transfer__paid_by",
        "entry__transfer__ultimate_recipient",
        "entry__period__company",
        "entry__period__regime",
        "entry__recipient",
        "recipient",
    )
    return get_object_or_404(visible, public_id=public_id)


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    form = QuestionFilter(request.GET)
    asked = Question.objects.for_actor(request.actor).select_related(
        "entry__transfer", "entry__period", "recipient"
    )
    page = keyset.page(
        form.apply(asked),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "questions": page.rows,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/questions/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company", *RECIPIENTS)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The company's page; whoever asked reads it with the entry."""
    question = _get(request, public_id)
    if question.recipient_id == request.actor.organisation_id:
        return redirect(question.entry)
    reasons = question_steps(question, request.actor)
    form = ReplyForm(
        request.POST if request.method == "POST" else None,
        initial={"words": question.company_words},
    )
    if form.is_valid():
        try:
            actions.reply(
                question,
                form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error("words", refusal.reasons)
        else:
            messages.success(request, _("Your answer is sent."))
            return redirect(question)
    context = {
        "question": question,
        "row": rows.row(question.entry, request.actor),
        "form": form,
        "reply_reasons": reasons["answer"],
        "steps": _steps(question, reasons),
        "history": timeline(question.entry.transfer, viewer=request.actor),
    }
    return render(request, "disclosures/questions/detail.html", context)


def _steps(question: Question, reasons: dict[str, list[str]]) -> list[dict[str, Any]]:
    if question.state == Question.State.SETTLED:
        return []
    transfer = question.entry.transfer
    edit = reverse("disclosures:transfer-edit", args=[transfer.public_id])
    return [
        {
            "label": _("Change the entry"),
            "url": f"{edit}?question={question.public_id}",
            "page": True,
            "reasons": reasons["answer"],
        },
        {
            "label": MOVES["settle_by_change"].label,
            "url": reverse(
                "disclosures:question-settle-by-change", args=[question.public_id]
            ),
            "reasons": reasons["settle_by_change"],
        },
    ]


@require_POST
@login_required
@for_roles("disclosure_officer")
def settle_by_change(request: SignedInRequest, public_id: str) -> HttpResponse:
    question = _get(request, public_id)
    try:
        today = question.entry.period.today(timezone.now())
        actions.settle_by_change(question, by=request.actor, today=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Settled; the recipient is asked once more."))
    return redirect(question)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def accept(request: SignedInRequest, public_id: str) -> HttpResponse:
    question = _get(request, public_id)
    try:
        actions.accept(question, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You agree: the entry counts as confirmed."))
    return redirect(question.entry)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def withdraw(request: SignedInRequest, public_id: str) -> HttpResponse:
    question = _get(request, public_id)
    try:
        actions.withdraw(question, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your question is taken back."))
    return redirect(question.entry)
