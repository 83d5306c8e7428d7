"""Sole-product situations: a company sells the only medicine for a condition.

It follows from what the company says of its products and which conditions the group
serves: by the code of the same list, or by the same name. Nothing is forbidden because of
it; it is shown, with the group's own words beside it.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from audit.acting import CALENDAR, acting
from independence.models import PublicSoleProduct, SoleProduct
from organisations.models import Condition, Organisation, Product, Sight
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import chosen


@dataclass(frozen=True)
class Situation:
    """`under_assessment`: the country in which it is decided now whether it is paid for."""

    organisation: int
    company: Organisation
    product: str
    condition: str
    exclusivity: str
    under_assessment: str
    words: str


def situations(
    today: datetime.date,
    *,
    organisation_ids: Collection[int] | None = None,
    company_id: int | None = None,
) -> list[Situation]:
    """Of these organisations, or of all; of one company, or of all. Two queries."""
    products = Product.objects.filter(
        stage=Product.Stage.MARKETED,
        only_one=True,
        ended_on__isnull=True,
        company__status=Organisation.Status.ACTIVE,
        company__verification=Organisation.Verification.VERIFIED,
    ).select_related("company")
    if company_id is not None:
        products = products.filter(company=company_id)
    by_code: dict[tuple[str, str], list[Product]] = defaultdict(list)
    by_name: dict[str, list[Product]] = defaultdict(list)
    for product in products.order_by("pk"):
        by_name[product.condition_key].append(product)
        if product.condition_code:
            by_code[product.condition_scheme, product.condition_code].append(product)
    if not by_name:
        return []
    conditions = Condition.objects.filter(
        Q(code__in={code for _scheme, code in by_code}, code__gt="")
        | Q(name_key__in=set(by_name)),
        ended_on__isnull=True,
        organisation__status=Organisation.Status.ACTIVE,
        organisation__kind=Organisation.Kind.PATIENTS,
    )
    if organisation_ids is not None:
        conditions = conditions.filter(organisation__in=organisation_ids)
    conditions = conditions.annotate(told_words=_words())
    found: dict[tuple[int, int], Product] = {}
    said: dict[tuple[int, int], str] = {}
    condition: Any
    for condition in conditions.order_by("organisation_id", "pk"):
        for each in condition.told_words:
            said[condition.organisation_id, each["company"]] = each["words"]
        meant = by_code.get((condition.scheme, condition.code), [])
        for product in [*meant, *by_name.get(condition.name_key, [])]:
            found.setdefault((condition.organisation_id, product.pk), product)
    return [
        Situation(
            organisation=pk,
            company=product.company,
            product=product.name,
            condition=product.condition,
            exclusivity=product.exclusivity,
            under_assessment=_under_assessment(product, today),
            words=said.get((pk, product.company_id), ""),
        )
        for (pk, _product), product in found.items()
    ]


def _words() -> ArraySubquery:
    """What a condition's organisation says beside such situations, by company."""
    rows = SoleProduct.objects.filter(
        organisation=OuterRef("organisation"), ended_on__isnull=True
    )
    return ArraySubquery(
        rows.order_by("pk").values(told=JSONObject(company="company_id", words="words"))
    )


def _under_assessment(product: Product, today: datetime.date) -> str:
    begun = product.hta_from_on is None or product.hta_from_on <= today
    over = product.hta_until_on is not None and product.hta_until_on < today
    return product.hta_country if begun and not over else ""


Copy = tuple[str, str, str, str, str, str]
COPIED = (
    "company_public_id",
    "company_name",
    "product",
    "condition",
    "under_assessment",
    "words",
)


def publish(organisation: Organisation, today: datetime.date) -> None:
    """Writes the public copies of one organisation anew. Call inside `acting`."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    found = (
        situations(today, organisation_ids=[organisation.pk])
        if _is_public(organisation)
        else []
    )
    PublicSoleProduct.objects.filter(
        organisation_public_id=organisation.public_id
    ).delete()
    PublicSoleProduct.objects.bulk_create(
        _public(organisation, situation) for situation in found
    )


def follow(company: Organisation) -> None:
    """Writes the public copies about one company's products anew, for all groups.

    Call inside `acting`, after the change. The groups are held meanwhile, so that what one
    of them writes at the same time is not lost. As many queries for one as for many.
    """
    today = timezone.localdate()
    shown = PublicSoleProduct.objects.filter(company_public_id=company.public_id)
    concerned = {each.organisation for each in situations(today, company_id=company.pk)}
    held = Organisation.objects.select_for_update(of=("self",)).select_related(
        "profile"
    )
    groups = {
        group.pk: group
        for group in held.filter(
            Q(pk__in=concerned)
            | Q(public_id__in=shown.values("organisation_public_id"))
        ).order_by("pk")
    }
    found = situations(today, organisation_ids=groups.keys(), company_id=company.pk)
    shown.delete()
    PublicSoleProduct.objects.bulk_create(
        _public(groups[situation.organisation], situation)
        for situation in found
        if _is_public(groups[situation.organisation])
    )


def _public(organisation: Organisation, situation: Situation) -> PublicSoleProduct:
    return PublicSoleProduct(
        organisation_public_id=organisation.public_id,
        **dict(zip(COPIED, _copy(situation), strict=True)),
    )


def _copy(situation: Situation) -> Copy:
    return (
        situation.company.public_id,
        situation.company.legal_name,
        situation.product,
        situation.condition,
        situation.under_assessment,
        situation.words,
    )


def publish_all(today: datetime.date) -> int:
    """Follows products, conditions and assessments that changed; gives how many groups.

    For `run_due`: an assessment begins and ends by itself.
    """
    wanted: dict[int, set[Copy]] = defaultdict(set)
    for situation in situations(today):
        wanted[situation.organisation].add(_copy(situation))
    shown: dict[str, set[Copy]] = defaultdict(set)
    for public_id, *copy in PublicSoleProduct.objects.values_list(
        "organisation_public_id", *COPIED
    ):
        company, name, product, condition, assessed, words = copy
        shown[public_id].add((company, name, product, condition, assessed, words))
    concerned = Organisation.objects.select_related("profile").filter(
        Q(pk__in=wanted) | Q(public_id__in=shown)
    )
    different = [
        organisation
        for organisation in concerned.order_by("pk")
        if (wanted.get(organisation.pk, set()) if _is_public(organisation) else set())
        != shown.get(organisation.public_id, set())
    ]
    for organisation in different:
        with acting(CALENDAR):
            publish(organisation, today)
    return len(different)


def _is_public(organisation: Organisation) -> bool:
    """Whether everybody may read which conditions it serves, and that it exists."""
    verified = organisation.verification == Organisation.Verification.VERIFIED
    return verified and chosen(organisation, PARTS["conditions"]) == Sight.PUBLIC
