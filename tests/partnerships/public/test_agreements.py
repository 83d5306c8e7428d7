"""The public sheet of an agreement: only when signed, only fields that are marked public."""

import datetime
from decimal import Decimal

import pytest

from audit.acting import acting
from partnerships.actions import publishing
from partnerships.models import Agreement, PublicAgreement, Version
from partnerships.published import CONFIDENTIAL, PUBLIC
from tests.partnerships import signing
from tests.partnerships.public.showing import sheet, signed
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused

pytestmark = pytest.mark.django_db
LATER = TODAY + datetime.timedelta(days=9)
NOT_TERMS = {
    *("id", "agreement", "number", "by_organisation", "by_person_id", "created_at"),
    *("covering_words", "sent_at", "sent_on", "dropped_on"),
}


@pytest.fixture
def table():
    return laid()


def test_every_field_of_a_version_is_marked_public_or_confidential():
    fields = {field.name for field in Version._meta.local_concrete_fields}

    assert fields - NOT_TERMS == PUBLIC | CONFIDENTIAL
    assert not PUBLIC & CONFIDENTIAL


def test_nothing_is_shown_before_all_signed(table):
    agreement = signing.agreed(table)

    with pytest.raises(Refused, match="when all have signed it"):
        publishing.agree_to_agreement(agreement, by=table.lead, today=TODAY)


def test_nothing_is_shown_before_all_agreed(table):
    agreement = signed(table)

    assert not publishing.agree_to_agreement(agreement, by=table.lead, today=TODAY)
    assert not PublicAgreement.objects.exists()


def test_the_sheet_says_what_is_marked_public_and_nothing_else(table):
    secret = {
        name: f"CONFIDENTIAL {name}"
        for name in CONFIDENTIAL
        if Version._meta.get_field(name).get_internal_type() == "TextField"
    }
    agreement = signed(table, public_title="A helpline", who_owns="They do.", **secret)

    found = sheet(table, agreement)

    assert found.title == "A helpline"
    assert found.facts["who_owns"] == "They do."
    assert (found.amount, found.currency) == (Decimal(12000), "GBP")
    assert len(secret) > 5
    assert "CONFIDENTIAL" not in str(vars(found))


def test_an_access_campaign_and_the_groups_own_words_are_on_the_sheet(table):
    agreement = signed(
        table, access_campaign=True, only_funder_reason="Nobody else came."
    )

    found = sheet(table, agreement)

    assert found.access_campaign
    assert found.facts["only_funder_reason"] == "Nobody else came."


def test_each_party_can_take_it_back(table):
    agreement = signed(table)
    sheet(table, agreement)

    publishing.take_agreement_back(agreement, by=table.volunteer, today=LATER)

    found = PublicAgreement.objects.get()
    assert (found.title, found.amount, found.facts) == ("", None, {})
    assert found.withdrawn_on == LATER
    assert not Agreement.objects.get(pk=agreement.pk).is_public


def test_the_sheet_follows_what_time_makes_of_the_agreement(table):
    agreement = signed(table)
    sheet(table, agreement)
    with acting(table.lead):
        Agreement.objects.filter(pk=agreement.pk).update(state="active")

    assert publishing.bring_up_to_date(LATER) == 1
    assert publishing.bring_up_to_date(LATER) == 0
    assert PublicAgreement.objects.get().state == "active"
