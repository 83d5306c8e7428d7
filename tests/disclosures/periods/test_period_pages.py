"""A company leads its year through the check."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from disclosures.actions import answers, currencies, periods, reports
from disclosures.findings.rules import RULES
from disclosures.models import Delivery, Entry, Period
from organisations.models import Invitation
from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()
IN_FORTY_DAYS = TODAY + datetime.timedelta(days=40)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def entry(company, patients, by):
    return ledger.entry(company, patients, by=by)


@pytest.fixture
def period(entry, company):
    return ledger.period_of(company)


@pytest.fixture
def checked(period, company, by):
    return ledger.in_review(company, by=by, today=TODAY)


@pytest.fixture
def desk(officer, company, sign_in):
    """The officer's browser, with a page opened already."""
    client = sign_in(officer, company)
    client.get(reverse("disclosures:period-list"))
    return client


def at(name, period, *others):
    return reverse(f"disclosures:period-{name}", args=[period.public_id, *others])


def day(name, value):
    return {
        f"{name}_day": value.day,
        f"{name}_month": value.month,
        f"{name}_year": value.year,
    }


def test_a_year_goes_through_its_steps(period, desk):
    desk.post(at("freeze", period))
    desk.post(at("open-review", period), day("closes_on", IN_FORTY_DAYS))
    period.refresh_from_db()
    assert (period.state, period.review_closes_on) == ("in_review", IN_FORTY_DAYS)

    desk.post(at("begin-correction", period))

    period.refresh_from_db()
    assert period.state == "in_correction"


def test_a_step_that_is_not_open_says_why(period, desk):
    shown = desk.get(period.get_absolute_url()).content.decode()

    assert "This year is “Open” now; this step is not open." in shown


def test_the_last_day_lies_ahead(period, desk, by):
    periods.freeze(period, by=by)

    response = desk.post(at("open-review", period), day("closes_on", TODAY))

    assert response.context["form"].errors["closes_on"] == ["Choose a day after today."]


def test_reopening_takes_two_people(
    checked, desk, company, second_officer, officer, sign_in
):
    desk.post(at("ask-thaw", checked), {"reason": "A file was incomplete"})
    desk.post(at("thaw", checked))
    checked.refresh_from_db()
    assert checked.state == "in_review"

    sign_in(second_officer, company).post(at("thaw", checked))

    checked.refresh_from_db()
    assert (checked.state, Entry.objects.get().state) == ("open", "open")


def test_recipients_are_told_again_after_a_reopening(
    checked, entry, by, second_officer, po_administrator
):
    periods.invite_late(TODAY)
    first = po_administrator.notices.get(kind="review_opened")
    asked = periods.ask_thaw(checked, "A file was incomplete", by=by)
    thawed = periods.thaw(asked, by=cast.actor(second_officer))

    periods.open_review(periods.freeze(thawed, by=by), by=by, today=TODAY)

    assert po_administrator.notices.get(kind="review_opened").pk > first.pk
    assert Delivery.objects.get().state == "delivered"


def test_the_page_counts_entries_answers_and_sums(
    checked, entry, company, patients, by, desk, po_administrator
):
    ledger.transfer(company, patients, by=by, currency="EUR", amount=Decimal("50"))
    entry.refresh_from_db()
    answers.answer([entry], "confirmed", by=cast.actor(po_administrator), today=TODAY)

    response = desk.get(checked.get_absolute_url())

    values = [(stat["value"], str(stat["label"])) for stat in response.context["stats"]]
    assert values == [
        ("€50.00", "to disclose"),
        ("£3,200.00", "to disclose"),
        (2, "entries"),
        ("50%", "answered"),
        (0, "where something is wrong"),
    ]


@pytest.mark.parametrize(
    "name",
    ["detail", "recipients", "wordings", "findings"],
)
def test_other_companies_do_not_know_the_year(
    name, checked, other_company, outsider_officer, sign_in
):
    response = sign_in(outsider_officer, other_company).get(at(name, checked))

    assert response.status_code == 404


def test_only_officers_make_the_steps(checked, company, viewer, sign_in):
    client = sign_in(viewer, company)

    assert client.get(checked.get_absolute_url()).status_code == 200
    for name in ("begin-correction", "thaw", "letters", "letters-posted", "invite"):
        assert client.post(at(name, checked)).status_code == 403


def test_organisations_have_no_years(checked, patients, po_administrator, sign_in):
    client = sign_in(po_administrator, patients)

    assert client.get(reverse("disclosures:period-list")).status_code == 403
    assert client.get(checked.get_absolute_url()).status_code == 403


