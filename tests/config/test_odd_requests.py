"""What nobody's browser sends is refused, and never breaks a page."""

import pytest
from django.urls import reverse

from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/register/organisations/%00/",
        "/register/?currency=%00&q=lung",
        "/join/?next=%00",
        "/%00",
    ],
)
def test_nul_in_a_public_address(client, address):
    assert client.get(address).status_code == 400


def test_nul_in_what_is_sent(sign_in, patients, po_administrator):
    client = sign_in(po_administrator, patients)

    sent = client.post(reverse("disclosures:review-answers"), {"row": "a\0.1"})
    asked = client.get("/organisations/%00/")

    assert (sent.status_code, asked.status_code) == (400, 400)


def test_a_version_of_five_thousand_digits(
    sign_in, company, officer, patients, po_administrator
):
    by = cast.actor(officer)
    entry = ledger.entry(company, patients, by=by)
    ledger.in_review(company, by=by)
    client = sign_in(po_administrator, patients)

    answer = client.post(
        reverse("disclosures:review-answers"),
        {"row": f"{entry.public_id}.{'1' * 5000}", "answer": "confirmed"},
        follow=True,
    )

    assert "changed since you opened the page" in answer.content.decode()


@pytest.mark.parametrize(
    "name",
    ["inbox:index", "organisations:list", "disclosures:review", "accounts:preferences"],
)
def test_private_pages_are_kept_by_nobody(sign_in, patients, po_administrator, name):
    answer = sign_in(po_administrator, patients).get(reverse(name))

    assert answer.status_code == 200
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
