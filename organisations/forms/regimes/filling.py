"""A profile as the values of the form, and the values as a profile.

What a profile does not say and nobody typed stays unsaid: a key that is not there means
that nobody knows.
"""

from decimal import Decimal
from typing import Any

from organisations.forms.regimes.confirming import lines
from organisations.forms.regimes.days import days_of
from regimes import counting, said
from regimes.caps import meal_caps
from regimes.deadlines import KINDS, PUBLISH
from regimes.models import Regime
from regimes.nil import nil_return

PLAIN = (
    "countries",
    "currency",
    "time_zone",
    "period",
    "recognised_on",
    "nil_return",
    "public_years",
    "records_years",
    "review_days",
    "asked_again_days",
    "categories",
)
"""Kept as they are typed."""
UNSAID = (
    "general",
    "languages",
    "required",
    "reminder_days",
    "groups",
    "people",
    "late_told_days",
)
"""Kept when they are typed, or were there before."""


def initial_of(regime: Regime) -> dict[str, Any]:
    """What the form shows of a version."""
    profile = regime.profile
    facts = profile.get("agreement_facts", {})
    vat = profile.get("vat", {})
    values: dict[str, Any] = {
        "time_zone": said.LEDGER_ZONE,
        "recognised_on": "unknown",
        **profile,
        "nil_return": nil_return(profile),
        "name": regime.name,
        "version": regime.version,
        "valid_from": regime.valid_from,
        "source": regime.source,
        "countries": profile.get("countries", []),
        "places": profile.get("rounding", {}).get("places", 2),
        "vat": vat.get("rule", counting.STATED),
        "vat_included": vat.get(counting.INCLUDED, []),
        "vat_excluded": vat.get(counting.EXCLUDED, []),
        "doubts": "\n".join(regime.doubts),
        "checks": list(profile.get("checks", {}).items()),
        "agreement_rules": list(profile.get("agreement_rules", {}).items()),
        "certify": facts.get("certify", []),
        "meal_caps": list(meal_caps(facts).items()),
        **{f"on_{what}": text for what, text in days_of(profile).items()},
    }
    for limit in profile.get("thresholds", []):
        values[limit["counts"]] = Decimal(limit["amount"])
        values[f"{limit['counts']}_reached"] = limit["reached"]
    return values


def profile_of(before: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The rules with what was typed (cleaned)."""
    rules = [rule for what in KINDS for rule in told[f"on_{what}"]]
    kept = {
        key: told[key]
        for key in UNSAID
        if (key == "late_told_days" and told[key] is not None)
        or (key != "late_told_days" and (told[key] or key in before))
    }
    return {
        **before,
        **{key: told[key] for key in PLAIN},
        **kept,
        **_strictness(before, told),
        "thresholds": [
            {
                "counts": counts,
                "reached": told[f"{counts}_reached"],
                "amount": f"{told[counts]:f}",
            }
            for counts in (counting.EACH, counting.YEAR)
            if told[counts] is not None
        ],
        "rounding": {"places": told["places"]},
        "vat": _vat(told),
        "publish_due": [
            {key: value for key, value in rule.items() if key != "what"}
            for rule in rules
            if rule["what"] == PUBLISH
        ],
        "deadlines": [rule for rule in rules if rule["what"] != PUBLISH],
        "doubts": lines(told["doubts"]),
    }


def _vat(told: dict[str, Any]) -> dict[str, Any]:
    if told["vat"] != counting.BY_KIND:
        return {"rule": told["vat"]}
    return {
        "rule": counting.BY_KIND,
        counting.INCLUDED: told["vat_included"],
        counting.EXCLUDED: told["vat_excluded"],
    }


def _strictness(before: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    facts = dict(before.get("agreement_facts", {}))
    for key, value in (
        ("certify", told["certify"]),
        ("meal_caps", dict(told["meal_caps"])),
    ):
        if value or key in facts:
            facts[key] = value
    found = {
        "checks": dict(told["checks"]),
        "agreement_rules": dict(told["agreement_rules"]),
        "agreement_facts": facts,
    }
    return {key: value for key, value in found.items() if value or key in before}
