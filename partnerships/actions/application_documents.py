"""Documents that come with an application."""

import datetime

from audit.acting import Actor, acting
from audit.models import record
from documents.models import Document
from partnerships.actions.applications import lock
from partnerships.lifecycle.applications import may_not_write
from partnerships.models import Application, ApplicationDocument
from workflow.moves import Refused


def add(
    application: Application, document: Document, *, words: str, by: Actor
) -> ApplicationDocument:
    with acting(by):
        locked = lock(application)
        if reasons := may_not_write(locked, by):
            raise Refused(reasons)
        made = ApplicationDocument.objects.create(
            application=locked, document=document, words=words
        )
        record("application_document_added", locked, by=by)
        return made


def take_off(
    attached: ApplicationDocument, *, by: Actor, today: datetime.date
) -> ApplicationDocument:
    """It no longer comes with the application; it was never seen by the company."""
    with acting(by):
        locked = lock(attached.application)
        if reasons := may_not_write(locked, by):
            raise Refused(reasons)
        attached.ended_on = today
        attached.save()
        record("application_document_taken_off", locked, by=by)
        return attached
