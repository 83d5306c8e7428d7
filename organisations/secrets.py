"""Secrets of invitations: long ones in links, short ones for paper. Only hashes are kept."""

import hashlib
import re
import secrets

from django.core import signing

# No 0, O, 1, I, L: read from paper, over the telephone, by tired eyes.
LETTER_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LETTER_LENGTH = 12
SALT = "organisations.invitations"
SIGNED_SECONDS = 24 * 3600


def new_link_secret() -> str:
    """256 random bits, for an address."""
    return secrets.token_urlsafe(32)


def new_letter_code() -> str:
    """About 59 random bits in three groups: `K7PQ-3MXA-9TRD`. Guessing is throttled."""
    letters = [secrets.choice(LETTER_ALPHABET) for _ in range(LETTER_LENGTH)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, LETTER_LENGTH, 4))


def plain_code(typed: str) -> str:
    """A code as typed, without blanks and hyphens, in capitals."""
    return re.sub(r"[\s\-–—.]", "", typed).upper()


def digest(secret: str) -> str:
    """SHA-256 in lower-case hex: what the database keeps."""
    return hashlib.sha256(secret.encode()).hexdigest()


def signed(invitation: str, email: str) -> str:
    """A token for an invitation's public id and an address that is being proved."""
    return signing.dumps([invitation, email], salt=SALT, compress=True)


def unsigned(token: str) -> tuple[str, str] | None:
    """The public id and the address, if we signed them within the last day."""
    try:
        invitation, email = signing.loads(token, salt=SALT, max_age=SIGNED_SECONDS)
    except signing.BadSignature:
        return None
    return invitation, email
