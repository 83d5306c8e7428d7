"""What rules ask for in every entry and the register doesn't have, in sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.exports.reports.made import Line
from disclosures.exports.reports.source import Source
from regimes.models import Regime
from regimes.said import REQUIRED

Has = Callable[[Line], bool]
EVENTS = frozenset({"sponsorship_event", "event_costs"})

ALWAYS: dict[str, Has] = {
    "recipient_name": lambda line: bool(line["recipient"]["name"]),
    "description": lambda line: bool(line["description"]),
    "purpose": lambda line: bool(line["description"]),
    "amount": lambda line: line["amount"] is not None,
    "amount_or_benefit": lambda line: (
        line["amount"] is not None or bool(line["benefit"])
    ),
    "signature_date": lambda line: bool((line["agreement"] or {}).get("signed_on")),
    "event": lambda line: line["category"]["code"] not in EVENTS,
}
"""What is not named here, nor by the format itself, the register doesn't publish."""


def numbered(side: dict[str, Any], schemes: tuple[str, ...]) -> str:
    """The number of an organisation in the first of these registers that it has."""
    own = {each["scheme"]: each["value"] for each in side.get("identifiers") or []}
    return next((own[each] for each in schemes if each in own), "")


def lacking(
    rules: Regime, source: Source, lines: list[Line], has: Mapping[str, Has]
) -> list[str]:
    """One sentence for each thing; `has` says which of its own fields a format fills."""
    found = [] if rules.confirmed else [unconfirmed(rules)]
    checks = ALWAYS | dict(has)
    for name in rules.profile.get("required", []):
        what = str(REQUIRED.get(name, name))
        if name == "methodology_note":
            if not source.head.get("methodology"):
                found.append(_("The rules ask for this, and it is empty: %s.") % what)
            continue
        check = checks.get(name)
        without = sum(not check(line) for line in lines) if check else len(lines)
        if without:
            found.append(
                ngettext(
                    "%(what)s: empty for %(n)s entry.",
                    "%(what)s: empty for %(n)s entries.",
                    without,
                )
                % {"what": what[:1].upper() + what[1:], "n": without}
            )
    return found


def unconfirmed(rules: Regime) -> str:
    return _("Nobody has confirmed these rules yet: %(name)s, version %(version)s.") % {
        "name": rules.name,
        "version": rules.version,
    }
