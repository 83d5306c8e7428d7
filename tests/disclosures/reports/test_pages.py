"""The pages of reports, by those who may and those who may not."""

import time

import pytest
from django.urls import reverse

from disclosures.actions import answers, publication, reports
from disclosures.findings import finding
from disclosures.models import PublishedReport, Report, Reservation, Transfer
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def period(company, patients, by):
    ledger.transfer(company, patients)
    return ledger.in_correction(company, by=by)


@pytest.fixture
def draft(period, by):
    report = reports.start(period, by=by, today=TODAY)
    return reports.write(report, by=by, methodology=ledger.METHOD)


@pytest.fixture
def certified(draft, by):
    return reports.certify(draft, by=by, today=TODAY)


def address(name, report, *more):
    return reverse(f"disclosures:report-{name}", args=[report.public_id, *more])


def text(response):
    return " ".join(response.content.decode().split())


PAGES = [
    ("detail",),
    ("preview",),
    ("changes",),
    ("files",),
    ("file", "efpia"),
    ("write",),
    ("vat",),
    ("finding", "no_description"),
    ("certify",),
    ("approve",),
    ("publish",),
    ("take-back",),
    ("approvers",),
    ("countersign",),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_outsiders_do_not_know_that_a_report_exists(
    fresh_sign_in, outsider_officer, draft, page
):
    name, *more = page
    client = fresh_sign_in(outsider_officer)

    assert client.get(address(name, draft, *more)).status_code == 404


@pytest.mark.parametrize(
    "page", ["write", "vat", "certify", "publish", "approvers", "countersign"]
)
def test_pages_of_the_officer_are_not_for_a_viewer(fresh_sign_in, viewer, draft, page):
    assert fresh_sign_in(viewer).get(address(page, draft)).status_code == 403


def test_a_recipient_does_not_see_a_draft(sign_in, po_administrator, draft):
    client = sign_in(po_administrator)

    assert client.get(address("detail", draft)).status_code == 404
    assert client.get(reverse("disclosures:report-list")).status_code == 403


def test_an_auditor_reads_and_has_no_button(sign_in, company_auditor, draft):
    page = text(sign_in(company_auditor).get(address("detail", draft)))

    assert "A disclosure officer of the company certifies." in page
    assert f'href="{address("certify", draft)}"' not in page
    assert "Invite somebody to approve" not in page


def test_two_people_bring_a_report_to_the_register(
    fresh_sign_in, officer, compliance_reviewer, period
):
    client = fresh_sign_in(officer)
    client.post(reverse("disclosures:report-start", args=[period.public_id]))
    report = Report.objects.get()
    client.post(address("write", report), {"methodology": "By date of payment."})
    client.post(address("certify", report), {"declare": "on"})
    fresh_sign_in(compliance_reviewer).post(
        address("approve", report), {"declare": "on"}
    )
    client = fresh_sign_in(officer)
    assert "be undone" in text(client.get(address("publish", report)))
    page = text(client.post(address("publish", report), follow=True))

    public = PublishedReport.objects.get()
    assert public.get_absolute_url() in page
    assert public.sha256 in page
    assert "Correct this report" in page


def test_one_person_can_not_approve_what_they_certified(
    fresh_sign_in, officer, certified
):
    page = text(
        fresh_sign_in(officer).post(address("approve", certified), {"declare": "on"})
    )

    assert "another person has to approve it" in page
    assert Report.objects.get().state == "certified"


def test_certifying_asks_who_is_there(sign_in, officer, draft):
    client = sign_in(officer)
    session = client.session
    session["begun_at"] = time.time() - 3600
    session.save()

    response = client.post(address("certify", draft), {"declare": "on"})

    assert response.status_code == 302
    assert reverse("account_reauthenticate") in response.url
    assert Report.objects.get().state == "draft"


def test_nothing_is_certified_without_the_declaration(fresh_sign_in, officer, draft):
    page = text(fresh_sign_in(officer).post(address("certify", draft)))

    assert "Tick the box if you declare it." in page
    assert Report.objects.get().state == "draft"


def test_somebody_invited_may_approve(fresh_sign_in, viewer, certified, by):
    client = fresh_sign_in(viewer)
    client.post(address("approve", certified), {"declare": "on"})
    assert Report.objects.get().state == "certified"

    reports.invite_approver(certified, viewer.pk, by=by, today=TODAY)
    client.post(address("approve", certified), {"declare": "on"})

    assert Report.objects.get().state == "approved"


def test_the_officer_invites_a_colleague_only(
    fresh_sign_in, officer, viewer, outsider_officer, certified
):
    client = fresh_sign_in(officer)

    client.post(address("approvers", certified), {"person": outsider_officer.pk})
    client.post(address("approvers", certified), {"person": viewer.pk})

    assert [a.person for a in certified.approvers.all()] == [viewer]


def test_a_registrar_countersigns_only_what_was_asked(
    fresh_sign_in, registrar, officer, certified
):
    client = fresh_sign_in(registrar)
    assert client.get(address("detail", certified)).status_code == 404
    fresh_sign_in(officer).post(
        address("countersign", certified), {"because": "We are two, one is away."}
    )
    client = fresh_sign_in(registrar)
    assert "We are two, one is away." in text(client.get(address("approve", certified)))

    client.post(address("approve", certified), {"declare": "on"})

    report = Report.objects.get()
    assert (report.state, report.countersigned) == ("approved", True)


def test_taking_back_needs_a_reason_and_keeps_what_was_typed(
    fresh_sign_in, officer, certified
):
    client = fresh_sign_in(officer)

    page = text(client.post(address("take-back", certified), {"reason": " "}))
    client.post(address("take-back", certified), {"reason": "A row is missing"})

    assert "Why is the report taken back?" in page
    assert Report.objects.get().state == "draft"


def test_a_correction_needs_a_public_reason(
    fresh_sign_in, officer, compliance_reviewer, certified, by
):
    reports.approve(certified, by=cast.actor(compliance_reviewer), today=TODAY)
    publication.publish(certified, by=by, today=TODAY)
    client = fresh_sign_in(officer)
    begin = reverse("disclosures:report-start", args=[certified.period.public_id])

    client.post(begin, {"reason": ""})
    assert Report.objects.count() == 1
    client.post(begin, {"reason": "VAT had been counted twice"})

    second = Report.objects.get(version=2)
    assert second.reason == "VAT had been counted twice"
    assert "No entry changes." in text(client.get(address("changes", second)))


def test_one_reason_for_the_chosen_rows(fresh_sign_in, officer, company, patients, by):
    chosen = ledger.entry(company, patients, description="")
    ledger.entry(company, patients, description="")
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)
    client = fresh_sign_in(officer)
    page = text(client.get(address("finding", report, "no_description")))
    assert "Say it for the chosen rows" in page
    assert "Say it for all 2 open rows" in page

    client.post(
        address("finding", report, "no_description"),
        {"action": "selection", "row": chosen.public_id, "words": "It is lost."},
    )
    assert [r.entry for r in Reservation.objects.all()] == [chosen]
    client.post(address("finding", report, "no_description"), {"action": "mend"})

    assert not Reservation.objects.exists()
    assert finding(report, "no_description").open == 2


