"""The officer's way to take a stored file back."""

import pytest
from django.urls import reverse

from disclosures.actions import import_undoing, transfers
from disclosures.models import ImportBatch, RecipientDecision, Transfer
from tests.disclosures.imports.taking_back import HEAD, ROWS, WHY, payment
from tests.draining import drain

LINK = "Take this file back…"


@pytest.fixture
def signed_in(sign_in, officer):
    return sign_in(officer)


def page(name, batch):
    return reverse(f"disclosures:import-{name}", args=[batch.public_id])


def leave(batch, by):
    transfers.attach(
        payment(batch),
        data=b"%PDF-1.4 invoice",
        name="invoice.pdf",
        media_type="application/pdf",
        by=by,
    )


def test_the_page_says_what_would_happen(signed_in, stored):
    assert LINK in signed_in.get(page("detail", stored)).content.decode()

    said = signed_in.get(page("take-back", stored)).content.decode()

    assert "3 payments go" in said
    for told in ("£100.00", "£50.00", "CHF", "2024", "2025"):
        assert told in said
    assert "What was decided about names of recipients stays" in said
    assert Transfer.objects.filter(state="recorded").count() == 3


def test_the_file_is_taken_back_and_says_by_whom_and_why(signed_in, stored, officer):
    waiting = signed_in.post(page("take-back", stored), {"reason": WHY}, follow=True)
    assert "The payments are being taken back" in waiting.content.decode()
    assert Transfer.objects.filter(state="recorded").count() == 3

    drain()

    said = signed_in.get(page("detail", stored)).content.decode()
    assert "Taken back on " in said
    assert f"{officer.name}: {WHY}" in said.replace("&#x27;", "'")
    assert LINK not in said
    assert "Taken back" in signed_in.get(reverse("disclosures:import-list")).content.decode()  # fmt: skip
    assert set(Transfer.objects.values_list("state", flat=True)) == {"excluded"}


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_taken_back(signed_in, stored, reason):
    said = signed_in.post(page("take-back", stored), {"reason": reason})

    assert said.status_code == 200
    assert said.context["form"].errors == {
        "reason": ["Say why the file is taken back."]
    }
    assert drain() == 0
    stored.refresh_from_db()
    assert stored.state == "stored"


def test_too_many_words_are_refused(signed_in, stored):
    said = signed_in.post(page("take-back", stored), {"reason": "x" * 2001})

    assert list(said.context["form"].errors) == ["reason"]
    assert drain() == 0


def test_one_payment_in_the_way_keeps_all(signed_in, stored, by):
    leave(stored, by)

    said = signed_in.get(page("take-back", stored)).content.decode()
    assert "1 payment stands in the way, so nothing can be taken back." in said
    assert "Evidence was added to it." in said
    assert payment(stored).get_absolute_url() in said
    assert "<textarea" not in said

    refused = signed_in.post(page("take-back", stored), {"reason": WHY})
    assert refused.context["form"].non_field_errors() == [
        "1 payment stands in the way, so nothing can be taken back."
    ]
    assert drain() == 0
    assert not Transfer.objects.filter(state="excluded").exists()


def test_what_comes_between_is_told_on_the_page_of_the_file(signed_in, stored, by):
    signed_in.post(page("take-back", stored), {"reason": WHY})
    leave(stored, by)
    drain()

    said = signed_in.get(page("detail", stored)).content.decode()
    assert "1 payment stands in the way, so nothing can be taken back." in said
    assert LINK in said
    assert not Transfer.objects.filter(state="excluded").exists()


def test_a_second_click_leads_back_to_the_file(signed_in, stored):
    for _click in range(2):
        said = signed_in.post(page("take-back", stored), {"reason": WHY})
        assert said["Location"] == stored.get_absolute_url()

    assert drain() == 1
    stored.refresh_from_db()
    assert stored.state == "taken_back"


def test_work_that_was_interrupted_begins_again(signed_in, stored, by):
    import_undoing.begin(stored, WHY, by=by)

    signed_in.post(reverse("disclosures:import-move", args=[stored.public_id, "again"]))
    drain()

    stored.refresh_from_db()
    assert stored.state == "taken_back"


def test_a_file_that_is_not_stored_leads_to_its_page(signed_in, checked, patients):
    batch = checked(HEAD + ROWS)

    said = signed_in.get(page("take-back", batch))

    assert said["Location"] == batch.get_absolute_url()


def test_the_same_file_comes_in_again(signed_in, stored, checked, store):
    signed_in.post(page("take-back", stored), {"reason": WHY})
    drain()
    remembered = RecipientDecision.objects.count()

    again = store(checked(HEAD + ROWS))

    assert again.figures["verdicts"] == {"new": 3}
    assert RecipientDecision.objects.count() == remembered
    assert Transfer.objects.filter(state="recorded").count() == 3


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("lead", 403),
        ("viewer", 403),
        ("compliance_reviewer", 403),
        ("company_auditor", 403),
        ("company_administrator", 403),
        ("outsider_officer", 404),
        ("po_administrator", 403),
        ("second_officer", 200),
    ],
)
def test_only_officers_of_the_company_find_the_page(
    sign_in, stored, request, role, status
):
    person = sign_in(request.getfixturevalue(role))

    assert person.get(page("take-back", stored)).status_code == status
    if status != 200:
        assert (
            person.post(page("take-back", stored), {"reason": WHY}).status_code
            == status
        )
        assert ImportBatch.objects.get(pk=stored.pk).state == "stored"


def test_who_may_not_take_back_finds_no_button(sign_in, stored, lead):
    assert LINK not in sign_in(lead).get(page("detail", stored)).content.decode()


@pytest.mark.parametrize("count", [1, 300])
def test_the_page_costs_the_same_for_any_number_of_payments(
    signed_in, checked, store, patients, by, django_assert_num_queries, count
):
    rows = (f"Rare Lung Alliance,{n},GBP,2025,No {n}\n" for n in range(1, count + 1))
    batch = store(checked(HEAD + "".join(rows)))
    signed_in.get(page("take-back", batch))

    with django_assert_num_queries(9):
        signed_in.get(page("take-back", batch))
    signed_in.post(page("take-back", batch), {"reason": WHY})
    drain()
    with django_assert_num_queries(7):
        signed_in.get(page("detail", batch))


def test_a_payment_says_why_it_left(signed_in, stored, take_back):
    take_back(stored)

    said = signed_in.get(payment(stored).get_absolute_url()).content.decode()

    assert f"The file was taken back: {WHY}" in said
    assert "The file that brought it was taken back. Bring that in again." in said
