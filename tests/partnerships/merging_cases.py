"""Rows about a partnership that two records of one organisation can both have."""

import datetime

from organisations.models import Membership
from partnerships.models import (
    Acknowledgement,
    AcknowledgementOpinion,
    Agreement,
    AgreementParty,
    AnswerPool,
    Attendance,
    Budget,
    BudgetFunder,
    ClauseConsent,
    Evaluation,
    EvaluationParty,
    Insistence,
    Lead,
    Lesson,
    LessonConsent,
    Message,
    MessageConsent,
    MessageReader,
    Metric,
    MetricConsent,
    Minutes,
    Outcome,
    OutcomeView,
    Partnership,
    PartnershipParty,
    PooledParty,
    ProcessChange,
    RateTable,
    Signature,
    Story,
    StoryConsent,
    Version,
    VersionConsent,
    VersionParty,
    Wording,
    WordingConsent,
)
from tests import cast
from tests.organisations.merging_cases import case

TODAY = datetime.date(2026, 3, 1)
WHO = {"person_id": 1, "agreed_on": TODAY}


def one(model, **facts):
    """The row with these facts: made for the first record, found again for the second."""
    return model.objects.get_or_create(**facts)[0]


def partnership(third):
    facts = {"title": "Breathing", "purpose": "Air", "stage": "research"}
    return one(Partnership, started_by=third, proposed_on=TODAY, **facts)


def agreement(third):
    return one(
        Agreement,
        reference="A-2026-0001",
        partnership=partnership(third),
        kind="grant",
        drafted_by=third,
        drafted_on=TODAY,
    )


def version(third):
    return one(
        Version,
        agreement=agreement(third),
        by_organisation=third,
        by_person_id=1,
        title="A helpline",
    )


def evaluation(third):
    return one(
        Evaluation,
        partnership=partnership(third),
        cause="yearly",
        state="not_held",
        recorded_on=TODAY,
    )


def message(third):
    return one(
        Message,
        partnership=partnership(third),
        audience="parties",
        text="We met",
        by_organisation=third,
        by_person_id=1,
        sent_on=TODAY,
    )


def lesson(third):
    return one(
        Lesson,
        partnership=partnership(third),
        title="Ask early",
        text="Ask early.",
        written_by=third,
        recorded_on=TODAY,
    )


def story(third):
    return one(
        Story,
        partnership=partnership(third),
        title="A year of calls",
        text="Somebody answered.",
        audience="Members",
        medium="print",
        written_by=third,
        recorded_on=TODAY,
    )


@case("partnerships.PartnershipParty.organisation partnership_party_once")
def _party(each, third, company, other):
    PartnershipParty.objects.create(
        partnership=partnership(third),
        organisation=each,
        side="patients",
        invited_on=TODAY,
        invited_by=third,
    )


@case("partnerships.Lead.organisation lead_one_now")
def _lead(each, third, company, other):
    there = Membership.objects.filter(organisation=third).select_related("person")
    held = there.first()
    person = held.person if held else cast.member(third, "administrator")
    Lead.objects.create(
        partnership=partnership(third), organisation=each, person=person, from_on=TODAY
    )


@case("partnerships.WordingConsent.organisation wording_consent_once")
def _wording(each, third, company, other):
    wording = one(
        Wording,
        partnership=partnership(third),
        kind="benefit",
        number=1,
        text="Air",
        proposed_by=third,
        proposed_on=TODAY,
    )
    WordingConsent.objects.create(wording=wording, organisation=each, **WHO)


@case("partnerships.MessageReader.organisation message_reader_once")
def _reader(each, third, company, other):
    MessageReader.objects.create(message=message(third), organisation=each)


@case("partnerships.Attendance.organisation attendance_once")
def _attendance(each, third, company, other):
    minutes = one(Minutes, message=message(third), title="Spring", held_on=TODAY)
    Attendance.objects.create(minutes=minutes, organisation=each, roles="Chair")


@case("partnerships.AgreementParty.organisation agreement_party_once")
def _agreement_party(each, third, company, other):
    AgreementParty.objects.create(
        agreement=agreement(third), organisation=each, side="patients"
    )


@case("partnerships.VersionParty.organisation version_party_once")
def _version_party(each, third, company, other):
    VersionParty.objects.create(version=version(third), organisation=each)


@case("partnerships.VersionConsent.organisation version_consent_once")
def _version_consent(each, third, company, other):
    VersionConsent.objects.create(version=version(third), organisation=each, **WHO)


@case("partnerships.ClauseConsent.organisation clause_consent_once")
def _clause_consent(each, third, company, other):
    ClauseConsent.objects.create(
        agreement=agreement(third),
        clause_key="k1",
        text_sha256="0" * 64,
        organisation=each,
        **WHO,
    )


