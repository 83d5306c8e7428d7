"""How a company counts: versions, what is not stated, and what a report fixes."""

import datetime
import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.acting import acting
from disclosures.actions import methodology, publication, reports
from disclosures.exports.columns import NAMES
from disclosures.methodology import FIELDS, differences, in_full, unanswered
from disclosures.models import MethodologyNote, PublishedReport, Report
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused

ANSWERS = {
    "recognised_on": {"choice": "paid_on"},
    "vat_rule": {"choice": "stated"},
    "in_kind": {"choice": "cost", "words": "Staff time at 60 an hour."},
    "contact": {"words": "Disclosure office, transparency@northwind.example"},
}


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def draft(company, patients, by):
    ledger.transfer(company, patients)
    period = ledger.in_correction(company, by=by)
    return reports.start(period, by=by, today=TODAY)


@pytest.fixture
def note(company, by):
    made = methodology.begin(company, by=by, today=TODAY)
    return methodology.write(made, ANSWERS, by=by, today=TODAY)


def publish(report, *, by, second):
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    return publication.publish(report, by=by, today=TODAY)


def at(name, note):
    return reverse(f"disclosures:methodology-{name}", args=[note.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def test_what_has_no_answer_is_named_and_told_as_not_stated(note):
    told = in_full(note.answers)

    assert "VAT: Each entry says whether VAT is in its amount." in told
    assert "Currencies: Not stated." in told
    assert len(unanswered(note.answers)) == len(FIELDS) - len(ANSWERS)


def test_a_note_without_any_answer_is_no_note(company, draft, by):
    empty = methodology.begin(company, by=by, today=TODAY)
    used = methodology.use(draft, empty, by=by)

    assert used.methodology == ""
    with pytest.raises(Refused, match="There is no methodology note"):
        reports.certify(used, by=by, today=TODAY)


def test_a_report_on_its_way_says_what_its_note_says(draft, note, by):
    methodology.use(draft, note, by=by)
    methodology.write(note, {"vat_rule": {"choice": "excluded"}}, by=by, today=TODAY)

    assert "All amounts are without VAT." in Report.objects.get().methodology


def test_certifying_fixes_the_version(draft, note, by):
    reports.certify(methodology.use(draft, note, by=by), by=by, today=TODAY)
    note.refresh_from_db()

    assert note.state == "in_use"
    with pytest.raises(Refused, match="does not change any more"):
        methodology.write(note, {}, by=by, today=TODAY)


def test_the_database_refuses_to_change_a_version_in_use(draft, note, by):
    reports.certify(methodology.use(draft, note, by=by), by=by, today=TODAY)

    with (
        pytest.raises(IntegrityError, match="does not change"),
        transaction.atomic(),
        acting(by),
    ):
        MethodologyNote.objects.update(answers={})


def test_the_next_version_begins_as_a_copy_and_shows_what_is_different(
    company, draft, note, by
):
    reports.certify(methodology.use(draft, note, by=by), by=by, today=TODAY)
    later = TODAY + datetime.timedelta(days=365)

    after = methodology.begin(company, by=by, today=later)
    again = methodology.begin(company, by=by, today=later)
    copied = after.answers
    after = methodology.write(
        after, {**ANSWERS, "vat_rule": {"choice": "excluded"}}, by=by, today=later
    )

    assert again == after
    assert (after.version, copied) == (2, ANSWERS)
    (change,) = differences(note.answers, after.answers)
    assert (change.label, change.after) == ("VAT", "All amounts are without VAT.")


def test_next_years_report_begins_with_the_same_note(
    company, patients, draft, note, by, compliance_reviewer
):
    used = methodology.use(draft, note, by=by)
    publish(used, by=by, second=cast.actor(compliance_reviewer))
    ledger.transfer(company, patients, paid_year=2026)
    period = ledger.in_correction(company, by=by, year=2026)

    assert reports.start(period, by=by, today=TODAY).note == note


def test_a_text_of_its_own_takes_the_place_of_the_note(draft, note, by):
    methodology.use(draft, note, by=by)

    written = reports.write(draft, by=by, methodology="As paid.")

    assert (written.note_id, written.methodology) == (None, "As paid.")


def test_a_note_of_another_company_is_refused(draft, outsider_officer, by):
    theirs = outsider_officer.memberships.get().organisation
    other = methodology.begin(theirs, by=cast.actor(outsider_officer), today=TODAY)

    with pytest.raises(Refused, match="another company"):
        methodology.use(draft, other, by=by)


def test_people_other_than_the_officer_write_no_note(company, compliance_reviewer):
    with pytest.raises(Refused, match="disclosure officer"):
        methodology.begin(company, by=cast.actor(compliance_reviewer), today=TODAY)


def test_the_snapshot_has_fields_and_codes(draft, note, by, compliance_reviewer):
    used = methodology.use(draft, note, by=by)
    publish(used, by=by, second=cast.actor(compliance_reviewer))

    facts = PublishedReport.objects.get().facts
    fields = facts["methodology_fields"]
    assert (facts["recognised_on"], facts["vat_rule"]) == ("paid_on", "stated")
    assert (facts["methodology_version"], facts["methodology_of"]) == (1, "2026-03-01")
    assert facts["methodology"] == used.methodology
    assert fields["recognised_on"] == "The day on which we paid."
    assert fields["currency"] is None
    assert fields["response_rate"] == "0/1"


def test_a_report_with_one_text_stays_readable(client, draft, by, compliance_reviewer):
    written = reports.write(draft, by=by, methodology="We count as paid.")
    public = publish(written, by=by, second=cast.actor(compliance_reviewer))

    assert public.facts["methodology_fields"] is None
    assert "We count as paid." in text(client.get(public.get_absolute_url()))


def test_it_stands_beside_every_table_and_in_every_file(
    client, draft, note, by, company, compliance_reviewer
):
    used = methodology.use(draft, note, by=by)
    public = publish(used, by=by, second=cast.actor(compliance_reviewer))
    place = f"{public.get_absolute_url()}#how-counted"

    page = text(client.get(public.get_absolute_url()))
    assert 'id="how-counted"' in page
    assert "The day on which we paid." in page
    assert "Not stated" in page
    assert place in text(client.get(reverse("register:coverage") + "?year=2025"))
    organisation = reverse("register:organisation", args=[company.public_id])
    assert place in text(client.get(organisation))
    assert "methodology" in NAMES
    files = {
        form: b"".join(client.get(f"/register/lines.{form}").streaming_content)
        for form in ("csv", "json", "xlsx")
    }
    assert place in files["csv"].decode()
    assert json.loads(files["json"])["lines"][0]["methodology"].endswith(place)
    assert "column “methodology”" in json.loads(files["json"])["methodology"]


def test_the_officer_writes_it_field_by_field(fresh_sign_in, officer, draft):
    client = fresh_sign_in(officer)
    choose = reverse("disclosures:report-note", args=[draft.public_id])
    form = client.post(choose, follow=True)
    note = MethodologyNote.objects.get()
    page = client.post(
        at("edit", note),
        {"recognised_on_choice": "received_on", "vat_rule_words": "Net."},
        follow=True,
    )

    assert "Choose the sentence that fits" in text(form)
    assert "Readers will see “not stated” beside:" in text(page)
    report = Report.objects.get()
    assert report.note == note
    assert "The day on which the recipient had the money." in report.methodology
    assert "VAT: Net." in report.methodology


def test_whom_to_ask_is_a_function_and_no_person(sign_in, officer, note):
    client = sign_in(officer)

    page = client.post(at("edit", note), {"contact_words": "Dr. Anna Example"})

    assert "Name a function and an address" in text(page)


def test_a_version_in_use_is_offered_and_chosen(sign_in, officer, draft, note, by):
    methodology.use(draft, note, by=by)
    report = reports.certify(Report.objects.get(), by=by, today=TODAY)
    report = reports.take_back(report, "A slip", by=by)
    reports.write(report, by=by, methodology="A text")
    client = sign_in(officer)

    assert "Use version 1" in text(client.get(report.get_absolute_url()))
    client.post(
        reverse("disclosures:report-note", args=[report.public_id]),
        {"note": note.public_id},
    )

    assert Report.objects.get().note == note


@pytest.mark.parametrize("page", ["detail", "edit", "compare"])
def test_outsiders_do_not_know_that_a_note_exists(
    sign_in, outsider_officer, note, page
):
    assert sign_in(outsider_officer).get(at(page, note)).status_code == 404


def test_lists_and_pages_cost_the_same_for_many(
    sign_in, officer, company, note, by, django_assert_num_queries
):
    client = sign_in(officer)
    address = reverse("disclosures:methodology-list")
    client.get(address)  # keeps in the session for whom they act
    with django_assert_num_queries(5):
        client.get(address)
    with acting(by):
        MethodologyNote.objects.bulk_create(
            MethodologyNote(company=company, version=n, dated_on=TODAY, state="in_use")
            for n in range(2, 20)
        )

    with django_assert_num_queries(5):
        client.get(address)
    with django_assert_num_queries(9):
        client.get(at("detail", note))
    with django_assert_num_queries(5):
        client.get(at("compare", note))
