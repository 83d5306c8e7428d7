"""Where organisations are: in which country they sit, and in which ones they work."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, QuerySet

from audit.acting import Actor
from organisations.models import (
    CompanyProfile,
    Organisation,
    OrganisationQuerySet,
    Profile,
)
from organisations.profiles import for_directory


def in_country(country: str, kind: str, viewer: Actor) -> QuerySet[Any, Any]:
    """Ids of those that sit there, or say to the viewer that they work there."""
    sitting = Organisation.objects.filter(kind=kind, country=country)
    return sitting.values("pk").union(
        _working(
            Organisation.objects.filter(
                pk__in=_profiles(kind)
                .filter(countries__contains=[country])
                .values("organisation")
            ),
            kind,
            viewer,
        ).values("pk"),
        all=True,
    )


def counted(chosen: OrganisationQuerySet, kind: str, viewer: Actor) -> dict[str, int]:
    """How many of them are found under each country, as `in_country` finds them."""
    countries = Func(F(f"{_held_by(kind)}__countries"), function="unnest")
    sitting = chosen.order_by().values_list("pk", "country")
    working = _working(chosen.order_by(), kind, viewer)
    both = sitting.union(working.values_list("pk", countries))
    try:
        sql, parameters = both.query.sql_with_params()
    except EmptyResultSet:  # what was asked for can have no answer
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select country, count(*) from (" + sql + ") found(id, country)"  # noqa: S608
            " group by country",
            parameters,
        )
        return dict(cursor.fetchall())


def _held_by(kind: str) -> str:
    return "company_profile" if kind == Organisation.Kind.COMPANY else "profile"


def _profiles(kind: str) -> Any:
    company = kind == Organisation.Kind.COMPANY
    return CompanyProfile.objects if company else Profile.objects


def _working(
    organisations: OrganisationQuerySet, kind: str, viewer: Actor
) -> OrganisationQuerySet:
    """Those whose countries the viewer may read; a company's are for everybody."""
    if kind == Organisation.Kind.COMPANY:
        return organisations
    return for_directory(organisations, "countries", viewer)
