"""How sure a record is, on its public page: of today, beside what was published earlier."""

import datetime

import pytest
from django.urls import reverse

from audit.acting import CALENDAR, acting
from disclosures.models import RegisterOrganisation
from documents.models import Document, keep
from organisations.actions import (
    classification,
    objections,
    organisations,
    profiles,
    verification,
)
from organisations.models import (
    Classification,
    Identifier,
    Organisation,
    PublicStanding,
)
from tests import cast
from tests.register import published

TODAY = datetime.date(2026, 3, 3)
CHARITY = {"scheme": "GB-CHC", "value": "1900001"}
OTHER = {"scheme": "XX-REG", "value": "77"}


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def number(patients):
    return Identifier.objects.create(organisation=patients, **CHARITY)


@pytest.fixture
def on_register(payer, recipient):
    """Puts an organisation on the register, published with these numbers."""

    def on_register(organisation, *numbers):
        RegisterOrganisation.objects.filter(pk=recipient.pk).update(
            public_id=organisation.public_id, identifiers=list(numbers)
        )
        recipient.refresh_from_db()
        published.report(payer, [published.row(recipient)])

    return on_register


@pytest.fixture
def page(client):
    def page(organisation):
        return client.get(
            reverse("register:organisation", args=[organisation.public_id])
        )

    return page


def test_a_number_says_whether_a_registrar_verified_it(
    on_register, page, patients, number, by
):
    on_register(patients, CHARITY, OTHER)

    before = page(patients).context["numbers"]
    verification.confirm_identifier(number, by=by, evidence="Extract", today=TODAY)
    after = page(patients)
    organisations.end_identifier(number, by=by, today=TODAY)
    ended = page(patients).context["numbers"]

    gone = ("XX-REG 77", "no longer in its record")
    assert before == [("GB-CHC 1900001", "not checked"), gone]
    assert after.context["numbers"] == [
        ("GB-CHC 1900001", "verified by a registrar on 3 March 2026"),
        gone,
    ]
    assert "(verified by a registrar on 3 March 2026)" in after.content.decode()
    assert ended == [("GB-CHC 1900001", "no longer in its record"), gone]


def test_the_name_says_whether_the_record_is_verified(on_register, page, by):
    unknown = cast.organisation("Rare Lung Alliance", verified=False)
    Identifier.objects.create(organisation=unknown, **CHARITY)
    on_register(unknown, CHARITY)

    before = page(unknown)
    verification.refuse(unknown, by=by, reason="Nobody answers")
    refused = page(unknown)
    verification.verify(unknown, by=by, evidence="Extract", today=TODAY)
    after = page(unknown)

    assert before.context["numbers"] == [("GB-CHC 1900001", "not checked")]
    for each in (before, refused):
        assert ">Not verified</strong>" in each.content.decode()
    assert "refused" not in refused.content.decode()
    assert ">Verified</strong>" in after.content.decode()
    assert after.context["verified_on"]
    assert after.context["numbers"] == [
        ("GB-CHC 1900001", "verified by a registrar on 3 March 2026")
    ]


def test_of_an_unverified_record_only_verified_numbers_are_told(by):
    unknown = cast.organisation("Rare Lung Alliance", verified=False)
    known = Identifier.objects.create(organisation=unknown, **CHARITY)
    Identifier.objects.create(organisation=unknown, **OTHER)
    verification.confirm_identifier(known, by=by, evidence="Extract", today=TODAY)

    standing = PublicStanding.objects.get(organisation_public_id=unknown.public_id)

    assert standing.verified_at is None
    assert standing.numbers == [{**CHARITY, "verified_on": "2026-03-03"}]


def test_a_document_that_shows_it_is_told_of_and_not_shown(on_register, page, patients):
    with acting(CALENDAR):
        document = keep(
            b"%PDF-1.4",
            name="minutes-of-the-board.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=None,
        )
        Classification.objects.create(
            organisation=patients,
            value="patients",
            valid_from=TODAY,
            reason="Minutes",
            document=document,
            decided_on=TODAY,
            decided_by_id=0,
            in_force=True,
        )
    on_register(patients)

    text = page(patients).content.decode()

    assert "A registrar decided it on a document that shows it." in text
    assert "minutes" not in text.lower()
    assert document.public_id not in text


def test_a_merged_record_has_no_standing_of_its_own(patients):
    Organisation.objects.filter(pk=patients.pk).update(
        status="duplicate", successor=cast.patients("Lungs Together")
    )

    assert not PublicStanding.objects.filter(
        organisation_public_id=patients.public_id
    ).exists()


def test_what_was_never_in_the_shared_record_is_not_verified(page, recipient, payer):
    published.report(payer, [published.row(recipient)])

    assert ">Not verified</strong>" in page(recipient).content.decode()


@pytest.mark.parametrize("reported", [True, False])
def test_everybody_reads_what_an_organisation_is_and_what_shows_it(
    on_register, page, patients, by, lead, po_administrator, reported
):
    profiles.edit(
        patients,
        "about",
        {"mission": "Nobody is alone."},
        version=1,
        by=cast.actor(po_administrator),
    )
    if reported:
        on_register(patients)
    begins = TODAY + datetime.timedelta(days=10)
    objections.object_to(
        patients,
        wanted="healthcare",
        words="It is run by a hospital",
        by=cast.actor(lead),
        today=TODAY,
    )
    said = [page(patients).context["classified"]]
    for value, valid_from in (("patients", TODAY), ("other", begins)):
        classification.decide(
            patients,
            value=value,
            valid_from=valid_from,
            reason="Read the statutes",
            by=by,
            today=TODAY,
        )
        said.append(page(patients).context["classified"])
    classification.bring_into_force(today=begins)
    last = page(patients)

    assert said == [
        "",
        "Patient organisation, since 3 March 2026",
        "Patient organisation, since 3 March 2026",
    ]
    assert last.context["classified"] == "Neither of the two, since 13 March 2026"
    text = last.content.decode()
    assert "A registrar decided it and wrote down what was looked at." in text
    for private in ("hospital", "Objection", "Read the statutes"):
        assert private not in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_standing_costs_no_query(
    on_register, page, patients, django_assert_num_queries, count
):
    numbers = [{"scheme": "XX-REG", "value": str(n)} for n in range(count)]
    Identifier.objects.bulk_create(
        Identifier(organisation=patients, **each) for each in numbers
    )
    on_register(patients, *numbers)

    with django_assert_num_queries(3):
        shown = page(patients)

    assert len(shown.context["numbers"]) == count
