import datetime
import threading

import pytest
from django.db import connection

from audit.models import Event
from notices.models import Notice
from organisations.actions import classification, objections
from organisations.classification import current, current_of, span_of, touched
from organisations.models import Classification, Objection, Organisation
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 1)
YEAR_BEFORE = datetime.date(2025, 1, 1)


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


def decide(organisation, by, value="healthcare", valid_from=TODAY, **more):
    facts = {"reason": "Run by a hospital", "today": TODAY, **more}
    return classification.decide(
        organisation, value=value, valid_from=valid_from, by=by, **facts
    )


def kind_of(organisation):
    return Organisation.objects.get(pk=organisation.pk).kind


def test_a_decision_for_today_is_in_force_and_the_kind_follows(patients, by):
    decision = decide(patients, by)

    assert current_of(patients, TODAY) == decision
    assert kind_of(patients) == "other"


def test_a_decision_for_later_waits_for_its_day(patients, by):
    day = TODAY + datetime.timedelta(days=10)
    decide(patients, by, valid_from=day)

    before = classification.bring_into_force(today=day - datetime.timedelta(days=1))
    kind_before = kind_of(patients)
    on_the_day = classification.bring_into_force(today=day)
    again = classification.bring_into_force(today=day)

    assert (before, kind_before) == (0, "patients")
    assert (on_the_day, again, kind_of(patients)) == (1, 0, "other")


def test_a_decision_for_the_past_holds_up_to_the_next_one(patients, by):
    now = decide(patients, by, value="patients")
    before = decide(patients, by, valid_from=YEAR_BEFORE)

    assert current([patients.pk], TODAY) == {patients.pk: now}
    assert current([patients.pk], datetime.date(2025, 6, 1)) == {patients.pk: before}
    assert current([patients.pk], datetime.date(2024, 6, 1)) == {}
    assert span_of(patients, YEAR_BEFORE).until_on == TODAY
    assert kind_of(patients) == "patients"


def test_a_decision_of_the_same_day_is_replaced_only_when_said(patients, by):
    decide(patients, by)

    with pytest.raises(Refused, match="already"):
        decide(patients, by, value="other")
    decide(patients, by, value="other", replaces=True)

    assert [d.value for d in patients.classifications.all()] == ["other"]
    assert Classification.history.count() == 2


def test_the_same_form_twice_is_one_decision(patients, by):
    first = decide(patients, by, key="form")

    assert decide(patients, by, key="form") == first
    assert Event.objects.filter(verb="classified").count() == 1


def test_only_a_registrar_decides_and_never_about_a_company(
    patients, company, officer, by
):
    with pytest.raises(Refused, match="registrar"):
        decide(patients, cast.actor(officer))
    with pytest.raises(Refused, match="not classified"):
        decide(company, by)


def test_members_and_companies_with_open_entries_are_told(
    patients, company, other_company, by, officer, outsider_officer, po_member
):
    ledger.transfer(company, patients, by=cast.actor(officer))
    ledger.transfer(
        other_company, patients, by=cast.actor(outsider_officer), paid_year=2024
    )

    decide(patients, by, valid_from=YEAR_BEFORE)

    told = Notice.objects.filter(kind="classified").values_list("person", flat=True)
    assert set(told) == {officer.pk, po_member.pk}


def test_what_is_touched_is_counted_by_company_and_year(
    patients, company, other_patients, by, officer, second_officer
):
    actor = cast.actor(officer)
    ledger.transfer(company, patients, by=actor, paid_year=2024)
    period = ledger.in_review(company, by=actor, year=2024, today=TODAY)
    ledger.published(period, by=actor, second=cast.actor(second_officer), today=TODAY)
    ledger.transfer(company, patients, by=actor, paid_year=2025)
    ledger.transfer(company, patients, by=actor, paid_year=2025)
    ledger.transfer(company, other_patients, by=actor, paid_year=2025)
    decide(patients, by, value="patients", valid_from=datetime.date(2024, 1, 1))

    rows = touched(patients, span_of(patients, datetime.date(2024, 1, 1)))
    later = touched(patients, span_of(patients, YEAR_BEFORE))

    counts = [(r.company_id, r.year, r.preparing, r.published) for r in rows]
    assert counts == [(company.pk, 2025, 2, 0), (company.pk, 2024, 0, 1)]
    assert [row.year for row in later] == [2025]


def test_a_company_objects_and_is_upheld(patients, company, by, lead, po_administrator):
    objection = objections.object_to(
        patients,
        wanted="healthcare",
        words="A clinic",
        by=cast.actor(lead),
        today=TODAY,
    )

    objections.uphold(
        objection, answer="Statutes say so", valid_from=TODAY, by=by, today=TODAY
    )

    objection.refresh_from_db()
    assert (objection.state, objection.answer) == ("upheld", "Statutes say so")
    assert current_of(patients, TODAY).value == "healthcare"
    told = set(
        Notice.objects.filter(kind="objection_answered").values_list(
            "person", flat=True
        )
    )
    assert told == {lead.pk, po_administrator.pk}


def test_an_objection_changes_nothing_by_itself(patients, lead, by):
    decide(patients, by, value="patients")
    objection = objections.object_to(
        patients, wanted="other", words="No", by=cast.actor(lead), today=TODAY
    )

    objections.reject(objection, answer="Led by patients", by=by, today=TODAY)

    assert kind_of(patients) == "patients"
    assert Objection.objects.get().state == "rejected"
    with pytest.raises(Refused, match="answered already"):
        objections.withdraw(objection, by=cast.actor(lead))


def test_one_objection_of_a_side_waits_at_a_time(patients, lead, po_administrator):
    def object_as(person):
        return objections.object_to(
            patients, wanted="other", words="No", by=cast.actor(person), today=TODAY
        )

    first = object_as(lead)
    object_as(po_administrator)
    with pytest.raises(Refused, match="waits for a registrar"):
        object_as(lead)
    objections.withdraw(first, by=cast.actor(lead))

    assert object_as(lead).state == "open"


def test_who_may_not_object(patients, viewer, outsider_po, po_member):
    for person in (viewer, outsider_po, po_member):
        with pytest.raises(Refused, match="can object"):
            objections.object_to(
                patients, wanted="other", words="No", by=cast.actor(person), today=TODAY
            )


@pytest.mark.django_db(transaction=True)
def test_of_two_registrars_at_once_one_decides(operator, patients):
    actors = [cast.actor(cast.member(operator, "registrar")) for _ in range(2)]
    refused, barrier = [], threading.Barrier(2)

    def run(actor, value):
        barrier.wait()
        try:
            decide(patients, actor, value=value)
        except Refused:
            refused.append(value)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=pair)
        for pair in zip(actors, ("healthcare", "other"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert patients.classifications.count() == 1
