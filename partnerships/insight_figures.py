"""How much of what patients told led to something: counted per stage and per company."""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, Q

from audit.acting import Actor
from partnerships.models import Insight, Side, Stage


@dataclass(frozen=True)
class Figures:
    """Of the insights of one stage or company: told, and how far each got."""

    told: int
    changed: int
    nothing: int
    undecided: int
    silent: int


@dataclass(frozen=True)
class Row:
    """`key` is what the list of insights is asked for: a stage or a company's public id."""

    key: str
    label: str
    figures: Figures


COUNTED = {
    "told": Count("pk"),
    "changed": Count("pk", filter=Q(has_changed=True)),
    "nothing": Count("pk", filter=Q(is_decided=True, has_changed=False)),
    "undecided": Count("pk", filter=Q(is_decided=False)),
    "silent": Count("pk", filter=Q(has_silence=True)),
}
FOLLOWED = {"told": "", "changed": "changed", "nothing": "nothing"} | {
    "undecided": "undecided",
    "silent": "silent",
}
"""What `InsightFilter` calls each figure."""


def by_stage(actor: Actor) -> list[Row]:
    """Every stage in its order, also those in which nobody told anything (one query)."""
    found = {row["stage"]: _figures(row) for row in _counted(actor, "stage")}
    nothing = Figures(0, 0, 0, 0, 0)
    return [
        Row(stage.value, str(stage.label), found.get(stage.value, nothing))
        for stage in Stage
    ]


def by_company(actor: Actor) -> list[Row]:
    """Companies that take part; an insight of a partnership of two counts for both."""
    name = "partnership__parties__organisation__legal_name"
    key = "partnership__parties__organisation__public_id"
    return [
        Row(row[key], row[name], _figures(row))
        for row in _counted(
            actor, key, name, where=Q(partnership__parties__side=Side.COMPANY)
        ).order_by(name, key)
    ]


def _counted(actor: Actor, *by: str, where: Q | None = None) -> Any:
    return (
        Insight.objects.for_actor(actor)
        .standing()
        .told_what_followed()
        .filter(where or Q())
        .values(*by)
        .annotate(**COUNTED)
        .order_by(*by)
    )


def _figures(row: dict[str, Any]) -> Figures:
    return Figures(*(row[each.name] for each in fields(Figures)))
