"""Saying who the vendors of finance's books are, and taking it back."""

from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.imports import books_pairs
from disclosures.lifecycle.books import may_not_keep_books
from disclosures.models import BooksEntry, BooksPair, BooksVendor, Period
from organisations.models import Organisation
from workflow.moves import Refused


def decide_vendor(
    vendor: BooksVendor,
    decision: str,
    *,
    by: Actor,
    organisation: Organisation | None = None,
    because: str = "",
) -> BooksVendor:
    """A person says who a vendor is; remembered for the next files of the company."""
    if reasons := may_not_keep_books(by, vendor.company_id):
        raise Refused(reasons)
    relevant = decision in {
        BooksVendor.Decision.PATIENTS,
        BooksVendor.Decision.OTHER,
    }
    if relevant and (organisation is None or organisation.pk == vendor.company_id):
        raise Refused([_("Say which organisation it is.")])
    if decision == BooksVendor.Decision.NOT_RELEVANT and not because.strip():
        raise Refused([_("Say why it is not relevant.")])
    with acting(by, because):
        looked_at = _periods_of(vendor)
        locked = BooksVendor.objects.select_for_update().get(pk=vendor.pk)
        before, locked.decision = locked.organisation_id, decision
        locked.organisation = organisation if relevant else None
        locked.because = "" if relevant else because
        locked.save()
        theirs = BooksEntry.objects.filter(vendor=locked)
        if before not in {None, locked.organisation_id}:
            _apart(theirs.filter(state=BooksEntry.State.PAIRED))
        for period_id in looked_at:
            books_pairs.find(period_id)
        record("books_vendor_decided", locked, by=by, decision=decision)
    return locked


def reopen_vendor(vendor: BooksVendor, reason: str, *, by: Actor) -> BooksVendor:
    """Takes the decision back: a person has to look at the vendor again.

    What was found in the ledger for it waits again; a payment that was recorded, and what
    was left out, stay as they are. Nobody is recognised in its name any more.
    """
    if reasons := may_not_keep_books(by, vendor.company_id):
        raise Refused(reasons)
    if not reason.strip():
        raise Refused([_("Say why it is taken back.")])
    with acting(by, reason):
        _periods_of(vendor)
        locked = BooksVendor.objects.select_for_update().get(pk=vendor.pk)
        if locked.decision == BooksVendor.Decision.NONE:
            raise Refused([_("Nobody has said yet who this vendor is.")])
        locked.decision, locked.organisation = BooksVendor.Decision.NONE, None
        locked.because, locked.suspected, locked.by_hand = "", True, True
        locked.save()
        theirs = BooksEntry.objects.filter(vendor=locked)
        _apart(theirs.filter(state=BooksEntry.State.PAIRED))
        record("books_vendor_reopened", locked, by=by, reason=reason)
    return locked


def _periods_of(vendor: BooksVendor) -> list[int]:
    """The years in whose books it stands, locked as whoever looks for pairs locks them."""
    booked = BooksEntry.objects.filter(vendor=vendor).values("period")
    ours = Period.objects.filter(pk__in=booked).order_by("pk")
    return list(ours.select_for_update(no_key=True).values_list("pk", flat=True))


def _apart(entries: Any) -> None:
    """Pairs of these are dissolved: they were of another organisation."""
    waiting = list(entries.values_list("pk", flat=True))
    BooksPair.objects.filter(entry__in=waiting).delete()
    BooksEntry.objects.filter(pk__in=waiting).update(state=BooksEntry.State.WAITING)
