"""A profile in words: one row for each thing that it says. Also what two versions differ in."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regimes import counting, nil, strictness
from regimes.deadlines import HALF, KINDS, PERIODS, PUBLISH, due
from regimes.models import Regime
from regimes.people import groups_of_people
from regimes.profile import late_told_days
from ui.amounts import written
from ui.changes import Change
from ui.countries import country_name
from ui.dates import written_day
from ui.languages import language_name

LEDGER_ZONE = "Europe/London"
"""Where a profile names none."""
REQUIRED = {
    "recipient_name": gettext_lazy("name of the recipient"),
    "recipient_identifier": gettext_lazy("number of the recipient in a register"),
    "recipient_purpose": gettext_lazy("what the recipient is for"),
    "recipient_address": gettext_lazy("address of the recipient"),
    "recipient_email": gettext_lazy("e-mail address of the recipient"),
    "company_identifier": gettext_lazy("number of the company in the register"),
    "agreement_type": gettext_lazy("kind of agreement"),
    "signature_date": gettext_lazy("day of signature"),
    "purpose": gettext_lazy("purpose"),
    "description": gettext_lazy("description that an average reader understands"),
    "amount": gettext_lazy("amount"),
    "amount_or_benefit": gettext_lazy("amount, or the benefit in words"),
    "event": gettext_lazy("name, day and place of an event"),
    "methodology_note": gettext_lazy("note on method"),
}
RECOGNISED = {
    "paid_on": gettext_lazy("In the period in which it was paid"),
    "invoiced_on": gettext_lazy("In the period in which it was invoiced"),
    "unknown": gettext_lazy("Not known"),
}
PEOPLE = {
    "total": gettext_lazy("total"),
    "people": gettext_lazy("number of people"),
}


@dataclass(frozen=True)
class Said:
    """One thing that rules say."""

    key: str
    label: str
    value: str


def said(regime: Regime, example: int | None = None) -> list[Said]:
    """All that a version says, in the order of its page.

    Days are those of one year as an example: the first of the version if none is given.
    """
    profile = regime.profile
    return [
        Said("name", _("Name"), regime.name),
        Said("valid_from", _("Valid from"), written_day(regime.valid_from)),
        Said("source", _("Source"), regime.source),
        *_where(profile),
        *_days(profile, example or regime.valid_from.year),
        *_sums(profile),
        *_contents(profile),
        *_kept(profile),
        *(Said(*row) for row in strictness.told(profile)),
    ]


def differences(before: Regime, after: Regime) -> list[Change]:
    """What another version says differently, row by row."""
    year = after.valid_from.year
    old = {each.key: each for each in said(before, year)}
    new = {each.key: each for each in said(after, year)}
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        row = was or now
        texts = (was.value if was else "", now.value if now else "")
        if row is not None and texts[0] != texts[1]:
            found.append(Change(row.label, *texts))
    label = _("Not known for certain")
    found += [Change(label, x, "") for x in before.doubts if x not in after.doubts]
    found += [Change(label, "", x) for x in after.doubts if x not in before.doubts]
    return found


def _where(profile: dict[str, Any]) -> Iterator[Said]:
    countries = profile.get("countries", [])
    names = ", ".join(sorted(country_name(code) for code in countries))
    yield Said("countries", _("Recipients in"), names or _("Any country"))
    if profile.get("general"):
        yield Said("general", _("Comes after"), _("A country’s own rules"))
    languages = ", ".join(language_name(code) for code in profile.get("languages", []))
    yield Said("languages", _("Languages of the report"), languages or _("Not known"))
    currency = profile.get("currency", "")
    yield Said("currency", _("Currency"), currency or _("As paid"))


def _days(profile: dict[str, Any], year: int) -> Iterator[Said]:
    period = profile.get("period", "")
    yield Said("period", _("Period"), str(PERIODS.get(period, period)))
    half = period == HALF
    ends = [datetime.date(year, 6, 30)] if half else []
    ends.append(datetime.date(year, 12, 31))
    for what, label in KINDS.items():
        days = [(on, due(profile, what, on)) for on in ends]
        text = "; ".join(
            _("%(day)s for the period to %(end)s")
            % {"day": written_day(on), "end": written_day(end)}
            for end, on in days
            if on is not None
        )
        if text or what == PUBLISH:
            yield Said(what, str(label), text or _("Not known"))
    zone = profile.get("time_zone", LEDGER_ZONE)
    yield Said("time_zone", _("Days end by the clock of"), zone)
    taken = RECOGNISED[profile.get("recognised_on", "unknown")]
    yield Said("recognised_on", _("A payment counts"), str(taken))


def _sums(profile: dict[str, Any]) -> Iterator[Said]:
    currency = profile.get("currency", "") or "EUR"
    limits = "; ".join(
        f"{counting.COUNTS[each['counts']]}: {counting.REACHED[each['reached']]}"
        f" {written(each['amount'], currency)}"
        for each in profile.get("thresholds", [])
    )
    yield Said("thresholds", _("Reported from"), limits or _("Any amount"))
    places = profile.get("rounding", {}).get("places", 2)
    rounding = _("Whole units, half goes up") if places == 0 else _("To the cent")
    yield Said("rounding", _("Sums are rounded"), rounding)
    vat = profile.get("vat", {"rule": counting.STATED})
    yield Said("vat", _("VAT"), _vat(profile, vat))


def _vat(profile: dict[str, Any], vat: dict[str, Any]) -> str:
    rule = str(counting.VAT_RULES[vat["rule"]])
    if vat["rule"] != counting.BY_KIND:
        return rule
    kinds = {each["code"]: each["label"] for each in profile["categories"]}
    parts = [
        f"{counting.VAT_RULES[each]}: {', '.join(_(kinds[k]) for k in vat[each])}"
        for each in (counting.INCLUDED, counting.EXCLUDED)
        if vat.get(each)
    ]
    return "\n".join([rule, *parts])


def _contents(profile: dict[str, Any]) -> Iterator[Said]:
    kinds = {each["code"]: each["label"] for each in profile.get("categories", [])}
    listed = "\n".join(
        f"{_(each['label'])} ({each['code']}): {_(each['explanation'])}"
        for each in profile.get("categories", [])
    )
    yield Said("categories", _("Kinds of payment"), listed or _("Not known"))
    for group in counting.groups({"categories": [], **profile}):
        names = ", ".join(_(kinds[code]) for code in kinds if code in group.kinds)
        shown = counting.SHOWN[group.shown]
        yield Said(
            f"group.{group.code}",
            _("Under “%(heading)s”") % {"heading": group.label},
            f"{names} ({', '.join(filter(None, [str(shown), group.number]))})",
        )
    yield from _people(profile)
    needed = ", ".join(str(REQUIRED[each]) for each in profile.get("required", []))
    yield Said("required", _("Every entry needs"), needed or _("Not known"))
    told = nil.CHOICES[nil.nil_return(profile)]
    yield Said("nil_return", _("A report of nothing"), str(told))


def _people(profile: dict[str, Any]) -> Iterator[Said]:
    """What is told of payments to persons, never with a name."""
    groups = groups_of_people(profile)
    for told in profile.get("people", []):
        group = groups[told["code"]]
        shows = ", ".join(str(PEOPLE[each]) for each in told["shows"])
        kinds = ", ".join(group.kind(code) for code in group.kinds)
        parts = [
            f"{shows} ({kinds})",
            _(group.explanation) if group.explanation else "",
        ]
        parts += [group.source, group.doubt]
        yield Said(
            f"people.{group.code}",
            _("“%(heading)s”, without names") % {"heading": group.written()},
            "\n".join(part for part in parts if part),
        )


def _kept(profile: dict[str, Any]) -> Iterator[Said]:
    years = _("%(number)s years")
    yield Said(
        "public_years",
        _("Stays public for"),
        years % {"number": profile.get("public_years", "–")},
    )
    yield Said(
        "records_years",
        _("Records are kept for"),
        years % {"number": profile.get("records_years", "–")},
    )
    yield Said(
        "review_days",
        _("Recipients have for their check"),
        _("%(number)s days, and %(again)s when something changes")
        % {
            "number": profile.get("review_days", "–"),
            "again": profile.get("asked_again_days", "–"),
        },
    )
    days = ", ".join(str(each) for each in profile.get("reminder_days", []))
    yield Said("reminder_days", _("Reminded, days before the end"), days or "–")
    yield Said(
        "late_told_days",
        _("Days for which only the company is told that its report is late"),
        str(late_told_days(profile)),
    )
