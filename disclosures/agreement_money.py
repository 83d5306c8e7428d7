"""The money of an agreement: what was agreed beside what was paid, as a reader may see it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Sign
from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.models import Form, Transfer, TransferParty, Vat
from disclosures.models.transfers import TransferQuerySet
from partnerships.gates import payments
from partnerships.models import (
    Agreement,
    AgreementParty,
    Milestone,
    PlannedMilestone,
    Side,
)
from ui.amounts import written

NOTHING = Decimal(0)
RECORDED = Transfer.State.RECORDED
WAITING = frozenset({Milestone.State.OPEN, Milestone.State.QUESTIONED})


@dataclass(frozen=True)
class Sums:
    """What was paid in one currency, as given; `comparable` as the agreement counts VAT."""

    currency: str
    paid: Decimal
    back: Decimal
    in_kind: Decimal
    comparable: Decimal

    @property
    def net(self) -> Decimal:
        """Money paid less what was paid back; `back` is below zero."""
        return self.paid + self.back


@dataclass(frozen=True)
class Paid:
    """The payments that were looked at. `early`: made before the last signature."""

    sums: Sequence[Sums]
    early: int
    first_early: datetime.date | None

    def comparable(self, currency: str) -> Decimal:
        return next(
            (each.comparable for each in self.sums if each.currency == currency),
            NOTHING,
        )


@dataclass(frozen=True)
class Instalment:
    """A planned payment; `covered` when all that was paid so far reaches it."""

    milestone: Milestone
    covered: bool
    late: bool


def with_money(agreements: Any, actor: Actor) -> Any:
    """One agreement's facts in one query.

    `prepared`: so many payments have not reached the reader; `others_pay`: another company
    is a party, whose payments a company does not read.
    """
    waiting = (
        TransferParty.objects.filter(
            transfer__agreement=OuterRef("pk"),
            organisation_id=actor.organisation_id or 0,
            shown=False,
        )
        .order_by()
        .values("transfer__agreement")
        .annotate(number=Count("pk"))
        .values("number")
    )
    other = (
        AgreementParty.objects.filter(agreement=OuterRef("pk"))
        .exclude(side=Side.COMPANY)
        .order_by("pk")
    )
    companies = AgreementParty.objects.filter(
        agreement=OuterRef("pk"), side=Side.COMPANY
    )
    return agreements.select_related(
        "current", "agreed", "partnership", "unspent"
    ).annotate(
        prepared=Coalesce(Subquery(waiting, output_field=IntegerField()), 0),
        others_pay=Exists(companies.exclude(organisation=actor.organisation_id)),
        recipient_id_told=Subquery(other.values("organisation__public_id")[:1]),
    )


def paid(transfers: TransferQuerySet, agreement: Agreement, vat: str) -> Paid:
    """Sums per currency of what counts; help in kind stands apart. One query.

    What was left out of the report is not counted: it stands in the list, with the reason.
    `vat`: what the amount of the agreement contains.
    """
    money = ~Q(form=Form.IN_KIND)
    early = money & Q(paid_on__isnull=False, amount__gt=0)
    if agreement.signed_on is not None:
        early &= Q(paid_on__lt=agreement.signed_on)
    rows = (
        transfers.filter(state=RECORDED)
        .order_by()
        .values("currency")
        .annotate(
            in_money=Sum("amount", filter=money & Q(amount__gt=0)),
            back=Sum("amount", filter=money & Q(amount__lt=0)),
            kind=Sum("amount", filter=~money),
            comparable=Sum(_comparable(vat), filter=money),
            early=Count("pk", filter=early),
            first=Min("paid_on", filter=early),
        )
    )
    found = sorted(rows, key=lambda row: row["currency"])
    firsts = [row["first"] for row in found if row["first"]]
    return Paid(
        [
            Sums(
                row["currency"],
                row["in_money"] or NOTHING,
                row["back"] or NOTHING,
                row["kind"] or NOTHING,
                row["comparable"] or NOTHING,
            )
            for row in found
        ],
        early=sum(row["early"] for row in found),
        first_early=min(firsts, default=None),
    )


def _comparable(vat: str) -> Any:
    """An amount with or without VAT, as the agreement has it, where the VAT is known."""
    known = {"vat_amount__isnull": False}
    signed = F("vat_amount") * Sign("amount")
    if vat == Vat.EXCLUDED:
        return Case(
            When(vat_treatment=Vat.INCLUDED, **known, then=F("amount") - signed),
            default=F("amount"),
        )
    if vat == Vat.INCLUDED:
        return Case(
            When(vat_treatment=Vat.EXCLUDED, **known, then=F("amount") + signed),
            default=F("amount"),
        )
    return F("amount") + Value(0)


def over(version: Any, found: Paid) -> str:
    """VR-13: more was paid than the version says; else nothing."""
    if version is None or version.amount is None or not version.currency:
        return ""
    sum_ = found.comparable(version.currency)
    if sum_ <= version.amount:
        return ""
    return _("%(paid)s was paid; the agreement says %(agreed)s.") % {
        "paid": written(sum_, version.currency),
        "agreed": written(version.amount, version.currency),
    }


def findings(agreement: Agreement, version: Any, found: Paid) -> list[str]:
    """What does not fit, in sentences for both sides; nothing of it stops anybody."""
    said = [over(version, found)]
    if said[0]:
        said.append(_("Amend the agreement, or agree what happens with the rest."))
    if found.first_early is not None:
        said.append(payments.before_signature(agreement, found.first_early))
        if found.early > 1:
            said.append(
                _("%(number)d payments were made before it was signed.")
                % {"number": found.early}
            )
    said.append(payments.began_before_signature(agreement))
    return [each for each in said if each]


def instalments(
    agreement: Agreement, found: Paid, today: datetime.date, *, whole: bool = True
) -> list[Instalment]:
    """Planned payments by their days; the money that came covers the earliest first.

    Nothing is called late for a reader who does not read all payments (`whole`), nor what
    the two sides said to be done.
    """
    rows = (
        Milestone.objects.filter(
            agreement=agreement, kind=PlannedMilestone.Kind.PAYMENT
        )
        .exclude(state=Milestone.State.DROPPED)
        .order_by("due_on", "pk")
    )
    reached: dict[str, Decimal] = {}
    told = []
    for row in rows:
        due = reached.get(row.currency, NOTHING) + (row.amount or NOTHING)
        reached[row.currency] = due
        covered = row.amount is not None and due <= found.comparable(row.currency)
        waits = whole and not covered and row.state in WAITING
        told.append(Instalment(row, covered, late=waits and row.due_on < today))
    return told
