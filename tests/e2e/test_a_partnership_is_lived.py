"""What follows the signature: an activity, an evaluation, the end; and what goes wrong."""

import datetime

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from accounts.models import User
from partnerships.models import Agreement, Evaluation
from tests import cast
from tests.partnerships import signing, table
from ui.dates import written_day

pytestmark = pytest.mark.e2e

TITLE = "A helpline for rare lung diseases"


@pytest.fixture
def laid(company, patients):
    return table.laid(company, patients)


@pytest.fixture
def lead(laid):
    return User.objects.get(pk=laid.lead.person)


@pytest.fixture
def volunteer(laid):
    return User.objects.get(pk=laid.volunteer.person)


def _answers(page, press, words):
    """The first question with words, the others unanswered."""
    page.get_by_label("Mostly").first.check()
    page.get_by_label("In your words").first.fill(words)
    press("Give these answers")


def test_an_activity_an_evaluation_that_opens_when_both_answered_and_the_end(
    page, go, press, follow, sign_in, laid, lead, volunteer
):
    main = page.get_by_role("main")
    agreement = signing.signed(
        laid,
        signing.people(laid),
        starts_on=table.TODAY,
        ends_on=table.TODAY + datetime.timedelta(days=90),
    )
    call_command("run_due")
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.COMPLETED

    sign_in(volunteer)
    go(laid.partnership.get_absolute_url())
    follow("Activities")
    press("Add an activity")
    page.get_by_label("Title").fill("Evenings on the telephone")
    press("Save", exact=True)
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    page.get_by_label("The organisation’s own help").check()
    page.get_by_label("Peer support or helpline").check()
    page.get_by_label(f"{agreement.reference}: {TITLE}").check()
    press("Save", exact=True)
    expect(main).to_contain_text("Evenings on the telephone")

    # one side answers: the other one learns that, and not what it says
    go(laid.partnership.get_absolute_url())
    follow("Evaluation", exact=True)
    press("Open this year’s evaluation")
    follow("The yearly one")
    press("Answer", exact=True)
    _answers(page, press, "The money came late.")

    sign_in(lead)
    evaluation = Evaluation.objects.get()
    go(evaluation.get_absolute_url())
    expect(main).to_contain_text("Who has answered")
    expect(main).not_to_contain_text("The money came late.")
    press("Answer", exact=True)
    _answers(page, press, "We learned from every call.")
    go(evaluation.get_absolute_url())
    expect(main).to_contain_text("What each side said")
    expect(main).to_contain_text("The money came late.")

    sign_in(volunteer)
    go(evaluation.get_absolute_url())
    expect(main).to_contain_text("We learned from every call.")
    go(agreement.get_absolute_url())
    press("Close", exact=True)
    press("Close", exact=True)
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    page.get_by_label("Why do you close it").fill("The web page is gone meanwhile.")
    press("Close", exact=True)
    expect(main).to_contain_text("Closed")


def test_a_sponsorship_without_acknowledgement_is_refused(
    page, go, press, follow, sign_in, laid, volunteer, today
):
    main = page.get_by_role("main")
    agreement = signing.agreed(
        laid,
        kind="sponsorship",
        acknowledged_from_outset=False,
        acknowledgement="",
        starts_on=today,
        ends_on=today,
    )
    sign_in(cast.member(laid.company, "compliance_reviewer"))
    go("/agreements/waiting/")
    follow(TITLE)
    expect(main).to_contain_text("It has no wording for the acknowledgement.")
    follow("Refuse, and say why")
    press("Refuse", exact=True)
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    page.get_by_label("Why?").fill("Write down who says what about our support.")
    press("Refuse", exact=True)

    sign_in(volunteer)
    go(agreement.get_absolute_url())
    expect(main).to_contain_text("In negotiation")
    follow("Approval and signing")
    expect(main).to_contain_text("Write down who says what about our support.")


def test_a_grant_signed_after_its_start_is_a_finding(
    page, go, follow, sign_in, laid, lead, volunteer
):
    began = table.TODAY - datetime.timedelta(days=9)
    agreement = signing.signed(laid, signing.people(laid), starts_on=began)

    for person in (lead, volunteer):
        sign_in(person)
        go(agreement.get_absolute_url())
        follow("What was found about it")
        expect(page.get_by_role("main")).to_contain_text(
            f"It began on {written_day(began)} and was signed on"
        )
