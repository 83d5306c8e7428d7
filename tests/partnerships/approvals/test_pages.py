"""The pages of approval: who sees them, what they cost, what they say."""

import pytest
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from partnerships.actions import approval_rules, approvals
from partnerships.models import Approval, ApprovalRule
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


@pytest.fixture
def as_actor(fresh_sign_in):
    return lambda actor: fresh_sign_in(User.objects.get(pk=actor.person_id))


def url(name, agreement, *more):
    return reverse(f"partnerships:{name}", args=[agreement.reference, *more])


PAGES = ("complete", "approval", "exact-text", "sign", "paper", "amend")


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_sees_a_page_of_it(
    name, table, sign_in, outsider_po, outsider_officer
):
    agreement = signing.agreed(table)

    for person in (outsider_po, outsider_officer):
        assert sign_in(person).get(url(name, agreement)).status_code == 404


def test_is_it_complete_says_what_is_missing_and_takes_a_reason(table, as_actor):
    agreement = laying.sent(table, **signing.WHOLE)
    client = as_actor(table.volunteer)

    page = client.get(url("complete", agreement)).content.decode()
    client.post(
        url("complete", agreement),
        {"chosen": ["VR-01.budget"], "words": "One cost only."},
    )
    after = client.get(url("complete", agreement)).content.decode()

    assert "The amount has no breakdown of costs." in page
    assert "Rare Lung Alliance, " in after
    assert "One cost only." in after
    assert "No person has confirmed yet" in after


def test_a_draft_is_checked_for_its_writers_and_is_not_there_for_the_other_side(
    table, as_actor
):
    agreement = laying.drafted(table)

    own = as_actor(table.lead).get(url("complete", agreement))
    assert "This is about your draft" in own.content.decode()
    assert as_actor(table.volunteer).get(url("complete", agreement)).status_code == 404


def test_what_is_missing_leads_writers_to_the_page_that_mends_it(table, as_actor):
    agreement = laying.sent(table, benefit="")
    purpose = reverse("partnerships:draft-group", args=[agreement.reference, "purpose"])
    clauses = reverse("partnerships:draft-clauses", args=[agreement.reference])

    writer = as_actor(table.volunteer).get(url("complete", agreement))
    reader = as_actor(table.actor("viewer")).get(url("complete", agreement))

    assert purpose in writer.content.decode()
    assert clauses in writer.content.decode()
    assert purpose not in reader.content.decode()
    assert as_actor(table.volunteer).get(purpose).status_code == 200


def test_wrong_input_is_said(table, as_actor):
    agreement = laying.sent(table)

    page = as_actor(table.volunteer).post(
        url("complete", agreement), {"chosen": ["VR-05.required"], "words": ""}
    )

    assert page.status_code == 200
    assert "is not one of the available choices" in page.content.decode()


def test_approving_asks_one_question_for_everything_that_is_open(
    table, someone, as_actor
):
    agreement = signing.agreed(table, acknowledgement="", codes=[])
    client = as_actor(someone.reviewer)
    step = Approval.objects.get()

    page = client.get(step.get_absolute_url()).content.decode()
    without = client.post(step.get_absolute_url(), {"declare": "on"})
    client.post(
        step.get_absolute_url(),
        {"declare": "on", "all_the_same": "It is added later."},
    )

    assert page.count("Why does it go on all the same?") == 1
    assert without.status_code == 200
    assert signing.fresh(agreement).state == "ready"


def test_refusing_on_the_page_goes_back(table, someone, as_actor):
    agreement = signing.agreed(table)
    step = Approval.objects.get()

    as_actor(someone.reviewer).post(
        url("approval-refuse", agreement, step.public_id), {"reason": "Too much"}
    )

    assert signing.fresh(agreement).state == "negotiation"


def test_who_cannot_take_a_step_reads_why(table, someone, as_actor):
    signing.agreed(table)

    page = as_actor(table.volunteer).get(Approval.objects.get().get_absolute_url())

    assert "This step is for: Compliance reviewer of Northwind Pharma." in (
        page.content.decode()
    )
    assert "declare" not in page.content.decode()


def test_the_page_shows_all_steps_to_both_sides_and_names_to_the_own_one(
    table, someone, as_actor
):
    agreement = signing.approved(table, someone)
    name = User.objects.get(pk=someone.reviewer.person_id).name

    own = as_actor(table.lead).get(url("approval", agreement)).content.decode()
    other = as_actor(table.volunteer).get(url("approval", agreement)).content.decode()

    assert name in own
    assert name not in other
    assert "the compliance reviewer of Northwind Pharma" in other
    assert signing.sha256(agreement) in other


