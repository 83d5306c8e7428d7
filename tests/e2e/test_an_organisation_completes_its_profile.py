"""An organisation writes its profile once: part by part, and says who reads which."""

import pytest
from playwright.sync_api import expect

from organisations.profiles import completion

pytestmark = pytest.mark.e2e


@pytest.fixture
def profile(patients):
    return f"/organisations/{patients.public_id}/profile/"


@pytest.fixture
def change(page, go, look, profile):
    """Opens a part from the task list."""

    def change(label):
        go(profile)
        page.get_by_role("link", name=label, exact=True).first.click()
        look()

    return change


@pytest.fixture
def save(page, press, profile):
    """Chooses who reads the part, saves, and comes back to the profile."""

    def save(readers="Everybody"):
        page.get_by_role("radio", name=readers).check()
        press("Save")
        expect(page.get_by_text("The profile is changed.")).to_be_visible()

    return save


@pytest.fixture
def bring(page, go, press, profile):
    """Adds a document."""

    def bring(kind):
        go(f"{profile}documents/new/")
        page.get_by_role("radio", name=kind).check()
        page.get_by_label("For which year?").fill("2024" if kind == "Accounts" else "")
        file = {"name": f"{kind}.pdf", "mimeType": "application/pdf"}
        file["buffer"] = f"%PDF-1.4 {kind}".encode()
        page.get_by_label("File").set_input_files(files=[file])
        press("Save")

    return bring


def _add_a_condition(page, press):
    page.get_by_text("Add a condition").first.click()
    page.get_by_label("Disease or condition").fill("Cystic fibrosis")
    page.get_by_label("List", exact=True).select_option("icd-10")
    page.get_by_label("Code in that list").fill("E84.0")
    press("Add a condition")
    expect(page.get_by_text("Cystic fibrosis (ICD-10 E84.0)").first).to_be_visible()


def test_an_organisation_completes_its_profile(
    page,
    context,
    go,
    press,
    follow,
    change,
    save,
    bring,
    profile,
    sign_in,
    po_administrator,
    patients,
    outsider_officer,
    other_company,
):
    sign_in(po_administrator, patients)
    go(profile)
    expect(page.get_by_role("heading", name="7 parts are missing")).to_be_visible()

    change("About us")
    page.get_by_label("Legal form").fill("Registered charity")
    page.get_by_label("What are you for?").fill("Nobody is alone.")
    page.get_by_role("checkbox", name="Helpline and advice").check()
    year = page.get_by_label("Founded in the year")
    year.fill("2999")
    page.get_by_role("radio", name="Everybody").check()
    press("Save")
    expect(page.get_by_role("alert")).to_contain_text("2100")
    year.fill("1998")
    save()

    change("Conditions")
    _add_a_condition(page, press)

    change("Where and how we work")
    page.get_by_label("In which countries").fill("United Kingdom\nIreland")
    page.get_by_role("radio", name="Several countries").check()
    page.get_by_label("In which languages").fill("English\nWelsh")
    save()

    change("Size")
    page.get_by_label("How many members have you?").fill("120")
    save("Only we")

    change("Governing body")
    press("Add a person")
    page.get_by_role("textbox", name="Office").fill("Chair")
    page.get_by_role("textbox", name="Name").fill("Ada Chair")
    page.get_by_role("radio", name="Yes").check()
    press("Save")
    expect(page.get_by_text("1 of 1 (100 per cent)")).to_be_visible()

    change("Contact for partnerships")
    page.get_by_label("E-mail").fill("desk@lungs.example")
    save("Companies we work with")

    for kind in ("Statutes", "Accounts", "Policy on industry funding"):
        bring(kind)
    follow("Back to the profile")
    expect(page.get_by_role("heading", name="Every part is there")).to_be_visible()
    assert completion(patients) == []

    sign_in(outsider_officer, other_company)
    go(profile)
    expect(page.get_by_text("Cystic fibrosis (ICD-10 E84.0)")).to_be_visible()
    expect(page.get_by_text("120", exact=True)).to_have_count(0)
    expect(page.get_by_text("Not shown: the organisation keeps")).to_have_count(2)

    context.clear_cookies()
    go(f"/register/organisations/{patients.public_id}/")
    expect(page.get_by_text("Nobody is alone.")).to_be_visible()
    expect(page.get_by_text("Ada Chair")).to_have_count(0)


def test_a_company_publishes_how_to_ask_for_support(
    page, context, go, press, follow, sign_in, lead, company
):
    profile = f"/organisations/{company.public_id}/profile/"
    sign_in(lead, company)
    go(f"{profile}process/")
    page.get_by_label("What do you support, and what not?").fill("Helplines.")
    page.get_by_label("Within how many days").fill("60")
    press("Save")
    go(f"{profile}process/")
    page.get_by_label("Within how many days").fill("90")
    press("Save")
    go(f"{profile}products/")
    press("Add a product")
    page.get_by_label("Name of the medicine").fill("Avelorin")
    page.get_by_role("radio", name="On the market").check()
    page.get_by_label("Condition", exact=True).fill("Cystic fibrosis")
    page.get_by_role("checkbox", name="No other medicine").check()
    page.get_by_role("radio", name="Orphan status").check()
    press("Save")
    expect(page.get_by_role("link", name="Avelorin")).to_be_visible()

    context.clear_cookies()
    go(f"/register/organisations/{company.public_id}/")
    expect(page.get_by_text("Days until an answer, at most: ")).to_be_visible()
    expect(page.get_by_text("The only medicine for this condition")).to_be_visible()


def test_two_organisations_say_that_they_belong_together(
    page, go, press, sign_in, po_administrator, patients, outsider_po, other_patients
):
    sign_in(po_administrator, patients)
    go(f"/organisations/{patients.public_id}/profile/ties/new/")
    page.get_by_role("radio", name="It is our umbrella organisation").check()
    page.get_by_label("Name of the other organisation").fill("Asthma Circle")
    press("Save")
    expect(page.get_by_text("Waiting for the other side")).to_be_visible()

    sign_in(outsider_po, other_patients)
    go("/inbox/")
    go(f"/organisations/{other_patients.public_id}/profile/ties/")
    press("Confirm", exact=True)
    expect(page.get_by_text("Both sides say so")).to_be_visible()
