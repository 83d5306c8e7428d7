"""A likeness to a list in words, for the organisation and for companies that check it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from organisations.models import Organisation, ScreeningMatch

State = ScreeningMatch.State
TOLD = ("listed_name", "list_name", "programme", "state", "words")


def told() -> QuerySet[ScreeningMatch]:
    """What both sides of a company's checks may read, beside an `OuterRef` to the record."""
    return ScreeningMatch.objects.filter(
        organisation=OuterRef("pk"), told_on__isnull=False, gone_on=None
    )


def sentence(match: Mapping[str, Any]) -> str:
    """One match, without the name of the person whom it is about."""
    facts = {"list": match["list_name"], "name": match["listed_name"]}
    if office := match["office"]:
        who = _("Somebody in the governing body (%(office)s)") % {"office": office}
    else:
        who = _("The organisation")
    facts["who"] = who
    if match["state"] == State.SAME:
        text = _("%(who)s is on the list %(list)s as “%(name)s”.") % facts
        return f"{text} {match['programme']}".strip()
    if match["state"] == State.DIFFERENT:
        text = _(
            "%(who)s has a name like “%(name)s” on the list %(list)s, and is not the"
            " same: %(words)s"
        )
        return text % {**facts, "words": match["words"]}
    text = _(
        "%(who)s has a name like “%(name)s” on the list %(list)s. A registrar is"
        " looking at it again."
    )
    return text % facts


def may_know(organisation: Organisation, actor: Any) -> bool:
    """Whether the actor may read what was found about an organisation, if anything."""
    if actor.has("registrar"):
        return True
    if actor.organisation_id is None or actor.only_company_id is not None:
        return False
    if actor.organisation_id == organisation.pk:
        return True
    if actor.kind != Organisation.Kind.COMPANY:
        return False
    return organisation.checked_by.filter(company=actor.organisation_id).exists()
