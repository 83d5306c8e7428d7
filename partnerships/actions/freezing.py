"""The text that people sign, made once from the agreed version and never again."""

import datetime

from audit.acting import Actor
from audit.models import record
from documents.models import Document, keep
from partnerships.models import Agreement, Version
from partnerships.models import SignedText as FrozenText
from partnerships.texts import paper
from partnerships.texts.agreement import text_of
from partnerships.texts.amended import changes
from partnerships.texts.canonical import sha256
from partnerships.texts.contents import contents

PDF = "application/pdf"


def written(agreement: Agreement, version: Version) -> str:
    """The text of a version as it would be signed."""
    return text_of(contents(agreement, version.pk), changes(agreement, version))


def freeze(agreement: Agreement, *, by: Actor, today: datetime.date) -> FrozenText:
    """Writes the agreed version as text and PDF. Call inside `acting`, once it is agreed.

    The same version is frozen once: what people read at approval is what they sign.
    """
    version = agreement.settled
    there = FrozenText.objects.filter(version=version).first()
    if there is not None:
        return there
    text = written(agreement, version)
    digest = sha256(text)
    file = keep(
        paper.unsigned(agreement, text, digest, today),
        name=f"{agreement.reference}-{version.number}.pdf",
        media_type=PDF,
        kind=Document.Kind.EXPORT,
        owner_id=None,
    )
    frozen = FrozenText.objects.create(
        version=version, text=text, sha256=digest, pdf=file
    )
    record("text_frozen", agreement, by=by, number=version.number, sha256=digest)
    return frozen