@case("partnerships.Insistence.organisation insistence_once")
def _insistence(each, third, company, other):
    Insistence.objects.create(
        agreement=agreement(third),
        version=version(third),
        rule="VR-04",
        organisation=each,
        person_id=1,
        words="It is needed",
        noted_on=TODAY,
    )


@case("partnerships.Signature.organisation signature_one_for_a_party")
def _signature(each, third, company, other):
    Signature.objects.create(
        agreement=agreement(third),
        version=version(third),
        organisation=each,
        kind="here",
        state="signed",
        name="A. Reader",
        role="Chair",
        meaning="I sign.",
        text_sha256="0" * 64,
        signed_on=TODAY,
    )


@case("partnerships.AcknowledgementOpinion.organisation acknowledgement_opinion_once")
def _opinion(each, third, company, other):
    evidence = one(
        Acknowledgement,
        agreement=agreement(third),
        medium="website",
        words="At the foot of the page",
        seen_on=TODAY,
        address="https://third.example",
        brought_by=third,
        brought_on=TODAY,
    )
    AcknowledgementOpinion.objects.create(
        acknowledgement=evidence, organisation=each, from_outset=True, said_on=TODAY
    )


@case("partnerships.EvaluationParty.organisation evaluation_party_once")
def _evaluation_party(each, third, company, other):
    EvaluationParty.objects.create(
        evaluation=evaluation(third), organisation=each, side="patients"
    )


@case("partnerships.AnswerPool.company answer_pool_number_once", companies=True)
def _pool(each, third, company, other):
    AnswerPool.objects.create(company=each, number=1, complete_on=TODAY)


@case("partnerships.AnswerPool.company answer_pool_one_filling", companies=True)
def _pool_filling(each, third, company, other):
    number = 1 if each.pk < other.pk else 2
    AnswerPool.objects.create(company=each, number=number)


@case("partnerships.PooledParty.organisation pooled_party_once")
def _pooled(each, third, company, other):
    pool = one(AnswerPool, company=company, number=1)
    party = one(
        EvaluationParty,
        evaluation=evaluation(third),
        organisation=third,
        side="patients",
    )
    PooledParty.objects.create(pool=pool, organisation=each, party=party)


@case("partnerships.LessonConsent.organisation lesson_consent_once")
def _lesson_consent(each, third, company, other):
    LessonConsent.objects.create(lesson=lesson(third), organisation=each, **WHO)


@case("partnerships.MessageConsent.organisation message_consent_once")
def _message_consent(each, third, company, other):
    MessageConsent.objects.create(message=message(third), organisation=each, **WHO)


@case("partnerships.StoryConsent.organisation story_consent_once")
def _story_consent(each, third, company, other):
    StoryConsent.objects.create(story=story(third), organisation=each, **WHO)


@case("partnerships.ProcessChange.company process_change_once", companies=True)
def _process_change(each, third, company, other):
    ProcessChange.objects.create(
        lesson=lesson(third),
        company=each,
        profile_row=1,
        changed_on=TODAY,
        words="We ask sooner.",
        recorded_on=TODAY,
        person_id=1,
    )


@case("partnerships.MetricConsent.organisation metric_consent_once")
def _metric_consent(each, third, company, other):
    metric = one(
        Metric,
        partnership=partnership(third),
        name="Calls",
        target="100",
        proposed_by=third,
        recorded_on=TODAY,
    )
    MetricConsent.objects.create(
        metric=metric, metric_version=1, organisation=each, **WHO
    )


@case("partnerships.OutcomeView.organisation outcome_view_once")
def _outcome_view(each, third, company, other):
    outcome = one(
        Outcome,
        partnership=partnership(third),
        title="Calls",
        intended="Somebody listens",
        from_on=TODAY,
        written_by=third,
        recorded_on=TODAY,
    )
    OutcomeView.objects.create(
        outcome=outcome, organisation=each, words="So do we", said_on=TODAY
    )


@case("partnerships.RateTable.company rate_table_number_once", companies=True)
def _rates(each, third, company, other):
    RateTable.objects.create(company=each, number=1, valid_from=TODAY)


@case("partnerships.BudgetFunder.organisation budget_funder_once")
def _budget_funder(each, third, company, other):
    budget = one(
        Budget, kept_by=third, title="A helpline", currency="GBP", made_on=TODAY
    )
    BudgetFunder.objects.create(budget=budget, organisation=each, share=100)


@case("partnerships.Version.by_organisation version_one_draft_of_each")
def _draft(each, third, company, other):
    Version.objects.create(
        agreement=agreement(third),
        by_organisation=each,
        by_person_id=1,
        title="A helpline",
    )
