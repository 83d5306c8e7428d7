"""Keeping a file that came with a form."""

from typing import Any

from accounts.http import SignedInRequest
from documents.models import Document, keep


def kept(
    file: Any, request: SignedInRequest, kind: str = Document.Kind.EVIDENCE
) -> Document | None:
    """The file as a document of the actor's organisation. Call inside `acting`."""
    if not file:
        return None
    return keep(
        file.read(),
        name=file.name,
        media_type=file.content_type,
        kind=kind,
        owner_id=request.actor.organisation_id,
    )
