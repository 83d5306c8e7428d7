"""A report is certified on the day that it is by the clock of its period."""

from django.urls import reverse
from django.utils import timezone

from disclosures.actions import reports
from disclosures.models import Period, Report
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.periods.test_clocks_everywhere import FAR
from ui.dates import day_in


def test_it_is_certified_on_the_day_there(fresh_sign_in, officer, company, patients):
    by, now = cast.actor(officer), timezone.now()
    zone = next(each for each in FAR if day_in(each, now) != timezone.localdate())
    ledger.transfer(company, patients, by=by)
    Period.objects.update(time_zone=zone)
    period = ledger.in_correction(company, by=by)
    draft = reports.start(period, by=by, today=ledger.TODAY)
    reports.write(draft, by=by, methodology=ledger.METHOD)

    fresh_sign_in(officer).post(
        reverse("disclosures:report-certify", args=[draft.public_id]),
        {"declare": "on"},
    )

    assert Report.objects.get().certified_on == day_in(zone, now)
