"""Step 8: signing in as people do it: with a password, a code, a passkey, a way back."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from accounts.actions import open_account
from accounts.models import User
from audit.acting import Actor, acting
from disclosures.models import Claim
from organisations.models import Membership
from tests import cast

pytestmark = pytest.mark.e2e
PASSWORD = "a long enough phrase"


@pytest.fixture
def po_administrator(patients):
    with acting(Actor(person_id=None)):
        person = open_account(
            email="chair@lungs.example",
            name="Ada Chair",
            password=PASSWORD,
            language="en-gb",
        )
    return cast.member(patients, "administrator", person=person)


@pytest.fixture
def sign_in(page, go, press):
    """By the form, as a person does."""

    def sign_in(person, password=PASSWORD):
        go("/accounts/login/")
        _fill_in(page, person, password)
        press("Sign in", exact=True)

    return sign_in


@pytest.fixture
def confirm_again(page, press):
    """How one signs in is not changed by whoever finds the screen unlocked."""

    def confirm_again():
        expect(page.get_by_role("heading", level=1)).to_contain_text("that it is you")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press("Confirm")

    return confirm_again


def _code(secret, half_minute):
    """What an authenticator app shows in that half minute since 1970."""
    return format_hotp_value(hotp_value(secret, half_minute))


def _fill_in(page, person, password):
    page.get_by_role("textbox").first.fill(person.email)
    page.get_by_label("Password", exact=True).fill(password)


def _sign_out(page):
    page.locator("summary").filter(has_text="You act as:").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_password_and_a_forgotten_one(
    page, go, press, follow, look, sign_in, po_administrator, mailoutbox
):
    sign_in(po_administrator, "not the password")
    expect(page.get_by_role("alert")).to_be_visible()
    _fill_in(page, po_administrator, PASSWORD)
    press("Sign in", exact=True)
    expect(page.get_by_text("Rare Lung Alliance").first).to_be_visible()
    _sign_out(page)

    go("/accounts/login/")
    follow("Forg")
    page.get_by_role("textbox").fill(po_administrator.email)
    press("Send the link")
    (mail,) = mailoutbox
    go(re.search(r"http://[^/]+(/accounts/password/\S+)", mail.body)[1])
    for field in page.locator("input[type=password]").all():
        field.fill("quite another phrase")
    press("Save the password")
    sign_in(po_administrator, "quite another phrase")
    expect(page.get_by_text("You act as:")).to_have_count(1)


def test_typed_text_survives_the_end_of_a_session(
    page, go, press, look, sign_in, po_administrator, company
):
    sign_in(po_administrator)
    go("/claims/new/")
    page.get_by_label("Which company paid").select_option("Northwind Pharma")
    page.get_by_label("Amount").fill("1250.50")
    page.get_by_label("Currency").select_option("GBP")
    page.get_by_label("In which year?").fill("2025")
    page.get_by_label("What was it for?").fill("Printing of posters")
    for session in Session.objects.all():
        kept = {**session.get_decoded(), "seen_at": time.time() - 9 * 3600}
        session.session_data = Session.get_session_store_class()().encode(kept)
        session.save()
    press("Send to the company")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert not Claim.objects.exists()
    _fill_in(page, po_administrator, PASSWORD)
    press("Sign in", exact=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("What you typed is kept")
    expect(page.get_by_text("Printing of posters")).to_be_visible()
    press("Send it now")
    assert Claim.objects.get().description == "Printing of posters"


def test_codes_of_an_app_and_recovery_codes(
    page, go, press, follow, look, sign_in, confirm_again, po_administrator
):
    sign_in(po_administrator)
    go("/accounts/2fa/")
    follow("Set up an authenticator app")
    confirm_again()
    secret = page.locator("dd").inner_text().strip()
    began = int(time.time()) // 30
    page.get_by_role("textbox").fill(_code(secret, began))
    press("Switch on")
    go("/accounts/2fa/recovery-codes/")
    recovery = page.locator("main li").first.inner_text().strip()
    _sign_out(page)

    sign_in(po_administrator)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("textbox").fill(_code(secret, began - 1000))
    press("Sign in", exact=True)
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("textbox").fill(_code(secret, began + 1))
    press("Sign in", exact=True)
    _sign_out(page)

    sign_in(po_administrator)
    page.get_by_role("textbox").fill(recovery)
    press("Sign in", exact=True)
    expect(page.get_by_text("You act as:")).to_have_count(1)


def test_a_passkey_in_place_of_a_password(
    page, context, go, press, look, sign_in, confirm_again, po_administrator
):
    sign_in(po_administrator)
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    phone = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": phone})
    go("/accounts/2fa/webauthn/add/")
    confirm_again()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda address: not address.endswith("/add/"))
    look()
    go("/accounts/2fa/webauthn/")
    expect(page.get_by_text("My phone").first).to_be_visible()
    _sign_out(page)

    go("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("You act as:")).to_have_count(1)
    look()


def test_a_role_taken_away_works_at_the_next_page(
    page, go, live_server, sign_in, po_administrator
):
    sign_in(po_administrator)
    go("/review/")
    Membership.objects.update(until_on=cast.LONG_AGO)
    response = page.goto(f"{live_server.url}/review/")
    assert response.status == 403
    assert User.objects.get(pk=po_administrator.pk).is_active
