"""Who is told of likenesses to sanctions lists."""

from django.db.models import Q
from django.urls import reverse

from notices.telling import tell
from organisations.diligence import IN_FORCE
from organisations.lifecycle.diligence import CHECKERS
from organisations.lifecycle.diligence import State as Checks
from organisations.lifecycle.screening import TOLD, State
from organisations.mail.people import members, registrars
from organisations.models import DueDiligence, ScreeningMatch


def decided(match: ScreeningMatch) -> None:
    """The organisation, and companies that check or have cleared it when it is the same."""
    organisation = match.organisation
    told = members([organisation.pk], TOLD)
    if match.state == State.SAME:
        checks = DueDiligence.objects.filter(
            Q(state=Checks.COLLECTING) | Q(state__in=IN_FORCE),
            organisation=organisation,
        )
        companies = set(checks.values_list("company_id", flat=True))
        told |= members(companies, CHECKERS)
    for place, people in told.items():
        tell(
            people,
            "screening_decided",
            url=reverse("organisations:screening", args=[organisation.public_id]),
            organisation_id=place,
            context={
                "organisation": organisation.legal_name,
                "list": match.list_name,
                "same": match.state == State.SAME,
                "words": match.words,
                "own": place == organisation.pk,
            },
        )


def found(list_name: str, count: int) -> None:
    """Registrars have to look at what is new."""
    for place, people in registrars().items():
        tell(
            people,
            "screening_found",
            url=reverse("organisations:screening-queue"),
            organisation_id=place,
            context={"list": list_name, "count": count},
        )
