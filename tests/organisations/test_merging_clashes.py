"""Rows of both records that can't both stand: a right merge, or a sentence; never an error.

Every unique column and constraint with an organisation in it has a case here.
"""

import datetime

import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models

from audit.acting import acting
from disclosures.actions import opening
from disclosures.models import (
    AffiliateStatement,
    BooksVendor,
    Comparison,
    Delivery,
    ImportProfile,
    PassOnList,
    RecipientDecision,
)
from documents.models import keep
from independence.models import Alert, Income, SoleProduct
from organisations import references
from organisations.actions import (
    access,
    classification,
    merging,
    objections,
    successions,
)
from organisations.classification import current_of
from organisations.models import (
    AccessRequest,
    Classification,
    CompanyProfile,
    Condition,
    DueDiligence,
    Heir,
    Identifier,
    Membership,
    Objection,
    OrganisationName,
    OrganisationSight,
    Profile,
    ProfileDocument,
    ScreeningMatch,
    Succession,
    Tie,
)
from organisations.profiles.publishing import publish
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.books.books import bring
from tests.organisations import merging_tables
from tests.organisations.merging_cases import CASES, case
from tests.partnerships import merging_cases as partnerships_cases
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 1)
assert partnerships_cases  # adds those of the partnerships


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


def merge(kept, merged, by):
    return merging.merge(
        kept, merged, choices={}, by=by, reason="One register entry", today=TODAY
    )


def _bound():
    """Each column with each constraint that it stands in: `column constraint`."""
    for reference in references.following():
        own = reference.model._meta.get_field(reference.attname)
        if own.unique:
            yield f"{reference.name} unique"
        for each in reference.model._meta.constraints:
            named = []
            if isinstance(each, models.UniqueConstraint):
                named = [
                    *each.fields,
                    *(getattr(x, "name", x) for x in each.expressions),
                ]
            elif isinstance(each, ExclusionConstraint):
                named = [expression for expression, _operator in each.expressions]
            if own.name in named:
                yield f"{reference.name} {each.name}"


@case("disclosures.TransferParty.organisation party_once", refused="went from one of")
def _party(each, third, company, other):
    ledger.transfer(company, each, ultimate_recipient=other)


@case("disclosures.Delivery.recipient delivery_once")
def _delivery(each, third, company, other):
    made = ledger.transfer(company, each, by=_officer(company))
    period = ledger.period_of(company)
    Delivery.objects.get_or_create(
        period=period, recipient=each, defaults={"closes_on": TODAY}
    )
    assert made


def _officer(company):
    held = Membership.objects.filter(organisation=company, role="disclosure_officer")
    there = held.select_related("person").first()
    return cast.actor(
        there.person if there else cast.member(company, "disclosure_officer")
    )


@case(
    "disclosures.Period.company period_no_overlap", companies=True, refused="for 2025"
)
def _period(each, third, company, other):
    ledger.transfer(each, third)


@case(
    "disclosures.Transfer.disclosed_by transfer_reference_once",
    companies=True,
    refused="reference “A-1”",
)
def _reference(each, third, company, other):
    year = 2024 if each.pk < other.pk else 2025
    ledger.transfer(each, third, paid_year=year, reference="A-1")


@case(
    "disclosures.AffiliateStatement.affiliate affiliate_statement_once", companies=True
)
def _affiliate(each, third, company, other):
    ledger.transfer(company, third, by=_officer(company))
    AffiliateStatement.objects.create(
        period=ledger.period_of(company),
        affiliate=each,
        asked_on=TODAY,
        answer_by=TODAY,
    )


@case("disclosures.ImportProfile.company import_profile_once", companies=True)
def _import_profile(each, third, company, other):
    ImportProfile.objects.create(company=each, name="Yearly")


@case("disclosures.RecipientDecision.company decision_once", companies=True)
def _decision(each, third, company, other):
    RecipientDecision.objects.create(company=each, text="R.L.A.", recipient=third)


@case("disclosures.Comparison.holder comparison_once")
def _comparison(each, third, company, other):
    Comparison.objects.create(holder=each, company=company)


@case("disclosures.Comparison.company comparison_once", companies=True)
def _compared_company(each, third, company, other):
    Comparison.objects.create(holder=third, company=each)


def _asked(agency, company):
    made = ledger.transfer(company, cast.patients("Somebody"))
    return PassOnList.objects.get_or_create(
        agency=agency,
        period=made.entry.period,
        defaults={
            "company": company,
            "due_on": TODAY,
            "asked_on": TODAY,
            "asked_by_id": 1,
        },
    )[0]


@case(
    "disclosures.PassOnList.agency pass_on_list_once", refused="asked what they passed"
)
def _pass_on_list(each, third, company, other):
    _asked(each, company)


