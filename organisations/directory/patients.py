"""Patient organisations as people of a company find them: what each one lets them read."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations import classification, not_now, standing
from organisations.directory import beside, conditions, places, words
from organisations.directory.conditions import Known
from organisations.models import Condition, Organisation, OrganisationQuerySet, Profile
from organisations.profiles import for_directory
from organisations.profiles.columns import texts
from ui.dates import written_day

KIND = Organisation.Kind.PATIENTS.value
MOST_CONDITIONS = 5  # in a row: the profile has them all
SHOWN = ("about", "conditions", "reach")

Asked = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One organisation found. None for what it does not show to this viewer."""

    organisation: Organisation
    conditions: list[str] | None
    more_conditions: int
    reach: list[str] | None
    activities: list[str] | None
    classified: str
    not_now: str
    flags: list[str]


def chosen(asked: Asked, viewer: Actor) -> OrganisationQuerySet:
    """Those that fit everything that was asked, by what each lets this viewer read."""
    found = Organisation.objects.for_actor(viewer).current().filter(kind=KIND)
    if text := words.words(asked.get("q", "")):
        found = found.filter(pk__in=words.told_by(" ".join(text), viewer))
    if words.words(asked.get("condition", "")):
        found = found.filter(pk__in=_serving(asked["condition"], viewer))
    if country := asked.get("country"):
        found = found.filter(pk__in=places.in_country(country, KIND, viewer))
    for name, column in (
        ("reach", "reach"),
        ("activity", "activities__contains"),
        ("language", "languages__contains"),
    ):
        if value := asked.get(name):
            wanted = value if name == "reach" else [value]
            saying = Profile.objects.filter(**{column: wanted}).values("organisation")
            found = found.filter(
                pk__in=for_directory(
                    Organisation.objects.filter(pk__in=saying),
                    column.partition("__")[0],
                    viewer,
                ).values("pk")
            )
    return found


def _serving(condition: str, viewer: Actor) -> Any:
    serving = Condition.objects.filter(
        conditions.asked(condition, conditions.SERVED), ended_on=None
    )
    those = Organisation.objects.filter(pk__in=serving.values("organisation"))
    return for_directory(those, "conditions", viewer).values("pk")


def alike(asked: Asked, viewer: Actor) -> list[Known]:
    """Conditions that somebody serves and shows, near to what was typed."""
    known = Organisation.objects.for_actor(viewer).current().filter(kind=KIND)
    served = Condition.objects.filter(
        organisation__in=for_directory(known, "conditions", viewer).order_by(),
        ended_on=None,
    )
    text = asked.get("condition", "")
    return conditions.alike(text, served, conditions.SERVED, "name")


def told(organisations: OrganisationQuerySet, asked: Asked, viewer: Actor) -> Any:
    """With all that the rows say, in one query; the condition asked for comes first."""
    of_this = Organisation.objects.filter(pk=OuterRef("pk"))
    served = Condition.objects.filter(organisation=OuterRef("pk"), ended_on=None)
    text = asked.get("condition", "")
    wanted = conditions.asked(text, conditions.SERVED) if words.words(text) else Q()
    first = (
        [Case(When(wanted, then=0), default=1, output_field=IntegerField())]
        if wanted
        else []
    )
    return organisations.select_related("profile").annotate(
        told_class=classification.told(),
        told_served=ArraySubquery(
            served.order_by(*first, "name_key", "pk").values(
                told=JSONObject(scheme="scheme", code="code", name="name")
            )
        ),
        **{
            f"reads_{part}": Exists(for_directory(of_this, part, viewer))
            for part in SHOWN
        },
    )


def rows(
    organisations: Sequence[Any], _asked: Asked, viewer: Actor, today: datetime.date
) -> list[Row]:
    """Rows of organisations read by `told`."""
    company = viewer.organisation_id or 0
    said = beside.flags(company, [each.pk for each in organisations], today)
    return [_row(each, said.get(each.pk, []), today) for each in organisations]


def _row(organisation: Any, flags: list[str], today: datetime.date) -> Row:
    profile = getattr(organisation, "profile", None)
    served = [Known(**each).text for each in organisation.told_served]
    waits = not_now.until(organisation, today)

    def said(part: str, column: str) -> list[str] | None:
        if not getattr(organisation, f"reads_{part}"):
            return None
        return texts(column, getattr(profile, column, None))

    return Row(
        organisation=organisation,
        conditions=served[:MOST_CONDITIONS] if organisation.reads_conditions else None,
        more_conditions=max(0, len(served) - MOST_CONDITIONS),
        reach=said("reach", "reach"),
        activities=said("about", "activities"),
        classified=standing.in_words(organisation.told_class),
        not_now=_("Not now, until %(day)s") % {"day": written_day(waits)}
        if waits
        else "",
        flags=flags,
    )


COLUMNS = (
    "name",
    "country",
    "conditions",
    "reach",
    "activities",
    "classified",
    "verification",
    "not_now",
    "to_know",
    "id",
)


def cells(row: Row) -> list[str]:
    """A row of the file, in the order of `COLUMNS`."""
    organisation = row.organisation
    return [
        organisation.legal_name,
        organisation.country,
        _listed(row.conditions, row.more_conditions),
        _listed(row.reach),
        _listed(row.activities),
        row.classified,
        str(organisation.get_verification_display()),
        row.not_now,
        " ".join(row.flags),
        organisation.public_id,
    ]


def _listed(texts: list[str] | None, more: int = 0) -> str:
    if texts is None:
        return _("not shown")
    listed = "; ".join(texts)
    return (
        _("%(listed)s; and %(more)s more") % {"listed": listed, "more": more}
        if more
        else listed
    )
