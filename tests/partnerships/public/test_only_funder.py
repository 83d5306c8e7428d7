"""Worked example H: one company pays alone. Nobody may require it; it is told in public."""

import pytest

from partnerships.actions.approvals import approve
from partnerships.gates import assessed
from partnerships.models import Approval
from tests.partnerships import signing
from tests.partnerships.public.showing import sheet
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused

pytestmark = pytest.mark.django_db
WORDS = "We asked four companies. Nobody else came."


def test_an_only_funder_is_approved_and_told_in_the_words_of_the_group(client):
    table = laid()
    someone = signing.people(table)
    agreement = signing.agreed(
        table, only_funder_required=False, only_funder_reason=WORDS
    )

    told = assessed(agreement, agreement.agreed_id, TODAY).findings
    assert not [each for each in told if each.key.startswith("VR-05")]
    with pytest.raises(Refused, match="In approval"):
        signing.sign(agreement, someone.chair)
    step = Approval.objects.get(agreement=agreement, role="compliance_reviewer")
    approve(step, by=someone.reviewer, today=TODAY, all_the_same=signing.WHY)
    signing.sign(agreement, someone.chair)
    signing.sign(agreement, someone.signs)

    public = sheet(table, signing.fresh(agreement))
    page = client.get(public.get_absolute_url()).content.decode()
    assert public.facts["only_funder_reason"] == WORDS
    assert WORDS in page
