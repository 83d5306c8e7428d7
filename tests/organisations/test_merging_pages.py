"""What a registrar sees and does: the queue, two records, merges, successions."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult

from audit.models import Event
from organisations.actions import merging, pairs, successions
from organisations.models import Likeness, Merge, Organisation, Succession
from tests import cast
from tests.disclosures import ledger

TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def double(patients):
    return cast.patients("Rare Lung All.", place="Leeds")


@pytest.fixture
def likeness(patients, double):
    return _likeness(patients, double, score="0.910")


def _likeness(one, other, score):
    made = Likeness.objects.create(
        first=one,
        second=other,
        score=score,
        verdict="same",
        reasons=[{"code": "same_place", "facts": {"place": "Leeds"}}],
    )
    made.refresh_from_db()
    return made


def test_the_queue_costs_the_same_for_one_pair_and_for_many(
    sign_in, registrar, likeness, patients, django_assert_num_queries
):
    client = sign_in(registrar)
    client.get("/registrar/likenesses/")
    with django_assert_num_queries(6):
        page = client.get("/registrar/likenesses/").content.decode()
    assert "Both are in Leeds." in page
    for number in range(4):
        _likeness(patients, cast.patients(f"Rare Lung {number}"), "0.800")

    with django_assert_num_queries(6):
        page = client.get("/registrar/likenesses/", {"verdict": "same"})
    assert len(page.context["rows"]) == 5


def test_two_records_are_compared_and_merged(
    sign_in, registrar, likeness, patients, double, company, django_assert_num_queries
):
    ledger.transfer(company, double)
    cast.member(double, "administrator")
    client = sign_in(registrar)
    address = f"/registrar/likenesses/{likeness.public_id}/"
    client.get(address)
    with django_assert_num_queries(10):
        page = client.get(address)
    assert page.context["figures"] == [("Payments", 0, 1), ("Published entries", 0, 0)]
    assert page.context["form"].initial["kept"] == "second"

    compare = f"/registrar/compare/{patients.public_id}/{double.public_id}/"
    answer = client.post(
        compare + "merge/",
        {
            "kept": "first",
            "legal_name": "first",
            "place": "second",
            "reason": "Register",
        },
    )

    made = Merge.objects.get()
    assert answer.url == f"/registrar/merges/{made.public_id}/"
    assert (made.kept, made.merged, made.before["place"]) == (
        patients,
        double,
        ["", "Leeds"],
    )
    likeness.refresh_from_db()
    assert likeness.state == "merged"
    moved = client.get(f"/organisations/{double.public_id}/")
    assert moved.url == f"/organisations/{patients.public_id}/"


def test_two_companies_are_compared_in_as_few_queries(
    sign_in, registrar, company, other_company, patients, django_assert_num_queries
):
    for each in (company, other_company):
        for year in (2024, 2025):
            ledger.transfer(each, patients, paid_year=year, reference=f"A-{year}")
    client = sign_in(registrar)
    address = f"/registrar/compare/{company.public_id}/{other_company.public_id}/"
    client.get(address)
    with django_assert_num_queries(10):
        page = client.get(address)
    assert len(page.context["blocked"]) == 3


def test_people_of_the_merged_record_are_led_to_the_kept_one(sign_in, patients, by):
    double = cast.patients("Rare Lung All.", verified=False)
    person = cast.member(double, "administrator")
    merging.merge(patients, double, choices={}, by=by, reason="x", today=TODAY)
    client = sign_in(person)

    for page in ("", "people/"):
        moved = client.get(f"/organisations/{double.public_id}/{page}")
        assert moved.url == f"/organisations/{patients.public_id}/{page}"


def test_a_merge_says_what_was_written_since_and_gives_it_away(
    sign_in,
    registrar,
    patients,
    double,
    company,
    officer,
    by,
    django_assert_num_queries,
):
    ledger.transfer(company, double)
    made = merging.merge(patients, double, choices={}, by=by, reason="x", today=TODAY)
    acts = cast.actor(officer)
    later = ledger.transfer(company, patients, by=acts, description="Winter camp")
    client = sign_in(registrar)
    address = f"/registrar/merges/{made.public_id}/"
    client.get(address)
    with django_assert_num_queries(8):
        page = client.get(address).content.decode()
    assert "Winter camp" in page
    assert "Payments received: 1" in page

    client.post(address + "undo/", {"words": "Two bodies"})
    client.post(
        address + "assign/", {"row": f"disclosures_transfer.recipient_id:{later.pk}"}
    )

    later.refresh_from_db()
    assert later.recipient == double
    assert later.entry.recipient == double
    assert double.received.count() == 2
    made.refresh_from_db()
    assert made.undo_reason == "Two bodies"


def test_rows_are_given_away_all_or_none_and_only_those_written_since(
    sign_in, registrar, patients, double, by
):
    before = cast.member(patients, "administrator")
    made = merging.merge(patients, double, choices={}, by=by, reason="x", today=TODAY)
    since = cast.member(patients, "reviewer")
    merging.undo(made, by=by, reason="Two bodies")
    target = "organisations_membership.organisation_id"
    old, new = (f"{target}:{each.memberships.get().pk}" for each in (before, since))
    client = sign_in(registrar)
    address = f"/registrar/merges/{made.public_id}/assign/"

    for rows in ([new, old], [new, f"{target}:{'9' * 30}"], ["x", "a:b"]):
        page = client.post(address, {"row": rows}, follow=True).content.decode()
        assert "given to the other record" in page
        assert not double.memberships.exists()
    client.post(address, {"row": [new]})

    assert double.memberships.get().person == since


@pytest.mark.parametrize(
    "page", ["", "people/", "classification/", "screening/", "profile/"]
)
def test_every_page_of_a_verified_duplicate_leads_to_the_record_that_stays(
    sign_in, patients, double, company, lead, by, page
):
    merging.merge(patients, double, choices={}, by=by, reason="x", today=TODAY)

    moved = sign_in(lead).get(f"/organisations/{double.public_id}/{page}")

    assert moved.url == f"/organisations/{patients.public_id}/{page}"


def test_not_the_same_is_said_in_words_and_looked_at_again(
    sign_in, registrar, likeness, patients, double
):
    client = sign_in(registrar)
    compare = f"/registrar/compare/{patients.public_id}/{double.public_id}/"
    refused = client.post(compare + "apart/", {"apart-words": ""})
    assert b"Fill this in." in refused.content
    client.post(compare + "apart/", {"apart-words": "Leeds and London"})

    assert not client.get("/registrar/likenesses/").context["rows"]
    again = f"/registrar/likenesses/{likeness.public_id}/"
    assert b"Leeds and London" in client.get(again).content
    client.post(again + "again/", {"words": "A letter came"})
    assert client.get("/registrar/likenesses/").context["rows"]


def test_another_record_is_found_to_compare_with(sign_in, registrar, patients, double):
    client = sign_in(registrar)
    answer = client.post(
        f"/registrar/compare/{patients.public_id}/", {"other": "rare lung all."}
    )

    assert answer.url == f"/registrar/compare/{patients.public_id}/{double.public_id}/"
    assert client.get(answer.url).status_code == 200


def test_a_succession_is_recorded_passed_on_and_ended(
    sign_in, registrar, patients, other_patients, django_assert_num_queries
):
    client = sign_in(registrar)
    answer = client.post(
        "/registrar/successions/new/",
        {
            "predecessor": patients.legal_name,
            "successor": other_patients.legal_name,
            "kind": "merged",
            "happened_on_0": "1",
            "happened_on_1": "7",
            "happened_on_2": "2025",
            "happened_on": "2025-07-01",
            "evidence": "Minutes of the last meeting",
        },
    )
    made = Succession.objects.get()
    assert answer.url == f"/registrar/successions/{made.public_id}/"
    client.post(answer.url + "access/", {"access-words": "Both asked"})
    client.get(answer.url)
    with django_assert_num_queries(6):
        page = client.get(answer.url).content.decode()
    assert "Asthma Circle acts for Rare Lung Alliance" in page
    record = client.get(f"/organisations/{patients.public_id}/").content.decode()
    assert "It was followed by" in record
    client.post(answer.url + "end/", {"end-words": "Another body"})
    patients.refresh_from_db()
    assert patients.status == Organisation.Status.ACTIVE


def test_lists_cost_the_same_for_one_row_and_for_many(
    sign_in, registrar, patients, by, django_assert_num_queries
):
    client = sign_in(registrar)
    lists = ("/registrar/merges/", "/registrar/successions/")
    for rows in range(2):
        for number in range(rows * 3 + 1):
            other = cast.patients(f"Other {rows} {number}")
            merging.merge(patients, other, choices={}, by=by, reason="x", today=TODAY)
            gone = cast.patients(f"Gone {rows} {number}")
            successions.record(
                gone,
                patients,
                kind="merged",
                happened_on=TODAY,
                evidence="x",
                by=by,
                today=TODAY,
            )
        for address in lists:
            client.get(address)
            with django_assert_num_queries(5):
                client.get(address)


def test_nobody_else_decides(patients, double, po_administrator):
    actor = cast.actor(po_administrator)
    for refused in (
        lambda: pairs.keep_apart(patients, double, words="x", by=actor, today=TODAY),
        lambda: merging.merge(
            patients, double, choices={}, by=actor, reason="x", today=TODAY
        ),
    ):
        with pytest.raises(Exception, match="A registrar says"):
            refused()


def test_all_records_are_compared_when_a_registrar_asks(sign_in, registrar):
    client = sign_in(registrar)
    for _again in range(2):
        answer = client.post("/registrar/likenesses/search/")
        assert answer.url == "/registrar/likenesses/"

    assert DBTaskResult.objects.count() == 1


def test_the_operator_s_auditors_read_and_change_nothing(
    sign_in, operator_auditor, patients, likeness, by
):
    double = likeness.second
    draft = cast.patients("Rare Lung draft", verified=False)
    made = merging.merge(
        patients, double, choices={}, by=by, reason="One entry", today=TODAY
    )
    client = sign_in(operator_auditor)

    pages = {
        name: client.get(address).content.decode()
        for name, address in (
            ("queue", "/registrar/likenesses/?state=merged"),
            ("pair", f"/registrar/compare/{patients.public_id}/{draft.public_id}/"),
            ("merges", "/registrar/merges/"),
            ("merge", f"/registrar/merges/{made.public_id}/"),
            ("successions", "/registrar/successions/"),
        )
    }

    assert "One entry" in pages["merge"]
    assert "Nothing was written about the record that stays" in pages["merge"]
    assert "Rare Lung draft" in pages["pair"]
    for name, page in pages.items():
        main = page[page.index("<main") : page.index("</main")]
        assert 'method="post"' not in main, name
        assert f"/organisations/{draft.public_id}/" not in main, name
    refused = client.post(f"/registrar/merges/{made.public_id}/undo/", {"words": "x"})
    assert refused.status_code == 403
    viewed = Event.objects.filter(verb="viewed", person_id=operator_auditor.pk)
    assert viewed.filter(data__page="organisations:merge-detail").exists()
