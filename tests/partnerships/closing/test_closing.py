"""The end: closed with what is not done said in words, or ended before its time."""

import datetime

import pytest

from partnerships import closing as asks
from partnerships.actions import acknowledgements, calendar, closing
from partnerships.gates.payments import before_signature, began_before_signature
from partnerships.models import Agreement, Insistence
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

DAY = datetime.timedelta(days=1)


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def completed(table):
    agreement = signing.signed(table, signing.people(table))
    Agreement.objects.filter(pk=agreement.pk).update(
        state="completed", completed_on=TODAY
    )
    return signing.fresh(agreement)


@pytest.fixture
def nothing_seen():
    def judge(_agreement, _today):
        return [
            asks.Open("UNSPENT", "money", "Money is left over."),
            asks.Open("EV", "evaluation", "It is being evaluated.", needed=False),
        ]

    asks.register(judge)
    yield
    asks.forget(judge)


@pytest.fixture
def acknowledged(completed, table):
    found = acknowledgements.bring(
        completed,
        medium="print",
        words="On the first page of the leaflet.",
        seen_on=TODAY,
        from_outset=True,
        address="https://rarelung.example/leaflet",
        by=table.volunteer,
        today=TODAY,
    )
    acknowledgements.judge(
        found, from_outset=True, words="", by=table.lead, today=TODAY
    )


def test_evidence_and_open_deadlines_are_asked_for(table):
    someone = signing.people(table)
    report = {"kind": "report", "words": "A report", "due_on": "2027-04-30"}
    agreement = laying.drafted(table, **signing.WHOLE)
    laying.versions.write(agreement, {}, {"milestones": [report]}, by=table.lead)
    laying.agreements.send(agreement, by=table.lead, today=TODAY)
    laying.agreements.agree(agreement, by=table.volunteer, today=TODAY)
    signing.approve_all(signing.fresh(agreement), someone.reviewer)
    signing.sign(agreement, someone.chair)
    signing.sign(agreement, someone.signs)

    found = asks.still_open(signing.fresh(agreement), TODAY)

    assert [(each.rule, each.needed) for each in found] == [
        ("VR-24", True),
        ("MILESTONE", True),
    ]
    assert "A report" in found[1].sentence


@pytest.mark.usefixtures("acknowledged")
def test_it_is_closed_when_everything_is_done(completed, table):
    closing.close(completed, by=table.volunteer, today=TODAY)

    assert signing.fresh(completed).state == Agreement.State.CLOSED
    assert signing.fresh(completed).closed_on == TODAY


@pytest.mark.usefixtures("nothing_seen", "acknowledged")
def test_what_is_not_done_needs_words_but_never_stops(completed, table):
    with pytest.raises(Refused, match="Money is left over") as refused:
        closing.close(completed, by=table.lead, today=TODAY)
    closing.close(completed, by=table.lead, today=TODAY, words="The leaflet is lost.")

    assert "evaluated" not in str(refused.value)
    words = Insistence.objects.get(rule="UNSPENT")
    assert (words.subject, words.words) == ("money", "The leaflet is lost.")


def test_only_a_completed_one_is_closed_by_those_who_speak_for_a_party(
    completed, table
):
    with pytest.raises(Refused, match="those who speak for a party"):
        closing.close(completed, by=table.actor("auditor"), today=TODAY)
    Agreement.objects.update(state="active")
    with pytest.raises(Refused, match="Running"):
        closing.close(completed, by=table.lead, today=TODAY)


def test_one_side_ends_it_now(table):
    agreement = signing.signed(table, signing.people(table))

    closing.terminate(
        agreement, by=table.volunteer, today=TODAY, on=TODAY, reason="We can’t go on."
    )

    now = signing.fresh(agreement)
    assert (now.state, now.end_reason) == ("terminated", "We can’t go on.")
    assert now.ends_early_on == TODAY


def test_one_side_ends_it_on_a_day_to_come(table):
    agreement = signing.signed(table, signing.people(table))
    last = datetime.date(2026, 6, 30)

    closing.terminate(
        agreement, by=table.lead, today=TODAY, on=last, reason="The project ends."
    )
    states = []
    for day in (datetime.date(2026, 5, 1), last, last + DAY):
        calendar.move_on(day)
        states.append(signing.fresh(agreement).state)

    assert states == ["active", "active", "terminated"]


def test_an_end_needs_a_reason_and_a_day_before_the_last(table):
    agreement = signing.signed(table, signing.people(table))

    with pytest.raises(Refused, match="Say why it ends"):
        closing.terminate(agreement, by=table.lead, today=TODAY, on=TODAY, reason="")
    with pytest.raises(Refused, match="ends before that day anyway"):
        closing.terminate(
            agreement,
            by=table.lead,
            today=TODAY,
            on=datetime.date(2028, 1, 1),
            reason="Late",
        )


def test_payment_and_start_before_signature_are_findings(table):
    agreement = signing.signed(
        table, signing.people(table), starts_on=datetime.date(2026, 1, 1)
    )

    assert before_signature(agreement, TODAY) == ""
    assert before_signature(agreement, TODAY - DAY) == (
        f"Paid on 1 March 2026, before the agreement {agreement.reference} was signed on"
        " 2 March 2026."
    )
    assert began_before_signature(agreement) == (
        "It was to begin on 1 January 2026; the last party signed on 2 March 2026, after"
        " that."
    )


def test_payment_under_what_is_not_signed_is_a_finding(table):
    agreement = signing.agreed(table)

    assert "is not signed" in before_signature(agreement, TODAY)
    assert began_before_signature(agreement) == ""
