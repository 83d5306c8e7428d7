"""What is counted for patient organisations and other recipients."""

from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from disclosures.lifecycle.passed_on import REPORTING_ROLES
from disclosures.models import PassOnList
from inbox.counted import Count
from inbox.items import Desk
from independence.lifecycle.alerts import ORGANISATION_ROLES
from independence.models import Alert
from organisations.lifecycle.diligence import PROVIDERS
from organisations.models import DiligenceItem, DueDiligence, Organisation, Tie

Kind = Organisation.Kind


def _providers(desk: Desk) -> Any:
    return desk.verified(*PROVIDERS, kinds={Kind.PATIENTS, Kind.OTHER})


def _administrators(desk: Desk) -> Any:
    return desk.verified("administrator", kinds={Kind.PATIENTS})


def _speakers(desk: Desk) -> Any:
    return desk.verified(*ORGANISATION_ROLES, kinds={Kind.PATIENTS})


def _reporters(desk: Desk) -> Any:
    return desk.verified(*REPORTING_ROLES, kinds={Kind.OTHER})


COUNTS = (
    Count(
        "passed_on",
        _reporters,
        lambda _desk: PassOnList.objects.filter(
            agency=OuterRef("pk"), state=PassOnList.State.ASKED
        ),
        lambda count: ngettext(
            "Hand in %(number)s list of what you passed on for a company",
            "Hand in %(number)s lists of what you passed on for companies",
            count,
        ),
        lambda _own: reverse("disclosures:passed-on-list"),
        first="due_on",
        zone="period__time_zone",
    ),
    Count(
        "asked",
        _providers,
        lambda _desk: DiligenceItem.objects.filter(
            outcome=DiligenceItem.Outcome.ASKED,
            answered_on=None,
            diligence__state=DueDiligence.State.COLLECTING,
            diligence__organisation=OuterRef("pk"),
        ),
        lambda count: ngettext(
            "Answer %(number)s question of a company that checks you",
            "Answer %(number)s questions of companies that check you",
            count,
        ),
        lambda _own: reverse("organisations:diligence-list"),
    ),
    Count(
        "ties",
        _administrators,
        lambda _desk: Tie.objects.filter(
            Q(umbrella=OuterRef("pk")) | Q(member=OuterRef("pk")),
            ~Q(said_by=OuterRef("pk")),
            confirmed_on=None,
            until_on=None,
        ),
        lambda count: ngettext(
            "Confirm %(number)s umbrella or member organisation",
            "Confirm %(number)s umbrella or member organisations",
            count,
        ),
        lambda own: reverse("organisations:profile-ties", args=[own.public_id]),
    ),
    Count(
        "dependence",
        _speakers,
        lambda _desk: Alert.objects.filter(
            organisation=OuterRef("pk"), organisation_words="", state=Alert.State.OPEN
        ),
        lambda count: ngettext(
            "Answer %(number)s question about dependence",
            "Answer %(number)s questions about dependence",
            count,
        ),
        lambda _own: reverse("independence:alert-list"),
    ),
)
