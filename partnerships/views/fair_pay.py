"""Pay for engagements under an agreement, with its computation."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from partnerships.actions import fair_pay as actions
from partnerships.forms.fair_pay import FairPayForm
from partnerships.lifecycle.fair_pay import MOVES, fair_pay_steps
from partnerships.lifecycle.milestones import speaks
from partnerships.models import Agreement, AgreementParty, FairPay, Side
from partnerships.views.living import (
    SPEAKERS,
    Line,
    acted,
    agreement_of,
    facts_of,
    form_page,
    list_page,
    move_page,
    new_key,
    steps_of,
    today,
)
from partnerships.views.partnerships import ANYBODY
from ui.amounts import written
from ui.countries import country_name
from ui.templatetags.ui import day
from workflow.moves import Refused

SAID = {
    "agree": gettext_lazy("Both sides agree to this pay."),
    "decline": gettext_lazy("No pay, by your choice. The company is told."),
    "withdraw": gettext_lazy("It is taken back; the other side is told."),
}
QUIET = ("decline", "withdraw")


def _get(request: SignedInRequest, public_id: str) -> FairPay:
    visible = FairPay.objects.for_actor(request.actor).select_related(
        "agreement__partnership",
        "agreement__current",
        "company",
        "organisation",
        "rate__table",
        "proposed_by",
    )
    found: FairPay = get_object_or_404(visible, public_id=public_id)
    return found


def _sum(amount: Any, currency: str) -> str:
    return "" if amount is None else written(amount, currency)


def line(pay: Any) -> Line:
    return {
        "title": pay.words,
        "url": pay.get_absolute_url(),
        "more": pay.get_level_display(),
        "between": f"{pay.company.legal_name} · {pay.organisation.legal_name}",
        "day": _sum(pay.amount, pay.currency),
        "state": pay.state,
        "state_label": pay.get_state_display(),
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    rows = FairPay.objects.filter(agreement=agreement).select_related(
        "company", "organisation"
    )
    context = {
        "agreement": agreement,
        "partnership": agreement.partnership,
        "tab": "life",
        "title": _("Fair pay"),
        "intro": _(
            "People’s time is paid at a rate that both sides can see, or they choose not"
            " to be paid. The organisation is paid, never a person."
        ),
        "between": _("Who pays whom"),
        "when": _("Pay"),
        "empty": _("No pay is recorded under this agreement."),
        "add": _("Add an engagement"),
        "add_url": reverse("partnerships:fair-pay-create", args=[reference])
        if speaks(request.actor, agreement.pk)
        else "",
        "links": [(_("Rates of companies"), reverse("partnerships:rate-table-list"))],
    }
    return list_page(request, rows, line, context)


def _both(
    request: SignedInRequest, agreement: Agreement
) -> tuple[list[Organisation], list[Organisation]]:
    """Who may pay and who may be paid: the actor's own side is itself alone."""
    rows = AgreementParty.objects.filter(
        agreement=agreement, shown=True
    ).select_related("organisation")
    places = [row.organisation for row in rows.order_by("pk")]
    mine = request.actor.organisation_id
    companies = [each for each in places if each.kind == Side.COMPANY]
    others = [each for each in places if each.kind != Side.COMPANY]
    if request.actor.kind == Side.COMPANY:
        return [each for each in companies if each.pk == mine], others
    return companies, [each for each in others if each.pk == mine]


