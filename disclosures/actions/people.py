"""Totals of payments to persons: added, changed, taken out and put back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from disclosures.actions.period_locks import hold
from disclosures.findings.words import PERSON
from disclosures.lifecycle.people import asks_reason, may_not_change
from disclosures.models import PeopleTotal, Period, Report, Reservation
from organisations.races import ask_version, changed_fields
from regimes.people import FEW, TOGETHER, groups_of_people
from ui.amounts import minor_units
from ui.currencies import is_currency
from workflow.moves import Refused

ADDED = "people_total_added"
FEW_RULE = "people_few"
"""The finding about numbers so small that somebody could be known again."""


def add(
    period: Period,
    values: Mapping[str, Any],
    *,
    by: Actor,
    reason: str = "",
    key: str = "",
) -> PeopleTotal:
    """`values` are group, category, currency, amount, people and words.

    `key` is the form's: sent twice, the first one's total is given back.
    """
    with acting(by, reason):
        locked = _locked(period, by, reason)
        if before := sent_before(key, ADDED, by=by):
            return PeopleTotal.objects.get(pk=before.subject_id or 0)
        total = PeopleTotal(period=locked, **values)
        _ask(total)
        total.save()
        total.refresh_from_db()
        _ask_no_names(total)
        _ask_again(total)
        record(ADDED, total, by=by, reason=reason, key=key)
    return total


def change(
    total: PeopleTotal,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    reason: str = "",
) -> PeopleTotal:
    """`version` is the one that was seen; `Outdated` when somebody was faster."""
    with acting(by, reason):
        kept = _kept(total, by, reason)
        if kept.removed_because:
            raise Refused([_("This total is taken out. Put it back first.")])
        ask_version(kept, version, values)
        changed = changed_fields(kept, values)
        if not changed:
            return kept
        _ask(kept)
        kept.version += 1
        kept.save(update_fields=[*changed, "version"])
        _ask_no_names(kept)
        _ask_again(kept)
        record(
            "people_total_changed", kept, by=by, reason=reason, facts=sorted(changed)
        )
    return kept


def remove(total: PeopleTotal, reason: str, *, by: Actor) -> PeopleTotal:
    """It leaves the report and stays in the year's list, with the reason."""
    if not reason.strip():
        raise Refused([_("Say why it is taken out.")])
    with acting(by, reason):
        kept = _kept(total, by, reason)
        if kept.removed_because:
            return kept
        kept.removed_because = reason.strip()
        kept.version += 1
        kept.save(update_fields=["removed_because", "version"])
        record("people_total_removed", kept, by=by, reason=reason)
    return kept


def put_back(total: PeopleTotal, *, by: Actor) -> PeopleTotal:
    """Taking out is undone."""
    reason = _("Taking out was undone")
    with acting(by, reason):
        kept = _kept(total, by, reason)
        if not kept.removed_because:
            return kept
        kept.removed_because = ""
        _ask(kept)
        kept.version += 1
        kept.save(update_fields=["removed_because", "version"])
        _ask_again(kept)
        record("people_total_put_back", kept, by=by, reason=reason)
    return kept


def _locked(period: Period, by: Actor, reason: str) -> Period:
    locked = hold(period.pk)
    if reasons := may_not_change(locked, by):
        raise Refused(reasons)
    if asks_reason(locked) and not reason.strip():
        raise Refused([_("Say why: this year is closed for changes.")])
    return locked


def _kept(total: PeopleTotal, by: Actor, reason: str) -> PeopleTotal:
    """The row as it is now, with its year locked: all totals of a year wait in turn."""
    period = _locked(total.period, by, reason)
    kept = PeopleTotal.objects.select_for_update().get(pk=total.pk)
    kept.period = period
    return kept


def _ask(total: PeopleTotal) -> None:
    """Raises Refused with everything that is wrong with it."""
    reasons = []
    group = groups_of_people(total.period.regime.profile).get(total.group)
    if group is None:
        reasons.append(_("The rules of this year don't name this group of people."))
    elif total.category not in group.kinds:
        reasons.append(_("The rules of this year don't name this kind."))
    if not is_currency(total.currency):
        reasons.append(_("This is no currency."))
    elif total.amount <= 0:
        reasons.append(_("Enter a sum above zero."))
    elif round(total.amount, minor_units(total.currency)) != total.amount:
        reasons.append(_("The sum has more decimals than its currency."))
    if total.people < 1:
        reasons.append(_("A total is of one person at least."))
    if "@" in total.words:
        reasons.append(_("Take the e-mail address out: nobody is named here."))
    if reasons := reasons or _beside(total):
        raise Refused(reasons)


def _beside(total: PeopleTotal) -> list[str]:
    """One total for each kind, or one for all kinds together: never both."""
    others = set(
        PeopleTotal.objects.standing()
        .filter(period=total.period, group=total.group, currency=total.currency)
        .exclude(pk=total.pk)
        .values_list("category", flat=True)
    )
    if total.category in others:
        return [
            _(
                "There is a total of this group, kind and currency already. Change that"
                " one."
            )
        ]
    if TOGETHER in others or (total.category == TOGETHER and others):
        return [
            _(
                "A total of all kinds together stands alone, or the same money would be"
                " told twice. Take out the other totals of this group and currency first."
            )
        ]
    return []


def _ask_no_names(total: PeopleTotal) -> None:
    """A title before a name, as the checks of payments look for it; inside `acting`."""
    if PeopleTotal.objects.filter(pk=total.pk, words__regex=PERSON).exists():
        raise Refused(
            [_("The words seem to name a person. Names are never entered here.")]
        )


def _ask_again(total: PeopleTotal) -> None:
    """Insisting on small numbers was about those that were there then."""
    if total.people < FEW:
        Reservation.objects.filter(
            report__period=total.period_id,
            report__state=Report.State.DRAFT,
            rule=FEW_RULE,
        ).delete()
