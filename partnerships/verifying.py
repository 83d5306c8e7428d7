"""Whether a file or a fingerprint is an agreement of this portal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Subquery, Value

from audit.acting import Actor
from partnerships.models import (
    Agreement,
    AgreementParty,
    Signature,
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
    by_somebody: bool

    @property
    def signed(self) -> bool:
        """All parties have signed this very text, and no later one took its place."""
        return (
            self.agreement.signed_on is not None
            and self.agreement.agreed_id == self.text.version_id
            and not self.overtaken
        )

    @property
    def was_signed(self) -> bool:
        """All parties signed it at some time. Going back to negotiating voids every
        signature: of an agreement that was signed, one that counts means all of them.
        """
        return self.agreement.signed_on is not None and self.by_somebody

    @property
    def complete(self) -> bool:
        """A paper with fewer signatures than there are parties is not the last one."""
        return self.what != SIGNED or self.number == self.parties


def verdict(sha256: str, actor: Actor) -> Verdict | None:
    """What has this SHA-256, if anything here has. At most four indexed look-ups, one
    after the other, and a last query for those who are signed in.
    """
    for what, narrowed in LOOK_UPS:
        found: Any = narrowed(_texts(), sha256).order_by("pk").first()
        if found is not None:
            return _verdict(what, found, actor)
    return None


def _texts() -> Any:
    """Frozen texts with what became of them."""
    parties = (
        AgreementParty.objects.filter(agreement=OuterRef("version__agreement"))
        .order_by()
        .values("agreement")
        .annotate(count=Count("pk"))
    )
    later = Agreement.objects.filter(
        amends=OuterRef("version__agreement__amends"),
        state=Agreement.State.SUPERSEDED,
        base__number__gt=OuterRef("version__agreement__base__number"),
    )
    hands = Signature.objects.filter(
        version=OuterRef("version"), state=Signature.State.SIGNED
    )
    return SignedText.objects.annotate(
        number=Value(0),
        overtaken=Exists(later),
        by_somebody=Exists(hands),
        parties=Subquery(parties.values("count")),
    ).select_related("version__agreement__amends")


def _papers(texts: Any, sha256: str) -> Any:
    found = texts.filter(signed_pdfs__pdf__content=sha256)
    return found.annotate(number=F("signed_pdfs__signatures"))


def _scans(texts: Any, sha256: str) -> Any:
    """A scan counts once the other side confirmed it, and never after it was rejected."""
    return texts.filter(
        version__signatures__scan__content=sha256,
        version__signatures__state=Signature.State.SIGNED,
    )


LOOK_UPS: tuple[tuple[str, Callable[[Any, str], Any]], ...] = (
    (TEXT, lambda texts, sha256: texts.filter(sha256=sha256)),
    (PAPER, lambda texts, sha256: texts.filter(pdf__content=sha256)),
    (SIGNED, _papers),
    (SCAN, _scans),
)


def _verdict(what: str, found: Any, actor: Actor) -> Verdict:
    agreement = found.version.agreement
    return Verdict(
        what=what,
        agreement=agreement,
        text=found,
        party=Agreement.objects.for_actor(actor).filter(pk=agreement.pk).exists(),
        parties=found.parties,
        number=found.number,
        overtaken=found.overtaken,
        by_somebody=found.by_somebody,
    )


def hands(verdict: Verdict) -> list[Signature]:
    """Who signed this text: for those who may see the agreement."""
    return list(
        Signature.objects.filter(
            version=verdict.text.version_id, state=Signature.State.SIGNED
        )
        .select_related("organisation", "confirmed_by")
        .order_by("pk")
    )
