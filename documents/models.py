"""Files, kept by content in the database, so that workers and backups share them."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked

MAX_BYTES = 25 * 1024 * 1024


class Content(models.Model):
    """The bytes of one or more documents, under their SHA-256 (lower-case hex)."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="content_sha256_is_hex",
            )
        ]

    def __str__(self) -> str:
        return self.sha256


class Document(models.Model):
    """A file that somebody brought or the portal made, with its name and owner.

    `owner_id` is the organisation whose document it is; what shows the document decides
    who else may see it.
    """

    class Kind(models.TextChoices):
        IMPORT = "import", _("Payments file")
        EVIDENCE = "evidence", _("Evidence")
        SCAN = "scan", _("Scan of a letter")
        ANSWERS = "answers", _("Answers as a workbook")
        EXPORT = "export", _("File made here")
        PROFILE = "profile", _("Document of an organisation about itself")
        EXTRACT = "extract", _("Extract of a register")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    owner_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()

    class Meta:
        indexes = [models.Index(fields=["owner_id", "id"], name="document_owner")]

    def __str__(self) -> str:
        return self.name


def keep(
    data: bytes, *, name: str, media_type: str, kind: str, owner_id: int | None
) -> Document:
    """Stores `data` once, however often it is brought. Call inside `acting`."""
    sha256 = hashlib.sha256(data).hexdigest()
    Content.objects.bulk_create(
        [Content(sha256=sha256, data=data)], ignore_conflicts=True
    )
    return Document.objects.create(
        name=name[:255],
        media_type=media_type,
        kind=kind,
        size=len(data),
        content_id=sha256,
        owner_id=owner_id,
    )
