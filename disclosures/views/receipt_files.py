"""What an organisation received, brought as a file: up, looked at, stored."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from disclosures.actions import receipts as actions
from disclosures.forms.receipts import ReadingForm, ReceiptFileForm, said
from disclosures.imports.receipts import Reading, read, with_payers
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.views.receipts import companies
from disclosures.views.review_parts import RECIPIENTS, tabs
from documents.models import Document, keep
from organisations.permissions import for_kind, for_roles, for_verified
from tables import reading
from tables.shapes import Unusable
from workflow.moves import Refused

SHOWN = 100
"""So many rows are shown before they are stored."""


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def upload(request: SignedInRequest) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReceiptFileForm(*posted)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            reading.look(content, file.name)
        except Unusable as unusable:
            form.add_error("file", unusable.sentences)
        else:
            with acting(request.actor, _("A file of what was received")):
                document = keep(
                    content,
                    name=file.name,
                    media_type="application/octet-stream",
                    kind=Document.Kind.IMPORT,
                    owner_id=request.actor.organisation_id,
                )
            return redirect("disclosures:receipt-file", document.public_id)
    context = {"subnavigation": tabs("received"), "form": form}
    return render(request, "disclosures/received/upload.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def look(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the file says, read as the address says; storing it is the next step."""
    document = get_object_or_404(
        Document.objects.select_related("content"),
        public_id=public_id,
        kind=Document.Kind.IMPORT,
        owner_id=request.actor.organisation_id,
    )
    found, wrong = Reading(), []
    try:
        found = read(
            bytes(document.content.data),
            document.name,
            said(request.GET),
            holder_id=request.actor.organisation,
            today=timezone.localdate(),
        )
    except Unusable as unusable:
        wrong = unusable.sentences
    if request.method == "POST" and found.usable:
        return _store(request, found, document)
    context = {
        "subnavigation": tabs("received"),
        "document": document,
        "found": found,
        "wrong": [*wrong, *found.missing],
        "form": ReadingForm(request.GET or None, found=found, header=found.header),
        "new": with_payers(found.new[:SHOWN], companies(request)),
        "perhaps": found.perhaps[:SHOWN],
        "more": max(0, len(found.new) - SHOWN),
    }
    return render(request, "disclosures/received/look.html", context)


def _store(
    request: SignedInRequest, found: Reading, document: Document
) -> HttpResponse:
    rows = with_payers(found.usable, companies(request))
    try:
        count, left = actions.bring(
            rows, by=request.actor, another="another" in request.POST
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("disclosures:receipt-file", document.public_id)
    stored = ngettext(
        "%(count)d receipt is stored.", "%(count)d receipts are stored.", count
    )
    messages.success(request, stored % {"count": count})
    if left:
        was_here = ngettext(
            "%(count)d row was here already.", "%(count)d rows were here already.", left
        )
        messages.info(request, was_here % {"count": left})
    if found.refused:
        refused = ngettext(
            "%(count)d row can't be used and is not stored.",
            "%(count)d rows can't be used and are not stored.",
            len(found.refused),
        )
        messages.warning(request, refused % {"count": len(found.refused)})
    return redirect("disclosures:receipt-list")