@case("disclosures.BooksVendor.company books_vendor_once", companies=True)
def _books_vendor(each, third, company, other):
    BooksVendor.objects.create(company=each, number="70", name="Rare Lung")


@case("disclosures.BooksEntry.company books_entry_once", companies=True)
def _books_entry(each, third, company, other):
    _booked(each, None, 2024 if each.pk < other.pk else 2025)


@case("disclosures.BooksEntry.paid_by books_entry_once", companies=True)
def _books_entry_of_the_group(each, third, company, other):
    _booked(company, each, 2024)


def _booked(company, paid_by, year):
    by = _officer(company)
    period = opening.open_year(company, year, by=by)
    row = f"D1;70;Rare Lung;{year}-03-01;1;GBP;"
    bring(period, row, by=by, paid_by=paid_by)


def _alert(organisation, company):
    Alert.objects.create(
        organisation=organisation,
        company=company,
        year=2025,
        level=30,
        share=31,
        asked_on=TODAY,
    )


@case("independence.Alert.organisation alert_once_a_year")
def _alert_of(each, third, company, other):
    _alert(each, company)
    _alert(each, None)


@case("independence.Alert.company alert_once_a_year", companies=True)
def _alert_about(each, third, company, other):
    _alert(third, each)


@case("independence.SoleProduct.organisation sole_product_words_once")
def _sole(each, third, company, other):
    SoleProduct.objects.create(
        organisation=each, company=company, words="Ours", written_on=TODAY
    )


@case("independence.SoleProduct.company sole_product_words_once", companies=True)
def _sole_about(each, third, company, other):
    SoleProduct.objects.create(
        organisation=third, company=each, words="Theirs", written_on=TODAY
    )


@case("independence.Income.organisation income_years_do_not_overlap")
def _income(each, third, company, other):
    Income.objects.create(
        organisation=each,
        starts_on=datetime.date(2025, 1, 1),
        ends_on=datetime.date(2025, 12, 31),
        amount=1000,
        currency="GBP",
    )


@case("organisations.OrganisationSight.organisation sight_once")
def _sight_of(each, third, company, other):
    OrganisationSight.objects.create(organisation=each, viewer=company)
    OrganisationSight.objects.create(organisation=each, viewer=each)


@case("organisations.OrganisationSight.viewer sight_once")
def _sight_by(each, third, company, other):
    OrganisationSight.objects.create(organisation=third, viewer=each)
    OrganisationSight.objects.create(organisation=each, viewer=each)


@case("organisations.OrganisationName.organisation organisation_name_once")
def _name(each, third, company, other):
    OrganisationName.objects.create(organisation=each, name="RLA")


@case("organisations.Identifier.organisation identifier_once")
def _identifier(each, third, company, other):
    Identifier.objects.create(organisation=each, scheme="GB-CHC", value="1000003")


@case("organisations.Condition.organisation condition_once")
def _condition(each, third, company, other):
    Condition.objects.create(organisation=each, name="Sarcoidosis")


def _classified(each, value="patients", day=TODAY, *, in_force=True):
    Classification.objects.create(
        organisation=each,
        value=value,
        valid_from=day,
        reason="Statutes",
        decided_on=TODAY,
        decided_by_id=1,
        in_force=in_force,
    )


@case("organisations.Classification.organisation classification_once_a_day")
def _classified_once(each, third, company, other):
    _classified(each)


@case(
    "organisations.Classification.organisation classification_one_in_force",
    refused="not classified as the same",
)
def _classified_differently(each, third, company, other):
    _classified(each, "patients" if each.pk < other.pk else "healthcare")


def _objection(organisation, by_organisation):
    Objection.objects.create(
        organisation=organisation,
        by_organisation=by_organisation,
        wanted="other",
        words="It runs a clinic.",
        asked_on=TODAY,
    )


@case(
    "organisations.Objection.organisation objection_one_open",
    refused="objection of Westgate",
)
def _objected(each, third, company, other):
    _objection(each, company)


@case(
    "organisations.Objection.by_organisation objection_one_open",
    companies=True,
    refused="objected to the classification of Third",
)
def _objects(each, third, company, other):
    _objection(third, each)


@case("organisations.CompanyProfile.organisation unique", companies=True)
def _company_profile(each, third, company, other):
    CompanyProfile.objects.create(organisation=each)
    publish(each)


@case("organisations.Profile.organisation unique")
def _profile(each, third, company, other):
    Profile.objects.create(organisation=each)
    publish(each)


@case(
    "organisations.DueDiligence.organisation due_diligence_one_open",
    refused="Westgate checks both",
)
def _checked(each, third, company, other):
    DueDiligence.objects.create(company=company, organisation=each, begun_on=TODAY)


