"""Talking about clauses and fields, and agreeing to single clauses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
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
from organisations.permissions import for_kind, for_whom
from partnerships import sheets
from partnerships.actions import consents, threads
from partnerships.forms.clauses import AnswerForm, TalkForm
from partnerships.hints import FIELDS
from partnerships.lifecycle.clauses import may_not_talk
from partnerships.lifecycle.sides import writes
from partnerships.models import Thread
from partnerships.sheets import Sheet
from partnerships.standing import Standing
from partnerships.talks import FIELD_LABELS, talks
from partnerships.views.agreements import find, frame
from partnerships.views.living import new_key
from partnerships.views.partnerships import ANYBODY
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every talk about this agreement, the newest first."""
    stands = find(request, reference)
    page = keyset.page(
        Thread.objects.filter(agreement=stands.agreement),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        **frame(stands, "questions"),
        "talks": talks(stands.agreement, page.rows),
        "may_talk": not may_not_talk(stands.agreement, request.actor),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/talk/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def begin(request: SignedInRequest, reference: str) -> HttpResponse:
    """A new talk: `clause` or `field` in the address says about what."""
    stands = find(request, reference)
    if reasons := may_not_talk(stands.agreement, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(stands.agreement)
    clause_key = request.GET.get("clause", "")[:16]
    field = request.GET.get("field", "")
    field = field if field in FIELDS or field == threads.NOT_SO else ""
    form = TalkForm(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            made = threads.begin(
                stands.agreement,
                words=form.cleaned_data["words"],
                clause_key=clause_key,
                field=field,
                key=form.cleaned_data["key"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The other side is told what you wrote."))
            return redirect("partnerships:talk-detail", reference, made.public_id)
    sheet = sheets.of(stands.agreement.current_id)
    context = {
        **frame(stands, "questions"),
        "form": form,
        "about": _about(sheet, clause_key, field),
        "clause": _clause(sheet, clause_key),
        "not_so": field == threads.NOT_SO,
    }
    return render(request, "partnerships/talk/begin.html", context)


def _clause(sheet: Sheet | None, key: str) -> object:
    found = sheet.clauses if sheet else []
    return next((clause for clause in found if clause.key == key), None)


def _about(sheet: Sheet | None, key: str, field: str) -> str:
    clause = _clause(sheet, key)
    if clause is not None:
        return str(clause)
    return str(FIELD_LABELS.get(field, _("The agreement as a whole")))


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """One talk, and answering in it; those who only read see no form."""
    stands = find(request, reference)
    thread = get_object_or_404(Thread, agreement=stands.agreement, public_id=public_id)
    form = AnswerForm(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            threads.say(
                thread,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("partnerships:talk-detail", reference, public_id)
    context = {
        **frame(stands, "questions"),
        "talk": talks(stands.agreement, [thread])[0],
        "form": form,
        "may_talk": not may_not_talk(stands.agreement, request.actor),
    }
    return render(request, "partnerships/talk/detail.html", context)


@require_POST
@login_required
@for_whom(writes)
def consent(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Agrees to one clause as it was read, or takes that back."""
    stands = find(request, reference)
    try:
        _consent(request, stands, key)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{stands.agreement.get_absolute_url()}#clause-{key}")


def _consent(request: SignedInRequest, stands: Standing, key: str) -> None:
    today = timezone.localdate()
    if request.POST.get("agree") == "no":
        consents.withdraw(stands.agreement, key, by=request.actor, today=today)
        messages.success(request, _("Your yes to this clause is taken back."))
        return
    consents.agree(
        stands.agreement,
        key,
        text=request.POST.get("text", ""),
        by=request.actor,
        today=today,
    )
    messages.success(request, _("You agree to this clause as it stands now."))
