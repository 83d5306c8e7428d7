"""Is this file the agreement? One changed byte is told apart, and nothing is given away."""

import datetime
import hashlib
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from audit.acting import Actor
from partnerships.actions import agreements, amendments, papers, signatures, versions
from partnerships.actions.approvals import Paper
from partnerships.actions.signatures import Hand
from partnerships.models import SignedPdf, SignedText
from partnerships.verifying import verdict
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

YES, NO = "Yes: this is the", "No: this is not an agreement of this portal."


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


@pytest.fixture
def signed(table, someone):
    return signing.signed(table, someone)


def last_paper():
    return bytes(SignedPdf.objects.latest("signatures").pdf.content.data)


def asked(client, data=None, sha256=""):
    sent = {"sha256": sha256}
    if data is not None:
        sent["file"] = SimpleUploadedFile("a.pdf", data)
    return client.post(reverse("partnerships:verify"), sent).content.decode()


@pytest.mark.usefixtures("signed")
def test_the_signed_paper_is_known_and_one_changed_byte_is_not(client):
    paper = last_paper()
    place = paper.index(b"stream") + 40
    changed = paper[:place] + bytes([paper[place] ^ 1]) + paper[place + 1 :]

    assert YES in asked(client, paper)
    assert len(changed) == len(paper)
    assert NO in asked(client, changed)
    assert NO in asked(client, paper + b"\n")


def test_text_pdf_and_fingerprint_are_known(client, signed):
    frozen = SignedText.objects.get()

    for page in (
        asked(client, frozen.text.encode()),
        asked(client, bytes(frozen.pdf.content.data)),
        asked(client, sha256=frozen.sha256.upper()),
        asked(client, sha256=hashlib.sha256(last_paper()).hexdigest()),
    ):
        assert YES in page
        assert signed.reference in page
        assert "2 March 2026" in page


def test_everybody_learns_nothing_about_what_is_in_it(client, signed):
    page = asked(client, last_paper())

    for word in (
        "helpline",
        "Ann Example",
        "Northwind",
        "Rare Lung",
        "12,000",
        signed.get_absolute_url(),
    ):
        assert word not in page


def test_a_party_sees_who_signed_when(signed, table, someone, sign_in):
    client = sign_in(User.objects.get(pk=someone.chair.person_id), table.patients)

    page = asked(client, last_paper())

    assert signed.get_absolute_url() in page
    assert "Ann Example" in page


def test_an_outsider_who_is_signed_in_learns_no_more_than_everybody(
    signed, sign_in, outsider_po, other_patients
):
    client = sign_in(outsider_po, other_patients)

    page = asked(client, last_paper())

    assert YES in page
    assert "Ann Example" not in page
    assert signed.get_absolute_url() not in page


def test_a_text_that_not_all_have_signed_does_not_hold(client, table, someone):
    agreement = signing.approved(table, someone)
    signing.sign(agreement, someone.chair)

    page = asked(client, last_paper())

    assert "not all parties have signed it" in page
    assert agreement.reference not in page


@pytest.mark.usefixtures("signed")
def test_an_earlier_paper_has_fewer_signatures(client):
    first = SignedPdf.objects.get(signatures=1)

    page = asked(client, bytes(first.pdf.content.data))

    assert "fewer signatures" in page


def test_a_scan_is_known(client, table, someone):
    agreement = signing.approved(table, someone)
    scan = Paper(b"%PDF-1.4 a scan", "scan.pdf", "application/pdf")
    paper = papers.bring(
        agreement,
        Hand("Ben Example", "Treasurer"),
        scan,
        signed_on=TODAY,
        text_sha256=signing.sha256(agreement),
        by=table.volunteer,
        today=TODAY,
    )
    papers.confirm(paper, by=table.lead, today=TODAY)
    signing.sign(agreement, someone.signs)

    assert "Yes: this is a scan" in asked(client, scan.data)


def test_a_scan_that_was_rejected_is_unknown(client, table, someone):
    agreement = signing.approved(table, someone)
    scan = Paper(b"%PDF-1.4 another sum", "scan.pdf", "application/pdf")
    paper = papers.bring(
        agreement,
        Hand("Ben Example", "Treasurer"),
        scan,
        signed_on=TODAY,
        text_sha256=signing.sha256(agreement),
        by=someone.chair,
        today=TODAY,
    )

    assert NO in asked(client, scan.data)
    papers.reject(paper, by=someone.signs, today=TODAY, reason="Another sum.")
    signing.sign(agreement, someone.chair)
    signing.sign(agreement, someone.signs)
    assert NO in asked(client, scan.data)


@pytest.mark.usefixtures("signed")
def test_each_kind_is_one_look_up_after_the_other(django_assert_num_queries):
    frozen = SignedText.objects.select_related("pdf").get()
    signed = hashlib.sha256(last_paper()).hexdigest()
    nobody = Actor(person_id=None)

    for queries, sha256 in enumerate((frozen.sha256, frozen.pdf.content_id, signed), 1):
        with django_assert_num_queries(queries):
            assert verdict(sha256, nobody).signed
    with django_assert_num_queries(4):
        assert verdict("0" * 64, nobody) is None


def test_a_text_that_was_refused_never_held(client, table, someone):
    agreement = signing.approved(table, someone)
    refused = signing.sha256(agreement)
    signing.sign(agreement, someone.chair)
    signatures.refuse(
        signing.fresh(agreement), by=someone.signs, today=TODAY, reason="Too much."
    )
    versions.write(agreement, {"amount": Decimal(9000)}, {}, by=table.lead)
    agreements.send(signing.fresh(agreement), by=table.lead, today=TODAY)
    agreements.agree(signing.fresh(agreement), by=table.volunteer, today=TODAY)
    agreement = signing.approve_all(signing.fresh(agreement), someone.reviewer)
    signing.sign(agreement, someone.chair)
    signing.sign(agreement, someone.signs)

    page = asked(client, sha256=refused)

    assert "never signed by all parties" in page
    assert agreement.reference not in page
    assert YES in asked(client, sha256=signing.sha256(agreement))


def test_a_text_that_was_amended_held_before(client, signed, table, someone):
    first = signing.sha256(signed)
    branch = amendments.begin(signed, "extension", by=table.volunteer, today=TODAY)
    versions.write(
        branch, {"ends_on": datetime.date(2027, 12, 31)}, {}, by=table.volunteer
    )
    agreements.send(branch, by=table.volunteer, today=TODAY)
    agreements.agree(signing.fresh(branch), by=table.lead, today=TODAY)
    branch = signing.approve_all(signing.fresh(branch), someone.reviewer)
    signing.sign(branch, someone.signs)
    signing.sign(branch, someone.chair)

    assert "A later version has taken its place" in asked(client, sha256=first)


def test_wrong_input_is_said(client):
    assert "Choose a file, or paste a fingerprint" in asked(client)
    assert "64 signs" in asked(client, sha256="abc")


def test_it_is_throttled_and_costs_few_queries(
    client, signed, django_assert_max_num_queries
):
    paper = last_paper()
    with django_assert_max_num_queries(3):
        client.get(reverse("partnerships:verify"))
    pages = [
        client.post(
            reverse("partnerships:verify"), {"file": SimpleUploadedFile("a", paper)}
        ).status_code
        for _number in range(21)
    ]

    assert pages == [200] * 20 + [429]
