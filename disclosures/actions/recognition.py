"""Which day of a payment counts under one set of rules: decided, and followed."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import entries
from disclosures.actions.choices import Decided, staying
from disclosures.belonging import OPEN_ROWS
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import CountsOn, Period, RecognitionChoice
from disclosures.recognition import counts_on as holding
from organisations.models import Organisation
from workflow.moves import Refused


def decide(
    company: Organisation,
    regime_code: str,
    counts_on: CountsOn,
    *,
    from_year: int,
    reason: str,
    by: Actor,
    today: datetime.date,
) -> Decided:
    """From this year on, payments under these rules count on this day (domain 9.5).

    Entries of open periods go where they belong then; what stands in a period that is
    closed or has a report stays. A payment counts once: what was paid before that year
    keeps the day that counted then, and what would count before it counts on its first
    day. Given twice, it is decided once.
    """
    if OFFICER not in parts(by, company_id=company.pk) or by.person_id is None:
        raise Refused(
            [_("Which day counts is decided by the company's disclosure officer.")]
        )
    if not reason.strip():
        raise Refused([_("Say why this day counts.")])
    with acting(by, reason):
        Organisation.objects.select_for_update().get(pk=company.pk)
        periods = Period.objects.filter(company=company, regime__code=regime_code)
        if not periods.exists():
            raise Refused([_("You have no payments under these rules.")])
        _ask_one_day(company, regime_code, counts_on, from_year)
        facts = {
            "regime_code": regime_code,
            "counts_on": counts_on,
            "from_year": from_year,
            "reason": reason.strip(),
        }
        before = (
            RecognitionChoice.objects.filter(company=company, regime_code=regime_code)
            .order_by("-pk")
            .first()
        )
        if before and all(getattr(before, name) == facts[name] for name in facts):
            choice = before
        else:
            choice = RecognitionChoice.objects.create(
                company=company, decided_by_id=by.person_id, decided_on=today, **facts
            )
            record("recognition_chosen", company, by=by, reason=reason)
        moved = entries.move(OPEN_ROWS, company=company.pk, country="")
        return Decided(choice, len(moved), staying(company, ""))


def _ask_one_day(
    company: Organisation, regime_code: str, day: CountsOn, from_year: int
) -> None:
    """A year whose report has begun is counted by the day that it began with."""
    begun = (
        Period.objects.filter(
            company=company,
            regime__code=regime_code,
            starts_on__year__gte=from_year,
            reports__isnull=False,
        )
        .select_related("regime")
        .order_by("-starts_on")
        .first()
    )
    if begun is not None and holding(begun) != day:
        raise Refused(
            [
                _(
                    "The report of %(year)d is begun and counts by another day. Choose"
                    " %(next)d or a later year: one rule holds for all rows of a report."
                )
                % {"year": begun.year, "next": begun.year + 1}
            ]
        )
