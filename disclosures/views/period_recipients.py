"""The recipients of a company's year: how far each was reached and what it answered."""

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
from audit.acting import acting
from disclosures import progress, rows
from disclosures.actions import answers, periods
from disclosures.forms.periods import LetterForm, RecipientFilter
from disclosures.lifecycle.entries import ANSWERABLE
from disclosures.lifecycle.periods import IN_HANDS_OF_RECIPIENTS
from disclosures.models import AnswerWay, Delivery, Entry, Period
from disclosures.views.periods import get_period, period_tabs
from documents.models import Document, keep
from organisations.permissions import for_kind, for_roles
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    form = RecipientFilter(request.GET)
    page = keyset.page(
        form.apply(progress.recipients(period), period),
        order=("name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    figures = progress.of_recipients(period, page.rows)
    reachable = progress.with_people(page.rows, today=timezone.localdate())
    in_hands = period.state in IN_HANDS_OF_RECIPIENTS
    context = {
        "subnavigation": period_tabs(period, "recipients"),
        "period": period,
        "filter_form": form,
        "recipients": [
            (recipient, figures[recipient.pk], recipient.pk in reachable)
            for recipient in page.rows
        ],
        "may_write": in_hands and request.actor.has("disclosure_officer"),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/recipients.html", context)


def get_recipient(period: Period, recipient_id: str) -> Any:
    return get_object_or_404(progress.recipients(period), public_id=recipient_id)


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str, recipient_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    recipient = get_recipient(period, recipient_id)
    entries = Entry.objects.filter(period=period, recipient=recipient)
    page = keyset.page(
        rows.loaded(entries),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    figures = progress.of_recipients(period, [recipient])
    context = {
        "subnavigation": period_tabs(period, "recipients"),
        "period": period,
        "recipient": recipient,
        "figures": figures.get(recipient.pk, progress.Figures()),
        "reachable": progress.with_people([recipient], today=timezone.localdate()),
        "rows": [rows.row(entry, request.actor) for entry in page.rows],
        "may_write": period.state in IN_HANDS_OF_RECIPIENTS
        and request.actor.has("disclosure_officer"),
        "extend_url": reverse("disclosures:period-extend", args=[period.public_id])
        + f"?recipient={recipient.public_id}",
        "delivery_label": Delivery.State(recipient.delivery_state).label
        if recipient.delivery_state
        else "",
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/recipient.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def letter_answer(
    request: SignedInRequest, public_id: str, recipient_id: str
) -> HttpResponse:
    """What a recipient wrote on paper, entered with the scan, for one row or many."""
    period = get_period(request, public_id)
    recipient = get_recipient(period, recipient_id)
    entries = Entry.objects.filter(
        period=period,
        recipient=recipient,
        state__in=ANSWERABLE,
        answered_way__in=["", AnswerWay.LETTER],  # what it said here itself stands
    )
    page = keyset.page(
        rows.loaded(entries),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    shown = [rows.row(entry, request.actor) for entry in page.rows]
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LetterForm(*posted, rows=shown)
    if form.is_valid():
        try:
            _store(request, form)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The answers are stored with the scan."))
            return redirect(
                "disclosures:period-recipient", period.public_id, recipient.public_id
            )
    context = {
        "subnavigation": period_tabs(period, "recipients"),
        "period": period,
        "recipient": recipient,
        "form": form,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/letter_answer.html", context)


def _store(request: SignedInRequest, form: LetterForm) -> None:
    scan = form.cleaned_data["scan"]
    with acting(request.actor, _("Answered by letter")):
        letter = keep(
            scan.read(),
            name=scan.name,
            media_type=scan.content_type,
            kind=Document.Kind.SCAN,
            owner_id=request.actor.organisation_id,
        )
        for (said, reason, words), entries in form.given().items():
            answers.answer_by_letter(
                entries,
                said,
                by=request.actor,
                today=timezone.localdate(),
                letter=letter,
                reason=reason,
                words=words,
            )


@require_POST
@login_required
@for_roles("disclosure_officer")
def came_back(
    request: SignedInRequest, public_id: str, recipient_id: str
) -> HttpResponse:
    period = get_period(request, public_id)
    delivery = get_object_or_404(
        Delivery.objects.select_related("period"),
        period=period,
        recipient__public_id=recipient_id,
    )
    try:
        periods.letter_came_back(delivery, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted: the letter came back."))
    return redirect("disclosures:period-recipient", public_id, recipient_id)