def test_recipients_are_found_by_how_far_they_are(
    checked, company, other_patients, by, desk
):
    ledger.transfer(company, other_patients, by=by)
    Delivery.objects.filter(recipient=other_patients).update(state="undeliverable")

    shown = desk.get(at("recipients", checked) + "?state=undeliverable")
    named = desk.get(at("recipients", checked) + "?q=RARE lung")

    assert "Asthma Circle" in shown.content.decode()
    assert "Rare Lung Alliance" not in shown.content.decode()
    assert "Rare Lung Alliance" in named.content.decode()


def test_a_list_of_recipients_costs_the_same_for_many(
    checked, company, by, desk, django_assert_num_queries
):
    address = at("recipients", checked)
    with django_assert_num_queries(8):
        desk.get(address)
    for number in range(4):
        ledger.transfer(company, cast.patients(f"Organisation {number}"), by=by)

    with django_assert_num_queries(8):
        desk.get(address)


def test_a_letter_has_the_rows_and_a_code_that_opens(checked, patients, desk):
    shown = desk.post(
        at("letters", checked), {"recipient": patients.public_id}
    ).content.decode()

    assert "Helpline for families, second year" in shown
    invitation = Invitation.objects.get(way="letter")
    assert (invitation.organisation, invitation.state) == (patients, "open")

    desk.post(at("letters-posted", checked), {"recipient": patients.public_id})

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.way) == ("delivered", "letter")


def test_a_letter_that_came_back_is_not_silence(checked, patients, desk, by):
    periods.send_letters(checked, list(Delivery.objects.all()), by=by, today=TODAY)

    desk.post(at("letter-came-back", checked, patients.public_id))

    assert Delivery.objects.get().state == "undeliverable"


def test_answers_on_paper_are_entered_with_the_scan_and_can_be_undone(
    checked, entry, company, patients, by, desk, po_administrator, sign_in
):
    second = ledger.entry(company, patients, by=by, amount=Decimal("10"))
    desk.post(
        at("letter-answer", checked, patients.public_id),
        {
            "scan": SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter"),
            f"answer-{entry.public_id}": "confirmed",
            f"answer-{second.public_id}": "questioned",
            f"reason-{second.public_id}": "amount",
            f"words-{second.public_id}": "It was 9.",
        },
    )
    entry.refresh_from_db()
    second.refresh_from_db()
    assert (entry.answer, entry.answered_way) == ("confirmed", "letter")
    assert second.answer == "questioned"
    recipient = sign_in(po_administrator, patients)

    page = recipient.get(entry.get_absolute_url()).content.decode()
    scan = recipient.get(reverse("disclosures:entry-letter", args=[entry.public_id]))
    recipient.post(reverse("disclosures:entry-take-back", args=[entry.public_id]))

    assert "By letter, entered by the company" in page
    assert po_administrator.notices.filter(kind="answered_by_letter").exists()
    assert scan.content == b"%PDF-1.7 letter"
    entry.refresh_from_db()
    assert entry.answer == "none"


def test_what_a_letter_says_is_wrong_needs_words(checked, entry, patients, desk):
    response = desk.post(
        at("letter-answer", checked, patients.public_id),
        {
            "scan": SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter"),
            f"answer-{entry.public_id}": "questioned",
        },
    )

    assert set(response.context["form"].errors) == {
        f"reason-{entry.public_id}",
        f"words-{entry.public_id}",
    }
    entry.refresh_from_db()
    assert entry.answer == "none"


def test_one_recipient_gets_more_time_then_all(
    checked, company, patients, other_patients, by, desk
):
    ledger.transfer(company, other_patients, by=by)
    address = at("extend", checked)
    one = f"{address}?recipient={patients.public_id}"
    in_fifty = TODAY + datetime.timedelta(days=50)
    why = {"reason": "The board meets later"}

    desk.post(one, {**day("until", in_fifty), **why})
    first = dict(Delivery.objects.values_list("recipient__legal_name", "closes_on"))
    desk.post(address, {**day("until", IN_FORTY_DAYS), **why})

    assert first["Rare Lung Alliance"] == in_fifty
    assert first["Asthma Circle"] < IN_FORTY_DAYS
    closing = dict(Delivery.objects.values_list("recipient__legal_name", "closes_on"))
    assert closing == {"Rare Lung Alliance": in_fifty, "Asthma Circle": IN_FORTY_DAYS}


def test_less_time_is_refused(checked, desk):
    response = desk.post(
        at("extend", checked),
        {**day("until", TODAY + datetime.timedelta(days=1)), "reason": "Hurry"},
    )

    assert "later than the present one" in response.context["form"].errors["until"][0]


