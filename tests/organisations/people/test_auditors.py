from django.urls import reverse

from audit.models import Event
from tests.disclosures import ledger


def viewed():
    return list(
        Event.objects.filter(verb="viewed").values_list("person_id", "data__page")
    )


def test_what_an_auditor_looks_at_is_recorded(
    sign_in, company_auditor, company, patients
):
    transfer = ledger.transfer(company, patients)

    sign_in(company_auditor).get(transfer.get_absolute_url())

    event = Event.objects.get(verb="viewed")
    assert (event.person_id, event.acting_for_id) == (company_auditor.pk, company.pk)
    assert event.data == {
        "page": "disclosures:transfer-detail",
        "of": {"public_id": transfer.public_id},
    }


def test_what_others_look_at_and_what_is_public_is_not(
    sign_in, company_auditor, officer, company, patients
):
    transfer = ledger.transfer(company, patients)

    sign_in(officer).get(transfer.get_absolute_url())
    sign_in(company_auditor).get(reverse("register:home"))
    sign_in(company_auditor).get("/transfers/aaaaaaaaaaaaaaaa/")

    assert viewed() == []
