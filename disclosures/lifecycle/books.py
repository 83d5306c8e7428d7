"""Who keeps what the books say beside a year, and what of it still waits."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import BooksEntry, Period


def may_not_keep_books(actor: Actor, company_id: int) -> list[str]:
    """Why this actor may not say what became of payments in the books."""
    if OFFICER in parts(actor, company_id=company_id):
        return []
    return [_("The books are compared by the company's disclosure officer.")]


def unsettled(period: Period) -> int:
    """Payments in the books that are neither in the ledger nor left out."""
    return BooksEntry.objects.filter(period_id=period.pk).waiting().count()


def books_are_settled(period: Period, actor: Actor) -> str:
    """Domain VR-16; a person may insist, in words that become public."""
    if period.state != Period.State.OPEN or period.books_words:
        return ""
    waiting = BooksEntry.objects.filter(period_id=period.pk).waiting()
    found = waiting.aggregate(
        known=Count("pk", filter=Q(vendor__organisation__isnull=False)),
        names=Count("vendor", filter=Q(vendor__organisation=None), distinct=True),
    )
    said = []
    if found["known"]:
        said.append(
            ngettext(
                "%d payment in the books is not settled.",
                "%d payments in the books are not settled.",
                found["known"],
            )
            % found["known"]
        )
    if found["names"]:
        said.append(
            ngettext(
                "Of %d vendor in the books nobody has said who it is.",
                "Of %d vendors in the books nobody has said who they are.",
                found["names"],
            )
            % found["names"]
        )
    return " ".join(said)
