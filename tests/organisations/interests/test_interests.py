import datetime

import pytest
from django.urls import reverse

from config.due import remind_of_interests
from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations import interests as read
from organisations.actions import diligence, interests
from organisations.actors import seats
from organisations.models import Interest
from tests import cast
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 1)
PAGE = reverse("organisations:interests")


@pytest.fixture
def by(po_reviewer):
    return cast.actor(po_reviewer)


@pytest.fixture
def admin(po_administrator):
    return cast.actor(po_administrator)


def declared(by, company=None, **facts):
    values = {"kind": "consultancy", "company": company, "today": TODAY} | facts
    if company is None and values["kind"] != "nothing":
        values.setdefault("company_name", "An invented company")
    return interests.declare(by=by, **values)


def later(days):
    return TODAY + datetime.timedelta(days=days)


def conflicts(people, with_ids, organisation, today=TODAY):
    return read.conflicts(people, with_ids, today, of=organisation.pk)


def test_it_holds_for_a_year_and_is_declared_once(by, company):
    interest = declared(by, company, key="form")

    assert interest.renew_by == datetime.date(2027, 3, 1)
    assert declared(by, company, key="form") == interest


def test_nothing_to_declare_gives_way_to_something(by, company):
    nothing = declared(by, kind="nothing")
    something = declared(by, company)

    nothing.refresh_from_db()
    assert nothing.ended_on == TODAY
    with pytest.raises(Refused, match="Take them back first"):
        declared(by, kind="nothing")
    interests.end(something, by=by, today=TODAY)
    declared(by, kind="nothing")


def test_only_those_who_keep_it_declare_for_the_organisation(by, admin, patients):
    with pytest.raises(Refused, match="administrators and signatories"):
        declared(by, of_organisation=True)

    assert declared(admin, of_organisation=True).person is None


def test_nobody_changes_what_another_person_declared(by, admin, company):
    interest = declared(by, company)

    for change in (interests.end, interests.renew):
        with pytest.raises(Refused, match="Only the person"):
            change(interest, by=admin, today=TODAY)


def test_a_mandate_that_is_not_verified_declares_nothing(patients, company, nobody):
    cast.member(patients, "member", person=nobody, only_company=company)

    with pytest.raises(Refused, match="yet to verify"):
        declared(cast.actor(nobody))


def test_reminders_at_30_and_7_days_and_on_the_day_once_each(by, company, po_reviewer):
    ends = declared(by, company).renew_by

    def told_on(day):
        remind_of_interests(day)
        remind_of_interests(day)
        return Notice.objects.filter(kind="interest_renewal").count()

    days = [31, 30, 29, 7, 3, 0]
    counts = [told_on(ends - datetime.timedelta(days=left)) for left in days]

    assert counts == [0, 1, 1, 2, 2, 3]
    assert {n.person for n in Notice.objects.all()} == {po_reviewer}


def test_renewed_it_is_not_reminded_of_and_later_again(by, company):
    interest = declared(by, company)
    remind_of_interests(interest.renew_by)
    interests.renew(interest, by=by, today=interest.renew_by)

    assert interests.remind(today=interest.renew_by) == 0
    interest.refresh_from_db()
    assert interests.remind(today=interest.renew_by) == 1


def test_who_left_is_not_reminded(by, po_reviewer, company):
    interest = declared(by, company)
    po_reviewer.memberships.update(until_on=TODAY)

    assert interests.remind(today=interest.renew_by) == 0


def test_conflicts_are_those_that_last_with_these_companies(
    by, admin, company, other_company, patients, django_assert_num_queries
):
    mine = declared(by, company)
    named = declared(by, company_name="northwind  PHARMA")
    declared(by, other_company)
    declared(by, company, until_on=later(-1))
    interests.end(declared(by, company), by=by, today=TODAY)
    declared(admin, kind="nothing")
    people = [by.person_id, admin.person_id]

    with django_assert_num_queries(1):
        found = conflicts(people, [company.pk], patients)

    assert found == {by.person_id: [mine, named]}
    assert len(conflicts(people, None, patients)[by.person_id]) == 3


def test_what_was_declared_for_another_organisation_is_not_read(
    by, company, po_reviewer, other_patients
):
    cast.member(other_patients, "member", person=po_reviewer)
    declared(by, company)

    assert conflicts([po_reviewer.pk], None, other_patients) == {}


def test_the_sentence_says_whether_it_still_holds(by, company):
    interest = declared(by, company, from_on=datetime.date(2025, 1, 5))

    assert read.sentence(interest, TODAY) == (
        "Advice, speaking, writing: Northwind Pharma from 5 January 2025"
        " (declared on 1 March 2026)"
    )
    assert "had to be declared again by 1 March 2027" in read.sentence(
        interest, later(366)
    )


