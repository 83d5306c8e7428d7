"""How an organisation approves: its own steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind, for_roles, for_verified
from partnerships.actions import approval_rules as actions
from partnerships.forms.approvals import RuleForm
from partnerships.models import ApprovalRule, Kind
from partnerships.views.living import new_key
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_kind(*ANYBODY)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    """In the order in which they are taken."""
    page = keyset.page(
        _rules(request),
        order=("position", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    labels = dict(Kind.choices)
    context = {
        "rules": [
            (rule, ", ".join(str(labels.get(kind, kind)) for kind in rule.kinds))
            for rule in page.rows
        ],
        "keeper": actions.keeps(request.actor),
        "company": request.actor.kind == "company",
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/approvals/rules.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_roles(*actions.KEEPERS)
@for_verified
def create(request: SignedInRequest) -> HttpResponse:
    form = RuleForm(
        request.POST or None,
        organisation=request.seat.organisation,
        initial={"key": new_key()},
    )
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data}
        key = values.pop("key")
        try:
            actions.add(values, by=request.actor, key=key)
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(
                request,
                _("The step is added. It counts for what is agreed from now on."),
            )
            return redirect("partnerships:approval-rules")
    return render(request, "partnerships/approvals/rule.html", {"form": form})


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_roles(*actions.KEEPERS)
@for_verified
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    rule = get_object_or_404(_rules(request), public_id=public_id)
    form = RuleForm(
        request.POST or None, instance=rule, organisation=request.seat.organisation
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(rule, form.cleaned_data, by=request.actor)
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("The step is changed."))
            return redirect("partnerships:approval-rules")
    context = {"form": form, "rule": rule}
    return render(request, "partnerships/approvals/rule.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_roles(*actions.KEEPERS)
@for_verified
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    rule = get_object_or_404(_rules(request), public_id=public_id)
    try:
        actions.end(rule, by=request.actor, today=timezone.localdate())
    except Refused as refused:
        refuse(request, None, refused)
    else:
        messages.success(
            request, _("The step is taken out. What was begun with it goes on.")
        )
    return redirect("partnerships:approval-rules")


def _rules(request: SignedInRequest) -> "QuerySet[ApprovalRule]":
    return ApprovalRule.objects.filter(
        organisation_id=request.actor.organisation, ended_on__isnull=True
    )
