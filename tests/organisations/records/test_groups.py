"""Which group an organisation is a part of."""

import pytest
from django.urls import reverse

from organisations.actions import organisations as actions
from organisations.models import Organisation
from tests import cast
from tests.organisations.records.test_actions import edit
from workflow.moves import Refused

HOLDING = "Northwind Holding"


@pytest.fixture
def holding(company):
    return cast.company(HOLDING, "CH")


@pytest.fixture
def change(sign_in, company):
    """An administrator of the company sends the record's form."""
    client = sign_in(cast.member(company, "administrator"))

    def send(parent):
        company.refresh_from_db()
        return client.post(
            reverse("organisations:edit", args=[company.public_id]),
            {
                "legal_name": company.legal_name,
                "country": company.country,
                "language": company.language,
                "parent": parent,
                "reason": "Sold",
                "version": company.version,
            },
        )

    return send


def test_a_group_is_set_and_shown_from_both_sides(sign_in, change, company, holding):
    change(HOLDING)

    client = sign_in(cast.member(company, "viewer"))
    page = client.get(company.get_absolute_url())
    above = client.get(holding.get_absolute_url()).content.decode()
    assert f'href="{holding.get_absolute_url()}">{HOLDING}</a>' in page.content.decode()
    assert f'href="{company.get_absolute_url()}">Northwind Pharma</a>' in above
    newest = page.context["moments"][0]
    assert newest.title == f"Part of the group of added: {HOLDING}"


def test_a_group_is_kept_by_the_form_and_cleared(change, company, holding):
    change(HOLDING)
    change(HOLDING)
    company.refresh_from_db()
    assert (company.parent, company.version) == (holding, 2)

    change("")

    company.refresh_from_db()
    assert company.parent is None


def test_a_circle_is_refused(change, company, holding, registrar):
    by = cast.actor(registrar)
    middle = edit(cast.company("Northwind Europe"), by, parent=company)
    edit(holding, by, parent=middle)

    page = change(HOLDING).content.decode()
    itself = change(company.public_id).content.decode()

    assert f"{HOLDING} is a part of this organisation." in page
    assert "An organisation is no part of itself." in itself
    company.refresh_from_db()
    assert company.parent is None


def test_a_company_belongs_to_a_company_that_its_people_know(
    change, company, patients, outsider_officer
):
    actions.create(
        kind="company",
        legal_name="Hidden Pharma",
        country="GB",
        by=cast.actor(outsider_officer),
    )

    for name in (patients.legal_name, "Hidden Pharma"):
        assert "None here has this name" in change(name).content.decode()


def test_the_shared_record_names_no_group_that_is_not_shared(company, registrar):
    hidden = cast.company("Hidden Pharma", verified=False)

    with pytest.raises(Refused, match="has yet to verify Hidden Pharma"):
        edit(company, cast.actor(registrar), parent=hidden)


def test_whoever_may_not_know_the_group_neither_reads_nor_ends_it(
    sign_in, change, company
):
    hidden = cast.company("Hidden Pharma", verified=False)
    Organisation.objects.filter(pk=company.pk).update(parent=hidden)

    change("")
    client = sign_in(cast.member(company, "viewer"))
    page = client.get(company.get_absolute_url()).content.decode()

    company.refresh_from_db()
    assert company.parent == hidden
    assert hidden.get_absolute_url() not in page
