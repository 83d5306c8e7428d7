"""A draft is private, is saved as far as it goes, and is handed in once."""

import datetime
from decimal import Decimal

import pytest

from notices.models import Notice
from partnerships import turns
from partnerships.actions import applications
from partnerships.application_reading import history, waiting
from partnerships.models import Application
from tests import cast
from tests.partnerships.applications import asking
from tests.partnerships.applications.asking import later
from tests.partnerships.table import TODAY, laid
from workflow.moves import Refused
from workflow.races import Outdated


@pytest.fixture
def table():
    return laid()


def seen_by(actor):
    return list(Application.objects.for_actor(actor))


def test_a_draft_is_seen_by_the_organisation_alone(table):
    draft = asking.drafted(table)

    assert seen_by(table.volunteer) == [draft]
    assert seen_by(table.lead) == []


def test_nobody_else_ever_sees_it(table, outsider_po, outsider_officer):
    asking.handed_in(table)

    assert seen_by(cast.actor(outsider_po)) == []
    assert seen_by(cast.actor(outsider_officer)) == []


def test_an_unverified_mandate_sees_one_company_and_changes_nothing(table):
    draft = asking.drafted(table)
    person = cast.member(
        table.patients, "administrator", only_company=cast.company("Southgate", "CH")
    )
    narrow = cast.actor(person)

    with pytest.raises(Refused, match="administrator or a signatory"):
        applications.write(draft, {"title": "Mine"}, version=draft.version, by=narrow)
    with pytest.raises(Refused, match="administrator or a signatory"):
        applications.begin(
            table.company, route="idea", kind="grant", title="A", by=narrow
        )
    assert seen_by(narrow) == []


def test_a_member_reads_and_does_not_write(table):
    draft = asking.drafted(table)
    member = table.actor("member", of="patients")

    with pytest.raises(Refused, match="administrator or a signatory"):
        applications.hand_in(draft, by=member, today=TODAY)
    assert seen_by(member) == [draft]


def test_a_draft_is_saved_with_one_field(table):
    asking.publish(table.company)
    draft = applications.begin(
        table.company, route="process", kind="grant", title="A", by=table.volunteer
    )

    applications.write(draft, {"place": "Leeds"}, version=1, by=table.volunteer)

    assert Application.objects.get().place == "Leeds"


def test_the_sum_asked_for_is_that_of_the_lines(table):
    assert asking.drafted(table).amount == Decimal(4000)
    assert asking.drafted(table, lines=[]).amount is None


def test_what_a_colleague_saved_is_not_overwritten_unseen(table):
    draft = asking.drafted(table)

    with pytest.raises(Outdated):
        applications.write(draft, {"title": "B"}, version=1, by=table.volunteer)


def test_what_nobody_could_understand_without_is_needed(table):
    bare = asking.drafted(table, words={}, lines=[])

    with pytest.raises(Refused) as refusal:
        applications.hand_in(bare, by=table.volunteer, today=TODAY, words="Later")

    assert str(refusal.value) == (
        "Still needed: plain summary, what you want to reach, that you may hand it in"
        " for the organisation, a budget line, or the help that is not money."
    )


def test_everything_else_can_stay_open_with_a_sentence(table):
    few = {
        "summary": "Calls",
        "objectives": "Help",
        "in_kind_asked": "A room",
        "declared_authority": True,
    }
    draft = asking.drafted(table, words=few, lines=[])

    with pytest.raises(Refused, match="Say in a sentence"):
        applications.hand_in(draft, by=table.volunteer, today=TODAY)
    applications.hand_in(
        draft, by=table.volunteer, today=TODAY, words="We are three people."
    )

    moment = history(Application.objects.get(), table.lead)[0]
    assert moment.reason == "We are three people."


def test_handing_in_shows_it_and_starts_the_promised_days(table):
    application = asking.handed_in(table)

    assert seen_by(table.lead) == [application]
    assert (application.state, application.submitted_on) == ("submitted", TODAY)
    assert application.promised_on == later(30)
    turn = turns.now(application)
    assert (turn.side, turn.due_on) == ("company", later(30))
    notice = Notice.objects.get(kind="application_handed_in")
    assert notice.person_id == table.lead.person_id
    assert "You promised an answer by 1 April 2026." in notice.body


