"""Whether a stranger understands the report."""

from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import BLOCK
from disclosures.findings.rules.rule import Rule
from disclosures.findings.words import GENERIC, PERSON
from disclosures.models import Report
from organisations.models import NameKey


def _no_description(_report: Report) -> Q:
    return Q(transfer__description_key="")


def says_nothing(report: Report) -> Q:
    """Only a general word, or only the name of a category."""
    names = [
        name
        for category in report.period.regime.profile["categories"]
        for name in (category["code"].replace("_", " "), category["label"])
    ]
    return Q(
        transfer__description_key__in=[
            *GENERIC,
            *(NameKey(Value(name)) for name in names),
        ]
    )


def _person_in_description(_report: Report) -> Q:
    return Q(transfer__description__regex=PERSON)


RULES: tuple[Rule, ...] = (
    Rule(
        "no_methodology",
        checks=("VR-34",),
        usual=BLOCK,
        title=_("No methodology note"),
        sentence=_("There is no methodology note."),
        why=_("Without it, readers can't tell what the amounts mean."),
        mend=_("Write how dates, VAT, currencies and help in kind were treated."),
        fails=lambda report: not report.methodology.strip(),
        mend_at="report-write",
    ),
    Rule(
        "no_description",
        checks=("VR-11",),
        title=_("No description"),
        sentence=ngettext_lazy(
            "%d row does not say what the payment was for.",
            "%d rows do not say what the payment was for.",
        ),
        why=_("A stranger should understand what was done with the money."),
        mend=_("Add a sentence that a stranger understands."),
        rows=_no_description,
    ),
    Rule(
        "says_nothing",
        checks=("VR-11",),
        title=_("Only a general word"),
        sentence=ngettext_lazy(
            "%d description is only a general word.",
            "%d descriptions are only a general word.",
        ),
        why=_("“Grant” or “support” alone does not say what the money was for."),
        mend=_("Say what was done with the money, for whom and when."),
        rows=says_nothing,
    ),
    Rule(
        "person_in_description",
        checks=("VR-11", "VR-30"),
        title=_("A person in the description"),
        sentence=ngettext_lazy(
            "%d description seems to name a person.",
            "%d descriptions seem to name a person.",
        ),
        why=_("The register names organisations only; a person's name stays private."),
        mend=_("Take the name out of the description."),
        rows=_person_in_description,
    ),
)
