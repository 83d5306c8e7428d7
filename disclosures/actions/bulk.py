"""Mending many rows of a year at once."""

from collections.abc import Collection

from django.db.models import F, Value
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions import entries
from disclosures.actions.period_locks import hold
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Entry, Period, Report, Transfer, Vat
from ui.dates import Moment
from workflow.moves import Refused

KNOWN = frozenset(Vat.values) - {Vat.UNKNOWN}


def leave_out(
    period: Period,
    *,
    by: Actor,
    reason: str,
    entry_ids: Collection[int],
) -> int:
    """Takes the chosen rows out of the report; both sides read the reason.

    Returns how many rows left; raises Refused.
    """
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Rows are left out by the company's disclosure officer.")])
    if not reason.strip():
        raise Refused([_("Say why; the recipients can read it.")])
    with acting(by, reason):
        locked = _changeable(period)
        chosen = locked.entries.included().filter(pk__in=entry_ids)
        rows = Transfer.objects.filter(entry__in=chosen)
        left = list(rows.select_for_update(of=("self",)))
        keys = [each.pk for each in left]
        refunds = Transfer.objects.filter(
            refund_of__in=keys, state=Transfer.State.RECORDED
        )
        if refunds.exclude(pk__in=keys).exists():
            raise Refused(
                [_("One of them has a refund in the report. Leave the refund out too.")]
            )
        Transfer.objects.filter(pk__in=keys).update(
            state=Transfer.State.EXCLUDED,
            excluded_because=reason,
            version=F("version") + Value(1),
        )
        locked.entries.filter(transfer__in=keys).update(state=Entry.State.EXCLUDED)
        for each in left:
            record("payment_left_out", each, by=by, reason=reason)
    return len(keys)


def set_vat(
    period: Period,
    treatment: str,
    *,
    by: Actor,
    today: Moment,
    reason: str,
    entry_ids: Collection[int] | None = None,
    category: str = "",
) -> int:
    """Says what VAT applies to the chosen rows, or to all of a category that don't say.

    Answers about rows that had said something else lapse; those recipients are asked
    again. Returns how many rows changed; raises Refused.
    """
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("VAT is stated by the company's disclosure officer.")])
    if treatment not in KNOWN:
        raise Refused([_("Choose what VAT applies.")])
    if not reason.strip():
        raise Refused([_("Say how you know; the recipients can read it.")])
    with acting(by, reason):
        locked = _changeable(period)
        included = locked.entries.included().filter(amount__isnull=False)
        rows = Transfer.objects.filter(entry__in=included).exclude(
            vat_treatment=treatment
        )
        if entry_ids is not None:
            rows = rows.filter(entry__in=entry_ids)
        else:
            rows = rows.filter(category=category, vat_treatment=Vat.UNKNOWN)
        keys = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
        Transfer.objects.filter(pk__in=keys).update(
            vat_treatment=treatment,
            vat_amount=None if treatment == Vat.NOT_APPLICABLE else F("vat_amount"),
            version=F("version") + Value(1),
        )
        entries.follow(keys, today=today)
        mail.asked_again(keys)
        record("vat_set", locked, by=by, reason=reason, vat=treatment, rows=len(keys))
    return len(keys)


def _changeable(period: Period) -> Period:
    """The period, locked; nobody has said yet that its rows are right as they stand."""
    locked = hold(period.pk)
    stood_for = locked.reports.filter(
        state__in=[Report.State.CERTIFIED, Report.State.APPROVED]
    )
    if stood_for.exists():
        raise Refused([_("Take the report back to draft first.")])
    return locked
