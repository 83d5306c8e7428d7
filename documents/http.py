"""Hands out a stored document as a download."""

from django.db.models import Model
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from audit.acting import Actor, acting
from audit.models import record
from documents.models import Document


def sent(document: Document, *, about: Model, by: Actor) -> HttpResponse:
    """For somebody who is signed in: it is recorded that they looked."""
    with acting(by):
        record("document_viewed", about, by=by, document=document.public_id)
    return handed(document)


def handed(document: Document) -> HttpResponse:
    """As an attachment of an unknown type, so that no browser runs what is in it."""
    disposition = content_disposition_header(as_attachment=True, filename=document.name)
    return HttpResponse(
        bytes(document.content.data),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
