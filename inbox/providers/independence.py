"""Questions about dependence that wait for somebody's words."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from inbox.items import CAP, Desk, Item, number
from independence.lifecycle.alerts import COMPANY_ROLES, ORGANISATION_ROLES
from independence.models import Alert
from organisations.models import Organisation


def dependence(desk: Desk) -> list[Item]:
    """Of organisations the own words, of companies the plan: one query for each side."""
    items: list[Item] = []
    for kind, roles, key, answer in (
        ("patients", ORGANISATION_ROLES, "organisation_id", "organisation_words"),
        ("company", COMPANY_ROLES, "company_id", "company_plan"),
    ):
        places = {
            seat.organisation.pk: seat.organisation
            for seat in desk.seats
            if seat.organisation.kind == kind
            and seat.roles.intersection(roles)
            and seat.only_company_id is None
        }
        if places:
            waiting = Alert.objects.filter(
                **{f"{key}__in": places, answer: "", "state": Alert.State.OPEN}
            )
            found = waiting.order_by("pk").values_list(key, flat=True)[: CAP + 1]
            items += _items(Counter(found), places)
    return items


def _items(counts: Counter[int], places: dict[int, Organisation]) -> Iterator[Item]:
    for pk, count in counts.items():
        title = ngettext(
            "Answer %(number)s question about dependence",
            "Answer %(number)s questions about dependence",
            count,
        )
        yield Item(
            title=title % {"number": number(count)},
            organisation=places[pk],
            due_on=None,
            url=reverse("independence:alert-list"),
            kind="dependence",
            count=count,
        )
