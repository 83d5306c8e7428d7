"""What recipients made public of their income, for the files of a report."""

import datetime

from disclosures.exports.reports.source import Income
from independence.models import PublicIncome


def public_incomes(
    recipients: set[str], first: datetime.date, last: datetime.date
) -> dict[str, Income]:
    """Of exactly these days: the share of another year would be of other payments."""
    found = PublicIncome.objects.filter(
        organisation_public_id__in=recipients, starts_on=first, ends_on=last
    )
    return {
        each.organisation_public_id: Income(each.amount, each.currency)
        for each in found
    }
