"""Everything that happens to an extract of a register, from being brought to being stored."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from documents.models import Document, keep
from organisations.extracts import staging
from organisations.extracts.check import Checked, alone, checker
from organisations.extracts.columns import from_dict, missing
from organisations.extracts.compare import compare
from organisations.extracts.figures import figures, refusals_csv
from organisations.extracts.store import write
from organisations.lifecycle.extracts import extract_steps, may_not_bring
from organisations.models import Extract, ExtractRow, Organisation
from organisations.profiles.publishing import publish
from tables import reading
from tables.chosen import chosen
from tables.mapping import Mapping as FileMapping
from tables.shapes import Unusable
from workflow.moves import Refused

State = Extract.State
Verdict = ExtractRow.Verdict
Told = Callable[..., None]


def upload(content: bytes, name: str, *, by: Actor) -> Extract:
    """Keeps a file that can be read; raises Unusable for one that can't."""
    if reasons := may_not_bring(by):
        raise Refused(reasons)
    reading.look(content, name)
    with acting(by):
        document = keep(
            content,
            name=PurePath(name).name,
            media_type="application/octet-stream",
            kind=Document.Kind.IMPORT,
            owner_id=by.organisation_id,
        )
        extract = Extract.objects.create(document=document, started_by_id=by.person_id)
        extract.refresh_from_db()
        record("upload", extract, by=by, size=document.size)
    return extract


def map_columns(
    extract: Extract, mapping: FileMapping, *, by: Actor, verifies: bool = False
) -> None:
    """Says how the file is to be read, and whether it is evidence for what it makes."""
    with acting(by):
        extract = _locked(extract, "read", by)
        extract.mapping, extract.verifies = mapping.as_dict(), verifies
        extract.save(update_fields=["mapping", "verifies"])


def begin_reading(extract: Extract, *, by: Actor) -> None:
    """The file is to be read from its beginning."""
    with acting(by):
        extract = _locked(extract, "read", by)
        if sentences := missing(from_dict(extract.mapping)):
            raise Refused(sentences)
        extract.state, extract.problem, extract.stage = State.READING, "", ""
        extract.rows_done = extract.rows_total = 0
        extract.save()


def read(extract: Extract, *, by: Actor, told: Told = lambda **_progress: None) -> None:
    """Reads and checks every row, and says what it would do to the records.

    Ends with the file checked, or with the sentences why it can't be used. `told` hears
    `stage` and `rows_done`.
    """
    extract = Extract.objects.select_related("document").get(pk=extract.pk)
    try:
        told(stage=_("Reading rows"))
        staging.stage(
            extract,
            alone(_checked(extract, told)),
            lambda done: told(rows_done=done),
        )
    except Unusable as unusable:
        staging.clear(extract)
        problem = "\n".join(unusable.sentences)
        _finish(extract, "give_up", State.UNUSABLE, by, problem=problem)
        return
    told(stage=_("Comparing with what is stored"))
    compare(extract)
    _finish(extract, "check", State.CHECKED, by, figures=figures(extract))


def _checked(extract: Extract, told: Told) -> Iterator[Checked]:
    mapping = from_dict(extract.mapping)
    content, name = bytes(extract.document.content.data), extract.document.name
    header, rows, count = chosen(content, name, mapping)
    told(rows_total=count)
    yield from map(checker(mapping, header), rows)


def decide(
    extract: Extract, decisions: Mapping[int, Organisation | None], *, by: Actor
) -> None:
    """Says of rows that may be here already which organisation each is; None: a new one."""
    with acting(by):
        extract = _locked(extract, "decide", by)
        waiting = ExtractRow.objects.filter(extract=extract, verdict=Verdict.MAYBE)
        for number, organisation in decisions.items():
            waiting.filter(number=number).update(
                decided=True,
                organisation=organisation,
                verdict=Verdict.SAME if organisation else Verdict.NEW,
            )
        _look_again(extract)


def begin_storing(extract: Extract, *, by: Actor, partial: bool) -> None:
    """The accepted rows are to be stored; all must be, unless a person leaves the rest."""
    with acting(by):
        extract = _locked(extract, "begin_storing", by)
        if reasons := _not_all(extract.figures, partial=partial):
            raise Refused(reasons)
        extract.state, extract.problem, extract.stage = State.STORING, "", _("Storing")
        extract.save()


def store(extract: Extract, *, by: Actor, today: datetime.date, partial: bool) -> None:
    """Makes and changes records, in one transaction.

    Raises Refused when, since the file was checked, a row is no longer accepted.
    """
    evidence = evidence_of(extract)
    with acting(by, evidence):
        extract = _locked(extract, "store", by)
        _look_again(extract)
        if reasons := _not_all(extract.figures, partial=partial):
            raise Refused(reasons)
        if extract.figures["refused"]:
            extract.refusals = keep(
                refusals_csv(extract),
                name=f"{extract.document.name}.errors.csv",
                media_type="text/csv",
                kind=Document.Kind.EXPORT,
                owner_id=by.organisation_id,
            )
        write(
            extract,
            by=by,
            evidence=evidence,
            language=settings.LANGUAGE_CODE,
            today=today,
        )
        _publish_changed(extract)
        staging.clear(extract)
        extract.state, extract.stage = State.STORED, ""
        extract.stored_at = ClockTimestamp()
        extract.save()
        record("store", extract, by=by, **extract.figures)


def evidence_of(extract: Extract) -> str:
    """What stands as the reason and the evidence of what an extract made or changed."""
    return _("Register extract “%(name)s”, brought in on %(day)s") % {
        "name": extract.document.name,
        "day": extract.created_at.date().isoformat(),
    }


def _publish_changed(extract: Extract) -> None:
    """Profiles that are public follow; the records of most extracts have none."""
    rows = ExtractRow.objects.filter(extract=extract, verdict=Verdict.UPDATE)
    for organisation in Organisation.objects.filter(
        pk__in=rows.values("organisation_id"), profile__isnull=False
    ).order_by("pk"):
        publish(organisation)


def hold(extract: Extract, reasons: list[str], *, by: Actor) -> None:
    """What was to be stored is shown again, with the reasons why it was not."""
    with acting(by):
        extract = _locked(extract, "hold", by)
        _look_again(extract)
        extract.state, extract.stage = State.CHECKED, ""
        extract.problem = "\n".join(reasons)
        extract.save()


def discard(extract: Extract, *, by: Actor) -> None:
    """Nothing of the file is stored; the file itself stays in the list."""
    with acting(by):
        extract = _locked(extract, "discard", by)
        staging.clear(extract)
        extract.state, extract.stage = State.DISCARDED, ""
        extract.save()
        record("discard", extract, by=by)


def _look_again(extract: Extract) -> None:
    compare(extract)
    extract.figures = figures(extract)
    extract.save(update_fields=["figures"])


def _not_all(found: dict[str, Any], *, partial: bool) -> list[str]:
    if found.get("refused") and not partial:
        return [
            ngettext(
                "%(count)s row is not accepted, so nothing is stored.",
                "%(count)s rows are not accepted, so nothing is stored.",
                found["refused"],
            )
            % {"count": found["refused"]}
        ]
    return []


def _locked(extract: Extract, move: str, by: Actor) -> Extract:
    locked = (
        Extract.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=extract.pk)
    )
    if reasons := extract_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _finish(extract: Extract, move: str, state: str, by: Actor, **changed: Any) -> None:
    with acting(by):
        locked = _locked(extract, move, by)
        for name, value in {**changed, "state": state, "stage": ""}.items():
            setattr(locked, name, value)
        locked.rows_total = F("rows_done")
        locked.save()
