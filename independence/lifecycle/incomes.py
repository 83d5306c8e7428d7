"""Who may say what an organisation lives on, and what an income has to be."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from audit.acting import Actor
from independence.models import Income
from ui.amounts import written
from ui.dates import written_day as day

LONGEST_YEAR = datetime.timedelta(days=2 * 366)


def may_not_keep(actor: Actor, organisation_id: int | None) -> list[str]:
    """Why this actor may not change the incomes of an organisation; nothing: they may."""
    if (
        organisation_id is None
        or actor.organisation_id != organisation_id
        or actor.kind != "patients"
        or not actor.has("administrator")
    ):
        return [_("The income is kept by the organisation's own administrators.")]
    if actor.only_company_id is not None:
        return [_("A registrar has yet to verify that you act for it.")]
    return []


def dates_wrong(
    starts_on: datetime.date, ends_on: datetime.date, others: Iterable[Income]
) -> list[str]:
    """Why these can't be the days of a year beside the `others`."""
    if ends_on <= starts_on:
        return [_("The last day of the year must come after the first.")]
    if ends_on - starts_on > LONGEST_YEAR:
        return [_("A financial year has at most two calendar years.")]
    return [
        _(
            "The income of %(year)s covers %(first)s to %(last)s already, and years"
            " can't overlap."
        )
        % {
            "year": other.year,
            "first": day(other.starts_on),
            "last": day(other.ends_on),
        }
        for other in others
        if other.starts_on <= ends_on and starts_on <= other.ends_on
    ]


def sums_wrong(
    amount: Decimal, core: Decimal | None, parts: Iterable[Decimal], currency: str
) -> list[str]:
    """Why an income can't have these sums: a part is never more than the whole."""
    found = []
    if core is not None and core > amount:
        found.append(_("What is free to use can't be more than the whole income."))
    together = sum(parts, Decimal(0))
    if together > amount:
        found.append(
            _("The sources add up to %(parts)s, more than the whole income.")
            % {"parts": written(together, currency)}
        )
    return found
