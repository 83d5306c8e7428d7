"""Whether the payments are told right: VAT, names, sums, and each once."""

from django.db.models import Count, F, Q, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import BLOCK, WARN
from disclosures.findings.rules.rule import Rule, included
from disclosures.findings.words import ORGANISED, PERSON
from disclosures.models import Report, Transfer, Vat
from organisations.models import Organisation

VERIFIED = Organisation.Verification.VERIFIED


def _vat_unknown(_report: Report) -> Q:
    return Q(amount__isnull=False, transfer__vat_treatment=Vat.UNKNOWN)


def _rate_missing(report: Report) -> Q:
    """Rows that have no sum in the currency of the report, where it has one."""
    currency = report.period.report_currency
    if not currency:
        return Q(pk__in=[])
    return Q(amount__isnull=False) & ~Q(report_currency=currency)


def _person_in_field(_report: Report) -> Q:
    """Names that look like a person's. A registrar's word for an organisation counts."""
    named = Q(transfer__intermediary__regex=PERSON) & ~Q(
        transfer__intermediary__iregex=ORGANISED
    )
    for side in ("recipient", "transfer__ultimate_recipient"):
        named |= (
            Q(**{f"{side}__legal_name__regex": PERSON})
            & ~Q(**{f"{side}__legal_name__iregex": ORGANISED})
            & ~Q(**{f"{side}__verification": VERIFIED})
        )
    return named


def _unequal(report: Report) -> Q:
    """Rows that say something else than the payment they stand for."""
    period = report.period
    outside = (
        ~Q(transfer__paid_year=period.year)
        | Q(transfer__paid_on__lt=period.starts_on)
        | Q(transfer__paid_on__gt=period.ends_on)
    )
    return (
        ~Q(currency=F("transfer__currency"))
        | ~Q(recipient=F("transfer__recipient"))
        | Q(outside, recognised_on=None)
        | Q(recognised_on__lt=period.starts_on)
        | Q(recognised_on__gt=period.ends_on)
        | Q(transfer__state=Transfer.State.EXCLUDED)
        | Q(amount__isnull=True, transfer__amount__isnull=False)
        | Q(amount__isnull=False, transfer__amount__isnull=True)
        | ~Q(amount=F("transfer__amount"))
        & Q(amount__isnull=False, transfer__amount__isnull=False)
    )


def possible_duplicates(report: Report) -> Q:
    alike = (
        included(report)
        .filter(transfer__refund_of=None)
        .annotate(
            copies=Window(
                Count("pk"),
                partition_by=[
                    F("recipient_id"),
                    F("amount"),
                    F("currency"),
                    F("transfer__paid_year"),
                    F("transfer__paid_on"),
                    F("transfer__description_key"),
                ],
            )
        )
    )
    return Q(pk__in=alike.filter(copies__gt=1).values("pk"))


RULES: tuple[Rule, ...] = (
    Rule(
        "vat_unknown",
        checks=("VR-12",),
        usual=BLOCK,
        title=_("VAT not known"),
        sentence=ngettext_lazy(
            "%d amount does not say whether VAT is in it.",
            "%d amounts do not say whether VAT is in them.",
        ),
        why=_("Without it, two amounts can't be compared or added up."),
        mend=_("Say for each row, or for all rows of a category, what VAT applies."),
        rows=_vat_unknown,
        mend_at="report-vat",
    ),
    Rule(
        "person_in_field",
        checks=("VR-02", "VR-30"),
        usual=BLOCK,
        title=_("A person instead of an organisation"),
        sentence=ngettext_lazy(
            "%d row seems to name a person where an organisation belongs.",
            "%d rows seem to name a person where an organisation belongs.",
        ),
        why=_("The register names organisations only; a person's name stays private."),
        mend=_(
            "Correct the recipient, or the name on the bank statement. If it is an"
            " organisation's real name, ask a registrar to verify that organisation."
        ),
        rows=_person_in_field,
    ),
    Rule(
        "sums_unequal",
        checks=("VR-14", "VR-35"),
        usual=BLOCK,
        title=_("Sums that differ"),
        sentence=ngettext_lazy(
            "%d row says something else than the payment it stands for.",
            "%d rows say something else than the payments they stand for.",
        ),
        why=_("The sums of the report and of the payments must be the same."),
        mend=_("Open each payment, check it, and save it: the row then follows."),
        rows=_unequal,
    ),
    Rule(
        "possible_duplicate",
        checks=("VR-15",),
        title=_("Perhaps entered twice"),
        sentence=ngettext_lazy(
            "%d row looks the same as another one.",
            "%d rows look the same as others.",
        ),
        why=_("A payment that is listed twice makes the sums wrong."),
        mend=_("Leave out what was entered twice, or say that it was paid twice."),
        rows=possible_duplicates,
    ),
    Rule(
        "rate_missing",
        checks=("VR-14",),
        usual=WARN,
        title=_("Sums without an exchange rate"),
        sentence=ngettext_lazy(
            "%d row has no sum in the currency of the report.",
            "%d rows have no sum in the currency of the report.",
        ),
        why=_("The report then says no sum over all currencies."),
        mend=_(
            "On the page “Currencies” of the year, give the rates that are missing."
        ),
        rows=_rate_missing,
        page="period-currencies",
    ),
)
