"""What a consent to a clause is bound to."""

import hashlib
import unicodedata
from typing import Any


def sha256(clause: Any) -> str:
    """Over heading, text and meaning as people read them (UTF-8, NFC).

    One other letter in any of the three gives another figure.
    """
    said = "\n".join((clause.heading, clause.text, clause.meaning))
    return hashlib.sha256(unicodedata.normalize("NFC", said).encode()).hexdigest()
