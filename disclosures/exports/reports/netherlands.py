"""Netherlands (transparency register): what one recipient got in the year, in whole euros.

Columns, limit, rounding and VAT by kind follow the CGR Code, section 7.2.
"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.exports.reports import grouped
from disclosures.exports.reports.counted import above_limit, asked_sum
from disclosures.exports.reports.lacking import lacking, numbered
from disclosures.exports.reports.made import Made, out, parted, sums
from disclosures.exports.reports.source import Content, Source
from disclosures.exports.reports.writing import as_csv
from regimes.counting import group_of, rounded

RULES = "nl-cgr"
NUMBERS = ("NL-KVK",)
COLUMNS = (
    "company_id",
    "recipient_id",
    "recipient_email",
    "agreement_type_no",
    "amount",
)


def made(source: Source) -> Made:
    rules = source.rules[RULES]
    profile = rules.profile
    here, abroad = parted(
        source.lines, lambda x: x["recipient"]["country"] in profile["countries"]
    )
    fitting, foreign = parted(here, lambda x: x["currency"] == profile["currency"])
    reported, below = above_limit(profile, fitting)
    valued, valueless = parted(reported, lambda x: x["amount"] is not None)
    left_out = [
        *out(_("Of recipients in other countries"), abroad),
        *out(_("In another currency than the form’s"), foreign),
        *out(_("Below the limit of the rules"), below),
        *out(_("Without a value in money"), valueless),
    ]
    numbers = _numbers(profile)
    company = numbered(source.head["company"], NUMBERS)
    lacks = lacking(
        rules,
        source,
        valued,
        {
            "company_identifier": lambda _line: bool(company),
            "recipient_identifier": lambda x: bool(numbered(x["recipient"], NUMBERS)),
            "agreement_type": lambda x: bool(numbers.get(_group(profile, x))),
            "amount": lambda x: asked_sum(profile, x) is not None,
        },
    )
    rows = [
        [company, numbered(recipient, NUMBERS), "", numbers.get(group, ""), amount]
        for recipient, group, amount in _totals(profile, valued)
    ]
    data = as_csv(COLUMNS, rows, delimiter=";")
    return Made(data, len(valued), sums(valued), left_out, lacks)


def _numbers(profile: dict[str, Any]) -> dict[str, str]:
    """Numbers of kinds of agreement, where the rules give them."""
    told = profile.get("groups", [])
    return {each["code"]: str(each["number"]) for each in told if "number" in each}


def _group(profile: dict[str, Any], line: Content) -> str:
    group = group_of(profile, line["category"]["code"])
    return group.code if group else ""


def _totals(
    profile: dict[str, Any], lines: list[Content]
) -> list[tuple[dict[str, Any], str, str]]:
    """By recipient and kind. A total with a sum that is not known stays empty."""
    parts: dict[tuple[str, str, str], list[Content]] = {}
    for line in lines:
        recipient = line["recipient"]
        key = (
            grouped.name_key(recipient["name"]),
            recipient["public_id"],
            _group(profile, line),
        )
        parts.setdefault(key, []).append(line)
    found = []
    for key in sorted(parts):
        asked = [asked_sum(profile, line) for line in parts[key]]
        known = [each for each in asked if each is not None]
        amount = ""
        if len(known) == len(asked):
            amount = str(rounded(profile, sum(known, Decimal(0))))
        found.append((parts[key][0]["recipient"], key[2], amount))
    return found
