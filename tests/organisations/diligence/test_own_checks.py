import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from notices.models import Notice
from organisations.actions import own_checks
from organisations.models import OwnCheck
from tests import cast
from workflow.moves import Refused

TODAY = timezone.localdate()
LIST = reverse("organisations:own-check-list")
NEW = reverse("organisations:own-check-create")
SECRET = "Broke its own code in 2024"


@pytest.fixture
def by(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def check(company, by):
    return own_checks.note(
        company,
        kind="ruling",
        words=SECRET,
        source="https://code.example/case-1",
        noted_on=TODAY,
        by=by,
    )


def end_of(check):
    return reverse("organisations:own-check-end", args=[check.public_id])


def test_a_note_is_added_and_ended(sign_in, po_administrator, company):
    client = sign_in(po_administrator)
    client.post(
        NEW,
        {
            "company": company.legal_name,
            "kind": "condition",
            "words": "No logo on our leaflets",
            "noted_on": TODAY.isoformat(),
            "key": "form",
        },
    )
    check = OwnCheck.objects.get()

    client.post(end_of(check))

    check.refresh_from_db()
    assert (check.company, check.words) == (company, "No logo on our leaflets")
    assert check.ended_on == TODAY


def test_a_ruling_says_where_it_is_published(sign_in, po_administrator, company, by):
    facts = {
        "company": company.legal_name,
        "kind": "ruling",
        "words": "x",
        "noted_on": TODAY.isoformat(),
    }

    page = sign_in(po_administrator).post(NEW, facts).content.decode()

    assert "Say where the ruling is published." in page
    with pytest.raises(Refused):
        own_checks.note(company, kind="ruling", words="x", noted_on=TODAY, by=by)


def test_the_same_form_twice_is_one_note(company, by):
    for _ in range(2):
        own_checks.note(
            company, kind="check", words="x", noted_on=TODAY, by=by, key="form"
        )

    assert OwnCheck.objects.count() == 1


def test_notes_stand_beside_the_companys_record(
    sign_in, po_administrator, company, check
):
    page = sign_in(po_administrator).get(company.get_absolute_url()).content.decode()

    assert "Your own notes" in page
    assert SECRET in page


@pytest.mark.parametrize(
    "who",
    [
        "officer",
        "company_administrator",
        "company_auditor",
        "registrar",
        "operator_auditor",
    ],
)
def test_a_company_and_the_operator_find_nothing(sign_in, request, company, check, who):
    client = sign_in(request.getfixturevalue(who))

    assert client.get(LIST).status_code == 404
    assert client.get(NEW).status_code == 404
    assert client.post(end_of(check)).status_code == 404
    page = client.get(company.get_absolute_url()).content.decode()
    assert SECRET not in page
    assert "own notes" not in page.lower()


def test_a_registrar_who_also_administrates_the_operator_is_offered_no_notes(
    sign_in, registrar, operator, company
):
    cast.member(operator, "administrator", person=registrar)

    page = sign_in(registrar).get(company.get_absolute_url()).content.decode()

    assert "Add a note" not in page


def test_another_organisation_finds_nothing(sign_in, outsider_po, company, check):
    client = sign_in(outsider_po)

    assert client.get(LIST).context["checks"] == []
    assert client.post(end_of(check)).status_code == 404
    assert SECRET not in client.get(company.get_absolute_url()).content.decode()


def test_without_a_verified_mandate_nothing_is_seen(sign_in, patients, company, check):
    limited = cast.member(patients, "administrator", only_company=company)
    client = sign_in(limited)

    assert client.get(LIST).status_code == 404
    assert SECRET not in client.get(company.get_absolute_url()).content.decode()


def test_no_event_and_no_notice_tells_of_whom_it_speaks(company, check):
    event = Event.objects.get(verb="own_check_noted")

    assert set(event.data) == {"key"}
    assert company.public_id not in json.dumps(event.data)
    assert (
        Event.objects.about(company).filter(verb__startswith="own_check").count() == 0
    )
    assert not Notice.objects.filter(person__memberships__organisation=company).exists()


def test_members_read_and_only_keepers_write(sign_in, po_member, company, check):
    client = sign_in(po_member)

    page = client.get(LIST).content.decode()
    client.post(end_of(check))

    check.refresh_from_db()
    assert SECRET in page
    assert check.ended_on is None


@pytest.mark.parametrize("count", [1, 5])
def test_the_list_costs_the_same_for_any_number(
    sign_in, po_administrator, by, django_assert_num_queries, count
):
    for number in range(count):
        own_checks.note(
            cast.company(f"Firm {number}"),
            kind="check",
            words="x",
            noted_on=TODAY - datetime.timedelta(days=number),
            by=by,
        )
    client = sign_in(po_administrator)
    client.get(LIST)

    with django_assert_num_queries(5):
        response = client.get(LIST)

    assert len(response.context["checks"]) == count
