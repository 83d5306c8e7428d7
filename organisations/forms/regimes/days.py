"""Last days as a registrar types them: "30/6 +1", or "review_opens +30"."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regimes.deadlines import KINDS, PUBLISH

DAY = re.compile(r"(\d{1,2})/(\d{1,2}) *\+ *(\d)")
AFTER = re.compile(r"([a-z_]+) *\+ *(\d{1,3})")
HALVES = (6, 12)
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of(profile: dict[str, Any]) -> dict[str, str]:
    """Every kind of last day as text; "" where the rules name none."""
    told = profile.get("publish_due", [])
    rules = {
        what: [each for each in profile.get("deadlines", []) if each["what"] == what]
        for what in KINDS
    }
    rules[PUBLISH] = told if isinstance(told, list) else [told]
    return {what: written_days(each) for what, each in rules.items()}


def read_days(what: str, text: str, *, half: bool) -> list[dict[str, Any]]:
    """The rules that "30/6 +1" or "review_opens +30" stand for; "" stands for none."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts:
        return []
    if match := AFTER.fullmatch(text.strip()):
        earlier = list(KINDS)[: list(KINDS).index(what)]
        if match[1] not in earlier:
            raise ValidationError(
                _("Name one of these: %(names)s.") % {"names": ", ".join(earlier)}
            )
        return [{"what": what, "from": match[1], "days": int(match[2])}]
    matches = [DAY.fullmatch(part) for part in parts]
    if len(parts) != (2 if half else 1) or None in matches:
        raise ValidationError(
            _("Write two days, such as 1/10 +0; 1/4 +1.")
            if half
            else _("Write a day, such as 30/6 +1.")
        )
    rules = []
    for match, ends_in in zip(matches, HALVES, strict=False):
        day, month, after = (int(x) for x in match.groups())  # type: ignore[union-attr]
        if not (1 <= month <= 12 and 1 <= day <= LONGEST_MONTHS[month - 1]):
            raise ValidationError(_("There is no such day."))
        rule = {"what": what, "month": month, "day": day, "years_after": after}
        rules.append({**rule, "ends_in": ends_in} if half else rule)
    return rules


def written_days(rules: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{rule['from']} +{rule['days']}"
        if "from" in rule
        else f"{rule['day']}/{rule['month']} +{rule['years_after']}"
        for rule in rules
    )
