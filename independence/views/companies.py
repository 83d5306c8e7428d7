"""What a company may see of an organisation's independence: its own share, and what is
public."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import Actor
from disclosures.models import Transfer
from independence import reading, sole, words
from independence.models import Alert
from independence.names import year_name
from independence.reading import Year
from independence.seen import levels, share_for
from organisations import not_now, partners
from organisations.models import CompanyProfile, Organisation, Sight
from organisations.permissions import for_kind, for_verified
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import EVERYBODY, PARTNERS, chosen
from ui import keyset
from ui.amounts import written

PATIENTS = Organisation.Kind.PATIENTS.value
COMPANY = Organisation.Kind.COMPANY.value
MOST_YEARS = 12


@require_safe
@login_required
@for_kind(PATIENTS, COMPANY)
@for_verified
def of(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A company's own rows; the organisation itself goes to its own page."""
    company_id = request.actor.organisation_id or 0
    organisation = get_object_or_404(
        _seen_by(request.actor, company_id), public_id=public_id, kind=PATIENTS
    )
    if organisation.pk == company_id:
        return redirect("independence:index")
    if request.actor.kind != COMPANY:
        return redirect("register:organisation", organisation.public_id)
    today = timezone.localdate()
    allowed = PARTNERS if organisation.works_together else EVERYBODY
    years = reading.years(organisation, company_id)
    page = keyset.page(
        Transfer.objects.filter(
            pk__in=[pk for year in years for pk in year.ids()]
        ).select_related("entry"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "organisation": organisation,
        "years": [
            _told(year, company_id, allowed)
            for year in years[:MOST_YEARS]
            if year.payments or _shown(year, allowed)
        ],
        "levels": levels(),
        "limit": words.share(organisation.companys_limit),
        "alerts": [
            (each["public_id"], each["year"], Alert.State(each["state"]))
            for each in organisation.told_alerts
        ],
        "situations": sole.situations(
            today, organisation_ids=[organisation.pk], company_id=company_id
        )
        if chosen(organisation, PARTS["conditions"]) in allowed
        else [],
        "not_now": not_now.reasons(organisation, today),
        "transfers": page.rows,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "independence/of.html", context)


def _seen_by(actor: Actor, company_id: int) -> Any:
    """Organisations that this company may know, with what is between the two."""
    limits = CompanyProfile.objects.filter(organisation=company_id)
    alerts = Alert.objects.filter(
        organisation=OuterRef("pk"), company=company_id
    ).order_by("-year")
    together = partners.of(company_id).filter(pk=OuterRef("pk"))
    return (
        Organisation.objects.for_actor(actor)
        .select_related("profile")
        .annotate(
            works_together=Exists(together),
            companys_limit=Subquery(limits.values("income_share_limit")),
            told_alerts=ArraySubquery(
                alerts.values(
                    told=JSONObject(
                        **{name: name for name in ("public_id", "year", "state")}
                    )
                )[:MOST_YEARS]
            ),
        )
    )


def _shown(year: Year, allowed: frozenset[Sight]) -> bool:
    """Whether the company may read that there is an income, and how large it is."""
    return year.income is not None and Sight(year.income.sight) in allowed


def _told(year: Year, company_id: int, allowed: frozenset[Sight]) -> dict[str, Any]:
    """Nothing of companies that are not here, nor of anybody else."""
    own, currency = year.funder(company_id), year.figures.currency
    income = year.income if _shown(year, allowed) else None
    basis = own.computed_from if own else None
    return {
        "name": year_name(year.span),
        "money": written(own.money, currency) if own and currency else "",
        "in_kind": written(own.in_kind, currency) if own and own.in_kind else "",
        "other": words.sums(own.other) if own else "",
        "share": share_for(own.share, year.income, allowed, at_least=own.at_least)
        if own
        else "",
        "years": own.years_in_a_row if own else 0,
        "income": written(income.amount, income.currency)
        if income
        else _("not shown to you")
        if year.income
        else _("not given"),
        "source": income.source if income else "",
        "document": income.public_id if income and income.document_id else "",
        "computed_from": words.computed_from(basis) if basis else [],
    }