def test_a_second_click_hands_in_nothing_twice(table):
    draft = asking.drafted(table)

    for _click in range(2):
        applications.hand_in(draft, by=table.volunteer, today=TODAY, key="form")

    assert Notice.objects.filter(kind="application_handed_in").count() == 1
    with pytest.raises(Refused, match="It is now: “Handed in”"):
        applications.hand_in(draft, by=table.volunteer, today=TODAY, key="other")


def test_a_second_click_begins_one_draft(table):
    asking.publish(table.company)
    begun = {"route": "idea", "kind": "grant", "title": "A", "by": table.volunteer}

    first = applications.begin(table.company, key="form", **begun)

    assert applications.begin(table.company, key="form", **begun) == first


def test_a_closed_process_takes_own_ideas_without_a_promise(table):
    asking.publish(table.company, process_open=False)

    with pytest.raises(Refused, match="takes no applications through its process now"):
        asking.drafted(table)
    idea = asking.handed_in(table, route="idea")

    assert (idea.state, idea.promised_on) == ("submitted", None)
    assert turns.now(idea).due_on is None


def test_a_process_that_closed_meanwhile_is_said_at_handing_in(table):
    draft = asking.drafted(table)
    type(table.company.company_profile).objects.update(process_open=False)

    with pytest.raises(Refused, match="send this as your own idea"):
        applications.hand_in(draft, by=table.volunteer, today=TODAY)


def test_companies_are_asked_and_do_not_ask(table):
    asking.publish(table.company)
    for place, by in ((table.patients, table.volunteer), (table.company, table.lead)):
        with pytest.raises(Refused):
            applications.begin(place, route="idea", kind="grant", title="A", by=by)


def test_what_was_handed_in_stays_as_it_is(table):
    application = asking.handed_in(table)

    with pytest.raises(Refused, match="stays as it is"):
        applications.write(
            application, {"title": "B"}, version=application.version, by=table.volunteer
        )


@pytest.mark.parametrize("make", [asking.handed_in, asking.in_review, asking.asked])
def test_it_is_withdrawn_until_it_is_decided(table, make):
    application = make(table)

    applications.withdraw(
        application, by=table.volunteer, today=TODAY, reason="We found a grant."
    )

    assert Application.objects.get().state == "withdrawn"
    assert turns.now(application) is None
    assert "We found a grant." in Notice.objects.get(kind="application_withdrawn").body


def test_after_the_decision_it_is_not_withdrawn(table):
    with pytest.raises(Refused, match="It is now: “Approved”"):
        applications.withdraw(asking.approved(table), by=table.volunteer, today=TODAY)


def test_a_draft_that_is_given_up_was_never_seen(table):
    applications.withdraw(asking.drafted(table), by=table.volunteer, today=TODAY)

    assert seen_by(table.lead) == []
    assert not Notice.objects.filter(kind="application_withdrawn").exists()


def test_the_company_reads_no_history_of_the_draft(table):
    application = asking.drafted(table)
    applications.write(
        application,
        {"benefit": "First thought"},
        version=application.version,
        by=table.volunteer,
    )
    application = applications.hand_in(application, by=table.volunteer, today=TODAY)

    def told(viewer):
        moments = history(application, viewer)
        return " ".join(
            f"{m.title} {c.before} {c.after}" for m in moments for c in m.changes
        )

    assert "First thought" in told(table.volunteer)
    assert "First thought" not in told(table.lead)
    assert "Handed in" in told(table.lead)


def test_late_days_are_counted_from_the_promise(table):
    application = asking.handed_in(table)

    now = waiting(application, later(33))

    assert (now.who, now.days_late) == ("Northwind Pharma", 3)
    assert (now.company_days, now.promised_days) == (33, 30)
    assert waiting(application, later(30)).days_late == 0


def test_dates_in_the_wrong_order_are_refused_by_the_database(table):
    draft = asking.drafted(table)
    with pytest.raises(Exception, match="application_begins_before_it_ends"):
        applications.write(
            draft,
            {"ends_on": datetime.date(2026, 1, 1)},
            version=draft.version,
            by=table.volunteer,
        )
