"""Which records changed since an instant, in anything that is held against a list."""

import datetime

from audit.models import Event
from organisations.models import (
    CompanyProfile,
    GoverningMember,
    Organisation,
    OrganisationName,
    Profile,
)

GOVERNING_BODY = "governing_body"


def since(instant: datetime.datetime) -> set[int]:
    """Organisations whose names, or people in whose governing body, are others now.

    A person's name is kept out of the history: the event of the profile tells of it.
    """
    changed = set(
        Organisation.history.filter(history_date__gte=instant).values_list(
            "id", flat=True
        )
    )
    for model in (OrganisationName, GoverningMember):
        rows = model.history.filter(history_date__gte=instant)
        changed |= set(rows.values_list("organisation_id", flat=True))
    for kept in (Profile, CompanyProfile):
        told = Event.objects.filter(
            at__gte=instant,
            data__part=GOVERNING_BODY,
            subject_type=kept._meta.label_lower,
        )
        changed |= set(
            kept.objects.filter(pk__in=told.values("subject_id")).values_list(
                "organisation_id", flat=True
            )
        )
    return changed
