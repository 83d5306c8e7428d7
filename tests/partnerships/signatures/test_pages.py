"""The pages of signing: what people read, what they type, and what they cost."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from partnerships.actions import amendments
from partnerships.models import Agreement, Signature
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


@pytest.fixture
def as_actor(fresh_sign_in):
    return lambda actor: fresh_sign_in(User.objects.get(pk=actor.person_id))


def url(name, agreement, *more):
    return reverse(f"partnerships:{name}", args=[agreement.reference, *more])


def filled(page):
    """What the form holds before anybody types."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_signing_asks_for_the_password_again(table, someone, sign_in):
    agreement = signing.approved(table, someone)
    client = sign_in(User.objects.get(pk=someone.chair.person_id))
    session = client.session
    session["begun_at"] = time.time() - 3600
    session.save()

    response = client.get(url("sign", agreement))

    assert response.status_code == 302
    assert "reauthenticate" in response["Location"]


def test_the_form_knows_the_name_the_office_and_the_text(table, someone, as_actor):
    agreement = signing.approved(table, someone)
    client = as_actor(someone.chair)

    page = client.get(url("sign", agreement))
    known = filled(page)
    client.post(url("sign", agreement), {**known, "role": "Chair", "declare": "on"})
    client.post(url("sign", agreement), {**known, "role": "Chair", "declare": "on"})
    again = filled(client.get(url("sign", agreement)))

    hand = Signature.objects.get()
    assert known["name"] == User.objects.get(pk=someone.chair.person_id).name
    assert known["text_sha256"] == signing.sha256(agreement) == hand.text_sha256
    assert "Somebody who knows the disease listens." in page.content.decode()
    assert "I sign this agreement for Rare Lung Alliance" in page.content.decode()
    assert again["role"] == "Chair"


def test_without_a_tick_nothing_is_signed(table, someone, as_actor):
    agreement = signing.approved(table, someone)
    client = as_actor(someone.chair)

    page = client.post(
        url("sign", agreement), filled(client.get(url("sign", agreement)))
    )

    assert "Tick the box if you sign." in page.content.decode()
    assert not Signature.objects.exists()


def test_refusing_on_the_page(table, someone, as_actor):
    agreement = signing.approved(table, someone)

    as_actor(someone.signs).post(
        url("sign-refuse", agreement), {"reason": "Not in our budget."}
    )

    assert signing.fresh(agreement).state == "negotiation"


def test_a_paper_is_brought_looked_at_and_confirmed(table, someone, as_actor):
    agreement = signing.approved(table, someone)
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 signed")
    client = as_actor(table.volunteer)
    given = {
        "name": "Ben Example",
        "role": "Treasurer",
        "signed_on_day": TODAY.day,
        "signed_on_month": TODAY.month,
        "signed_on_year": TODAY.year,
        "scan": scan,
        "declare": "on",
        "text_sha256": signing.sha256(agreement),
    }
    client.post(url("paper", agreement), given)
    paper = Signature.objects.get()
    other = as_actor(table.lead)

    seen = other.get(url("paper-scan", agreement, paper.public_id))
    page = other.get(url("approval", agreement)).content.decode()
    other.post(url("paper-judge", agreement, paper.public_id), {"verdict": "confirm"})

    assert seen.content == b"%PDF-1.4 signed"
    assert "Look at the scan and confirm it" in page
    paper.refresh_from_db()
    assert paper.state == "signed"


def test_a_file_that_is_no_scan_is_refused(table, someone, as_actor):
    agreement = signing.approved(table, someone)

    page = as_actor(table.volunteer).post(
        url("paper", agreement), {"scan": SimpleUploadedFile("a.exe", b"MZ")}
    )

    assert "Choose a PDF, a JPEG or a PNG file." in page.content.decode()


def test_the_exact_text_is_a_page_a_text_and_a_pdf(table, someone, as_actor):
    agreement = signing.signed(table, someone)
    client = as_actor(table.volunteer)

    page = client.get(url("exact-text", agreement)).content.decode()
    text = client.get(url("exact-text-file", agreement, "text.txt"))
    viewed = Event.objects.filter(verb="document_viewed", subject_id=agreement.pk).get()
    pdf = client.get(url("exact-text-file", agreement, "text.pdf"))
    signed = client.get(url("exact-text-file", agreement, "signed.pdf"))

    assert signing.sha256(agreement) in page
    assert "Ann Example" in page
    assert "Volunteers answer calls" in text.content.decode()
    assert viewed.person_id == table.volunteer.person_id
    assert pdf.content.startswith(b"%PDF-")
    assert signed.content.startswith(b"%PDF-")
    assert pdf.content != signed.content
    assert client.get(url("exact-text-file", agreement, "x.pdf")).status_code == 404


def test_before_it_is_agreed_the_text_is_shown_as_it_would_be(table, as_actor):
    agreement = laying.sent(table)

    page = as_actor(table.volunteer).get(url("exact-text", agreement))

    assert "Not agreed yet" in page.content.decode()


def test_an_amendment_is_begun_and_shows_what_it_changes(table, someone, as_actor):
    base = signing.signed(table, someone)
    client = as_actor(table.volunteer)

    client.post(url("amend", base), {"what": "amount"})
    branch = Agreement.objects.get(amends=base)
    laying.versions.write(branch, {"amount": 15000}, {}, by=table.volunteer)
    page = client.get(url("amendment-changes", branch)).content.decode()

    assert "£12,000.00" in page
    assert "£15,000.00" in page
    assert client.get(url("amendment-changes", base)).status_code == 404


def test_one_side_does_not_read_the_draft_of_the_other(table, someone, as_actor):
    base = signing.signed(table, someone)
    branch = amendments.begin(base, "terms", by=table.volunteer, today=TODAY)

    assert as_actor(table.lead).get(url("amendment-changes", branch)).status_code == 404


def test_ending_and_closing_on_their_pages(table, someone, as_actor):
    agreement = signing.signed(table, someone)
    client = as_actor(table.lead)

    client.post(
        url("agreement-terminate", agreement),
        {"on_day": 1, "on_month": 6, "on_year": 2026, "reason": "It ends."},
    )
    ended = signing.fresh(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(
        state="completed", completed_on=TODAY
    )
    asked = client.post(url("agreement-close", agreement))
    client.post(url("agreement-close", agreement), {"words": "It is lost."})

    assert ended.end_reason == "It ends."
    assert "no evidence that both sides stand by" in asked.content.decode()
    assert signing.fresh(agreement).state == "closed"


def test_a_page_costs_the_same_whatever_was_signed(
    table, someone, as_actor, django_assert_max_num_queries
):
    ready, done = signing.approved(table, someone), signing.signed(table, someone)
    client = as_actor(someone.chair)

    for name in ("sign", "exact-text", "paper"):
        for agreement in (ready, done):
            client.get(url(name, agreement))  # the first one notes the hour
            with django_assert_max_num_queries(10):
                assert client.get(url(name, agreement)).status_code == 200
