"""What is counted for those who speak for a party of an agreement."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import Organisation
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import Agreement, AgreementParty, LegalHelp, Side, Turn

KINDS = (Organisation.Kind.PATIENTS, Organisation.Kind.OTHER)


def _turns(side: str) -> Any:
    """Agreements that wait for this side to write or to agree; a pause is no waiting."""
    mine = AgreementParty.objects.filter(organisation=OuterRef(OuterRef("pk")))
    return Turn.objects.filter(
        agreement__in=mine.filter(shown=True).values("agreement_id"),
        agreement__state=Agreement.State.NEGOTIATION,
        side=side,
        until_on__isnull=True,
        paused_on__isnull=True,
    )


def _company(desk: Desk) -> Any:
    return desk.places(*COMPANY_WRITERS, kind="company")


def _others(desk: Desk) -> Any:
    return desk.verified(*WRITERS, kinds=KINDS)


def _title(count: int) -> str:
    return ngettext(
        "Answer %(number)s agreement: it is your turn",
        "Answer %(number)s agreements: it is your turn",
        count,
    )


def _url(_organisation: Organisation) -> str:
    return f"{reverse('partnerships:agreement-list')}?state=negotiation"


def _help(_desk: Desk) -> Any:
    mine = AgreementParty.objects.filter(
        organisation=OuterRef(OuterRef("pk")), side=Side.COMPANY
    )
    return LegalHelp.objects.filter(
        agreement__in=mine.filter(shown=True).values("agreement_id"),
        answered_on__isnull=True,
        ended_on__isnull=True,
    )


COUNTS = (
    Count(
        "agreements_of_company",
        _company,
        lambda _desk: _turns(Side.COMPANY),
        _title,
        _url,
        first="due_on",
    ),
    Count(
        "agreements_of_others",
        _others,
        lambda _desk: _turns(Side.PATIENTS),
        _title,
        _url,
        first="due_on",
    ),
    Count(
        "legal_help",
        _company,
        _help,
        lambda count: ngettext(
            "Answer %(number)s request for legal help",
            "Answer %(number)s requests for legal help",
            count,
        ),
        _url,
        first="promised_on",
    ),
)
