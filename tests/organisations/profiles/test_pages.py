"""What the pages of a profile cost, and what they tell to whom."""

import pytest
from django.urls import reverse
from django.utils import timezone

from inbox.waiting import waiting
from organisations.actions import governing_bodies, products, ties
from organisations.actors import seats
from organisations.models.public import Sight
from tests import cast
from tests.organisations.profiles.conftest import TODAY


def profile(organisation):
    return reverse("organisations:profile", args=[organisation.public_id])


@pytest.mark.parametrize("many", [1, 12])
def test_the_profile_costs_the_same_for_any_number(
    sign_in, po_administrator, patients, keeper, fill, django_assert_num_queries, many
):
    for part in ("about", "reach", "conditions", "documents"):
        fill(part, Sight.PARTNERS)
    for number in range(many):
        governing_bodies.add(patients, {"office": f"Board {number}"}, by=keeper)
        other = cast.patients(f"Circle {number}")
        ties.say(
            patients, other, is_umbrella=False, from_on=None, by=keeper, today=TODAY
        )
    client = sign_in(po_administrator)
    client.get(profile(patients))

    with django_assert_num_queries(9):
        client.get(profile(patients))


@pytest.mark.parametrize("many", [1, 12])
def test_a_companys_profile_costs_the_same_for_any_number(
    sign_in, company, lead, outsider_po, django_assert_num_queries, many
):
    for number in range(many):
        products.add(
            company,
            {"name": f"P{number}", "stage": "trials", "condition": "Asthma"},
            by=cast.actor(lead),
        )
    client = sign_in(outsider_po)
    client.get(profile(company))

    with django_assert_num_queries(9):
        client.get(profile(company))


def test_the_register_asks_three_times_at_most(
    client, patients, fill, django_assert_num_queries
):
    fill("about")
    address = reverse("register:organisation", args=[patients.public_id])

    with django_assert_num_queries(2):
        client.get(address)


def test_the_own_side_reads_names_in_the_history(
    sign_in, patients, fill, po_administrator, outsider_officer
):
    fill("size", Sight.OWN)
    fill("contact")
    fill("size", Sight.PUBLIC)

    own = sign_in(po_administrator).get(profile(patients))
    (moment,) = own.context["moments"]  # all within two seconds
    assert moment.by == str(po_administrator)
    assert moment.title == "Contact changed"
    told = {(each.label, each.before, each.after) for each in moment.changes}
    assert ("Who may read “Size”", "Only we", "Everybody") in told
    assert ("Members", "", "1234") in told
    # what was kept to itself once is not read in its history
    assert sign_in(outsider_officer).get(profile(patients)).context["moments"] == []


def test_others_read_role_and_company_in_a_companys_history(
    sign_in, company, lead, outsider_po
):
    products.add(
        company,
        {"name": "Avelorin", "stage": "trials", "condition": "Asthma"},
        by=cast.actor(lead),
    )

    moments = sign_in(outsider_po).get(profile(company)).context["moments"]

    assert {moment.by for moment in moments} == {"the lead of Northwind Pharma"}


def on_desk(person):
    found = waiting(person, seats(person, timezone.localdate()), TODAY)
    return [(row.item.kind, row.item.count) for row in found]


def test_an_administrator_is_reminded_of_a_profile_that_is_hardly_begun(
    po_administrator, po_member, patients, fill
):
    assert on_desk(po_administrator) == [("profile", 1)]
    assert on_desk(po_member) == []

    for part in ("about", "conditions", "reach", "size"):
        fill(part)
    assert on_desk(po_administrator) == []


def test_a_tie_waits_for_the_administrators_of_the_other_side(
    patients, other_patients, keeper, outsider_po, po_administrator
):
    tie = ties.say(
        patients,
        other_patients,
        is_umbrella=True,
        from_on=None,
        by=keeper,
        today=TODAY,
    )
    assert ("ties", 1) in on_desk(outsider_po)
    assert ("ties", 1) not in on_desk(po_administrator)

    ties.refuse(tie, by=cast.actor(outsider_po), today=TODAY)
    assert ("ties", 1) not in on_desk(outsider_po)


def test_other_bodies_have_no_profile(sign_in, officer):
    clinic = cast.organisation("City Clinic", kind="other")

    assert sign_in(officer).get(profile(clinic)).status_code == 404


def test_an_unknown_part_is_not_there(sign_in, po_administrator, patients, company):
    client = sign_in(po_administrator)
    for part in ("process", "sights", "governing_body", "../edit"):
        address = f"{profile(patients)}{part}/"
        assert client.get(address).status_code == 404, part


def test_a_profile_that_is_not_begun_says_what_to_do(
    sign_in, po_administrator, patients, lead, company
):
    for person, organisation, missing in (
        (po_administrator, patients, 7),
        (lead, company, 4),
    ):
        page = sign_in(person).get(profile(organisation))

        assert page.context["missing"] == missing
        assert page.context["moments"] == []