def test_a_block_can_not_be_insisted_on(fresh_sign_in, officer, company, patients, by):
    row = ledger.entry(company, patients, vat_treatment="unknown")
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)
    client = fresh_sign_in(officer)

    client.post(
        address("finding", report, "vat_unknown"), {"action": "all", "words": "So what"}
    )
    assert not Reservation.objects.exists()
    client.post(
        address("finding", report, "vat_unknown"),
        {
            "action": "selection",
            "row": row.public_id,
            "treatment": "not_applicable",
            "reason": "Grants",
        },
    )

    assert Transfer.objects.get().vat_treatment == "not_applicable"


def test_vat_of_a_category_is_said_on_one_page(
    fresh_sign_in, officer, company, patients, by
):
    for _row in range(3):
        ledger.transfer(company, patients, vat_treatment="unknown")
    report = reports.start(ledger.in_review(company, by=by), by=by, today=TODAY)
    client = fresh_sign_in(officer)
    assert "Grant or donation (3 rows)" in text(client.get(address("vat", report)))

    client.post(
        address("vat", report),
        {"category": "grant", "treatment": "not_applicable", "reason": "Grants"},
    )

    assert set(Transfer.objects.values_list("vat_treatment", flat=True)) == {
        "not_applicable"
    }


def test_an_unknown_check_is_no_page(fresh_sign_in, officer, draft):
    page = fresh_sign_in(officer).get(address("finding", draft, "no-such"))

    assert page.status_code == 404


