"""Approval by three people, signatures of both sides, an amendment, and checking the paper."""

import datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from accounts.models import User
from partnerships.models import Agreement, ApprovalRule
from tests import cast
from tests.e2e.filling import fill_day
from tests.partnerships import signing, table
from ui.dates import written_day

pytestmark = pytest.mark.e2e

TITLE = "A helpline for rare lung diseases"

READ, EXAMINED = "I have read this text", "I have examined this text"
STEPS = (
    ("Compliance", "approve", "compliance_reviewer", READ),
    ("Law", "approve", "legal_reviewer", READ),
    ("Medicine", "certify", "medical_reviewer", EXAMINED),
)
YES = "Yes: this is the signed paper"
NO = "No: this is not an agreement of this portal."
WHY = "Why does it go on all the same?"


@pytest.fixture
def laid(company, patients):
    return table.laid(company, patients)


@pytest.fixture
def approvers(company):
    """Three people, one after the other; the last one certifies."""
    for position, (label, act, role, _said) in enumerate(STEPS, start=1):
        ApprovalRule.objects.create(
            organisation=company, label=label, act=act, role=role, position=position
        )
    return [cast.member(company, role) for _label, _act, role, _said in STEPS]


@pytest.fixture
def signatories(company, patients):
    return [cast.member(place, "signatory") for place in (patients, company)]


@pytest.fixture
def approved_by_all(page, go, press, follow, sign_in, approvers):
    def approve(title):
        steps = zip(approvers, STEPS, strict=True)
        for number, (person, (label, act, _role, said)) in enumerate(steps):
            sign_in(person)
            go("/agreements/waiting/")
            follow(title)
            expect(page.get_by_role("heading", level=1)).to_have_text(label)
            if number == 0:  # the others read what the first one insisted on
                press(act.capitalize(), exact=True)
                expect(page.get_by_role("alert").first).to_contain_text(WHY)
                page.get_by_label(WHY).fill("The first report says it.")
            page.get_by_label(said).check()
            press(act.capitalize(), exact=True)
        expect(page.get_by_role("main")).to_contain_text("Ready to sign")

    return approve


@pytest.fixture
def signed_by_both(page, go, press, follow, sign_in, signatories):
    def sign(title):
        for person in signatories:
            sign_in(person)
            go("/inbox/")
            follow("Sign 1 agreement")
            follow(title)
            press("Sign", exact=True)
            expect(page.get_by_role("alert").first).to_contain_text(
                "There is a problem"
            )
            page.get_by_label("Your name").fill("Ann Example")
            page.get_by_label("You sign as").fill("Chair")
            page.get_by_label("I may sign for it").check()
            press("Sign", exact=True)

    return sign


def test_three_approve_both_sign_and_an_amendment_gives_more_time(
    page,
    go,
    press,
    follow,
    sign_in,
    laid,
    approved_by_all,
    signed_by_both,
    today,
):
    main = page.get_by_role("main")
    last = today + datetime.timedelta(days=100)
    agreement = signing.agreed(laid, starts_on=today, ends_on=last)
    lead = User.objects.get(pk=laid.lead.person)
    volunteer = User.objects.get(pk=laid.volunteer.person)

    approved_by_all(TITLE)
    signed_by_both(TITLE)
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.SIGNED
    call_command("run_due")

    sign_in(lead)
    go(agreement.get_absolute_url())
    expect(main).to_contain_text("Running")
    follow("Amend it")
    page.get_by_label("More time").check()
    press("Begin the amendment")
    press("Go on with your draft")
    follow("When")
    later = last + datetime.timedelta(days=90)
    fill_day(page, "Last day", later)
    press("Save", exact=True)
    press("Send to the other side")
    press("Send to the other side")

    sign_in(volunteer)
    amendment = agreement.amendments.get()
    go(amendment.get_absolute_url())
    follow("What it changes")
    expect(main).to_contain_text(written_day(later))
    go(amendment.get_absolute_url())
    press("Agree to this version")
    press("Agree to this version")
    approved_by_all(TITLE)
    signed_by_both(TITLE)
    agreement.refresh_from_db()
    assert agreement.settled.ends_on == later


def test_a_paper_that_is_changed_by_a_byte_is_told_apart(
    page, go, press, follow, sign_in, laid, tmp_path
):
    agreement = signing.signed(laid, signing.people(laid))
    sign_in(User.objects.get(pk=laid.volunteer.person))
    go(f"/agreements/{agreement.reference}/approval/")
    with page.expect_download() as found:
        page.get_by_role("link", name="Download the paper with the signatures").click()
    paper = Path(found.value.path()).read_bytes()
    changed = bytearray(paper)
    changed[len(changed) // 2] ^= 1

    for number, (content, said) in enumerate(((paper, YES), (bytes(changed), NO))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(content)
        go("/agreements/verify/")
        page.get_by_label("The file").set_input_files(file)
        press("Check", exact=True)
        expect(page.get_by_role("main")).to_contain_text(said)
