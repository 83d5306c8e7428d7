"""Applications: the list of either side, one of them, what goes with it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from organisations.models import Organisation
from organisations.permissions import for_kind
from organisations.profiles import shown
from organisations.profiles.facts import told, whole
from organisations.profiles.sight import PARTNERS, open_to
from partnerships.application_reading import (
    documents,
    history,
    is_company,
    listed,
    questions,
    reviews_open_to,
    shown_parts,
    steps_of,
    waiting,
    with_facts,
)
from partnerships.applied import DECLARATIONS, PARTS, cautions, done, label, unanswered
from partnerships.forms.application_lists import ApplicationFilter
from partnerships.lifecycle.applications import (
    DECISIONS,
    GRANTED,
    HANDED_IN,
    MOVES,
    may_not_write,
)
from partnerships.lifecycle.reviews import in_force, may_not_propose, newest_checks
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement, Application
from partnerships.views.partnerships import ANYBODY
from ui import keyset

POSTED = frozenset({"take", "go_on"})
"""Moves that need no page of their own."""


def the_application(request: SignedInRequest, public_id: str) -> Any:
    """With all on which moves and links depend, or 404."""
    visible = with_facts(Application.objects.for_actor(request.actor), request.actor)
    return get_object_or_404(visible, public_id=public_id)


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Those handed in to a company; those that an organisation wrote."""
    company = is_company(request.actor)
    form = ApplicationFilter(request.GET, drafts=not company)
    page = keyset.page(
        listed(form.apply(Application.objects.for_actor(request.actor))),
        order=form.order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "applications": page.rows,
        "is_company": company,
        "may_begin": not company and writes(request.actor),
        "filtered": any(request.GET.get(name) for name in ("state", "kind")),
        "today": timezone.localdate(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/applications/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    if application.state == Application.State.DRAFT:
        return _draft(request, application)
    actor, today = request.actor, timezone.localdate()
    handed_in = application.state in HANDED_IN
    company = is_company(actor)
    checks = newest_checks(application) if handed_in else None
    context = {
        "tab": "application",
        **beside(application, request),
        "waiting": waiting(application, today),
        "questions": questions(application).order_by("-pk"),
        "steps": _steps(application, request),
        "checks": checks,
        "checks_in_force": in_force(checks, today),
        "may_propose": company and not may_not_propose(application, actor),
        "may_begin_agreement": application.state in GRANTED and writes(actor),
        "agreements": _agreements(application, request),
        **whole_text(application),
    }
    return render(request, "partnerships/applications/detail.html", context)


def _agreements(application: Application, request: SignedInRequest) -> list[Agreement]:
    """Those that the actor may know: a draft of the other side is not theirs."""
    if application.state not in GRANTED:
        return []
    visible = Agreement.objects.for_actor(request.actor)
    return list(visible.filter(application=application).order_by("-pk")[:MOST])


MOST = 20


def _draft(request: SignedInRequest, application: Any) -> HttpResponse:
    """The parts, and what each still lacks."""
    attached = documents(application).count()
    context = {
        "application": application,
        "may_write": not may_not_write(application, request.actor),
        "parts": [
            {
                "part": part,
                "done": done(application, part, documents=attached),
                "optional": part.name in {"people", "documents"},
            }
            for part in PARTS
        ],
        "reasons": steps_of(application, request.actor, timezone.localdate())[
            "hand_in"
        ],
    }
    return render(request, "partnerships/applications/draft.html", context)


def beside(application: Any, request: SignedInRequest) -> dict[str, Any]:
    """What every page of an application that was handed in shows."""
    return {
        "application": application,
        "is_company": is_company(request.actor),
        "reviews_open": reviews_open_to(application, request.actor),
    }


def whole_text(application: Application) -> dict[str, Any]:
    """All that it says, in the order of its parts, with sums (two queries)."""
    lines = list(application.lines.order_by("position"))
    return {
        "sections": [
            {
                "part": part,
                "rows": [
                    {"label": label(name), "value": _value(application, name)}
                    for name in part.fields
                    if name not in {"title", "amount", "currency"}
                ],
            }
            for part in PARTS
            if part.fields and part.name != "declarations"
        ],
        "declared": [
            {"words": words, "given": getattr(application, name)}
            for name, words in DECLARATIONS.items()
        ],
        "lines": lines,
        "total": sum((line.amount for line in lines), start=0),
        "asked_total": sum((line.asked for line in lines), start=0),
        "documents": documents(application).order_by("pk"),
        "unanswered": unanswered(application),
        "cautions": cautions(
            application, application.submitted_on or timezone.localdate()
        ),
    }


def _value(application: Application, name: str) -> Any:
    display = getattr(application, f"get_{name}_display", None)
    return display() if display else getattr(application, name)


def _steps(application: Any, request: SignedInRequest) -> list[dict[str, Any]]:
    """What the actor's side can do now; the other side's moves are not offered."""
    company = is_company(request.actor)
    names = ("take", "ask", "go_on", *DECISIONS) if company else ("answer", "withdraw")
    reasons = steps_of(application, request.actor, timezone.localdate())
    return [
        {
            "label": MOVES[name].label,
            "url": address(application, name),
            "reasons": reasons[name],
            "page": name not in POSTED,
            "quiet": name not in {"take", "approve", "answer"},
        }
        for name in names
        if application.state in MOVES[name].sources
    ]


def address(application: Application, move: str) -> str:
    """Where a move is made."""
    if move in DECISIONS:
        return reverse(
            "partnerships:application-decide", args=[application.public_id, move]
        )
    name = move.replace("_", "-")
    return reverse(f"partnerships:application-{name}", args=[application.public_id])


@require_safe
@login_required
@for_kind(*ANYBODY)
def about(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The organisation, from its profile: taken over, never asked again."""
    application = the_application(request, public_id)
    context = {
        "tab": "about",
        **beside(application, request),
        **profile_told(application),
    }
    return render(request, "partnerships/applications/about.html", context)


def profile_told(application: Application) -> dict[str, Any]:
    """What the company reads of the applicant's profile (one query)."""
    today = timezone.localdate()
    organisation = whole(
        Organisation.objects.filter(pk=application.applicant_id), today
    ).get()
    draft = application.state == Application.State.DRAFT
    allowed = PARTNERS if draft else shown_parts(application)
    facts = told(
        organisation, open_to(organisation, allowed), allowed=allowed, persons=True
    )
    reader = shown.Reader(
        today,
        organisation=lambda other: reverse("organisations:detail", args=[other]),
        document=lambda document: reverse(
            "partnerships:application-profile-document",
            args=[application.public_id, document],
        ),
    )
    return {
        "organisation": organisation,
        "record": facts["record"],
        "profile": shown.sections(facts, reader),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def past(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    context = {
        "tab": "history",
        **beside(application, request),
        "moments": history(application, request.actor),
    }
    return render(request, "partnerships/applications/history.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def printed(request: SignedInRequest, public_id: str) -> HttpResponse:
    """All of it on one page, for paper or a file."""
    application = the_application(request, public_id)
    context = {
        **beside(application, request),
        **whole_text(application),
        **profile_told(application),
        "questions": questions(application).order_by("pk"),
    }
    return render(request, "partnerships/applications/print.html", context)
