"""How the database goes about statements over a freshly staged batch."""

from contextlib import AbstractContextManager

from disclosures.models import ImportBatch, ImportRow
from tables import planning


def whole_tables(batch: ImportBatch) -> AbstractContextManager[None]:
    """One transaction in which large batches are joined table by table."""
    beyond = ImportRow.objects.filter(batch=batch)[planning.FEW : planning.FEW + 1]
    return planning.whole_tables(many=beyond.exists())
