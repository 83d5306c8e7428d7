"""A period's report currency, and the rates that no file has."""

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions.period_locks import hold
from disclosures.conversion import convert
from disclosures.currencies import still_missing
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, TypedRate
from ui.currencies import is_currency
from workflow.moves import Refused

MOST_DECIMALS = 14


def choose(period: Period, currency: str, *, by: Actor) -> int:
    """The currency in which the sums are also given; empty for none.

    All entries are reckoned again, with the rates there are now; returns how many have
    another sum. What is published stays as it is until a new version is.
    """
    with acting(by):
        locked = _locked(period, by)
        ruled = locked.regime.profile.get("currency", "")
        if ruled and currency != ruled:
            raise Refused(
                [_("The reporting rules ask for %(currency)s.") % {"currency": ruled}]
            )
        if currency and not is_currency(currency):
            raise Refused([_("This is no currency.")])
        before = locked.report_currency
        if before != currency:
            locked.report_currency = currency
            locked.save(update_fields=["report_currency"])
        changed = convert(period_id=locked.pk)
        if changed or before != currency:
            record(
                "report_currency_chosen",
                locked,
                by=by,
                currency=currency,
                before=before,
                entries=changed,
            )
    return changed


def give_rate(
    period: Period,
    currency: str,
    day: datetime.date | None,
    *,
    rate: Decimal,
    rate_on: datetime.date,
    source: str,
    by: Actor,
    today: datetime.date,
) -> int:
    """The sum in the currency of the report for one `currency`, and where it is from.

    It counts for the payments of `day`, or for those whose day isn't known; only where
    no rate is known or one was given before. Returns how many entries have a new sum.
    """
    with acting(by, source):
        locked = _locked(period, by)
        reasons = []
        if not locked.report_currency:
            reasons.append(_("Choose the currency of the report first."))
        if not source.strip():
            reasons.append(_("Say where the rate is from."))
        if rate_on > today:
            reasons.append(_("The day of the rate is still to come."))
        if not rate.is_finite() or rate <= 0 or rate >= 10**MOST_DECIMALS:
            reasons.append(_("A rate is a number above 0."))
        elif round(rate, MOST_DECIMALS) != rate:
            reasons.append(_("A rate has at most 14 decimals."))
        given = TypedRate.objects.filter(
            period=locked, currency=currency, target=locked.report_currency, day=day
        ).first()
        if given is None and not still_missing(locked, currency, day):
            reasons.append(_("No rate is missing for this currency and day."))
        if reasons:
            raise Refused(reasons)
        given = given or TypedRate(
            period=locked, currency=currency, target=locked.report_currency, day=day
        )
        given.rate, given.rate_on, given.source = rate, rate_on, source.strip()
        given.save()
        changed = convert(period_id=locked.pk)
        record(
            "exchange_rate_given",
            locked,
            by=by,
            reason=source,
            currency=currency,
            day=day.isoformat() if day else None,
            rate=f"{rate:f}",
        )
    return changed


def _locked(period: Period, by: Actor) -> Period:
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused(
            [_("Currencies and rates are the company's disclosure officer's to give.")]
        )
    return hold(period.pk)
