"""The life of an agreement: what is due, late, done, and what else goes on."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from organisations.permissions import for_kind
from partnerships.lifecycle.unspent import AT_THE_END
from partnerships.models import (
    Acknowledgement,
    ActivityAgreement,
    Agreement,
    FairPay,
    Milestone,
    UnspentMoney,
)
from partnerships.views.living import (
    agreement_of,
    list_page,
    today,
)
from partnerships.views.milestones import line
from partnerships.views.partnerships import ANYBODY


@require_safe
@login_required
@for_kind(*ANYBODY)
def life(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is due, late and done under an agreement, and what else goes on."""
    agreement = agreement_of(request, reference)
    rows = Milestone.objects.filter(agreement=agreement)
    context = {
        "agreement": agreement,
        "partnership": agreement.partnership,
        "tab": "life",
        "figures": rows.aggregate(
            late=Count(
                "pk", filter=Q(state__in=("open", "questioned"), due_on__lt=today())
            ),
            due=Count(
                "pk", filter=Q(state__in=("open", "questioned"), due_on__gte=today())
            ),
            told=Count("pk", filter=Q(state=Milestone.State.DONE)),
            done=Count("pk", filter=Q(state=Milestone.State.ACCEPTED)),
        ),
        "around": _around(agreement),
    }
    return list_page(
        request,
        rows,
        line,
        context,
        order=("due_on", "id"),
        template="partnerships/milestones/life.html",
    )


def _around(agreement: Agreement) -> list[dict[str, Any]]:
    """Everything else under the agreement: how much there is, and where (two queries)."""
    on = Agreement.objects.filter(pk=agreement.pk)
    seen = Acknowledgement.objects.filter(agreement=agreement)
    counted: Any = on.annotate(
        # each counted by itself: joined, they would multiply
        number_activities=_number(ActivityAgreement, ended_on=None),
        number_pay=_number(FairPay),
        number_seen=_number(Acknowledgement),
        clear=Exists(seen.from_outset()),
    ).get()
    unspent = UnspentMoney.objects.filter(agreement=agreement).first()
    partnership = agreement.partnership.public_id
    pages = [
        (
            _("Activities"),
            counted.number_activities,
            reverse("partnerships:activity-list", args=[partnership])
            + f"?agreement={agreement.reference}",
        ),
        (
            _("Evidence of acknowledgement"),
            _("%(number)d, apparent from the outset") % {"number": counted.number_seen}
            if counted.clear
            else counted.number_seen,
            reverse("partnerships:acknowledgement-list", args=[agreement.reference]),
        ),
        (
            _("Fair pay"),
            counted.number_pay,
            reverse("partnerships:fair-pay-list", args=[agreement.reference]),
        ),
    ]
    if agreement.state in AT_THE_END:
        pages.append(
            (
                _("Money that is left over"),
                unspent.get_state_display() if unspent else _("Not said yet"),
                reverse("partnerships:unspent", args=[agreement.reference]),
            )
        )
    return [
        {"label": label, "value": value, "url": url, "action": _("Open")}
        for label, value, url in pages
    ]


def _number(model: Any, **only: Any) -> Any:
    counted = (
        model.objects.filter(agreement=OuterRef("pk"), **only)
        .order_by()
        .values("agreement")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
