"""What a report says of payments to persons: totals and numbers, never a name."""

from typing import Any
from unicodedata import normalize

from disclosures.models import PeopleTotal, Period
from disclosures.publishing.contents import amount_text
from regimes.people import groups_of_people


def totals_of(period: Period) -> list[dict[str, Any]]:
    """In one query, as `people_totals` of a snapshot has them, in the order of the rules.

    Labels are as the profile says them, whatever language the person who publishes reads.
    """
    groups = groups_of_people(period.regime.profile)
    places = {
        (group.code, kind): (place, number)
        for place, group in enumerate(groups.values())
        for number, kind in enumerate(group.kinds)
    }
    standing = PeopleTotal.objects.standing().filter(period=period)
    told = []
    for each in standing.order_by("group", "category", "currency"):
        group = groups.get(each.group)
        told.append(
            {
                "amount": amount_text(each.amount, each.currency),
                "category": {
                    "code": each.category,
                    "label": group.kinds.get(each.category, each.category)
                    if group
                    else each.category,
                },
                "currency": each.currency,
                "group": {
                    "code": each.group,
                    "label": group.label if group else each.group,
                },
                "people": each.people,
                "words": normalize("NFC", each.words),
            }
        )
    last = (len(places), 0)
    return sorted(
        told,
        key=lambda x: (
            places.get((x["group"]["code"], x["category"]["code"]), last),
            x["currency"],
        ),
    )
