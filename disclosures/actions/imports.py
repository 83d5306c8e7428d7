"""Everything that happens to a payments file, from being brought to being stored."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures.actions import entries
from disclosures.actions.import_locks import lock_open_years, locked_for
from disclosures.imports import decisions, notation_of_file, staging
from disclosures.imports.amounts import Nothing, payments
from disclosures.imports.check import Checked, terms
from disclosures.imports.compare import compare
from disclosures.imports.figures import NOTHING, UNUSED, figures, refusals_csv
from disclosures.imports.mapping import from_dict, missing
from disclosures.imports.match import match, take_new
from disclosures.imports.store import write
from disclosures.lifecycle.imports import may_not_import
from disclosures.models import ImportBatch, ImportProfile, ImportRecipient
from disclosures.statistics import gather_after_commit
from documents.models import Document, keep
from organisations.models import Organisation
from regimes.profile import categories
from tables import reading
from tables.chosen import chosen
from tables.mapping import Mapping
from tables.shapes import Unusable
from ui.dates import Moment
from workflow.moves import Refused

State = ImportBatch.State
Told = Callable[..., None]


def upload(
    company: Organisation, content: bytes, name: str, *, by: Actor
) -> ImportBatch:
    """Keeps a file that can be read; raises Unusable for one that can't."""
    if reasons := may_not_import(by, company.pk):
        raise Refused(reasons)
    reading.look(content, name)
    return _keep_file(company, content, name, by)


def _keep_file(
    company: Organisation, content: bytes, name: str, by: Actor
) -> ImportBatch:
    with acting(by):
        document = keep(
            content,
            name=PurePath(name).name,
            media_type="application/octet-stream",
            kind=Document.Kind.IMPORT,
            owner_id=company.pk,
        )
        batch = ImportBatch.objects.create(
            company=company, document=document, started_by_id=by.person_id
        )
        batch.refresh_from_db()
        record("upload", batch, by=by, size=document.size)
    return batch


def map_columns(
    batch: ImportBatch,
    mapping: Mapping,
    *,
    by: Actor,
    only_year: int | None = None,
    profile_name: str = "",
) -> None:
    """Says how the file is to be read, and remembers it for the next one."""
    with acting(by):
        batch = locked_for(batch, "read", by)
        batch.mapping, batch.only_year = mapping.as_dict(), only_year
        batch.questions = []
        if profile_name:
            batch.profile, _made = ImportProfile.objects.update_or_create(
                company_id=batch.company_id,
                name=profile_name[:100],
                defaults={"mapping": mapping.for_next_file()},
            )
        batch.save(update_fields=["mapping", "only_year", "questions", "profile"])


def begin_reading(batch: ImportBatch, *, by: Actor) -> None:
    """The file is to be read from its beginning."""
    with acting(by):
        batch = locked_for(batch, "read", by)
        if sentences := missing(from_dict(batch.mapping), batch.only_year):
            raise Refused(sentences)
        batch.state, batch.problem, batch.stage = State.READING, "", ""
        batch.rows_done = batch.rows_total = 0
        batch.save()


def read(
    batch: ImportBatch, *, by: Actor, told: Told = lambda **_progress: None
) -> None:
    """Reads and checks every row and says who the recipients are.

    Ends with the file checked, with questions about its notation, or with the sentences
    why it can't be used. `told` hears `stage` and `rows_done`.
    """
    batch = ImportBatch.objects.select_related("document", "company").get(pk=batch.pk)
    name, content = batch.document.name, bytes(batch.document.content.data)
    try:
        mapping, questions = notation_of_file.settle(
            content, name, from_dict(batch.mapping)
        )
        if questions:
            _finish(batch, "ask", State.UPLOADED, by, questions=questions)
            return
        batch.mapping = mapping.as_dict()
        told(stage=_("Reading rows"))
        _stage(batch, content, mapping, told)
    except Unusable as unusable:
        staging.clear(batch)
        _finish(
            batch, "give_up", State.UNUSABLE, by, problem="\n".join(unusable.sentences)
        )
        return
    told(stage=_("Finding recipients"))
    match(batch, by, lambda stage: told(stage=stage))
    told(stage=_("Comparing with what is stored"))
    compare(batch)
    _finish(
        batch,
        "check",
        State.CHECKED,
        by,
        mapping=batch.mapping,
        figures=figures(batch),
    )


def _stage(batch: ImportBatch, content: bytes, mapping: Mapping, told: Told) -> None:
    """Stages the rows again; what a person decided about recipients stays decided."""
    way = ImportRecipient.Way
    carried = list(
        ImportRecipient.objects.filter(batch=batch, way__in=[way.PERSON, way.NEW])
    )
    nothing = Nothing()
    unused: list[str] = []
    staging.stage(
        batch,
        _checked(batch, content, mapping, nothing, unused, told),
        lambda done: told(rows_done=done),
    )
    batch.figures = {UNUSED: unused}
    if mapping.amounts:
        batch.figures[NOTHING] = nothing.as_dict()
    for old in carried:
        ImportRecipient.objects.filter(batch=batch, key=old.key).update(
            way=old.way,
            recipient=old.recipient_id,
            kind=old.kind,
            country=old.country,
            new_name=old.new_name,
        )


