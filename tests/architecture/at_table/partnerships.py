"""A running partnership; a third organisation is asked to join it."""

from partnerships.actions import joining, partnerships, wordings
from partnerships.models import PartnershipCondition
from tests import cast
from tests.partnerships.table import TODAY

PAGES = (
    "detail",
    "edit",
    "conditions",
    "condition-end",
    "history",
    "invite",
    "join",
    "decline",
    "leave",
    "part",
    "lead",
    "stage",
    "end",
    "take-back",
)


def make(table, _persons):
    here = {"public_id": table.partnership.public_id}
    clinic = cast.organisation("Lung Clinic North", kind="other")
    joining.invite(table.partnership, clinic, by=table.lead, today=TODAY)
    wordings.propose(
        table.partnership, "benefit", "Somebody listens.", by=table.lead, today=TODAY
    )
    partnerships.add_condition(
        table.partnership,
        scheme="orpha",
        code="182",
        name="Fibrosis",
        by=table.lead,
        today=TODAY,
    )
    kind = here | {"kind": "benefit"}
    arguments = {
        **{f"partnerships:{page}": here for page in PAGES},
        "partnerships:create": {},
        "partnerships:withdraw": here | {"organisation_id": clinic.public_id},
        "partnerships:wording": kind,
        "partnerships:wording-agree": kind | {"number": 1},
    }
    condition = PartnershipCondition.objects.get(partnership=table.partnership)
    posted = {"partnerships:condition-end": {"condition": condition.pk}}
    return arguments, posted
