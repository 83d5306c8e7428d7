"""Receipts and reported payments are compared: by rules, by people, and shown or not."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.imports import listed_names
from disclosures.lifecycle.received import may_not_keep, may_not_work, side_of
from disclosures.models import (
    Comparison,
    Pair,
    PairedRow,
    PairKind,
    Receipt,
    Settlement,
    Transfer,
)
from disclosures.models.receipts import ReceiptQuerySet
from disclosures.models.transfers import TransferQuerySet
from disclosures.reconciliation import matching, reading
from organisations.models import Organisation
from workflow.moves import Refused


def compare(company: Organisation, *, by: Actor) -> Comparison:
    """Begins the comparison with a company, or gives the one that is there."""
    if reasons := may_not_keep(by):
        raise Refused(reasons)
    with acting(by):
        made, new = Comparison.objects.get_or_create(
            holder_id=by.organisation, company=company, passed_on=None
        )
        if new:
            record("compared", made, by=by)
    return made


def _locked(comparison: Comparison) -> Comparison:
    return (
        Comparison.objects.select_for_update(of=("self",))
        .select_related("holder", "company", "passed_on")
        .get(pk=comparison.pk)
    )


def _worked_in(comparison: Comparison, by: Actor) -> Comparison:
    """For somebody who puts rows together."""
    locked = _locked(comparison)
    if reasons := may_not_work(locked, by):
        raise Refused(reasons)
    return locked


def _holders(comparison: Comparison, by: Actor) -> Comparison:
    """For the holder, who alone shows it; an agency's list is handed in instead."""
    locked = _locked(comparison)
    if locked.passed_on_id or side_of(locked, by) != Settlement.Side.HOLDER:
        raise Refused(may_not_keep(by) or [_("This comparison is another's.")])
    return locked


def begin_looking(comparison: Comparison, *, by: Actor) -> Comparison:
    """Pairs will be looked for in the background; a second click waits for the first."""
    with acting(by):
        locked = _worked_in(comparison, by)
        locked.looking_since = ClockTimestamp()
        locked.save(update_fields=["looking_since"])
    return locked


def stop_looking(comparison: Comparison, *, by: Actor) -> None:
    """Whoever asked may not look any more."""
    with acting(by):
        Comparison.objects.filter(pk=comparison.pk).update(looking_since=None)


def match(comparison: Comparison, *, by: Actor) -> int:
    """Pairs what can be found without a person; gives how many pairs are new.

    Pairs that are there stay; two rows that a person parted are not put together again.
    """
    with acting(by):
        locked = _worked_in(comparison, by)
        if locked.passed_on:
            listed_names.recognise(locked.passed_on, by)
        free = PairedRow.objects.filter(comparison=locked, live=True)
        mine = reading.received(locked).exclude(
            pk__in=free.filter(receipt__isnull=False).values("receipt_id")
        )
        theirs = reading.reported(locked).exclude(
            pk__in=free.filter(transfer__isnull=False).values("transfer_id")
        )
        parted = _parted(locked)
        found = [
            each
            for each in matching.pairs(_receipts(mine), _transfers(theirs))
            if (frozenset(each.received), frozenset(each.reported)) not in parted
        ]
        _store(locked, found)
        locked.looking_since, locked.looked_found = None, len(found)
        locked.save(update_fields=["looking_since", "looked_found"])
        record("matched", locked, by=by, count=len(found))
    return len(found)


def _receipts(receipts: ReceiptQuerySet) -> list[matching.Row]:
    fields = ("pk", "amount", "currency", "year", "received_on", "reference", "charges")
    return [matching.Row(*row) for row in receipts.values_list(*fields)]


def _transfers(transfers: TransferQuerySet) -> list[matching.Row]:
    fields = ("pk", "amount", "currency", "paid_year", "paid_on", "reference")
    return [matching.Row(*row) for row in transfers.values_list(*fields)]


