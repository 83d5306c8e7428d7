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
from disclosures.imports.receipt_columns import Kind, of_books
from disclosures.imports.receipts import Reading, read, with_payers
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.views.receipts import category_labels, companies
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
    if document := kept_file(request, form, _("A file of what was received")):
        return redirect("disclosures:receipt-file", document.public_id)
    context = {"subnavigation": tabs("received"), "form": form}
    return render(request, "disclosures/received/upload.html", context)


def kept_file(
    request: SignedInRequest, form: ReceiptFileForm, reason: str
) -> Document | None:
    """The file of a form, if it can be read as a table; else the form says why not."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        reading.look(content, file.name)
    except Unusable as unusable:
        form.add_error("file", unusable.sentences)
        return None
    with acting(request.actor, reason):
        return keep(
            content,
            name=file.name,
            media_type="application/octet-stream",
            kind=Document.Kind.IMPORT,
            owner_id=request.actor.organisation_id,
        )


def the_file(request: SignedInRequest, public_id: str) -> Document:
    """A file that this organisation brought."""
    return get_object_or_404(
        Document.objects.select_related("content"),
        public_id=public_id,
        kind=Document.Kind.IMPORT,
        owner_id=request.actor.organisation_id,
    )


def what_it_says(
    request: SignedInRequest, document: Document, kind: Kind
) -> tuple[Reading, list[str]]:
    """The file read as the address says, and what is wrong with it."""
    try:
        found = read(
            bytes(document.content.data),
            document.name,
            said(request.GET, kind.columns),
            holder_id=request.actor.organisation,
            today=timezone.localdate(),
            kind=kind,
        )
    except Unusable as unusable:
        return Reading(), unusable.sentences
    return found, found.missing


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def look(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the file says, read as the address says; storing it is the next step."""
    document = the_file(request, public_id)
    found, wrong = what_it_says(request, document, of_books(category_labels()))
    if request.method == "POST" and found.usable:
        return _store(request, found, document)
    context = {
        "subnavigation": tabs("received"),
        "document": document,
        "found": found,
        "wrong": wrong,
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
    tell_the_rest(request, found, left)
    return redirect("disclosures:receipt-list")


def tell_the_rest(request: SignedInRequest, found: Reading, left: int) -> None:
    """Which rows were not stored, and why."""
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
