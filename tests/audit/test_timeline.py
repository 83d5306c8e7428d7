from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat

from audit.acting import CALENDAR, Actor, acting
from audit.models import clock, record
from audit.timeline import Related, timeline
from disclosures.models import Transfer
from organisations.models import Identifier, Organisation, OrganisationName
from tests import cast


@pytest.fixture
def transfer(company, patients, officer):
    with acting(cast.actor(officer), ""):
        return Transfer.objects.create(
            disclosed_by=company,
            recipient=patients,
            category="grant",
            amount=Decimal("3500"),
            currency="GBP",
            paid_year=2025,
        )


def change(transfer, by, reason="", **values):
    with acting(by, reason):
        Transfer.objects.filter(pk=transfer.pk).update(**values)


def test_a_change_reads_as_a_sentence_with_who_and_why(transfer, officer, po_reviewer):
    change(
        transfer,
        cast.actor(officer),
        "VAT had been counted twice",
        amount=Decimal("3200"),
    )

    newest = timeline(transfer, viewer=cast.actor(po_reviewer))[0]

    assert (newest.title, newest.by, newest.reason, newest.changes) == (
        "Amount changed from £3,500.00 to £3,200.00",
        "the disclosure officer of Northwind Pharma",
        "VAT had been counted twice",
        [],
    )


def test_the_own_side_reads_the_name(transfer, officer, second_officer):
    first = timeline(transfer, viewer=cast.actor(second_officer))[-1]

    assert (first.title, first.by) == ("Recorded", str(officer))


def test_organisations_choices_and_dates_are_written_as_words(
    transfer, officer, other_patients
):
    change(
        transfer,
        cast.actor(officer),
        recipient=other_patients,
        vat_treatment="included",
        paid_on=date(2025, 3, 14),
    )

    newest = timeline(transfer, viewer=cast.actor(officer))[0]

    assert [(c.label, c.before, c.after) for c in newest.changes] == [
        ("Recipient", "Rare Lung Alliance", "Asthma Circle"),
        ("VAT", "VAT not known", "VAT included"),
        ("Paid on", "", "14 March 2025"),
    ]


def test_a_change_past_the_portal_says_so(transfer, officer):
    with connection.cursor() as cursor:
        cursor.execute("update disclosures_transfer set currency = 'EUR'")

    newest = timeline(transfer, viewer=cast.actor(officer))[0]

    assert (newest.title, newest.by) == (
        "Amount changed from £3,500.00 to €3,500.00",
        "somebody outside the portal",
    )


def test_what_the_calendar_does_is_no_outsider(transfer, officer):
    change(transfer, CALENDAR, "The year is over", currency="EUR")

    assert timeline(transfer, viewer=cast.actor(officer))[0].by == ("the portal itself")


def test_an_event_and_the_rows_it_wrote_are_one_moment(transfer, officer):
    by = cast.actor(officer)
    with acting(by, "Paid twice"):
        Transfer.objects.update(state="excluded", excluded_because="Paid twice")
        record("looked_into", transfer, by=by, reason="Paid twice")

    moments = timeline(transfer, viewer=by)

    assert moments[0].title.endswith("ooked into")
    assert [c.label for c in moments[0].changes] == ["State", "Not published because"]
    assert len([each for each in moments if each.reason == "Paid twice"]) == 1


def test_long_texts_show_what_differs(transfer, officer):
    text = "A grant for the helpline of the association. " * 6
    change(transfer, cast.actor(officer), "First", description=text)
    change(
        transfer,
        cast.actor(officer),
        "Second",
        description=text.replace("helpline", "hotline", 3)[: len(text)],
    )

    newest = timeline(transfer, viewer=cast.actor(officer))[0]

    assert "hotline" in newest.title
    assert len(newest.title) < 400


def test_what_happened_before_it_was_shown_stays_private(
    transfer, officer, po_reviewer
):
    change(transfer, cast.actor(officer), "Draft", amount=Decimal("1"))
    shown_at = clock()
    change(transfer, cast.actor(officer), "Later", amount=Decimal("2"))

    moments = timeline(transfer, viewer=cast.actor(po_reviewer), since=shown_at)

    assert [each.title for each in moments] == ["Amount changed from £1.00 to £2.00"]


def test_related_rows_are_told_and_cost_the_same(
    patients, po_administrator, django_assert_num_queries
):
    by = cast.actor(po_administrator)
    related = [
        Related(
            OrganisationName.history.filter(organisation_id=patients.pk),
            "Other name",
            F("name"),
        ),
        Related(
            Identifier.history.filter(organisation_id=patients.pk),
            "Number",
            Concat("scheme", Value(" "), "value"),
        ),
    ]
    for number in range(9):
        with acting(Actor(person_id=by.person_id, organisation_id=number), f"{number}"):
            OrganisationName.objects.create(organisation=patients, name=f"N {number}")
    with acting(by, "Found it"):
        Identifier.objects.create(
            organisation=patients, scheme="GB-CHC", value="1134567"
        )

    with django_assert_num_queries(4):
        newest, *others = timeline(patients, viewer=by, related=related)

    assert newest.title == "Number added: GB-CHC 1134567"
    assert len(others) == 10  # nine names, and the organisation itself


def test_nothing_is_told_of_another_row(patients, other_patients):
    Organisation.objects.filter(pk=other_patients.pk).update(country="FR")

    assert len(timeline(patients, viewer=CALENDAR)) == 1
