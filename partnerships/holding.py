"""Which frozen text holds for an agreement: its own, or that of its last amendment."""

from collections.abc import Sequence

from partnerships.models import Agreement, SignedText, Version

State = Agreement.State


def amendments(agreement: Agreement) -> list[Agreement]:
    """All amendments of an agreement that was signed, oldest first, with their texts."""
    if agreement.signed_on is None or agreement.amends_id is not None:
        return []
    return list(
        agreement.amendments.select_related("base", "agreed__signed_text").order_by(
            "base__number", "pk"
        )
    )


def last(amended: Sequence[Agreement]) -> Agreement | None:
    """The one that brought the version that holds."""
    taken = [each for each in amended if each.state == State.SUPERSEDED]
    return taken[-1] if taken else None


def frozen(agreement: Agreement, amended: Sequence[Agreement]) -> SignedText | None:
    """The frozen text of the agreed version. Of one made elsewhere there is none.

    The version that an amendment brought has the amendment's text: that one was signed.
    """
    own = _text(agreement.agreed)
    if own is not None:
        return own
    by = last(amended)
    return _text(by.agreed) if by else None


def _text(version: Version | None) -> SignedText | None:
    """Loaded with its version (`agreed__signed_text`), so that this asks nothing."""
    found: SignedText | None = getattr(version, "signed_text", None)
    return found
