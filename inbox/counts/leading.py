"""What is counted for those who lead in partnerships, on any side."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import Organisation
from partnerships.lifecycle.partnerships import OPEN
from partnerships.lifecycle.sides import COMPANY_WRITERS, LEADS, WRITERS
from partnerships.models import (
    Lead,
    Partnership,
    PartnershipParty,
    Wording,
    WordingConsent,
)

Kind = Organisation.Kind
OTHERS = frozenset({Kind.PATIENTS, Kind.OTHER})
State = PartnershipParty.State


def leaders(desk: Desk) -> Any:
    """Where this person starts and leads partnerships."""
    return {
        **desk.verified(*LEADS, kinds={Kind.COMPANY}),
        **desk.verified(*WRITERS, kinds=OTHERS),
    }


def speakers(desk: Desk) -> Any:
    """Where this person speaks for the organisation."""
    return {
        **desk.verified(*COMPANY_WRITERS, kinds={Kind.COMPANY}),
        **desk.verified(*WRITERS, kinds=OTHERS),
    }


def _invited(_desk: Desk) -> Any:
    return PartnershipParty.objects.filter(
        organisation=OuterRef("pk"),
        state=State.INVITED,
        partnership__state__in=OPEN,
    )


def _without_lead(_desk: Desk) -> Any:
    """Running partnerships in which nobody leads, or the stage asks who does now."""
    sure = Lead.objects.filter(
        partnership=OuterRef("partnership"),
        organisation=OuterRef("organisation"),
        until_on=None,
        asked_on=None,
    )
    return PartnershipParty.objects.filter(
        ~Exists(sure),
        organisation=OuterRef("pk"),
        state=State.JOINED,
        partnership__state=Partnership.State.ACTIVE,
    )


def _wordings(_desk: Desk) -> Any:
    """The newest wordings of their kind that wait for the consent of this organisation."""
    newer = Wording.objects.filter(
        partnership=OuterRef("partnership"),
        kind=OuterRef("kind"),
        number__gt=OuterRef("number"),
    )
    mine = PartnershipParty.objects.filter(
        partnership=OuterRef("partnership"),
        organisation=OuterRef(OuterRef("pk")),
        state=State.JOINED,
    )
    agreed = WordingConsent.objects.filter(
        wording=OuterRef("pk"), organisation=OuterRef(OuterRef("pk"))
    )
    return Wording.objects.filter(
        Exists(mine),
        ~Exists(newer),
        ~Exists(agreed),
        agreed_on=None,
        partnership__state__in=OPEN,
    )


def _list(_organisation: Organisation) -> str:
    return reverse("partnerships:list")


COUNTS = (
    Count(
        "asked_to_join",
        leaders,
        _invited,
        lambda count: ngettext(
            "Answer %(number)s invitation to a partnership",
            "Answer %(number)s invitations to partnerships",
            count,
        ),
        lambda _organisation: reverse("partnerships:list") + "?part=invited",
    ),
    Count(
        "partnership_leads",
        leaders,
        _without_lead,
        lambda count: ngettext(
            "Say who leads %(number)s partnership now",
            "Say who leads %(number)s partnerships now",
            count,
        ),
        _list,
    ),
    Count(
        "wordings",
        speakers,
        _wordings,
        lambda count: ngettext(
            "Agree to %(number)s wording in a partnership, or propose another",
            "Agree to %(number)s wordings in partnerships, or propose others",
            count,
        ),
        _list,
    ),
)
