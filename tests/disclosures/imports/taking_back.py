"""A file that was stored, to be taken back."""

import pytest

from disclosures.imports.undoing import look
from disclosures.models import Transfer
from workflow.moves import Refused

HEAD = "to,amount,currency,year,purpose\n"
HEAD_REF = "to,amount,currency,year,purpose,ref\n"
ONE_REF = HEAD_REF + "Rare Lung Alliance,100,GBP,2025,Helpline,R1\n"
ROWS = (
    "Rare Lung Alliance,100,GBP,2024,Helpline\n"
    "Rare Lung Alliance,50,GBP,2025,Meeting\n"
    "Rare Lung Alliance,7,CHF,2025,Travel\n"
)
WHY = "This is the file of last year"


def payment(batch, row=2):
    return Transfer.objects.get(batch=batch, batch_row=row)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reasons


def in_the_way(batch):
    return [(each.transfer.batch_row, each.reasons) for each in look(batch).obstacles]
