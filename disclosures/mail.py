"""Who is told what about periods, questions, claims and reports. Words: templates/emails."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from disclosures.last_days import LastDay
from disclosures.lifecycle.affiliates import SPEAKERS
from disclosures.models import (
    AffiliateStatement,
    Claim,
    Comparison,
    CorrectionRequest,
    Delivery,
    Entry,
    PassOnList,
    Period,
    PublishedReport,
    Question,
    QuestionReason,
    Report,
)
from notices.telling import tell, write_to
from organisations import heirs
from organisations.models import Membership, Organisation
from regimes.deadlines import KINDS, PUBLISH

ANSWERERS = ("administrator", "reviewer")
OFFICERS = ("disclosure_officer",)
REPORTERS = ("agency_reporter",)


def people(
    organisation_id: int, roles: Iterable[str], *, company_id: int | None = None
) -> list[User]:
    """Those who hold one of the roles today.

    With `company_id`, those whose mandate is unverified are left out unless it was that
    company that invited them.
    """
    held = (
        heirs.memberships(organisation_id, timezone.localdate())
        .filter(role__in=list(roles))
        .select_related("person")
        .order_by("person_id")
    )
    return list(
        {
            m.person_id: m.person
            for m in held
            if company_id is None or m.only_company_id in {None, company_id}
        }.values()
    )


def review_opened(deliveries: Collection[Delivery]) -> set[int]:
    """One notice to each recipient, for all companies; returns whom nobody could tell."""
    return {d.recipient_id for d in deliveries} - _tell_to_check(
        deliveries, "review_opened"
    )


def days_left(delivery: Delivery, days: int) -> bool:
    """Reminds a recipient that has not answered everything."""
    return bool(_tell_to_check([delivery], "days_left", days=days))


def _tell_to_check(
    deliveries: Collection[Delivery], kind: str, **context: object
) -> set[int]:
    """Tells each recipient's people of everything that waits; returns who was told.

    People whose mandate is unverified hear of the one company that invited them.
    """
    recipients = {delivery.recipient_id for delivery in deliveries}
    waiting, closing = _waiting(recipients), _closing(recipients)
    answerers = _answerers(recipients)
    told = set()
    for delivery in deliveries:
        recipient_id = delivery.recipient_id
        for only, persons in answerers.get(recipient_id, {}).items():
            rows = [
                row
                for row in waiting.get(recipient_id, [])
                if only in {None, row["period__company_id"]}
            ]
            if not rows:
                continue
            tell(
                persons,
                kind,
                url=reverse("disclosures:review"),
                organisation_id=recipient_id,
                about=delivery,
                context={
                    "organisation": rows[0]["recipient__legal_name"],
                    "companies": [row["period__company__legal_name"] for row in rows],
                    "count": sum(row["count"] for row in rows),
                    "closes_on": min(
                        closing.get(
                            (recipient_id, row["period__company_id"]),
                            delivery.closes_on,
                        )
                        for row in rows
                    ),
                    **context,
                },
            )
            told.add(recipient_id)
    return told


def _waiting(recipients: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """How many entries of each company wait for each recipient's answer."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in (
        Entry.objects.filter(
            recipient_id__in=recipients, state=Entry.State.IN_REVIEW, answer="none"
        )
        .values(
            "recipient_id",
            "recipient__legal_name",
            "period__company_id",
            "period__company__legal_name",
        )
        .annotate(count=Count("pk"))
        .order_by("period__company__name_key", "period__company_id")
    ):
        found.setdefault(row["recipient_id"], []).append(dict(row))
    return found


def _closing(recipients: Collection[int]) -> dict[tuple[int, int], datetime.date]:
    """The last day for each recipient and company; the earliest of several years."""
    found: dict[tuple[int, int], datetime.date] = {}
    for recipient_id, company_id, closes_on in Delivery.objects.filter(
        recipient_id__in=recipients,
        period__state__in=["in_review", "in_correction"],
    ).values_list("recipient_id", "period__company_id", "closes_on"):
        key = (recipient_id, company_id)
        found[key] = min(closes_on, found.get(key, closes_on))
    return found


def _answerers(recipients: Collection[int]) -> dict[int, dict[int | None, list[User]]]:
    """Who answers for each recipient, by the company whose rows alone they see."""
    held = heirs.placed(recipients, ANSWERERS, timezone.localdate())
    limits: dict[tuple[int, User], set[int | None]] = {}
    for organisation_id, membership in held:
        key = (organisation_id, membership.person)
        limits.setdefault(key, set()).add(membership.only_company_id)
    found: dict[int, dict[int | None, list[User]]] = {}
    for (organisation_id, person), companies in limits.items():
        only = None if None in companies else min(c for c in companies if c)
        found.setdefault(organisation_id, {}).setdefault(only, []).append(person)
    return found


