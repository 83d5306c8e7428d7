"""The parts of a profile: what each is called, who reads it unless said, why it matters."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from organisations.models.public import Sight


@dataclass(frozen=True)
class Part:
    """One part of a profile, with the columns that it holds.

    `sight` is who may read it until the organisation says otherwise; `why` says to whom
    it matters. A part that is not `counted` is missing in no profile.
    """

    name: str
    label: Any
    why: Any
    sight: Sight = Sight.PUBLIC
    fields: tuple[str, ...] = ()
    counted: bool = True


PATIENTS: tuple[Part, ...] = (
    Part(
        "about",
        _("About us"),
        _("Patients and companies see at once whether you are the right ones to ask."),
        fields=("legal_form", "mission", "activities", "founded_year"),
    ),
    Part(
        "conditions",
        _("Conditions"),
        _("Companies and patients search by condition: this is how they find you."),
    ),
    Part(
        "reach",
        _("Where and how we work"),
        _(
            "Companies ask only groups that they can meet, in a language and a way that"
            " suit your people."
        ),
        fields=("countries", "reach", "languages", "accessibility"),
    ),
    Part(
        "size",
        _("Size"),
        _(
            "Companies see how much they can ask of you: two volunteers are no office of"
            " twenty."
        ),
        sight=Sight.PARTNERS,
        fields=("members", "staff", "volunteers"),
    ),
    Part(
        "governing_body",
        _("Governing body"),
        _(
            "Regulators and companies ask who leads you. The share of patients and carers"
            " shows that you speak for them. Names are never public."
        ),
    ),
    Part(
        "ties",
        _("Umbrella and member organisations"),
        _("Everybody sees for whom else you speak, and who speaks for you."),
        counted=False,
    ),
    Part(
        "contact",
        _("Contact for partnerships"),
        _("Companies write to the right person instead of calling your helpline."),
        sight=Sight.PARTNERS,
        fields=("contact_name", "contact_email", "contact_phone"),
    ),
    Part(
        "documents",
        _("Documents"),
        _(
            "Every company asks for your statutes, accounts and policy on industry"
            " funding. Given here once, you are not asked again."
        ),
        sight=Sight.PARTNERS,
    ),
)
COMPANY: tuple[Part, ...] = (
    Part(
        "group",
        _("Group, countries and codes"),
        _("Patient organisations see with which company of a group they deal."),
        fields=("countries", "codes"),
    ),
    Part(
        "process",
        _("How to ask for support"),
        _(
            "Patient organisations know before they write what you support, how long it"
            " takes and what you ask for."
        ),
        fields=(
            "process_open",
            "criteria",
            "steps",
            "promised_days",
            "windows",
            "documents_wanted",
            "never_asks",
            "independence",
            "legal_help",
            "contact_name",
            "contact_email",
        ),
    ),
    Part(
        "limits",
        _("Limits"),
        _("A group that gets much from one company sees how far you would go."),
        fields=("income_share_limit", "other_limits"),
    ),
    Part(
        "products",
        _("Products and pipeline"),
        _("Patient organisations find the companies that work on their condition."),
    ),
)
PARTS: dict[str, Part] = {part.name: part for part in (*PATIENTS, *COMPANY)}
_HELD_BY = {name: part.name for part in PATIENTS for name in part.fields}


def of_kind(kind: str) -> tuple[Part, ...]:
    """The parts of the profile of such an organisation; other bodies have none."""
    return {"patients": PATIENTS, "company": COMPANY}.get(kind, ())


def the_part(name: str) -> Part:
    """By its own name, or by that of a column of a patient organisation's profile."""
    return PARTS[_HELD_BY.get(name, name)]
