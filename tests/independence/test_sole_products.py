"""The only medicine for a condition: shown to both, public with the group's own words."""

import datetime

import pytest
from django.urls import reverse

from audit.acting import CALENDAR, acting
from independence import sole
from independence.actions import sole_products
from independence.models import PublicSoleProduct, SoleProduct
from organisations.actions import products
from organisations.models import Condition, Product, Profile
from tests import cast
from tests.independence.conftest import TODAY
from workflow.moves import Refused


def _product(company, **facts):
    return Product.objects.create(
        **{
            "company": company,
            "name": "Breathall",
            "stage": "marketed",
            "condition": "Sarcoidosis",
            "only_one": True,
        }
        | facts
    )


def _serves(organisation, name="Sarcoidosis", **facts):
    return Condition.objects.create(organisation=organisation, name=name, **facts)


def _found():
    return [
        (each.organisation, each.company.pk, each.condition)
        for each in sole.situations(TODAY)
    ]


def test_a_situation_is_found_by_the_code(company, patients):
    _product(company, condition_scheme="orpha", condition_code="797")
    _serves(patients, "Besnier-Boeck disease", scheme="orpha", code="797")

    assert _found() == [(patients.pk, company.pk, "Sarcoidosis")]


def test_the_same_code_of_another_list_is_another_condition(company, patients):
    _product(company, condition_scheme="orpha", condition_code="797")
    _serves(patients, "Something else", scheme="icd-10", code="797")

    assert _found() == []


def test_a_situation_is_found_by_the_name_however_it_is_written(company, patients):
    _product(company)
    _serves(patients, "SARCOIDOSIS")

    assert _found() == [(patients.pk, company.pk, "Sarcoidosis")]


@pytest.mark.parametrize(
    "facts",
    [
        {"only_one": False},
        {"stage": "trials"},
        {"ended_on": TODAY},
        {"condition": "Asthma"},
    ],
)
def test_other_products_make_no_situation(company, patients, facts):
    _product(company, **facts)
    _serves(patients)

    assert _found() == []


def test_a_condition_no_longer_served_makes_none(company, patients):
    _product(company)
    _serves(patients, ended_on=TODAY)

    assert _found() == []


def test_two_medicines_of_two_companies_are_two_situations(
    company, other_company, patients
):
    _product(company)
    _product(other_company, name="Other")
    _serves(patients)

    assert len(_found()) == 2


@pytest.mark.parametrize(
    ("begins", "ends", "country"),
    [
        (None, None, "DE"),
        (0, 0, "DE"),
        (1, None, ""),
        (None, -1, ""),
    ],
)
def test_an_assessment_is_shown_while_it_lasts(
    company, patients, begins, ends, country
):
    def day(shift):
        return None if shift is None else TODAY + datetime.timedelta(days=shift)

    _product(company, hta_country="DE", hta_from_on=day(begins), hta_until_on=day(ends))
    _serves(patients)

    assert [each.under_assessment for each in sole.situations(TODAY)] == [country]


@pytest.fixture
def situation(company, patients):
    _product(company)
    return _serves(patients)


def test_the_groups_words_are_public_at_once(situation, company, patients, admin):
    sole_products.write(company, " We say no when we must. ", by=admin, today=TODAY)

    copy = PublicSoleProduct.objects.get()
    assert (copy.organisation_public_id, copy.company_name, copy.words) == (
        patients.public_id,
        "Northwind Pharma",
        "We say no when we must.",
    )


def test_no_words_take_the_earlier_ones_away(situation, company, admin):
    sole_products.write(company, "Words", by=admin, today=TODAY)

    sole_products.write(company, "", by=admin, today=TODAY)

    assert PublicSoleProduct.objects.get().words == ""
    assert SoleProduct.objects.get().ended_on == TODAY


def test_without_a_situation_there_is_nothing_to_write_beside(company, patients, admin):
    with pytest.raises(Refused):
        sole_products.write(company, "Words", by=admin, today=TODAY)


