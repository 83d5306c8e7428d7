"""Bringing in what finance paid."""

import datetime
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures.actions.period_locks import hold
from disclosures.imports import books_pairs, books_vendors, notation_of_file
from disclosures.imports.books_rows import Booked, Refusal, from_dict, guess, reader
from disclosures.lifecycle.books import may_not_keep_books
from disclosures.models import BooksEntry, BooksFile, BooksPair, BooksVendor, Period
from documents.models import Document, keep
from organisations.models import Organisation
from tables import reading
from tables.chosen import chosen
from tables.mapping import Mapping
from tables.shapes import Unusable
from ui.amounts import written
from ui.dates import written_day
from workflow.moves import Refused

TOLD = 10
"""So many refused rows are told; the others are counted."""
FACTS = (
    "vendor_id",
    "paid_on",
    "amount",
    "currency",
    "booked_on",
    "text",
    "cost_centre",
)
MONEY = frozenset({"vendor_id", "paid_on", "amount", "currency"})
"""Another of these is another payment: what became of it is asked again."""


def bring_in(
    period: Period,
    content: bytes,
    name: str,
    *,
    by: Actor,
    paid_by: Organisation | None = None,
) -> BooksFile:
    """Keeps a file that can be read; raises Unusable for one that can't."""
    _ask(period, by)
    look = reading.look(content, name)
    with acting(by):
        document = keep(
            content,
            name=PurePath(name).name,
            media_type="application/octet-stream",
            kind=Document.Kind.IMPORT,
            owner_id=period.company_id,
        )
        file = BooksFile.objects.create(
            period=period,
            paid_by=None if paid_by == period.company else paid_by,
            document=document,
            mapping={"columns": guess(look.header)},
        )
        file.refresh_from_db()
        record("books_brought_in", period, by=by, file=file.public_id)
    return file


def read(
    file: BooksFile, mapping: Mapping, *, by: Actor
) -> tuple[BooksFile, list[dict[str, Any]]]:
    """Reads the whole file into the books, finds vendors and pairs.

    Nothing is stored of a file with a row that can't be read: Unusable says which. Gives
    questions when the file does not settle how its dates and amounts are written.
    """
    _ask(file.period, by)
    content, name = bytes(file.document.content.data), file.document.name
    mapping, questions = notation_of_file.settle(content, name, mapping)
    if questions:
        return file, questions
    header, rows, _count = chosen(content, name, mapping)
    understood = list(map(reader(from_dict(mapping.as_dict()), header, file), rows))
    booked = _accepted(understood)
    with acting(by):
        hold(file.period_id)
        locked = BooksFile.objects.select_for_update().get(pk=file.pk)
        if locked.read_at:
            raise Refused([_("This file was read already.")])
        locked.mapping, locked.read_at = mapping.as_dict(), ClockTimestamp()
        _store(locked, booked)
        locked.save()
        books_vendors.recognise(locked.period.company_id, by)
        paired = books_pairs.find(locked.period_id)
        record(
            "books_read",
            locked.period,
            by=by,
            added=locked.added,
            differing=len(locked.differing),
            paired=paired,
        )
    locked.refresh_from_db()
    return locked, []


def _accepted(understood: list[Booked | Refusal]) -> list[Booked]:
    refused = [each for each in understood if isinstance(each, Refusal)]
    if refused:
        said = [
            _("Row %(row)s: %(wrong)s")
            % {
                "row": each.number,
                "wrong": " ".join(
                    f"{error['wrong']} {error['mend']}".strip() for error in each.errors
                ),
            }
            for each in refused[:TOLD]
        ]
        if len(refused) > TOLD:
            said.append(_("and %(more)d rows more") % {"more": len(refused) - TOLD})
        raise Unusable(_("Nothing was taken: some rows can't be read."), *said)
    booked = [each for each in understood if isinstance(each, Booked)]
    if not booked:
        raise Unusable(_("The file has no payments."))
    seen: dict[str, int] = {}
    for each in booked:
        if first := seen.get(each.document_number):
            raise Unusable(
                _(
                    "The document %(number)s stands in row %(first)s and in row"
                    " %(second)s. Give each payment a number of its own."
                )
                % {
                    "number": each.document_number,
                    "first": first,
                    "second": each.number,
                }
            )
        seen[each.document_number] = each.number
    return booked


def _store(file: BooksFile, booked: list[Booked]) -> None:
    """New payments are added, changed ones changed; a changed sum waits again."""
    company_id = file.period.company_id
    vendors = _vendors(company_id, booked)
    before = {
        entry.document_number: entry
        for entry in BooksEntry.objects.filter(
            company_id=company_id,
            paid_by_id=file.paid_by_id,
            document_number__in=[each.document_number for each in booked],
        ).select_related("vendor", "period")
    }
    added, changed, moved = [], [], []
    for each in booked:
        values = {
            "vendor_id": vendors[each.vendor_number].pk,
            **{name: getattr(each, name) for name in FACTS if name != "vendor_id"},
        }
        entry = before.get(each.document_number)
        if entry is None:
            added.append(
                BooksEntry(
                    period=file.period,
                    company_id=company_id,
                    paid_by_id=file.paid_by_id,
                    file=file,
                    document_number=each.document_number,
                    **values,
                )
            )
            continue
        if entry.period_id != file.period_id:
            raise Refused(
                [
                    _("The document %(number)s is in the books of %(year)s.")
                    % {"number": entry.document_number, "year": entry.period.label}
                ]
            )
        facts = [name for name in FACTS if getattr(entry, name) != values[name]]
        if not facts:
            file.same += 1
            continue
        file.differing.append(_difference(entry, each, facts))
        for name in facts:
            setattr(entry, name, values[name])
        if MONEY & set(facts) and entry.state != BooksEntry.State.WAITING:
            entry.state = BooksEntry.State.WAITING
            entry.reason = entry.words = ""
            moved.append(entry.pk)
        changed.append(entry)
    file.added = len(added)
    BooksEntry.objects.bulk_create(added)
    BooksPair.objects.filter(entry__in=moved).delete()
    BooksEntry.objects.bulk_update(changed, [*FACTS, "state", "reason", "words"])


def _vendors(company_id: int, booked: list[Booked]) -> dict[str, BooksVendor]:
    """By number; a name that changed in the books is changed here, its decision stays."""
    names = {each.vendor_number: each.vendor_name for each in booked}
    BooksVendor.objects.bulk_create(
        [
            BooksVendor(company_id=company_id, number=number, name=name)
            for number, name in names.items()
        ],
        update_conflicts=True,
        unique_fields=["company", "number"],
        update_fields=["name"],
    )
    known = BooksVendor.objects.filter(company_id=company_id, number__in=names)
    return {vendor.number: vendor for vendor in known}


def _difference(entry: BooksEntry, each: Booked, facts: list[str]) -> dict[str, Any]:
    """What a later file says otherwise, in words for its page."""

    def said(name: str, thing: Any) -> str:
        if name == "vendor_id":
            return str(getattr(thing, "vendor_name", "") or entry.vendor.name)
        value = getattr(thing, name)
        if name == "amount":
            return written(value, thing.currency)
        if isinstance(value, datetime.date):
            return written_day(value)
        return str(value or "")

    names = [(name, "vendor" if name == "vendor_id" else name) for name in facts]
    return {
        "document": entry.document_number,
        "facts": [
            [label, said(name, entry), said(name, each)] for name, label in names
        ],
    }


def _ask(period: Period, by: Actor) -> None:
    if reasons := may_not_keep_books(by, period.company_id):
        raise Refused(reasons)
