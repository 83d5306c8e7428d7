"""What upper apps do when one organisation is recorded as following another.

They add it in `AppConfig.ready`.
"""

from collections.abc import Callable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from organisations.models import Organisation, Succession

Changed = Callable[[list[Organisation]], None]
"""Organisations whose successions changed: runs inside `acting`."""

_registered: list[Changed] = []


def on_change(changed: Changed) -> None:
    """Adds what copies the successions of an organisation, such as its public page."""
    if changed not in _registered:
        _registered.append(changed)


def changed(organisations: list[Organisation]) -> None:
    for each in _registered:
        each(organisations)


def standing(organisation: Organisation) -> QuerySet[Succession]:
    """What it followed and what followed it, the oldest first, with both sides."""
    return (
        Succession.objects.filter(
            Q(predecessor=organisation) | Q(successor=organisation), ended_on=None
        )
        .select_related("predecessor", "successor", "document")
        .order_by("happened_on", "pk")
    )


def told() -> ArraySubquery:
    """For a queryset of organisations: the same as facts, between shared records only."""
    shared = Organisation.Verification.VERIFIED
    rows = Succession.objects.filter(
        Q(predecessor=OuterRef("pk")) | Q(successor=OuterRef("pk")),
        Q(successor=None) | Q(successor__verification=shared),
        predecessor__verification=shared,
        ended_on=None,
    )
    return ArraySubquery(
        rows.order_by("happened_on", "pk").values(
            told=JSONObject(
                kind="kind",
                happened_on="happened_on",
                predecessor="predecessor__public_id",
                predecessor_name="predecessor__legal_name",
                successor="successor__public_id",
                successor_name="successor__legal_name",
            )
        )
    )
