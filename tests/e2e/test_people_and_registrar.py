"""Step 9: how people get in, by mail and by letter, and what a registrar opens."""

import re

import pytest
from playwright.sync_api import expect

from notices.models import Message
from organisations.models import Membership
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e
PASSWORD = "a long enough phrase"


@pytest.fixture
def open_link(go):
    """Opens the link in the last mail to an address."""

    def open_link(email):
        body = Message.objects.filter(to=email).latest("pk").body
        go(re.search(r"http://[^/]+(/invitations/\S+)", body)[1])

    return open_link


@pytest.fixture
def two_reports(company, other_company, patients, officer, outsider_officer, today):
    for paying, person in ((company, officer), (other_company, outsider_officer)):
        by = cast.actor(person)
        ledger.transfer(paying, patients, by=by)
        ledger.in_review(paying, by=by, today=today)


@pytest.mark.parametrize("by_letter", [False, True], ids=["mail", "letter"])
def test_the_first_administrator_joins_and_is_verified(
    page,
    context,
    go,
    press,
    follow,
    sign_in,
    open_link,
    two_reports,
    officer,
    company,
    patients,
    registrar,
    operator,
    by_letter,
):
    chair = "chair@lungs.example"
    sign_in(officer, company)
    go(f"/organisations/{patients.public_id}/people/first/")
    if by_letter:
        press("Make a letter with a code")
        code = re.search(r"\w{4}-\w{4}-\w{4}", page.inner_text("main"))[0]
        context.clear_cookies()
        go("/join/")
        page.get_by_label("Code on the letter").fill("AAAA-AAAA-AAAA")
        page.get_by_label("Your e-mail address").fill(chair)
        press("Continue")
        expect(page.get_by_role("alert")).to_contain_text("We don’t know this code")
        page.get_by_label("Code on the letter").fill(code.lower().replace("-", " "))
        press("Continue")
    else:
        page.get_by_label("E-mail address").fill(chair)
        page.get_by_label("Where does this address come from?").fill("Their website")
        press("Send the invitation")
        context.clear_cookies()
    open_link(chair)
    page.get_by_label("Your name").fill("Ada Chair")
    page.get_by_label("Choose a password").fill("password1234")
    press("Open my account and join")
    expect(page.get_by_role("alert")).to_contain_text("common")
    page.get_by_label("Choose a password").fill(PASSWORD)
    press("Open my account and join")
    expect(page.get_by_text("You now act for Rare Lung Alliance")).to_be_visible()
    go("/review/")
    expect(page.get_by_role("heading", name="Northwind Pharma will")).to_be_visible()
    expect(page.get_by_role("heading", name="Southgate")).to_have_count(0)

    first = Membership.objects.filter(organisation=patients)[0].person
    sign_in(registrar, operator)
    go("/inbox/")
    go("/registrar/")
    follow("Rare Lung Alliance")
    page.get_by_label("What did you look at").fill("The charity register names her.")
    press("Accept")
    sign_in(first, patients)
    go("/review/")
    expect(page.get_by_role("heading", name="Southgate Biologics will")).to_be_visible()


def test_an_administrator_invites_a_colleague_and_ends_a_membership(
    page,
    go,
    press,
    follow,
    look,
    sign_in,
    open_link,
    po_administrator,
    po_member,
    patients,
):
    colleague = cast.person("Ben Helper", "ben@lungs.example")
    people = f"/organisations/{patients.public_id}/people/"
    sign_in(po_administrator, patients)
    go(people)
    press("Invite somebody")
    page.get_by_label("E-mail address").fill(colleague.email)
    page.get_by_role("checkbox", name="Reviewer").check()
    press("Send the invitation")
    expect(page.get_by_text("Invitations on their way")).to_be_visible()
    sign_in(colleague)
    open_link(colleague.email)
    press("Join")
    assert Membership.objects.get(person=colleague).role == "reviewer"

    sign_in(po_administrator, patients)
    go(people)
    follow(f"End membership {po_member}")
    press("End")
    look()


def test_a_way_in_for_those_without_letter_or_invitation(
    page, go, press, follow, sign_in, patients, registrar, operator
):
    go("/")
    follow("For patient organisations: get access")
    press("Send")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Organisation", exact=True).fill("Rare Lung Aliance")
    page.get_by_label("Country").select_option("GB")
    page.get_by_label("Your name").fill("Ada Chair")
    page.get_by_label("Your e-mail address").fill("chair@lungs.example")
    page.get_by_label("Your part in the organisation").fill("Chair since 2022.")
    press("Send")
    sign_in(registrar, operator)
    go("/registrar/")
    follow("Rare Lung Aliance")
    page.get_by_role("radio", name="Rare Lung Alliance, United Kingdom").check()
    page.get_by_label("What did you look at").fill("The charity register names her.")
    press("Accept")
    assert Message.objects.filter(to="chair@lungs.example").exists()
