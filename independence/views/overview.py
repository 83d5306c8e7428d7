"""An organisation's own independence: its years, one year, and the rows of a figure."""

import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures.models import Transfer
from independence import reading, sole, words
from independence.exports import as_csv
from independence.figures import FunderFigures, level_passed
from independence.models import Alert, IncomePart
from independence.names import year_name
from independence.reading import Year
from independence.rows import Bucket
from independence.seen import levels
from organisations.models import CompanyProfile, Organisation
from organisations.permissions import for_kind, for_verified
from ui import keyset
from ui.amounts import written

PATIENTS = Organisation.Kind.PATIENTS.value
MOST_YEARS = 12


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    organisation, today = request.seat.organisation, timezone.localdate()
    years = reading.years(organisation)
    alerts = Alert.objects.for_actor(request.actor).select_related("company")
    context = {
        "organisation": organisation,
        "years": [told(year) for year in years[:MOST_YEARS]],
        "more_years": len(years) > MOST_YEARS,
        "bars": bars(years[:MOST_YEARS]),
        "levels": levels(),
        "alerts": alerts.filter(state=Alert.State.OPEN).order_by("-id")[:20],
        "situations": sole.situations(today, organisation_ids=[organisation.pk]),
        "may_keep": request.actor.has("administrator"),
    }
    return render(request, "independence/index.html", context)


def told(year: Year) -> dict[str, Any]:
    """One year as its row in the table."""
    figures = year.figures
    income = figures.income
    return {
        "key": year.key,
        "name": year_name(year.span),
        "income": written(income.amount, income.currency) if income else "",
        "money": written(figures.money, figures.currency) if figures.currency else "",
        "share": words.share(figures.share, at_least=figures.at_least),
        "share_with_help": words.share(
            figures.share_with_help, at_least=figures.at_least
        ),
        "level": level_passed(figures.share, levels()),
        "largest": words.share(figures.largest_share),
        "largest_level": level_passed(figures.largest_share, levels()),
        "three_largest": words.share(figures.three_largest_share),
        "funders": figures.number_of_funders,
        "herfindahl": figures.herfindahl,
    }


def bars(years: list[Year]) -> list[tuple[str, Any, str]]:
    """Share of all companies together, the oldest first: the trend."""
    return [
        (
            year_name(year.span),
            max(year.figures.share, 0),
            words.share(year.figures.share, at_least=year.figures.at_least),
        )
        for year in years[::-1]
        if year.figures.share is not None
    ]


def _year(request: SignedInRequest, ends_on: str) -> Year:
    years = reading.years(request.seat.organisation)
    found = next((year for year in years if year.key == ends_on), None)
    if found is None:
        raise Http404
    return found


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def year(request: SignedInRequest, ends_on: str) -> HttpResponse:
    found = _year(request, ends_on)
    figures = found.figures
    limits, public_ids = _companies(figures.funders)
    context = {
        "organisation": request.seat.organisation,
        "year": found,
        "name": year_name(found.span),
        "figures": _figures(found),
        "remarks": words.remarks(figures),
        "computed_from": words.computed_from(figures.computed_from),
        "funders": [
            _funder(funder, figures.currency, limits, public_ids)
            for funder in figures.funders
        ],
        "sources": _sources(found),
        "buckets": _buckets(found),
        "money": [
            {
                "label": _("Free to use"),
                "value": written(figures.free, figures.currency),
            },
            {
                "label": _("For a stated purpose only"),
                "value": written(figures.tied, figures.currency),
            },
            {
                "label": _("Not said"),
                "value": written(figures.not_said, figures.currency),
            },
        ]
        if figures.currency
        else [],
    }
    return render(request, "independence/year.html", context)


def _companies(
    funders: tuple[FunderFigures, ...],
) -> tuple[dict[int, Any], dict[int, str]]:
    """Each company's own limit and public id, in one query each."""
    pks = [funder.company for funder in funders if funder.company]
    limits = CompanyProfile.objects.filter(organisation__in=pks).exclude(
        income_share_limit=None
    )
    ids = Organisation.objects.filter(pk__in=pks)
    return (
        dict(limits.values_list("organisation_id", "income_share_limit")),
        dict(ids.values_list("pk", "public_id")),
    )


