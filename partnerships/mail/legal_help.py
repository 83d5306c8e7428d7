"""Who is told about legal help: the companies that answer, the organisation that asked."""

from typing import Any

from django.urls import reverse

from audit.acting import Actor
from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Organisation
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.mail.parties import facts
from partnerships.models import LegalHelp, Side


def asked(help_: LegalHelp, *, by: Actor) -> None:
    organisation = Organisation.objects.get(pk=by.organisation)
    _tell_companies(
        help_,
        "legal_help_asked",
        organisation=organisation.legal_name,
        words=help_.words,
    )


def late(help_: LegalHelp) -> None:
    _tell_companies(help_, "legal_help_late", organisation=help_.asked_by.legal_name)


def answered(help_: LegalHelp, *, by: Actor) -> None:
    company = Organisation.objects.get(pk=by.organisation)
    place = help_.asked_by_id
    tell(
        members([place], WRITERS).get(place, []),
        "legal_help_answered",
        url=_url(help_),
        organisation_id=place,
        context={
            **facts(help_.agreement),
            "company": company.legal_name,
            "offer": help_.get_offer_display(),
            "words": help_.answer,
        },
    )


def _tell_companies(help_: LegalHelp, kind: str, **context: Any) -> None:
    places = list(
        help_.agreement.parties.filter(side=Side.COMPANY, shown=True).values_list(
            "organisation_id", flat=True
        )
    )
    people = members(places, COMPANY_WRITERS)
    for place in places:
        tell(
            people.get(place, []),
            kind,
            url=_url(help_),
            organisation_id=place,
            context={
                **facts(help_.agreement),
                "until": help_.promised_on,
                **context,
            },
        )


def _url(help_: LegalHelp) -> str:
    return reverse("partnerships:legal-help", args=[help_.agreement.reference])
