"""Whether all rows of a report are counted by one rule: VAT, the day that counts, values."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM, WARN
from disclosures.findings.rules.rule import Rule, included
from disclosures.methodology import unanswered
from disclosures.methodology.told import choice
from disclosures.models import CountsOn, Report, Valuation, Vat
from disclosures.recognition import counts_on
from regimes import counting

NOTHING = Q(pk__in=[])
SHORTEST_BENEFIT = 40
"""Characters that say what a help was which has no value in money (domain, VR-10)."""
OTHER = {Vat.INCLUDED: Vat.EXCLUDED, Vat.EXCLUDED: Vat.INCLUDED}


def _chosen(report: Report, code: str) -> str | None:
    """What the company's note says, as far as it says it field by field."""
    return choice(report.note.answers, code) if report.note else None


def _vat_differs(report: Report) -> Q:
    """Rows that break the one rule: of the profile, else of the company's own note.

    Where nobody states a rule, amounts with and without VAT under one kind of payment.
    """
    vat = report.period.regime.profile.get("vat", {"rule": counting.STATED})
    rule = vat["rule"]
    if rule == counting.BY_KIND:
        return Q(
            transfer__category__in=vat.get(counting.INCLUDED, []),
            transfer__vat_treatment=Vat.EXCLUDED,
        ) | Q(
            transfer__category__in=vat.get(counting.EXCLUDED, []),
            transfer__vat_treatment=Vat.INCLUDED,
        )
    if rule not in OTHER:
        rule = _chosen(report, "vat_rule") or counting.BY_KIND
    if rule in OTHER:
        return Q(transfer__vat_treatment=OTHER[Vat(rule)])
    if rule == counting.STATED:
        return NOTHING
    alike = included(report).filter(transfer__category=OuterRef("transfer__category"))
    found = Q()
    for one, other in OTHER.items():
        found |= Q(
            Exists(alike.filter(transfer__vat_treatment=other)),
            transfer__vat_treatment=one,
        )
    return found


def _counted_otherwise(report: Report) -> Q:
    """Rows without the day that counts for the others (domain 9.5)."""
    day = counts_on(report.period)
    missing = Q(**{f"transfer__{day.field}": None})
    if day == CountsOn.PAID:  # where no day at all is known, the year is all there is
        return missing & Q(transfer__received_on__isnull=False)
    return missing


def _note_says_otherwise(report: Report) -> bool:
    said = _chosen(report, "recognised_on")
    return said is not None and said != counts_on(report.period)


def _benefit_short(_report: Report) -> Q:
    return Q(
        LessThan(Length("transfer__benefit"), SHORTEST_BENEFIT),
        transfer__valuation=Valuation.NOT_MEANINGFUL,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "vat_mixed",
        checks=("VR-12",),
        usual=WARN,
        title=_("VAT counted in two ways"),
        sentence=ngettext_lazy(
            "%d amount treats VAT otherwise than the rule that the others follow.",
            "%d amounts treat VAT otherwise than the rule that the others follow.",
        ),
        why=_("Amounts with and without VAT can't be compared or added up."),
        mend=_(
            "Give the amount as the rule says, or say in the methodology note that each"
            " entry tells it for itself."
        ),
        rows=_vat_differs,
    ),
    Rule(
        "counted_otherwise",
        checks=("VR-34",),
        usual=WARN,
        title=_("Without the day that counts"),
        sentence=ngettext_lazy(
            "%d row has not the day by which the others are counted.",
            "%d rows have not the day by which the others are counted.",
        ),
        why=_("One rule for all rows decides the year in which a payment stands."),
        mend=_("Enter the day that counts, or say why it is not known."),
        rows=_counted_otherwise,
    ),
    Rule(
        "note_counts_otherwise",
        checks=("VR-34",),
        usual=WARN,
        title=_("The note names another day"),
        sentence=_(
            "The methodology note says that another day counts than the one by which the"
            " payments were put into this period."
        ),
        why=_("A reader who adds up your payments by the note gets another sum."),
        mend=_(
            "Correct the note, or decide under “Rules by country” which day counts."
        ),
        fails=_note_says_otherwise,
    ),
    Rule(
        "benefit_short",
        checks=("VR-10",),
        usual=WARN,
        title=_("A benefit in few words"),
        sentence=ngettext_lazy(
            "%d help without a value is described in very few words.",
            "%d helps without a value are described in very few words.",
        ),
        why=_("Where there is no amount, the words are all that a reader has."),
        mend=_("Say what was given, how much of it and for whom."),
        rows=_benefit_short,
    ),
    Rule(
        "methodology_unstated",
        checks=("VR-34",),
        usual=INFORM,
        title=_("Not stated in the methodology note"),
        sentence=_("The methodology note leaves something out."),
        why=_("Readers see “not stated” beside it."),
        mend=_("Open the note: it names what has no answer."),
        fails=lambda report: bool(report.note and unanswered(report.note.answers)),
    ),
)
