"""Which payments of a company went through an agency."""

from typing import Any

from django.db.models import Q

from disclosures.models import Comparison, Transfer
from disclosures.models.transfers import TransferQuerySet
from organisations.models import NameKey, Organisation, OrganisationName


def went_through(agency: Any, within: Any) -> TransferQuerySet:
    """A company's payments that went through an agency: named as the one in between, or as
    the recipient who passed it on.

    `agency` is its key, or names it in the query around; `within` from one deeper.
    """
    names = OrganisationName.objects.filter(organisation_id=within)
    itself = Organisation.objects.filter(pk=within)
    return Transfer.objects.annotate(between=NameKey("intermediary")).filter(
        ~Q(intermediary="")
        & (
            Q(between__in=itself.values("name_key"))
            | Q(between__in=names.values("name_key"))
        )
        | Q(recipient_id=agency, ultimate_recipient__isnull=False),
        state=Transfer.State.RECORDED,
        amount__gt=0,
    )


def through(comparison: Comparison) -> TransferQuerySet:
    """Those that the company of a list made in its period."""
    return went_through(comparison.holder_id, comparison.holder_id).filter(
        entry__period__pass_on_lists=comparison.passed_on_id,
        disclosed_by_id=comparison.company_id,
    )
