"""Claims of missing payments, corrections that are asked for, what both sides noted."""

from typing import Any

from django.urls import reverse

from disclosures.mail.people import ANSWERERS, OFFICERS, REPORTERS, people
from disclosures.models import (
    Claim,
    Comparison,
    CorrectionRequest,
    PassOnList,
)
from notices.telling import tell, write_to


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


def list_due(passed_on: PassOnList, *, days: int) -> None:
    """Whoever reports for the agency, before the last day or on it."""
    tell(
        people(passed_on.agency_id, REPORTERS),
        "list_due",
        url=passed_on.get_absolute_url(),
        organisation_id=passed_on.agency_id,
        context={**_list_told(passed_on), "days": days},
    )


def list_late(passed_on: PassOnList) -> None:
    """The company's officers, once the last day is over."""
    tell(
        people(passed_on.company_id, OFFICERS),
        "list_late",
        url=passed_on.get_absolute_url(),
        organisation_id=passed_on.company_id,
        context=_list_told(passed_on),
    )


def _list_told(passed_on: PassOnList) -> dict[str, Any]:
    return {
        "company": passed_on.company.legal_name,
        "organisation": passed_on.agency.legal_name,
        "period": passed_on.period.label,
        "until": passed_on.due_on,
    }


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
