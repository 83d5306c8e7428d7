"""Numbers in registers: the form in which they are kept, and what is wrong with one."""

import datetime
import re

from django.utils.translation import gettext as _

from organisations.identifiers.schemes import ALIASES, SCHEMES
from ui.dates import written_day

CODE = re.compile(r"[A-Z]{2}-[A-Z0-9_]{2,20}")
HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")


def tidied(text: str) -> str:
    """Upper case, no spaces; hyphens of any kind as one."""
    return "".join(HYPHENS.sub("-", text).split()).upper()


def scheme_kept(text: str) -> str:
    """A register's code as it is stored: one code for each register."""
    code = tidied(text)
    return ALIASES.get(code, code)


def kept(scheme: str, text: str) -> str:
    """A number as it is stored and compared: without what only makes it easier to read.

    Leading zeros are put back where the register says how long its numbers are.
    """
    known = SCHEMES.get(scheme)
    return known.kept(tidied(text)) if known else tidied(text)


def parted(text: str) -> tuple[str, str] | None:
    """Register and number of an identifier in one, such as GB-CHC-1000003.

    None when it doesn't begin with a register's code. A code that is known goes before
    others, for numbers have hyphens too.
    """
    found = re.fullmatch(r"([A-Z]{2}-[A-Z0-9_]+?)[-:](.+)", tidied(text))
    if not found:
        return None
    scheme = scheme_kept(found[1])
    return scheme, kept(scheme, found[2])


def problem(scheme: str, value: str) -> str:
    """What is wrong with a number as it is kept, as a sentence; or nothing.

    Registers that aren't known here are accepted as they are.
    """
    if not CODE.fullmatch(scheme):
        return _(
            "Give the register's code as org-id.guide lists it, for example GB-CHC."
        )
    known = SCHEMES.get(scheme)
    if known is None:
        return ""
    if not known.has_form(value):
        return _(
            "“%(number)s” doesn't look like a number of this register (%(register)s)."
            " One looks like %(example)s."
        ) % {
            "number": value[:60],
            "register": known.name,
            "example": known.shown(known.example),
        }
    if known.checked and not known.checked(value):
        return _(
            "“%(number)s” has a wrong check digit for this register (%(register)s): a"
            " digit is missing, wrong, or in another's place. Compare it with the"
            " register."
        ) % {"number": known.shown(value), "register": known.name}
    return ""


def shown(scheme: str, value: str) -> str:
    """A number as people write it, with its register's code."""
    known = SCHEMES.get(scheme)
    return f"{scheme} {known.shown(value) if known else value}"


def standing(scheme: str, value: str, verified_on: datetime.date | None) -> str:
    """How sure a number is, in words: beside every number that is shown."""
    if verified_on:
        return _("verified by a registrar on %(day)s") % {
            "day": written_day(verified_on)
        }
    known = SCHEMES.get(scheme)
    if known is None or not known.checked:
        return _("not checked")
    if problem(scheme, value):
        return _("wrong check digit")
    return _("check digit right, not verified")
