"""Taking a stored payments file back: all of it, or nothing."""

from django.db.models import Case, F, TextField, Value, When
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import entries
from disclosures.actions.import_locks import lock_open_years, locked_for
from disclosures.imports import undoing
from disclosures.models import Entry, ImportBatch, Transfer
from disclosures.models.entries import LONGEST_WORDS
from disclosures.statistics import gather_after_commit
from tables.planning import FEW, whole_tables
from ui.dates import Moment
from workflow.moves import Refused

State = ImportBatch.State


def begin(batch: ImportBatch, reason: str, *, by: Actor) -> None:
    """The payments of the file are to be taken back; raises Refused where one can't be."""
    reason = reason.strip()
    if not reason:
        raise Refused([_("Say why the file is taken back.")])
    if len(reason) > LONGEST_WORDS:
        raise Refused([_("The reason is too long. Say it in fewer words.")])
    with acting(by, reason):
        batch = locked_for(batch, "begin_taking_back", by)
        if reasons := undoing.look(batch).reasons:
            raise Refused(reasons)
        batch.state, batch.problem = State.TAKING_BACK, ""
        batch.stage, batch.taken_back_because = _("Taking back"), reason
        batch.save()


def take_back(batch: ImportBatch, *, by: Actor, today: Moment) -> None:
    """The payments stay in the ledger, left out; what the file changed is as before.

    In one transaction. Raises Refused when, since it was asked for, something hangs on
    one of the payments.
    """
    with acting(by, ImportBatch.objects.get(pk=batch.pk).taken_back_because):
        batch = locked_for(batch, "take_back", by)
        reason = batch.taken_back_because
        lock_open_years(batch.company_id)
        keys = _locked_payments(batch)
        found = undoing.look(batch)
        if found.reasons:
            raise Refused(found.reasons)
        with whole_tables(many=keys > FEW):
            _leave_out(batch, reason)
        _put_back(batch, today)
        batch.state, batch.stage = State.TAKEN_BACK, ""
        batch.save()
        record(
            "take_back",
            batch,
            by=by,
            reason=reason,
            payments=found.payments,
            left_out=found.left_out,
            put_back=found.put_back,
        )
        gather_after_commit()


def keep(batch: ImportBatch, reasons: list[str], *, by: Actor) -> None:
    """What was to be taken back stands as it stood, with the reasons why."""
    with acting(by):
        batch = locked_for(batch, "keep", by)
        batch.state, batch.stage, batch.taken_back_because = State.STORED, "", ""
        batch.problem = "\n".join(reasons)
        batch.save()


def _locked_payments(batch: ImportBatch) -> int:
    """Nobody changes these payments, or hangs something on them, until all is done."""
    changed = [key for key, _version in batch.changed]
    before = Transfer.objects.filter(pk__in=changed).order_by("pk")
    list(before.select_for_update().values_list("pk", flat=True))
    brought = undoing.brought(batch).order_by("pk")
    return len(brought.select_for_update().values_list("pk", flat=True))


def _leave_out(batch: ImportBatch, reason: str) -> None:
    """What was left out before keeps the reason that was given for it."""
    because = _("The file was taken back: %(reason)s") % {"reason": reason}
    undoing.brought(batch).update(
        state=Transfer.State.EXCLUDED,
        excluded_because=Case(
            When(undoing.RECORDED, then=Value(because)),
            default=F("excluded_because"),
            output_field=TextField(),
        ),
        taken_back=True,
        version=F("version") + Value(1),
    )
    left = Entry.objects.filter(transfer__batch=batch).included()
    left.update(state=Entry.State.EXCLUDED)


def _put_back(batch: ImportBatch, today: Moment) -> None:
    stand, _moved_on = undoing.changed_before(batch)
    if not stand:
        return
    undoing.put_back(stand)
    entries.move("t.id = any(%(ids)s)", ids=list(stand))
    entries.follow(list(stand), today=today)