def _computed(company: Organisation, facts: dict[str, Any]) -> tuple[str, str]:
    """What is to be said beside the amount and beside the reason, if anything."""
    try:
        found = actions.fair(company, facts, today())
    except Refused as refusal:
        return " ".join(refusal.reasons), ""
    if facts["amount"] is None:
        if found is None:
            return _("The company has loaded no rate that fits. Enter the pay."), ""
        return _(
            "By the company’s rates it is from %(low)s to %(high)s. Enter the pay."
        ) % {
            "low": written(found.low, found.rate.currency),
            "high": written(found.high, found.rate.currency),
        }, ""
    return "", actions.missing_words(found, facts)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def create(request: SignedInRequest, reference: str) -> HttpResponse:
    agreement = agreement_of(request, reference)
    companies, organisations = _both(request, agreement)
    version = agreement.agreed or agreement.current
    form = FairPayForm(
        request.POST if request.method == "POST" else None,
        companies=companies,
        organisations=organisations,
        may_decline=request.actor.kind != Side.COMPANY,
        computed=_computed,
        initial={
            "key": new_key(),
            "country": organisations[0].country if organisations else "",
            "currency": version.currency if version else "",
        },
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.propose(
                agreement,
                form.cleaned_data["company"],
                form.cleaned_data["organisation"],
                form.facts(),
                declined=form.cleaned_data.get("declined", False),
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("It is kept, and the other side is told."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Pay for an engagement"),
        back=reverse("partnerships:fair-pay-list", args=[reference]),
        context={
            "agreement": agreement,
            "partnership": agreement.partnership,
            "tab": "life",
        },
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    pay = _get(request, public_id)
    context = {
        "thing": pay,
        "title": pay.words,
        "agreement": pay.agreement,
        "partnership": pay.agreement.partnership,
        "tab": "life",
        "facts": _facts(pay),
        "link": pay.rate and pay.rate.table.get_absolute_url(),
        "link_label": _("The company’s rates"),
        "steps": steps_of(
            pay,
            fair_pay_steps(pay, request.actor),
            MOVES,
            "partnerships:fair-pay-move",
            pages=QUIET,
            quiet=QUIET,
        ),
        "history": timeline(pay, viewer=request.actor),
    }
    return render(request, "partnerships/life/detail.html", context)


def _facts(pay: FairPay) -> list[dict[str, Any]]:
    hours = [
        (pay.preparation, _("preparation")),
        (pay.participation, _("taking part")),
        (pay.follow_up, _("afterwards")),
        (pay.travel, _("travel")),
    ]
    told = ", ".join(f"{_plain(number)} {what}" for number, what in hours if number)
    return facts_of(
        [
            (_("Who pays"), pay.company.legal_name),
            (_("Who is paid"), pay.organisation.legal_name),
            (_("Kind of work"), pay.get_kind_display()),
            (_("What the people bring"), pay.get_level_display()),
            (_("Country"), country_name(pay.country)),
            (_("People"), pay.people),
            (
                _("Hours of each"),
                _("%(sum)s together: %(parts)s")
                % {"sum": _plain(pay.hours), "parts": told},
            ),
            (_("The company’s rate for an hour"), _rate(pay)),
            (_("Range: rate × hours × people"), _range(pay)),
            (_("Pay"), _sum(pay.amount, pay.currency)),
            (_("Expenses, beside it"), _sum(pay.expenses, pay.currency)),
            (_("Why it is outside the range"), pay.justification),
            (_("Proposed by"), pay.proposed_by.legal_name),
            (_("Proposed on"), day(pay.proposed_on)),
            (_("Answered on"), day(pay.answered_on)),
            (_("What was said about it"), pay.answer),
        ]
    )


def _plain(number: Decimal) -> str:
    """1.50 as 1.5, and 6.00 as 6, in the reader's language."""
    return str(formats.localize(Decimal(f"{number.normalize():f}")))


def _rate(pay: FairPay) -> str:
    if pay.rate is None:
        return _("The company has loaded no rate that fits.")
    rate = pay.rate
    return _("%(low)s to %(high)s, version %(number)d of its rates") % {
        "low": written(rate.low, rate.currency),
        "high": written(rate.high, rate.currency),
        "number": rate.table.number,
    }


def _range(pay: FairPay) -> str:
    if pay.rate is None:
        return ""
    return _("%(low)s to %(high)s") % {
        "low": _sum(pay.low, pay.rate.currency),
        "high": _sum(pay.high, pay.rate.currency),
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    pay = _get(request, public_id)
    by, on = request.actor, today()

    def does(action: Any) -> Any:
        return lambda words: action(pay, by=by, today=on, words=words)

    return move_page(
        request,
        pay,
        name,
        moves=MOVES,
        acts={
            "agree": does(actions.agree),
            "decline": does(actions.decline),
            "withdraw": does(actions.withdraw),
        },
        needed={},
        said=SAID,
        context={
            "agreement": pay.agreement,
            "partnership": pay.agreement.partnership,
            "tab": "life",
            "caption": pay.words,
        },
    )
