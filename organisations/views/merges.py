"""Merges: which records became one, what followed, and undoing it.

The operator's auditors read; registrars undo.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from audit.acting import acting
from organisations import merge_reading
from organisations.actions import merging
from organisations.forms.likenesses import WordsForm
from organisations.lifecycle.likenesses import may_not_undo
from organisations.models import Merge
from organisations.permissions import for_operators, for_roles
from ui import keyset
from workflow.moves import Refused


def _get(public_id: str) -> Merge:
    found = Merge.objects.select_related("kept", "merged")
    return get_object_or_404(found, public_id=public_id)


@require_safe
@login_required
@for_operators
def index(request: SignedInRequest) -> HttpResponse:
    """All merges, the newest first."""
    page = keyset.page(
        Merge.objects.select_related("kept", "merged"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"merges": page.rows, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/merges/list.html", context)


@require_safe
@login_required
@for_operators
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _page(request, _get(public_id), _undo_form())


def _page(request: SignedInRequest, made: Merge, form: WordsForm) -> HttpResponse:
    context = {
        "merge": made,
        "form": form,
        "may_change": request.actor.has("registrar"),
        "blocked": may_not_undo(made, request.actor),
        "followed": merge_reading.followed(made),
        "since": merge_reading.since(made),
        "chosen": merge_reading.chosen(made),
    }
    return render(request, "organisations/merges/detail.html", context)


def _undo_form(data: object = None) -> WordsForm:
    return WordsForm(
        data,
        label=_("Why is it undone?"),
        help_text=_("The administrators of both records read it."),
    )


@require_POST
@login_required
@for_roles("registrar")
def undo(request: SignedInRequest, public_id: str) -> HttpResponse:
    made = _get(public_id)
    form = _undo_form(request.POST)
    if form.is_valid():
        try:
            stay = merging.undo(
                made,
                by=request.actor,
                reason=form.cleaned_data["words"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Both records are as they were before."))
            if stay:
                messages.warning(
                    request,
                    _("Changed since, and therefore left as it is: %(facts)s.")
                    % {"facts": ", ".join(stay)},
                )
            return redirect("organisations:merge-detail", public_id)
    return _page(request, made, form)


@require_POST
@login_required
@for_roles("registrar")
def assign(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Gives chosen rows that were written since to the restored record."""
    made = _get(public_id)
    chosen = [text.rpartition(":") for text in request.POST.getlist("row")[:50]]
    try:
        if not chosen:
            raise Refused([_("Choose what belongs to the other record.")])
        with acting(request.actor):  # all of them or none
            for target, _colon, key in chosen:
                merging.assign(
                    made,
                    target,
                    int(key) if key.isdecimal() else 0,
                    by=request.actor,
                    reason=_("Written after the merge, about the other record"),
                )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("It belongs to %(name)s now.") % {"name": made.merged}
        )
    return redirect("organisations:merge-detail", public_id)
