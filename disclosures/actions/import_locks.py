"""What nobody else may change while a payments file makes its next step."""

from audit.acting import Actor
from disclosures.lifecycle.imports import import_steps
from disclosures.models import ImportBatch, Period
from organisations.models import Organisation
from workflow.moves import Refused


def locked_for(batch: ImportBatch, move: str, by: Actor) -> ImportBatch:
    """The file, locked; raises Refused where this actor may not make the move now."""
    locked = (
        ImportBatch.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=batch.pk)
    )
    if reasons := import_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def lock_open_years(company_id: int) -> None:
    """Nobody closes a year of the company while rows of a file come or go."""
    list(Organisation.objects.filter(pk=company_id).select_for_update(no_key=True))
    list(
        Period.objects.filter(company_id=company_id, state=Period.State.OPEN)
        .order_by("pk")
        .select_for_update(no_key=True)
    )
