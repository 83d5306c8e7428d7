"""Activities of a partnership: those that are due, one of them, changing them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships.lifecycle.activities import (
    MOVES,
    activity_steps,
    may_not_change,
    may_not_write,
)
from partnerships.lifecycle.agreements import RUNNING
from partnerships.models import (
    Activity,
    ActivityAgreement,
    ActivityKind,
    ActivityPeople,
    Agreement,
    Milestone,
    Nature,
    Partnership,
    PartnershipParty,
)
from partnerships.views import milestones
from partnerships.views.living import (
    Line,
    facts_of,
    list_page,
    names_of,
    partnership_of,
    steps_of,
)
from partnerships.views.partnerships import ANYBODY
from ui.templatetags.ui import day

NEEDED = {"cancel": gettext_lazy("Why is it cancelled?")}
PROGRAMMES = "programmes"
NEXT = 5


def activity_of(request: SignedInRequest, public_id: str) -> Any:
    """With `takes_part`: whether the actor's organisation takes part now."""
    takes_part = PartnershipParty.objects.filter(
        partnership=OuterRef("partnership"),
        organisation=request.actor.organisation_id,
        state=PartnershipParty.State.JOINED,
    )
    visible = (
        Activity.objects.for_actor(request.actor)
        .select_related("partnership", "added_by")
        .annotate(takes_part=Exists(takes_part))
    )
    return get_object_or_404(visible, public_id=public_id)


def _line(activity: Any) -> Line:
    return {
        "title": activity.title,
        "url": activity.get_absolute_url(),
        "more": names_of(ActivityKind, activity.kinds),
        "between": activity.get_nature_display(),
        "day": _dates(activity),
        "state": activity.state,
        "state_label": activity.get_state_display(),
        "flag": _("Needs a second look") if activity.sensitive else "",
    }


def _dates(activity: Activity) -> str:
    if activity.starts_on and activity.ends_on:
        return _("%(first)s to %(last)s") % {
            "first": day(activity.starts_on),
            "last": day(activity.ends_on),
        }
    return day(activity.starts_on or activity.ends_on)


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Companies' programmes are listed and summed apart from all else (mission C5)."""
    partnership = partnership_of(request, public_id)
    apart = request.GET.get("of") == PROGRAMMES
    every = Activity.objects.filter(partnership=partnership)
    rows = every.programmes() if apart else every.of_organisations()
    reference = request.GET.get("agreement", "")
    if reference:
        seen = Agreement.objects.for_actor(request.actor).filter(reference=reference)
        rows = rows.filter(under__agreement__in=seen, under__ended_on=None)
    address = reverse("partnerships:activity-list", args=[public_id])
    context = {
        "partnership": partnership,
        "tab": "activities",
        "apart": apart,
        "reference": reference,
        "sums": _sums(partnership, apart=apart),
        "here": address,
        "others": f"{address}?of={PROGRAMMES}",
        "due": [] if apart or reference else _due(request, partnership),
        "more": _more(partnership),
        "may_add": not may_not_write(
            request.actor, partnership.pk, takes_part=partnership.takes_part
        ),
    }
    return list_page(
        request, rows, _line, context, template="partnerships/activities/list.html"
    )


def _sums(partnership: Partnership, *, apart: bool) -> list[dict[str, Any]]:
    """How many activities, people and hours there are, by nature, cancelled ones left out."""
    found = (
        Activity.objects.filter(partnership=partnership)
        .exclude(state=Activity.State.CANCELLED)
        .values("nature")
        .annotate(
            number=Count("pk", distinct=True),
            persons=Sum("people__people"),
            hours=Sum("people__hours"),
        )
    )
    return [
        {**row, "label": Nature(row["nature"]).label}
        for row in sorted(found, key=lambda row: row["nature"])
        if (row["nature"] == Nature.COMPANY_PROGRAMME) is apart
    ]


def _due(request: SignedInRequest, partnership: Partnership) -> list[Line]:
    """The next deadlines of its agreements, the late ones first; the rest stand there."""
    rows = (
        Milestone.objects.for_actor(request.actor)
        .waiting()
        .filter(agreement__partnership=partnership, agreement__state__in=RUNNING)
        .order_by("due_on", "id")
    )
    return [milestones.line(row) for row in rows[:NEXT]]


def _more(partnership: Partnership) -> list[tuple[str, str]]:
    """What else goes on between the two sides, with its page."""
    return [
        (label, reverse(name, args=[partnership.public_id]))
        for label, name in (
            (_("Names and logos"), "partnerships:logo-list"),
            (_("Patients’ data"), "partnerships:data-use-list"),
            (_("Materials to read"), "partnerships:material-list"),
        )
    ]


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    activity = activity_of(request, public_id)
    seen = Agreement.objects.for_actor(request.actor)
    under = (
        ActivityAgreement.objects.filter(
            activity=activity, ended_on=None, agreement__in=seen.values("pk")
        )
        .select_related("agreement__current")
        .order_by("pk")
    )
    context = {
        "activity": activity,
        "partnership": activity.partnership,
        "tab": "activities",
        "facts": _facts(activity),
        "under": [each.agreement for each in under],
        "people": [
            row
            for row in ActivityPeople.objects.filter(activity=activity).order_by("pk")
            if row.people or row.hours
        ],
        "steps": steps_of(
            activity,
            activity_steps(activity, request.actor, takes_part=activity.takes_part),
            MOVES,
            "partnerships:activity-move",
            pages=NEEDED,
            quiet=("cancel",),
        ),
        "may_change": not may_not_change(
            activity, request.actor, takes_part=activity.takes_part
        ),
        "history": timeline(activity, viewer=request.actor),
    }
    return render(request, "partnerships/activities/detail.html", context)


def _facts(activity: Activity) -> list[dict[str, Any]]:
    return facts_of(
        [
            (_("What is done"), activity.description),
            (_("Whose work it is"), activity.get_nature_display()),
            (_("Kinds"), names_of(ActivityKind, activity.kinds)),
            (_("Stage"), activity.get_stage_display()),
            (_("Begins on"), day(activity.starts_on)),
            (_("Ends on"), day(activity.ends_on)),
            (_("Done on"), day(activity.done_on)),
            (_("Why it was cancelled"), activity.cancel_reason),
            (_("Added by"), activity.added_by.legal_name),
        ]
    )
