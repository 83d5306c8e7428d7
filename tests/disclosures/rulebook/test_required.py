"""What a country's rules require of a row: found early, told row by row, blocking nothing."""

import datetime

import pytest
from django.urls import reverse

from audit.acting import acting
from disclosures.actions import reports
from disclosures.asked_for import asked_for
from disclosures.exports.reports import lacking
from disclosures.exports.reports.source import drafted
from disclosures.findings import blocks, finding, findings
from disclosures.findings.rules.required import MISSING
from disclosures.models import Period, Report
from organisations.models import Identifier, Profile
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY

CODE = "required_missing"
SHARED = ("recipient_name", "description", "purpose", "amount", "signature_date")
"""Fields of the register too, which a national file looks at in the same way."""


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def here(db):
    return cast.patients("Long Lucht", "NL")


def under(code, company):
    """The company's year under the rules of a country."""
    Period.objects.filter(company=company).update(regime=Regime.objects.get(code=code))
    return Period.objects.select_related("regime", "company").get(company=company)


def asked(period):
    return Report(period=period, version=1)


def lacks(report):
    """What each row lacks, by the key of its payment."""
    found = finding(report, CODE)
    rows = found.told_apart(found.entries())
    return {row.transfer_id: [each.label for each in found.lacks(row)] for row in rows}


def numbered(organisation, scheme, value="12345678", **facts):
    return Identifier.objects.create(
        organisation=organisation, scheme=scheme, value=value, **facts
    )


def test_each_row_says_which_field_it_lacks(company, here, by):
    whole = cast.patients("Samen Sterk", "NL")
    numbered(whole, "NL-KVK")
    Profile.objects.create(organisation=whole, contact_email="hallo@samen.example")
    row = ledger.transfer(company, here, by=by)
    ledger.transfer(company, whole, by=by)

    assert lacks(asked(under("nl-cgr", company))) == {
        row.pk: [
            "number of the recipient in a register",
            "e-mail address of the recipient",
        ]
    }


def test_a_number_that_is_no_longer_valid_is_none(company, here, by):
    numbered(here, "BE-BCE_KBO", ended_on=TODAY)
    row = ledger.transfer(company, here, by=by)

    assert list(lacks(asked(under("be-sunshine", company)))) == [row.pk]


def test_the_signature_and_the_purpose_of_the_french_form(company, by):
    here = cast.patients("Souffle", "FR", postal_address="1 rue des Lilas, Lyon")
    numbered(here, "FR-INSEE")
    Profile.objects.create(organisation=here, mission="People with lung disease")
    signed = {"agreement_title": "Grant", "agreement_signed_on": TODAY}
    row = ledger.transfer(company, here, by=by, description="")
    ledger.transfer(company, here, by=by, amount="7.00", **signed)

    period = under("fr-transparence", company)
    assert lacks(asked(period)) == {row.pk: ["day of signature", "purpose"]}


def test_help_without_a_sum_lacks_the_amount_where_one_is_required(company, here, by):
    facts = {"form": "in_kind", "amount": None, "valuation": "not_meaningful"}
    numbered(here, "BE-BCE_KBO")
    row = ledger.transfer(company, here, by=by, benefit="A room", **facts)

    assert lacks(asked(under("be-sunshine", company))) == {row.pk: ["amount"]}
    assert lacks(asked(under("efpia-24", company))) == {}


def test_a_kind_of_payment_under_no_heading_has_no_kind_of_agreement(company, here, by):
    row = ledger.transfer(company, here, by=by, category="unheard_of")
    period = under("nl-cgr", company)

    assert "kind of agreement" in lacks(asked(period))[row.pk]


def test_the_company_is_asked_for_its_own_number_once(company, here, by):
    ledger.transfer(company, here, by=by)
    report = asked(under("nl-cgr", company))
    codes = {each.rule.code for each in findings(report)}
    assert "company_unnumbered" in codes

    numbered(company, "NL-KVK", "87654321")

    codes = {each.rule.code for each in findings(report)}
    assert "company_unnumbered" not in codes


def test_rules_that_require_nothing_find_nothing(company, here, by):
    ledger.transfer(company, here, by=by, description="")

    codes = {each.rule.code for each in findings(asked(ledger.period_of(company)))}
    assert not codes & {CODE, "company_unnumbered"}


