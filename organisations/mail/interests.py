"""Who is reminded of interests that have to be declared again."""

from django.urls import reverse

from notices.telling import tell
from organisations.lifecycle.interests import KEEPERS
from organisations.mail.people import members
from organisations.models import Interest


def ending(interest: Interest, days: int) -> bool:
    """The person, while they act for the organisation; or those who declare for it."""
    place = interest.organisation_id
    own = interest.person_id is None
    people = members([place], KEEPERS if own else None).get(place, [])
    if not own:
        people = [person for person in people if person.pk == interest.person_id]
    tell(
        people,
        "interest_renewal",
        url=reverse("organisations:interests"),
        organisation_id=place,
        context={
            "organisation": interest.organisation.legal_name,
            "own": own,
            "days": days,
            "until": interest.renew_by,
        },
    )
    return bool(people)
