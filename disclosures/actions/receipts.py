"""An organisation keeps its own record of what it received."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from disclosures.lifecycle.passed_on import may_not_take_out, may_not_write
from disclosures.lifecycle.received import may_not_keep, may_not_remove
from disclosures.models import Claim, Pair, PairedRow, PassOnList, Receipt
from disclosures.reconciliation.entered import Facts, alike
from documents.models import Document
from organisations.models import Organisation
from workflow.moves import Refused

ENTERED = "receipt_entered"
BROUGHT = "receipts_brought"


def enter(
    facts: Facts,
    *,
    by: Actor,
    document: Document | None = None,
    another: bool = False,
    key: str = "",
    passed_on: PassOnList | None = None,
) -> Receipt:
    """One receipt by hand. The same again is asked about: `another` says that it is one.

    With `passed_on`, a row of that list of an agency.
    """
    with acting(by):
        listed = _writable(passed_on, by)
        if before := sent_before(key, ENTERED, by=by):
            return Receipt.objects.get(pk=before.subject_id or 0)
        if not another and alike([facts], by.organisation, listed).get(facts.same):
            raise Refused(
                [
                    _(
                        "The same amount with this day and reference is here already."
                        " If this is another payment, say so below."
                    )
                ]
            )
        made = _made(facts, by, listed)
        made.document = document
        made.save()
        record(ENTERED, made, by=by, key=key)
    return made


def bring(
    facts: Iterable[Facts],
    *,
    by: Actor,
    another: bool = False,
    passed_on: PassOnList | None = None,
) -> tuple[int, int]:
    """The rows of a file: how many are stored, and how many were here already.

    A row with the reference, day and amount of one that is here is left; so a file can
    be brought twice. Rows without a reference are told apart by nothing: `another` says
    that those which look the same are others.
    """
    given = list(facts)
    with acting(by):
        listed = _writable(passed_on, by)
        # two uploads at once wait for each other
        Organisation.objects.select_for_update().get(pk=by.organisation)
        here = set(alike(given, by.organisation, listed))
        new = []
        for each in given:
            if each.same not in here or (another and not each.reference):
                new.append(_made(each, by, listed))
                if each.reference:
                    here.add(each.same)
        Receipt.objects.bulk_create(new, batch_size=1000)
        record(BROUGHT, listed, by=by, count=len(new))
    return len(new), len(given) - len(new)


def _writable(passed_on: PassOnList | None, by: Actor) -> PassOnList | None:
    """The list, locked, if this person may change its rows; without one, the own books."""
    if passed_on is None:
        if reasons := may_not_keep(by):
            raise Refused(reasons)
        return None
    locked = (
        PassOnList.objects.select_for_update(of=("self",))
        .select_related("company", "period")
        .get(pk=passed_on.pk)
    )
    if reasons := may_not_write(locked, by):
        raise Refused(reasons)
    return locked


def _made(facts: Facts, by: Actor, passed_on: PassOnList | None) -> Receipt:
    return Receipt(
        holder_id=by.organisation,
        passed_on=passed_on,
        recipient_name=facts.recipient_name,
        category=facts.category,
        payer=passed_on.company if passed_on else facts.payer,
        payer_name=facts.payer_name,
        amount=facts.amount,
        currency=facts.currency,
        charges=facts.charges,
        received_on=facts.received_on,
        year=facts.year,
        reference=facts.reference,
        description=facts.description,
    )


def name_payer(receipt: Receipt, company: Organisation, *, by: Actor) -> int:
    """Says which company a typed name means: for all receipts that spell it so."""
    if reasons := may_not_keep(by):
        raise Refused(reasons)
    with acting(by, _("The payer is %(name)s") % {"name": company.legal_name}):
        count = (
            Receipt.objects.standing()
            .filter(
                holder_id=by.organisation,
                payer__isnull=True,
                payer_key=receipt.payer_key,
            )
            .update(payer=company)
        )
        record("payer_named", receipt, by=by)
    return count


def remove(receipt: Receipt, reason: str, *, by: Actor) -> Receipt:
    """Takes a receipt out again, with a reason that stays in its history."""
    if not reason.strip():
        raise Refused([_("Say why it is taken out.")])
    with acting(by, reason):
        _writable(receipt.passed_on, by)
        locked = Receipt.objects.select_for_update().get(pk=receipt.pk)
        pairs = PairedRow.objects.filter(receipt=locked, live=True)
        if locked.passed_on_id:
            if reasons := may_not_take_out(locked, by):
                raise Refused(reasons)
            _part(pairs)
        elif reasons := may_not_remove(locked, by, paired=pairs.exists()):
            raise Refused(reasons)
        locked.removed_because = reason
        locked.save()
        record("receipt_removed", locked, by=by, reason=reason)
    return locked


def _part(rows: "QuerySet[PairedRow]") -> None:
    """What an agency takes out of its list is in no pair any more."""
    pairs = list(rows.values_list("pair_id", flat=True))
    PairedRow.objects.filter(pair__in=pairs).update(live=False)
    Pair.objects.filter(pk__in=pairs).update(undone=True)


def note_claim(receipt: Receipt, claim: Claim, *, by: Actor) -> None:
    """The company was told that this receipt is missing from what it reports."""
    with acting(by):
        Receipt.objects.filter(pk=receipt.pk, holder_id=by.organisation).update(
            claim=claim
        )