def asked_again(transfer_ids: Collection[int]) -> None:
    """An answer lapsed because the entry changed: whoever gave it is asked once more."""
    rows = Entry.objects.filter(
        transfer_id__in=list(transfer_ids),
        state=Entry.State.IN_REVIEW,
        answer="none",
        lapsed_on__isnull=False,
    ).select_related("period__company", "recipient")
    groups: dict[tuple[int, int], list[Entry]] = {}
    for entry in rows:
        if entry.answered_about.get("recipient") == entry.recipient_id:
            key = (entry.recipient_id, entry.period.company_id)
            groups.setdefault(key, []).append(entry)
    for (recipient_id, company_id), entries in groups.items():
        tell(
            people(recipient_id, ANSWERERS, company_id=company_id),
            "asked_again",
            url=reverse("disclosures:review"),
            organisation_id=recipient_id,
            context={
                "organisation": entries[0].recipient.legal_name,
                "company": entries[0].period.company.legal_name,
                "count": len(entries),
                "until": max(
                    e.asked_again_until for e in entries if e.asked_again_until
                ),
            },
        )


def questions_asked(questions: Collection[Question]) -> None:
    """The company's officers learn once, however many rows are questioned together."""
    seen: set[tuple[int, int]] = set()
    for question in questions:
        entry = question.entry
        key = (entry.period.company_id, entry.period_id)
        if key in seen:
            continue
        seen.add(key)
        tell(
            people(entry.period.company_id, OFFICERS),
            "question_asked",
            url=reverse("disclosures:question-list"),
            organisation_id=entry.period.company_id,
            context={
                "organisation": entry.recipient.legal_name,
                "year": entry.period.label,
                "reason": QuestionReason(question.reason).label,
            },
        )


def question_answered(question: Question, *, changed: bool) -> None:
    """Whoever asked is told, also when the entry turned out to be somebody else's."""
    entry = question.entry
    company = entry.transfer.disclosed_by
    moved = entry.recipient_id != question.recipient_id
    tell(
        people(question.recipient_id, ANSWERERS, company_id=company.pk),
        "question_answered",
        url=reverse("disclosures:review") if moved else entry.get_absolute_url(),
        organisation_id=question.recipient_id,
        context={
            "company": company.legal_name,
            "year": entry.transfer.paid_year,
            "changed": changed,
        },
    )


def answered_by_letter(entries: Collection[Entry]) -> None:
    """The recipient hears that the company entered answers for it: it can undo them."""
    groups: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.recipient_id, entry.period_id), []).append(entry)
    for (recipient_id, _period_id), answered in groups.items():
        company = answered[0].transfer.disclosed_by
        tell(
            people(recipient_id, ANSWERERS, company_id=company.pk),
            "answered_by_letter",
            url=reverse("disclosures:review"),
            organisation_id=recipient_id,
            context={
                "organisation": answered[0].recipient.legal_name,
                "company": company.legal_name,
                "count": len(answered),
            },
        )


def colleague_asked(colleague_id: int, entries: Collection[Entry]) -> None:
    """A colleague is asked to answer some rows: the same text as when a check opens."""
    first = min(entries, key=lambda entry: entry.pk)
    delivery = Delivery.objects.filter(
        period_id=first.period_id, recipient_id=first.recipient_id
    ).first()
    tell(
        User.objects.get(pk=colleague_id),
        "review_opened",
        url=reverse("disclosures:review"),
        organisation_id=first.recipient_id,
        context={
            "organisation": first.recipient.legal_name,
            "companies": sorted({entry.period.company.legal_name for entry in entries}),
            "count": len(entries),
            "closes_on": delivery.closes_on if delivery else timezone.localdate(),
        },
    )


def last_day_near(period: Period, day: LastDay, *, days: int) -> None:
    """The company's officers, before a last day."""
    _last_day(period, day, "last_day_near", days=days)


def last_day_over(period: Period, day: LastDay, *, until: datetime.date | None) -> None:
    """The company hears first; of its report everybody reads after `until`."""
    public = until if day.what == PUBLISH else None
    _last_day(period, day, "last_day_over", public_from=public)


