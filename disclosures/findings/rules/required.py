"""Fields that the reporting rules require of every row (`required` of the profile).

What the national files say they lack is asked here early, with the same meaning where the
field is published too. An event has no fields of its own, and the note on method is asked
of the whole report: neither is looked for here.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import WARN
from disclosures.findings.rules.rule import Rule
from disclosures.models import Report
from organisations.models import Identifier, Organisation, Profile
from regimes import counting

Profiled = dict[str, Any]
Missing = Callable[[Profiled], Q]

NUMBERED = Identifier.objects.filter(ended_on=None)
OF_RECIPIENT = frozenset(
    {
        "recipient_name",
        "recipient_identifier",
        "recipient_purpose",
        "recipient_address",
        "recipient_email",
    }
)
"""Mended at the organisation's own record, not at the payment."""


def _not_said(field: str) -> Missing:
    return lambda _profile: Q(**{field: ""})


def _no_number(_profile: Profiled) -> Q:
    return ~Q(Exists(NUMBERED.filter(organisation=OuterRef("recipient"))))


def _not_in_profile(field: str) -> Missing:
    """An organisation without a profile says nothing either."""
    said = Profile.objects.exclude(**{field: ""})
    return lambda _profile: ~Q(Exists(said.filter(organisation=OuterRef("recipient"))))


def _under_no_heading(profile: Profiled) -> Q:
    """The report's heading is what says the kind of agreement."""
    kinds = {kind for group in counting.groups(profile) for kind in group.kinds}
    return ~Q(transfer__category__in=sorted(kinds))


MISSING: dict[str, Missing] = {
    "recipient_name": _not_said("recipient__legal_name"),
    "recipient_identifier": _no_number,
    "recipient_purpose": _not_in_profile("mission"),
    "recipient_address": _not_said("recipient__postal_address"),
    "recipient_email": _not_in_profile("contact_email"),
    "agreement_type": _under_no_heading,
    "signature_date": lambda _profile: Q(transfer__agreement_signed_on=None),
    "purpose": _not_said("transfer__description"),
    "description": _not_said("transfer__description"),
    "amount": lambda _profile: Q(amount=None),
    "amount_or_benefit": lambda _profile: Q(amount=None, transfer__benefit=""),
}


def parts(report: Report) -> dict[str, Q]:
    """For each required field, the rows that lack it."""
    profile = report.period.regime.profile
    required = profile.get("required", [])
    return {name: MISSING[name](profile) for name in required if name in MISSING}


def _lacking(report: Report) -> Q:
    found = Q(pk__in=[])
    for rows in parts(report).values():
        found |= rows
    return found


def _company_without_number(report: Report) -> QuerySet[Any]:
    company = Organisation.objects.filter(pk=report.period.company_id)
    if "company_identifier" not in report.period.regime.profile.get("required", []):
        return company.none()
    return company.filter(~Exists(NUMBERED.filter(organisation=OuterRef("pk"))))


RULES: tuple[Rule, ...] = (
    Rule(
        "required_missing",
        checks=("VR-11", "VR-17"),
        usual=WARN,
        title=_("Something that the rules require is missing"),
        sentence=ngettext_lazy(
            "%d row lacks something that its reporting rules require.",
            "%d rows lack something that their reporting rules require.",
        ),
        why=_("The register of that country asks for it, and its file has a gap."),
        mend=_(
            "Each row says what is missing. Add it to the payment or to the"
            " organisation’s record."
        ),
        rows=_lacking,
        parts=parts,
    ),
    Rule(
        "company_unnumbered",
        checks=("VR-17",),
        usual=WARN,
        title=_("Your company has no number here"),
        sentence=_("The rules ask for the number of your company in the register."),
        why=_("The register of that country knows companies by their number."),
        mend=_("Enter the number on your company’s own page."),
        there=_company_without_number,
    ),
)
