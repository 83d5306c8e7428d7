"""The checks as a page tells them: what, why, how to mend it, and how strictly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.findings import RULES as FINDINGS
from disclosures.findings.levels import LEVELS
from disclosures.findings.rules import Rule
from disclosures.rulebook import CHECKS, Check
from partnerships.gates import profiles
from partnerships.gates.checking import RULES as GATES
from regimes.models import Regime

OF_FINDINGS = {rule.code: rule for rule in FINDINGS}
ASKED: dict[str, Any] = {
    profiles.ASK: gettext_lazy("Mend it, or say why"),
    profiles.INFORM: gettext_lazy("To know"),
    profiles.OFF: gettext_lazy("Not asked"),
}


@dataclass(frozen=True)
class Level:
    """How strictly one part of a check is asked under some rules."""

    part: str
    level: str


@dataclass(frozen=True)
class Told:
    """One row of the page."""

    code: str
    what: str
    why: list[str]
    mend: list[str]
    levels: list[Level]


def told(profile: dict[str, Any], general: dict[str, Any]) -> list[Told]:
    """All checks under some rules; `general` has what is asked of agreements elsewhere."""
    agreements = profile.get("agreement_rules") or general.get("agreement_rules") or {}
    return [
        Told(
            check.code,
            str(check.what),
            _each(check, "why"),
            _each(check, "mend"),
            list(_levels(check, profile, agreements)),
        )
        for check in CHECKS
    ]


def general(regimes: Iterable[Regime]) -> dict[str, Any]:
    """What is asked of agreements where a country's rules say nothing of it."""
    for regime in regimes:
        if "agreement_rules" in regime.profile and not regime.profile.get("countries"):
            profile: dict[str, Any] = regime.profile
            return profile
    return {}


def _rules(check: Check) -> list[Any]:
    gates = [rule for rule in GATES if rule.code == check.code]
    return [*gates, *(OF_FINDINGS[c] for c in check.findings if c in OF_FINDINGS)]


def _each(check: Check, what: str) -> list[str]:
    """From the rules that hold it, each sentence once; else the check's own."""
    said = [str(getattr(rule, what)) for rule in _rules(check)]
    return list(dict.fromkeys(said)) or [str(getattr(check, what))]


def _levels(
    check: Check, profile: dict[str, Any], agreements: dict[str, str]
) -> Iterator[Level]:
    if check.gate:
        asked = str(ASKED[agreements.get(check.code, profiles.ASK)])
        gates = [rule for rule in GATES if rule.code == check.code]
        for gate in gates:
            yield Level(str(gate.title), _("Can't go on") if gate.firm else asked)
        if not gates:
            yield Level(_("Before an agreement is closed"), asked)
    for code in check.findings:
        rule: Rule | None = OF_FINDINGS.get(code)
        if rule is None:
            yield Level(_("Not looked for yet"), _("A person has to look"))
        else:
            yield Level(str(rule.title), str(LEVELS[rule.level_under(profile)]))
    if check.constraints or (check.steps and not check.findings):
        yield Level(_("Database and steps"), _("Can't be otherwise"))
