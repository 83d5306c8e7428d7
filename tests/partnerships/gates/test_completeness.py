"""What is missing, in words; what goes on all the same; and what never does."""

import datetime

import pytest

from organisations.models import Product
from partnerships.actions import insisting
from partnerships.gates import asking, assessed
from partnerships.models import Insistence
from regimes.caps import meal_caps
from regimes.models import Regime
from tests import cast
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

CLAUSES = [
    {"topic": topic, "heading": topic.title(), "text": "As usual.", "meaning": ""}
    for topic in (
        "independence",
        "data",
        "bribery",
        "safety",
        "termination",
        "disputes",
    )
]


@pytest.fixture
def table():
    return laying.laid()


def found(agreement, today=TODAY):
    version = agreement.agreed_id or agreement.current_id
    return {each.key: each for each in assessed(agreement, version, today).findings}


def full(table, *, kind="grant", rows=None, **terms):
    """Sent, with everything that an agreement has to say but for `terms`."""
    agreement = laying.drafted(table, kind=kind, **{**signing.WHOLE, **terms})
    laying.versions.write(
        agreement,
        {},
        {
            "clauses": CLAUSES,
            "budget": [{"words": "Calls", "amount": 12000}],
            "milestones": [
                {"kind": "report", "words": "A report", "due_on": "2027-04-30"}
            ],
            "parties": [
                {"organisation": place, "role": "Pays", "signatories": "The head"}
                for place in (table.company, table.patients)
            ],
            **(rows or {}),
        },
        by=table.lead,
    )
    laying.agreements.send(agreement, by=table.lead, today=TODAY)
    return signing.fresh(agreement)


def test_nothing_is_found_in_one_that_says_everything(table):
    assert found(full(table)) == {}


@pytest.mark.parametrize(
    ("terms", "key", "words"),
    [
        ({"description": ""}, "VR-01.description", "what is done"),
        ({"nature": ""}, "VR-01.nature", "kind of contribution"),
        ({"objectives": ""}, "VR-01.objectives", "healthcare, research or education"),
        ({"benefit": ""}, "VR-01.benefit", "what patients get out of it"),
        ({"out_of_scope": ""}, "VR-01.out_of_scope", "out of scope"),
        ({"ends_on": None}, "VR-01.time", "begins and ends"),
        ({"vat_treatment": "unknown"}, "VR-01.vat", "what VAT"),
        ({"amount": 12001}, "VR-01.budget_sum", "do not add up"),
        ({"acknowledged_from_outset": False}, "VR-01.outset", "from the outset"),
        ({"acknowledgement": ""}, "VR-01.acknowledgement", "no wording"),
        ({"acknowledgement_where": ""}, "VR-01.acknowledgement_where", "stands"),
        ({"disclosure_notice": ""}, "VR-01.disclosure", "where and when"),
        ({"codes": []}, "VR-01.codes", "no code of practice"),
        ({"unspent_rule": ""}, "VR-01.unspent", "left over"),
        ({"starts_on": datetime.date(2026, 3, 1)}, "VR-03.start", "is over"),
        ({"payment_terms": "To Dr Example"}, "VR-08.payee", "name a person"),
        ({"logo_scope": "On leaflets"}, "VR-22.logo", "permission"),
        ({"entertainment": True}, "VR-25.entertainment", "entertainment"),
        ({"accompanying": True}, "VR-25.accompanying", "carer"),
        ({"meal_per_person": 30}, "VR-25.venue", "venue"),
    ],
)
def test_each_thing_that_is_missing_is_named(table, terms, key, words):
    told = found(full(table, **terms))

    assert list(told) == [key]
    assert words in str(told[key].sentence)
    assert str(told[key].rule.why)


def test_rows_that_are_missing_are_named(table):
    told = found(
        full(
            table,
            rows={
                "clauses": CLAUSES[2:],
                "budget": [],
                "milestones": [],
                "parties": [{"organisation": table.company, "role": ""}],
            },
        )
    )

    assert list(told) == [
        "VR-01.roles",
        "VR-01.signatories",
        "VR-01.budget",
        "VR-01.milestones",
        "VR-01.clauses",
    ]
    assert "Northwind Pharma" in str(told["VR-01.roles"].sentence)
    assert "independence, data protection" in str(told["VR-01.clauses"].sentence)


def test_a_service_needs_a_reason_fair_pay_and_work_before_pay(table):
    pay_first = [
        {"kind": "payment", "words": "All", "due_on": "2026-05-02"},
        {"kind": "deliverable", "words": "A talk", "due_on": "2026-06-01"},
    ]
    told = found(full(table, kind="services", rows={"milestones": pay_first}))

    assert list(told) == [
        "VR-06.need",
        "VR-06.selection",
        "VR-06.fair_pay",
        "VR-07.order",
        "VR-07.split",
    ]


def test_a_service_without_a_fee_is_told_to_say_what_is_paid(table):
    agreement = full(
        table, kind="services", amount=None, need="a", selection="b", fair_pay="c"
    )
    told = found(agreement)

    assert told["VR-09.fee"].level == "inform"
    assert not told["VR-09.fee"].open


def test_a_medicine_in_the_title_of_a_grant_is_found(table):
    Product.objects.create(
        company=table.company,
        name="Avelorin",
        stage="marketed",
        condition="Sarcoidosis",
    )

    told = found(full(table, title="Living with avelorin"))

    assert list(told) == ["VR-04.medicine"]


def test_a_medicine_in_words_that_everybody_may_read_is_found(table):
    Product.objects.create(
        company=table.company,
        name="Avelorin",
        stage="marketed",
        condition="Sarcoidosis",
    )

    told = found(full(table, objectives="To bring Avelorin to families."))

    assert list(told) == ["VR-04.medicine"]


