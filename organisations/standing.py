"""How sure the facts of a record are, in words: the same on every page, for everybody.

Knows no model but what everybody may read: the public site uses it too.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from organisations import identifiers
from organisations.models.public import Classified
from ui.dates import written_day

Facts = Mapping[str, Any]


def shown(told: Facts) -> str:
    """A number as people write it, with its register's code."""
    return identifiers.shown(told["scheme"], told["value"])


def number(told: Facts) -> str:
    """How sure a number is, of `scheme`, `value` and, as ISO text, `verified_on`."""
    on = told["verified_on"]
    return identifiers.standing(
        told["scheme"], told["value"], datetime.date.fromisoformat(on) if on else None
    )


def in_words(facts: Facts | None) -> str:
    """“Patient organisation, since 1 March 2026”; nothing for what is not classified."""
    if not facts:
        return ""
    return _("%(value)s, since %(day)s") % {
        "value": Classified(facts["value"]).label,
        "day": written_day(datetime.date.fromisoformat(facts["since"])),
    }


def evidence_in_words(facts: Facts) -> str:
    """What a classification rests on; the document itself is not for everybody."""
    if facts["document"]:
        return _("A registrar decided it on a document that shows it.")
    return _("A registrar decided it and wrote down what was looked at.")
