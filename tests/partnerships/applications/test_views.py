"""Pages of applications: who opens them, what they cost, what they show."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisations.models import Profile, ProfileDocument
from partnerships.actions import decisions
from partnerships.models import Agreement, Application, ApplicationLine, Review
from tests import cast
from tests.partnerships.applications import asking
from tests.partnerships.table import TODAY, laid

LIST = reverse("partnerships:application-list")


@pytest.fixture
def table(company, patients, lead, po_administrator):
    table = laid(company, patients)
    table.lead = cast.actor(lead)
    table.volunteer = cast.actor(po_administrator)
    return table


def url_of(application, page="", *more):
    name = f"partnerships:application{page and f'-{page}'}"
    return reverse(name, args=[application.public_id, *more])


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize("query", ["", "?state=open&sort=promised"])
def test_the_list_costs_the_same_for_one_and_many(
    sign_in, table, lead, django_assert_num_queries, count, query
):
    for _ in range(count):
        asking.handed_in(table)
    client = sign_in(lead)
    client.get(LIST)

    with django_assert_num_queries(5):
        response = client.get(LIST + query)

    assert len(response.context["applications"]) == count


@pytest.mark.parametrize("shown", ["", "about", "reviews", "history", "print"])
@pytest.mark.parametrize("count", [1, 6])
def test_one_costs_the_same_however_much_there_is(
    sign_in, table, lead, django_assert_max_num_queries, shown, count
):
    application = asking.in_review(table)
    ApplicationLine.objects.bulk_create(
        ApplicationLine(
            application=application, position=9 + n, words="x", amount=1, asked=1
        )
        for n in range(count)
    )
    for _ in range(count):
        asking.reviewed(table, application)
    asking.answered(
        asking.clarifications.ask(
            application,
            ["Why?"] * count,
            due_on=asking.later(9),
            by=table.lead,
            today=TODAY,
        ),
        table.volunteer,
    )
    client = sign_in(lead)
    client.get(LIST)

    with django_assert_max_num_queries(10):
        assert client.get(url_of(application, shown)).status_code == 200


def test_an_approved_one_with_its_agreement_costs_no_more(
    sign_in, table, po_administrator, django_assert_max_num_queries
):
    application = asking.approved(table)
    client = sign_in(po_administrator)
    client.post(
        url_of(application, "agreement"),
        {"partnership": table.partnership.public_id, "form": "short"},
    )
    client.get(LIST)

    with django_assert_max_num_queries(10):
        page = client.get(url_of(application)).content.decode()

    assert Agreement.objects.get().reference in page


def test_outsiders_find_nothing(
    sign_in, table, outsider_po, outsider_officer, registrar
):
    application = asking.handed_in(table)

    for person in (outsider_po, outsider_officer):
        assert sign_in(person).get(url_of(application)).status_code == 404
        assert url_of(application) not in sign_in(person).get(LIST).content.decode()
    assert sign_in(registrar).get(url_of(application)).status_code in {403, 404}


def test_the_company_finds_no_draft(sign_in, table, lead):
    application = asking.drafted(table)

    for page in ("", "about", "history", "print", "reviews"):
        assert sign_in(lead).get(url_of(application, page)).status_code == 404


def test_a_volunteer_writes_part_by_part_and_hands_in(sign_in, table, po_administrator):
    company = table.company
    asking.publish(company, documents_wanted="Your statutes")
    client = sign_in(po_administrator)
    begin = reverse("partnerships:application-begin", args=[company.public_id])
    assert "30 days" in client.get(begin).content.decode()
    client.post(begin, {"route": "process", "kind": "grant", "title": "Weekends"})
    application = Application.objects.get()

    def save(part, **typed):
        application.refresh_from_db()
        data = {"version": application.version, "next": "1", **typed}
        return client.post(url_of(application, "part", part), data)

    asked = {"route": "process", "kind": "grant", "title": "Weekends"}
    save("request", **asked, summary="Calls at weekends")
    save("purpose", objectives="Nobody waits", benefit="Somebody listens")
    save(
        "money",
        **{
            "currency": "GBP",
            "lines-TOTAL_FORMS": "3",
            "lines-INITIAL_FORMS": "0",
            "lines-0-words": "Training",
            "lines-0-amount": "4,000.50",
            "lines-0-asked": "3000",
            "lines-1-words": "Telephones",
            "lines-1-amount": "1000",
        },
    )
    onwards = save("people", officials="None")
    save("declarations", declared_authority="on")
    check = client.get(url_of(application, "hand-in")).content.decode()
    client.post(url_of(application, "hand-in"), {"words": "We are three people."})

    assert onwards.url == url_of(application, "documents")
    assert "£5,000.50" in check
    assert "£4,000.00" in check
    application.refresh_from_db()
    assert (application.state, application.amount) == ("submitted", 4000)


def test_wrong_lines_are_named_and_nothing_is_saved(sign_in, table, po_administrator):
    application = asking.drafted(table)
    data = {
        "version": application.version,
        "currency": "GBP",
        "lines-TOTAL_FORMS": "2",
        "lines-INITIAL_FORMS": "0",
        "lines-0-words": "Training",
        "lines-0-amount": "100",
        "lines-0-asked": "200",
        "lines-1-amount": "much",
    }

    response = sign_in(po_administrator).post(
        url_of(application, "part", "money"), data
    )

    page = response.content.decode()
    assert "Line 1 of the budget: You ask for more than it costs." in page
    assert "Line 2 of the budget: “much” is no sum." in page
    assert Application.objects.get().amount == 4000


def test_dates_in_the_wrong_order_are_named(sign_in, table, po_administrator):
    application = asking.drafted(table)
    data = {
        "version": application.version,
        "starts_on": "2026-09-02",
        "ends_on": "2026-09-01",
    }

    page = sign_in(po_administrator).post(url_of(application, "part", "plan"), data)

    assert "The end is before the beginning." in page.content.decode()


def test_the_company_reads_the_profile_while_it_looks_and_not_after_a_no(
    sign_in, table, lead, po_administrator
):
    Profile.objects.create(organisation=table.patients, members=912)
    application = asking.in_review(table)
    about = url_of(application, "about")

    assert "912" in sign_in(lead).get(about).content.decode()
    decisions.decline(
        application, reason="No", although="x", by=table.lead, today=TODAY
    )
    assert "912" not in sign_in(lead).get(about).content.decode()


def test_documents_come_along_and_are_opened_by_both_sides(
    sign_in, table, lead, po_administrator, outsider_officer
):
    application = asking.drafted(table)
    sign_in(po_administrator).post(
        url_of(application, "documents"),
        {
            "words": "Agenda",
            "file": SimpleUploadedFile("agenda.pdf", b"%PDF-1.4 agenda"),
        },
    )
    attached = application.documents.get().document
    opened = url_of(application, "document", attached.public_id)

    assert sign_in(lead).get(opened).status_code == 404
    asking.applications.hand_in(application, by=table.volunteer, today=TODAY)
    assert sign_in(lead).get(opened).content == b"%PDF-1.4 agenda"
    assert sign_in(outsider_officer).get(opened).status_code == 404


def test_a_document_kept_to_the_organisation_is_not_the_companys(
    sign_in, table, lead, po_administrator
):
    application = asking.drafted(table)
    client = sign_in(po_administrator)
    client.post(
        url_of(application, "documents"),
        {"words": "A", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 own")},
    )
    document = application.documents.get().document
    asking.applications.hand_in(application, by=table.volunteer, today=TODAY)
    kept = ProfileDocument.objects.create(
        organisation=table.patients, kind="accounts", document=document, sight="own"
    )
    opened = url_of(application, "profile-document", document.public_id)

    assert sign_in(lead).get(opened).status_code == 404
    ProfileDocument.objects.filter(pk=kept.pk).update(sight="partners")
    assert sign_in(lead).get(opened).status_code == 200


def test_reviews_are_withheld_until_the_decision_and_then_by_role(
    sign_in, table, po_administrator
):
    application = asking.in_review(table)
    review = asking.reviewed(table, application)
    client = sign_in(po_administrator)
    page = url_of(application, "reviews")

    before = client.get(page).content.decode()
    decisions.approve(
        application, reason="Yes", although="x", by=table.lead, today=TODAY
    )
    after = client.get(page).content.decode()

    assert "withheld until it decides" in before
    assert "Clear and needed." not in before
    assert "Clear and needed." in after
    assert "Medical reviewer" in after
    assert str(review.person) not in after


def test_a_reviewer_declares_reviews_and_the_lead_decides(sign_in, table, lead):
    application = asking.in_review(table)
    reviewer = cast.member(table.company, "medical_reviewer")
    client = sign_in(lead)
    client.post(
        url_of(application, "propose"),
        {"people": [str(reviewer.public_id)], "due_on": asking.later(300)},
    )
    mine = sign_in(reviewer)
    address = url_of(application, "review")

    mine.post(address, {"interest": "none"})
    mine.post(
        address,
        {
            "met_0": "yes",
            "met_1": "partly",
            "recommendation": "approve",
            "words": "Good",
        },
    )
    without = client.post(url_of(application, "decide", "approve"), {"reason": "Yes"})
    client = sign_in(lead)
    client.post(
        url_of(application, "decide", "approve"),
        {"reason": "Yes", "although": "Checks follow"},
    )

    assert Review.objects.get().points.count() == 2
    assert "has not checked this organisation" in without.content.decode()
    application.refresh_from_db()
    assert application.state == "approved"


def test_a_late_answer_is_said_plainly(sign_in, table, lead, po_administrator):
    application = asking.handed_in(table, today=asking.later(-2000))

    assert "You are " in sign_in(lead).get(url_of(application)).content.decode()
    page = sign_in(po_administrator).get(url_of(application)).content.decode()
    assert "Northwind Pharma is " in page
