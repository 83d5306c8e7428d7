"""A registrar verifies an organisation, finds that it was here before, merges, and undoes it."""

import pytest
from playwright.sync_api import expect

from organisations.models import Merge, Organisation
from tests import cast
from tests.disclosures import ledger
from tests.e2e.conftest import NARROW, WIDE

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    "browser_context_args", [WIDE, NARROW], ids=["wide", "narrow"], indirect=True
)
def test_a_registrar_verifies_and_merges(
    page,
    go,
    press,
    follow,
    look,
    sign_in,
    registrar,
    operator,
    company,
    officer,
    patients,
):
    double = cast.patients("Rare Lung Aliance", place="Leeds", verified=False)
    ledger.transfer(company, double, by=cast.actor(officer))
    sign_in(registrar, operator)
    go("/registrar/organisations/")
    follow("Rare Lung Aliance")
    page.get_by_label("What did you look at").fill("The charity register has it.")
    press("Verify", exact=True)

    go(f"/organisations/{double.public_id}/")
    press("Compare with another record")
    page.get_by_label("Which other record").fill("Rare Lung Alliance")
    press("Compare", exact=True)
    expect(
        page.get_by_role("heading", name="Side by side")
        .or_(page.get_by_role("table", name="Side by side"))
        .first
    ).to_be_visible()
    kept = page.get_by_role("group", name="Which record stays?")
    kept.get_by_role("radio", name="Rare Lung Alliance").focus()
    page.keyboard.press("Space")
    name = page.get_by_role("group", name="Legal name")
    name.get_by_role("radio", name="Rare Lung Alliance").check()
    page.get_by_role("group", name="Town or postcode").get_by_role(
        "radio", name="Leeds"
    ).check()
    press("Merge the two records")
    expect(page.get_by_role("alert").first).to_contain_text("Fill this in")
    page.get_by_label("What did you look at").fill("One number in the register.")
    page.get_by_role("button", name="Merge the two records").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Rare Lung Aliance into Rare Lung Alliance"
    )
    look()
    assert Merge.objects.get().kept == patients

    go(f"/organisations/{double.public_id}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rare Lung Alliance")
    assert page.url.endswith(f"/organisations/{patients.public_id}/")

    go("/registrar/merges/")
    follow("Rare Lung Aliance")
    page.get_by_label("Why is it undone?").fill("Two bodies after all.")
    press("Undo the merge")
    expect(page.get_by_text("Both records are as they were before.")).to_be_visible()
    double.refresh_from_db()
    assert double.status == Organisation.Status.ACTIVE
    assert double.received.count() == 1
