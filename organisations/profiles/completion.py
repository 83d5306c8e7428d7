"""What a profile lacks, counted by the database for one organisation or for many."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from organisations.models import (
    Condition,
    GoverningMember,
    Organisation,
    Product,
    ProfileDocument,
)
from organisations.models.public import DocumentKind
from organisations.profiles.parts import Part, of_kind

WANTED_DOCUMENTS = (
    DocumentKind.STATUTES,
    DocumentKind.ACCOUNTS,
    DocumentKind.FUNDING_POLICY,
)


@dataclass(frozen=True)
class Task:
    """One part of a profile: whether it is there."""

    part: Part
    done: bool


def with_completion(organisations: QuerySet[Organisation]) -> Any:
    """With `has_<part>` for each part that is counted; no query of its own."""
    return organisations.annotate(
        **{f"has_{name}": condition for name, condition in _conditions().items()}
    )


def _conditions() -> dict[str, Q | Exists]:
    today = timezone.localdate()
    of_this = {"organisation": OuterRef("pk")}
    profile, company = "profile__", "company_profile__"
    papers = ProfileDocument.objects.filter(**of_this, ended_on=None)
    conditions: dict[str, Q | Exists] = {
        "about": _filled(profile, "legal_form", "mission", "activities"),
        "conditions": Exists(Condition.objects.filter(**of_this, ended_on=None)),
        "reach": _filled(profile, "countries", "reach", "languages"),
        "size": Q(profile__members__isnull=False)
        | Q(profile__staff__isnull=False)
        | Q(profile__volunteers__isnull=False),
        "governing_body": Exists(
            GoverningMember.objects.filter(
                Q(until_on=None) | Q(until_on__gte=today), **of_this
            )
        ),
        "contact": _filled(profile, "contact_email")
        | _filled(profile, "contact_phone"),
        "group": _filled(company, "countries", "codes"),
        "process": _filled(
            company, "criteria", "steps", "contact_email", "independence"
        )
        & Q(company_profile__promised_days__isnull=False),
        "limits": Q(company_profile__income_share_limit__isnull=False)
        | _filled(company, "other_limits"),
        "products": Exists(
            Product.objects.filter(company=OuterRef("pk"), ended_on=None)
        ),
    }
    documents = Q()
    for kind in WANTED_DOCUMENTS:
        documents &= Q(Exists(papers.filter(kind=kind)))
    return conditions | {"documents": documents}


def _filled(prefix: str, *names: str) -> Q:
    """All of these columns hold something; nothing does without a profile."""
    filled = Q()
    for name in names:
        empty: Any = (
            [] if name in {"activities", "countries", "languages", "codes"} else ""
        )
        filled &= Q(**{f"{prefix}isnull": False}) & ~Q(**{f"{prefix}{name}": empty})
    return filled


def tasks(organisation: Any) -> list[Task]:
    """Every counted part of an organisation read by `with_completion`."""
    return [
        Task(part, getattr(organisation, f"has_{part.name}"))
        for part in of_kind(organisation.kind)
        if part.counted
    ]


def completion(organisation: Organisation) -> list[Part]:
    """The parts that are missing, each with why it matters."""
    found = with_completion(Organisation.objects.filter(pk=organisation.pk)).get()
    return [task.part for task in tasks(found) if not task.done]
