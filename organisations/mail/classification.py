"""Who is told that an organisation is classified, and what became of an objection."""

from collections.abc import Iterable

from django.urls import reverse

from notices.telling import tell
from organisations.classification import Touched
from organisations.lifecycle.classification import COMPANY_OBJECTORS, OWN_OBJECTORS
from organisations.mail.people import members, registrars
from organisations.models import Classification, Objection, Organisation


def classified(decision: Classification, rows: Iterable[Touched]) -> None:
    """All members of the organisation, and companies whose open entries it touches."""
    organisation = decision.organisation
    companies = {row.company_id for row in rows if row.still_open}
    told = members([organisation.pk], verified=False)
    told |= members(companies, COMPANY_OBJECTORS)
    for place, people in told.items():
        tell(
            people,
            "classified",
            url=_page(organisation),
            organisation_id=place,
            context={
                "organisation": organisation.legal_name,
                "value": decision.get_value_display(),
                "valid_from": decision.valid_from,
                "reason": decision.reason,
                "own": place == organisation.pk,
            },
        )


def objected(objection: Objection) -> None:
    """The registrars; and the organisation, when it was a company that objected."""
    organisation = objection.organisation
    told = {
        place: (people, reverse("organisations:objection-queue"))
        for place, people in registrars().items()
    }
    if objection.by_organisation_id != organisation.pk:
        own = members([organisation.pk], OWN_OBJECTORS).get(organisation.pk, [])
        told[organisation.pk] = (own, _page(organisation))
    for place, (people, url) in told.items():
        tell(
            people,
            "objection_made",
            url=url,
            organisation_id=place,
            context={
                "organisation": organisation.legal_name,
                "by": objection.by_organisation.legal_name,
                "wanted": Classification.Value(objection.wanted).label,
            },
        )


def answered(objection: Objection) -> None:
    """Both who objected and whom it is about."""
    organisation, by = objection.organisation_id, objection.by_organisation_id
    told = members([organisation], OWN_OBJECTORS)
    if by != organisation:
        told |= members([by], COMPANY_OBJECTORS)
    for place, people in told.items():
        tell(
            people,
            "objection_answered",
            url=_page(objection.organisation),
            organisation_id=place,
            context={
                "organisation": objection.organisation.legal_name,
                "upheld": objection.state == Objection.State.UPHELD,
                "answer": objection.answer,
            },
        )


def _page(organisation: Organisation) -> str:
    return reverse("organisations:classification", args=[organisation.public_id])
