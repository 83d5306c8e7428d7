"""What the page of one organisation needs, in few queries."""

import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat, JSONObject
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.timeline import Moment, Related, after, timeline
from organisations import classification, successions
from organisations.models import (
    Condition,
    Identifier,
    Membership,
    Organisation,
    OrganisationName,
    OrganisationQuerySet,
)

MOST_PARTS = 50
"""How many organisations of a group a page names."""


def with_everything(organisations: OrganisationQuerySet, today: datetime.date) -> Any:
    """With what belongs to the record: all in one query, as `told_…` lists of facts."""
    of_this = {"organisation": OuterRef("pk")}
    people = (
        Membership.objects.on(today)
        .filter(**of_this)
        .order_by()
        .values("organisation")
        .annotate(n=Count("person", distinct=True))
        .values("n")
    )
    return organisations.select_related("successor", "profile").annotate(
        told_names=_listed(
            OrganisationName, of_this, "kind", "name", "language", "until_on"
        ),
        told_identifiers=_listed(
            Identifier, of_this, "scheme", "value", "verified_on", "ended_on"
        ),
        told_conditions=_listed(
            Condition, of_this, "scheme", "code", "name", "ended_on"
        ),
        told_class=classification.told(),
        told_successions=successions.told(),
        people=Subquery(people, output_field=IntegerField()),
    )


def _listed(model: Any, of_this: dict[str, Any], *fields: str) -> ArraySubquery:
    rows = model.objects.filter(**of_this).order_by("pk")
    return ArraySubquery(
        rows.values(told=JSONObject(pk="pk", **{name: name for name in fields}))
    )


def group(
    organisation: Organisation, viewer: Actor
) -> tuple[Organisation | None, list[Organisation]]:
    """What it is a part of, and its own parts by name, of those that the viewer may know.

    One more than `MOST_PARTS` when there are more.
    """
    known = Organisation.objects.for_actor(viewer)
    parts = known.current().filter(parent=organisation).order_by("name_key", "pk")
    above = organisation.parent_id
    parent = known.filter(pk=above).first() if above else None
    return parent, list(parts[: MOST_PARTS + 1])


def history(organisation: Any, viewer: Actor, *, conditions: bool) -> list[Moment]:
    """The record's timeline, with its names, its numbers and, if wanted, its conditions.

    Itself, those who made the record and registrars read all of it. For everybody else it
    begins when the record was verified and shared: which company had brought it here, and
    what a registrar looked at, is not theirs. It was read `with_sight` of the viewer.
    """
    of_this = {"organisation_id": organisation.pk}

    def unless_ended(text: Any) -> Case:
        return Case(
            When(ended_on__isnull=True, then=text),
            default=Value(""),
            output_field=CharField(),
        )

    return timeline(
        organisation,
        viewer=viewer,
        since=_shared(organisation, viewer),
        related=[
            Related(
                OrganisationName.history.filter(**of_this), _("Other name"), F("name")
            ),
            Related(
                Identifier.history.filter(**of_this),
                _("Number"),
                unless_ended(Concat("scheme", Value(" "), "value")),
            ),
            *(
                [
                    Related(
                        Condition.history.filter(**of_this),
                        _("Condition"),
                        unless_ended(F("name")),
                    )
                ]
                if conditions
                else []
            ),
        ],
    )


def _shared(organisation: Any, viewer: Actor) -> datetime.datetime | None:
    if organisation.verified_at is None or viewer.has("registrar"):
        return None
    if organisation.in_sight:
        return None
    if viewer.organisation_id == organisation.pk:
        return None
    return after(organisation.verified_at)
