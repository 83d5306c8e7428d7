import datetime
import threading

import pytest
from django.db import connection

from notices.models import Notice
from organisations.actions import diligence
from organisations.diligence import valid_on
from organisations.models import DueDiligence, Profile
from organisations.rounds import history
from tests import cast
from workflow.moves import Refused
from workflow.races import Outdated

TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def by(lead):
    return cast.actor(lead)


@pytest.fixture
def round_(patients, by):
    return diligence.begin(patients, by=by, today=TODAY)


def later(days):
    return TODAY + datetime.timedelta(days=days)


def cleared(round_, by, **more):
    return diligence.clear(round_, reason="In order", by=by, today=TODAY, **more)


@pytest.mark.parametrize("role", ["lead", "compliance_reviewer", "disclosure_officer"])
def test_a_checker_begins_and_the_organisation_is_told(
    company, patients, po_administrator, role
):
    by = cast.actor(cast.member(company, role))

    round_ = diligence.begin(patients, by=by, today=TODAY)

    assert (round_.state, round_.company, round_.begun_on) == (
        "collecting",
        company,
        TODAY,
    )
    notice = Notice.objects.get(kind="diligence_begun")
    assert notice.person == po_administrator
    assert notice.target == round_.get_absolute_url()


def test_others_do_not_begin(viewer, po_administrator, patients, company, by):
    for person in (viewer, po_administrator):
        with pytest.raises(Refused, match="Checks are begun by"):
            diligence.begin(patients, by=cast.actor(person), today=TODAY)
    with pytest.raises(Refused, match="organisations that a company supports"):
        diligence.begin(company, by=by, today=TODAY)


def test_one_round_at_a_time(round_, patients, by):
    with pytest.raises(Refused, match="already"):
        diligence.begin(patients, by=by, today=TODAY)


def test_the_same_form_begins_once(patients, by):
    first = diligence.begin(patients, by=by, today=TODAY, key="form")

    assert diligence.begin(patients, by=by, today=TODAY, key="form") == first


def test_not_now_is_respected_up_to_its_day(patients, by):
    Profile.objects.create(organisation=patients, not_now_until=later(5))

    with pytest.raises(Refused, match="nothing new until 6 March 2026"):
        diligence.begin(patients, by=by, today=later(5))
    assert diligence.begin(patients, by=by, today=later(6)).state == "collecting"


def test_asking_and_answering(round_, by, po_administrator, lead):
    po = cast.actor(po_administrator)
    item = diligence.ask(
        round_, "bank_account", words="Whose account?", version=0, by=by, today=TODAY
    )

    diligence.answer(item, words="Our own", by=po, today=later(1))
    item.refresh_from_db()
    diligence.look_at(
        round_, "bank_account", outcome="fine", words="", version=item.version, by=by
    )

    item.refresh_from_db()
    assert (item.outcome, item.answer, item.answered_on) == (
        "fine",
        "Our own",
        later(1),
    )
    assert Notice.objects.get(kind="diligence_asked").person == po_administrator
    assert Notice.objects.get(kind="diligence_answered").person == lead


def test_nobody_answers_for_another_organisation(round_, by, outsider_po, po_member):
    item = diligence.ask(
        round_, "interests", words="Any?", version=0, by=by, today=TODAY
    )

    for person in (outsider_po, po_member):
        with pytest.raises(Refused, match="administrator or a signatory"):
            diligence.answer(item, words="No", by=cast.actor(person), today=TODAY)
    with pytest.raises(Refused, match="administrator or a signatory"):
        diligence.answer(item, words="No", by=by, today=TODAY)


def test_what_a_colleague_wrote_is_not_overwritten_unseen(round_, by):
    diligence.look_at(
        round_, "register", outcome="concern", words="Other name", version=0, by=by
    )

    with pytest.raises(Outdated) as race:
        diligence.look_at(
            round_, "register", outcome="fine", words="Same", version=0, by=by
        )

    assert race.value.version == 1
    assert [(c.now, c.wanted) for c in race.value.conflicts] == [("Other name", "Same")]


def test_cleared_for_a_year_unless_said(round_, by, po_administrator):
    decided = cleared(round_, by)

    assert (decided.state, decided.expires_on) == ("cleared", datetime.date(2027, 3, 1))
    assert "In order" in Notice.objects.get(kind="diligence_decided").body


@pytest.mark.parametrize("months", [0, 25])
def test_for_one_month_to_two_years(round_, by, months):
    with pytest.raises(Refused, match="one month to two years"):
        cleared(round_, by, months=months)


def test_months_end_with_a_shorter_month():
    assert diligence.months_after(datetime.date(2026, 8, 31), 6) == datetime.date(
        2027, 2, 28
    )


def test_conditions_and_reasons_are_needed(round_, by):
    with pytest.raises(Refused, match="conditions"):
        diligence.clear_with_conditions(
            round_, conditions=" ", reason="x", by=by, today=TODAY
        )
    with pytest.raises(Refused, match="Say why"):
        diligence.reject(round_, reason="", by=by, today=TODAY)


