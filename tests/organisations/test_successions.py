"""One organisation follows another: no duplicate, and no row moves."""

import datetime
import threading

import pytest
from django.db import connection

from disclosures.actions import answers, assigning
from disclosures.models import Entry, PublishedReport, RegisterOrganisation
from notices.models import Notice
from organisations.actions import diligence, successions
from organisations.actors import seats
from organisations.models import Heir, Organisation
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


def follow(predecessor, successor, by, kind="taken_over", **facts):
    return successions.record(
        predecessor,
        successor,
        **{
            "kind": kind,
            "happened_on": datetime.date(2025, 7, 1),
            "evidence": "The commercial register says so.",
            "by": by,
            "today": TODAY,
            **facts,
        },
    )


def passed_on(predecessor, successor, by):
    made = follow(predecessor, successor, by)
    successions.pass_on_access(made, by=by, reason="Asked by both", today=TODAY)
    return made


def places(person):
    return {
        seat.organisation.legal_name: sorted(seat.roles)
        for seat in seats(person, TODAY)
    }


def test_the_successor_corrects_a_published_report(
    company,
    other_company,
    patients,
    officer,
    second_officer,
    outsider_officer,
    by,
    client,
):
    acts = cast.actor(officer)
    ledger.transfer(company, patients, by=acts)
    period = ledger.in_review(company, by=acts)
    ledger.published(period, by=acts, second=cast.actor(second_officer))
    reviewer = cast.member(other_company, "compliance_reviewer")

    made = passed_on(company, other_company, by)
    heir = cast.actor(outsider_officer, company)
    period = ledger.period_of(company)
    report = ledger.published(
        period, by=heir, second=cast.actor(reviewer, company), reason="Amount was wrong"
    )

    assert (report.version, report.company_name) == (2, "Northwind Pharma")
    old, new = (
        client.get(f"/register/organisations/{each.public_id}/").content.decode()
        for each in (company, other_company)
    )
    assert f'/register/organisations/{other_company.public_id}/"' in old
    assert f'/register/organisations/{company.public_id}/"' in new

    successions.end(made, by=by, reason="Another company", today=TODAY)

    assert places(outsider_officer) == {"Southgate Biologics": ["disclosure_officer"]}
    assert not Heir.objects.exists()
    company.refresh_from_db()
    assert (company.status, company.successor) == (Organisation.Status.ACTIVE, None)
    again = client.get(f"/register/organisations/{company.public_id}/").content.decode()
    assert other_company.public_id not in again


def test_the_successor_answers_what_its_predecessor_was_asked(
    company, patients, other_patients, officer, outsider_po, by
):
    passed_on(patients, other_patients, by)
    acts = cast.actor(officer)
    entry = ledger.entry(company, patients, by=acts)
    ledger.in_review(company, by=acts)

    told = Notice.objects.filter(person=outsider_po, kind="review_opened")
    assert told.get().organisation_id == patients.pk
    entry.refresh_from_db()
    answers.answer(
        [entry], "confirmed", by=cast.actor(outsider_po, patients), today=TODAY
    )
    assert Entry.objects.get(pk=entry.pk).answer == "confirmed"


def test_the_successor_asks_a_colleague_about_its_predecessor_s_rows(
    company, patients, other_patients, officer, outsider_po, by, sign_in
):
    passed_on(patients, other_patients, by)
    colleague = cast.member(other_patients, "member")
    limited = cast.member(other_patients, "member", only_company=company)
    stranger = cast.member(cast.patients("Elsewhere"), "member")
    entry = ledger.entry(company, patients, by=cast.actor(officer))
    ledger.in_review(company, by=cast.actor(officer))
    entry.refresh_from_db()
    asker = cast.actor(outsider_po, patients)

    for person in (limited, stranger):
        with pytest.raises(Refused, match="does not act for your organisation"):
            assigning.assign([entry], person.pk, by=asker, today=TODAY)
    asked = {
        "row": f"{entry.public_id}.{entry.version}",
        "action": "ask",
        "colleague_asked": "1",
        "colleague": colleague.public_id,
    }
    page = sign_in(outsider_po, patients).post("/review/answers/", asked)

    assert page.status_code == 302
    entry.refresh_from_db()
    assert entry.assigned_to_id == colleague.pk
    told = Notice.objects.get(person=colleague, kind="review_opened")
    assert told.organisation_id == patients.pk
    answers.answer(
        [entry], "confirmed", by=cast.actor(colleague, patients), today=TODAY
    )
    assert Entry.objects.get(pk=entry.pk).answer == "confirmed"


