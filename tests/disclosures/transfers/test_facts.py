import pytest

from disclosures.facts import facts
from disclosures.ledger import with_everything
from disclosures.models import Transfer
from tests import cast
from tests.disclosures import ledger


@pytest.fixture
def told(company, patients):
    """What a person reads about a payment, by label."""

    def tell(person, **fields):
        made = ledger.transfer(company, patients, **fields)
        viewer = cast.actor(person)
        loaded = with_everything(Transfer.objects.filter(pk=made.pk), viewer).get()
        rows = facts(loaded, "Grant", viewer)
        return {row["label"]: str(row["value"]) for row in rows}

    return tell


def test_each_side_reads_whose_bank_statement_it_is(told, officer, po_administrator):
    name = {"intermediary": "NWP Treasury BV"}
    company, recipient = told(officer, **name), told(po_administrator, **name)

    theirs, ours = "the recipient's bank statement", "your bank statement"
    assert company[f"Paid by (the name on {theirs})"] == "NWP Treasury BV"
    assert recipient[f"Paid by (the name on {ours})"] == "NWP Treasury BV"
    assert f"Paid by (the name on {ours})" not in company


@pytest.mark.parametrize(
    ("vat", "said"),
    [("included", {"With VAT"}), ("not_applicable", set()), ("unknown", set())],
)
def test_what_the_amount_says_anyway_is_not_said_twice(told, officer, vat, said):
    assert {"Without VAT", "With VAT"} & set(told(officer, vat_treatment=vat)) == said
