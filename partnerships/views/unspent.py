"""What is left over at the end of an agreement."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind, for_roles
from partnerships.actions import unspent as actions
from partnerships.forms.unspent import UnspentForm
from partnerships.lifecycle.unspent import MOVES, may_not_say, unspent_steps
from partnerships.models import Agreement, UnspentMoney
from partnerships.views.living import (
    SPEAKERS,
    acted,
    agreement_of,
    facts_of,
    form_page,
    move_page,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.amounts import written
from ui.templatetags.ui import day

NEEDED = {"question": gettext_lazy("What would you like to know?")}
SAID = {
    "accept": gettext_lazy("It is accepted; both sides see it."),
    "question": gettext_lazy("The organisation reads your question."),
}


def _said(agreement: Agreement) -> UnspentMoney | None:
    return (
        UnspentMoney.objects.filter(agreement=agreement)
        .select_related("agreement", "said_by", "decided_by")
        .first()
    )


def _context(agreement: Agreement) -> dict[str, Any]:
    return {
        "agreement": agreement,
        "partnership": agreement.partnership,
        "tab": "life",
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    unspent = _said(agreement)
    version = agreement.agreed or agreement.current
    steps: list[dict[str, Any]] = []
    if unspent is not None:
        reasons = unspent_steps(unspent, request.actor)
        steps = [
            {
                "label": move.label,
                "url": reverse("partnerships:unspent-say", args=[reference])
                if name == "say_again"
                else reverse("partnerships:unspent-move", args=[reference, name]),
                "reasons": reasons[name],
                "page": name != "accept",
                "quiet": name != "accept",
            }
            for name, move in MOVES.items()
            if unspent.state in move.sources
        ]
    context = {
        **_context(agreement),
        "unspent": unspent,
        "rule": version.unspent_rule if version else "",
        "facts": _facts(unspent) if unspent else [],
        "steps": steps,
        "may_say": unspent is None and not may_not_say(agreement, request.actor),
        "history": timeline(unspent, viewer=request.actor) if unspent else [],
    }
    return render(request, "partnerships/unspent/detail.html", context)


def _facts(unspent: UnspentMoney) -> list[dict[str, Any]]:
    return facts_of(
        [
            (_("Left over"), written(unspent.amount, unspent.currency)),
            (_("What happens with it"), unspent.get_what_display()),
            (_("More about it"), unspent.words),
            (_("Said by"), unspent.said_by.legal_name),
            (_("Said on"), day(unspent.said_on)),
            (_("Answered by"), unspent.decided_by and unspent.decided_by.legal_name),
            (_("Question"), unspent.question),
        ]
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def say(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    version = agreement.agreed or agreement.current
    unspent = _said(agreement)
    form = UnspentForm(
        request.POST if request.method == "POST" else None,
        currency=version.currency if version else "",
        initial={
            "what": unspent.what,
            "amount": f"{unspent.amount:.2f}" if unspent.amount else "",
            "words": unspent.words,
        }
        if unspent
        else {},
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.say(
            agreement, by=request.actor, today=today(), **form.cleaned_data
        ),
        _("The company reads it and answers."),
    ):
        return redirect("partnerships:unspent", reference)
    return form_page(
        request,
        form,
        title=_("Say what is left over"),
        back=reverse("partnerships:unspent", args=[reference]),
        context={
            **_context(agreement),
            "intro": _("What the agreement says: %(rule)s")
            % {"rule": version.unspent_rule}
            if version and version.unspent_rule
            else _("The agreement does not say what happens with money that is left."),
        },
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, reference: str, name: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    unspent = _said(agreement)
    if unspent is None:
        raise Http404
    by, on = request.actor, today()
    return move_page(
        request,
        unspent,
        name,
        moves=MOVES,
        acts={
            "accept": lambda words: actions.accept(
                unspent, by=by, today=on, words=words
            ),
            "question": lambda words: actions.question(
                unspent, by=by, today=on, words=words
            ),
        },
        needed=NEEDED,
        said=SAID,
        context=_context(agreement),
    )
