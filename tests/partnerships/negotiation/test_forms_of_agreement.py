"""The short form, the donation that a company does not edit, and what was made elsewhere."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.models import Event
from notices.models import Notice
from partnerships import elements, sheets
from partnerships.actions import agreements, elsewhere, starting, threads, versions
from partnerships.actions.agreements import Shape
from partnerships.groups import groups
from partnerships.models import Agreement, Application, Approval, Wording
from partnerships.starters import starters
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

PDF = b"%PDF-1.4 invented"


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def volunteer(table, sign_in):
    return sign_in(cast.member(table.patients, "administrator"), table.patients)


def begin(table, by, starter, **more):
    return starting.begin(
        table.partnership,
        shape=Shape(
            kind=more.pop("kind"), form=starters()[starter].form, language="en"
        ),
        title="A small thing",
        parties=[table.company, table.patients],
        starter=starters()[starter],
        by=by,
        today=TODAY,
        **more,
    )


def test_the_short_form_is_one_page_and_the_parties(table):
    made = begin(table, table.volunteer, "short", kind="membership")

    assert [group.name for group in groups(made)] == ["short", "parties"]


def test_the_acknowledgement_names_who_paid(table):
    made = begin(table, table.volunteer, "short", kind="membership")

    assert made.versions.get().acknowledgement == (
        "With financial support from Northwind Pharma. It had no say in the content."
    )


def test_services_say_why_and_how_the_pay_was_found(table):
    made = laying.drafted(table, kind="services")

    asked = {
        each.group for each in elements.missing(made, sheets.of(made.versions.get().pk))
    }

    assert "service" in asked


def test_the_organisation_s_own_letter_holds_the_terms(table, volunteer):
    made = begin(table, table.volunteer, "short", kind="membership")
    url = reverse("partnerships:draft-group", args=[made.reference, "short"])
    form = volunteer.get(url).context["form"]

    volunteer.post(
        url,
        {
            "title": "Membership 2026",
            "seen": form.initial["seen"],
            "paper": SimpleUploadedFile("letter.pdf", PDF, "application/pdf"),
        },
    )

    sheet = sheets.of(made.versions.get().pk)
    assert sheet.version.paper.name == "letter.pdf"
    assert elements.missing(made, sheet) == []


def test_a_large_sum_in_the_short_form_is_pointed_out_and_possible(table, volunteer):
    made = begin(table, table.volunteer, "short", kind="grant")
    versions.write(made, {"amount": 2501, "currency": "GBP"}, {}, by=table.volunteer)
    overview = reverse("partnerships:draft", args=[made.reference])

    above = volunteer.get(overview).context["too_much_for_short"]
    versions.write(made, {"amount": 2500}, {}, by=table.volunteer)
    at = volunteer.get(overview).context["too_much_for_short"]
    agreements.send(made, by=table.volunteer, today=TODAY)

    assert (above, at) == (True, False)


@pytest.fixture
def donation(table):
    made = begin(table, table.volunteer, "grant-letter", kind="donation")
    versions.write(made, {"restricted": False}, {}, by=table.volunteer)
    agreements.send(made, by=table.volunteer, today=TODAY)
    made.refresh_from_db()
    return made


def test_the_company_does_not_edit_a_donation_for_no_stated_purpose(table, donation):
    with pytest.raises(Refused, match="The organisation writes its text"):
        versions.write(donation, {"amount": 1}, {}, by=table.lead)
    with pytest.raises(Refused, match="The organisation writes its text"):
        versions.open_draft(donation, by=table.lead)
    with pytest.raises(Refused, match="The organisation writes its text"):
        agreements.send(donation, by=table.lead, today=TODAY)


def test_the_company_does_not_make_one_of_its_own_text(table):
    made = laying.drafted(table, kind="donation")

    with pytest.raises(Refused, match="The organisation writes its text"):
        versions.write(made, {"restricted": False}, {}, by=table.lead)


def test_the_company_acknowledges_it(table, donation, sign_in):
    lead = sign_in(cast.member(table.company, "lead"), table.company)
    steps = {
        str(s["label"]): s["reasons"]
        for s in lead.get(donation.get_absolute_url()).context["steps"]
    }

    agreements.agree(donation, by=table.lead, today=TODAY)
    donation.refresh_from_db()

    assert steps["Acknowledge this donation"] == []
    assert steps["Write another version"] != []
    assert donation.state == Agreement.State.APPROVAL


def test_a_donation_for_a_purpose_is_negotiated_as_usual(table):
    made = laying.drafted(table, kind="donation", by=table.volunteer, restricted=True)
    agreements.send(made, by=table.volunteer, today=TODAY)

    assert versions.write(made, {"amount": 1}, {}, by=table.lead).amount == 1


def entered(table, **facts):
    return elsewhere.enter(
        table.partnership,
        {"title": "Stand 2025", "description": "A stand.", **facts},
        shape=Shape(kind="sponsorship"),
        parties=[table.company, table.patients],
        signed_on=datetime.date(2025, 11, 3),
        by=table.lead,
        today=TODAY,
        key="k1",
    )


def test_an_agreement_made_elsewhere_is_signed_at_once_and_seen_by_both(table):
    made = entered(table)

    assert made.state == Agreement.State.SIGNED
    assert made.signed_on == datetime.date(2025, 11, 3)
    assert made.agreed == made.current
    assert Agreement.objects.for_actor(table.volunteer).get() == made
    assert not Approval.objects.exists()
    assert "Stand 2025" in Notice.objects.get(kind="agreement_entered").body


def test_sent_twice_it_is_one(table):
    assert entered(table) == entered(table)


def test_it_was_not_signed_tomorrow(table):
    with pytest.raises(Refused, match="still to come"):
        elsewhere.enter(
            table.partnership,
            {"title": "x"},
            shape=Shape(kind="grant"),
            parties=[table.company, table.patients],
            signed_on=TODAY + datetime.timedelta(days=1),
            by=table.lead,
            today=TODAY,
        )


def test_the_other_side_can_say_that_it_is_not_so(table, volunteer):
    made = entered(table)
    threads.begin(
        made,
        words="We never signed",
        field=threads.NOT_SO,
        by=table.volunteer,
        today=TODAY,
    )

    page = volunteer.get(made.get_absolute_url())

    assert "Made elsewhere" in page.text
    assert "said on 2 March 2026 that this is not so" in page.text


def test_it_is_put_in_by_the_form_and_opening_its_paper_is_recorded(table, volunteer):
    url = reverse(
        "partnerships:agreement-elsewhere", args=[table.partnership.public_id]
    )
    facts = {
        "title": "Stand 2025",
        "kind": "sponsorship",
        "parties": [table.company.public_id, table.patients.public_id],
        "language": "en",
        "description": "A stand.",
        "signed_on": "2025-11-03",
        "starts_on": "2025-11-10",
        "amount": "500",
        "currency": "GBP",
    }
    without = volunteer.post(url, facts)
    paper = SimpleUploadedFile("signed.pdf", PDF, "application/pdf")
    volunteer.post(url, {**facts, "paper": paper})
    made = Agreement.objects.get()

    sent = volunteer.get(
        reverse("partnerships:agreement-paper", args=[made.reference, 1])
    )

    assert set(without.context["form"].errors) == {"paper"}
    assert sent.content == PDF
    assert sent["Content-Disposition"] == 'attachment; filename="signed.pdf"'
    assert Event.objects.filter(verb="document_viewed", subject_id=made.pk).exists()


def test_a_new_draft_takes_over_what_was_agreed_and_applied_for(table):
    Wording.objects.create(
        partnership=table.partnership,
        kind=Wording.Kind.OUT_OF_SCOPE,
        number=1,
        text="No leaflets.",
        proposed_by=table.patients,
        proposed_on=TODAY,
        agreed_on=TODAY,
    )
    application = Application.objects.create(
        applicant=table.patients,
        company=table.company,
        route="process",
        kind="grant",
        title="A helpline",
        state="submitted",
        submitted_on=TODAY,
        summary="Volunteers answer calls.",
        amount=900,
        currency="GBP",
    )
    application.lines.create(position=1, words="Phones", amount=1000, asked=900)

    made = begin(
        table, table.volunteer, "grant-letter", kind="grant", application=application
    )

    sheet = sheets.of(made.versions.get().pk)
    assert sheet.version.out_of_scope == "No leaflets."
    assert sheet.version.description == "Volunteers answer calls."
    assert (sheet.version.amount, sheet.version.restricted) == (900, True)
    assert [(line.words, line.amount) for line in sheet.budget] == [("Phones", 900)]
