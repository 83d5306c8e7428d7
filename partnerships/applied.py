"""The parts of an application, what each one asks, and what is not answered yet.

The fields are those of domain 6.1; what the organisation's profile knows is not asked.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.models import Application, Kind
from ui.dates import written_day as day

LEAD_TIME = datetime.timedelta(weeks=8)
"""How long before its beginning companies want to hear of something, where they say so
(domain 6, step 2). Shorter is possible: it is said, not refused."""


@dataclass(frozen=True)
class Part:
    """One page of the form. `fields` are columns of the application, in their order."""

    name: str
    label: Any
    fields: tuple[str, ...]


PARTS: tuple[Part, ...] = (
    Part(
        "request",
        gettext_lazy("The request"),
        ("route", "kind", "title", "summary"),
    ),
    Part(
        "purpose",
        gettext_lazy("What it is for"),
        ("objectives", "benefit", "target_group", "outcomes", "exit_plan"),
    ),
    Part(
        "plan",
        gettext_lazy("When, where and how"),
        ("starts_on", "ends_on", "place", "materials", "acknowledgement"),
    ),
    Part(
        "money",
        gettext_lazy("Money and other help"),
        ("amount", "currency", "vat_treatment", "in_kind_asked", "other_funders"),
    ),
    Part(
        "people",
        gettext_lazy("People, data and medicines"),
        ("officials", "individuals_paid", "personal_data", "linked_to_product"),
    ),
    Part("documents", gettext_lazy("Documents"), ()),
    Part(
        "declarations",
        gettext_lazy("Declarations"),
        (
            "declared_not_for_profit",
            "declared_no_promotion",
            "declared_publication",
            "declared_interests",
            "declared_account",
            "declared_authority",
        ),
    ),
)
THE_PARTS = {part.name: part for part in PARTS}

DECLARATIONS = {
    "declared_not_for_profit": gettext_lazy("We are not for profit."),
    "declared_no_promotion": gettext_lazy(
        "We don’t promote a medicine in return, and nobody has asked us to."
    ),
    "declared_publication": gettext_lazy(
        "We know that the support will be published, with our name, the amount and what"
        " it was for."
    ),
    "declared_interests": gettext_lazy(
        "We have declared our interests in this company, or there are none."
    ),
    "declared_account": gettext_lazy(
        "The bank account belongs to the organisation, not to a person."
    ),
    "declared_authority": gettext_lazy("I may hand this in for the organisation."),
}
NEEDED = ("title", "summary", "objectives", "declared_authority")
"""Without these nobody can tell what is asked for, or who asks."""
SHORTEST_NAME = 5
ADVISED = (
    "benefit",
    "target_group",
    "starts_on",
    "ends_on",
    "place",
    "acknowledgement",
    "outcomes",
    *(name for name in DECLARATIONS if name != "declared_authority"),
)


def label(name: str) -> str:
    """How a column is called, or what is declared by it."""
    if name in DECLARATIONS:
        return str(DECLARATIONS[name])
    return str(capfirst(Application._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def needed(application: Application) -> list[str]:
    """What has to be there before it can be handed in."""
    missing = [
        str(Application._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        if name not in DECLARATIONS
        else _("that you may hand it in for the organisation")
        for name in NEEDED
        if not getattr(application, name)
    ]
    if not _asks_for_something(application):
        missing.append(_("a budget line, or the help that is not money"))
    return missing


def _asks_for_something(application: Application) -> bool:
    return application.amount is not None or bool(application.in_kind_asked)


def unanswered(application: Application) -> list[str]:
    """What is not answered: it can be handed in all the same, and the company reads it."""
    return [label(name) for name in ADVISED if not getattr(application, name)]


def names_the_former(application: Application) -> list[str]:
    """Where a draft that follows one to another company still names that company.

    Its first word counts too, if it is long enough to be a name: "Northwind" of
    "Northwind Pharma".
    """
    former = application.follows.company if application.follows else None
    if former is None or former.pk == application.company_id:
        return []
    name = former.legal_name.casefold()
    first = name.split()[0]
    sought = first if len(first) >= SHORTEST_NAME else name
    return [
        label(field)
        for part in PARTS
        for field in part.fields
        if sought in str(getattr(application, field) or "").casefold()
    ]


def cautions(application: Application, today: datetime.date) -> list[str]:
    """What may stand in the way of a yes, for both sides to know."""
    found = []
    starts_on = application.starts_on
    if starts_on and starts_on < today:
        found.append(
            _(
                "It began before it was handed in. Codes allow support for what is to come."
            )
        )
    elif starts_on and starts_on < today + LEAD_TIME:
        found.append(
            _(
                "It begins on %(day)s. Many companies need eight weeks from an"
                " application to a signed agreement."
            )
            % {"day": day(starts_on)}
        )
    if application.linked_to_product:
        found.append(
            _("It is linked to a medicine by name. Grants and donations can’t be.")
            if application.kind in {Kind.GRANT, Kind.DONATION}
            else _("It is linked to a medicine by name.")
        )
    return found


def done(application: Application, part: Part, *, documents: int) -> bool:
    """Whether a part says all that is needed and advised."""
    if part.name == "documents":
        return documents > 0
    if part.name == "money" and not _asks_for_something(application):
        return False
    if part.name == "people":
        return any(getattr(application, name) for name in part.fields)
    wanted = {*NEEDED, *ADVISED}.intersection(part.fields)
    return all(getattr(application, name) for name in wanted)
