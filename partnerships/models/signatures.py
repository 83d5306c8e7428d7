"""The exact text that is signed, and who signed it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.versions import Version


class SignedText(models.Model):
    """The text of the agreed version, frozen when it goes to approval. Append-only.

    `text` is the whole text in a canonical form (UTF-8, NFC, \\n); `sha256` is over its
    bytes and is what people sign. `pdf` is the same text to read and print; its own
    SHA-256 is that of its content.
    """

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="signed_text"
    )
    text = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    pdf = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    def __str__(self) -> str:
        return self.sha256


class SignedPdf(models.Model):
    """The PDF with the signatures printed on it, as it stood after one of them. Append-only."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="signed_pdfs"
    )
    signed_text = models.ForeignKey(
        SignedText, on_delete=models.PROTECT, related_name="signed_pdfs"
    )
    signatures = models.PositiveSmallIntegerField()
    pdf = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signed_text", "signatures"], name="signed_pdf_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} with {self.signatures} signatures"


class Signature(models.Model):
    """One party's signature, or its refusal, of the exact text with `text_sha256`.

    `name` and `role` are as printed; `meaning` is the sentence that the person agreed
    to. A wet-ink scan is declared by the one who uploads it and counts when the other
    side confirms it. The name is the person's: kept out of the history.
    """

    class Kind(models.TextChoices):
        HERE = "here", _("Signed here")
        INK = "ink", _("Signed on paper")
        ELSEWHERE = "elsewhere", _("Signed elsewhere")

    class State(models.TextChoices):
        SIGNED = "signed", _("Signed")
        DECLARED = "declared", _("Uploaded, to be confirmed by the other side")
        REFUSED = "refused", _("Refused")
        VOID = "void", _("Does not count")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="signatures"
    )
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="signatures"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    deputy_for_id = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=9, choices=Kind)
    state = models.CharField(max_length=8, choices=State)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("signs as"), max_length=200)
    meaning = models.TextField(_("what the signature means"))
    text_sha256 = models.CharField(max_length=64)
    signed_on = models.DateField(_("signed on"))
    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    scan = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by_person_id = models.BigIntegerField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    history = tracked(excluded=("name",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation"],
                condition=Q(state__in=["signed", "declared"]),
                name="signature_one_for_a_party",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ink") | Q(scan__isnull=False),
                name="signature_ink_has_a_scan",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ink", state="signed")
                | Q(confirmed_by__isnull=False, confirmed_on__isnull=False),
                name="signature_ink_is_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "void"]) | ~Q(reason=""),
                name="signature_refused_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["agreement"], name="signature_of_agreement")]

    def __str__(self) -> str:
        return f"{self.organisation_id} signed {self.agreement_id}"
