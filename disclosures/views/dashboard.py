"""A company's year in figures, beside the year before; to print and to take along."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures.dashboard import Dashboard, Due, dashboard
from disclosures.exports import figures as files
from disclosures.views.periods import get_period, period_tabs
from organisations.permissions import for_kind
from regimes.counting import rounding_told

TYPES = {
    "csv": ("text/csv; charset=utf-8", files.as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        files.as_xlsx,
    ),
}


@require_safe
@login_required
@for_kind("company")
def figures(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    told = dashboard(period, period.today(timezone.now()))
    context = {
        "subnavigation": period_tabs(period, "figures"),
        "period": period,
        "told": told,
        "rounding": rounding_told(period.regime.profile),
        "stats": _stats(told),
        "due": [{"what": each.deadline, "left": _left(each)} for each in told.due],
        "main": told.currencies[0].currency if told.currencies else "",
    }
    return render(request, "disclosures/periods/figures.html", context)


@require_safe
@login_required
@for_kind("company")
def figures_file(request: SignedInRequest, public_id: str, form: str) -> HttpResponse:
    """All tables, or the one that `?table=` names; every recipient is in it."""
    period = get_period(request, public_id)
    told = dashboard(period, period.today(timezone.now()), most=None)
    table = request.GET.get("table", "")
    if table not in {"", files.CORRECTIONS, *(code for code, *_ in told.tables())}:
        raise Http404
    media_type, made = TYPES[form]
    response = HttpResponse(made(told, table), content_type=media_type)
    name = "-".join(filter(None, [f"{period.year}", table, period.public_id]))
    name = f"{name}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _left(due: Due) -> str:
    if due.days < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -due.days) % {
            "days": -due.days
        }
    return ngettext("in %(days)d day", "in %(days)d days", due.days) % {
        "days": due.days
    }


def _stats(told: Dashboard) -> list[dict[str, Any]]:
    whole, before = told.whole, told.whole_before
    stats: list[dict[str, Any]] = [
        {
            "value": whole.entries,
            "label": _("entries"),
            "note": _year_before(told, before.entries),
        },
        {
            "value": whole.recipients,
            "label": _("recipients"),
            "note": _year_before(told, before.recipients),
        },
    ]
    shares = (
        (whole.answered, _("answered by the recipient")),
        (whole.confirmed, _("confirmed by the recipient")),
        (whole.told, _("say whether VAT is in them")),
    )
    for number, label in shares:
        if (share := whole.share(number)) is not None:
            stats.append({"value": f"{share}%", "label": label})
    if told.days_to_answer is not None:
        stats.append(
            {
                "value": f"{told.days_to_answer:g}",
                "label": _("days until a question is answered (the middle one)"),
            }
        )
    return stats


def _year_before(told: Dashboard, number: int) -> str:
    if told.before is None:
        return ""
    return _("%(number)d in %(year)s") % {
        "number": number,
        "year": told.before.year,
    }
