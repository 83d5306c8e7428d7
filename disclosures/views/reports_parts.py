"""What the pages of reports share: one report in scope, its steps, its way down."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest
from audit.acting import Actor
from disclosures.lifecycle.reports import MOVES, UNDER_WAY, report_steps
from disclosures.lifecycle.sides import OFFICER, REGISTRAR, parts
from disclosures.models import MethodologyNote, Report
from workflow.moves import Refused

PAGES = {
    "certify": "disclosures:report-certify",
    "approve": "disclosures:report-approve",
    "publish": "disclosures:report-publish",
    "take_back": "disclosures:report-take-back",
}


def the_report(request: SignedInRequest, public_id: str) -> Report:
    """With all that a page of it reads; 404 for somebody else's.

    `newest_note`: the company's newest version, offered where the report uses another.
    """
    notes = MethodologyNote.objects.filter(company=OuterRef("period__company"))
    newest = notes.order_by("-pk").values(
        told=JSONObject(
            pk="pk", public_id="public_id", version="version", state="state"
        )
    )
    found = (
        Report.objects.for_actor(request.actor)
        .select_related("period__company", "period__regime", "note")
        .annotate(newest_note=Subquery(newest[:1]))
    )
    return get_object_or_404(found, public_id=public_id)


def is_officer(report: Report, actor: Actor) -> bool:
    return OFFICER in parts(actor, company_id=report.period.company_id)


def countersigns(report: Report, actor: Actor) -> bool:
    """Whether the actor would approve as a registrar."""
    found = parts(actor, company_id=report.period.company_id)
    return REGISTRAR in found and actor.organisation_id != report.period.company_id


def name_of(report: Report) -> str:
    year = report.period.label
    if report.version == 1:
        return _("Report for %(year)s") % {"year": year}
    return _("Report for %(year)s, version %(version)s") % {
        "year": year,
        "version": report.version,
    }


def way(report: Report, actor: Actor, *, here: bool = False) -> list[dict[str, Any]]:
    """Breadcrumbs. A registrar comes from the inbox."""
    if countersigns(report, actor):
        above = [{"label": _("Your work"), "url": reverse("inbox:index")}]
    else:
        above = [
            {"label": _("Reports"), "url": reverse("disclosures:report-list")},
            {"label": report.period.label, "url": report.period.get_absolute_url()},
        ]
    last = {"label": name_of(report), "url": "" if here else report.get_absolute_url()}
    return [*above, last]


def steps(report: Report, actor: Actor) -> list[dict[str, Any]]:
    """Buttons for what can be done, each with all reasons why not."""
    if report.state not in UNDER_WAY:
        return []
    reasons = report_steps(report, actor)
    shown = ["certify", "approve", "publish"]
    if report.state != Report.State.DRAFT:
        shown = [name for name in shown if name != "certify"] + ["take_back"]
    return [
        {
            "label": _("Countersign")
            if name == "approve" and countersigns(report, actor)
            else MOVES[name].label,
            "url": reverse(PAGES[name], args=[report.public_id]),
            "page": True,
            "reasons": reasons[name],
            "warning": name == "publish",
            "quiet": name == "take_back",
        }
        for name in shown
    ]


def refuse(request: HttpRequest, form: Form | None, refused: Refused) -> None:
    """The reasons above the form, or as messages where there is none."""
    for reason in refused.reasons:
        if form is None:
            messages.error(request, reason)
        else:
            form.add_error(None, reason)
