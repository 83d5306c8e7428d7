"""Both sides of the same money: pairs, differences, who sees them, what is said."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import comparisons, receipts, settling
from disclosures.models import Comparison, Pair, PairedRow, Settlement
from disclosures.reconciliation import reading
from disclosures.reconciliation.figures import figures
from disclosures.reconciliation.mismatching import differences
from notices.models import Notice
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.received.conftest import DAY, TODAY, facts
from workflow.moves import Refused


def kinds(comparison):
    return sorted(Pair.objects.filter(comparison=comparison).values_list("kind"))


def address(name, comparison, *rest):
    return reverse(f"disclosures:comparison-{name}", args=[comparison.public_id, *rest])


def test_what_fits_is_found_and_the_rest_is_named(report, enter, comparison, po):
    enter("3200.00")
    enter("988.00")
    enter("75.00")
    report(
        {"amount": Decimal(3200)}, {"amount": Decimal(1000)}, {"amount": Decimal(450)}
    )

    assert comparisons.match(comparison, by=po) == 2

    assert kinds(comparison) == [("bank_charge",), ("equal",)]
    assert reading.only_received(comparison, 2025).get().amount == 75
    assert reading.only_reported(comparison, 2025).get().amount == 450
    assert comparisons.match(comparison, by=po) == 0


def test_bank_charges_are_named_never_accepted_in_silence(
    report, enter, comparison, po
):
    enter("988.00")
    report({"amount": Decimal(1000)})
    comparisons.match(comparison, by=po)

    pair = reading.differing(reading.paired(comparison, 2025)).get()

    assert differences(pair) == ["£12.00 less arrived: perhaps bank charges."]


def test_another_currency_says_at_about_which_rate(report, enter, comparison, po):
    enter("1160.00", currency="EUR", reference="N-1")
    report({"amount": Decimal(1000), "reference": "N-1"})
    comparisons.match(comparison, by=po)

    (pair,) = reading.paired(comparison, 2025)

    assert pair.kind == "currency"
    assert differences(pair) == [
        "The currencies differ: €1,160.00 for £1,000.00, at about 1.1600."
    ]


def test_what_the_company_still_prepares_is_not_compared(
    company, patients, firm, enter, comparison, po
):
    ledger.transfer(company, patients, by=firm)
    enter()

    assert comparisons.match(comparison, by=po) == 0
    assert not reading.reported(comparison).exists()


def test_a_change_after_pairing_shows_as_a_difference(report, enter, comparison, po):
    enter()
    (payment,) = report({})
    comparisons.match(comparison, by=po)
    payment.amount = Decimal(3000)
    payment.save()

    (pair,) = reading.differing(reading.paired(comparison, 2025))

    assert differences(pair) == ["£200.00 more arrived than the company reports."]


def test_rows_are_put_together_by_hand_and_parted(report, enter, comparison, po):
    receipt = enter("500.00")
    payments = report({"amount": Decimal(300)}, {"amount": Decimal(250)})
    comparisons.pair_by_hand(comparison, [receipt], payments, by=po)
    pair = Pair.objects.get()

    with pytest.raises(Refused, match="in a pair already"):
        comparisons.pair_by_hand(comparison, [receipt], payments[:1], by=po)
    with pytest.raises(Refused, match="Part them first"):
        receipts.remove(receipt, "Wrong", by=po)
    comparisons.part(pair, by=po)

    assert pair.kind == "by_hand"
    assert not PairedRow.objects.filter(live=True).exists()
    with pytest.raises(Refused, match="parted already"):
        comparisons.part(pair, by=po)


def test_what_a_person_parted_is_not_put_together_again(report, enter, comparison, po):
    enter()
    report({})
    comparisons.match(comparison, by=po)
    comparisons.part(Pair.objects.get(), by=po)

    assert comparisons.match(comparison, by=po) == 0


def test_rows_of_others_can_not_be_put_together(
    report, company, other_patients, comparison, enter, firm, po
):
    theirs = ledger.transfer(company, other_patients, by=firm)
    report({})

    with pytest.raises(Refused, match="can't be compared"):
        comparisons.pair_by_hand(comparison, [enter()], [theirs], by=po)


def test_a_company_sees_a_comparison_only_while_it_is_shown(comparison, firm, po):
    visible = Comparison.objects.for_actor(firm)
    assert not visible.exists()

    shown = comparisons.show(comparison, by=po, today=TODAY)
    assert visible.get() == shown
    with pytest.raises(Refused, match="sees it already"):
        comparisons.show(comparison, by=po, today=TODAY)

    told = Notice.objects.filter(person_id=firm.person_id)
    assert [each.kind for each in told] == ["comparison_shown"]

    comparisons.hide(shown, by=po)
    assert not visible.exists()


def test_a_company_reads_nothing_that_others_paid(
    comparison, enter, po, sign_in, officer, other_company
):
    enter("3200.00", description="From Northwind itself")
    receipts.enter(
        facts("777.77", payer=other_company, description="A rival's gift"), by=po
    )
    comparisons.show(comparison, by=po, today=TODAY)
    client = sign_in(officer)

    pages = [client.get(comparison.get_absolute_url())] + [
        client.get(address("rows", comparison, which) + "?year=2025")
        for which in ("only-received", "only-reported", "different", "fitting")
    ]

    text = "".join(page.content.decode() for page in pages)
    assert "3,200.00" in text
    assert "777.77" not in text
    assert "rival" not in text.lower()


def test_a_company_changes_nothing_in_a_comparison(comparison, firm, po):
    comparisons.show(comparison, by=po, today=TODAY)

    for change in (comparisons.match, comparisons.hide):
        with pytest.raises(Refused):
            change(comparison, by=firm)


def test_a_difference_is_settled_with_words_by_both(comparison, enter, po, firm):
    receipt = enter()
    comparisons.show(comparison, by=po, today=TODAY)

    said = settling.say(comparison, receipt, "It came in May.", by=po, today=TODAY)
    assert said.settled_on is None
    said = settling.say(comparison, receipt, "We paid late.", by=firm, today=TODAY)

    assert said.settled_on == TODAY
    with pytest.raises(Refused, match="settled already"):
        settling.say(comparison, receipt, "Again", by=po, today=TODAY)


def test_who_was_wrong_settles_alone(comparison, enter, po):
    said = settling.say(
        comparison, enter(), "A slip of ours.", by=po, today=TODAY, corrected=True
    )

    assert (said.corrected_by, said.settled_on) == ("holder", TODAY)


def test_a_company_that_is_not_shown_it_says_nothing(comparison, enter, firm):
    with pytest.raises(Refused, match="sees the comparison"):
        settling.say(comparison, enter(), "Hm", by=firm, today=TODAY)
    assert not Settlement.objects.exists()


def test_figures_of_a_year(report, enter, comparison, po):
    enter("3200.00")
    enter("988.00")
    enter("60.00", currency="EUR")
    report({"amount": Decimal(3200)}, {"amount": Decimal(1000)})
    comparisons.match(comparison, by=po)

    found = figures(comparison, 2025)

    euro, pound = found.currencies
    assert (pound.reported, pound.received, pound.gap) == (4200, 4188, 12)
    assert (pound.matched, euro.matched) == (3200, 0)
    assert (found.rows, found.agreeing_rows) == (5, 2)
    assert found.agreement == Decimal("40.0")
    assert (found.only_received, found.only_reported, found.differing) == (1, 0, 1)


def test_a_pair_over_two_years_differs_in_both(report, enter, comparison, po):
    enter(year=2026, received_on=DAY.replace(year=2026, month=1, day=3))
    report({"paid_on": DAY.replace(month=12, day=30)})
    comparisons.match(comparison, by=po)

    assert reading.years(comparison) == [2026, 2025]
    assert [figures(comparison, year).differing for year in (2025, 2026)] == [1, 1]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_both_sides_export_the_same_figures(
    form, report, enter, comparison, po, sign_in, po_administrator, officer
):
    enter()
    report({})
    comparisons.match(comparison, by=po)
    comparisons.show(comparison, by=po, today=TODAY)
    url = address("export", comparison, form)

    mine, theirs = (sign_in(who).get(url) for who in (po_administrator, officer))

    assert mine.status_code == theirs.status_code == 200
    if form == "csv":
        assert mine.content == theirs.content
        sums, *_ = csv.DictReader(io.StringIO(mine.content.decode()))
        assert (sums["reported"], sums["matched"]) == ("3200.00", "3200.00")


@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize(
    ("which", "queries"),
    [("only-received", 7), ("only-reported", 7), ("different", 8), ("fitting", 8)],
)
def test_lists_cost_the_same(
    which,
    queries,
    count,
    report,
    enter,
    comparison,
    po,
    sign_in,
    po_administrator,
    django_assert_num_queries,
):
    for n in range(1, count + 1):
        enter(f"{n}000.00")
        enter(f"{n}00100.00")
        enter(f"{n}77.00", currency="EUR")
    report(
        *({"amount": Decimal(n * 1000)} for n in range(1, count + 1)),
        *({"amount": Decimal(n * 100_000 + 110)} for n in range(1, count + 1)),
        *({"amount": Decimal(n), "currency": "CHF"} for n in range(1, count + 1)),
    )
    comparisons.match(comparison, by=po)
    client = sign_in(po_administrator)
    url = address("rows", comparison, which) + "?year=2025"
    client.get(url)

    with django_assert_num_queries(queries):
        page = client.get(url)
    assert len(page.context["rows"]) == count


def test_the_figures_cost_this(
    report, enter, comparison, po, sign_in, po_administrator, django_assert_num_queries
):
    enter()
    report({})
    comparisons.match(comparison, by=po)
    client = sign_in(po_administrator)

    client.get(comparison.get_absolute_url())

    with django_assert_num_queries(9):
        client.get(comparison.get_absolute_url())


def test_rows_are_chosen_and_explained_on_pages(
    report, enter, comparison, sign_in, po_administrator
):
    receipt = enter("500.00")
    (payment,) = report({"amount": Decimal(400)})
    client = sign_in(po_administrator)

    client.post(
        address("pair", comparison) + "?year=2025",
        {"receipt": receipt.public_id, "transfer": payment.public_id},
    )
    pair = Pair.objects.get()
    client.post(
        address("say", comparison, "pair", pair.public_id),
        {"words": "We had 100 from somebody else in it.", "corrected": "on"},
    )

    assert Settlement.objects.get().pair == pair
    page = client.get(address("rows", comparison, "different") + "?year=2025")
    assert "Settled on" in page.content.decode()


def test_a_year_that_nobody_knows_is_not_there(comparison, sign_in, po_administrator):
    client = sign_in(po_administrator)

    for odd in ("1999", "x", "²"):
        url = f"{comparison.get_absolute_url()}?year={odd}"
        assert client.get(url).status_code == 404


def test_somebody_without_a_verified_mandate_sees_none(comparison, patients, company):
    invited = cast.actor(cast.member(patients, "administrator"))
    narrowed = type(invited)(**{**vars(invited), "only_company_id": company.pk})

    assert not Comparison.objects.for_actor(narrowed).exists()
