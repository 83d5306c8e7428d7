"""Use of names and logos: who asked whom for what, and the answer."""

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
from partnerships.actions import permissions as actions
from partnerships.forms.permissions import LogoForm
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.permissions import MOVES, logo_steps
from partnerships.models import LogoPermission, Medium
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    facts_of,
    form_page,
    list_page,
    move_page,
    names_of,
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
    "revoke": gettext_lazy("Why do you take it back?"),
}
SAID = {
    "grant": gettext_lazy(
        "The permission is granted; you can take it back at any time."
    ),
    "refuse": gettext_lazy("The other side reads that you refuse, and why."),
    "revoke": gettext_lazy("The permission is taken back; the other side is told."),
    "withdraw": gettext_lazy("The other side is told."),
}


def _get(request: SignedInRequest, public_id: str) -> LogoPermission:
    visible = LogoPermission.objects.for_actor(request.actor).select_related(
        "partnership", "owner", "other"
    )
    found: LogoPermission = get_object_or_404(visible, public_id=public_id)
    return found


def line(permission: Any) -> Line:
    return {
        "title": permission.purpose,
        "url": permission.get_absolute_url(),
        "more": names_of(Medium, permission.media),
        "between": _("%(owner)s, used by %(other)s")
        % {
            "owner": permission.owner.legal_name,
            "other": permission.other.legal_name,
        },
        "day": _("until %(day)s") % {"day": day(permission.until_on)},
        "state": permission.state,
        "state_label": permission.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    rows = (
        LogoPermission.objects.for_actor(request.actor)
        .filter(partnership=partnership)
        .select_related("owner", "other")
    )
    context = {
        "partnership": partnership,
        "tab": "activities",
        "title": _("Names and logos"),
        "intro": _(
            "Nobody shows the name or logo of another without a written permission that"
            " says what for, where and until when. Its owner can take it back."
        ),
        "between": _("Whose, and who uses it"),
        "empty": _("Nobody has asked to use a name or logo."),
        "add": _("Ask to use a name or logo"),
        "add_url": reverse("partnerships:logo-create", args=[public_id])
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
    form = LogoForm(
        request.POST if request.method == "POST" else None,
        among=partners(request, partnership),
        initial={"key": new_key(), "from_on": today()},
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: _ask(request, partnership, form.cleaned_data),
            _("Your request is sent to the owner."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Ask to use a name or logo"),
        back=reverse("partnerships:logo-list", args=[public_id]),
        context={
            "partnership": partnership,
            "tab": "activities",
            "submit": _("Send the request"),
        },
    )


def _ask(request: SignedInRequest, partnership: Any, facts: Any) -> LogoPermission:
    return actions.ask(
        partnership,
        facts["owner"],
        purpose=facts["purpose"],
        media=facts["where"],
        from_on=facts["from_on"],
        until_on=facts["until_on"],
        by=request.actor,
        today=today(),
        key=facts["key"],
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    permission = _get(request, public_id)
    context = {
        "thing": permission,
        "title": _("Use of the name and logo of %(owner)s")
        % {"owner": permission.owner.legal_name},
        "partnership": permission.partnership,
        "tab": "activities",
        "facts": facts_of(
            [
                (_("Whose"), permission.owner.legal_name),
                (_("Who asks to use it"), permission.other.legal_name),
                (_("What for, and how it is used"), permission.purpose),
                (_("Where"), names_of(Medium, permission.media)),
                (_("From"), day(permission.from_on)),
                (_("Until"), day(permission.until_on)),
                (_("Asked on"), day(permission.asked_on)),
                (_("Answered on"), day(permission.answered_on)),
                (_("What its owner says"), permission.answer),
                (_("Ended on"), day(permission.ended_on)),
            ]
        ),
        "steps": steps_of(
            permission,
            logo_steps(permission, request.actor),
            MOVES,
            "partnerships:logo-move",
            pages=MOVES,
            quiet=("refuse", "revoke", "withdraw"),
        ),
        "history": timeline(permission, viewer=request.actor),
    }
    return render(request, "partnerships/life/detail.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    permission = _get(request, public_id)
    by, on = request.actor, today()

    def does(action: Any) -> Any:
        return lambda words: action(permission, by=by, today=on, words=words)

    return move_page(
        request,
        permission,
        name,
        moves=MOVES,
        acts={
            "grant": does(actions.grant),
            "refuse": does(actions.refuse),
            "revoke": does(actions.revoke),
            "withdraw": does(actions.withdraw),
        },
        needed=NEEDED,
        said=SAID,
        context={
            "partnership": permission.partnership,
            "tab": "activities",
            "caption": permission.purpose,
        },
    )