def test_the_successor_is_told_what_companies_and_registrars_ask_its_predecessor(
    company, patients, other_patients, lead, by
):
    heir = cast.member(other_patients, "administrator")
    limited = cast.member(other_patients, "administrator", only_company=company)
    checker = cast.actor(lead)
    round_ = diligence.begin(patients, by=checker, today=TODAY)
    passed_on(patients, other_patients, by)
    recorded = Notice.objects.filter(kind="succession_recorded", person=heir)
    assert {each.organisation_id for each in recorded} == {other_patients.pk}

    diligence.ask(
        round_, "register", words="Which one?", version=0, by=checker, today=TODAY
    )
    asked = Notice.objects.filter(kind="diligence_asked")

    assert [(each.person, each.organisation_id) for each in asked] == [
        (heir, patients.pk)
    ]
    assert not Notice.objects.filter(person=limited, organisation_id=patients.pk)


def test_access_is_not_passed_to_a_record_that_nobody_verified(patients, by):
    unverified = cast.patients("Found in a file", verified=False)
    made = follow(patients, unverified, by)

    with pytest.raises(Refused, match="Found in a file is not verified yet"):
        successions.pass_on_access(made, by=by, reason="Asked", today=TODAY)

    assert not Heir.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_steps_of_a_chain_passed_on_at_once_reach_its_end(operator):
    first, middle, last = (cast.patients(name) for name in ("First", "Middle", "Last"))
    actors = [cast.actor(cast.member(operator, "registrar")) for _step in range(2)]
    steps = [follow(first, middle, actors[0]), follow(middle, last, actors[0])]
    barrier = threading.Barrier(2)

    def run(step, actor):
        barrier.wait()
        try:
            successions.pass_on_access(step, by=actor, reason="Asked", today=TODAY)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=pair)
        for pair in zip(steps, actors, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(Heir.objects.values_list("heir", "organisation")) == {
        (middle.pk, first.pk),
        (last.pk, middle.pk),
        (last.pk, first.pk),
    }


def test_access_passes_along_a_chain_and_ends_with_its_first_step(
    patients, other_patients, po_administrator, by
):
    last = cast.patients("Lungs United")
    person = cast.member(last, "reviewer")
    limited = cast.member(last, "reviewer", only_company=cast.company("Else"))
    first = passed_on(patients, other_patients, by)
    passed_on(other_patients, last, by)

    assert places(person).keys() == {
        "Lungs United",
        "Asthma Circle",
        "Rare Lung Alliance",
    }
    assert places(limited).keys() == {"Lungs United"}
    assert next(s for s in seats(person, TODAY)).organisation == last

    successions.end(first, by=by, reason="Found to be wrong", today=TODAY)

    assert places(person).keys() == {"Lungs United", "Asthma Circle"}
    assert places(po_administrator).keys() == {"Rare Lung Alliance"}


def test_seats_cost_the_same_for_one_predecessor_and_for_many(
    patients, outsider_po, other_patients, by, django_assert_num_queries
):
    with django_assert_num_queries(2):
        seats(outsider_po, TODAY)
    passed_on(patients, other_patients, by)
    with django_assert_num_queries(3):
        seats(outsider_po, TODAY)
    for number in range(4):
        passed_on(cast.patients(f"Circle {number}"), other_patients, by)
    with django_assert_num_queries(3):
        assert len(seats(outsider_po, TODAY)) == 6


def test_a_split_has_several_successors_and_a_dissolution_none(
    patients, other_patients, by
):
    third = cast.patients("Third")
    follow(patients, other_patients, by, kind="split")
    follow(patients, third, by, kind="split")
    closed = follow(other_patients, None, by, kind="dissolved")

    patients.refresh_from_db()
    other_patients.refresh_from_db()
    assert (patients.status, patients.successor) == ("succeeded", other_patients)
    assert other_patients.status == "closed"
    with pytest.raises(Refused, match="Nobody followed"):
        successions.pass_on_access(closed, by=by, reason="x", today=TODAY)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"evidence": " "}, "Say what shows it"),
        ({"happened_on": datetime.date(2026, 3, 2)}, "still to come"),
        ({"kind": "dissolved"}, "has no successor"),
    ],
)
def test_what_is_not_recorded(patients, other_patients, by, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        follow(patients, other_patients, by, **facts)


def test_nobody_follows_in_a_circle_or_across_kinds(
    company, patients, other_patients, po_administrator, by
):
    follow(patients, other_patients, by)
    with pytest.raises(Refused, match="itself recorded as followed"):
        follow(other_patients, patients, by)
    with pytest.raises(Refused, match="A company is followed by a company"):
        follow(other_patients, company, by)
    with pytest.raises(Refused, match="A registrar records"):
        follow(other_patients, cast.patients("Third"), cast.actor(po_administrator))
    assert not RegisterOrganisation.objects.exists()
    assert not PublishedReport.objects.exists()


def test_whoever_acts_as_a_successor_reads_so(
    sign_in, patients, other_patients, outsider_po, by
):
    passed_on(patients, other_patients, by)

    page = sign_in(outsider_po, patients).get("/review/").content.decode()

    assert "Rare Lung Alliance, as its successor Asthma Circle" in page