def test_a_decision_is_made_once_by_the_company(round_, by, outsider_officer):
    with pytest.raises(Refused, match="of the company decides"):
        cleared(round_, cast.actor(outsider_officer))
    diligence.reject(round_, reason="No statutes", by=by, today=TODAY)

    with pytest.raises(Refused, match="over"):
        cleared(round_, by)
    with pytest.raises(Refused, match="over"):
        diligence.ask(round_, "register", words="?", version=0, by=by, today=TODAY)


def test_valid_from_the_decision_up_to_the_last_day(round_, by, company, patients):
    cleared(round_, by, months=1)

    def valid(day):
        return valid_on(company.pk, patients.pk, day)

    assert [valid(later(n)) for n in (-1, 0, 31, 32)] == [False, True, True, False]
    diligence.expire(today=later(40))
    assert valid(later(31))


def test_a_later_rejection_ends_an_earlier_clearance(
    round_, by, company, patients, other_company
):
    cleared(round_, by)
    again = diligence.begin(patients, by=by, today=later(10))
    diligence.reject(again, reason="New statutes", by=by, today=later(20))

    assert valid_on(company.pk, patients.pk, later(19))
    assert not valid_on(company.pk, patients.pk, later(20))
    assert not valid_on(other_company.pk, patients.pk, later(19))


def test_it_expires_after_its_last_day(round_, by):
    cleared(round_, by, months=1)

    assert diligence.expire(today=later(31)) == 0
    assert diligence.expire(today=later(32)) == 1
    assert diligence.expire(today=later(32)) == 0
    round_.refresh_from_db()
    assert round_.state == "expired"


def test_reminders_at_60_30_and_7_days_once_each(round_, by, lead):
    last = cleared(round_, by).expires_on
    done = [
        diligence.remind(today=last - datetime.timedelta(days=days))
        for days in (61, 60, 60, 45, 30, 29, 7, 7, 1, 0)
    ]

    assert done == [0, 1, 0, 0, 1, 0, 1, 0, 0, 0]
    assert Notice.objects.filter(kind="diligence_expiring", person=lead).count() == 3


def test_a_reminder_is_no_part_of_the_history(round_, by, lead):
    last = cleared(round_, by).expires_on
    before = history(round_, by)

    diligence.remind(today=last - datetime.timedelta(days=30))

    assert history(round_, by) == before


def test_no_reminder_of_what_is_done_again(round_, by, patients):
    last = cleared(round_, by).expires_on
    diligence.begin(patients, by=by, today=later(100))

    assert diligence.remind(today=last - datetime.timedelta(days=7)) == 0


def test_both_sides_read_what_happened(round_, by, po_administrator, company):
    diligence.ask(round_, "register", words="Which one?", version=0, by=by, today=TODAY)
    cleared(round_, by)

    decided, before = history(round_, cast.actor(po_administrator))

    assert decided.reason == "In order"
    assert "The organisation was asked" in before.title
    assert before.changes[-1].after == "Which one?"
    assert before.by == f"the lead of {company}"


def test_an_answer_is_to_what_was_asked(round_, by, po_administrator):
    seen = diligence.ask(
        round_, "register", words="Which one?", version=0, by=by, today=TODAY
    ).version
    item = diligence.ask(
        round_, "register", words="And your bank?", version=seen, by=by, today=TODAY
    )
    po = cast.actor(po_administrator)

    with pytest.raises(Outdated, match="while you were typing"):
        diligence.answer(item, words="GB-CHC", version=seen, by=po, today=TODAY)

    item.refresh_from_db()
    assert (item.answer, item.asked) == ("", "And your bank?")
    diligence.answer(item, words="Ours", version=item.version, by=po, today=TODAY)


def test_an_answer_sent_twice_is_told_once(round_, by, lead, po_administrator):
    item = diligence.ask(
        round_, "register", words="Which one?", version=0, by=by, today=TODAY
    )
    for _click in range(2):
        diligence.answer(
            item,
            words="Ours",
            version=item.version,
            key="k1",
            by=cast.actor(po_administrator),
            today=TODAY,
        )

    assert Notice.objects.filter(kind="diligence_answered", person=lead).count() == 1


def test_a_second_click_writes_and_asks_once(round_, by, po_administrator):
    for _click in range(2):
        diligence.ask(round_, "register", words="Which?", version=0, by=by, today=TODAY)
        found = diligence.look_at(
            round_, "interests", outcome="fine", words="None", version=0, by=by
        )

    assert found.version == 1
    asked = Notice.objects.filter(kind="diligence_asked", person=po_administrator)
    assert asked.count() == 1
    with pytest.raises(Outdated):
        diligence.look_at(
            round_, "interests", outcome="fine", words="Some", version=0, by=by
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_refused(company, patients):
    actors = [cast.actor(cast.member(company, "lead")) for _ in range(2)]
    round_ = diligence.begin(patients, by=actors[0], today=TODAY)
    outcomes, barrier = [], threading.Barrier(2)

    def run(decide, actor):
        barrier.wait()
        try:
            outcomes.append(
                decide(round_, reason="Looked at", by=actor, today=TODAY).state
            )
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=pair)
        for pair in zip((diligence.clear, diligence.reject), actors, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("refused") == 1
    assert DueDiligence.objects.get().state in outcomes
