"""Both sides read the same; notes stay with those who wrote them; nothing comes late."""

import pytest

from audit.models import Event
from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations import held
from organisations.actors import seats
from partnerships import conversations
from partnerships.actions import agreements, joining, messages
from partnerships.models import Agreement, Message
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def said(table, text="When can we meet?", *, by=None, about=None, **more):
    facts = {"audience": "parties", "today": TODAY, **more}
    return messages.write(
        about or table.partnership, text, by=by or table.lead, **facts
    )


def read_by(actor):
    return list(Message.objects.for_actor(actor).order_by("pk"))


def outsider(place, role="administrator"):
    return cast.actor(cast.member(place, role), place)


def test_both_sides_read_it_and_nobody_else(table, other_patients, operator):
    message = said(table)

    assert read_by(table.lead) == read_by(table.volunteer) == [message]
    assert read_by(outsider(other_patients)) == []
    assert read_by(outsider(operator, "registrar")) == []


def test_a_note_is_read_by_the_own_organisation_alone(table):
    note = said(table, "They seem short of people.", audience="own")

    assert read_by(table.actor("viewer")) == [note]
    assert read_by(table.volunteer) == []
    assert not Notice.objects.filter(kind="message_written").exists()


def test_a_note_leaves_no_trace_in_what_the_other_side_reads(table):
    said(table, "They seem short of people.", audience="own")

    texts = [
        str(row)
        for holding in held.holdings()
        for row in holding.rows(table.patients).values()
    ]
    events = Event.objects.about(table.partnership)

    assert not any("short of people" in text for text in texts)
    assert not events.filter(verb="message_written").exists()


def test_whoever_joins_later_does_not_read_what_was_said_before(table, other_company):
    said(table)
    asked = joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)
    newcomer = outsider(other_company, "lead")
    joining.join(asked, by=newcomer, today=TODAY)

    later = said(table, "Welcome!")

    assert read_by(newcomer) == [later]


def test_whoever_left_keeps_what_was_said_and_reads_nothing_new(table, other_company):
    asked = joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)
    leaver = outsider(other_company, "lead")
    joining.join(asked, by=leaver, today=TODAY)
    before = said(table)
    asked.refresh_from_db()
    joining.leave(asked, by=leaver, today=TODAY, reason="Merged")

    said(table, "Now without them.")

    assert read_by(leaver) == [before]
    with pytest.raises(Refused, match="does not take part any more"):
        said(table, by=leaver)


def test_whoever_is_asked_to_join_can_ask_first(table, other_company):
    joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)

    question = said(table, "What would we do?", by=outsider(other_company, "lead"))

    assert question in read_by(table.volunteer)


def test_members_viewers_and_auditors_only_read(table):
    for role, of in (
        ("viewer", "company"),
        ("auditor", "company"),
        ("member", "patients"),
    ):
        for audience in ("parties", "own"):
            with pytest.raises(Refused, match="write"):
                said(table, by=table.actor(role, of=of), audience=audience)


def test_a_reviewer_writes_notes_for_the_own_side(table):
    reviewer = table.actor("compliance_reviewer")

    assert said(table, audience="own", by=reviewer).is_private
    with pytest.raises(Refused):
        said(table, by=reviewer)


def test_somebody_not_verified_reads_only_with_that_company_alone(table, other_company):
    message = said(table)
    limited = cast.member(table.patients, "administrator", only_company=table.company)
    actor = cast.actor(limited, table.patients)

    before = read_by(actor)
    joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)

    assert before == [message]
    assert read_by(actor) == []
    with pytest.raises(Refused):
        said(table, by=actor)


def test_the_same_form_twice_writes_once(table):
    assert said(table, key="form") == said(table, key="form")
    assert Message.objects.count() == 1


def test_no_second_notice_while_the_first_lies_unread(table):
    said(table)
    said(table, "And another thing.")

    assert Notice.objects.filter(kind="message_written").count() == 1


def test_a_message_about_an_agreement_is_read_by_its_parties(table):
    draft = laying.drafted(table)
    early = said(table, about=draft)

    seen_early = read_by(table.volunteer)
    agreements.send(draft, by=table.lead, today=TODAY)
    late = said(table, about=Agreement.objects.get(pk=draft.pk))

    assert seen_early == []
    assert read_by(table.volunteer) == [late]
    assert read_by(table.lead) == [early, late]


def test_a_declined_proposal_is_not_talked_about_any_more(company, patients):
    lead, volunteer = outsider(company, "lead"), outsider(patients)
    partnership = laying.proposed([patients], by=lead)
    joining.decline(
        partnership.parties.get(organisation=patients), by=volunteer, today=TODAY
    )
    partnership.refresh_from_db()

    with pytest.raises(Refused, match="was declined"):
        messages.write(partnership, "But", audience="parties", by=lead, today=TODAY)


def test_unread_counts_for_each_person_until_they_looked(table):
    message = said(table)
    someone = cast.member(table.patients, "administrator")
    unread = conversations.unread(someone.pk, table.patients.pk)

    before = list(unread)
    desk = Desk(someone, seats(someone, TODAY), TODAY)
    titles = [item.title for item in waiting(desk) if item.kind == "messages"]
    conversations.mark_read(table.partnership, someone.pk, message.pk)

    assert before == [message]
    assert titles == ["Read 1 new message in partnerships"]
    assert not unread.all().exists()
    assert conversations.unread(table.volunteer.person, table.patients.pk).exists()


def test_one_s_own_message_is_not_new(table):
    said(table)

    assert not conversations.unread(table.lead.person, table.company.pk).exists()
