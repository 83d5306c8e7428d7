"""The public copies: incomes that were made public. Written again with every change."""

from independence.models import Income, PublicIncome
from organisations.models import Organisation, Sight

COPIED = ("starts_on", "ends_on", "currency", "amount", "source")


def publish_incomes(organisation: Organisation) -> None:
    """Call inside `acting`, after the change; the organisation's row is locked."""
    public_id = organisation.public_id
    PublicIncome.objects.filter(organisation_public_id=public_id).delete()
    if (
        organisation.verification != Organisation.Verification.VERIFIED
        or organisation.status == Organisation.Status.DUPLICATE
    ):
        return
    PublicIncome.objects.bulk_create(
        PublicIncome(
            organisation_public_id=public_id,
            year=income.year,
            **{name: getattr(income, name) for name in COPIED},
        )
        for income in Income.objects.filter(
            organisation=organisation, sight=Sight.PUBLIC
        ).order_by("ends_on")
    )
