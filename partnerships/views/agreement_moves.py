"""Moves of an agreement that its parties make: send, agree, reopen, decline, cancel."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_whom
from partnerships import elements, sheets
from partnerships.actions import agreements
from partnerships.forms.drafting import ReasonForm, SendForm
from partnerships.lifecycle.agreements import MOVES
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement
from partnerships.standing import Standing
from partnerships.views.agreements import find, frame
from workflow.moves import Refused

ACTIONS: dict[str, Callable[..., Any]] = {
    "send": agreements.send,
    "agree": agreements.agree,
    "reopen": agreements.reopen,
    "decline": agreements.decline,
    "cancel": agreements.cancel,
}
DONE = {
    "send": gettext_lazy("Your version is sent. It is the other side’s turn."),
    "reopen": gettext_lazy("You negotiate again. It is your turn to write."),
    "decline": gettext_lazy("The agreement is declined. All parties are told."),
    "cancel": gettext_lazy("The agreement is cancelled."),
}
EXPLAINED = {
    "agree": gettext_lazy(
        "You agree to the whole text of this version. When all parties have agreed, it is"
        " frozen and goes to approval; then it is signed."
    ),
    "reopen": gettext_lazy(
        "What was approved no longer counts. You write the next version, and all agree and"
        " approve again."
    ),
    "decline": gettext_lazy("This ends the agreement. It can’t be opened again."),
    "cancel": gettext_lazy("This takes the agreement back. It can’t be opened again."),
}


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def move(request: SignedInRequest, reference: str, move: str) -> HttpResponse:
    """Asks for what the move needs, then makes it."""
    if move not in ACTIONS:
        raise Http404
    stands = find(request, reference)
    if reasons := stands.steps[move]:
        messages.error(request, str(Refused(reasons)))
        return redirect(stands.agreement)
    form = _form(move, request)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            result = ACTIONS[move](
                stands.agreement,
                by=request.actor,
                today=timezone.localdate(),
                **(form.cleaned_data if form else {}),
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _done(move, result))
        return redirect(stands.agreement)
    context = {
        **frame(stands, "text"),
        "form": form,
        "title": MOVES[move].label,
        "explained": EXPLAINED.get(move, ""),
        "warning": move in {"decline", "cancel"},
        "missing": _missing(stands) if move in {"send", "agree"} else [],
    }
    return render(request, "partnerships/agreements/move.html", context)


def _form(move: str, request: SignedInRequest) -> Any:
    if move == "agree":
        return None
    kind = SendForm if move == "send" else ReasonForm
    return kind(request.POST or None)


def _done(move: str, result: Any) -> str:
    if move != "agree":
        return str(DONE[move])
    if result:
        return _("All parties agreed. The text is frozen and goes to approval.")
    return _("You agreed. The others are asked.")


def _missing(stands: Standing) -> list[elements.Missing]:
    """What the text does not say yet. It is said, and stops nobody."""
    agreement: Agreement = stands.agreement
    sheet = sheets.of(stands.own_draft_id or agreement.current_id)
    return elements.missing(agreement, sheet) if sheet else []
