"""One entry as its recipient reads it: facts, what changed, answer, question, history."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from disclosures import ledger, rows
from disclosures.actions import answers as actions
from disclosures.forms.review import WordsForm
from disclosures.lifecycle.questions import MOVES, question_steps
from disclosures.models import Entry, Question, Vat
from disclosures.views.review import give
from disclosures.views.review_parts import RECIPIENTS, named_entries, tabs
from documents.http import sent
from organisations.permissions import for_kind
from ui.amounts import written
from workflow.moves import Refused

RECIPIENTS_MOVES = ("accept", "withdraw")


def _get(request: SignedInRequest, public_id: str) -> Any:
    visible = Entry.objects.for_actor(request.actor).filter(
        recipient_id=request.actor.organisation_id
    )
    return get_object_or_404(
        rows.loaded(visible).select_related("answer_letter"),
        public_id=public_id,
    )


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    entry = _get(request, public_id)
    row = rows.row(entry, request.actor)
    questions = list(
        Question.objects.for_actor(request.actor)
        .filter(entry=entry)
        .select_related("entry__transfer", "recipient")
        .order_by("-pk")
    )
    public = entry.state == Entry.State.PUBLISHED or entry.transfer.published_elsewhere
    context = {
        "subnavigation": tabs("published" if public else "review"),
        "row": row,
        "entry": entry,
        "public": public,
        "facts": facts(row),
        "words_form": WordsForm(entry=entry),
        "questions": [
            (question, _steps(question, request) if number == 0 else [])
            for number, question in enumerate(questions)
        ],
        "history": ledger.history(entry.transfer, request.actor),
    }
    return render(request, "disclosures/review/entry.html", context)


def facts(row: rows.Row) -> list[dict[str, Any]]:
    """What the company reports, in a volunteer's words."""
    transfer = row.entry.transfer
    amount = (
        written(row.entry.amount, row.entry.currency)
        if row.entry.amount is not None
        else _("No value would be meaningful")
    )
    listed = [
        (_("Company"), transfer.disclosed_by.legal_name),
        (_("How it was paid"), row.paid_by),
        (_("When"), row.paid),
        (_("Amount"), f"{amount} ({Vat(transfer.vat_treatment).label})"),
        (_("Category"), row.category),
        (_("What it was for (public)"), transfer.description or _("Nothing is said")),
        (_("The benefit"), transfer.benefit),
        (_("Agreement"), transfer.agreement_title),
        (
            _("Passed on to"),
            transfer.ultimate_recipient.legal_name
            if transfer.ultimate_recipient
            else "",
        ),
        (_("First published"), transfer.published_elsewhere),
        (_("Not published because"), transfer.excluded_because),
    ]
    return [{"label": label, "value": value} for label, value in listed if value]


def _steps(question: Question, request: SignedInRequest) -> list[dict[str, Any]]:
    """What the recipient can do about its question; what can't be done is not shown."""
    reasons = question_steps(question, request.actor)
    return [
        {
            "label": MOVES[name].label,
            "url": f"{question.get_absolute_url()}{name}/",
            "reasons": [],
        }
        for name in RECIPIENTS_MOVES
        if not reasons[name]
    ]


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def answer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """An answer about this entry, perhaps with better words for the public."""
    key = request.POST.get("row", "")
    if key.partition(".")[0] != public_id:
        raise Http404
    return give(request, named_entries(request, [key]), request.POST.get("answer", ""))


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Also an answer that the company entered from a letter."""
    entry = _get(request, public_id)
    try:
        actions.take_back(entry, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The answer is taken back."))
    return redirect(entry)


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def letter(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The scan of the letter from which the answer was entered."""
    entry = _get(request, public_id)
    if entry.answer_letter is None:
        raise Http404
    return sent(entry.answer_letter, about=entry, by=request.actor)