def _figures(year: Year) -> list[dict[str, Any]]:
    """Every figure with what it is computed from."""
    f = year.figures
    least = f.at_least
    index = (
        _("none")
        if f.herfindahl is None
        else number_format(f.herfindahl, force_grouping=True)
    )
    return [
        {
            "label": _("All companies, money"),
            "value": words.share(f.share, at_least=least) or _("no share"),
            "note": _("%(sum)s of the income") % {"sum": _sum(f.money, f.currency)},
        },
        {
            "label": _("All companies, money and help"),
            "value": words.share(f.share_with_help, at_least=least) or _("no share"),
            "note": _("help that is not money: %(sum)s")
            % {"sum": _sum(f.in_kind, f.currency)},
        },
        {
            "label": _("Largest company"),
            "value": words.share(f.largest_share) or _("no share"),
            "note": _sum(f.largest, f.currency),
        },
        {
            "label": _("Three largest companies"),
            "value": words.share(f.three_largest_share) or _("no share"),
            "note": _sum(f.three_largest, f.currency),
        },
        {
            "label": _("Companies that gave"),
            "value": str(f.number_of_funders),
            "note": _("money or help, after refunds"),
        },
        {
            "label": _("Concentration (Herfindahl index)"),
            "value": index,
            "note": _(
                "of the companies' money alone: the squares of their shares of it in per"
                " cent, added up; 10,000 when all comes from one"
            ),
        },
        {
            "label": _("Free to use"),
            "value": words.share(f.core_share) or _("not said"),
            "note": _("of the whole income, as you entered it"),
        },
    ]


def _sum(amount: Any, currency: str) -> str:
    return written(amount, currency) if currency else _("nothing")


def _funder(
    funder: FunderFigures,
    currency: str,
    limits: dict[int, Any],
    public_ids: dict[int, str],
) -> dict[str, Any]:
    company = funder.company
    limit = limits.get(company or 0)
    return {
        "name": funder.name,
        "public_id": public_ids.get(company or 0, ""),
        "money": _sum(funder.money, currency),
        "in_kind": _sum(funder.in_kind, currency) if funder.in_kind else "",
        "other": words.sums(funder.other),
        "no_value": funder.no_value,
        "share": words.funder_share(funder),
        "level": level_passed(funder.share, levels()),
        "limit": words.share(limit),
        "limit_passed": limit is not None
        and funder.share is not None
        and funder.share > limit,
        "years": funder.years_in_a_row,
        "computed_from": words.computed_from(funder.computed_from),
    }


def _sources(year: Year) -> list[tuple[str, str]]:
    """What else the organisation says it lives on."""
    if year.income is None:
        return []
    parts = IncomePart.objects.filter(income=year.income, ended_on__isnull=True)
    return [
        (
            f"{part.get_kind_display()}: {part.funder}"
            if part.funder
            else part.get_kind_display(),
            written(part.amount, year.income.currency),
        )
        for part in parts.order_by("-amount", "pk")
    ]


def bucket_names() -> dict[str, str]:
    return {
        Bucket.MONEY.value: _("Money, in the shares"),
        Bucket.HELP.value: _("Help that is not money, with a value"),
        Bucket.NO_VALUE.value: _("Help without a value"),
        Bucket.OTHER_CURRENCY.value: _("In another currency"),
        Bucket.EXCLUDED.value: _("Left out: not published by the company"),
        Bucket.PASSED_ON.value: _("Left out: passed on to somebody else"),
    }


def _buckets(year: Year) -> list[dict[str, Any]]:
    counts = year.figures.computed_from.buckets
    return [
        {"where": where, "label": label, "count": counts[Bucket(where)]}
        for where, label in bucket_names().items()
        if counts.get(Bucket(where))
    ]


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def rows(request: SignedInRequest, ends_on: str) -> HttpResponse:
    """The payments behind a figure: of one company, of one kind, or all of a year."""
    found = _year(request, ends_on)
    company = _company(found, request.GET.get("company", ""))
    where = request.GET.get("kind", "")
    if where and where not in bucket_names():
        raise Http404
    ids = found.ids(company.pk if company else None, where)
    page = keyset.page(
        Transfer.objects.filter(pk__in=ids).select_related("disclosed_by", "entry"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "organisation": request.seat.organisation,
        "year": found,
        "name": year_name(found.span),
        "company": company,
        "kind": bucket_names().get(where, ""),
        "transfers": page.rows,
        "count": len(ids),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "independence/rows.html", context)


def _company(year: Year, public_id: str) -> Organisation | None:
    if not public_id:
        return None
    pks = {payment.company for payment in year.payments}
    found = Organisation.objects.filter(pk__in=pks, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def export(request: SignedInRequest) -> HttpResponse:
    organisation = request.seat.organisation
    today: datetime.date = timezone.localdate()
    file = f"independence-{organisation.public_id}-{today.isoformat()}.csv"
    return HttpResponse(
        as_csv(reading.years(organisation)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )
