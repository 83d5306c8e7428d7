"""The sixteen elements of a written agreement: what is there, what is missing.

EFPIA Code 2019, Art. 21.02 and its checklist; ABPI Code 2024, clause 27.2 (domain 1.5).
What is missing is said, never a wall: both sides may send an unfinished version.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.groups import Group, groups
from partnerships.models import Agreement, Kind
from partnerships.sheets import Sheet
from regimes.vat import Vat


@dataclass(frozen=True)
class Element:
    """One of the sixteen: where it is written, and what to say while it is missing."""

    number: int
    group: str
    missing: Any
    there: Callable[[Sheet], Any]
    short: bool = False
    kinds: frozenset[str] = frozenset()

    def asked(self, agreement: Agreement) -> bool:
        """Whether it is asked of this kind and this form."""
        if self.kinds and agreement.kind not in self.kinds:
            return False
        return self.short or agreement.form == Agreement.Form.FULL


def _all_parties(name: str) -> Callable[[Sheet], bool]:
    return lambda sheet: all(getattr(party, name) for party in sheet.parties)


ELEMENTS = (
    Element(
        1,
        "what",
        gettext_lazy("Say what is done."),
        lambda sheet: sheet.version.description,
        short=True,
    ),
    Element(
        3,
        "what",
        gettext_lazy("Say what the contribution is."),
        lambda sheet: sheet.version.nature,
    ),
    Element(
        4,
        "purpose",
        gettext_lazy(
            "Say what you want to reach, and how it supports healthcare, research or"
            " education."
        ),
        lambda sheet: sheet.version.objectives,
    ),
    Element(
        4,
        "purpose",
        gettext_lazy("Say what patients get out of it."),
        lambda sheet: sheet.version.benefit,
    ),
    Element(
        5,
        "parties",
        gettext_lazy("Say what each party does."),
        _all_parties("role"),
    ),
    Element(
        6,
        "time",
        gettext_lazy("Give the first and the last day."),
        lambda sheet: sheet.version.starts_on and sheet.version.ends_on,
        short=True,
    ),
    Element(
        7,
        "money",
        gettext_lazy("Give an amount, or list the help that is not money."),
        lambda sheet: sheet.version.amount is not None or sheet.in_kind,
        short=True,
    ),
    Element(
        7,
        "money",
        gettext_lazy("Say whether VAT is in the amount."),
        lambda sheet: (
            sheet.version.amount is None or sheet.version.vat_treatment != Vat.UNKNOWN
        ),
        short=True,
    ),
    Element(
        8,
        "budget",
        gettext_lazy("List the costs, as far as you know them."),
        lambda sheet: sheet.budget or sheet.version.restricted is False,
    ),
    Element(
        5,
        "service",
        gettext_lazy(
            "Say why the work is needed, why by you, and how the pay was found."
        ),
        lambda sheet: (
            sheet.version.need and sheet.version.selection and sheet.version.fair_pay
        ),
        kinds=frozenset({Kind.SERVICES}),
    ),
    Element(
        10,
        "openness",
        gettext_lazy("Confirm that the support is plain to see from the outset."),
        lambda sheet: sheet.version.acknowledged_from_outset,
        short=True,
    ),
    Element(
        10,
        "openness",
        gettext_lazy("Give the wording of the acknowledgement, and where it stands."),
        lambda sheet: (
            sheet.version.acknowledgement and sheet.version.acknowledgement_where
        ),
        short=True,
    ),
    Element(
        11,
        "openness",
        gettext_lazy("Name the codes of practice that apply."),
        lambda sheet: sheet.version.codes,
    ),
    Element(
        12,
        "parties",
        gettext_lazy("Say who signs for each party."),
        _all_parties("signatories"),
    ),
    Element(
        14,
        "openness",
        gettext_lazy("Say where and when the support is published."),
        lambda sheet: sheet.version.disclosure_notice,
        short=True,
    ),
    Element(
        15,
        "money",
        gettext_lazy("Say what happens with money that is left."),
        lambda sheet: sheet.version.unspent_rule or sheet.version.amount is None,
    ),
    Element(
        16,
        "clauses",
        gettext_lazy("Add clauses: who decides, how to end it, what if you disagree."),
        lambda sheet: sheet.clauses,
    ),
)


@dataclass(frozen=True)
class Missing:
    """An element that is not there yet, and the page where it is written."""

    number: int
    group: str
    sentence: str


def missing(agreement: Agreement, sheet: Sheet) -> list[Missing]:
    """What the checklist asks for and the version does not say. 2 and 13 come by themselves."""
    is_short = agreement.form != Agreement.Form.FULL
    if is_short and sheet.version.paper_id is not None:
        return []
    return [
        Missing(
            element.number, "short" if is_short else element.group, str(element.missing)
        )
        for element in ELEMENTS
        if element.asked(agreement) and not element.there(sheet)
    ]


@dataclass(frozen=True)
class Progress:
    """A page of the draft in the list of pages: how it stands."""

    group: Group
    missing: list[str]

    @property
    def optional(self) -> bool:
        """Whether nothing on it is asked for."""
        return self.group.name not in ASKED_ON


ASKED_ON = frozenset({"short", *(element.group for element in ELEMENTS)})


def progress(agreement: Agreement, found: Iterable[Missing]) -> list[Progress]:
    lacking = list(found)
    return [
        Progress(group, [each.sentence for each in lacking if each.group == group.name])
        for group in groups(agreement)
    ]


def sums_differ(sheet: Sheet) -> str:
    """A sentence when the budget doesn't add up to the amount; nothing when it does."""
    version = sheet.version
    if not sheet.budget or version.amount is None or sheet.budget_sum == version.amount:
        return ""
    return _(
        "The lines of the budget don’t add up to the amount. That is fine when others"
        " pay a part; say so in words."
    )
