"""What a registrar verified for one of two records holds for the one that stays."""

from organisations import merge_notes
from organisations.models import Identifier, Membership, Merge


def numbers(made: Merge) -> None:
    """A number that both have, verified for the merged one, is verified for the kept."""
    verified = {
        (each.scheme, each.value): each
        for each in Identifier.objects.filter(
            organisation=made.merged, verified_on__isnull=False
        )
    }
    for own in Identifier.objects.filter(organisation=made.kept, verified_on=None):
        if other := verified.get((own.scheme, own.value)):
            said = {
                name: getattr(other, name)
                for name in ("verified_on", "verified_by_id", "evidence")
            }
            merge_notes.change(made, other, verified_on=None, verified_by_id=None)
            merge_notes.change(made, own, ended_on=None, **said)


def mandates(made: Merge) -> None:
    """A role that a person holds in both, verified in the merged one, has no limit.

    The merged one's row stays with it, because of the equal one. Other roles of the
    person keep their limit: nobody looked at those.
    """
    lasting = Membership.objects.filter(until_on=None)
    verified = set(
        lasting.filter(organisation=made.merged, only_company=None).values_list(
            "person_id", "role"
        )
    )
    limited = lasting.filter(organisation=made.kept, only_company__isnull=False)
    for own in limited.select_for_update().order_by("pk"):
        if (own.person_id, own.role) in verified:
            merge_notes.change(made, own, only_company_id=None)
