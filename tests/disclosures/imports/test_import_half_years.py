"""Half-years: one is published, and the other still takes the rows of a file."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.actions import choices, periods, publication, reports
from disclosures.imports.figures import refusals
from disclosures.models import (
    Coverage,
    Entry,
    ImportBatch,
    ImportRow,
    Period,
    PublishedReport,
)
from disclosures.rules_asked import Wanted
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.imports.conftest import MAPPING
from tests.draining import drain

TODAY = ledger.TODAY
FRANCE = "fr-transparence"
SPRING, AUTUMN = datetime.date(2025, 3, 10), datetime.date(2025, 9, 10)
BY_DAY = MAPPING.replace('paid_year = "year"', 'paid_on = "day"').replace(
    'decimal = "."', 'decimal = "."\ndate_format = "%Y-%m-%d"'
)
FILE = (
    "to,amount,currency,day,purpose\n"
    "Association Vivre,100.00,EUR,2025-09-10,Summer school\n"
    "Association Vivre,200.00,EUR,2025-12-31,Winter school\n"
)
LATE = "Association Vivre,300.00,EUR,2025-06-30,Spring school\n"
FIRST = "2025, January to June, France, Transparence Santé"
SECOND = "2025, July to December, France, Transparence Santé"


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


@pytest.fixture
def first_half(company, by, second):
    """Published; the second half is not begun."""
    french = cast.patients("Association Vivre", country="FR")
    ledger.transfer(
        company, french, by=by, currency="EUR", paid_on=SPRING, paid_year=2025
    )
    choices.decide(company, "FR", Wanted(FRANCE, 2025), by=by, today=TODAY)
    period = periods.freeze(ledger.period_of(company), by=by)
    period = periods.open_review(period, by=by, today=TODAY)
    return ledger.published(period, by=by, second=second)


def rows(batch):
    found = ImportRow.objects.filter(batch=batch).order_by("number")
    return list(found.values_list("verdict", flat=True))


def where():
    found = Entry.objects.select_related("period").order_by("transfer__paid_on")
    return [entry.period.label for entry in found]


def test_rows_of_the_other_half_are_taken_by_the_browser(
    first_half, company, officer, client
):
    client.force_login(
        officer, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    file = SimpleUploadedFile("second half.csv", FILE.encode())
    client.post(reverse("disclosures:import-upload"), {"file": file})
    batch = ImportBatch.objects.get()
    columns = {
        "recipient": "to",
        "amount": "amount",
        "currency": "currency",
        "paid_on": "day",
        "description": "purpose",
        "fixed_category": "grant",
        "profile_name": "Finance",
    }

    client.post(reverse("disclosures:import-columns", args=[batch.public_id]), columns)
    drain()
    words = client.get(reverse("disclosures:import-words", args=[batch.public_id]))
    vat = {ask.name: "not_applicable" for ask in words.context["form"].asks}
    client.post(reverse("disclosures:import-words", args=[batch.public_id]), vat)
    drain()
    assert rows(batch) == ["new", "new"]
    client.post(reverse("disclosures:import-move", args=[batch.public_id, "store"]))
    drain()

    assert where() == [FIRST, SECOND, SECOND]


def test_rows_of_the_other_half_are_taken_by_the_command(
    first_half, company, officer, command, tmp_path
):
    file, toml = tmp_path / "second.csv", tmp_path / "mapping.toml"
    file.write_text(FILE)
    toml.write_text(BY_DAY)

    status, _out, err = command(
        *(file, "--company", company.legal_name),
        *("--mapping", toml, "--by", officer.email),
    )

    assert (status, err) == (0, "")
    assert where() == [FIRST, SECOND, SECOND]


def test_a_row_of_the_published_half_is_late(first_half, checked):
    batch = checked(FILE + LATE, BY_DAY)

    assert rows(batch) == ["new", "new", "late"]
    assert [(each.number, each.wrong) for each in refusals(batch)] == [
        (4, "The year 2025 is closed; the row is late.")
    ]


def test_a_recipient_that_is_new_here_is_judged_by_its_country(
    first_half, checked, store
):
    new = BY_DAY.replace("[defaults]", 'recipient_country = "land"\n[defaults]')
    head = "to,amount,currency,day,purpose,land\n"
    batch = checked(
        f"{head}Amis du Souffle,1.00,EUR,2025-02-01,Late,FR\n"
        "Amis du Coeur,2.00,EUR,2025-08-01,In time,FR\n"
        "Freunde der Lunge,3.00,EUR,2025-02-01,Another country,DE\n",
        new,
    )
    store(batch, partial=True)

    assert batch.figures["refused"] == 1
    assert where() == ["2025", FIRST, SECOND]


def test_each_half_is_published_as_a_report_of_its_own(
    first_half, checked, store, company, by, second, client
):
    store(checked(FILE, BY_DAY))
    (half,) = company.periods.exclude(pk=ledger.period_of(company).pk)
    period = periods.open_review(periods.freeze(half, by=by), by=by, today=TODAY)

    ledger.published(period, by=by, second=second)

    told = PublishedReport.objects.order_by("pk")
    assert [(each.version, each.line_count, each.label) for each in told] == [
        (1, 1, "2025, January to June"),
        (1, 2, "2025, July to December"),
    ]
    assert len({each.reference for each in told}) == 2
    assert Coverage.objects.get().state == "report"
    year = client.get(reverse("register:coverage"), {"year": "2025"})
    own = client.get(reverse("register:organisation", args=[company.public_id]))
    for each in told:
        assert each.label.removeprefix("2025, ") in year.content.decode()
        assert each.get_absolute_url() in year.content.decode()
        assert each.label in own.content.decode()
        assert each.label in client.get(each.get_absolute_url()).content.decode()


def test_nothing_in_one_half_hides_no_report_of_the_other(
    first_half, company, by, second, client
):
    """Nor does a half that is late."""
    half = Period.objects.create(
        company=company,
        regime=ledger.period_of(company).regime,
        starts_on=datetime.date(2025, 7, 1),
        ends_on=datetime.date(2025, 12, 31),
    )
    report = reports.start(periods.freeze(half, by=by), by=by, today=TODAY)
    report = reports.write(
        report, by=by, methodology=ledger.METHOD, nil=True, attestation="Nothing."
    )
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    publication.publish(report, by=by, today=TODAY)

    assert Coverage.objects.get().state == "report"
    page = client.get(reverse("register:coverage"), {"year": "2025"}).content.decode()
    assert "Report: January to June" in page
    assert "Nothing to report: July to December" in page


def test_a_row_by_hand_needs_a_reason_in_the_closed_half_alone(
    first_half, company, officer, sign_in
):
    client = sign_in(officer)
    recipient = cast.patients("Amis du Souffle", country="FR")
    address = (
        f"{reverse('disclosures:transfer-create')}?recipient={recipient.public_id}"
    )

    def add(on):
        facts = {
            "amount": "10",
            "currency": "EUR",
            "category": "grant",
            "form": "cash",
            "vat_treatment": "not_applicable",
            "paid_on_day": on.day,
            "paid_on_month": on.month,
            "paid_on_year": on.year,
            "description": "Breathing at home",
        }
        return client.post(address, facts)

    assert add(AUTUMN).status_code == 302
    refused = add(SPRING)
    assert "Say why: this year is closed for changes." in refused.content.decode()
