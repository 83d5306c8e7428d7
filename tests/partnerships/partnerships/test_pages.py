"""The pages of partnerships: what they show, what they cost, what they refuse."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import User
from partnerships.actions import joining, leads, partnerships, wordings
from partnerships.models import Partnership
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

LIST = reverse("partnerships:list")


@pytest.fixture
def table():
    return laying.laid()


def person(actor):
    return User.objects.get(pk=actor.person_id)


def page(name, partnership, *more):
    return reverse(f"partnerships:{name}", args=[partnership.public_id, *more])


def several(table, count):
    for number in range(count):
        laying.proposed([table.company], by=table.volunteer, title=f"Plan {number}")


@pytest.mark.parametrize("count", [0, 5])
def test_the_list_costs_the_same_for_one_and_for_many(
    sign_in, table, django_assert_num_queries, count
):
    several(table, count)
    client = sign_in(person(table.lead))
    client.get(LIST)  # the first request notes the sign-in

    with django_assert_num_queries(7):
        response = client.get(LIST)

    assert len(response.context["partnerships"]) == count + 1


@pytest.mark.parametrize("count", [0, 5])
def test_one_costs_the_same_with_little_and_with_much(
    sign_in, table, other_company, django_assert_num_queries, count
):
    for number in range(count):
        text = f"Somebody listens {number}."
        wordings.propose(table.partnership, "benefit", text, by=table.lead, today=TODAY)
        laying.sent(table)
        leads.name(
            table.partnership,
            leads.Choice(cast.member(table.company, "lead")),
            by=table.lead,
            today=TODAY,
        )
        partnerships.add_condition(
            table.partnership,
            scheme="orpha",
            code=f"{number + 1}",
            name="X",
            by=table.lead,
            today=TODAY,
        )
    client = sign_in(person(table.volunteer))
    client.get(LIST)

    with django_assert_num_queries(10):
        response = client.get(table.partnership.get_absolute_url())

    assert response.status_code == 200


def test_the_history_has_a_fixed_cost(sign_in, table, django_assert_num_queries):
    client = sign_in(person(table.lead))
    client.get(LIST)

    with django_assert_num_queries(9):
        response = client.get(page("history", table.partnership))

    assert "An organisation joined" in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "breathing"}, 1),
        ({"q": "nothing of the kind"}, 0),
        ({"organisation": "northwind"}, 1),
        ({"organisation": "Southgate"}, 0),
        ({"condition": "ORPHA 182"}, 1),
        ({"condition": "fibrosis"}, 1),
        ({"condition": "asthma"}, 0),
        ({"stage": "development"}, 1),
        ({"stage": "access"}, 0),
        ({"state": "active"}, 1),
        ({"state": "ended"}, 0),
        ({"part": "invited"}, 0),
        ({"part": "new"}, 0),
        ({"sort": "title", "after": "rubbish"}, 1),
        ({"state": "rubbish"}, 1),
    ],
)
def test_the_list_is_narrowed_and_takes_any_input(sign_in, table, asked, found):
    partnerships.add_condition(
        table.partnership,
        scheme="orpha",
        code="182",
        name="Fibrosis",
        by=table.lead,
        today=TODAY,
    )
    client = sign_in(person(table.lead))

    response = client.get(LIST, asked)

    assert len(response.context["partnerships"]) == found


def start(client, **more):
    usual = {
        "title": "Fair trials",
        "purpose": "People can take part in trials close to home.",
        "others": "Rare Lung Alliance",
        "stage": "research",
        "key": "k",
    }
    return client.post(reverse("partnerships:create"), {**usual, **more})


def test_a_lead_starts_one_from_the_page(sign_in, company, patients):
    someone = cast.member(company, "lead", function="medical_affairs")
    client = sign_in(someone)

    response = start(
        client,
        leader=someone.pk,
        function="medical_affairs",
        conditions="ORPHA 182 Fibrosis\nBreathlessness",
        benefit="Fewer journeys.",
    )

    made = Partnership.objects.get()
    assert response.url == made.get_absolute_url()
    assert sorted(made.conditions.values_list("scheme", "code", "name")) == [
        ("orpha", "182", "Fibrosis"),
        ("words", "", "Breathlessness"),
    ]
    assert made.wordings.get().text == "Fewer journeys."


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"others": "Nobody of that name"}, "others", "None here has this name"),
        ({"others": ""}, "others", "Fill this in"),
        ({"others": "Northwind Pharma"}, "others", "Your own organisation takes part"),
        ({"conditions": "ORPHA 0 Nothing"}, "conditions", "An ORPHA code is a number"),
        ({"leader": "999999"}, "leader", "valid choice"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    sign_in, company, patients, more, field, words
):
    someone = cast.member(company, "lead")

    response = start(sign_in(someone), **{"leader": someone.pk, **more})

    assert words in " ".join(response.context["form"].errors[field])
    assert not Partnership.objects.exists()


def test_somebody_who_may_not_start_one_reads_why(sign_in, company, patients):
    client = sign_in(cast.member(company, "viewer"))

    response = client.get(reverse("partnerships:create"), follow=True)

    assert "Partnerships are started by leads" in response.content.decode()


def test_the_one_asked_reads_who_asks_and_can_answer(sign_in, company, patients):
    lead = cast.actor(cast.member(company, "lead"), company)
    partnership = laying.proposed([patients], by=lead, words="We heard of you.")
    someone = cast.member(patients, "administrator")
    client = sign_in(someone)

    text = client.get(partnership.get_absolute_url()).content.decode()
    client.post(page("join", partnership), {"leader": someone.pk, "role": "Asks"})
    partnership.refresh_from_db()

    assert "Northwind Pharma asks you to join" in text
    assert "We heard of you." in text
    assert partnership.state == "active"


def test_the_page_says_what_waits_for_whom(sign_in, table, other_company):
    joining.invite(table.partnership, other_company, by=table.lead, today=TODAY)
    wordings.propose(
        table.partnership, "benefit", "Somebody listens.", by=table.lead, today=TODAY
    )
    client = sign_in(person(table.volunteer))

    response = client.get(table.partnership.get_absolute_url())

    assert [(wait.text, wait.own) for wait in response.context["waiting"]] == [
        ("Rare Lung Alliance has not said who leads for it.", True),
        (
            "“Benefit for patients” waits for the consent of Rare Lung Alliance.",
            True,
        ),
        ("Northwind Pharma has not said who leads for it.", False),
        ("Southgate Biologics is asked to join, since 2 March 2026.", False),
    ]


def test_the_slower_of_two_sees_the_difference(sign_in, table):
    client = sign_in(person(table.lead))
    partnerships.edit(
        table.partnership,
        title="Breathing anywhere",
        purpose="The same",
        version=1,
        by=table.volunteer,
    )

    response = client.post(
        page("edit", table.partnership),
        {"title": "Breathing", "purpose": "The same", "reason": "Short", "version": 1},
    )

    [conflict] = response.context["form"].conflicts
    assert (conflict.now, conflict.wanted) == ("Breathing anywhere", "Breathing")
    assert response.context["form"]["version"].value() == "2"


def test_ending_asks_for_a_reason(sign_in, table):
    client = sign_in(person(table.volunteer))

    client.post(page("end", table.partnership), {"reason": ""})
    before = Partnership.objects.get().state
    client.post(page("end", table.partnership), {"reason": "It is done"})

    assert (before, Partnership.objects.get().state) == ("active", "ended")


def test_declared_interests_stand_beside_those_who_could_lead(sign_in, table):
    from organisations.actions import interests  # noqa: PLC0415

    interests.declare(
        kind="shares",
        company=table.company,
        by=table.volunteer,
        today=datetime.date.today(),  # noqa: DTZ011  the page asks by the clock
    )
    client = sign_in(person(table.volunteer))

    text = client.get(page("lead", table.partnership)).content.decode()

    assert "They inform your choice; they forbid nothing." in text


def test_a_condition_is_added_and_taken_off(sign_in, table):
    client = sign_in(person(table.lead))
    here = page("conditions", table.partnership)

    client.post(here, {"name": "Fibrosis", "scheme": "orpha", "code": "182"})
    found = table.partnership.conditions.get()
    client.post(page("condition-end", table.partnership), {"condition": found.pk})
    found.refresh_from_db()

    assert found.ended_on is not None
    for wrong in ("", "x", "9" * 40):
        answer = client.post(
            page("condition-end", table.partnership), {"condition": wrong}
        )
        assert answer.status_code == 404


def test_agreeing_at_the_press_of_a_button(sign_in, table):
    wording = wordings.propose(
        table.partnership, "benefit", "Somebody listens.", by=table.lead, today=TODAY
    )
    client = sign_in(person(table.volunteer))

    client.post(page("wording-agree", table.partnership, "benefit", 1))
    wording.refresh_from_db()

    assert wording.agreed_on is not None
    missing = page("wording-agree", table.partnership, "benefit", 10**20)
    assert client.post(missing).status_code == 404
