"""A classification with an objection, and checks of either side, behind the addresses."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from audit.acting import Actor, acting
from documents.models import Document, keep
from organisations.actions import classification, diligence, objections, own_checks
from organisations.models import Organisation
from tests import cast

TODAY = timezone.localdate()


def make(
    company: Organisation, patients: Organisation, persons: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """What the addresses take. Everything is of the company and the organisation."""
    registrar, lead = cast.actor(persons["registrar"]), cast.actor(persons["lead"])
    evidence = _document(registrar, b"%PDF-1.4 statutes")
    classification.decide(
        patients,
        value="patients",
        valid_from=TODAY,
        reason="Led by patients",
        document=evidence,
        by=registrar,
        today=TODAY,
    )
    objection = objections.object_to(
        patients, wanted="other", words="An agency", by=lead, today=TODAY
    )
    round_ = diligence.begin(patients, by=lead, today=TODAY)
    proof = _document(lead, b"%PDF-1.4 extract")
    item = diligence.look_at(
        round_,
        "register",
        outcome="fine",
        words="",
        document=proof,
        version=0,
        by=lead,
    )
    diligence.ask(
        round_,
        "register",
        words="Which register?",
        version=item.version,
        by=lead,
        today=TODAY,
    )
    check = own_checks.note(
        company,
        kind="condition",
        words="No logo",
        noted_on=TODAY,
        by=cast.actor(persons["po_admin"]),
    )
    about = {"public_id": patients.public_id}
    of_round = {"public_id": round_.public_id}
    of_objection = {"public_id": objection.public_id}
    return {
        "organisations:classification": about,
        "organisations:classification-evidence": about
        | {"document_id": evidence.public_id},
        "organisations:classify": about,
        "organisations:objection-create": about,
        "organisations:objection-withdraw": about
        | {"objection_id": objection.public_id},
        "organisations:objection-queue": {},
        "organisations:objection-answer": of_objection,
        "organisations:objection-uphold": of_objection,
        "organisations:diligence-list": {},
        "organisations:diligence-begin": about,
        "organisations:diligence": of_round,
        "organisations:diligence-document": of_round | {"document_id": proof.public_id},
        "organisations:diligence-decide": of_round | {"move": "clear"},
        "organisations:diligence-found": of_round | {"point": "register"},
        "organisations:diligence-ask": of_round | {"point": "register"},
        "organisations:diligence-answer": of_round | {"point": "register"},
        "organisations:own-check-list": {},
        "organisations:own-check-create": {},
        "organisations:own-check-end": {"public_id": check.public_id},
    }


def _document(by: Actor, data: bytes) -> Document:
    with acting(by):
        document = keep(
            data,
            name="proof.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=by.organisation_id,
        )
    document.refresh_from_db()
    return document
