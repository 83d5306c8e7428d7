"""Who approves what, in which order, and what happens when all have."""

import datetime

import pytest
from django.utils import timezone

from audit.models import Event
from notices.models import Notice
from organisations.models import Deputy
from partnerships.actions import approval_rules, approvals
from partnerships.models import Agreement, Approval, Insistence
from tests import cast
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


def rule(by, label, role, *, position=1, act="approve", **more):
    values = {"label": label, "role": role, "position": position, "act": act, **more}
    return approval_rules.add(values, by=by)


def test_a_form_that_is_sent_twice_adds_one_step(table):
    values = {"label": "Board", "role": "administrator", "position": 1, "act": "board"}

    first = approval_rules.add(values, by=table.volunteer, key="form")

    assert approval_rules.add(values, by=table.volunteer, key="form") == first
    assert approval_rules.add(values, by=table.volunteer, key="another") != first
    assert Event.objects.filter(verb="approval_rule_added").count() == 2


def give(label, by, **more):
    step = Approval.objects.exclude(state="lapsed").get(label=label)
    more.setdefault("all_the_same", signing.WHY)
    return approvals.approve(step, by=by, today=TODAY, **more)


def test_with_the_last_step_it_is_ready_and_the_signatories_are_told(table, someone):
    agreement = signing.approved(table, someone)

    assert agreement.state == Agreement.State.READY
    assert agreement.ready_on == TODAY
    assert agreement.sign_by == TODAY + datetime.timedelta(days=60)
    told = Notice.objects.filter(kind="ready_to_sign").values_list("person", flat=True)
    assert set(told) == {someone.signs.person_id, someone.chair.person_id}


def test_who_wrote_it_for_the_company_does_not_approve_it(table):
    someone = cast.member(table.company, "lead")
    cast.member(table.company, "compliance_reviewer", person=someone)
    table.lead = cast.actor(someone)
    signing.agreed(table)

    with pytest.raises(Refused, match="You wrote this agreement"):
        give("Compliance reviewer", table.lead)


def test_everybody_who_wrote_in_it_is_an_author(table):
    first = table.lead
    second = cast.member(table.company, "lead")
    cast.member(table.company, "compliance_reviewer", person=second)
    agreement = laying.drafted(table, **signing.WHOLE)
    from_second = cast.actor(second)
    laying.versions.write(agreement, {"title": "A helpline"}, {}, by=from_second)
    laying.versions.write(agreement, {"need": "-"}, {}, by=first)
    laying.agreements.send(agreement, by=first, today=TODAY)
    laying.agreements.agree(agreement, by=table.volunteer, today=TODAY)

    with pytest.raises(Refused, match="You wrote this agreement"):
        give("Compliance reviewer", from_second)


def test_a_deputy_of_the_author_does_not_approve_either(table, someone):
    signing.agreed(table)
    stands_in = cast.actor(cast.member(table.company, "compliance_reviewer"))
    for_author = type(stands_in)(
        **{**stands_in.__dict__, "deputy_for_id": table.lead.person_id}
    )

    with pytest.raises(Refused, match="You wrote this agreement"):
        give("Compliance reviewer", for_author)


def test_one_person_does_not_approve_and_certify(table):
    keeper = table.actor("administrator")
    both = cast.member(table.company, "compliance_reviewer")
    cast.member(table.company, "medical_reviewer", person=both)
    rule(keeper, "Compliance", "compliance_reviewer")
    rule(keeper, "Certificate", "medical_reviewer", act="certify", position=2)
    signing.agreed(table)
    by = cast.actor(both)

    give("Compliance", by)
    with pytest.raises(Refused, match="does not approve and certify"):
        give("Certificate", by)
    give("Certificate", table.actor("medical_reviewer"))

    assert Agreement.objects.get().state == "ready"


def test_one_person_of_a_patient_organisation_takes_all_its_steps(table, someone):
    alone = cast.member(table.patients, "administrator")
    cast.member(table.patients, "signatory", person=alone)
    table.volunteer = cast.actor(alone)
    rule(table.volunteer, "Treasurer", "administrator")
    rule(table.volunteer, "Chair", "signatory", act="certify", position=2)
    signing.agreed(table)

    give("Treasurer", table.volunteer)
    give("Chair", table.volunteer)

    assert set(Approval.objects.values_list("label", "state")) == {
        ("Compliance reviewer", "waiting"),
        ("Treasurer", "given"),
        ("Chair", "given"),
    }


def test_a_later_step_waits_and_is_told_when_its_turn_comes(table, someone):
    keeper = table.actor("administrator")
    legal = table.actor("legal_reviewer")
    rule(keeper, "Compliance", "compliance_reviewer", position=1)
    rule(keeper, "Legal", "legal_reviewer", position=2)
    signing.agreed(table)
    wanted = Notice.objects.filter(kind="approval_wanted")

    with pytest.raises(Refused, match="These come first: Compliance"):
        give("Legal", legal)
    before = set(wanted.values_list("person", flat=True))
    give("Compliance", someone.reviewer)
    after = set(wanted.values_list("person", flat=True))

    assert before == {someone.reviewer.person_id}
    assert after == {someone.reviewer.person_id, legal.person_id}


