"""Who reads what of a record's history."""

import datetime

import pytest

from organisations.actions import organisations, verification
from tests import cast

TODAY = datetime.date(2026, 3, 1)
EVIDENCE = "Minutes name Ms Weber as chair"


@pytest.fixture
def made(officer, registrar):
    organisation = organisations.create(
        kind="patients",
        legal_name="Verein Lunge",
        country="DE",
        by=cast.actor(officer),
    )
    verification.verify(
        organisation, by=cast.actor(registrar), evidence=EVIDENCE, today=TODAY
    )
    return organisation


def test_others_do_not_read_who_brought_it_here_and_on_what_evidence(
    made, other_company, outsider_officer, sign_in
):
    page = sign_in(outsider_officer, other_company).get(made.get_absolute_url())

    shown = page.content.decode()
    assert "Verein Lunge" in shown
    assert "Northwind" not in shown
    assert EVIDENCE not in shown


def test_itself_and_its_maker_and_registrars_read_all(
    made, company, officer, registrar, operator, sign_in
):
    member = cast.member(made, "administrator")

    for person, place in ((member, made), (officer, company), (registrar, operator)):
        shown = sign_in(person, place).get(made.get_absolute_url()).content.decode()
        assert EVIDENCE in shown
