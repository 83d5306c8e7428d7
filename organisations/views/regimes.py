"""Reporting rules: what they say, versions compared, and a registrar's copies."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.actions import regimes as actions
from organisations.forms.regimes import ConfirmForm, RulesForm
from organisations.lifecycle.regimes import may_not_copy, may_not_edit, regime_steps
from organisations.permissions import for_roles
from regimes.models import Regime, RegimeQuerySet
from regimes.said import differences, said
from ui import keyset
from workflow.moves import Refused

MOST_VERSIONS = 20


def _operates(request: SignedInRequest) -> bool:
    return bool(
        request.seat
        and request.seat.organisation.is_operator
        and request.actor.has("registrar", "auditor")
    )


def _readable(request: SignedInRequest) -> RegimeQuerySet:
    return Regime.objects.all() if _operates(request) else Regime.objects.for_readers()


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        _readable(request),
        order=("name", "-valid_from", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"regimes": page.rows, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/regimes/list.html", context)


@require_safe
@login_required
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    regime = get_object_or_404(_readable(request), public_id=public_id)
    versions = _readable(request).filter(code=regime.code).exclude(pk=regime.pk)
    context = {
        "regime": regime,
        "rows": said(regime),
        "versions": versions.order_by("-valid_from", "-pk")[:MOST_VERSIONS],
        "steps": regime_steps(regime, request.actor),
        "may_copy": not may_not_copy(request.actor),
        "may_edit": not may_not_edit(regime, request.actor),
        "moments": timeline(regime, viewer=request.actor) if _operates(request) else [],
    }
    return render(request, "organisations/regimes/detail.html", context)


@require_safe
@login_required
def compare(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What this version says differently than another one of the same rules."""
    after = get_object_or_404(_readable(request), public_id=public_id)
    others = _readable(request).filter(code=after.code).exclude(pk=after.pk)
    if named := request.GET.get("with"):
        before = others.filter(public_id=named).first()
        if before is None:
            raise Http404
    else:
        before = (
            others.filter(copies=after).first()
            or others.order_by("-valid_from", "-pk").first()
        )
    context = {
        "before": before,
        "after": after,
        "changes": differences(before, after) if before else [],
    }
    return render(request, "organisations/regimes/compare.html", context)


@require_POST
@login_required
@for_roles("registrar")
def copy(request: SignedInRequest, public_id: str) -> HttpResponse:
    regime = get_object_or_404(Regime, public_id=public_id)
    made = actions.copy(regime, by=request.actor)
    messages.success(
        request, _("A copy was made. Nobody uses it until it is confirmed.")
    )
    return redirect("organisations:regime-edit", made.public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    regime = get_object_or_404(Regime, public_id=public_id)
    if reasons := may_not_edit(regime, request.actor):
        messages.error(request, " ".join(reasons))
        return redirect(regime)
    form = RulesForm(request.POST if request.method == "POST" else None, regime=regime)
    if request.method == "POST" and form.is_valid():
        facts = ("name", "version", "valid_from", "source")
        try:
            actions.edit(
                regime,
                **{key: form.cleaned_data[key] for key in facts},
                profile=form.profile(),
                by=request.actor,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("organisations:regime-compare", regime.public_id)
    context = {"form": form, "regime": regime}
    return render(request, "organisations/regimes/edit.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def confirm(request: SignedInRequest, public_id: str) -> HttpResponse:
    regime = get_object_or_404(Regime, public_id=public_id)
    form = ConfirmForm(
        request.POST if request.method == "POST" else None,
        initial={"doubts": "\n".join(regime.doubts)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm(
                regime,
                **form.cleaned_data,
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("These rules are confirmed."))
            return redirect(regime)
    context = {
        "form": form,
        "regime": regime,
        "blocked": regime_steps(regime, request.actor)["confirm"],
    }
    return render(request, "organisations/regimes/confirm.html", context)


@require_POST
@login_required
@for_roles("registrar")
def drop(request: SignedInRequest, public_id: str) -> HttpResponse:
    regime = get_object_or_404(Regime, public_id=public_id)
    try:
        actions.drop(regime, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The copy is dropped."))
    return redirect(regime)