def test_steps_with_the_same_number_go_side_by_side(table, someone):
    keeper = table.actor("administrator")
    rule(keeper, "Compliance", "compliance_reviewer")
    rule(keeper, "Medical", "medical_reviewer")
    signing.agreed(table)

    give("Medical", table.actor("medical_reviewer"))
    give("Compliance", someone.reviewer)

    assert Agreement.objects.get().state == "ready"


def test_rules_are_for_kinds_and_amounts(table, someone):
    keeper = table.actor("administrator")
    rule(keeper, "Compliance", "compliance_reviewer")
    rule(keeper, "Large", "medical_reviewer", least_amount=12001, currency="GBP")
    rule(keeper, "Other money", "medical_reviewer", least_amount=1, currency="EUR")
    rule(keeper, "Services", "legal_reviewer", kinds=["services"])
    signing.agreed(table)

    assert set(Approval.objects.values_list("label", flat=True)) == {
        "Compliance",
        "Other money",
    }


def test_a_board_decides_on_a_day_that_has_been_and_brings_its_minutes(table, someone):
    rule(table.volunteer, "Board", "administrator", act="board")
    signing.agreed(table)
    minutes = approvals.Paper(b"%PDF-1.4 minutes", "m.pdf", "application/pdf")

    with pytest.raises(Refused, match="on which day the board"):
        give("Board", table.volunteer)
    tomorrow = TODAY + datetime.timedelta(days=1)
    with pytest.raises(Refused, match="a day to come"):
        give("Board", table.volunteer, board=approvals.Board(tomorrow))
    step = give("Board", table.volunteer, board=approvals.Board(TODAY, minutes))

    assert step.board_on == TODAY
    assert step.document.owner_id == table.patients.pk


def test_refusing_gives_the_reason_to_all_and_the_turn_to_that_side(table, someone):
    agreement = signing.agreed(table, acknowledgement="")
    step = Approval.objects.get()

    approvals.refuse(
        step, by=someone.reviewer, today=TODAY, reason="No acknowledgement."
    )
    back = signing.fresh(agreement)

    assert back.state == Agreement.State.NEGOTIATION
    assert back.turns.get(until_on=None).side == "company"
    told = Notice.objects.filter(kind="agreement_went_back")
    assert set(told.values_list("person", flat=True)) == {
        table.volunteer.person_id,
        someone.chair.person_id,
    }
    assert "No acknowledgement." in told[0].body


def test_after_a_refusal_the_next_version_is_approved_anew(table, someone):
    agreement = signing.agreed(table)
    approvals.refuse(
        Approval.objects.get(), by=someone.reviewer, today=TODAY, reason="Too much"
    )
    laying.versions.write(agreement, {"amount": 9000}, {}, by=table.lead)
    laying.agreements.send(agreement, by=table.lead, today=TODAY)
    laying.agreements.agree(agreement, by=table.volunteer, today=TODAY)

    steps = Approval.objects.order_by("pk").values_list("version__number", "state")

    assert list(steps) == [(1, "refused"), (2, "waiting")]


def test_what_is_missing_is_mended_or_insisted_on_in_words_that_both_read(
    table, someone
):
    signing.agreed(table, acknowledgement="")

    with pytest.raises(Refused, match="no wording for the acknowledgement"):
        give("Compliance reviewer", someone.reviewer, all_the_same="")
    give("Compliance reviewer", someone.reviewer, all_the_same="It comes later.")

    words = Insistence.objects.get(rule="VR-01", subject="acknowledgement")
    assert words.words == "It comes later."
    assert words.organisation == table.company
    assert Agreement.objects.get().state == "ready"


def test_only_the_role_of_the_step_takes_it(table, someone):
    signing.agreed(table)

    for by in (someone.signs, someone.chair, table.volunteer, signing.outsider()):
        with pytest.raises(Refused, match="This step is for: Compliance reviewer"):
            give("Compliance reviewer", by)


def test_a_deputy_acts_for_the_absent_and_it_is_recorded(table, someone):
    absent = cast.member(table.company, "compliance_reviewer")
    deputy = cast.member(table.company, "viewer")
    today = timezone.localdate()
    Deputy.objects.create(
        person=absent,
        deputy=deputy,
        organisation=table.company,
        from_on=today,
        until_on=today,
    )
    agreement = signing.agreed(table)

    step = give("Compliance reviewer", cast.actor(deputy))

    assert (step.person_id, step.deputy_for_id) == (deputy.pk, absent.pk)
    event = Event.objects.about(agreement).get(verb="approval_given")
    assert event.deputy_for_id == absent.pk


def test_steps_already_taken_are_not_taken_again(table, someone):
    signing.approved(table, someone)

    with pytest.raises(Refused, match="This step is done"):
        give("Compliance reviewer", someone.reviewer)


def test_rules_are_kept_by_administrators_and_leads(table, someone):
    with pytest.raises(Refused, match="Administrators and leads"):
        rule(someone.reviewer, "Mine", "compliance_reviewer")
    mine = rule(table.lead, "Ours", "compliance_reviewer")
    with pytest.raises(Refused, match="no longer there"):
        approval_rules.end(mine, by=table.volunteer, today=TODAY)
    approval_rules.change(mine, {"label": "Compliance check"}, by=table.lead)
    approval_rules.end(mine, by=table.lead, today=TODAY)

    signing.agreed(table)
    assert Approval.objects.get().label == "Compliance reviewer"
