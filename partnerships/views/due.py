"""What waits for an organisation in all its partnerships: one list for each kind."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import Actor
from organisations.permissions import for_kind
from partnerships import due
from partnerships.views import data_use, fair_pay, materials, milestones, permissions
from partnerships.views.living import Line, list_page, today
from partnerships.views.partnerships import ANYBODY


@dataclass(frozen=True)
class List:
    """One kind of work: its rows for an actor, and how one is told."""

    label: Any
    rows: Callable[[Actor, datetime.date], Any]
    line: Callable[[Any], Line]
    between: Any
    order: tuple[str, ...] = ("-id",)


LISTS = {
    "milestones": List(
        _("To do"),
        due.milestones,
        milestones.line,
        _("Who does it"),
        ("due_on", "id"),
    ),
    "looks": List(
        _("To look at"),
        due.looks,
        milestones.line,
        _("Who does it"),
        ("due_on", "id"),
    ),
    "pay": List(_("Pay to answer"), due.pay, fair_pay.line, _("Who pays whom")),
    "logos": List(
        _("Names and logos"), due.logos, permissions.line, _("Whose, and who uses it")
    ),
    "data": List(
        _("Patients’ data"), due.data, data_use.line, _("Whose, and who uses them")
    ),
    "materials": List(
        _("To read"), due.materials, materials.line, _("Whose, and who reads it")
    ),
}


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, what: str = "milestones") -> HttpResponse:
    if what not in LISTS:
        raise Http404
    chosen = LISTS[what]
    waiting = due.counts(request.actor, today())
    context = {
        "title": _("What waits for us"),
        "between": chosen.between,
        "lists": [
            {
                "name": name,
                "label": each.label,
                "current": name == what,
                "count": waiting.get(name),
            }
            for name, each in LISTS.items()
        ],
        "empty": _("Nothing of this kind waits for you."),
    }
    return list_page(
        request,
        chosen.rows(request.actor, today()),
        chosen.line,
        context,
        order=chosen.order,
    )
