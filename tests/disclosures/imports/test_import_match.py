"""Who is meant by a recipient as a file spells it."""

import pytest

from audit.acting import acting
from disclosures.actions import imports
from disclosures.imports.decisions import from_file
from disclosures.imports.match import reason
from disclosures.models import ImportRecipient, RecipientDecision, Transfer
from organisations.models import (
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSight,
)
from tables.shapes import Unusable
from tests import cast
from tests.disclosures.imports.conftest import MAPPING, TODAY
from workflow.moves import Refused

HEAD = "to,amount,currency,year,purpose,number\n"
WITH_NUMBER = MAPPING.replace(
    "[defaults]", 'recipient_identifier = "number"\n[defaults]'
)


def ways(batch):
    return {
        recipient.text: (recipient.way, str(recipient.recipient or ""))
        for recipient in ImportRecipient.objects.filter(batch=batch).select_related(
            "recipient"
        )
    }


def rows(*names, number=""):
    return HEAD + "".join(f'"{name}",1,GBP,2025,x,{number}\n' for name in names)


def test_names_are_known_in_order(checked, company, patients, by):
    diabetes = cast.patients("Schweizerische Diabetesgesellschaft", "CH")
    with acting(by):
        OrganisationName.objects.create(organisation=diabetes, name="Diabète Suisse")
        RecipientDecision.objects.create(
            company=company, text="Those with the lungs", recipient=patients
        )

    batch = checked(
        rows(
            "RARE LUNG ALLIANCE",
            "diabete suisse",
            "those with the LUNGS",
            "Nobody at all",
        )
    )

    assert ways(batch) == {
        "RARE LUNG ALLIANCE": ("name", "Rare Lung Alliance"),
        "diabete suisse": ("other_name", "Schweizerische Diabetesgesellschaft"),
        "those with the LUNGS": ("decision", "Rare Lung Alliance"),
        "Nobody at all": ("", ""),
    }


def test_a_register_number_finds_one_that_lost_its_zero(checked, patients, by):
    with acting(by):
        Identifier.objects.create(
            organisation=patients,
            scheme="GB-CHC",
            value="0123456",
            verified_on=TODAY,
        )

    batch = checked(rows("Some other name", number="GB-CHC:123456"), WITH_NUMBER)

    assert ways(batch) == {"Some other name": ("identifier", "Rare Lung Alliance")}


def test_a_number_that_nobody_verified_is_only_offered(checked, store, patients, by):
    with acting(by):
        Identifier.objects.create(
            organisation=patients, scheme="GB-CHC", value="0123456"
        )
    cast.patients("Some other names")

    batch = checked(rows("Some other name", number="GB-CHC:123456"), WITH_NUMBER)

    (recipient,) = ImportRecipient.objects.filter(batch=batch)
    assert recipient.way == ""
    first, second = recipient.candidates
    assert (first["public_id"], second["name"]) == (
        patients.public_id,
        "Some other names",
    )
    assert float(first["score"]) < float(second["score"])
    assert reason(first).startswith("register number GB-CHC 0123456, not verified")
    with pytest.raises(Refused):
        store(batch)


def test_another_register_number_is_another_organisation(checked, patients, by):
    with acting(by):
        Identifier.objects.create(organisation=patients, scheme="GB-CHC", value="111")

    batch = checked(rows("Rare Lung Alliance", number="GB-CHC:222"), WITH_NUMBER)

    assert ways(batch) == {"Rare Lung Alliance": ("", "")}


def test_near_names_are_offered_with_their_score(checked, patients):
    batch = checked(rows("Rare Lung Aliance"))

    (recipient,) = ImportRecipient.objects.filter(batch=batch)
    (candidate,) = recipient.candidates
    assert candidate["public_id"] == patients.public_id
    assert 0.5 <= float(candidate["score"]) < 1


def test_what_another_company_made_is_not_offered(checked, other_company, patients, by):
    hidden = cast.patients("Hidden Circle", verified=False)
    OrganisationSight.objects.create(organisation=hidden, viewer=other_company)

    batch = checked(rows("Hidden Circle"))

    (recipient,) = ImportRecipient.objects.filter(batch=batch)
    assert (recipient.way, recipient.candidates) == ("", [])


def test_spellings_of_one_file_do_not_become_two(checked, store, company):
    batch = store(
        checked(
            rows(
                "Myelom Kontaktgruppe Schweiz MKgS",
                "Myelom Kontaktgruppe Schweiz, MKgS",
            )
        )
    )

    made = Organisation.objects.get(kind="patients")
    assert Transfer.objects.filter(batch=batch, recipient=made).count() == 2
    assert (made.verification, made.country) == ("unverified", company.country)
    assert set(made.sights.values_list("viewer_id", flat=True)) == {company.pk, made.pk}


def test_near_spellings_of_one_file_wait_for_a_person(checked, by):
    batch = checked(rows("Krebsliga Schweiz", "Krebsliga der Schweiz", "Asthma Circle"))

    imports.take_decisions(batch, by=by, file=None, create=True)

    assert ways(batch) == {
        "Krebsliga Schweiz": ("", ""),
        "Krebsliga der Schweiz": ("", ""),
        "Asthma Circle": ("new", ""),
    }


def test_decisions_come_from_a_file(checked, store, patients, by):
    batch = checked(
        rows("Rare Lung Aliance", "Krebsliga Schweiz", "Krebsliga der Schweiz")
    )
    lines = (
        "recipient,decision,kind,country\n"
        f"Rare Lung Aliance,{patients.public_id},,\n"
        "Krebsliga Schweiz,new,other,CH\n"
        "Krebsliga der Schweiz,Krebsliga Schweiz,,\n"
        "Somebody not in this file,new,,\n"
    )

    imports.take_decisions(batch, by=by, file=lines.encode(), create=False)
    store(batch, create=False)

    made = Organisation.objects.get(legal_name="Krebsliga Schweiz")
    assert (made.kind, made.country) == ("other", "CH")
    assert Transfer.objects.filter(recipient=made).count() == 2
    assert Transfer.objects.filter(recipient=patients).count() == 1


def test_a_decision_for_nobody_is_told(checked, by):
    batch = checked(rows("Rare Lung Aliance"))

    with pytest.raises(Unusable) as problem:
        from_file(batch, b"recipient,decision\nRare Lung Aliance,No Such Name\n", by=by)

    assert problem.value.sentences == [
        (
            "Line 2 of the decisions: no organisation is called “No Such Name”."
            " Give its legal name or public id, or write new."
        )
    ]


def test_new_in_the_decisions_makes_nobody_twice(checked, store, by):
    decisions = b"recipient,decision\nAsthma Circle,new\n"
    for _run in range(2):
        batch = checked(rows("Asthma Circle"))
        imports.take_decisions(batch, by=by, file=decisions, create=False)
        store(batch, create=False)

    assert Organisation.objects.filter(legal_name="Asthma Circle").count() == 1
    assert Transfer.objects.count() == 1
