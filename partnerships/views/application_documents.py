"""Documents of an application: added to a draft, taken off, opened by both sides."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from documents.http import sent
from documents.models import Document
from organisations.models import ProfileDocument
from organisations.permissions import for_kind
from organisations.profiles.facts import company_profile_of
from organisations.views.uploads import kept
from partnerships.actions import application_documents
from partnerships.application_reading import documents, is_company, shown_parts
from partnerships.applied import PARTS
from partnerships.forms.applications import DocumentForm
from partnerships.lifecycle.applications import may_not_write
from partnerships.views.application_drafts import APPLICANTS, number_of
from partnerships.views.applications import profile_told, the_application
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def attach(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the company wants to see, what the profile holds already, and the rest."""
    application = the_application(request, public_id)
    if reasons := may_not_write(application, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with acting(request.actor):
                stored = kept(form.cleaned_data["file"], request)
                if stored is not None:
                    application_documents.add(
                        application,
                        stored,
                        words=form.cleaned_data["words"],
                        by=request.actor,
                    )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The document is added."))
            return redirect("partnerships:application-documents", public_id)
    told = profile_told(application)
    context = {
        "application": application,
        "number": number_of("documents"),
        "count": len(PARTS),
        "form": form,
        "profile": company_profile_of(application.company),
        "attached": documents(application).order_by("pk"),
        "ours": [each for each in told["profile"] if each.part.name == "documents"],
    }
    return render(request, "partnerships/applications/documents.html", context)


@require_POST
@login_required
@for_kind(*APPLICANTS)
def take_off(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    application = the_application(request, public_id)
    attached = get_object_or_404(
        documents(application), document__public_id=document_id
    )
    try:
        application_documents.take_off(
            attached, by=request.actor, today=timezone.localdate()
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(application)
    messages.success(request, _("The document no longer comes with it."))
    return redirect("partnerships:application-documents", public_id)


@require_safe
@login_required
@for_kind(*ANYBODY)
def profile_document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """A document of the applicant's profile. Looking at it is recorded."""
    application = the_application(request, public_id)
    kept = ProfileDocument.objects.filter(
        organisation=application.applicant_id, ended_on=None
    )
    if is_company(request.actor):
        kept = kept.filter(sight__in=shown_parts(application))
    found = get_object_or_404(
        Document.objects.filter(pk__in=kept.values("document")).select_related(
            "content"
        ),
        public_id=document_id,
    )
    return sent(found, about=application, by=request.actor)


@require_safe
@login_required
@for_kind(*ANYBODY)
def document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """A document that came with the application or with an answer."""
    application = the_application(request, public_id)
    attached = documents(application).values("document")
    answered = application.questions.values("answer_document")
    found = get_object_or_404(
        Document.objects.filter(Q(pk__in=attached) | Q(pk__in=answered)).select_related(
            "content"
        ),
        public_id=document_id,
    )
    return sent(found, about=application, by=request.actor)
