"""Questions about dependence, of either side, and what a group says of a sole product."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from independence import sole, words
from independence.actions import alerts as actions
from independence.actions import sole_products
from independence.forms.words import WordsForm
from independence.lifecycle.alerts import MOVES, alert_steps
from independence.models import Alert, SoleProduct
from independence.seen import alert_share
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified
from ui import keyset
from ui.dates import written_day
from workflow.moves import Refused

PATIENTS = Organisation.Kind.PATIENTS.value
COMPANY = Organisation.Kind.COMPANY.value


def _get(request: SignedInRequest, public_id: str) -> Alert:
    visible = Alert.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("organisation", "company__company_profile"),
        public_id=public_id,
    )


@require_safe
@login_required
@for_kind(PATIENTS, COMPANY)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Alert.objects.for_actor(request.actor).select_related(
            "organisation", "company"
        ),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "alerts": page.rows,
        "ours": request.actor.kind == PATIENTS,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "independence/alerts/list.html", context)


@require_safe
@login_required
@for_kind(PATIENTS, COMPANY)
@for_verified
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    alert = _get(request, public_id)
    ours = request.actor.kind == PATIENTS
    reasons = alert_steps(alert, request.actor)
    move = "explain" if ours else "plan"
    context = {
        "alert": alert,
        "ours": ours,
        "facts": _facts(alert, ours=ours),
        "steps": [
            {
                "label": MOVES[move].label,
                "url": reverse(f"independence:alert-{move}", args=[alert.public_id]),
                "reasons": reasons[move],
                "page": True,
            }
        ]
        if alert.state == Alert.State.OPEN
        else [],
        # of the exact share, and of how it rose, the organisation alone reads the history
        "history": timeline(alert, viewer=request.actor) if ours else [],
    }
    return render(request, "independence/alerts/detail.html", context)


def _facts(alert: Alert, *, ours: bool) -> list[dict[str, Any]]:
    profile = getattr(alert.company, "company_profile", None) if alert.company else None
    limit = profile.income_share_limit if profile else None
    told = [
        (_("Organisation"), alert.organisation.legal_name),
        (
            _("Company"),
            alert.company.legal_name if alert.company else _("All together"),
        ),
        (_("Share of the income"), alert_share(alert, ours=ours)),
        (
            _("Level reached"),
            _("%(level)s per cent (a level of this site)") % {"level": alert.level},
        ),
        *(
            [(_("The company's own limit"), words.share(limit) or _("it names none"))]
            if alert.company
            else []
        ),
        (
            _("Computed from"),
            _(
                "%(payments)s payments and kinds of help, %(unconfirmed)s of them not"
                " confirmed, from %(first)s to %(last)s"
            )
            % {
                "payments": alert.facts["payments"],
                "unconfirmed": alert.facts["unconfirmed"],
                "first": written_day(
                    datetime.date.fromisoformat(alert.facts["starts_on"])
                ),
                "last": written_day(
                    datetime.date.fromisoformat(alert.facts["ends_on"])
                ),
            },
        ),
        (_("Asked on"), written_day(alert.asked_on)),
    ]
    return [{"label": label, "value": value} for label, value in told]


def _answer(
    request: SignedInRequest, public_id: str, move: str, label: str, action: Any
) -> HttpResponse:
    alert = _get(request, public_id)
    ours = move == "explain"
    said = alert.organisation_words if ours else alert.company_plan
    form = WordsForm(
        request.POST or None,
        label=label,
        help_text=_("The other side can read this.") if alert.company_id else "",
        initial={"words": said},
    )
    if form.is_valid():
        try:
            action(
                alert,
                form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("What you wrote is stored."))
            return redirect(alert)
    context = {
        "alert": alert,
        "form": form,
        "facts": _facts(alert, ours=ours),
        "title": MOVES[move].label,
        "reasons": alert_steps(alert, request.actor)[move],
    }
    return render(request, "independence/alerts/answer.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator", "signatory")
def explain(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _answer(
        request,
        public_id,
        "explain",
        _("How do you stay independent with this share of your income?"),
        actions.explain,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(COMPANY)
@for_roles("lead", "administrator", "compliance_reviewer")
def plan(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _answer(
        request,
        public_id,
        "plan",
        _(
            "How do you help to find more funders, or how would you leave in good order?"
        ),
        actions.plan,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def sole_product(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The group's own words beside the only medicine for a condition of its own."""
    companies = Organisation.objects.for_actor(request.actor).companies()
    company = get_object_or_404(companies, public_id=public_id)
    own = request.actor.organisation_id or 0
    today = timezone.localdate()
    kept = SoleProduct.objects.filter(
        organisation=own, company=company, ended_on__isnull=True
    ).first()
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=_("What do you say about it?"),
        help_text=_("Everybody can read this. Leave it empty to say nothing."),
        needed=False,
        initial={"words": kept.words if kept else ""},
    )
    if form.is_valid():
        try:
            sole_products.write(
                company, form.cleaned_data["words"], by=request.actor, today=today
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("What you wrote is stored."))
            return redirect("independence:index")
    context = {
        "company": company,
        "situations": sole.situations(
            today, organisation_ids=[own], company_id=company.pk
        ),
        "form": form,
    }
    return render(request, "independence/sole/form.html", context)
