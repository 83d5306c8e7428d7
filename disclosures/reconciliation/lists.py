"""Which of agencies' lists have a difference that nobody has settled."""

from django.db.models import Exists, OuterRef, Q

from disclosures.models import (
    Pair,
    PairedRow,
    PassOnList,
    Receipt,
    Settlement,
)
from disclosures.reconciliation import reading
from disclosures.reconciliation.through import went_through

State = PassOnList.State


def unsettled() -> Q:
    """Of lists: not handed in, or with a difference that is not settled."""
    return Q(state=State.ASKED) | (
        Q(state=State.HANDED_IN)
        & (Q(_only_in_list()) | Q(_only_in_ledger()) | Q(_different()))
    )


def _settled(about: str) -> Exists:
    return Exists(
        Settlement.objects.filter(
            **{about: OuterRef("pk")},
            comparison__passed_on=OuterRef(OuterRef("pk")),
            settled_on__isnull=False,
        )
    )


def _only_in_list() -> Exists:
    return Exists(
        Receipt.objects.standing().filter(
            reading.unpaired_receipt(), ~_settled("receipt"), passed_on=OuterRef("pk")
        )
    )


def _only_in_ledger() -> Exists:
    pairs = PairedRow.objects.filter(
        transfer=OuterRef("pk"),
        comparison__passed_on=OuterRef(OuterRef("pk")),
        live=True,
    )
    return Exists(
        went_through(OuterRef("agency_id"), OuterRef(OuterRef("agency_id"))).filter(
            ~Exists(pairs),
            ~_settled("transfer"),
            entry__period=OuterRef("period_id"),
            disclosed_by=OuterRef("company_id"),
        )
    )


def _different() -> Exists:
    pairs = Pair.objects.filter(
        ~_settled("pair"), comparison__passed_on=OuterRef("pk"), undone=False
    )
    return Exists(reading.differing(reading.summed(pairs)))
