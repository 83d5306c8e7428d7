"""Whether the words of an entry are enough, and give nothing away that they should not."""

from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.levels import INFORM, WARN
from disclosures.findings.rules.descriptions import says_nothing
from disclosures.findings.rules.rule import Rule
from disclosures.findings.words import FEW_PEOPLE, GIFT
from disclosures.models import Report

SHORTEST = 60
"""Characters that usually say what a payment was for (domain, VR-11)."""


def _short(report: Report) -> Q:
    return (
        Q(LessThan(Length("transfer__description"), SHORTEST))
        & ~Q(transfer__description_key="")
        & ~says_nothing(report)
    )


def _gift(_report: Report) -> Q:
    return Q(transfer__description__iregex=GIFT) | Q(transfer__benefit__iregex=GIFT)


def _few_people(_report: Report) -> Q:
    return Q(transfer__description__iregex=FEW_PEOPLE) | Q(
        transfer__benefit__iregex=FEW_PEOPLE
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "description_short",
        checks=("VR-11",),
        usual=INFORM,
        title=_("Few words"),
        sentence=ngettext_lazy(
            "%d description is shorter than a sentence usually is.",
            "%d descriptions are shorter than a sentence usually is.",
        ),
        why=_("A stranger should understand what was done with the money."),
        mend=_("Say what was done, for whom and when, if it is not said yet."),
        rows=_short,
    ),
    Rule(
        "gift_words",
        checks=("VR-26",),
        usual=WARN,
        title=_("A gift?"),
        sentence=ngettext_lazy("%d row speaks of a gift.", "%d rows speak of gifts."),
        why=_("Gifts to people are not allowed; help for an organisation is no gift."),
        mend=_("If it was no gift, use another word. If it was one, ask compliance."),
        rows=_gift,
    ),
    Rule(
        "few_people",
        checks=("VR-31",),
        usual=WARN,
        title=_("Very few people"),
        sentence=ngettext_lazy(
            "%d row speaks of fewer than five people.",
            "%d rows speak of fewer than five people.",
        ),
        why=_("Where so few are meant, readers may know who they are."),
        mend=_("Leave the number out, or say “a few people”."),
        rows=_few_people,
    ),
)
