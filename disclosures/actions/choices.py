"""Under which rules a company reports payments to a country: decided, and followed."""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import entries
from disclosures.belonging import (
    BELONGS,
    OPEN_ROWS,
    PERIODS,
    STAYING,
    WHERE_ONE_BELONGS,
    given,
)
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, RecognitionChoice, RulesChoice, Transfer
from disclosures.rules_asked import Wanted, asked_about, same_country
from organisations.models import Organisation
from regimes.deadlines import HALF
from regimes.models import Regime
from workflow.moves import Refused


@dataclass(frozen=True)
class Decided:
    """What a decision did: payments that went to another period, and that could not."""

    choice: RulesChoice | RecognitionChoice
    moved: int
    staying: tuple[tuple[Period, int], ...]

    def sentences(self) -> list[str]:
        """For the person who decided."""
        told = [
            ngettext(
                "Decided. %(number)d payment went to another period.",
                "Decided. %(number)d payments went to another period.",
                self.moved,
            )
            % {"number": self.moved}
        ]
        told += [
            ngettext(
                "%(number)d payment stays in %(period)s: this period, or the one where it"
                " would go, is closed for changes.",
                "%(number)d payments stay in %(period)s: this period, or the one where they"
                " would go, is closed for changes.",
                number,
            )
            % {"number": number, "period": period.label}
            for period, number in self.staying
        ]
        return told


def decide(
    company: Organisation,
    country: str,
    rules: Wanted,
    *,
    affiliate: Organisation | None = None,
    reason: str = "",
    by: Actor,
    today: datetime.date,
) -> Decided:
    """From this year on, payments to this country follow these rules.

    Entries of open periods move to the period of the rules, opened if it isn't there;
    what stands in any other period stays. Given twice, it is decided once.
    """
    if OFFICER not in parts(by, company_id=company.pk):
        raise Refused([_("Rules are chosen by the company's disclosure officer.")])
    if by.person_id is None:
        raise Refused([_("Rules are chosen by a person.")])
    with acting(by, reason):
        Organisation.objects.select_for_update().get(pk=company.pk)
        regime = _rules(rules)
        _ask(company, country, regime, affiliate=affiliate, reason=reason)
        half = regime.profile.get("period") == HALF
        facts = {
            "regime_code": rules.code,
            "from_year": rules.from_year,
            "undated": rules.undated if half else "",
            "reason": reason.strip(),
        }
        before = (
            RulesChoice.objects.filter(
                company=company, country=country, affiliate=affiliate
            )
            .order_by("-pk")
            .first()
        )
        if before and all(getattr(before, key) == facts[key] for key in facts):
            choice = before
        else:
            choice = RulesChoice.objects.create(
                company=company,
                country=country,
                affiliate=affiliate,
                decided_by_id=by.person_id,
                decided_on=today,
                **facts,
            )
            record("rules_chosen", company, by=by, reason=reason, country=country)
        return Decided(choice, _follow(company, country), staying(company, country))


def _rules(wanted: Wanted) -> Regime:
    """The version in use with which the rules began, if they had begun by that year."""
    versions = (
        Regime.objects.in_use().filter(code=wanted.code).order_by("valid_from", "pk")
    )
    first = versions.first()
    if first is None:
        raise Refused([_("These rules are not in use here.")])
    if first.valid_from > datetime.date(wanted.from_year, 12, 31):
        raise Refused(
            [
                _("%(rules)s hold from %(year)d on. Choose that year, or a later one.")
                % {"rules": first.name, "year": first.valid_from.year}
            ]
        )
    return first


def _ask(
    company: Organisation,
    country: str,
    regime: Regime,
    *,
    affiliate: Organisation | None,
    reason: str,
) -> None:
    asked = same_country(asked_about(company), country)
    if not asked:
        raise Refused([_("Nothing was paid to recipients in this country.")])
    concerned = [x for x in asked if affiliate is None or x.payer_id == affiliate.pk]
    if not concerned:
        raise Refused([_("This company of the group paid nothing to this country.")])
    proposed = {x.rules.code if x.rules else "" for x in concerned}
    if proposed != {regime.code} and not reason.strip():
        raise Refused([_("Say why: these are not the rules that the portal proposes.")])


def _follow(company: Organisation, country: str) -> int:
    """Entries of open periods go where they belong now. Call inside `acting`."""
    return len(entries.move(OPEN_ROWS, company=company.pk, country=country))


def staying(company: Organisation, country: str) -> tuple[tuple[Period, int], ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            STAYING.format(belongs=BELONGS),
            given(company=company.pk, country=country),
        )
        numbers = dict(cursor.fetchall())
    periods = Period.objects.filter(pk__in=numbers).order_by("starts_on", "pk")
    return tuple((period, numbers[period.pk]) for period in periods)


def where_it_belongs(transfer: Transfer) -> tuple[Period, datetime.date | None]:
    """The period of the rules that hold for a payment, opened if it isn't there.

    And the day that counts, where it is another than the payment's.

    Call inside `acting`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            PERIODS.format(belongs=BELONGS, which="t.id = %(transfer)s"),
            given(transfer=transfer.pk),
        )
        cursor.execute(
            WHERE_ONE_BELONGS.format(belongs=BELONGS), given(transfer=transfer.pk)
        )
        period_id, recognised_on = cursor.fetchone()
    return Period.objects.get(pk=period_id), recognised_on
