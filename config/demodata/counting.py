"""How companies count: a note in use, its next version, and one that is being written."""

import datetime

from config.demodata.world import World
from disclosures.actions import methodology, publication, reports
from disclosures.findings import open_findings
from disclosures.models import Report
from organisations.models import Organisation, Role

IN_USE, WRITING = "Farmacéutica Solmar", "Southgate Biologics"
REASON = "How we count is told field by field. No amount has changed."
INSIST = "Looked at again: both payments were made, on separate invoices."
ANSWERS = {
    "affiliates": {"choice": "own_reports"},
    "patient_organisation": {"choice": "mostly_patients"},
    "sources": {"choice": "ledger_and_teams"},
    "recognised_on": {"choice": "paid_on"},
    "vat_rule": {"choice": "stated"},
    "currency": {"choice": "as_paid"},
    "in_kind": {
        "choice": "price_paid",
        "words": "Where there is no price, the benefit is described.",
    },
    "several_years": {"choice": "each_payment"},
    "returned": {"choice": "below_zero"},
    "indirect": {"choice": "final_recipient"},
    "legal_basis": {"choice": "organisations_only"},
    "validation": {"choice": "recipients_asked"},
    "corrections": {"choice": "new_version"},
    "contact": {"words": "Disclosure office, transparency@solmar.example"},
}
LATER = {
    **ANSWERS,
    "sources": {"choice": "ledger"},
    "cancelled": {"choice": "what_was_paid"},
}
BEGUN = {"recognised_on": {"choice": "paid_on"}, "vat_rule": {"choice": "included"}}


def tell(world: World) -> None:
    _in_use(world, world.company(IN_USE))
    _being_written(world, world.company(WRITING))


def _in_use(world: World, company: Organisation) -> None:
    """An earlier year's report is published again, with the note in fields."""
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    second = world.actor(company, Role.COMPLIANCE_REVIEWER)
    on = world.today - datetime.timedelta(days=3)
    last = (
        Report.objects.filter(period__company=company, state=Report.State.PUBLISHED)
        .select_related("period")
        .order_by("-period__starts_on")[0]
    )
    note = methodology.begin(company, by=by, today=on)
    methodology.write(note, ANSWERS, by=by, today=on)
    report = reports.start(last.period, by=by, today=on, reason=REASON)
    report = methodology.use(report, note, by=by)
    for finding in open_findings(report):
        reports.insist(finding, INSIST, by=by)
    report = reports.certify(report, by=by, today=on)
    report = reports.approve(report, by=second, today=on)
    publication.publish(report, by=by, today=on)
    following = methodology.begin(company, by=by, today=world.today)
    methodology.write(following, LATER, by=by, today=world.today)


def _being_written(world: World, company: Organisation) -> None:
    """A report on its way whose note leaves most open."""
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    report = Report.objects.get(period__company=company, state=Report.State.DRAFT)
    report = methodology.begin_for(report, by=by, today=world.today)
    if report.note is not None:
        methodology.write(report.note, BEGUN, by=by, today=world.today)
