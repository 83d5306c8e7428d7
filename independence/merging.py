"""The public copies follow when two records of one organisation become one, or two again."""

from django.utils import timezone

from independence import sole
from independence.publishing import publish_incomes
from organisations.models import Merge, Organisation


def follow(merge: Merge) -> None:
    """Of both records: incomes, conditions and words have moved with their rows."""
    today = timezone.localdate()
    both = Organisation.objects.select_related("profile").filter(
        pk__in=[merge.kept_id, merge.merged_id]
    )
    for organisation in both.order_by("pk"):
        publish_incomes(organisation)
        sole.publish(organisation, today)
