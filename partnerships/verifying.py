"""Whether a file or a fingerprint is an agreement of this portal."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from audit.acting import Actor
from partnerships.models import (
    Agreement,
    AgreementParty,
    Signature,
    SignedPdf,
    SignedText,
)

TEXT, PAPER, SIGNED, SCAN = "text", "paper", "signed", "scan"


@dataclass(frozen=True)
class Verdict:
    """What a fingerprint is of: a text, its PDF, a signed paper (`number` signatures)
    or a scan. `party`: whether the one who asks may see the agreement.
    """

    what: str
    agreement: Agreement
    text: SignedText
    party: bool
    parties: int
    number: int
    overtaken: bool

    @property
    def signed(self) -> bool:
        """All parties have signed this very text, and no later one took its place."""
        return (
            self.agreement.signed_on is not None
            and self.agreement.agreed_id == self.text.version_id
            and not self.overtaken
        )

    @property
    def complete(self) -> bool:
        """A paper with fewer signatures than there are parties is not the last one."""
        return self.what != SIGNED or self.number == self.parties


def verdict(sha256: str, actor: Actor) -> Verdict | None:
    """What has this SHA-256, if anything here has. Two queries."""
    parties = (
        AgreementParty.objects.filter(agreement=OuterRef("version__agreement"))
        .order_by()
        .values("agreement")
        .annotate(count=Count("pk"))
    )
    signed = SignedPdf.objects.filter(signed_text=OuterRef("pk"), pdf__content=sha256)
    scans = Signature.objects.filter(version=OuterRef("version"), scan__content=sha256)
    later = Agreement.objects.filter(
        amends=OuterRef("version__agreement__amends"),
        state=Agreement.State.SUPERSEDED,
        base__number__gt=OuterRef("version__agreement__base__number"),
    )
    found: Any = (
        SignedText.objects.annotate(
            overtaken=Exists(later),
            number=Subquery(signed.values("signatures")[:1]),
            scanned=Exists(scans),
            parties=Subquery(parties.values("count")),
        )
        .filter(
            Q(sha256=sha256)
            | Q(pdf__content=sha256)
            | Q(number__isnull=False)
            | Q(scanned=True)
        )
        .select_related("version__agreement__amends", "pdf")
        .order_by("pk")
        .first()
    )
    if found is None:
        return None
    agreement = found.version.agreement
    return Verdict(
        what=_what(found, sha256),
        agreement=agreement,
        text=found,
        party=Agreement.objects.for_actor(actor).filter(pk=agreement.pk).exists(),
        parties=found.parties,
        number=found.number or 0,
        overtaken=found.overtaken,
    )


def _what(found: Any, sha256: str) -> str:
    if found.sha256 == sha256:
        return TEXT
    if found.pdf.content_id == sha256:
        return PAPER
    return SIGNED if found.number else SCAN


def hands(verdict: Verdict) -> list[Signature]:
    """Who signed this text: for those who may see the agreement."""
    return list(
        Signature.objects.filter(
            version=verdict.text.version_id, state=Signature.State.SIGNED
        )
        .select_related("organisation", "confirmed_by")
        .order_by("pk")
    )
