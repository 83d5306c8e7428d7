"""Companies' rates for an hour: versions, one of them, a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind, for_roles
from partnerships.actions import rates as actions
from partnerships.forms.fair_pay import RateFormSet, RateTableForm
from partnerships.lifecycle.fair_pay import may_not_load_rates
from partnerships.lifecycle.sides import COMPANY_WRITERS
from partnerships.models import Rate, RateTable
from partnerships.views.living import (
    Line,
    acted,
    file_of,
    form_page,
    list_page,
    new_key,
    posted,
    today,
)
from partnerships.views.partnerships import ANYBODY
from tables.shapes import Unusable
from ui import keyset
from ui.templatetags.ui import day


def _line(table: Any) -> Line:
    return {
        "title": _("Version %(number)d") % {"number": table.number},
        "url": table.get_absolute_url(),
        "more": _("%(number)d rates") % {"number": table.rate_count},
        "between": table.company.legal_name,
        "day": _("from %(day)s") % {"day": day(table.valid_from)},
        "state": "",
        "state_label": "",
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    rows = (
        RateTable.objects.for_actor(request.actor)
        .select_related("company")
        .annotate(rate_count=Count("rates"))
    )
    context = {
        "title": _("Rates of companies"),
        "intro": _(
            "What a company pays for an hour of whose time. Each company brings its own"
            " rates; this site recommends none. Its partners can read them."
        ),
        "between": _("Company"),
        "empty": _("No company that you work with has brought in rates."),
        "add": _("Bring in new rates"),
        "add_url": reverse("partnerships:rate-table-create")
        if not may_not_load_rates(request.actor)
        else "",
    }
    return list_page(request, rows, _line, context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    table = get_object_or_404(
        RateTable.objects.for_actor(request.actor).select_related("company"),
        public_id=public_id,
    )
    page = keyset.page(
        Rate.objects.filter(table=table),
        order=("country", "kind", "level", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "table": table,
        "rates": page.rows,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/fair_pay/rates.html", context)


def _last(request: SignedInRequest) -> list[dict[str, Any]]:
    """The rates of the version before, to begin from."""
    table = (
        RateTable.objects.filter(company=request.actor.organisation_id)
        .order_by("-number")
        .first()
    )
    if table is None:
        return []
    return [
        {
            "country": rate.country,
            "kind": rate.kind,
            "level": rate.level,
            "low": f"{rate.low:.2f}",
            "high": f"{rate.high:.2f}",
            "currency": rate.currency,
        }
        for rate in table.rates.order_by("pk")[:100]
    ]


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*COMPANY_WRITERS)
def create(request: SignedInRequest) -> HttpResponse:
    """From a file, or from the rows of the form."""
    form = RateTableForm(*posted(request), today=today(), initial={"key": new_key()})
    rows = RateFormSet(
        request.POST if request.method == "POST" else None,
        prefix="rate",
        initial=_last(request) if request.method == "GET" else None,
    )
    if request.method == "POST" and form.is_valid():
        made = _load(request, form, rows)
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Bring in new rates"),
        back=reverse("partnerships:rate-table-list"),
        context={"rows": rows, "multipart": True},
        template="partnerships/fair_pay/load.html",
    )


def _load(request: SignedInRequest, form: Any, rows: Any) -> Any:
    file = file_of(form)
    if file is not None:
        try:
            rates = actions.read(file.data, file.name)
        except Unusable as problem:
            for sentence in problem.sentences:
                form.add_error("file", sentence)
            return None
    elif rows.is_valid():
        rates = [
            each.cleaned_data
            for each in rows
            if each.cleaned_data and each.cleaned_data.get("low") is not None
        ]
    else:
        form.add_error(None, _("Look at the rates below: something is missing there."))
        return None
    return acted(
        request,
        form,
        lambda: actions.load(
            rates,
            valid_from=form.cleaned_data["valid_from"],
            words=form.cleaned_data["words"],
            file=file,
            by=request.actor,
            key=form.cleaned_data["key"],
        ),
        _("The rates are kept; your partners can read them."),
    )
