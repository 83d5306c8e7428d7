"""Payments below the limit from which the rules of a report ask for them."""

from typing import Any

from django.db.models import (
    Case,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Sign
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM
from disclosures.findings.rules.rule import Rule
from disclosures.models import Entry, Report, Vat
from regimes import counting

MONEY: DecimalField[Any, Any] = DecimalField(max_digits=22, decimal_places=4)
REACHED = {
    counting.AT_LEAST: GreaterThanOrEqual,
    counting.MORE_THAN: GreaterThan,
}


def _below(report: Report) -> Q:
    """What `regimes.counting.listed` leaves out, in SQL; refunds go with their payment.

    Only sums in the currency of the rules; without a known VAT the sum as it stands.
    """
    profile = report.period.regime.profile
    limits = profile.get("thresholds", [])
    if not limits:
        return Q(pk__in=[])
    currency = profile["currency"]
    year = (
        Entry.objects.included()
        .filter(
            period__company=report.period.company_id,
            period__regime__code=report.period.regime.code,
            period__starts_on__year=report.period.year,
            recipient=OuterRef("recipient"),
            currency=currency,
        )
        .order_by()
        .values("recipient")
        .annotate(together=Sum(_counted(profile)))
    )
    found = Q(
        currency=currency,
        amount__isnull=False,
        transfer__refund_of=None,
    )
    for limit in limits:
        whole = limit["counts"] == counting.YEAR
        counted = Subquery(year.values("together")) if whole else _counted(profile)
        least = Value(limit["amount"], output_field=MONEY)
        found &= ~Q(REACHED[limit["reached"]](counted, least))
    refunded = Entry.objects.included().filter(transfer__refund_of=OuterRef("transfer"))
    return found & ~Q(Exists(refunded))


def _counted(profile: dict[str, Any]) -> Combinable:
    """`regimes.counting.counted` as SQL, or the sum as published where that is unknown."""
    vat: dict[str, Any] = profile.get("vat", {})
    by_kind = vat.get("rule") == counting.BY_KIND
    without = vat.get(counting.EXCLUDED, []) if by_kind else []
    tax = Coalesce(F("transfer__vat_amount"), Value(0), output_field=MONEY)
    signed = tax * Sign(F("amount"), output_field=MONEY)
    net = Q(transfer__category__in=without)
    gross = Q(transfer__category__in=vat.get(counting.INCLUDED, [])) if by_kind else Q()
    if vat.get("rule") == counting.EXCLUDED:
        net, gross = Q(), Q(pk__in=[])
    return Case(
        When(net & Q(transfer__vat_treatment=Vat.INCLUDED), then=F("amount") - signed),
        When(
            gross & Q(transfer__vat_treatment=Vat.EXCLUDED), then=F("amount") + signed
        ),
        default=F("amount"),
        output_field=MONEY,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "below_limit",
        checks=("VR-16",),
        usual=INFORM,
        title=_("Below the limit of the rules"),
        sentence=ngettext_lazy(
            "%d payment is below the limit from which the rules ask for it.",
            "%d payments are below the limit from which the rules ask for them.",
        ),
        why=_("The rules don’t ask for it; the company may publish it all the same."),
        mend=_("Publish it, or leave it out with this reason."),
        rows=_below,
        mend_at="leave-out",
    ),
)
