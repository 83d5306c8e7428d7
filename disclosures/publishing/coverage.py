"""The reports that a company should have published by now."""

from typing import Any

from django.db.models import Exists, OuterRef

from disclosures.last_days import owed, told_until, with_contents
from disclosures.models import (
    Coverage,
    Period,
    RegisterLate,
    RegisterOrganisation,
    Report,
)
from ui.dates import Moment


def note_late(at: Moment) -> int:
    """What time makes due: reports past their last day for publishing, shown as late.

    Only of companies that are on the register, for each of the rules under which they
    report, and only after the days in which the company alone is told; a day ends by the
    clock of the period. Nobody is late with a report of nothing that no rules require.
    Publication puts it right. Gives how many are late that were not before.
    """
    late = _overdue(at)
    _forget(late)
    known = set(RegisterLate.objects.values_list("period_id", flat=True))
    RegisterLate.objects.bulk_create(
        late,
        update_conflicts=True,
        unique_fields=["period_id"],
        update_fields=["company", "year", "rules", "since_on"],
    )
    Coverage.objects.bulk_create(
        [
            Coverage(company_id=company_id, year=year, state=Coverage.State.LATE)
            for company_id, year in sorted({(e.company_id, e.year) for e in late})
        ],
        ignore_conflicts=True,
    )
    return len({each.period_id for each in late} - known)


def published(report_id: int) -> None:
    """The report stands on the register: it is late no more."""
    period = Report.objects.filter(pk=report_id).values("period_id")
    RegisterLate.objects.filter(period_id__in=period).delete()


def _overdue(at: Moment) -> list[RegisterLate]:
    without = (
        with_contents(Period.objects.all())
        .filter(
            ~Exists(
                Report.objects.filter(
                    period=OuterRef("pk"), state__in=["published", "superseded"]
                )
            ),
            ends_on__lt=at,
        )
        .select_related("regime", "company")
        .order_by("pk")
    )
    over: list[Any] = [
        period
        for period in without
        if owed(period) and (until := told_until(period)) and until < period.today(at)
    ]
    shown = RegisterOrganisation.objects.filter(
        public_id__in={period.company.public_id for period in over}
    )
    keys = dict(shown.values_list("public_id", "pk"))
    return [
        RegisterLate(
            company_id=keys[period.company.public_id],
            period_id=period.pk,
            year=period.year,
            rules=period.regime.name,
            since_on=period.publish_due,
        )
        for period in over
        if period.company.public_id in keys
    ]


def _forget(late: list[RegisterLate]) -> None:
    """Reports that are late no more: published since, or given other rules."""
    gone = RegisterLate.objects.exclude(period_id__in=[e.period_id for e in late])
    years = set(gone.values_list("company_id", "year"))
    gone.delete()
    still = {(each.company_id, each.year) for each in late}
    for company_id, year in years - still:
        Coverage.objects.filter(
            company=company_id, year=year, state=Coverage.State.LATE
        ).delete()