def test_it_warns_and_never_blocks_whatever_a_profile_says(company, here, by):
    ledger.transfer(company, here, by=by)
    report = asked(under("nl-cgr", company))
    assert finding(report, CODE).level == "warn"

    stricter = {**report.period.regime.profile, "checks": {CODE: "block"}}
    report.period.regime.profile = stricter

    assert finding(report, CODE).level == "insist"
    assert CODE not in {each.rule.code for each in blocks(report)}


def test_every_field_that_any_profile_requires_is_looked_at_or_named():
    required = {
        name
        for regime in Regime.objects.all()
        for name in regime.profile.get("required", [])
    }

    elsewhere = {"company_identifier", "methodology_note", "event"}
    assert required - elsewhere <= MISSING.keys()


def test_the_finding_and_the_national_file_mean_the_same(company, here, by):
    """Counted twice: over the rows of the ledger, and over what would be published."""
    for number in range(3):
        ledger.transfer(
            company,
            here,
            by=by,
            amount=f"{number + 1}.00",
            description="" if number else "Helpline",
            agreement_title="Grant",
            agreement_signed_on=TODAY if number == 1 else None,
        )
    period = under("fr-transparence", company)
    period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=TODAY)
    found = finding(report, CODE)
    rows = list(found.told_apart(found.entries()))
    lines = drafted(report, today=TODAY).lines

    for name in SHARED:
        if name in period.regime.profile["required"]:
            without = sum(not lacking.ALWAYS[name](line) for line in lines)
            assert sum(getattr(row, f"lacks_{name}") for row in rows) == without, name


def test_the_page_before_publication_leads_to_the_rows_and_their_forms(
    sign_in, officer, company, here, by
):
    row = ledger.transfer(company, here, by=by)
    period = under("nl-cgr", company)
    client = sign_in(officer, company)

    address = reverse("disclosures:period-findings", args=[period.public_id])
    page = client.get(address).content.decode()
    assert "1 row lacks something that its reporting rules require." in page
    address = reverse("disclosures:period-finding", args=[period.public_id, CODE])
    assert address in page
    page = client.get(address).content.decode()
    assert "number of the recipient in a register" in page
    assert here.get_absolute_url() in page
    assert reverse("disclosures:transfer-edit", args=[row.public_id]) in page


def test_the_report_s_page_says_it_too_and_takes_words(
    sign_in, officer, company, here, by
):
    ledger.transfer(company, here, by=by)
    under("nl-cgr", company)
    period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=TODAY)
    address = reverse("disclosures:report-finding", args=[report.public_id, CODE])

    page = sign_in(officer, company).get(address).content.decode()

    assert "e-mail address of the recipient" in page


@pytest.mark.parametrize("number", [1, 12])
def test_the_rows_cost_the_same_for_one_and_for_many(
    sign_in, officer, company, here, by, django_assert_num_queries, number
):
    for each in range(number):
        ledger.transfer(company, here, by=by, amount=f"{each + 1}.00")
    period = under("nl-cgr", company)
    client = sign_in(officer, company)
    address = reverse("disclosures:period-finding", args=[period.public_id, CODE])
    client.get(address)

    with django_assert_num_queries(8):
        page = client.get(address)

    assert len(page.context["rows"]) == number


def test_the_form_of_a_payment_says_what_the_country_asks_for(
    sign_in, officer, company, patients
):
    abroad = cast.patients("Souffle", "FR")
    client = sign_in(officer, company)

    def page(recipient):
        address = reverse("disclosures:transfer-create")
        return client.get(address, {"recipient": recipient.public_id})

    form = page(abroad).context["form"]
    assert form.fields["agreement_signed_on"].help_text == "Asked for in France."
    assert (
        "of an event: its name, day and place" in form.fields["description"].help_text
    )
    shown = page(abroad).content.decode()
    assert "Asked for in France: name of the recipient, number of the" in shown

    form = page(patients).context["form"]
    assert form.fields["agreement_signed_on"].help_text == ""


def test_rules_that_are_only_being_edited_ask_for_nothing(db):
    here = cast.patients("Souffle", "FR")
    assert asked_for(here).fields
    with acting(cast.actor(cast.member(cast.operator(), "registrar"))):
        Regime.objects.filter(code="fr-transparence").update(state="draft")

    assert asked_for(here).fields == {}


def test_several_versions_ask_by_the_one_that_began_last(db):
    here = cast.patients("Souffle", "FR")
    last = Regime.objects.get(code="fr-transparence")
    Regime.objects.create(
        code=last.code,
        name=last.name,
        version="9",
        valid_from=datetime.date(2026, 1, 1),
        profile={**last.profile, "required": ["amount"]},
    )

    assert set(asked_for(here).fields) == {"amount"}