@pytest.mark.parametrize("rows", [1, 8])
@pytest.mark.parametrize(
    ("page", "queries"),
    [
        (("detail",), 13),
        (("preview",), 11),
        (("finding", "says_nothing"), 8),
        (("vat",), 6),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_pages_cost_the_same_for_many_rows(
    fresh_sign_in, officer, company, patients, by, django_assert_num_queries,
    rows, page, queries,
):  # fmt: skip
    for _row in range(rows):
        ledger.transfer(company, patients, description="Grant", vat_treatment="unknown")
    period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=TODAY)
    name, *more = page
    client = fresh_sign_in(officer)
    client.get(address(name, report, *more))

    with django_assert_num_queries(queries):
        client.get(address(name, report, *more))


@pytest.mark.parametrize("years", [1, 4])
def test_the_list_of_reports_costs_the_same_for_many(
    fresh_sign_in, officer, company, patients, by, django_assert_num_queries, years
):
    for year in range(2020, 2020 + years):
        ledger.transfer(company, patients, paid_year=year)
        reports.start(ledger.in_review(company, by=by, year=year), by=by, today=TODAY)
    client = fresh_sign_in(officer)

    client.get(reverse("disclosures:report-list"))

    with django_assert_num_queries(6):
        page = client.get(reverse("disclosures:report-list"))

    assert text(page).count("EH-2026-") == years


def test_the_preview_shows_what_is_not_agreed(
    sign_in, officer, po_administrator, company, patients, by
):
    entry = ledger.entry(company, patients)
    period = ledger.in_review(company, by=by)
    answers.answer(
        [entry], "questioned", by=cast.actor(po_administrator), today=TODAY,
        reason="amount", words="It was 3,000.",
    )  # fmt: skip
    report = reports.start(period, by=by, today=TODAY)

    page = text(sign_in(officer).get(address("preview", report)))

    assert "It was 3,000." in page
    assert "only the recipient's words are published" in page.replace("&#x27;", "'")
    assert "£3,200.00" in page


def test_officer_sees_what_each_form_lacks_before_publication(
    fresh_sign_in, officer, draft
):
    client = fresh_sign_in(officer)

    shown = text(client.get(address("files", draft)))
    taken = client.get(address("file", draft, "united-kingdom"))

    assert "Nobody has confirmed these rules yet: United Kingdom, ABPI Code" in shown
    assert "1 entry is in it." in shown
    assert taken["Content-Disposition"].startswith('attachment; filename="draft-')
    assert taken.content.startswith(b"PK")
    assert client.get(address("file", draft, "france")).status_code == 404


def test_files_of_a_draft_cost_the_same_for_many_entries(
    fresh_sign_in, officer, draft, company, patients, django_assert_num_queries
):
    """The reading is that of publication itself, so that both say the same."""
    client = fresh_sign_in(officer)
    client.get(address("files", draft))

    with django_assert_num_queries(24):
        client.get(address("files", draft))
    for number in range(3):
        ledger.transfer(company, patients, description=f"Helpline {number}, again")
    with django_assert_num_queries(24):
        client.get(address("files", draft))


def test_files_of_a_published_report_are_on_its_public_page(
    fresh_sign_in, officer, second_officer, period, by
):
    public = ledger.published(period, by=by, second=cast.actor(second_officer))
    client = fresh_sign_in(officer)

    for name, *more in (("files",), ("file", "efpia")):
        response = client.get(address(name, Report.objects.get(), *more))
        assert response["Location"] == public.get_absolute_url()
