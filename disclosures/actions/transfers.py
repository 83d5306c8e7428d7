"""Recording a transfer by hand, changing it, leaving it out, proving it."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from disclosures import mail
from disclosures.actions import choices, entries
from disclosures.actions.agreements import unlinked, with_agreement
from disclosures.actions.period_locks import share
from disclosures.lifecycle.recording import (
    may_not_attach,
    may_not_change,
    may_not_record,
)
from disclosures.lifecycle.transfers import ill_refunded, transfer_steps
from disclosures.models import CountsOn, Entry, Evidence, Period, Source, Transfer
from documents.models import Document, keep
from organisations.races import ask_version, changed_fields
from ui.dates import Moment
from workflow.moves import Refused

ADDED = "payment_recorded"
PLACES = frozenset(
    {"paid_year", "recipient", "paid_by", *(day.field for day in CountsOn)}
)
"""What decides in which period a payment stands."""
SIMILAR_WITHIN = datetime.timedelta(days=14)


def add(
    values: Mapping[str, Any],
    *,
    by: Actor,
    today: Moment,
    key: str = "",
    reason: str = "",
) -> Transfer:
    """A transfer of the actor's company, entered by hand, in the period of its year.

    A year that is closed for changes asks for a `reason`. `key` is the form's: sent twice, the first one's transfer is given back.
    """
    if reasons := may_not_record(by):
        raise Refused(reasons)
    with acting(by, reason):
        share(by.organisation)
        if before := sent_before(key, ADDED, by=by):
            return Transfer.objects.get(pk=before.subject_id or 0)
        values = with_agreement(values, company_id=by.organisation)
        transfer = Transfer(
            disclosed_by_id=by.organisation, source=Source.MANUAL, **values
        )
        _ask_reference(transfer)
        _ask_refunds(transfer)
        transfer.save()
        transfer.refresh_from_db()
        entries.place([transfer.pk], today=today)
        _ask_reason(transfer, reason)
        record(ADDED, transfer, by=by, reason=reason, key=key)
    return transfer


def add_together(
    payments: Sequence[Mapping[str, Any]],
    *,
    by: Actor,
    today: Moment,
    key: str = "",
    reason: str = "",
) -> list[Transfer]:
    """All or none of several, such as a fee and its costs; sent twice, made once."""
    with acting(by, reason):
        return [
            add(
                values,
                by=by,
                today=today,
                key=f"{key}-{number}" if key and number else key,
                reason=reason,
            )
            for number, values in enumerate(payments)
        ]


def edit(
    transfer: Transfer,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    reason: str,
    today: Moment,
) -> Transfer:
    """Changes facts; an answer that was bound to one of them lapses."""
    with acting(by, reason):
        locked = _locked(transfer)
        if reasons := may_not_change(locked, by):
            raise Refused(reasons)
        values = {"recipient": locked.recipient, **unlinked(locked, values)}
        values = with_agreement(values, company_id=locked.disclosed_by_id)
        ask_version(locked, version, values)
        changed = changed_fields(locked, values)
        if not changed:
            return locked
        _ask_reference(locked)
        if {"amount", "currency"} & set(changed):
            _ask_refunds(locked)
        locked.version += 1
        locked.save(update_fields=[*changed, "version"])
        if PLACES & set(changed):
            _move_entry(locked)
        _ask_reason(locked, reason)
        if entries.follow([locked.pk], today=today):
            mail.asked_again([locked.pk])
        record("payment_changed", locked, by=by, reason=reason, facts=sorted(changed))
    return locked


def exclude(transfer: Transfer, *, by: Actor, reason: str) -> Transfer:
    """Stays in the ledger, leaves the report; the reason is shown to both sides."""
    with acting(by, reason):
        locked = _asked(transfer, "exclude", by)
        locked.state, locked.excluded_because = Transfer.State.EXCLUDED, reason
        locked.version += 1
        locked.save(update_fields=["state", "excluded_because", "version"])
        entries.exclude(locked)
        record("payment_left_out", locked, by=by, reason=reason)
    return locked


def include(transfer: Transfer, *, by: Actor, reason: str, today: Moment) -> Transfer:
    with acting(by, reason):
        locked = _asked(transfer, "include", by)
        _ask_refunds(locked)
        locked.state, locked.excluded_because = Transfer.State.RECORDED, ""
        locked.version += 1
        locked.save(update_fields=["state", "excluded_because", "version"])
        entries.include(locked, today=today)
        record("payment_taken_in_again", locked, by=by, reason=reason)
    return locked


def attach(
    transfer: Transfer, *, data: bytes, name: str, media_type: str, by: Actor
) -> Evidence:
    """A document that proves the transfer; both sides can open it."""
    with acting(by):
        locked = _locked(transfer)
        if reasons := may_not_attach(locked, by):
            raise Refused(reasons)
        document = keep(
            data,
            name=name,
            media_type=media_type,
            kind=Document.Kind.EVIDENCE,
            owner_id=by.organisation_id,
        )
        evidence = Evidence.objects.create(transfer=locked, document=document)
        record("evidence_added", locked, by=by, document=document.public_id)
    return evidence


def similar_transfers(
    values: Mapping[str, Any], *, by: Actor, other_than: Transfer | None = None
) -> list[Transfer]:
    """Of the same company, to the same recipient, the same sum, within 14 days.

    Where no day is known, those of the same year.
    """
    if values.get("amount") is None:
        return []
    alike = Transfer.objects.filter(
        disclosed_by_id=by.organisation_id,
        recipient=values["recipient"],
        amount=values["amount"],
        currency=values["currency"],
        taken_back=False,
    )
    if other_than:
        alike = alike.exclude(pk=other_than.pk)
    if paid_on := values.get("paid_on"):
        alike = alike.filter(
            paid_on__range=(paid_on - SIMILAR_WITHIN, paid_on + SIMILAR_WITHIN)
        ) | alike.filter(paid_on=None, paid_year=paid_on.year)
    else:
        alike = alike.filter(paid_year=values["paid_year"])
    return list(alike.with_parties().order_by("-id")[:5])


def _locked(transfer: Transfer) -> Transfer:
    share(transfer.disclosed_by_id)
    return Transfer.objects.select_for_update().get(pk=transfer.pk)


def _asked(transfer: Transfer, step: str, by: Actor) -> Transfer:
    locked = _locked(transfer)
    if reasons := transfer_steps(locked, by)[step]:
        raise Refused(reasons)
    return locked


def _ask_reference(transfer: Transfer) -> None:
    same = Transfer.objects.filter(
        disclosed_by_id=transfer.disclosed_by_id,
        reference=transfer.reference,
        taken_back=False,
    ).exclude(pk=transfer.pk)
    if transfer.reference and same.exists():
        raise Refused(
            [
                _("Your reference %(reference)s stands at another payment.")
                % {"reference": transfer.reference}
            ]
        )


def _ask_refunds(transfer: Transfer) -> None:
    if reasons := ill_refunded(transfer):
        raise Refused(reasons)


def _ask_reason(transfer: Transfer, reason: str) -> None:
    """Single rows of a year that is closed are added and changed with a reason."""
    closed = Entry.objects.filter(transfer=transfer).exclude(
        period__state=Period.State.OPEN
    )
    if not reason.strip() and closed.exists():
        raise Refused([_("Say why: this year is closed for changes.")])


def _move_entry(transfer: Transfer) -> None:
    """A changed day, recipient or payer moves the entry, as long as both periods are open.

    Where they are not, an entry stays that still fits the dates of its period.
    """
    period, counts_on = choices.where_it_belongs(transfer)
    entry = Entry.objects.select_related("period").get(transfer=transfer)
    open_both = {entry.period.state, period.state} == {Period.State.OPEN}
    if open_both or period.pk == entry.period_id:
        if (period.pk, counts_on) != (entry.period_id, entry.recognised_on):
            Entry.objects.filter(pk=entry.pk).update(
                period=period, recognised_on=counts_on
            )
        return
    day = counts_on or transfer.paid_on
    if entry.period.holds(day.year if day else transfer.paid_year, day):
        return
    closed = entry.period if entry.period.state != Period.State.OPEN else period
    raise Refused(
        [
            _(
                "The year can't be changed any more: %(year)s is closed for changes."
                " Leave the payment out with a reason, and record it again."
            )
            % {"year": closed.label}
        ]
    )
