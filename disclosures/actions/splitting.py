"""One payment for several organisations or several purposes: split, and made whole again."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import entries
from disclosures.actions.period_locks import share
from disclosures.lifecycle.transfers import not_split, transfer_steps
from disclosures.models import Entry, Line, Source, Transfer
from organisations.models import Organisation
from ui.amounts import minor_units, written
from ui.dates import Moment
from workflow.moves import Refused

FEWEST, MOST = 2, 20
COPIED = (
    "paid_by_id",
    "intermediary",
    "category",
    "form",
    "currency",
    "vat_treatment",
    "valuation",
    "benefit",
    "restricted",
    "paid_on",
    "paid_year",
    "received_on",
    "invoiced_on",
    "activity_on",
    "published_elsewhere",
    "published_elsewhere_on",
)
OF_THE_SAME_RECIPIENT = (
    "ultimate_recipient_id",
    "agreement_id",
    "agreement_title",
    "agreement_signed_on",
)
"""What may not hold for a part of somebody else; it is given there by hand."""


@dataclass(frozen=True)
class Part:
    """What a part says that the whole doesn't."""

    recipient: Organisation
    amount: Decimal
    description: str


def may_not_split(transfer: Transfer, by: Actor) -> list[str]:
    """Why this payment can't be split by this actor now; nothing means it can."""
    reasons = list(transfer_steps(transfer, by)["exclude"])
    if transfer.amount is None:
        reasons.append(_("Help without a sum can't be split."))
    if transfer.refund_of_id:
        reasons.append(_("A refund can't be split."))
    if transfer.split_of_id:
        reasons.append(
            _("This is a part already. Undo the splitting, and split the whole anew.")
        )
    return reasons


def split(
    transfer: Transfer,
    parts: Sequence[Part],
    *,
    by: Actor,
    reason: str,
    today: Moment,
) -> list[Transfer]:
    """Parts take the payment's place; it stays in the ledger, left out with a reason.

    Their sums are the whole to the smallest unit. VAT that is known is shared out in
    proportion and adds up too. The reference gets "/1", "/2" and so on.
    """
    with acting(by, reason):
        share(transfer.disclosed_by_id)
        locked = Transfer.objects.select_for_update().get(pk=transfer.pk)
        if reasons := may_not_split(locked, by) or _ill_fitting(locked, parts):
            raise Refused(reasons)
        made = _made(locked, parts)
        references = [each.reference for each in made if each.reference]
        same = Transfer.objects.filter(
            disclosed_by_id=locked.disclosed_by_id,
            reference__in=references,
            taken_back=False,
        )
        if taken := same.values_list("reference", flat=True).first():
            raise Refused(
                [
                    _("Your reference %(reference)s stands at another payment.")
                    % {"reference": taken}
                ]
            )
        keys = [each.pk for each in Transfer.objects.bulk_create(made)]
        made = list(Transfer.objects.filter(pk__in=keys).order_by("pk"))
        locked.state = Transfer.State.EXCLUDED
        locked.excluded_because = _("Split into %(count)d payments: %(reason)s") % {
            "count": len(made),
            "reason": reason,
        }
        locked.version += 1
        locked.save(update_fields=["state", "excluded_because", "version"])
        entries.exclude(locked)
        entries.place(keys, today=today)
        record("payment_split", locked, by=by, reason=reason, parts=len(made))
        for each in made:
            record("payment_recorded", each, by=by, reason=reason)
    return made


def may_not_make_whole(transfer: Transfer, by: Actor) -> list[str]:
    """Why the splitting can't be undone by this actor now; nothing means it can."""
    parts = _standing(transfer)
    split_now = not_split(transfer, by)  # no reason here
    reasons = [
        each for each in transfer_steps(transfer, by)["include"] if each != split_now
    ]
    if not parts:
        reasons.append(_("This payment is not split."))
    if Line.objects.filter(
        entry_id__in=Entry.objects.filter(transfer__in=parts).values("pk")
    ).exists():
        reasons.append(
            _("A part is published. Correct the parts, and publish a new version.")
        )
    if Transfer.objects.filter(refund_of__in=parts).exists():
        reasons.append(_("A part has a refund, so the splitting can't be undone."))
    return reasons


