"""Codes of conditions: how they are written in the lists that we know."""

import re

from django.utils.translation import gettext as _

from organisations.models import Condition

Scheme = Condition.Scheme
# https://www.orpha.net: a number. ICD-10 (WHO): a letter, two signs, a dot and up to four
# more, as national versions have them.
PATTERNS = {
    Scheme.ORPHA: re.compile(r"[1-9][0-9]{0,6}"),
    Scheme.ICD_10: re.compile(r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?"),
}


def tidied(scheme: str, code: str) -> str:
    """Upper case, no spaces, no name of the list before the number."""
    plain = "".join(code.split()).upper()
    return re.sub(r"^ORPHA:?", "", plain) if scheme == Scheme.ORPHA else plain


def problem(scheme: str, code: str) -> str:
    """What is wrong with a tidied code, as a sentence; or nothing."""
    if scheme == Scheme.WORDS:
        return _("Leave the code empty, or choose its list.") if code else ""
    if not code:
        return _("Give the code, or choose “In words”.")
    if PATTERNS[Scheme(scheme)].fullmatch(code):
        return ""
    if scheme == Scheme.ORPHA:
        return _("An ORPHA code is a number, for example 586.")
    return _("An ICD-10 code is a letter and digits, for example E84.0.")
