"""Moves of an agreement by its page: each with its reasons, its words and its sight."""

import pytest
from django.urls import reverse

from notices.models import Notice
from partnerships import turns
from partnerships.actions import agreements, versions
from partnerships.models import Agreement, Approval, VersionConsent
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def as_(table, sign_in):
    def as_(role, of):
        place = getattr(table, of)
        return sign_in(cast.member(place, role), place)

    return as_


def move(agreement, name):
    return reverse("partnerships:agreement-move", args=[agreement.reference, name])


def test_reopening_voids_what_was_approved_and_keeps_who_agreed(table):
    agreement = laying.agreed(table)

    agreements.reopen(
        agreement, by=table.volunteer, today=TODAY, reason="We forgot the venue"
    )
    agreement.refresh_from_db()

    assert agreement.state == Agreement.State.NEGOTIATION
    assert (agreement.agreed, agreement.agreed_on) == (None, None)
    assert set(Approval.objects.values_list("state", flat=True)) == {"lapsed"}
    assert VersionConsent.objects.filter(version=agreement.current).count() == 2
    assert turns.now(agreement).side == "patients"
    assert "We forgot the venue" in Notice.objects.get(kind="agreement_reopened").body


def test_after_reopening_a_new_version_is_agreed_and_approved_anew(table):
    agreement = laying.agreed(table)
    agreements.reopen(agreement, by=table.volunteer, today=TODAY, reason="Venue")
    versions.write(agreement, {"venue": "The town hall"}, {}, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=TODAY)

    agreements.agree(agreement, by=table.lead, today=TODAY)
    agreement.refresh_from_db()

    assert agreement.agreed.number == 2
    assert sorted(Approval.objects.values_list("state", "version__number")) == [
        ("lapsed", 1),
        ("waiting", 2),
    ]


def test_members_do_not_reopen(table):
    agreement = laying.agreed(table)

    with pytest.raises(Refused, match="speak for a party"):
        agreements.reopen(agreement, by=table.actor("viewer"), today=TODAY, reason="No")


def test_sending_by_the_page_carries_the_covering_words(table, as_):
    agreement = laying.sent(table)
    versions.write(agreement, {"amount": 15000}, {}, by=table.volunteer)
    client = as_("administrator", "patients")

    response = client.post(move(agreement, "send"), {"words": "More evenings."})
    agreement.refresh_from_db()

    assert response.url == agreement.get_absolute_url()
    assert agreement.current.covering_words == "More evenings."


def test_agreeing_by_the_page(table, as_):
    agreement = laying.sent(table)
    client = as_("administrator", "patients")

    asked = client.get(move(agreement, "agree"))
    client.post(move(agreement, "agree"))
    agreement.refresh_from_db()

    assert "frozen" in asked.text
    assert agreement.state == Agreement.State.APPROVAL


def test_declining_needs_a_reason(table, as_):
    agreement = laying.sent(table)
    client = as_("administrator", "patients")

    without = client.post(move(agreement, "decline"), {"reason": " "})
    client.post(move(agreement, "decline"), {"reason": "Too much to read"})
    agreement.refresh_from_db()

    assert "reason" in without.context["form"].errors
    assert (agreement.state, agreement.end_reason) == ("declined", "Too much to read")


def test_a_first_draft_is_cancelled_by_its_side(table, as_):
    agreement = laying.drafted(table)

    as_("lead", "company").post(move(agreement, "cancel"), {"reason": "Not now"})
    agreement.refresh_from_db()

    assert agreement.state == Agreement.State.CANCELLED


def test_what_can_not_be_done_is_said_with_the_reason(table, as_):
    agreement = laying.sent(table)
    client = as_("lead", "company")

    page = client.get(agreement.get_absolute_url())
    response = client.post(move(agreement, "agree"), follow=True)

    steps = {str(step["label"]): step["reasons"] for step in page.context["steps"]}
    reason = "Those agree who have not agreed to this version yet."
    assert steps["Agree to this version"] == [reason]
    assert reason in response.text


def test_with_a_draft_of_one_s_own_agreeing_says_what_to_do_first(table, as_):
    agreement = laying.sent(table)
    versions.write(agreement, {"amount": 1}, {}, by=table.volunteer)

    page = as_("administrator", "patients").get(agreement.get_absolute_url())

    steps = {str(step["label"]): step["reasons"] for step in page.context["steps"]}
    assert steps["Go on with your draft"] == []
    assert "draft with changes" in steps["Agree to this version"][0]


def test_a_move_that_is_none_is_not_found(table, as_):
    agreement = laying.sent(table)
    client = as_("lead", "company")

    assert client.get(move(agreement, "finish_signing")).status_code == 404


def test_an_outsider_finds_nothing(table, sign_in):
    agreement = laying.sent(table)
    outsider = cast.company("Southgate Biologics", "CH")
    client = sign_in(cast.member(outsider, "lead"), outsider)

    assert client.get(agreement.get_absolute_url()).status_code == 404
    assert client.post(move(agreement, "agree")).status_code == 404


def test_the_history_does_not_tell_of_the_other_side_s_draft(table, as_):
    agreement = laying.sent(table)
    versions.open_draft(agreement, by=table.volunteer)
    versions.drop_draft(agreement, by=table.volunteer, today=TODAY)

    page = as_("lead", "company").get(
        reverse("partnerships:agreement-history", args=[agreement.reference])
    )

    titles = [moment.title for moment in page.context["moments"]]
    assert titles == ["A version was sent; Drafted"]
    assert "draft begun" not in page.text.lower()
    assert "draft dropped" not in page.text.lower()


def test_the_list_finds_by_words_state_and_partnership(table, as_):
    agreement = laying.sent(table)
    laying.drafted(table, by=table.volunteer)
    own = laying.drafted(table)
    client = as_("lead", "company")
    url = reverse("partnerships:agreement-list")

    def found(**asked):
        return [str(a) for a in client.get(url, asked).context["agreements"]]

    assert found() == found(state="open") == [str(own), str(agreement)]
    assert found(q="helpline") == [str(agreement)]
    assert found(q=agreement.reference.lower()) == [str(agreement)]
    assert len(found(partnership=table.partnership.public_id)) == 2
    assert found(kind="services") == found(state="signed") == found(q="zzz") == []


def test_the_list_costs_the_same_for_one_and_many(
    table, as_, django_assert_num_queries
):
    laying.sent(table)
    client = as_("lead", "company")
    url = reverse("partnerships:agreement-list")
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    for _number in range(6):
        laying.sent(table)

    with django_assert_num_queries(5):
        client.get(url)


def test_the_inbox_counts_agreements_whose_turn_it_is(table, as_):
    laying.sent(table)

    page = as_("administrator", "patients").get(reverse("inbox:index"))

    assert "Answer 1 agreement: it is your turn" in page.text