def make_whole(
    transfer: Transfer, *, by: Actor, reason: str, today: Moment
) -> Transfer:
    """The payment stands as one again; its parts stay in the ledger, left out."""
    with acting(by, reason):
        share(transfer.disclosed_by_id)
        locked = Transfer.objects.select_for_update().get(pk=transfer.pk)
        if reasons := may_not_make_whole(locked, by):
            raise Refused(reasons)
        parts = _standing(locked)
        for part in parts:
            part.state = Transfer.State.EXCLUDED
            part.version += 1
            part.excluded_because = _("The splitting was undone: %(reason)s") % {
                "reason": reason
            }
        Transfer.objects.bulk_update(parts, ["state", "excluded_because", "version"])
        for part in parts:
            entries.exclude(part)
        locked.state, locked.excluded_because = Transfer.State.RECORDED, ""
        locked.version += 1
        locked.save(update_fields=["state", "excluded_because", "version"])
        entries.include(locked, today=today)
        record("payment_made_whole", locked, by=by, reason=reason, parts=len(parts))
    return locked


def _standing(transfer: Transfer) -> list[Transfer]:
    recorded = Transfer.State.RECORDED
    return list(transfer.parts.filter(state=recorded).order_by("pk"))


def _ill_fitting(transfer: Transfer, parts: Sequence[Part]) -> list[str]:
    places = minor_units(transfer.currency)
    if not FEWEST <= len(parts) <= MOST:
        return [_("Give at least two parts, and at most twenty.")]
    if any(
        part.amount <= 0 or round(part.amount, places) != part.amount for part in parts
    ):
        return [_("Each part is a sum above zero, with the decimals of its currency.")]
    if any(part.recipient.pk == transfer.disclosed_by_id for part in parts):
        return [_("You can't be the recipient of your own payment.")]
    whole = transfer.amount or Decimal(0)
    if rest := whole - sum(part.amount for part in parts):
        words = (
            _("The parts are less than the whole: %(sum)s are left to share out.")
            if rest > 0
            else _("The parts are more than the whole, by %(sum)s.")
        )
        return [words % {"sum": written(abs(rest), transfer.currency)}]
    return []


def _made(transfer: Transfer, parts: Sequence[Part]) -> list[Transfer]:
    """Not stored yet. References go on from those of parts of a splitting undone."""
    before = transfer.parts.count()
    vat = shares_of_vat(transfer, parts)
    made = []
    for number, part in enumerate(parts):
        facts = {name: getattr(transfer, name) for name in COPIED}
        if part.recipient.pk == transfer.recipient_id:
            facts |= {name: getattr(transfer, name) for name in OF_THE_SAME_RECIPIENT}
        reference = f"{transfer.reference}/{before + number + 1}"
        if transfer.reference and len(reference) > 200:
            raise Refused([_("Your reference is too long to be numbered. Shorten it.")])
        made.append(
            Transfer(
                disclosed_by_id=transfer.disclosed_by_id,
                recipient=part.recipient,
                amount=part.amount,
                vat_amount=vat[number],
                description=part.description or transfer.description,
                reference=reference if transfer.reference else "",
                split_of=transfer,
                source=Source.MANUAL,
                **facts,
            )
        )
    return made


def shares_of_vat(transfer: Transfer, parts: Sequence[Part]) -> list[Decimal | None]:
    """The VAT of each part: in proportion, rounded so that all together are the whole."""
    vat, whole = transfer.vat_amount, transfer.amount
    if vat is None or not whole:
        return [None for _part in parts]
    unit = Decimal(1).scaleb(-minor_units(transfer.currency))
    shares: list[Decimal | None] = []
    reached = given = Decimal(0)
    for part in parts:
        reached += part.amount
        until = (vat * reached / whole).quantize(unit, ROUND_HALF_UP)
        shares.append(until - given)
        given = until
    return shares