@case(
    "organisations.DueDiligence.company due_diligence_one_open",
    companies=True,
    refused="Both check Third",
)
def _checks(each, third, company, other):
    DueDiligence.objects.create(company=each, organisation=third, begun_on=TODAY)


def _succession(predecessor, successor):
    return Succession.objects.create(
        predecessor=predecessor,
        successor=successor,
        kind="split" if successor else "dissolved",
        happened_on=TODAY,
        evidence="Minutes",
    )


@case("organisations.Succession.predecessor succession_once")
def _ended(each, third, company, other):
    _succession(each, None)


@case("organisations.Succession.successor succession_once")
def _followed(each, third, company, other):
    _succession(third, each)


@case("organisations.Heir.heir heir_once")
def _heir(each, third, company, other):
    Heir.objects.create(
        heir=each, organisation=third, succession=_succession(third, each)
    )


@case("organisations.Heir.organisation heir_once")
def _inherited(each, third, company, other):
    Heir.objects.create(
        heir=third, organisation=each, succession=_succession(each, third)
    )


@case("organisations.Membership.organisation membership_open_once")
def _membership(each, third, company, other):
    person = cast.member(third, "administrator") if each.pk < other.pk else None
    held = Membership.objects.filter(organisation=third).select_related("person")
    cast.member(each, "administrator", person=person or held.get().person)


@case("organisations.ProfileDocument.organisation profile_document_once")
def _document(each, third, company, other):
    there = ProfileDocument.objects.select_related("document").first()
    document = (
        there.document
        if there
        else keep(
            b"x",
            name="s.pdf",
            media_type="application/pdf",
            kind="profile",
            owner_id=None,
        )
    )
    ProfileDocument.objects.create(
        organisation=each, kind="statutes", document=document, sight="public"
    )


@case("organisations.Tie.umbrella tie_once")
def _umbrella(each, third, company, other):
    Tie.objects.create(umbrella=each, member=third, said_by=each)


@case("organisations.Tie.member tie_once")
def _tied(each, third, company, other):
    Tie.objects.create(umbrella=third, member=each, said_by=third)


def listed(each, state="open", **facts):
    decided = {} if state == "open" else {"decided_on": TODAY, "decided_by_id": 1}
    words = "" if state == "open" else "Compared addresses"
    return ScreeningMatch.objects.create(
        organisation=each,
        list_name="consolidated",
        reference="E-7",
        listed_name="Rare Lung Front",
        score="0.9",
        found_on=TODAY,
        state=state,
        words=words,
        **decided,
        **facts,
    )


@case("organisations.ScreeningMatch.organisation screening_match_once")
def _listed(each, third, company, other):
    listed(each)


def test_every_constraint_with_an_organisation_has_a_case():
    assert set(_bound()) == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_rows_that_clash_stay_behind_or_refuse_and_come_back(name, by):
    make, companies, refused = CASES[name]
    side = cast.company if companies else cast.patients
    kept, merged = side("Kept"), side("Merged")
    third, company = cast.patients("Third"), cast.company("Westgate")
    with acting(by):
        make(kept, third, company, merged)
        make(merged, third, company, kept)
    before = merging_tables.current()

    if refused:
        with pytest.raises(Refused, match=refused):
            merge(kept, merged, by)
    else:
        merging.undo(merge(kept, merged, by), by=by, reason="Two bodies")

    after = merging_tables.current()
    assert {table for table, said in after.items() if said != before[table]} == set()


@pytest.mark.parametrize(
    ("own", "other"), [("open", "different"), ("same", "different"), ("same", "open")]
)
def test_a_likeness_that_is_not_decided_alike_is_settled_first(
    patients, other_patients, by, own, other
):
    listed(patients, own)
    match = listed(other_patients, other)

    with pytest.raises(Refused, match="Rare Lung Front” on the sanctions list consol"):
        merge(patients, other_patients, by)

    match.state, match.words = own, "" if own == "open" else "Compared addresses"
    decided = own != "open"
    match.decided_on = TODAY if decided else None
    match.decided_by_id = 1 if decided else None
    with acting(by):
        match.save()
    merge(patients, other_patients, by)
    assert [each.state for each in patients.screening_matches.all()] == [own]


def test_a_likeness_of_both_waits_once(patients, other_patients, by):
    own, other = listed(patients), listed(other_patients)

    made = merge(patients, other_patients, by)

    assert list(ScreeningMatch.objects.waiting()) == [own]
    merging.undo(made, by=by, reason="Two bodies")
    assert list(ScreeningMatch.objects.waiting().order_by("pk")) == [own, other]