def _parted(comparison: Comparison) -> set[tuple[frozenset[int], frozenset[int]]]:
    """What a person said is not the same money."""
    rows: dict[int, tuple[set[int], set[int]]] = {}
    undone = PairedRow.objects.filter(comparison=comparison, live=False)
    for pair, receipt, transfer in undone.values_list(
        "pair_id", "receipt_id", "transfer_id"
    ):
        mine, theirs = rows.setdefault(pair, (set(), set()))
        if receipt:
            mine.add(receipt)
        elif transfer:
            theirs.add(transfer)
    return {(frozenset(mine), frozenset(theirs)) for mine, theirs in rows.values()}


def _store(
    comparison: Comparison,
    found: Collection[matching.Pair],
    made_by_id: int | None = None,
) -> None:
    made = Pair.objects.bulk_create(
        [
            Pair(comparison=comparison, kind=each.kind, made_by_id=made_by_id)
            for each in found
        ],
        batch_size=1000,
    )
    rows = []
    for pair, each in zip(made, found, strict=True):
        both = {"pair": pair, "comparison": comparison}
        rows += [PairedRow(receipt_id=key, **both) for key in each.received]
        rows += [PairedRow(transfer_id=key, **both) for key in each.reported]
    PairedRow.objects.bulk_create(rows, batch_size=1000)


def pair_by_hand(
    comparison: Comparison,
    receipts: Collection[Receipt],
    transfers: Collection[Transfer],
    *,
    by: Actor,
) -> None:
    """A person says that these rows of both sides are the same money."""
    if not receipts or not transfers:
        raise Refused([_("Choose at least one row of each side.")])
    with acting(by):
        locked = _worked_in(comparison, by)
        mine, theirs = {each.pk for each in receipts}, {each.pk for each in transfers}
        used = PairedRow.objects.filter(comparison=locked, live=True)
        if (
            used.filter(receipt__in=mine).exists()
            or used.filter(transfer__in=theirs).exists()
        ):
            raise Refused([_("One of these rows is in a pair already. Part it first.")])
        if reading.received(locked).filter(pk__in=mine).count() != len(
            mine
        ) or reading.reported(locked).filter(pk__in=theirs).count() != len(theirs):
            raise Refused([_("One of these rows can't be compared any more.")])
        pair = matching.Pair(
            PairKind.BY_HAND, tuple(sorted(mine)), tuple(sorted(theirs))
        )
        _store(locked, [pair], made_by_id=by.person)
        record("paired_by_hand", locked, by=by)


def part(pair: Pair, *, by: Actor) -> None:
    """These rows are not the same money after all; both are free again."""
    with acting(by, _("Not the same money")):
        locked = _worked_in(pair.comparison, by)
        if Pair.objects.filter(pk=pair.pk, undone=False).update(undone=True) == 0:
            raise Refused([_("This pair is parted already.")])
        PairedRow.objects.filter(pair=pair).update(live=False)
        record("parted", locked, by=by)


def show(comparison: Comparison, *, by: Actor, today: datetime.date) -> Comparison:
    """The company sees this comparison from now on, with its own rows and yours."""
    with acting(by):
        locked = _holders(comparison, by)
        if locked.shown:
            raise Refused([_("The company sees it already.")])
        locked.shown, locked.shown_on, locked.shown_by_id = True, today, by.person
        locked.save()
        mail.comparison_shown(locked)
        record("comparison_shown", locked, by=by)
    return locked


def hide(comparison: Comparison, *, by: Actor) -> Comparison:
    """Taken back: the company no longer sees it. What it wrote stays."""
    with acting(by):
        locked = _holders(comparison, by)
        if not locked.shown:
            raise Refused([_("The company does not see it.")])
        locked.shown, locked.shown_on, locked.shown_by_id = False, None, None
        locked.save()
        record("comparison_hidden", locked, by=by)
    return locked
