"""How a company counts: versions of its note, one of them, changed, compared, chosen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from disclosures.actions import methodology as actions
from disclosures.forms.methodology import MethodologyForm
from disclosures.lifecycle.methodology import note_steps
from disclosures.methodology import differences, rows, unanswered
from disclosures.models import MethodologyNote
from disclosures.views.reports_parts import refuse, the_report
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from ui import keyset
from workflow.moves import Refused

OFFICER = "disclosure_officer"
MOST_REPORTS = 20


def _note(request: SignedInRequest, public_id: str) -> MethodologyNote:
    notes = MethodologyNote.objects.for_actor(request.actor)
    return get_object_or_404(
        notes.select_related("company", "based_on"), public_id=public_id
    )


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    """All versions, newest first."""
    page = keyset.page(
        MethodologyNote.objects.for_actor(request.actor),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    return render(
        request,
        "disclosures/methodology/index.html",
        {
            "page": page,
            "officer": request.actor.has(OFFICER),
            **keyset.addresses(page, request.GET),
        },
    )


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    note = _note(request, public_id)
    reports = note.reports.select_related("period").order_by("-pk")[:MOST_REPORTS]
    return render(
        request,
        "disclosures/methodology/detail.html",
        {
            "note": note,
            "rows": rows(note.answers),
            "unanswered": unanswered(note.answers),
            "reports": reports,
            "may_write": not note_steps(note, request.actor)["write"],
            "officer": request.actor.has(OFFICER),
            "history": timeline(note, viewer=request.actor),
        },
    )


@require_safe
@login_required
@for_kind("company")
def compare(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What a version says differently than the one it was copied from, or another."""
    after = _note(request, public_id)
    before = after.based_on
    if named := request.GET.get("with"):
        before = (
            MethodologyNote.objects.for_actor(request.actor)
            .filter(public_id=named)
            .first()
        )
        if before is None:
            raise Http404
    return render(
        request,
        "disclosures/methodology/compare.html",
        {
            "before": before,
            "after": after,
            "changes": differences(before.answers, after.answers) if before else [],
        },
    )


@require_POST
@login_required
@for_roles(OFFICER)
def begin(request: SignedInRequest) -> HttpResponse:
    """The next version, as a copy of the newest."""
    company = get_object_or_404(Organisation, pk=request.actor.organisation_id)
    try:
        note = actions.begin(company, by=request.actor, today=timezone.localdate())
    except Refused as refused:
        refuse(request, None, refused)
        return redirect("disclosures:methodology-list")
    return redirect("disclosures:methodology-edit", note.public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    note = _note(request, public_id)
    if reasons := note_steps(note, request.actor)["write"]:
        messages.error(request, " ".join(reasons))
        return redirect(note)
    form = MethodologyForm(
        request.POST if request.method == "POST" else None, answers=note.answers
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.write(
                note, form.answers(), by=request.actor, today=timezone.localdate()
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("Your methodology note is saved."))
            return redirect(note)
    return render(
        request, "disclosures/methodology/edit.html", {"note": note, "form": form}
    )


@require_POST
@login_required
@for_roles(OFFICER)
def choose(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A report uses the version that is named; or one that is begun or written now."""
    report = the_report(request, public_id)
    named = request.POST.get("note", "")
    today = timezone.localdate()
    try:
        if named:
            used = actions.use(report, _note(request, named), by=request.actor)
        else:
            used = actions.begin_for(report, by=request.actor, today=today)
    except Refused as refused:
        refuse(request, None, refused)
        return redirect(report)
    note = used.note
    if note is None:
        raise Http404
    if note.state == MethodologyNote.State.DRAFT:
        return redirect("disclosures:methodology-edit", note.public_id)
    messages.success(
        request,
        _("The report uses version %(version)s of your methodology note.")
        % {"version": note.version},
    )
    return redirect(report)
