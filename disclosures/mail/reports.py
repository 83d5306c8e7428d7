"""Reports on their way to the register."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from disclosures.mail.people import ANSWERERS, OFFICERS, people
from disclosures.models import (
    PublishedReport,
    Report,
)
from notices.telling import tell
from organisations import heirs
from organisations.models import Membership, Organisation


def report_certified(report: Report) -> None:
    """Those who could approve, but for the person who certified."""
    company = report.period.company
    invited = [a.person for a in report.approvers.select_related("person")]
    approval_asked(
        report, people(company.pk, ("compliance_reviewer", *OFFICERS)) + invited
    )
    if report.countersign_asked_because:
        countersign_asked(report)


def approval_asked(report: Report, asked: Collection[User]) -> None:
    """They can approve a report that somebody else certified."""
    _approval_asked(report, asked, report.period.company_id)


def countersign_asked(report: Report) -> None:
    """A company without a second person has asked for a registrar."""
    held = (
        Membership.objects.on(timezone.localdate())
        .filter(role="registrar")
        .select_related("person")
        .order_by("person_id")
    )
    for membership in held:
        _approval_asked(report, [membership.person], membership.organisation_id)


def _approval_asked(
    report: Report, asked: Collection[User], organisation_id: int
) -> None:
    others = {person.pk: person for person in asked}
    others.pop(report.certified_by_id or 0, None)
    tell(
        list(others.values()),
        "report_certified",
        url=report.get_absolute_url(),
        organisation_id=organisation_id,
        context={
            "company": report.period.company.legal_name,
            "year": report.period.label,
            "version": report.version,
        },
    )


def published(
    report: Report, public: PublishedReport, recipient_ids: Collection[int]
) -> None:
    """Each recipient that is concerned: all in version 1, the changed ones later."""
    company = report.period.company
    context: dict[str, object] = {
        "company": company.legal_name,
        "year": report.period.label,
    }
    if report.version > 1:
        context |= {"version": report.version, "reason": report.reason}
    members: dict[int, list[User]] = {}
    for organisation_id, membership in heirs.placed(
        recipient_ids, ANSWERERS, timezone.localdate()
    ):
        if membership.only_company_id in {None, company.pk}:
            members.setdefault(organisation_id, []).append(membership.person)
    names = dict(
        Organisation.objects.filter(pk__in=members).values_list("pk", "legal_name")
    )
    for organisation_id, persons in members.items():
        tell(
            persons,
            "published" if report.version == 1 else "corrected",
            url=reverse("register:report", args=[public.public_id]),
            organisation_id=organisation_id,
            context=context | {"organisation": names[organisation_id]},
        )
