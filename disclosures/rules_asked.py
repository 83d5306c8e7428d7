"""Which rules could hold for what a company paid to each country: proposed, and why.

The portal proposes (regimes/applying.py); a person decides (actions/choices.py).
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext as _

from disclosures.belonging import GENERIC
from disclosures.models import Entry, Period, RulesChoice
from organisations.models import Organisation
from regimes.applying import Applying, applying
from regimes.deadlines import HALF
from regimes.models import Regime
from ui.countries import country_name


@dataclass(frozen=True)
class Wanted:
    """Rules from a year on; `undated`: the half-year of payments without a day."""

    code: str
    from_year: int
    undated: str = ""


@dataclass
class Asked:
    """Payments of one company of the group to the recipients of one country."""

    country: str
    payer_id: int
    payer_name: str
    payer_country: str
    first_year: int = 0
    last_year: int = 0
    payments: int = 0
    totals: dict[str, Decimal] = field(default_factory=dict)
    undated: int = 0
    undecided: int = 0
    """Payments of years for which nobody has decided."""
    rules: Regime | None = None
    fitting: tuple[Regime, ...] = ()
    choice: RulesChoice | None = None
    chosen_name: str = ""
    half_years: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody should decide: other rules than the present ones may hold."""
        return self.undecided > 0 and (self.rules is None or self.rules.code != GENERIC)

    @property
    def days_wanted(self) -> int:
        """Payments that can't be put into a half-year, because only their year is known."""
        asks = self.choice is not None and not self.choice.undated and self.half_years
        return self.undated if asks else 0

    @property
    def proposal(self) -> str:
        if self.rules is not None:
            return self.rules.name
        return _("Nobody can say")

    @property
    def why(self) -> str:
        names = {
            "country": country_name(self.country),
            "payer": self.payer_name,
            "payer_country": country_name(self.payer_country),
        }
        if self.rules is None and self.fitting:
            return _("Several rules hold for %(country)s.") % names
        if self.rules is None:
            return _("No rules hold for %(country)s here.") % names
        if self.country in self.rules.profile.get("countries", ()):
            said = _("The recipients are established in %(country)s.") % names
        elif self.rules.profile.get("countries"):
            return (
                _(
                    "There are no rules of %(country)s here; %(payer)s is in"
                    " %(payer_country)s."
                )
                % names
            )
        else:
            return _("There are no rules of %(country)s here.") % names
        if self.payer_country != self.country:
            said += " " + _("%(payer)s, which paid, is in %(payer_country)s.") % names
        return said


def asked_about(company: Organisation, *, period: Period | None = None) -> list[Asked]:
    """What was paid to each country, by paying company, in three queries.

    With a period: what stands in it.
    """
    regimes = list(Regime.objects.in_use().order_by("name", "valid_from", "pk"))
    choices = list(RulesChoice.objects.filter(company=company).order_by("pk"))
    found: dict[tuple[str, int], Asked] = {}
    for group in _groups(company, period):
        key = group["recipient__country"], group["payer_id"] or company.pk
        if key not in found:
            found[key] = Asked(
                key[0],
                key[1],
                group["payer_name"] or company.legal_name,
                group["payer_country"] or company.country,
                first_year=group["year"],
            )
        _add(found[key], group, choices)
    for each in found.values():
        _propose(each, regimes)
        _decided(each, choices, regimes)
    return sorted(
        found.values(),
        key=lambda each: (country_name(each.country), each.payer_name, each.payer_id),
    )


def waiting(company: Organisation, period: Period) -> list[Asked]:
    """What could go under other rules than those of an open period, and is not decided."""
    return [each for each in asked_about(company, period=period) if each.waits]


def same_country(asked: Iterable[Asked], country: str) -> list[Asked]:
    return [each for each in asked if each.country == country]


def rules_to_choose(asked: Sequence[Asked], regimes: Iterable[Regime]) -> list[Regime]:
    """Each set of rules once, those that fit first."""
    newest = {each.code: each for each in regimes}
    fitting = {each.code for row in asked for each in (*row.fitting, row.rules) if each}
    return sorted(newest.values(), key=lambda x: (x.code not in fitting, x.name))


def _groups(company: Organisation, period: Period | None) -> Iterable[Any]:
    entries = Entry.objects.included().filter(transfer__disclosed_by=company)
    if period is not None:
        entries = entries.filter(period=period)
    return (
        entries.values(
            "recipient__country",
            "currency",
            payer_id=F("transfer__paid_by_id"),
            payer_name=F("transfer__paid_by__legal_name"),
            payer_country=F("transfer__paid_by__country"),
            year=F("transfer__paid_year"),
        )
        .annotate(
            payments=Count("pk"),
            total=Sum("amount"),
            undated=Count("pk", filter=Q(transfer__paid_on__isnull=True)),
            undecided=Count("pk", filter=Q(period__state=Period.State.OPEN)),
        )
        .order_by("year", "recipient__country", "currency", "transfer__paid_by_id")
    )


def _add(asked: Asked, group: dict[str, Any], choices: Sequence[RulesChoice]) -> None:
    asked.payments += group["payments"]
    asked.undated += group["undated"]
    asked.last_year = max(asked.last_year, group["year"])
    if group["total"] is not None:
        before = asked.totals.get(group["currency"], Decimal(0))
        asked.totals[group["currency"]] = before + group["total"]
    if not _holding(asked, choices, group["year"]):
        asked.undecided += group["undecided"]


def _holding(
    asked: Asked, choices: Sequence[RulesChoice], year: int
) -> RulesChoice | None:
    """The decision that holds for a year: as `BELONGS` finds it."""
    holding = [
        each
        for each in choices
        if each.country == asked.country
        and each.affiliate_id in {None, asked.payer_id}
        and each.from_year <= year
    ]
    return max(
        holding,
        key=lambda each: (each.affiliate_id is not None, each.from_year, each.pk),
        default=None,
    )


def _propose(asked: Asked, regimes: Sequence[Any]) -> None:
    """For the last day of the newest year: a year has one set of rules."""
    found: Applying[Any] = applying(
        regimes,
        recipient_country=asked.country,
        affiliate_country=asked.payer_country,
        on=datetime.date(asked.last_year, 12, 31),
    )
    asked.rules, asked.fitting = found.rules, found.choices


def _decided(
    asked: Asked, choices: Sequence[RulesChoice], regimes: Sequence[Regime]
) -> None:
    asked.choice = _holding(asked, choices, asked.last_year)
    if asked.choice is None:
        return
    chosen = [each for each in regimes if each.code == asked.choice.regime_code]
    if chosen:
        asked.chosen_name = chosen[-1].name
        asked.half_years = chosen[-1].profile.get("period") == HALF
