"""Extracts of registers: bringing one in, and what became of each."""

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
from organisations import tasks
from organisations.actions import extracts
from organisations.extracts.columns import from_dict
from organisations.extracts.figures import refusals_csv
from organisations.forms.extracts import UploadForm
from organisations.lifecycle.extracts import WORKING, extract_steps
from organisations.models import Extract, ExtractRow
from organisations.permissions import for_roles
from tables.reading import left_out
from tables.shapes import Unusable
from ui import keyset
from workflow.moves import Refused

State = Extract.State
REGISTRAR = "registrar"


def get_extract(request: SignedInRequest, public_id: str) -> Extract:
    visible = Extract.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("document", "refusals"), public_id=public_id
    )


@require_safe
@login_required
@for_roles(REGISTRAR)
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Extract.objects.for_actor(request.actor).select_related("document"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"extracts": page.rows, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/extracts/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(REGISTRAR)
def upload(request: SignedInRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            extract = extracts.upload(file.read(), file.name, by=request.actor)
            return redirect("organisations:extract-reading", extract.public_id)
        except Unusable as unusable:
            for sentence in unusable.sentences:
                form.add_error("file", sentence)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    return render(request, "organisations/extracts/upload.html", {"form": form})


@require_safe
@login_required
@for_roles(REGISTRAR)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    extract = get_extract(request, public_id)
    if extract.state in WORKING:
        return render(
            request, "organisations/extracts/working.html", {"extract": extract}
        )
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    counts = extract.figures.get("verdicts", {})
    context = {
        "extract": extract,
        "steps": extract_steps(extract, request.actor),
        "verdicts": [
            {"verdict": each.value, "label": each.label, "count": counts[each]}
            for each in ExtractRow.Verdict
            if counts.get(each)
        ],
        "undecided": counts.get(ExtractRow.Verdict.MAYBE, 0),
        "left_out": left_out(from_dict(extract.mapping).options),
        "problems": extract.problem.split("\n") if extract.problem else [],
    }
    return render(request, "organisations/extracts/detail.html", context)


@require_safe
@login_required
@for_roles(REGISTRAR)
def rows(request: SignedInRequest, public_id: str, verdict: str) -> HttpResponse:
    extract = get_extract(request, public_id)
    staged = ExtractRow.objects.filter(extract=extract)
    if verdict == "noted":
        staged = staged.exclude(facts__notes=[])
        title: Any = None
    elif verdict in ExtractRow.Verdict.values:
        staged = staged.filter(verdict=verdict)
        title = ExtractRow.Verdict(verdict).label
    else:
        raise Http404
    page = keyset.page(
        staged.select_related("organisation"),
        order=("number",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "extract": extract,
        "title": title,
        "rows": page.rows,
        "decide": verdict == ExtractRow.Verdict.MAYBE and bool(page.rows),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/extracts/rows.html", context)


@require_safe
@login_required
@for_roles(REGISTRAR)
def refused(request: SignedInRequest, public_id: str) -> HttpResponse:
    extract = get_extract(request, public_id)
    if extract.refusals:
        content = bytes(extract.refusals.content.data)
    elif extract.state == State.CHECKED:
        content = refusals_csv(extract)
    else:
        raise Http404
    name = f"{extract.public_id}.errors.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@login_required
@for_roles(REGISTRAR)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    extract = get_extract(request, public_id)
    by = request.actor
    try:
        if name == "store":
            tasks.ask_to_store(extract, by=by, partial=False)
        elif name == "store-rest":
            tasks.ask_to_store(extract, by=by, partial=True)
        elif name == "again":
            tasks.begin_again(extract, by=by)
        elif name == "discard":
            extracts.discard(extract, by=by)
        else:
            raise Http404
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect(extract)