def test_others_write_nothing(situation, company, po_member, outsider_po, lead):
    for person in (po_member, outsider_po, lead):
        with pytest.raises(Refused):
            sole_products.write(company, "x", by=cast.actor(person), today=TODAY)


def test_the_public_copy_follows_the_products_by_itself(situation, company, patients):
    assert sole.publish_all(TODAY) == 1
    assert sole.publish_all(TODAY) == 0
    assert PublicSoleProduct.objects.count() == 1

    Product.objects.update(only_one=False)

    assert sole.publish_all(TODAY) == 1
    assert not PublicSoleProduct.objects.exists()


def test_a_group_that_hides_its_conditions_is_not_told_about(
    situation, company, patients, admin, viewer, sign_in
):
    with acting(CALENDAR):
        Profile.objects.create(organisation=patients, sights={"conditions": "own"})

    sole_products.write(company, "Words", by=admin, today=TODAY)
    sole.publish_all(TODAY)
    page = sign_in(viewer, company).get(
        reverse("independence:of", args=[patients.public_id])
    )

    assert not PublicSoleProduct.objects.exists()
    assert "Sarcoidosis" not in page.content.decode()


def test_a_group_that_nobody_verified_is_not_told_about(company):
    _product(company)
    _serves(cast.organisation("Unverified group", verified=False))

    assert sole.publish_all(TODAY) == 0


def test_both_sides_see_it(
    situation, company, patients, admin, viewer, po_member, sign_in
):
    sole_products.write(company, "We say no when we must.", by=admin, today=TODAY)

    of = reverse("independence:of", args=[patients.public_id])
    for person, organisation, url in (
        (viewer, company, of),
        (po_member, patients, reverse("independence:index")),
    ):
        page = sign_in(person, organisation).get(url).content.decode()
        assert "Breathall is the only medicine for Sarcoidosis" in page
        assert "We say no when we must." in page


FACTS = {
    "name": "Breathall",
    "stage": "marketed",
    "condition": "Sarcoidosis",
    "only_one": True,
}


def _shown():
    return set(
        PublicSoleProduct.objects.values_list(
            "organisation_public_id", "product", "words"
        )
    )


def test_everybody_reads_a_changed_product_at_once(company, patients, admin, lead):
    _serves(patients)
    by = cast.actor(lead)
    shown = [_shown()]

    products.add(company, FACTS, by=by)
    shown.append(_shown())
    sole_products.write(company, "We say no when we must.", by=admin, today=TODAY)
    product = Product.objects.get()
    version = product.company.company_profile.version
    products.edit(product, {"name": "Breathmore"}, version=version, by=by)
    shown.append(_shown())
    products.end(product, by=by, today=TODAY)
    shown.append(_shown())

    words = "We say no when we must."
    assert shown == [
        set(),
        {(patients.public_id, "Breathall", "")},
        {(patients.public_id, "Breathmore", words)},
        set(),
    ]


def test_what_other_companies_and_hidden_groups_have_stays_as_it_is(
    company, other_company, patients, lead
):
    hidden = cast.patients("Quiet Lungs")
    with acting(CALENDAR):
        Profile.objects.create(organisation=hidden, sights={"conditions": "own"})
    for group in (patients, hidden):
        _serves(group)
    _product(other_company, name="Other")
    sole.publish_all(TODAY)

    products.add(company, FACTS, by=cast.actor(lead))

    assert _shown() == {
        (patients.public_id, "Other", ""),
        (patients.public_id, "Breathall", ""),
    }
    assert sole.publish_all(TODAY) == 0


@pytest.mark.parametrize("count", [1, 12])
def test_following_a_product_costs_the_same_for_one_group_and_for_many(
    company, django_assert_num_queries, count
):
    _product(company)
    for number in range(count):
        _serves(cast.patients(f"Group {number}"))

    with acting(CALENDAR), django_assert_num_queries(7):
        sole.follow(company)

    assert PublicSoleProduct.objects.count() == count
