"""What became of a payment in the books: a payment of the ledger, or left out because."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import transfers
from disclosures.actions.period_locks import hold, share
from disclosures.imports import books_pairs
from disclosures.lifecycle.books import may_not_keep_books
from disclosures.models import BooksEntry, BooksPair, BooksVendor, Period, Transfer
from disclosures.models.books import BooksEntryQuerySet
from ui.dates import Moment
from workflow.moves import Refused

State = BooksEntry.State


def find_pairs(period: Period, *, by: Actor) -> int:
    """Looks again for what is in the ledger by now."""
    _ask(by, period.company_id)
    with acting(by):
        hold(period.pk)
        paired = books_pairs.find(period.pk)
        record("books_paired", period, by=by, paired=paired)
    return paired


def pair(entry: BooksEntry, transfer: Transfer, *, by: Actor) -> BooksEntry:
    """A person says which payment of the ledger it is; sums may differ, as theirs do."""
    with acting(by):
        locked = _waiting(entry, by)
        _may_be(locked, transfer)
        _paired(locked, transfer, BooksPair.Way.PERSON)
        record("books_pair_made", locked, by=by, transfer=transfer.public_id)
    return locked


def make_transfer(
    entry: BooksEntry,
    values: Mapping[str, Any],
    *,
    by: Actor,
    today: Moment,
    reason: str = "",
) -> Transfer:
    """Records it in the ledger as a payment, which asks what a payment always asks."""
    with acting(by, reason):
        share(entry.period.company_id)
        locked = _waiting(entry, by)
        recipient = locked.vendor.organisation
        if recipient is None:
            raise Refused([_("Say first who the vendor is.")])
        if locked.amount < 0:
            raise Refused(
                [_("Money that came back is recorded on the page of its payment.")]
            )
        made = transfers.add(
            {
                **values,
                "recipient": recipient,
                "paid_by": locked.paid_by,
                "amount": locked.amount,
                "currency": locked.currency,
                "paid_on": locked.paid_on,
                "paid_year": locked.paid_on.year,
                "reference": locked.document_number,
            },
            by=by,
            today=today,
            reason=reason,
        )
        _paired(locked, made, BooksPair.Way.MADE)
        record("books_payment_made", locked, by=by, transfer=made.public_id)
    return made


def leave_out(
    entries: BooksEntryQuerySet, reason: str, words: str, *, by: Actor
) -> int:
    """Leaves out those of these that wait; nothing of them is published."""
    if not words.strip() or reason not in BooksEntry.Reason.values:
        raise Refused([_("Say why they are left out, in words.")])
    _ask(by, by.organisation)
    with acting(by, words):
        waiting = list(
            entries.for_actor(by)
            .filter(state=State.WAITING)
            .order_by("pk")
            .select_for_update(of=("self",), no_key=True)
            .select_related("period")
        )
        BooksEntry.objects.filter(pk__in=[each.pk for each in waiting]).update(
            state=State.LEFT_OUT, reason=reason, words=words
        )
        for period in {each.period for each in waiting}:
            count = sum(each.period_id == period.pk for each in waiting)
            record("books_left_out", period, by=by, reason=words, payments=count)
    return len(waiting)


def leave_out_vendor(
    vendor: BooksVendor, period: Period, reason: str, words: str, *, by: Actor
) -> int:
    """All that waits of one vendor in a year."""
    theirs = BooksEntry.objects.filter(vendor=vendor, period=period)
    return leave_out(theirs, reason, words, by=by)


def undo(entry: BooksEntry, *, by: Actor) -> BooksEntry:
    """It waits again. A payment that was recorded from it stays in the ledger."""
    _ask(by, entry.period.company_id)
    with acting(by):
        locked = _locked(entry)
        if locked.state == State.WAITING:
            raise Refused([_("It waits already.")])
        locked.pairs.all().delete()
        locked.state, locked.reason, locked.words = State.WAITING, "", ""
        locked.by_hand = True
        locked.save()
        record("books_undone", locked, by=by)
    return locked


def _locked(entry: BooksEntry) -> BooksEntry:
    return (
        BooksEntry.objects.select_for_update(of=("self",))
        .select_related("vendor__organisation", "period", "paid_by")
        .get(pk=entry.pk)
    )


def _waiting(entry: BooksEntry, by: Actor) -> BooksEntry:
    _ask(by, entry.period.company_id)
    locked = _locked(entry)
    if locked.state != State.WAITING:
        raise Refused(
            [
                _("This payment is “%(state)s” already.")
                % {"state": locked.get_state_display()}
            ]
        )
    return locked


def _may_be(entry: BooksEntry, transfer: Transfer) -> None:
    sides = {transfer.recipient_id, transfer.ultimate_recipient_id}
    if (
        transfer.disclosed_by_id != entry.company_id
        or entry.vendor.organisation_id not in sides
    ):
        raise Refused([_("That payment went to another organisation.")])
    if transfer.currency != entry.currency:
        raise Refused([_("That payment has another currency.")])


def _paired(entry: BooksEntry, transfer: Transfer, way: str) -> None:
    BooksPair.objects.create(entry=entry, transfer=transfer, way=way)
    entry.state = State.PAIRED
    entry.save(update_fields=["state"])


def _ask(by: Actor, company_id: int) -> None:
    if reasons := may_not_keep_books(by, company_id):
        raise Refused(reasons)
