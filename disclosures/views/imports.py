"""Payments files: bringing one in, and what became of each."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import Actor
from audit.models import Event
from audit.naming import Who, named
from disclosures import tasks
from disclosures.actions import imports
from disclosures.forms.imports import UploadForm
from disclosures.imports.amounts import HEADING, told
from disclosures.imports.asking import EXPLAINED, waiting
from disclosures.imports.differences import differences
from disclosures.imports.figures import NOTHING, refusals_csv
from disclosures.imports.mapping import COLUMNS, from_dict
from disclosures.lifecycle.imports import WORKING, import_steps
from disclosures.models import ImportBatch, ImportRecipient, ImportRow, Transfer
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from tables.reading import left_out
from tables.shapes import Unusable
from ui import keyset
from workflow.moves import Refused

State = ImportBatch.State
OFFICER = "disclosure_officer"


def get_batch(request: SignedInRequest, public_id: str) -> ImportBatch:
    visible = ImportBatch.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("document", "refusals", "profile"), public_id=public_id
    )


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    batches = ImportBatch.objects.for_actor(request.actor).select_related("document")
    page = keyset.page(
        batches,
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "batches": page.rows,
        "may_upload": request.actor.has(OFFICER),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/imports/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def upload(request: SignedInRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        company: Organisation = request.seat.organisation
        try:
            batch = imports.upload(company, file.read(), file.name, by=request.actor)
            return redirect("disclosures:import-reading", batch.public_id)
        except Unusable as unusable:
            for sentence in unusable.sentences:
                form.add_error("file", sentence)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    return render(request, "disclosures/imports/upload.html", {"form": form})


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    batch = get_batch(request, public_id)
    context: dict[str, Any]
    if batch.state in WORKING:
        context = {"batch": batch, "may_begin_again": request.actor.has(OFFICER)}
        return render(request, "disclosures/imports/working.html", context)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {
        "batch": batch,
        "steps": import_steps(batch, request.actor),
        "sums": [
            {"currency": currency, **both}
            for currency, both in batch.figures.get("sums", {}).items()
        ],
        "years": batch.figures.get("years", {}).items(),
        "verdicts": _verdicts(batch),
        "problems": batch.problem.split("\n") if batch.problem else [],
        "nothing": [
            *left_out(from_dict(batch.mapping).options),
            *told(batch.figures.get(NOTHING, {})),
        ],
    }
    if batch.state == State.TAKEN_BACK:
        context["taken_back"] = _taken_back(batch, request.actor)
    if batch.state == State.CHECKED:
        undecided = ImportRecipient.objects.filter(batch=batch, way="")
        context["words"] = waiting(batch)
        context["undecided"] = undecided.values("key").distinct().count()
        context["new_recipients"] = (
            ImportRecipient.objects.filter(batch=batch, way=ImportRecipient.Way.NEW)
            .values("key")
            .distinct()
            .count()
        )
    return render(request, "disclosures/imports/detail.html", context)


def _taken_back(batch: ImportBatch, viewer: Actor) -> dict[str, Any]:
    event = Event.objects.about(batch).filter(verb="take_back").latest("id")
    who = Who(event.person_id, event.acting_for_id, event.deputy_for_id)
    return {
        "at": event.at,
        "who": named({who}, viewer)[who],
        "reason": event.reason,
        "payments": event.data["payments"],
    }


def _verdicts(batch: ImportBatch) -> list[dict[str, Any]]:
    counts = batch.figures.get("verdicts", {})
    return [
        {"verdict": verdict.value, "label": verdict.label, "count": counts[verdict]}
        for verdict in ImportRow.Verdict
        if counts.get(verdict)
    ]


@require_safe
@login_required
@for_kind("company")
def rows(request: SignedInRequest, public_id: str, verdict: str) -> HttpResponse:
    batch = get_batch(request, public_id)
    staged = ImportRow.objects.filter(batch=batch)
    if verdict == "warned":
        staged = staged.exclude(warnings=[])
    elif verdict in ImportRow.Verdict.values:
        staged = staged.filter(verdict=verdict)
    else:
        raise Http404
    page = keyset.page(
        staged,
        order=("number", "amount_column"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "batch": batch,
        "title": dict(ImportRow.Verdict.choices).get(verdict),
        "rows": _shown(batch, page.rows),
        "may_explain": batch.state == State.CHECKED and request.actor.has(OFFICER),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/imports/rows.html", context)


@require_safe
@login_required
@for_kind("company")
def payments(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What a stored file brought into the ledger."""
    batch = get_batch(request, public_id)
    stored = Transfer.objects.for_actor(request.actor).filter(batch=batch)
    page = keyset.page(
        stored.select_related("recipient"),
        order=("batch_row", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "batch": batch,
        "payments": page.rows,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/imports/payments.html", context)


def _told(error: dict[str, Any]) -> dict[str, Any]:
    """An error as a page tells it: by the file's own column, else by ours in words."""
    ours = error.get("ours", "")
    unnamed = error["column"] == ours and ours in COLUMNS
    return {
        **error,
        "name": COLUMNS[ours].label if unnamed else error["column"],
        "asked": ours in EXPLAINED,
    }


def _shown(batch: ImportBatch, staged: list[ImportRow]) -> list[dict[str, Any]]:
    """Rows with their recipients and, for updates, what would change: two queries more."""
    spelled = {
        recipient.number: recipient
        for recipient in ImportRecipient.objects.filter(
            batch=batch,
            number__in={
                row.recipient_number
                for row in staged
                if row.recipient_number is not None
            },
        ).select_related("recipient")
    }
    stored = (
        Transfer.objects.filter(
            pk__in={row.transfer_id for row in staged if row.transfer_id}
        )
        .select_related("recipient")
        .in_bulk()
    )
    mapping = from_dict(batch.mapping)
    shown = []
    for row in staged:
        spelling = spelled.get(
            -1 if row.recipient_number is None else row.recipient_number
        )
        transfer = stored.get(row.transfer_id or 0)
        name = str(spelling.recipient or spelling.text) if spelling else ""
        changed = (
            differences(row, transfer, name, mapping)
            if transfer and row.verdict == ImportRow.Verdict.UPDATE
            else []
        )
        shown.append(
            {
                "row": row,
                "errors": [_told(error) for error in row.errors],
                "heading": row.texts.get(HEADING, ""),
                "recipient": name,
                "amount": row.texts.get("amount", row.amount),
                "transfer": transfer,
                "changed": changed,
            }
        )
    return shown


@require_safe
@login_required
@for_kind("company")
def refused(request: SignedInRequest, public_id: str) -> HttpResponse:
    batch = get_batch(request, public_id)
    if batch.refusals:
        content = bytes(batch.refusals.content.data)
    elif batch.state == State.CHECKED:
        content = refusals_csv(batch)
    else:
        raise Http404
    name = f"{batch.public_id}.errors.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@login_required
@for_roles(OFFICER)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    batch = get_batch(request, public_id)
    by = request.actor
    try:
        if name == "store":
            tasks.ask_to_store(batch, by=by, partial=False)
        elif name == "store-rest":
            tasks.ask_to_store(batch, by=by, partial=True)
        elif name == "again":
            tasks.begin_again(batch, by=by)
        elif name == "discard":
            imports.discard(batch, by=by)
        else:
            raise Http404
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect(batch)
