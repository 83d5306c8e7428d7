"""Recipients are asked to check their entries; questions about them and answers."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from disclosures.mail.people import ANSWERERS, OFFICERS, people
from disclosures.models import (
    Delivery,
    Entry,
    Question,
    QuestionReason,
)
from notices.telling import tell
from organisations import heirs


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
            "closes_on": delivery.closes_on
            if delivery
            else first.period.today(timezone.now()),
        },
    )
