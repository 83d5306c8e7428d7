"""The pages on which an agreement is written, one for each group of its elements."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from partnerships.models import Agreement, Kind


@dataclass(frozen=True)
class Group:
    """One page of the draft: fields of the version, or rows of one kind (`rows`)."""

    name: str
    label: Any
    why: Any
    fields: tuple[str, ...] = ()
    rows: str = ""
    kinds: frozenset[str] = frozenset()

    @property
    def of_all(self) -> bool:
        return not self.kinds


GROUPS = (
    Group(
        "what",
        gettext_lazy("What it is about"),
        gettext_lazy("Somebody who reads only this page should know what will happen."),
        ("title", "public_title", "description", "nature"),
    ),
    Group(
        "purpose",
        gettext_lazy("What it is for"),
        gettext_lazy("Why it is done, who gains by it, and what is left out."),
        ("objectives", "benefit", "out_of_scope"),
    ),
    Group(
        "parties",
        gettext_lazy("Who does what"),
        gettext_lazy(
            "The part of each party, what it knows best, and who signs for it."
        ),
        rows="parties",
    ),
    Group(
        "time",
        gettext_lazy("When"),
        gettext_lazy("The first and the last day. Sign before the first."),
        ("starts_on", "ends_on"),
    ),
    Group(
        "money",
        gettext_lazy("Money"),
        gettext_lazy("How much, when it is paid, and what happens with what is left."),
        (
            "amount",
            "currency",
            "vat_treatment",
            "payment_terms",
            "restricted",
            "unspent_rule",
        ),
    ),
    Group(
        "budget",
        gettext_lazy("Budget"),
        gettext_lazy("The costs, line by line, as far as you know them."),
        rows="budget",
    ),
    Group(
        "in-kind",
        gettext_lazy("Help that is not money"),
        gettext_lazy(
            "Rooms, staff time, training, the time of an agency: it is published too."
        ),
        rows="in_kind",
    ),
    Group(
        "milestones",
        gettext_lazy("Dates to keep"),
        gettext_lazy("Results, reports and payments with a day each. Few are better."),
        rows="milestones",
    ),
    Group(
        "openness",
        gettext_lazy("Openness"),
        gettext_lazy("How everybody learns who paid, and where it is published."),
        (
            "acknowledged_from_outset",
            "acknowledgement",
            "acknowledgement_where",
            "disclosure_notice",
            "codes",
        ),
    ),
    Group(
        "independence",
        gettext_lazy("Independence"),
        gettext_lazy("Who decides, who owns the result, and what nobody may ask for."),
        (
            "who_decides",
            "who_owns",
            "company_may_not_ask",
            "logo_scope",
            "only_funder_required",
            "only_funder_reason",
            "access_campaign",
        ),
    ),
    Group(
        "service",
        gettext_lazy("The work that is paid"),
        gettext_lazy(
            "Why the company needs it, why it asks you, and how the pay was found."
        ),
        ("need", "selection", "fair_pay"),
        kinds=frozenset({Kind.SERVICES}),
    ),
    Group(
        "event",
        gettext_lazy("Meetings and travel"),
        gettext_lazy("Only if there is a meeting or an event. Else leave it empty."),
        (
            "venue",
            "meal_per_person",
            "entertainment",
            "accompanying",
            "accompanying_carer",
        ),
    ),
    Group(
        "clauses",
        gettext_lazy("Clauses"),
        gettext_lazy(
            "Rules for the work, each with a sentence that says what it means."
        ),
        rows="clauses",
    ),
)
SHORT = (
    Group(
        "short",
        gettext_lazy("The whole agreement"),
        gettext_lazy(
            "One page is enough. If your own letter or bill says more, add it below: it"
            " then holds the terms."
        ),
        (
            "title",
            "description",
            "nature",
            "benefit",
            "starts_on",
            "ends_on",
            "amount",
            "currency",
            "vat_treatment",
            "payment_terms",
            "restricted",
            "acknowledged_from_outset",
            "acknowledgement",
            "acknowledgement_where",
            "disclosure_notice",
            "paper",
        ),
    ),
    next(group for group in GROUPS if group.name == "parties"),
)


def of_fields(agreement: Agreement) -> dict[str, str]:
    """On which page of the draft a field, or rows of a kind, are written."""
    return {
        name: group.name
        for group in groups(agreement)
        for name in (*group.fields, group.rows)
    }


def groups(agreement: Agreement) -> tuple[Group, ...]:
    """The pages of this agreement's draft, in order."""
    if agreement.form != Agreement.Form.FULL:
        return SHORT
    return tuple(
        group for group in GROUPS if group.of_all or agreement.kind in group.kinds
    )
