"""What administrators of patient organisations may do for its profile."""

from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inbox.items import CappedCount, Desk, Item, number
from organisations.models import Organisation, Tie
from organisations.profiles.completion import tasks, with_completion


def profiles(desk: Desk) -> list[Item]:
    """Ties to confirm; and a profile that lacks more than half of its parts."""
    places = {
        seat.organisation.pk
        for seat in desk.seats
        if seat.organisation.kind == Organisation.Kind.PATIENTS
        and "administrator" in seat.roles
        and seat.only_company_id is None
    }
    if not places:
        return []
    waiting = Tie.objects.filter(confirmed_on=None, until_on=None)
    found = with_completion(Organisation.objects.filter(pk__in=places)).annotate(
        ties=CappedCount(_said_to(waiting))
    )
    return [item for each in found.order_by("pk") for item in _of(each)]


def _said_to(ties: Any) -> Any:
    other_said = ~Q(said_by=OuterRef("pk"))
    return ties.filter(
        Q(umbrella=OuterRef("pk")) | Q(member=OuterRef("pk")), other_said
    )


def _of(organisation: Any) -> list[Item]:
    items = []
    if organisation.ties:
        title = ngettext(
            "Confirm %(number)s umbrella or member organisation",
            "Confirm %(number)s umbrella or member organisations",
            organisation.ties,
        )
        items.append(
            Item(
                title=title % {"number": number(organisation.ties)},
                organisation=organisation,
                due_on=None,
                url=reverse(
                    "organisations:profile-ties", args=[organisation.public_id]
                ),
                kind="ties",
                count=organisation.ties,
            )
        )
    every = tasks(organisation)
    missing = [str(task.part.label) for task in every if not task.done]
    if 2 * len(missing) > len(every):
        items.append(
            Item(
                title=_("Your profile lacks: %(parts)s")
                % {"parts": ", ".join(missing)},
                organisation=organisation,
                due_on=None,
                url=reverse("organisations:profile", args=[organisation.public_id]),
                kind="profile",
            )
        )
    return items