def test_better_words_are_taken_over_and_the_answer_stands(
    checked, entry, desk, po_administrator
):
    entry.refresh_from_db()
    answers.answer(
        [entry],
        "confirmed",
        by=cast.actor(po_administrator),
        today=TODAY,
        better_description="Telephone helpline for families",
    )

    shown = desk.get(at("wordings", checked)).content.decode()
    desk.post(at("wording-decide", checked, entry.public_id), {"take": "yes"})

    assert "Telephone helpline for families" in shown
    entry.refresh_from_db()
    entry.transfer.refresh_from_db()
    assert entry.transfer.description == "Telephone helpline for families"
    assert (entry.answer, entry.suggested_description) == ("confirmed", "")


def test_what_blocks_stands_apart_from_what_can_be_insisted_on(
    company, patients, by, desk
):
    ledger.transfer(
        company, patients, by=by, vat_treatment="unknown", description="Grant"
    )
    period = ledger.period_of(company)

    response = desk.get(at("findings", period))

    assert {f.rule.code for f in response.context["blocks"]} == {
        "vat_unknown",
        "no_methodology",
    }
    assert "says_nothing" in {f.rule.code for f in response.context["to_settle"]}


def test_what_is_found_leads_to_its_rows_before_there_is_a_report(
    company, patients, by, desk, django_assert_num_queries
):
    short = ledger.transfer(company, patients, by=by, description="Grant")
    period = ledger.in_correction(company, by=by)
    page = desk.get(at("findings", period)).content.decode()
    rows = at("finding", period, "says_nothing")
    assert rows in page

    def read():
        with django_assert_num_queries(8):
            return desk.get(rows).content.decode()

    first = read()
    assert reverse("disclosures:transfer-edit", args=[short.public_id]) in first
    for number in range(3):
        with_more = ledger.transfer(
            company, patients, by=by, description="Grant", amount=Decimal(number + 1)
        )
    assert with_more.public_id in read()
    assert desk.get(at("finding", period, "not-a-check")).status_code == 404

    report = reports.start(period, by=by, today=TODAY)

    assert desk.get(rows).url == reverse(
        "disclosures:report-finding", args=[report.public_id, "says_nothing"]
    )


def test_a_year_without_payments_is_opened_for_a_report_of_nothing(company, desk):
    desk.post(reverse("disclosures:period-create"), {"year": "2024"})

    period = Period.objects.get()
    assert (period.company, period.year) == (company, 2024)


def test_the_years_cost_the_same_for_many(
    company, patients, by, desk, django_assert_num_queries
):
    ledger.transfer(company, patients, by=by)
    with django_assert_num_queries(6):
        desk.get(reverse("disclosures:period-list"))
    for year in (2022, 2023, 2024):
        ledger.transfer(company, patients, by=by, paid_year=year)

    with django_assert_num_queries(6):
        desk.get(reverse("disclosures:period-list"))


def test_what_is_mended_on_another_page_leads_there(period, company, by, desk):
    currencies.choose(period, "EUR", by=by)
    way = f'href="{at("currencies", period)}"'

    before = desk.get(at("findings", period)).content.decode()
    rows = desk.get(at("finding", period, "rate_missing")).content.decode()
    report = reports.start(periods.freeze(period, by=by), by=by, today=TODAY)
    begun = desk.get(
        reverse("disclosures:report-finding", args=[report.public_id, "rate_missing"])
    )

    for page in (before, rows, begun.content.decode()):
        assert way in page
        assert "Go to where it is mended" in page


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.page], ids=lambda rule: rule.code
)
def test_every_such_page_is_there(rule, period, desk):
    assert desk.get(at(rule.page.removeprefix("period-"), period)).status_code == 200


def test_a_year_is_shown_with_few_queries(checked, desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        desk.get(checked.get_absolute_url())


def test_whoever_checks_already_hears_of_a_row_that_came_later(
    company, patients, po_administrator, by
):
    first = ledger.entry(company, patients, by=by)
    ledger.in_review(company, by=by, today=TODAY)
    first.refresh_from_db()
    answers.answer([first], "confirmed", by=cast.actor(po_administrator), today=TODAY)
    before = po_administrator.notices.latest("pk")

    ledger.transfer(company, patients, by=by, amount=Decimal("10"), today=TODAY)

    told = po_administrator.notices.latest("pk")
    assert (told.kind, told.pk > before.pk) == ("review_opened", True)
    assert Delivery.objects.get().state == "answering"


def test_a_published_year_is_called_so(checked, by, compliance_reviewer, desk):
    ledger.published(checked, by=by, second=cast.actor(compliance_reviewer))

    page = desk.get(reverse("disclosures:period-list"))

    (shown, _figures), *_ = page.context["periods"]
    assert shown.published
    assert ">Published<" in page.content.decode()
