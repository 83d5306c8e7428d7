"""Records of the use of patients' data."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind, for_roles
from partnerships.actions import data_use as actions
from partnerships.forms.data_use import DataUseForm
from partnerships.forms.words import WordsForm
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.data_use import (
    MOVES,
    data_use_steps,
    may_not_bring_results,
)
from partnerships.models import DataUse
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    facts_of,
    form_page,
    list_page,
    move_page,
    new_key,
    partners,
    partnership_of,
    steps_of,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.templatetags.ui import day

NEEDED = {
    "refuse": gettext_lazy("Why do you refuse?"),
    "end": gettext_lazy("Why does it end now?"),
}
SAID = {
    "agree": gettext_lazy("Both sides agree to this use."),
    "refuse": gettext_lazy("The other side reads that you refuse, and why."),
    "withdraw": gettext_lazy("The record is taken back; the other side is told."),
    "end": gettext_lazy("The use has ended; the other side is told."),
}


def _get(request: SignedInRequest, public_id: str) -> DataUse:
    visible = DataUse.objects.for_actor(request.actor).select_related(
        "partnership", "owner", "other", "proposed_by"
    )
    found: DataUse = get_object_or_404(visible, public_id=public_id)
    return found


def line(use: Any) -> Line:
    return {
        "title": use.data_set,
        "url": use.get_absolute_url(),
        "more": use.get_basis_display(),
        "between": _("%(owner)s, used by %(other)s")
        % {"owner": use.owner.legal_name, "other": use.other.legal_name},
        "day": _("until %(day)s") % {"day": day(use.until_on)},
        "state": use.state,
        "state_label": use.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    rows = (
        DataUse.objects.for_actor(request.actor)
        .filter(partnership=partnership)
        .select_related("owner", "other")
    )
    context = {
        "partnership": partnership,
        "tab": "activities",
        "title": _("Patients’ data"),
        "intro": _(
            "Which data one side lets the other use, what people agreed to, what is"
            " permitted, and what comes back to them. No data of a person stand here."
        ),
        "between": _("Whose, and who uses them"),
        "empty": _("No use of patients’ data is recorded."),
        "add": _("Add a record"),
        "add_url": reverse("partnerships:data-use-create", args=[public_id])
        if not may_not_write(
            request.actor, partnership.pk, takes_part=partnership.takes_part
        )
        else "",
    }
    return list_page(request, rows, line, context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    form = DataUseForm(
        request.POST if request.method == "POST" else None,
        among=partners(request, partnership),
        initial={"key": new_key()},
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.propose(
                partnership,
                form.cleaned_data["partner"],
                form.facts(),
                ours=form.cleaned_data["ours"] == "yes",
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("The record is with the other side, which agrees or refuses."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Use of patients’ data"),
        back=reverse("partnerships:data-use-list", args=[public_id]),
        context={
            "partnership": partnership,
            "tab": "activities",
            "submit": _("Send to the other side"),
        },
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    use = _get(request, public_id)
    steps = steps_of(
        use,
        data_use_steps(use, request.actor),
        MOVES,
        "partnerships:data-use-move",
        pages=MOVES,
        quiet=("refuse", "withdraw", "end"),
    )
    if not may_not_bring_results(use, request.actor):
        steps.append(
            {
                "label": _("Bring the results back"),
                "url": reverse("partnerships:data-use-results", args=[public_id]),
                "reasons": [],
                "page": True,
            }
        )
    context = {
        "thing": use,
        "title": _("Use of patients’ data"),
        "partnership": use.partnership,
        "tab": "activities",
        "facts": _facts(use),
        "steps": steps,
        "history": timeline(use, viewer=request.actor),
    }
    return render(request, "partnerships/life/detail.html", context)


def _facts(use: DataUse) -> list[dict[str, Any]]:
    return facts_of(
        [
            (_("Data set"), use.data_set),
            (_("Owner"), use.owner.legal_name),
            (_("Who uses it"), use.other.legal_name),
            (_("Why it may be used"), use.get_basis_display()),
            (_("What people were told and agreed to"), use.basis_words),
            (_("Permitted"), use.permitted),
            (_("Not permitted"), use.not_permitted),
            (_("What comes back"), use.returns),
            (_("Results by"), day(use.returns_by)),
            (_("May be used until"), day(use.until_on)),
            (_("Written by"), use.proposed_by.legal_name),
            (_("What was said about it"), use.answer),
            (_("Results that came back"), use.results),
            (_("Ended on"), day(use.ended_on)),
        ]
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    use = _get(request, public_id)
    by, on = request.actor, today()

    def does(action: Any) -> Any:
        return lambda words: action(use, by=by, today=on, words=words)

    return move_page(
        request,
        use,
        name,
        moves=MOVES,
        acts={
            "agree": does(actions.agree),
            "refuse": does(actions.refuse),
            "withdraw": does(actions.withdraw),
            "end": does(actions.end),
        },
        needed=NEEDED,
        said=SAID,
        context={
            "partnership": use.partnership,
            "tab": "activities",
            "caption": use.data_set,
        },
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def results(request: SignedInRequest, public_id: str) -> HttpResponse:
    use = _get(request, public_id)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=_("What came of it, and where can people read it?"),
        needed=True,
        initial={"words": use.results},
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.bring_results(
            use, by=request.actor, today=today(), words=form.cleaned_data["words"]
        ),
        _("The owner of the data reads it."),
    ):
        return redirect(use)
    return form_page(
        request,
        form,
        title=_("Bring the results back"),
        back=use.get_absolute_url(),
        context={
            "partnership": use.partnership,
            "tab": "activities",
            "caption": use.data_set,
        },
    )
