"""Whether payments fit what was agreed, checked and closed before."""

import datetime
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM, WARN
from disclosures.findings.rules.rule import Rule
from disclosures.models import Form, Report, Transfer
from organisations.models import DueDiligence
from partnerships.gates.profiles import ASK
from partnerships.models import Agreement, AgreementParty
from regimes.models import Regime

WRITTEN = "VR-01"
"""What a profile calls the rule that asks for a written agreement."""
NEVER = datetime.date(1900, 1, 1)
CLOSE_OUT = datetime.timedelta(days=90)
RUNNING = (Agreement.State.SIGNED, Agreement.State.ACTIVE, Agreement.State.COMPLETED)


def _more_than_agreed(report: Report) -> Q:
    """Rows under an agreement of which the company paid more than its whole amount.

    As given, in the currency of the agreement; what other companies paid is theirs.
    """
    paid: Any = (
        Transfer.objects.filter(
            agreement=OuterRef("transfer__agreement"),
            disclosed_by=report.period.company_id,
            state=Transfer.State.RECORDED,
            currency=OuterRef("transfer__currency"),
        )
        .exclude(form=Form.IN_KIND)
        .order_by()
        .values("agreement")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    return Q(
        GreaterThan(Subquery(paid), F("transfer__agreement__agreed__amount")),
        transfer__agreement__agreed__currency=F("transfer__currency"),
    )


def _not_cleared(report: Report) -> Q:
    """Paid on a day on which no checks of the recipient were valid (practice, VR-32)."""
    newest: Any = (
        DueDiligence.objects.filter(
            company=report.period.company_id,
            organisation=OuterRef("recipient"),
            decided_on__lte=OuterRef("transfer__paid_on"),
        )
        .order_by("-decided_on", "-pk")
        .values("expires_on")[:1]
    )
    asked = DueDiligence.objects.filter(
        company=report.period.company_id, organisation=OuterRef("recipient")
    )
    last = Coalesce(Subquery(newest, output_field=DateField()), Value(NEVER))
    return Q(
        GreaterThan(F("transfer__paid_on"), last),
        Exists(asked),
        transfer__paid_on__isnull=False,
    )


def _close_out_open(report: Report) -> Q:
    """Paid although an agreement with the recipient ended 90 days before, not closed."""
    company = AgreementParty.objects.filter(
        agreement=OuterRef("pk"), organisation=report.period.company_id
    )
    recipient = AgreementParty.objects.filter(
        agreement=OuterRef("pk"), organisation=OuterRef(OuterRef("recipient"))
    )
    late = Agreement.objects.filter(
        Exists(company),
        Exists(recipient),
        state__in=RUNNING,
        agreed__ends_on__lt=OuterRef("transfer__paid_on") - CLOSE_OUT,
    )
    return Q(Exists(late), transfer__paid_on__isnull=False)


def _without_agreement(report: Report) -> Q:
    """Money under no agreement: none here, and neither a title nor a day of another.

    EFPIA Code 2019, Art. 21.02: whenever a company supports, there is a written agreement.
    Help that is not money is left out: only what is significant needs one, and nobody
    knows from the row whether it was. So is money that came back.
    """
    none = Q(
        transfer__agreement=None,
        transfer__agreement_title="",
        transfer__agreement_signed_on=None,
        transfer__refund_of=None,
    )
    return _asked_in_writing(report) & none & ~Q(transfer__form=Form.IN_KIND)


def _undated(_report: Report) -> Q:
    """Under an agreement made elsewhere of which nobody said when it was signed (VR-03)."""
    return Q(
        transfer__agreement=None,
        transfer__agreement_signed_on=None,
        transfer__refund_of=None,
    ) & ~Q(transfer__agreement_title="")


def _asked_in_writing(report: Report) -> Q:
    """Whether the rules ask for it; where they are silent, what the general ones ask."""
    period = report.period
    own = period.regime.profile.get("agreement_rules")
    if own is not None:
        return Q() if own.get(WRITTEN, ASK) == ASK else Q(pk__in=[])
    general = (
        Regime.objects.in_use()
        .filter(
            ~Q(profile__has_key="countries") | Q(profile__countries=[]),
            profile__has_key="agreement_rules",
            valid_from__lte=period.ends_on,
        )
        .order_by("-valid_from", "-pk")
        .values(asked=KT(f"profile__agreement_rules__{WRITTEN}"))
    )
    asked = Coalesce(Subquery(general[:1]), Value(ASK, TextField()))
    return Q(Exact(asked, Value(ASK, TextField())))


RULES: tuple[Rule, ...] = (
    Rule(
        "no_agreement",
        checks=("VR-03",),
        usual=WARN,
        title=_("Paid without an agreement"),
        sentence=ngettext_lazy(
            "%d row names no agreement: none on this portal and none made elsewhere.",
            "%d rows name no agreement: none on this portal and none made elsewhere.",
        ),
        why=_("The rules ask for a written agreement before money is paid."),
        mend=_(
            "On the payment, choose its agreement, or write the title and the day of one"
            " that was made elsewhere."
        ),
        rows=_without_agreement,
    ),
    Rule(
        "agreement_undated",
        checks=("VR-03",),
        usual=INFORM,
        title=_("Day of signature not known"),
        sentence=ngettext_lazy(
            "%d row names an agreement and not the day on which it was signed.",
            "%d rows name an agreement and not the day on which it was signed.",
        ),
        why=_(
            "Without the day nobody can see that the agreement came before the money."
        ),
        mend=_("On the payment, write when both had signed, or choose its agreement."),
        rows=_undated,
    ),
    Rule(
        "more_than_agreed",
        checks=("VR-13",),
        usual=WARN,
        title=_("More than was agreed"),
        sentence=ngettext_lazy(
            "%d row is under an agreement of which more was paid than it says.",
            "%d rows are under agreements of which more was paid than they say.",
        ),
        why=_("More money than the agreement says needs an amendment."),
        mend=_("Amend the agreement, or correct the payment."),
        rows=_more_than_agreed,
    ),
    Rule(
        "not_cleared",
        checks=("VR-32",),
        usual=INFORM,
        title=_("Paid without valid checks"),
        sentence=ngettext_lazy(
            "%d row was paid when your checks of the recipient were not valid.",
            "%d rows were paid when your checks of the recipients were not valid.",
        ),
        why=_(
            "Checks before working together hold until a day; then they are renewed."
        ),
        mend=_("Renew the checks. This is for you; it is not published."),
        rows=_not_cleared,
    ),
    Rule(
        "close_out_open",
        checks=("VR-33",),
        usual=INFORM,
        title=_("An older agreement is not closed"),
        sentence=ngettext_lazy(
            "%d row was paid while an agreement that ended long before was not closed.",
            "%d rows were paid while agreements that ended long before were not closed.",
        ),
        why=_("What became of the last money is known before more is given."),
        mend=_("Close the older agreement together. This is not published."),
        rows=_close_out_open,
    ),
)
