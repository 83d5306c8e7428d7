"""The recipient's pages: what every company will publish about it, and its answers."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from disclosures import rows
from disclosures.actions import answers as actions
from disclosures.actions import assigning
from disclosures.checks import Desk, by_period, desk
from disclosures.forms.review import ColleagueForm, QuestionForm, ReviewFilter
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import Answer, Entry
from disclosures.models.entries import EntryQuerySet
from disclosures.models.register import RegisterOrganisation
from disclosures.views.review_parts import RECIPIENTS, back_url, named_entries, tabs
from organisations import people
from organisations.models import Organisation
from organisations.models.public import PublicProfile
from organisations.permissions import for_kind
from ui import keyset
from ui.amounts import written
from workflow.moves import Refused

TO_CHECK_ORDER = ("period__company__name_key", "period_id", "id")


def _to_check(request: SignedInRequest) -> EntryQuerySet:
    return Entry.objects.for_actor(request.actor).filter(
        recipient_id=request.actor.organisation_id,
        state=Entry.State.IN_REVIEW,
        transfer__published_elsewhere="",
    )


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def index(request: SignedInRequest) -> HttpResponse:
    found = desk(request.actor, at=timezone.now())
    if request.actor.has(*ANSWERING_ROLES):
        actions.mark_opened(
            found.deliveries, by=request.actor, today=timezone.localdate()
        )
    form = ReviewFilter(request.GET, found.checks)
    entries = form.apply(rows.loaded(_to_check(request)), request.actor)
    page = keyset.page(
        entries,
        order=TO_CHECK_ORDER,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    checks = by_period(found.checks)
    shown = [rows.row(entry, request.actor) for entry in page.rows]
    groups = [
        (checks[period_id], list(members))
        for period_id, members in groupby(shown, key=lambda row: row.entry.period_id)
        if period_id in checks
    ]
    context = {
        "subnavigation": tabs("review"),
        "desk": found,
        "stats": _stats(found),
        "filter_form": form,
        "groups": groups,
        "may_answer": any(row.may_answer for row in shown),
        "limited_to": _limited_to(request),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/review/index.html", context)


def _stats(found: Desk) -> list[dict[str, Any]]:
    totals = found.totals
    stats: list[dict[str, Any]] = [
        {"value": written(amount, currency), "label": _("reported in total")}
        for currency, amount in totals.items()
    ]
    first = found.next_last_day
    stats += [
        {
            "value": _("%(answered)d of %(asked)d")
            % {"answered": found.answered, "asked": found.asked},
            "label": _("answered"),
        },
        {"value": found.questioned, "label": _("where something is wrong")},
    ]
    if first:
        days = max(first.days_left, 0)
        stats.append(
            {
                "value": days,
                "label": ngettext("day left", "days left", days),
                "note": f"{first.company}, {first.year}",
            }
        )
    return stats


def _limited_to(request: SignedInRequest) -> str:
    """The only company whose rows this person sees until their mandate is verified."""
    if not request.actor.only_company_id:
        return ""
    return Organisation.objects.get(pk=request.actor.only_company_id).legal_name


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def published(request: SignedInRequest) -> HttpResponse:
    """What is public already, here or elsewhere; answers are still taken."""
    public = Entry.objects.for_actor(request.actor).filter(
        Q(state=Entry.State.PUBLISHED) | ~Q(transfer__published_elsewhere=""),
        recipient_id=request.actor.organisation_id,
    )
    public = public.included()
    form = ReviewFilter(request.GET, [])
    page = keyset.page(
        form.apply(rows.loaded(public), request.actor),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    shown = [rows.row(entry, request.actor) for entry in page.rows]
    context = {
        "subnavigation": tabs("published"),
        "filter_form": form,
        "rows": shown,
        "may_answer": any(row.may_answer for row in shown),
        "limited_to": _limited_to(request),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/review/published.html", context)


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def public(request: SignedInRequest) -> HttpResponse:
    """To what everybody reads about this organisation, or that there is nothing yet."""
    own_id = request.seat.organisation.public_id
    if (
        RegisterOrganisation.objects.filter(public_id=own_id).exists()
        or PublicProfile.objects.filter(organisation_public_id=own_id).exists()
    ):
        return redirect("register:organisation", own_id)
    context = {"subnavigation": tabs("public")}
    return render(request, "disclosures/review/nothing_public.html", context)


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def to_print(request: SignedInRequest) -> HttpResponse:
    """Everything there is to check on paper, for a board: all rows, boxes to tick."""
    found = desk(request.actor, at=timezone.now())
    checks = by_period(found.checks)
    entries = rows.loaded(_to_check(request)).order_by(*TO_CHECK_ORDER)
    shown = (rows.row(entry, request.actor) for entry in entries)
    context = {
        "subnavigation": tabs("review"),
        "desk": found,
        "groups": [
            (checks[period_id], list(members))
            for period_id, members in groupby(
                shown, key=lambda row: row.entry.period_id
            )
            if period_id in checks
        ],
    }
    return render(request, "disclosures/review/print.html", context)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def answers(request: SignedInRequest) -> HttpResponse:
    """One answer for the row beside its button, or for all rows that were chosen."""
    keys, said = request.POST.getlist("row"), request.POST.get("answer", "")
    for name in request.POST:
        if name.startswith("answer-"):
            keys, said = [name.removeprefix("answer-")], request.POST.get(name, "")
    if not keys:
        messages.error(request, _("Choose at least one row first."))
        return redirect(back_url(request))
    if request.POST.get("action") == "ask":
        return _ask_colleague(request, named_entries(request, keys))
    return give(request, named_entries(request, keys), said)


def give(request: SignedInRequest, entries: list[Entry], said: str) -> HttpResponse:
    """Stores an answer; what is wrong is asked on a page of its own first."""
    questioned = said == Answer.QUESTIONED
    form = QuestionForm(request.POST if "reason_asked" in request.POST else None)
    if questioned and not form.is_valid():
        return _what_is_wrong(request, entries, form)
    facts = form.cleaned_data if questioned else {}
    try:
        actions.answer(
            entries,
            said,
            by=request.actor,
            today=timezone.localdate(),
            better_description=request.POST.get("better_description", ""),
            **facts,
        )
    except Refused as refusal:
        if questioned:
            form.add_error(None, refusal.reasons)
            return _what_is_wrong(request, entries, form)
        messages.error(request, str(refusal))
        return redirect(back_url(request))
    messages.success(request, _stored(said, len(entries)))
    return redirect(back_url(request))


def _stored(said: str, count: int) -> str:
    return ngettext(
        "Your answer is stored: %(answer)s.",
        "Your answer for %(count)d rows is stored: %(answer)s.",
        count,
    ) % {"answer": Answer(said).label, "count": count}


def _what_is_wrong(
    request: SignedInRequest, entries: list[Entry], form: QuestionForm
) -> HttpResponse:
    context = {
        "subnavigation": tabs("review"),
        "form": form,
        "rows": [rows.row(entry, request.actor) for entry in entries],
        "back": back_url(request),
        "better_description": request.POST.get("better_description", ""),
    }
    return render(request, "disclosures/review/question.html", context)


def _ask_colleague(request: SignedInRequest, entries: list[Entry]) -> HttpResponse:
    """Who should answer these rows; then they are told."""
    today = timezone.localdate()
    colleagues = list(
        people.colleagues(request.seat.organisation, request.actor, today).exclude(
            pk=request.user.pk
        )
    )
    form = ColleagueForm(
        request.POST if "colleague_asked" in request.POST else None,
        colleagues=colleagues,
    )
    if form.is_valid():
        chosen = next(
            person
            for person in colleagues
            if person.public_id == form.cleaned_data["colleague"]
        )
        try:
            assigning.assign(entries, chosen.pk, by=request.actor, today=today)
        except Refused as refusal:
            form.add_error("colleague", refusal.reasons)
        else:
            messages.success(
                request, _("%(name)s is asked to answer.") % {"name": chosen}
            )
            return redirect(back_url(request))
    context = {
        "subnavigation": tabs("review"),
        "form": form,
        "colleagues": colleagues,
        "rows": [rows.row(entry, request.actor) for entry in entries],
        "back": back_url(request),
        "people_url": reverse(
            "organisations:people", args=[request.seat.organisation.public_id]
        ),
    }
    return render(request, "disclosures/review/colleague.html", context)