def test_a_likeness_held_back_for_one_alone_is_settled_first(
    patients, other_patients, by
):
    for kept, merged in ((patients, other_patients), (other_patients, patients)):
        ScreeningMatch.objects.all().delete()
        listed(kept, "same", told_on=TODAY)
        listed(merged, "same", withheld_because="Law 1", review_on=TODAY)

        with pytest.raises(Refused, match="decided and told in the same way"):
            merge(kept, merged, by)


def test_a_decision_that_was_replaced_does_not_come_into_force_by_a_merge(
    patients, other_patients, by
):
    _classified(patients, "patients", datetime.date(2020, 1, 1))
    _classified(other_patients, "other", datetime.date(2022, 1, 1), in_force=False)
    _classified(other_patients, "patients", datetime.date(2024, 1, 1))

    merge(patients, other_patients, by)

    assert classification.bring_into_force(today=TODAY) == 0
    assert current_of(patients, TODAY).valid_from == datetime.date(2020, 1, 1)


def test_a_later_decision_about_one_is_settled_first(patients, other_patients, by):
    _classified(patients)
    _classified(other_patients)
    later = TODAY + datetime.timedelta(days=30)
    _classified(other_patients, "healthcare", later, in_force=False)

    with pytest.raises(Refused, match="from a day to come"):
        merge(patients, other_patients, by)


def test_a_record_that_ended_is_no_duplicate_of_one_that_goes_on(
    patients, other_patients, by
):
    successions.record(
        other_patients,
        None,
        kind="dissolved",
        happened_on=TODAY,
        evidence="Minutes",
        by=by,
        today=TODAY,
    )

    for kept, merged in ((patients, other_patients), (other_patients, patients)):
        with pytest.raises(Refused, match="recorded as ended and the other is not"):
            merge(kept, merged, by)


def test_nobody_objects_at_a_duplicate(patients, other_patients, by, lead):
    merge(patients, other_patients, by)

    with pytest.raises(Refused, match="Object at the one that it belongs to"):
        objections.object_to(
            other_patients,
            wanted="other",
            words="x",
            by=cast.actor(lead),
            today=TODAY,
        )


def test_a_request_accepted_after_the_limit_was_lifted_adds_no_role(
    company, patients, other_patients, by
):
    person = cast.member(other_patients, "reviewer")
    cast.member(patients, "reviewer", person=person, only_company=company)
    asked = AccessRequest.objects.create(organisation=patients, person=person)
    merge(patients, other_patients, by)

    access.accept_request(asked, by=by, today=TODAY, reason="On the board")

    assert cast.actor(person, patients).roles == {"reviewer"}


def test_objections_of_each_to_itself_are_one_side_s(patients, other_patients, by):
    _objection(patients, patients)
    _objection(other_patients, other_patients)

    with pytest.raises(Refused, match="classification of each waits"):
        merge(patients, other_patients, by)


@pytest.mark.parametrize("verified", ["kept", "merged"])
def test_a_mandate_verified_in_one_record_has_no_limit(
    company, patients, other_patients, by, verified
):
    sides = {"kept": patients, "merged": other_patients}
    person = cast.member(sides[verified], "administrator")
    (limited,) = (each for name, each in sides.items() if name != verified)
    cast.member(limited, "administrator", person=person, only_company=company)
    cast.member(limited, "reviewer", person=person, only_company=company)

    made = merge(patients, other_patients, by)

    actor = cast.actor(person, patients)
    assert (actor.only_company_id, actor.roles) == (None, {"administrator"})
    merging.undo(made, by=by, reason="Two bodies")
    assert cast.actor(person, limited).only_company_id == company.pk
    assert cast.actor(person, sides[verified]).only_company_id is None


def test_another_role_of_the_person_keeps_its_limit(
    company, patients, other_patients, by
):
    person = cast.member(other_patients, "reviewer")
    own = cast.member(patients, "administrator", person=person, only_company=company)

    merge(patients, other_patients, by)

    held = Membership.objects.get(person=own, role="administrator")
    assert held.only_company == company
    assert cast.actor(person, patients).roles == {"reviewer"}


def test_a_row_written_at_the_same_moment_is_said_in_words(
    patients, other_patients, by
):
    """What else is written between looking for equal rows and pointing them elsewhere."""

    def meanwhile(made):
        OrganisationName.objects.create(organisation=made.kept, name="RLA")
        OrganisationName.objects.create(organisation=made.kept, name="RLA")

    references.on_merge(meanwhile)
    try:
        with pytest.raises(Refused, match="at this moment"):
            merge(patients, other_patients, by)
    finally:
        references._on_merge.remove(meanwhile)  # noqa: SLF001  as it was before

    assert not patients.names.exists()
