"""Metrics of partnerships, and the list of names to choose from."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from audit.timeline import timeline
from documents.http import sent
from organisations.permissions import for_kind, for_roles
from organisations.views.uploads import kept
from partnerships.actions import metrics as actions
from partnerships.forms.insights import ReasonForm
from partnerships.forms.metrics import MetricForm, NameForm, ResultForm
from partnerships.lifecycle.metrics import (
    may_not_agree,
    may_not_change,
    may_not_measure,
)
from partnerships.metric_list import by_key, groups
from partnerships.models import Metric, MetricName
from partnerships.models.taking_part import joins
from partnerships.views.learning import (
    done,
    for_writers,
    form_page,
    listed,
    the_partnership,
    turned_away,
    why_not,
)
from partnerships.views.living import new_key
from partnerships.views.partnerships import ANYBODY

SHOWN: dict[str, dict[str, Any]] = {
    "chosen": {"state": Metric.State.CHOSEN},
    "reached": {"state": Metric.State.CHOSEN, "is_reached": True},
    "proposed": {"state": Metric.State.PROPOSED},
}


def confirmed() -> dict[str, str]:
    """Exact names that a registrar confirmed, by key of the list."""
    return dict(MetricName.objects.values_list("listed", "name"))


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Of all partnerships of the actor's side."""
    found = Metric.objects.for_actor(request.actor)
    show = request.GET.get("show", "")
    rows, addresses = listed(
        request, found.filter(**SHOWN.get(show, {})).select_related("partnership")
    )
    context = {"rows": rows, "show": show if show in SHOWN else "", **addresses}
    return render(request, "partnerships/metrics/index.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def names(request: SignedInRequest) -> HttpResponse:
    """The PARADIGM list, by group; which names were compared with the source."""
    exact = {each.listed: each for each in MetricName.objects.all()}
    context = {
        "groups": [
            (group, [(each, exact.get(each.key)) for each in group.metrics])
            for group in groups()
        ],
        "may_confirm": request.actor.has("registrar"),
    }
    return render(request, "partnerships/metrics/names.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def confirm(request: SignedInRequest, listed: str) -> HttpResponse:
    found = by_key().get(listed)
    if found is None:
        raise Http404
    known = MetricName.objects.filter(listed=listed).first()
    form = NameForm(
        request.POST or None,
        initial={
            "name": known.name if known else "",
            "source": known.source if known else "",
        },
    )
    return form_page(
        request,
        form,
        lambda facts: actions.confirm_name(
            listed, by=request.actor, today=timezone.localdate(), **facts
        ),
        title=_("Compare with the source"),
        submit=_("Confirm"),
        words=_("The name is confirmed."),
        back=reverse("partnerships:metric-names"),
        about=f"{found.group}, {found.part}: {found.name}",
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric, by = _get(request, public_id), request.actor
    joined = metric.joined
    consents = metric.consents.filter(metric_version=metric.version)
    agreed = list(consents.select_related("organisation").order_by("pk"))
    consented = any(each.organisation_id == by.organisation_id for each in agreed)
    context = {
        "metric": metric,
        "listed": by_key().get(metric.listed),
        "agreed": agreed,
        "may_agree": not may_not_agree(metric, by, joined=joined, consented=consented),
        "may_change": not may_not_change(metric, by, joined=joined),
        "may_measure": not may_not_measure(metric, by, joined=joined),
        "moments": timeline(metric, viewer=by),
    }
    return render(request, "partnerships/metrics/detail.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    back = reverse("partnerships:outcomes-of", args=[public_id])
    if reasons := why_not(request, partnership):
        return turned_away(request, reasons, back)
    return form_page(
        request,
        MetricForm(
            request.POST or None, confirmed=confirmed(), initial={"key": new_key()}
        ),
        lambda facts: actions.propose(
            partnership,
            by=request.actor,
            today=timezone.localdate(),
            key=facts["key"],
            **_facts(facts),
        ),
        title=_("Propose what to measure"),
        submit=_("Propose"),
        words=_("It is proposed. The other side is told."),
        back=back,
        caption=partnership.title,
        intro=_(
            "There is no set that fits every partnership: choose few, together, and only"
            " what you can really find out."
        ),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric = _get(request, public_id)
    joined = metric.joined
    if reasons := may_not_change(metric, request.actor, joined=joined):
        return turned_away(request, reasons, metric)
    wanted = ("listed", "name", "baseline", "target", "due_on", "version")
    form = MetricForm(
        request.POST or None,
        confirmed=confirmed(),
        initial={name: getattr(metric, name) for name in wanted},
    )
    del form.fields["listed"]
    return form_page(
        request,
        form,
        lambda facts: actions.change(
            metric,
            by=request.actor,
            today=timezone.localdate(),
            version=facts["version"] or 0,
            **_facts(facts),
        ),
        title=_("Change what is measured"),
        submit=_("Propose the change"),
        words=_("The change is proposed. The other side is told."),
        back=metric,
        intro=_("The other side has to agree again."),
    )


def _facts(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in cleaned.items() if name not in {"version", "key"}
    }


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def agree(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric = _get(request, public_id)
    return done(
        request,
        lambda: actions.agree(metric, by=request.actor, today=timezone.localdate()),
        metric,
        _("You agreed to it."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def drop(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric = _get(request, public_id)
    joined = metric.joined
    if reasons := may_not_change(metric, request.actor, joined=joined):
        return turned_away(request, reasons, metric)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda facts: actions.drop(metric, by=request.actor, reason=facts["reason"]),
        title=_("Drop it"),
        submit=_("Drop it"),
        words=_("It is dropped."),
        back=metric,
        about=metric.name,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def result(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric, today = _get(request, public_id), timezone.localdate()
    joined = metric.joined
    if reasons := may_not_measure(metric, request.actor, joined=joined):
        return turned_away(request, reasons, metric)

    def act(facts: dict[str, Any]) -> None:
        with acting(request.actor):
            document = kept(facts.pop("document"), request)
            actions.measure(
                metric, document=document, by=request.actor, today=today, **facts
            )

    return form_page(
        request,
        ResultForm(
            request.POST or None, request.FILES or None, initial={"result_on": today}
        ),
        act,
        title=_("What came out?"),
        submit=_("Record"),
        words=_("The result is recorded."),
        back=metric,
        about=metric.name,
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def document(request: SignedInRequest, public_id: str) -> HttpResponse:
    metric = _get(request, public_id)
    if metric.document is None:
        raise Http404
    return sent(metric.document, about=metric, by=request.actor)


def _get(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Metric.objects.for_actor(request.actor)
        .select_related("partnership", "proposed_by", "result_by", "document")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