def test_a_person_declares_on_the_page(sign_in, po_reviewer, company, patients):
    client = sign_in(po_reviewer)
    client.post(
        reverse("organisations:interest-create"),
        {
            "kind": "grant",
            "company": "Northwind pharma",
            "description": "Travel",
            "in_governing_body": "on",
        },
    )

    interest = Interest.objects.get()
    assert (interest.company, interest.company_name) == (company, "")
    assert (interest.person, interest.in_governing_body) == (po_reviewer, True)
    assert "Travel" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"kind": "grant"}, "company"),
        ({"kind": "grant", "company": "X", "from_on": "2026-2-1", "until_on": "2026-1-1"}, "until_on"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(sign_in, po_reviewer, sent, field):
    response = sign_in(po_reviewer).post(reverse("organisations:interest-create"), sent)

    assert response.context["form"].errors[field]


def test_its_own_people_read_it_and_others_do_not(
    sign_in, by, company, po_member, lead, outsider_po
):
    declared(by, company, description="A secret of ours")
    path = reverse("organisations:interests-people")

    assert "A secret of ours" in sign_in(po_member).get(path).content.decode()
    for person in (lead, outsider_po):
        assert "A secret of ours" not in sign_in(person).get(path).content.decode()


def test_a_company_that_checks_reads_kinds_of_those_who_lead(
    sign_in, by, admin, company, other_company, patients, lead, po_member
):
    declared(by, company, in_governing_body=True, description="Words of mine")
    declared(admin, other_company, of_organisation=True)
    declared(cast.actor(po_member), company)  # leads nothing
    round_ = diligence.begin(patients, by=cast.actor(lead), today=TODAY)

    text = sign_in(lead).get(round_.get_absolute_url()).content.decode()

    assert "Declared in Northwind Pharma: Advice, speaking, writing (1)" in text
    assert "1 interest declared in another company" in text
    for hidden in ("Words of mine", str(other_company)):
        assert hidden not in text


def test_interests_stand_where_people_are_chosen(
    sign_in, by, company, po_reviewer, po_administrator, patients
):
    declared(by, company)
    for person in (po_reviewer, po_administrator):
        person.refresh_from_db()
    client = sign_in(po_administrator)
    words = "Advice, speaking, writing: Northwind Pharma"

    roles = reverse(
        "organisations:roles", args=[patients.public_id, po_reviewer.public_id]
    )
    assert words in client.get(roles).content.decode()
    deputy = reverse(
        "organisations:deputy", args=[patients.public_id, po_administrator.public_id]
    )
    assert words in client.get(deputy).content.decode()
    sent = client.post(roles, {"roles": ["reviewer", "signatory"]})
    assert sent.status_code == 302  # it informs, and never forbids


def test_a_registrar_does_not_read_them_beside_names(
    sign_in, by, company, po_reviewer, patients, registrar
):
    declared(by, company)
    po_reviewer.refresh_from_db()

    roles = reverse(
        "organisations:roles", args=[patients.public_id, po_reviewer.public_id]
    )
    response = sign_in(registrar).get(roles)

    assert (response.status_code, response.context["declared"]) == (200, [])


def test_what_ends_soon_waits_in_the_inbox(by, company, po_reviewer, po_administrator):
    ends = declared(by, company).renew_by
    desk = Desk(po_reviewer, seats(po_reviewer, TODAY), ends)
    other = Desk(po_administrator, seats(po_administrator, TODAY), ends)

    (item,) = waiting(desk)

    assert (item.due_on, item.count) == (ends, 1)
    assert waiting(other) == []


def test_the_list_costs_the_same_for_many(
    sign_in, by, company, po_member, django_assert_num_queries
):
    declared(by, company)
    client, path = sign_in(po_member), reverse("organisations:interests-people")
    client.get(path)
    with django_assert_num_queries(5):
        client.get(path)
    for _ in range(9):
        declared(by, company)
    with django_assert_num_queries(5):
        assert len(client.get(path).context["page"].rows) == 10


def test_who_is_invited_again_is_named_with_what_they_declared(
    sign_in, by, company, po_reviewer, po_administrator, patients
):
    declared(by, company)
    po_reviewer.memberships.update(until_on=TODAY)
    client = sign_in(po_administrator)
    invite = reverse("organisations:invite", args=[patients.public_id])

    page = client.post(
        invite, {"email": po_reviewer.email, "roles": ["signatory"]}, follow=True
    )

    assert "They declared an interest: Advice" in page.content.decode()