def test_a_required_only_funder_can_not_be_insisted_on(table):
    agreement = full(table, only_funder_required=True)
    told = found(agreement)

    assert told["VR-05.required"].blocks
    with pytest.raises(Refused, match="Nobody can insist on this"):
        insisting.insist(
            agreement, ["VR-05.required"], "We want it", by=table.lead, today=TODAY
        )


def test_money_to_a_person_can_not_be_insisted_on():
    person = cast.patients("Dr Jane Example", verified=False)
    table = laying.laid(patients=person)

    told = found(full(table))

    assert told["VR-02.person"].blocks


def test_what_upper_apps_know_about_dependence_is_one_question(table):
    def shares(_contents):
        return ["It is 30 % of the income.", "It is the only medicine."]

    agreement = full(table)
    asking.register("VR-20", shares)
    try:
        told = found(agreement)
    finally:
        asking.forget("VR-20", shares)

    assert list(told) == ["VR-20.dependence"]
    assert str(told["VR-20.dependence"].sentence) == (
        "It is 30 % of the income. It is the only medicine."
    )


def test_a_short_form_asks_for_little_and_for_nothing_with_a_paper(table):
    agreement = laying.sent(table)
    agreement.form = "short"

    assert set(found(agreement)) == {
        "VR-01.outset",
        "VR-01.acknowledgement",
        "VR-01.disclosure",
    }


def test_what_was_made_elsewhere_is_only_informed_about(table):
    agreement = laying.sent(table, only_funder_required=True)
    agreement.form = "elsewhere"

    assert {each.level for each in found(agreement).values()} == {"inform"}


def test_the_profile_of_the_country_says_what_is_asked(table):
    Regime.objects.create(
        code="somewhere",
        name="Rules of somewhere",
        version="1",
        valid_from=datetime.date(2020, 1, 1),
        profile={
            "countries": ["GB"],
            "agreement_rules": {"VR-01": "off", "VR-25": "inform"},
            "agreement_facts": {"certify": ["grant"], "meal_caps": {"GB": "25.00"}},
        },
    )
    check = assessed(
        full(table, benefit="", meal_per_person=30, venue="A hall"),
        signing.Agreement.objects.get().current_id,
        TODAY,
    )

    assert check.regime.name == "Rules of somewhere 1"
    assert not check.regime.confirmed
    assert [(each.key, each.level) for each in check.findings] == [
        ("VR-25.meal", "inform"),
        ("VR-21.certify", "inform"),
    ]


def capped(table, **cap):
    """What is found of a meal for 30 of the agreement's currency under a cap."""
    told = {"amount": "25.00", "currency": "GBP", "source": "A letter", **cap}
    rules = Regime.objects.get(code="uk-abpi")
    rules.profile["agreement_facts"] = {"meal_caps": {"GB": told}}
    rules.save()
    check = assessed(
        full(table, meal_per_person=30, venue="A hall"),
        signing.Agreement.objects.get().current_id,
        TODAY,
    )
    return [each.sentence for each in check.findings if each.key == "VR-25.meal"]


def test_a_cap_names_its_source_and_that_nobody_confirmed_it(table):
    (said,) = capped(table)

    assert said == (
        "A meal may cost more than £25.00, the most there. Source: A letter. Nobody has"
        " confirmed it yet."
    )


def test_a_confirmed_cap_is_told_without_doubt(table):
    (said,) = capped(table, confirmed=True)

    assert said.endswith("Source: A letter.")


def test_a_cap_that_is_kept_finds_nothing(table):
    assert capped(table, amount="30.00") == []


def test_a_cap_in_another_currency_is_not_held_against_the_meal(table):
    assert capped(table, currency="JPY", amount="1") == []


def test_no_country_comes_with_a_cap_that_nobody_read():
    for regime in Regime.objects.all():
        assert not meal_caps(regime.profile.get("agreement_facts", {})), regime


def test_words_stand_beside_what_was_found_for_that_version_alone(table):
    agreement = full(table, benefit="", codes=[])

    count = insisting.insist(
        agreement,
        ["VR-01.benefit", "VR-99.unknown"],
        "It says so in the partnership.",
        by=table.volunteer,
        today=TODAY,
    )
    told = found(agreement)

    assert count == 1
    assert not told["VR-01.benefit"].open
    assert told["VR-01.benefit"].insisted[0].who == "Rare Lung Alliance"
    assert told["VR-01.codes"].open
    laying.versions.write(agreement, {"amount": 12000}, {}, by=table.volunteer)
    laying.agreements.send(agreement, by=table.volunteer, today=TODAY)
    assert found(signing.fresh(agreement))["VR-01.benefit"].open


def test_insisting_needs_words_and_somebody_who_speaks_for_a_party(table):
    agreement = full(table, benefit="")

    with pytest.raises(Refused, match="Say in words"):
        insisting.insist(agreement, ["VR-01.benefit"], " ", by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="Those who speak for a party"):
        insisting.insist(
            agreement,
            ["VR-01.benefit"],
            "Why not",
            by=table.actor("viewer"),
            today=TODAY,
        )
    assert not Insistence.objects.exists()


def test_looking_costs_the_same_however_much_is_found(table, django_assert_num_queries):
    whole, lacking = full(table), laying.sent(table, benefit="")

    with django_assert_num_queries(3):
        assessed(whole, whole.current_id, TODAY)
    with django_assert_num_queries(3):
        assessed(lacking, lacking.current_id, TODAY)
