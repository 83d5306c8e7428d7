"""What was asked of published reports: one answered, one that waits."""

import datetime

from config.demodata.world import World
from disclosures.actions import corrections
from disclosures.models import CorrectionOutcome, CorrectionReason, RegisterLine
from organisations.actors import NOBODY
from organisations.models import Role

COMPANY = "Northwind Pharma"
ASKER = "Rare Lung Alliance"


def tell(world: World) -> None:
    company, asker = world.company(COMPANY), world.organisation(ASKER)
    lines = (
        RegisterLine.objects.filter(company_name=COMPANY)
        .select_related("line", "report")
        .order_by("-year", "pk")
    )
    own = lines.filter(organisation_name=ASKER)[0]
    other = lines.exclude(organisation_name=ASKER)[0]
    asked = corrections.ask(
        own.report,
        own.line,
        reason=CorrectionReason.DESCRIPTION,
        words="We used it for the helpline; the magazine was paid by members.",
        by=world.actor(asker, Role.REVIEWER),
        today=world.today - datetime.timedelta(days=40),
    )
    corrections.answer(
        asked,
        outcome=CorrectionOutcome.UNCHANGED,
        words="The letter of award names the magazine. We ask which use was agreed.",
        by=world.actor(company, Role.DISCLOSURE_OFFICER),
        today=world.today - datetime.timedelta(days=21),
    )
    corrections.ask(
        other.report,
        other.line,
        reason=CorrectionReason.AMOUNT,
        words="The recipient's own yearly report names a smaller sum.",
        by=NOBODY,
        today=world.today - datetime.timedelta(days=5),
    )
