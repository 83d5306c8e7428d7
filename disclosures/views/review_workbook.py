"""Answers as a workbook: down, up, looked at, stored."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import rows
from disclosures.actions import answer_workbooks as actions
from disclosures.exports.answers_workbook import workbook
from disclosures.imports.answers import MAX_BYTES, TOO_LARGE, Reading, read
from disclosures.models import Entry
from disclosures.views.review_parts import RECIPIENTS, tabs
from documents.models import Document
from organisations.permissions import for_kind
from tables.reading import Unusable
from workflow.moves import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Your workbook"),
        help_text=gettext_lazy("The file that you downloaded here, with your answers."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


@require_safe
@login_required
@for_kind(*RECIPIENTS)
def download(request: SignedInRequest) -> HttpResponse:
    entries = Entry.objects.for_actor(request.actor).filter(
        recipient_id=request.actor.organisation_id, state=Entry.State.IN_REVIEW
    )
    if not entries.exists():
        messages.info(request, _("There is nothing to answer now."))
        return redirect("disclosures:review")
    ordered = rows.loaded(entries).order_by("period__company__name_key", "pk")
    content = workbook(rows.row(entry, request.actor) for entry in ordered)
    actions.note_download(by=request.actor)
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="answers.xlsx"'
    return response


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
def upload(request: SignedInRequest) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkbookForm(*posted)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            read(content, file.name, actor=request.actor)
        except Unusable as unusable:
            form.add_error("file", unusable.sentences)
        else:
            document = actions.bring(content, file.name, by=request.actor)
            return redirect("disclosures:review-workbook-preview", document.public_id)
    context = {"subnavigation": tabs("review"), "form": form}
    return render(request, "disclosures/review/upload.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
def preview(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the workbook would change; storing it is the person's next step."""
    document = get_object_or_404(
        Document.objects.select_related("content"),
        public_id=public_id,
        kind=Document.Kind.ANSWERS,
        owner_id=request.actor.organisation_id,
    )
    found = read(bytes(document.content.data), document.name, actor=request.actor)
    if request.method == "POST":
        return _store(request, found, document)
    context = {
        "subnavigation": tabs("review"),
        "document": document,
        "reading": found,
    }
    return render(request, "disclosures/review/preview.html", context)


def _store(
    request: SignedInRequest, found: Reading, document: Document
) -> HttpResponse:
    try:
        count = actions.store(found.given, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("disclosures:review-workbook-preview", document.public_id)
    said = ngettext(
        "%(count)d answer is stored.", "%(count)d answers are stored.", count
    )
    messages.success(request, said % {"count": count})
    if found.refused:
        messages.warning(
            request, _("Rows that could not be used are left as they were.")
        )
    return redirect("disclosures:review")