def _checked(
    batch: ImportBatch,
    content: bytes,
    mapping: Mapping,
    nothing: Nothing,
    unused: list[str],
    told: Told,
) -> Iterator[Checked]:
    """The rows as they are understood; what of the file is not taken goes into two lists."""
    name = batch.document.name
    header, rows, count = chosen(content, name, mapping)
    unused += [column for column in header if column not in mapping.theirs]
    told(rows_total=count * max(len(mapping.amounts), 1))
    known = categories(entries.generic_regime().profile)
    held_against = terms(known, batch.only_year)
    yield from payments(mapping, header, held_against, nothing)(rows)


def take_decisions(
    batch: ImportBatch, *, by: Actor, file: bytes | None, create: bool
) -> None:
    """Settles recipients by a file of decisions; `create` makes new ones of the rest."""
    with acting(by):
        batch = locked_for(batch, "decide", by)
        if file is not None:
            decisions.from_file(batch, file, by=by)
        if create:
            match(batch, by)
            take_new(batch)
        look_again(batch)


def decide(batch: ImportBatch, chosen: dict[str, dict[str, Any]], *, by: Actor) -> None:
    """Takes a person's decisions: by key of the spelling, arguments of `decisions.decide`,
    or `same_as`, the key of another spelling in the file."""
    with acting(by):
        batch = locked_for(batch, "decide", by)
        for key, decision in chosen.items():
            if "same_as" in decision:
                decisions.take_same(batch, key, decision["same_as"])
            else:
                decisions.decide(batch, key, **decision)
        look_again(batch)


def look_again(batch: ImportBatch) -> None:
    """Compares once more and counts. Call inside `acting`."""
    compare(batch)
    batch.figures = figures(batch)
    batch.save(update_fields=["figures"])


def begin_storing(batch: ImportBatch, *, by: Actor, partial: bool) -> None:
    """The accepted rows are to be stored; all must be, unless a person takes the rest."""
    with acting(by):
        batch = locked_for(batch, "begin_storing", by)
        if reasons := _not_all(batch.figures, partial=partial):
            raise Refused(reasons)
        batch.state, batch.problem, batch.stage = State.STORING, "", _("Storing")
        batch.save()


def store(batch: ImportBatch, *, by: Actor, today: Moment, partial: bool) -> None:
    """Writes what is accepted to the ledger, in one transaction.

    Raises Refused when, since the file was checked, a row is no longer accepted.
    """
    with acting(by):
        batch = locked_for(batch, "store", by)
        lock_open_years(batch.company_id)
        look_again(batch)
        if reasons := _not_all(batch.figures, partial=partial):
            raise Refused(reasons)
        if batch.figures["refused"]:
            batch.refusals = keep(
                refusals_csv(batch),
                name=f"{batch.document.name}.errors.csv",
                media_type="text/csv",
                kind=Document.Kind.EXPORT,
                owner_id=batch.company_id,
            )
        changed = write(batch)
        entries.place(None, today=today, batch_id=batch.pk)
        if changed:
            entries.move("t.id = any(%(ids)s)", ids=list(changed))
            entries.follow(changed, today=today)
        staging.clear(batch)
        batch.state, batch.stage, batch.stored_at = State.STORED, "", ClockTimestamp()
        batch.changed = sorted(changed.items())
        batch.save()
        if batch.profile_id:
            ImportProfile.objects.filter(pk=batch.profile_id).update(
                used_at=ClockTimestamp()
            )
        record("store", batch, by=by, **batch.figures)
        gather_after_commit()


def hold(batch: ImportBatch, reasons: list[str], *, by: Actor) -> None:
    """What was to be stored is shown again, with the reasons why it was not."""
    with acting(by):
        batch = locked_for(batch, "hold", by)
        look_again(batch)
        batch.state, batch.stage, batch.problem = State.CHECKED, "", "\n".join(reasons)
        batch.save()


def discard(batch: ImportBatch, *, by: Actor) -> None:
    """Nothing of the file is stored; the file itself stays in the list."""
    with acting(by):
        batch = locked_for(batch, "discard", by)
        staging.clear(batch)
        batch.state, batch.stage = State.DISCARDED, ""
        batch.save()
        record("discard", batch, by=by)


def _not_all(found: dict[str, Any], *, partial: bool) -> list[str]:
    if found.get("refused") and not partial:
        return [
            _("%(count)s rows are not accepted, so nothing is stored.")
            % {"count": found["refused"]}
        ]
    return []


def _finish(
    batch: ImportBatch, move: str, state: str, by: Actor, **changed: Any
) -> None:
    with acting(by):
        locked = locked_for(batch, move, by)
        for name, value in {**changed, "state": state, "stage": ""}.items():
            setattr(locked, name, value)
        locked.rows_total = F("rows_done")
        locked.save()