def _last_day(period: Period, day: LastDay, kind: str, **more: object) -> None:
    tell(
        people(period.company_id, OFFICERS),
        kind,
        url=period.get_absolute_url(),
        organisation_id=period.company_id,
        context={
            "company": period.company.legal_name,
            "period": period.label,
            "what": KINDS[day.what],
            "rules": period.regime.name,
            "until": day.on,
            **more,
        },
    )


def affiliate_asked(statement: AffiliateStatement, *, again: bool = False) -> None:
    """Those who can say for the company of the group what it paid."""
    tell(
        people(statement.affiliate_id, SPEAKERS),
        "affiliate_asked",
        url=statement.get_absolute_url(),
        organisation_id=statement.affiliate_id,
        context={
            "company": statement.period.company.legal_name,
            "organisation": statement.affiliate.legal_name,
            "period": statement.period.label,
            "until": statement.answer_by,
            "again": again,
        },
    )


def affiliate_answered(statement: AffiliateStatement) -> None:
    tell(
        people(statement.period.company_id, OFFICERS),
        "affiliate_answered",
        url=statement.get_absolute_url(),
        organisation_id=statement.period.company_id,
        context={
            "organisation": statement.affiliate.legal_name,
            "period": statement.period.label,
            "nothing": statement.statement == AffiliateStatement.Statement.NOTHING,
        },
    )


def claim_made(claim: Claim) -> None:
    tell(
        people(claim.company_id, OFFICERS),
        "claim_made",
        url=reverse("disclosures:claim-detail", args=[claim.public_id]),
        organisation_id=claim.company_id,
        context={"organisation": claim.recipient.legal_name, "year": claim.year},
    )


def claim_decided(claim: Claim) -> None:
    tell(
        people(claim.recipient_id, ANSWERERS, company_id=claim.company_id),
        "claim_decided",
        url=reverse("disclosures:claim-detail", args=[claim.public_id]),
        organisation_id=claim.recipient_id,
        context={
            "company": claim.company.legal_name,
            "year": claim.year,
            "accepted": claim.state == Claim.State.ACCEPTED,
            "reason": claim.reason,
        },
    )


def correction_asked(asked: CorrectionRequest) -> None:
    tell(
        people(asked.company_id, OFFICERS),
        "correction_asked",
        url=asked.get_absolute_url(),
        organisation_id=asked.company_id,
        context={
            "year": asked.report.year,
            "reference": asked.report.reference,
            "reason": asked.get_reason_display(),
            "until": asked.answer_by,
        },
    )


def correction_answered(asked: CorrectionRequest) -> None:
    """Whoever left an address; and the organisation that asked."""
    context = {
        "company": asked.company.legal_name,
        "year": asked.report.year,
        "outcome": asked.get_outcome_display(),
        "answer": asked.company_words,
    }
    about = asked.line or asked.report
    if asked.email:
        write_to(
            asked.email,
            "correction_answered",
            url=about.get_absolute_url(),
            context=context,
        )
    if asked.asked_for_id:
        tell(
            people(asked.asked_for_id, (*ANSWERERS, *OFFICERS)),
            "correction_answered",
            url=about.get_absolute_url(),
            organisation_id=asked.asked_for_id,
            context=context,
        )


def retention_proposed(period: Period, lines: int) -> None:
    tell(
        people(period.company_id, OFFICERS),
        "retention_proposed",
        url=reverse("disclosures:retention"),
        organisation_id=period.company_id,
        context={"year": period.label, "count": lines},
    )


def comparison_shown(comparison: Comparison) -> None:
    tell(
        people(comparison.company_id, OFFICERS),
        "comparison_shown",
        url=comparison.get_absolute_url(),
        organisation_id=comparison.company_id,
        context={"organisation": comparison.holder.legal_name},
    )


def list_asked(passed_on: PassOnList) -> None:
    """Whoever reports for the agency."""
    tell(
        people(passed_on.agency_id, REPORTERS),
        "list_asked",
        url=passed_on.get_absolute_url(),
        organisation_id=passed_on.agency_id,
        context={
            "company": passed_on.company.legal_name,
            "period": passed_on.period.label,
            "until": passed_on.due_on,
            "words": passed_on.words,
        },
    )


def list_handed_in(passed_on: PassOnList) -> None:
    tell(
        people(passed_on.company_id, OFFICERS),
        "list_handed_in",
        url=passed_on.get_absolute_url(),
        organisation_id=passed_on.company_id,
        context={
            "organisation": passed_on.agency.legal_name,
            "period": passed_on.period.label,
            "what": passed_on.get_statement_display(),
        },
    )


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
