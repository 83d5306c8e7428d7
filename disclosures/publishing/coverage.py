"""The years that a company should have published by now."""

import datetime

from django.db.models import Exists, OuterRef

from disclosures.models import Coverage, Period, RegisterOrganisation, Report
from regimes.profile import publish_due


def note_late(today: datetime.date) -> int:
    """What time makes due: years past their last day for publishing, shown as late.

    Only of companies that are on the register; publication puts it right.
    """
    published = Report.objects.filter(
        period=OuterRef("pk"), state__in=["published", "superseded"]
    )
    overdue = (
        Period.objects.filter(~Exists(published), ends_on__lt=today)
        .select_related("regime", "company")
        .order_by("pk")
    )
    late = {
        (period.company.public_id, period.year)
        for period in overdue
        if publish_due(period.regime.profile, period.ends_on) < today
    }
    companies = RegisterOrganisation.objects.filter(
        public_id__in={public_id for public_id, _year in late}
    )
    keys = {company.public_id: company.pk for company in companies}
    known = set(
        Coverage.objects.filter(company__in=keys.values()).values_list(
            "company__public_id", "year"
        )
    )
    missing = sorted(pair for pair in late - known if pair[0] in keys)
    Coverage.objects.bulk_create(
        [
            Coverage(company_id=keys[public_id], year=year, state=Coverage.State.LATE)
            for public_id, year in missing
        ],
        ignore_conflicts=True,
    )
    return len(missing)
