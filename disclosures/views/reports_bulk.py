"""Mending what is found in a report, many rows at once, or insisting in words."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import bulk
from disclosures.actions import reports as actions
from disclosures.findings import Finding, included, insisted
from disclosures.findings import finding as find
from disclosures.findings.rules import RULES
from disclosures.forms.reports import (
    InsistForm,
    InsistOnWholeForm,
    LeaveOutForm,
    VatForm,
    VatOfSelectionForm,
)
from disclosures.models import Report, Reservation
from disclosures.rows import loaded, row
from disclosures.views.reports_parts import (
    is_officer,
    name_of,
    refuse,
    the_report,
    way,
)
from organisations.permissions import for_kind, for_roles
from regimes.profile import categories
from ui import keyset
from workflow.moves import Refused

LEAVE_OUT = "leave-out"
BY_CODE = {rule.code: rule for rule in RULES}


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
def finding(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """The rows of one finding: to mend each, to mend many, or to insist on."""
    report = the_report(request, public_id)
    found = find(report, code)
    if found is None:
        raise Http404
    form = _form(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and _done(request, report, found, form):
        return redirect("disclosures:report-finding", report.public_id, code)
    return render(
        request, "disclosures/reports/finding.html", _context(request, found, form)
    )


def _form(found: Finding, data: QueryDict | None) -> Form:
    if data is not None and data.get("action") == "mend":
        data = None
    if found.rule.code == "vat_unknown":
        return VatOfSelectionForm(data)
    if found.rule.mend_at == LEAVE_OUT:
        return LeaveOutForm(data, initial={"words": found.rule.title})
    return InsistForm(data) if found.rule.rows else InsistOnWholeForm(data)


def _done(request: SignedInRequest, report: Report, found: Finding, form: Form) -> bool:
    """Does what the form asks for; else it says why not."""
    action = request.POST.get("action")
    chosen = _chosen(request, report)
    if found.rule.rows and action in {"selection", "mend_selection"} and not chosen:
        messages.error(request, _("Choose at least one row."))
        return False
    try:
        if action in {"mend", "mend_selection"}:
            ids = chosen if action == "mend_selection" else None
            count = actions.mend_instead(
                report, found.rule.code, by=request.actor, entry_ids=ids
            )
            messages.success(
                request,
                ngettext(
                    "%d reason is taken back.", "%d reasons are taken back.", count
                )
                % count,
            )
            return True
        if not form.is_valid():
            return False
        _mend_or_insist(request, report, found, form, chosen, action=action or "")
    except Refused as refused:
        refuse(request, form if form.is_bound else None, refused)
        return False
    return True


def _mend_or_insist(
    request: SignedInRequest,
    report: Report,
    found: Finding,
    form: Form,
    chosen: list[int],
    *,
    action: str,
) -> None:
    ids = chosen if action == "selection" else None
    if isinstance(form, VatOfSelectionForm):
        count = bulk.set_vat(
            report.period,
            form.cleaned_data["treatment"],
            by=request.actor,
            today=timezone.now(),
            reason=form.cleaned_data["reason"],
            entry_ids=chosen,
        )
        said = ngettext(
            "%d row says now what VAT applies.",
            "%d rows say now what VAT applies.",
            count,
        )
    elif isinstance(form, LeaveOutForm):
        every = found.entries().values_list("pk", flat=True)
        count = bulk.leave_out(
            report.period,
            by=request.actor,
            reason=form.cleaned_data["words"],
            entry_ids=list(every) if ids is None else ids,
        )
        said = ngettext(
            "%d row is left out of the report.",
            "%d rows are left out of the report.",
            count,
        )
    else:
        count = actions.insist(
            found, form.cleaned_data["words"], by=request.actor, entry_ids=ids
        )
        said = ngettext(
            "Your reason is noted. %d finding is settled by it.",
            "Your reason is noted. %d findings are settled by it.",
            count,
        )
    messages.success(request, said % count)


def _chosen(request: SignedInRequest, report: Report) -> list[int]:
    """Keys of the rows that were ticked; only rows of this report."""
    ids = request.POST.getlist("row")
    return list(included(report).filter(public_id__in=ids).values_list("pk", flat=True))


def _context(request: SignedInRequest, found: Finding, form: Form) -> dict[str, Any]:
    report = found.report
    rows = found.told_apart(loaded(found.entries())).annotate(
        insisted=insisted(report, found.rule.code)
    )
    page = keyset.page(
        rows,
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    words = dict(
        Reservation.objects.filter(
            report=report, rule=found.rule.code, entry__in=page.rows
        ).values_list("entry_id", "words")
    )
    whole = None
    if not found.rule.rows:
        whole = report.reservations.filter(rule=found.rule.code, entry=None).first()
    return {
        "report": report,
        "name": name_of(report),
        "breadcrumbs": way(report, request.actor),
        "finding": found,
        "may_mend": is_officer(report, request.actor)
        and report.state == Report.State.DRAFT,
        "rows": [
            (
                row(entry, request.actor),
                words.get(entry.pk, ""),
                found.lacks(entry),
            )
            for entry in page.rows
        ],
        "whole": whole,
        "form": form,
        **keyset.addresses(page, request.GET),
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def vat(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Says for a whole category what VAT applies."""
    report = the_report(request, public_id)
    counts = _unknown(report)
    form = VatForm(
        request.POST if request.method == "POST" else None,
        counts=[(code, label) for code, label, _count in counts],
    )
    if request.method == "POST" and form.is_valid():
        try:
            count = bulk.set_vat(
                report.period,
                form.cleaned_data["treatment"],
                by=request.actor,
                today=timezone.now(),
                reason=form.cleaned_data["reason"],
                category=form.cleaned_data["category"],
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            said = ngettext(
                "%d row says now what VAT applies.",
                "%d rows say now what VAT applies.",
                count,
            )
            messages.success(request, said % count)
            if len(counts) > 1:
                return redirect("disclosures:report-vat", report.public_id)
            return redirect(report)
    return render(
        request,
        "disclosures/reports/vat.html",
        {
            "report": report,
            "name": name_of(report),
            "breadcrumbs": way(report, request.actor),
            "form": form,
            "counts": counts,
        },
    )


def _unknown(report: Report) -> list[tuple[str, str, int]]:
    """Categories with rows that don't say what VAT applies, with their number."""
    names = {c.code: c.label for c in categories(report.period.regime.profile)}
    rule = BY_CODE["vat_unknown"]
    rows = included(report)
    if rule.rows:
        rows = rows.filter(rule.rows(report))
    counted = (
        rows.values("transfer__category")
        .annotate(count=Count("pk"))
        .order_by("transfer__category")
    )
    return [
        (
            each["transfer__category"],
            ngettext(
                "%(name)s (%(count)d row)", "%(name)s (%(count)d rows)", each["count"]
            )
            % {
                "name": names.get(
                    each["transfer__category"], each["transfer__category"]
                ),
                "count": each["count"],
            },
            each["count"],
        )
        for each in counted
    ]
