"""Applications: one in review, and what came with it."""

from audit.acting import acting
from documents.models import Document, keep
from partnerships.actions import application_documents, applications, reviews
from tests import cast
from tests.partnerships.applications import asking
from tests.partnerships.table import TODAY


def make(table, persons):
    """The compliance reviewer of the company is asked for a review."""
    draft = asking.drafted(table, route="idea")
    with acting(table.volunteer):
        agenda = keep(
            b"%PDF-1.4 agenda",
            name="agenda.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=table.patients.pk,
        )
    application_documents.add(draft, agenda, words="Agenda", by=table.volunteer)
    applications.hand_in(draft, by=table.volunteer, today=TODAY)
    applications.take(draft, by=table.lead, today=TODAY)
    reviews.ask(
        draft,
        {persons["reviewer"].pk: "compliance_reviewer"},
        due_on=asking.later(7),
        by=cast.actor(persons["lead"]),
        today=TODAY,
    )
    agenda.refresh_from_db()
    one = {"public_id": draft.public_id}
    profile = table.patients.profile_documents.get().document
    arguments = {
        "partnerships:application": one,
        "partnerships:application-list": {},
        "partnerships:application-begin": {"public_id": table.company.public_id},
        "partnerships:application-part": one | {"name": "purpose"},
        "partnerships:application-document": one | {"document_id": agenda.public_id},
        "partnerships:application-documents": one,
        "partnerships:application-take-off": one | {"document_id": agenda.public_id},
        "partnerships:application-profile-document": one
        | {"document_id": profile.public_id},
        "partnerships:application-decide": one | {"move": "approve"},
    }
    return arguments, {}
