"""What a company says of itself."""

import pytest
from django.urls import reverse

from organisations.actions import products
from organisations.models import (
    Product,
    PublicProfile,
)
from tests import cast
from tests.organisations.profiles.conftest import TODAY, address


def test_a_product_is_listed_changed_and_ended(sign_in, company, lead):
    client = sign_in(lead)
    form = {
        "name": "Avelorin",
        "stage": "marketed",
        "condition": "Sarcoidosis",
        "condition_scheme": "orpha",
        "condition_code": "797",
        "only_one": "on",
        "exclusivity": "orphan",
        "hta_country": "GB",
        "key": "once",
    }
    for _twice in range(2):
        client.post(address("profile-products-add", company), form)
    product = Product.objects.get()
    page = client.get(address("profile", company)).content.decode()
    for words in (
        "Sarcoidosis (ORPHA 797)",
        "Orphan status",
        "The only medicine",
        "Under assessment in United Kingdom",
    ):
        assert words in page

    one = address("profile-product", company, product.public_id)
    wrong = {**form, "condition_code": "E84", "exclusivity": "", "version": 1}
    wrong |= {"exclusive_until": "2030-1-1"}
    page = client.post(one, wrong)
    assert set(page.context["form"].errors) == {"condition_code", "exclusivity"}

    client.post(address("profile-product-end", company, product.public_id))
    assert PublicProfile.objects.get().facts["products"] == []


def test_a_product_of_another_company_is_not_there(
    sign_in, company, lead, other_company, outsider_officer
):
    products.add(
        company,
        {"name": "Avelorin", "stage": "trials", "condition": "Sarcoidosis"},
        by=cast.actor(lead),
    )
    client = sign_in(cast.member(other_company, "lead"))
    product = Product.objects.get().public_id

    assert (
        client.get(address("profile-product", other_company, product)).status_code
        == 404
    )
    assert client.get(address("profile-product", company, product)).status_code == 302


def test_everybody_reads_what_a_company_changed_and_when(
    client, sign_in, company, lead
):
    writing = sign_in(lead)
    typed = {"promised_days": "60", "process_open": "on", "criteria": "Peer support"}
    process = address("profile-part", company, "process")
    writing.post(process, {**typed, "version": 1, "contact_name": "Lee Lead"})
    writing.post(process, {**typed, "promised_days": "90", "version": 2})
    client.logout()

    page = client.get(reverse("register:organisation", args=[company.public_id]))

    (change,) = page.context["changes"]
    assert change == (TODAY, "Days until an answer, at most", "60", "90")
    assert "Peer support" in page.content.decode()
    assert "Lee Lead" not in page.content.decode()


@pytest.mark.parametrize("share", ["0", "100.01", "-1", "1e9", "NaN"])
def test_a_limit_is_a_share_in_per_cent(sign_in, company, lead, share):
    page = sign_in(lead).post(
        address("profile-part", company, "limits"),
        {"income_share_limit": share, "version": 1},
    )

    assert list(page.context["form"].errors) == ["income_share_limit"]


def test_only_who_may_change_the_record_is_led_there(
    sign_in, company, lead, company_administrator
):
    edit = reverse("organisations:edit", args=[company.public_id])

    keeper = sign_in(lead).get(address("profile", company)).content.decode()
    administrator = sign_in(company_administrator).get(address("profile", company))

    assert edit not in keeper
    assert edit in administrator.content.decode()


def test_the_record_of_a_company_has_no_row_for_conditions(
    sign_in, company, patients, lead
):
    client = sign_in(lead)

    assert "Conditions" not in client.get(company.get_absolute_url()).content.decode()
    assert "Conditions" in client.get(patients.get_absolute_url()).content.decode()
