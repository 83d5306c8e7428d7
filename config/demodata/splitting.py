"""One payment that was for two organisations, split into its parts."""

from decimal import Decimal

from config.demodata.currencies import COMPANY
from config.demodata.world import World
from disclosures.actions import splitting
from disclosures.models import Transfer
from organisations.models import Role


def tell(world: World) -> None:
    """The translated guide was for two organisations; one of them had been named."""
    whole = (
        Transfer.objects.filter(disclosed_by__legal_name=COMPANY, currency="GBP")
        .select_related("disclosed_by")
        .latest("pk")
    )
    splitting.split(
        whole,
        [
            splitting.Part(world.patients[0], Decimal(1000), ""),
            splitting.Part(
                world.patients[1], Decimal(800), "Printing of the family guide"
            ),
        ],
        by=world.actor(whole.disclosed_by, Role.DISCLOSURE_OFFICER),
        reason="The invoice was for two organisations.",
        today=world.today,
    )
