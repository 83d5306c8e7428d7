"""Companies as people of a patient organisation find them: by medicine, and by process."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.acting import Actor
from organisations.directory import beside, conditions, places, words
from organisations.directory.conditions import Known
from organisations.models import (
    CompanyProfile,
    Organisation,
    OrganisationQuerySet,
    Product,
)
from organisations.profiles.shown import product_texts

KIND = Organisation.Kind.COMPANY.value
MOST_PRODUCTS = 5  # in a row: the profile has them all
OURS, ALL = "ours", "all"
OPEN, CLOSED = "open", "closed"
TOLD = (
    "name",
    "stage",
    "condition_scheme",
    "condition_code",
    "condition",
    "exclusivity",
    "exclusive_until",
    "only_one",
)
UNTOLD = {"area": "", "hta_country": ""}  # the profile has them

Asked = dict[str, Any]


@dataclass(frozen=True)
class Medicine:
    """A medicine by name, and what the company says of it, line by line."""

    name: str
    lines: list[str]


@dataclass(frozen=True)
class Row:
    """One company found, with those of its medicines that were asked for."""

    organisation: Organisation
    medicines: list[Medicine]
    more_medicines: int
    process: str
    promised: str
    took: str
    contact: str


def own_conditions(asked: Asked, viewer: Actor) -> list[Known] | None:
    """Those that the search is about, when it is about the viewer's own; None if not."""
    if asked.get("whose") != OURS or words.words(asked.get("condition", "")):
        return None
    return conditions.of(viewer.organisation_id or 0, viewer)


def wanted(asked: Asked) -> Q | None:
    """Which medicines are meant; None for any, also for none at all."""
    found = Q(ended_on=None)
    limited = False
    if words.words(asked.get("condition", "")):
        found &= conditions.asked(asked["condition"], conditions.TREATED)
        limited = True
    elif (own := asked.get("own")) is not None:
        found &= conditions.any_of(own, conditions.TREATED) or Q(pk__in=[])
        limited = True
    if stage := asked.get("stage"):
        found &= Q(stage=stage)
        limited = True
    return found if limited else None


def chosen(asked: Asked, viewer: Actor) -> OrganisationQuerySet:
    """Companies that fit everything that was asked. What they say is for everybody."""
    found = Organisation.objects.for_actor(viewer).current().filter(kind=KIND)
    medicines = wanted(asked)
    if text := words.words(asked.get("q", "")):
        found = found.filter(pk__in=words.told_by(" ".join(text), viewer))
    if medicines is not None:
        found = found.filter(pk__in=Product.objects.filter(medicines).values("company"))
    if country := asked.get("country"):
        found = found.filter(pk__in=places.in_country(country, KIND, viewer))
    if process := asked.get("process"):
        profiles = CompanyProfile.objects.filter(process_open=process == OPEN)
        found = found.filter(pk__in=profiles.values("organisation"))
    return found


def alike(asked: Asked, viewer: Actor) -> list[Known]:
    """Conditions for which somebody has a medicine, near to what was typed."""
    known = Organisation.objects.for_actor(viewer).current().filter(kind=KIND)
    listed = Product.objects.filter(company__in=known, ended_on=None)
    text = asked.get("condition", "")
    return conditions.alike(text, listed, conditions.TREATED, "condition")


def told(organisations: OrganisationQuerySet, asked: Asked, _viewer: Actor) -> Any:
    """With all that the rows say, in one query."""
    medicines = Product.objects.filter(company=OuterRef("pk")).filter(
        wanted(asked) or Q(ended_on=None)
    )
    return organisations.select_related("company_profile").annotate(
        told_medicines=ArraySubquery(
            medicines.order_by("stage", "name", "pk").values(
                told=JSONObject(**{name: name for name in TOLD})
            )
        )
    )


def rows(
    organisations: Sequence[Any], _asked: Asked, _viewer: Actor, today: datetime.date
) -> list[Row]:
    """Rows of companies read by `told`."""
    took = beside.answer_days([each.pk for each in organisations], today)
    return [_row(each, took[each.pk], today) for each in organisations]


def _row(company: Any, took: str, today: datetime.date) -> Row:
    profile: CompanyProfile | None = getattr(company, "company_profile", None)
    medicines = [
        Medicine(each["name"], product_texts(UNTOLD | each, today))
        for each in company.told_medicines
    ]
    return Row(
        organisation=company,
        medicines=medicines[:MOST_PRODUCTS],
        more_medicines=max(0, len(medicines) - MOST_PRODUCTS),
        process=_process(profile),
        promised=_days(profile.promised_days) if profile else "",
        took=took,
        contact=profile.contact_email if profile else "",
    )


def _process(profile: CompanyProfile | None) -> str:
    if profile is None:
        return _("Not said")
    return _("Open") if profile.process_open else _("Closed")


def _days(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


COLUMNS = (
    "name",
    "country",
    "medicines",
    "applications",
    "promised_days",
    "actual_days",
    "contact",
    "verification",
    "id",
)


def cells(row: Row) -> list[str]:
    """A row of the file, in the order of `COLUMNS`."""
    company = row.organisation
    told = "; ".join(
        ", ".join([medicine.name, *medicine.lines]) for medicine in row.medicines
    )
    if row.more_medicines:
        told = _("%(listed)s; and %(more)s more") % {
            "listed": told,
            "more": row.more_medicines,
        }
    return [
        company.legal_name,
        company.country,
        told,
        row.process,
        row.promised,
        row.took,
        row.contact,
        str(company.get_verification_display()),
        company.public_id,
    ]
