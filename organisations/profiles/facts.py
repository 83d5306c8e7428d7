"""A profile as plain facts: what pages show, and what everybody's copy holds."""

import datetime
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from organisations.models import (
    CompanyProfile,
    GoverningMember,
    Organisation,
    OrganisationQuerySet,
    Product,
    ProfileDocument,
    Tie,
)
from organisations.models.public import Sight
from organisations.profiles.parts import PARTS, Part
from organisations.profiles.sight import profile_of
from organisations.reading import with_everything

Facts = dict[str, Any]
Verification = Organisation.Verification

# A person's: for the own side and those who work with it, never for everybody
PERSONAL = frozenset({"contact_name"})
PLAIN_PARTS = ("about", "reach", "size", "contact", "group", "process", "limits")


def whole(organisations: OrganisationQuerySet, today: datetime.date) -> Any:
    """With all that a profile tells, in one query."""
    of_this = {"organisation": OuterRef("pk")}
    known = {"verification": Verification.VERIFIED}
    affiliates = Organisation.objects.filter(
        parent=OuterRef("pk"), **known, status=Organisation.Status.ACTIVE
    )
    return (
        with_everything(organisations, today)
        .select_related("successor", "parent", "profile", "company_profile")
        .annotate(
            told_body=_listed(
                GoverningMember.objects.filter(**of_this),
                {"id": "public_id", "patient_or_carer": "is_patient_or_carer"}
                | _same("name", "office", "from_on", "until_on"),
            ),
            told_documents=_listed(
                ProfileDocument.objects.filter(**of_this),
                {"id": "document__public_id", "name": "document__name"}
                | _same("kind", "year", "sight", "ended_on"),
            ),
            told_umbrellas=_listed(
                Tie.objects.filter(member=OuterRef("pk")), _other("umbrella")
            ),
            told_members=_listed(
                Tie.objects.filter(umbrella=OuterRef("pk")), _other("member")
            ),
            told_products=_listed(
                Product.objects.filter(company=OuterRef("pk")),
                {"id": "public_id"}
                | _same(
                    "name",
                    "stage",
                    "area",
                    "condition_scheme",
                    "condition_code",
                    "condition",
                    "exclusivity",
                    "exclusive_until",
                    "only_one",
                    "hta_country",
                    "hta_from_on",
                    "hta_until_on",
                    "ended_on",
                ),
            ),
            told_affiliates=_listed(
                affiliates, {"id": "public_id", "name": "legal_name"}
            ),
        )
    )


def _listed(rows: QuerySet[Any], names: dict[str, str]) -> ArraySubquery:
    return ArraySubquery(rows.order_by("pk").values(told=JSONObject(**names)))


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _other(side: str) -> dict[str, str]:
    names = _same("from_on", "until_on", "confirmed_on")
    return names | {
        "id": f"{side}__public_id",
        "name": f"{side}__legal_name",
        "said_by": "said_by_id",
        "verification": f"{side}__verification",
    }


def of_record(organisation: Any) -> Facts:
    """What the shared record says already; nobody is asked for it again."""
    return {
        "website": organisation.website,
        "place": organisation.place,
        "country": organisation.country,
        "names": [name["name"] for name in organisation.told_names],
    }


def told(
    organisation: Any,
    parts: Iterable[Part],
    *,
    allowed: Collection[Sight],
    persons: bool,
) -> Facts:
    """The facts of these parts of an organisation read by `whole`, by the part's name.

    Dates are ISO texts. Of documents those that are `allowed`; names of people with
    `persons` alone. What has ended is left out; a date that is still to come is told.
    """
    facts: Facts = {"record": of_record(organisation)}
    for part in parts:
        if part.name in PLAIN_PARTS:
            facts[part.name] = _plain(organisation, part, persons=persons)
    return facts | {
        name: tell(organisation, allowed, persons)
        for name, tell in LISTS.items()
        if PARTS[name] in parts
    }


def _plain(organisation: Any, part: Part, *, persons: bool) -> Facts:
    kept: Any = (
        company_profile_of(organisation)
        if organisation.kind == Organisation.Kind.COMPANY
        else profile_of(organisation)
    )
    facts = {
        name: _as_json(getattr(kept, name))
        for name in part.fields
        if persons or name not in PERSONAL
    }
    if part.name == "group":
        parent = organisation.parent
        known = parent and parent.verification == Verification.VERIFIED
        facts["parent"] = (
            {"id": parent.public_id, "name": parent.legal_name} if known else None
        )
        facts["affiliates"] = organisation.told_affiliates
    return facts


def company_profile_of(organisation: Organisation) -> CompanyProfile:
    """Its profile, or an empty one that is not stored yet."""
    kept: CompanyProfile | None = getattr(organisation, "company_profile", None)
    return kept or CompanyProfile(organisation_id=organisation.pk)


def _as_json(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def _body(organisation: Any, _allowed: Collection[Sight], persons: bool) -> Facts:  # noqa: FBT001
    """Offices, and how many of all are patients or carers.

    Who of them is one is said nowhere: with an office it would tell of a person's health.
    """
    today = timezone.localdate().isoformat()
    names = ("office", "from_on", "until_on", *(("name",) if persons else ()))
    answers = [
        each["patient_or_carer"]
        for each in organisation.told_body
        if (each["from_on"] or today) <= today <= (each["until_on"] or today)
    ]
    return {
        "people": [
            {name: each[name] for name in names} for each in organisation.told_body
        ],
        "all": len(answers),
        "patients": answers.count(True),
        "silent": answers.count(None),
    }


def _conditions(organisation: Any, *_: Any) -> list[Facts]:
    return [
        {name: each[name] for name in ("scheme", "code", "name")}
        for each in organisation.told_conditions
        if not each["ended_on"]
    ]


def _ties(organisation: Any, *_: Any) -> dict[str, list[Facts]]:
    """Those that both sides say, with organisations that a registrar has verified."""
    return {
        side: [
            {name: each[name] for name in ("id", "name", "from_on", "until_on")}
            for each in rows
            if each["confirmed_on"] and each["verification"] == Verification.VERIFIED
        ]
        for side, rows in (
            ("umbrellas", organisation.told_umbrellas),
            ("members", organisation.told_members),
        )
    }


def _documents(organisation: Any, allowed: Collection[Sight], *_: Any) -> list[Facts]:
    return [
        {name: each[name] for name in ("id", "kind", "year", "name", "sight")}
        for each in organisation.told_documents
        if each["sight"] in allowed and not each["ended_on"]
    ]


def _products(organisation: Any, *_: Any) -> list[Facts]:
    return [each for each in organisation.told_products if not each["ended_on"]]


LISTS: dict[str, Callable[[Any, Collection[Sight], bool], Any]] = {
    "conditions": _conditions,
    "governing_body": _body,
    "ties": _ties,
    "documents": _documents,
    "products": _products,
}