def test_a_page_costs_the_same_for_one_step_and_for_many(
    table, someone, as_actor, django_assert_max_num_queries
):
    one = signing.approved(table, someone)
    for position in range(1, 6):
        approval_rules.add(
            {
                "label": f"Step {position}",
                "act": "approve",
                "role": "compliance_reviewer",
                "position": position,
            },
            by=table.lead,
        )
    many = signing.approved(table, someone)
    client = as_actor(table.lead)

    costs = []
    for agreement in (one, many):
        client.get(url("approval", agreement))  # the first one notes the hour
        with django_assert_max_num_queries(8) as asked:
            assert client.get(url("approval", agreement)).status_code == 200
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_the_check_costs_the_same_for_little_and_for_much(
    table, as_actor, django_assert_max_num_queries
):
    little, much = laying.sent(table, **signing.WHOLE), laying.sent(table, benefit="")
    client = as_actor(table.lead)

    costs = []
    for agreement in (little, much):
        client.get(url("complete", agreement))  # the first one notes the hour
        with django_assert_max_num_queries(10) as asked:
            assert client.get(url("complete", agreement)).status_code == 200
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_a_step_costs_the_same_however_much_is_found(
    table, someone, as_actor, django_assert_max_num_queries
):
    client = as_actor(someone.reviewer)
    signing.agreed(table)
    signing.agreed(table, benefit="", codes=[])

    for step in Approval.objects.order_by("pk"):
        client.get(step.get_absolute_url())  # the first one notes the hour
        with django_assert_max_num_queries(10):
            assert client.get(step.get_absolute_url()).status_code == 200


def test_what_waits_is_listed_and_costs_the_same_for_many(
    table, someone, as_actor, django_assert_num_queries
):
    signing.agreed(table)
    client = as_actor(someone.reviewer)
    address = reverse("partnerships:approvals-waiting")

    with django_assert_num_queries(8) as one:
        page = client.get(address).content.decode()
    for _number in range(3):
        signing.agreed(table)
    with django_assert_num_queries(len(one) - 3):  # the first one notes the hour
        many = client.get(address).content.decode()

    assert page.count("A helpline for rare lung diseases") == 1
    assert many.count("A helpline for rare lung diseases") == 4


def test_the_inbox_counts_steps_signatures_and_papers(table, someone, as_actor):
    signing.agreed(table)
    signing.approved(table, someone)

    approve = as_actor(someone.reviewer).get(reverse("inbox:index")).content.decode()
    sign = as_actor(someone.chair).get(reverse("inbox:index")).content.decode()

    assert "Approve 1 agreement" in approve
    assert "Sign 1 agreement" in sign


def test_minutes_are_for_the_parties_and_it_is_recorded_who_looks(
    table, someone, as_actor, outsider_po, sign_in
):
    approval_rules.add(
        {"label": "Board", "act": "board", "role": "administrator", "position": 1},
        by=table.volunteer,
    )
    agreement = signing.agreed(table)
    step = Approval.objects.get(label="Board")
    minutes = approvals.Paper(b"%PDF-1.4 minutes", "m.pdf", "application/pdf")
    approvals.approve(
        step,
        by=table.volunteer,
        today=TODAY,
        all_the_same=signing.WHY,
        board=approvals.Board(TODAY, minutes),
    )
    address = url("approval-minutes", agreement, step.public_id)

    response = as_actor(table.lead).get(address)

    assert response.content == minutes.data
    assert response["Content-Disposition"].startswith("attachment")
    assert Event.objects.about(agreement).filter(verb="document_viewed").count() == 1
    assert sign_in(outsider_po).get(address).status_code == 404


def test_rules_are_added_changed_and_taken_out(table, as_actor):
    client = as_actor(table.lead)
    values = {
        "label": "Legal check",
        "act": "approve",
        "role": "legal_reviewer",
        "position": "1",
        "kinds": ["grant"],
        "least_amount": "5000",
        "currency": "GBP",
    }

    client.post(reverse("partnerships:approval-rule-create"), values)
    rule = ApprovalRule.objects.get()
    client.post(
        reverse("partnerships:approval-rule", args=[rule.public_id]),
        {**values, "label": "Lawyer"},
    )
    page = client.get(reverse("partnerships:approval-rules")).content.decode()
    client.post(reverse("partnerships:approval-rule-end", args=[rule.public_id]))

    assert "Lawyer" in page
    assert "from £5,000.00 on" in page
    assert ApprovalRule.objects.get().ended_on is not None


def test_a_rule_with_an_amount_needs_a_currency_and_a_role_that_may(table, as_actor):
    page = as_actor(table.lead).post(
        reverse("partnerships:approval-rule-create"),
        {
            "label": "X",
            "act": "approve",
            "role": "auditor",
            "position": "1",
            "least_amount": "5000",
        },
    )

    assert "Choose the currency of the amount." in page.content.decode()
    assert "auditor is not one of the available choices" in page.content.decode()


def test_rules_of_others_are_not_there(table, as_actor):
    rule = approval_rules.add(
        {"label": "Ours", "act": "approve", "role": "lead", "position": 1},
        by=table.lead,
    )
    address = reverse("partnerships:approval-rule", args=[rule.public_id])

    assert as_actor(table.volunteer).get(address).status_code == 404
    assert as_actor(table.actor("viewer")).get(address).status_code == 403
