"""A partnership and an agreement that are public, and a joint story."""

from partnerships.actions import publishing, stories
from partnerships.lifecycle.publishing import SHOWN
from partnerships.models import Agreement
from tests.partnerships.table import TODAY


def make(table, _persons):
    partnership = table.partnership
    signed = Agreement.objects.filter(
        partnership=partnership, state__in=SHOWN, amends=None
    ).first()
    for by in (table.volunteer, table.lead):
        publishing.agree(partnership, by=by, today=TODAY)
        publishing.agree_to_agreement(signed, by=by, today=TODAY)
    story = stories.write(
        partnership,
        by=table.volunteer,
        today=TODAY,
        title="A year of calls",
        text="Somebody answered.",
        audience="Members",
        medium="print",
    )
    here = {"public_id": partnership.public_id}
    sheet = {"reference": signed.reference}
    arguments = {
        "partnerships:public": here,
        "partnerships:agreement-public": sheet,
        "partnerships:story": {"public_id": story.public_id},
        "partnerships:story-create": here,
        "register:partnership": here,
        "register:agreement": sheet,
        "register:partnerships": {},
        "register:agreements": {},
    }
    return arguments, {}
