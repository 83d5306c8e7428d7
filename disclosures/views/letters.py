"""Letters to recipients without e-mail: printed with rows, return form and a code."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.http import SignedInRequest
from disclosures import progress, rows
from disclosures.actions import periods
from disclosures.models import Delivery, Entry, Period
from disclosures.views.periods import get_period, period_tabs
from organisations.actions.invitations import letter_code
from organisations.models import Organisation
from organisations.permissions import for_roles
from workflow.moves import Refused

MOST = 50
"""As many as a page of the list shows."""


@dataclass(frozen=True)
class Letter:
    """`code`: for joining, once; empty for those who are here already."""

    recipient: Organisation
    rows: list[rows.Row]
    code: str


def _chosen(request: SignedInRequest, period: Period) -> list[Organisation]:
    return list(
        progress.recipients(period)
        .filter(
            public_id__in=request.POST.getlist("recipient")[:MOST],
            delivery_state__isnull=False,
        )
        .order_by("name_key", "pk")
    )


@require_POST
@login_required
@for_roles("disclosure_officer")
def letters(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The letters on one page, ready to print. Codes can't be shown a second time."""
    period = get_period(request, public_id)
    recipients = _chosen(request, period)
    if not recipients:
        messages.error(request, _("Choose at least one recipient that can be asked."))
        return redirect("disclosures:period-recipients", period.public_id)
    asked: dict[int, list[rows.Row]] = {}
    entries = Entry.objects.filter(
        period=period, recipient__in=recipients, state=Entry.State.IN_REVIEW
    )
    for entry in rows.loaded(entries).order_by("pk"):
        asked.setdefault(entry.recipient_id, []).append(rows.row(entry, request.actor))
    context = {
        "subnavigation": period_tabs(period, "recipients"),
        "period": period,
        "today": timezone.localdate(),
        "join_url": request.build_absolute_uri(reverse("organisations:letter-code")),
        "letters": [
            Letter(recipient, asked.get(recipient.pk, []), _code(recipient, request))
            for recipient in recipients
        ],
    }
    return render(request, "disclosures/periods/letters.html", context)


def _code(recipient: Organisation, request: SignedInRequest) -> str:
    """None for organisations that have a verified administrator."""
    try:
        return letter_code(recipient, by=request.actor, today=timezone.localdate())
    except Refused:
        return ""


@require_POST
@login_required
@for_roles("disclosure_officer")
def posted(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The officer has put the letters into the post."""
    period = get_period(request, public_id)
    deliveries = list(
        Delivery.objects.filter(period=period, recipient__in=_chosen(request, period))
    )
    try:
        count = periods.send_letters(
            period, deliveries, by=request.actor, today=timezone.localdate()
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext(
            "%(count)d letter is noted as posted.",
            "%(count)d letters are noted as posted.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("disclosures:period-recipients", period.public_id)
