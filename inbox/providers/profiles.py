"""What administrators of patient organisations may do for its profile."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from inbox.items import Desk, Item
from organisations.models import Organisation
from organisations.profiles.completion import tasks, with_completion


def profiles(desk: Desk) -> list[Item]:
    """A profile that lacks more than half of its parts."""
    places = desk.verified("administrator", kinds={Organisation.Kind.PATIENTS})
    if not places:
        return []
    found = with_completion(Organisation.objects.filter(pk__in=places))
    return [item for each in found.order_by("pk") for item in _of(each)]


def _of(organisation: Any) -> list[Item]:
    every = tasks(organisation)
    missing = [str(task.part.label) for task in every if not task.done]
    if 2 * len(missing) <= len(every):
        return []
    return [
        Item(
            title=_("Your profile lacks: %(parts)s") % {"parts": ", ".join(missing)},
            organisation=organisation,
            due_on=None,
            url=reverse("organisations:profile", args=[organisation.public_id]),
            kind="profile",
        )
    ]
