"""Which organisations a row of an extract may be: by the same number, or the same name."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from organisations import identifiers
from organisations.models import (
    ExtractRow,
    Identifier,
    Organisation,
    OrganisationName,
)
from ui.countries import country_name

MOST = 5


def candidates(rows: Sequence[ExtractRow]) -> dict[int, list[tuple[Organisation, str]]]:
    """By number of the row: organisations with what speaks for them, in four queries.

    The one that the comparison came upon is the first.
    """
    keys = {row.name_key for row in rows if row.name_key}
    others = OrganisationName.objects.filter(name_key__in=keys)
    called = {(name.organisation_id, name.name_key) for name in others}
    found = {
        each.pk: each
        for each in Organisation.objects.filter(
            Q(name_key__in=keys)
            | Q(pk__in={pk for pk, _key in called})
            | Q(pk__in={row.organisation_id for row in rows})
        )
        .exclude(status=Organisation.Status.DUPLICATE)
        .order_by("pk")
    }
    called |= {(each.pk, each.name_key) for each in found.values()}
    numbers: dict[int, list[str]] = {}
    for number in Identifier.objects.filter(
        organisation__in=found, ended_on=None
    ).order_by("pk"):
        words = identifiers.shown(number.scheme, number.value)
        sure = identifiers.standing(number.scheme, number.value, number.verified_on)
        numbers.setdefault(number.organisation_id, []).append(f"{words} ({sure})")
    offered = {}
    for row in rows:
        fitting = [
            each
            for each in found.values()
            if each.pk == row.organisation_id
            or (each.country == row.country and (each.pk, row.name_key) in called)
        ]
        fitting.sort(key=lambda each: (each.pk != row.organisation_id, each.pk))
        offered[row.number] = [
            (each, _words(each, numbers.get(each.pk, []))) for each in fitting[:MOST]
        ]
    return offered


def _words(organisation: Organisation, numbers: list[str]) -> str:
    return ", ".join(
        [
            organisation.legal_name,
            *filter(None, [organisation.place, country_name(organisation.country)]),
            *(numbers or [_("no number in a register")]),
        ]
    )
