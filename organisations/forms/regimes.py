"""What a registrar changes in a copy of reporting rules, and what confirms them."""

import re
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regimes import counting, nil, said
from regimes.deadlines import HALF, KINDS, PERIODS, PUBLISH
from regimes.models import Regime
from ui.countries import COUNTRIES
from ui.currencies import currency_choices
from ui.dates import DateField

DAY = re.compile(r"(\d{1,2})/(\d{1,2}) *\+ *(\d)")
AFTER = re.compile(r"([a-z_]+) *\+ *(\d{1,3})")
HALVES = (6, 12)
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEARS: Any = {"min_value": 1, "max_value": 30}
DAYS: Any = {"min_value": 1, "max_value": 200}


class RulesForm(forms.Form):
    """A draft. Kinds of payment, their headings and what is asked of agreements stay."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    version = forms.CharField(label=gettext_lazy("Version"), max_length=20)
    valid_from = DateField(
        label=gettext_lazy("Valid from"),
        help_text=gettext_lazy("A year that began before keeps the rules it has."),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("The text that was read, with its edition and section."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    countries = forms.CharField(
        label=gettext_lazy("Countries of recipients"),
        help_text=gettext_lazy(
            "Codes of two letters, such as GB, IE. Empty: any country."
        ),
        max_length=400,
        required=False,
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), required=False)
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Such as Europe/London"),
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Period"), choices=list(PERIODS.items())
    )
    recognised_on = forms.ChoiceField(
        label=gettext_lazy("A payment counts"), choices=list(said.RECOGNISED.items())
    )
    each = forms.DecimalField(
        label=gettext_lazy("Limit for each payment"), min_value=0, required=False
    )
    each_reached = forms.ChoiceField(
        label=gettext_lazy("A payment is reported when it is"),
        choices=list(counting.REACHED.items()),
    )
    year = forms.DecimalField(
        label=gettext_lazy("Limit for all payments of a year to one recipient"),
        min_value=0,
        required=False,
    )
    year_reached = forms.ChoiceField(
        label=gettext_lazy("Payments of a year are reported when they are"),
        choices=list(counting.REACHED.items()),
    )
    places = forms.TypedChoiceField(
        label=gettext_lazy("Sums are rounded"),
        choices=[
            (0, gettext_lazy("Whole units, half goes up")),
            (2, gettext_lazy("To the cent")),
        ],
        coerce=int,
    )
    vat = forms.ChoiceField(
        label=gettext_lazy("VAT"), choices=list(counting.VAT_RULES.items())
    )
    nil_return = forms.ChoiceField(
        label=gettext_lazy("A report of nothing"), choices=list(nil.CHOICES.items())
    )
    public_years = forms.IntegerField(label=gettext_lazy("Years public"), **YEARS)
    records_years = forms.IntegerField(
        label=gettext_lazy("Years for which records are kept"), **YEARS
    )
    review_days = forms.IntegerField(
        label=gettext_lazy("Days for the check by recipients"), **DAYS
    )
    asked_again_days = forms.IntegerField(
        label=gettext_lazy("Days to check again what was changed"), **DAYS
    )
    late_told_days = forms.IntegerField(
        label=gettext_lazy("Days for which only the company is told that it is late"),
        help_text=gettext_lazy(
            "Then the register says so. Left empty, nothing changes."
        ),
        required=False,
        min_value=0,
        max_value=366,
    )
    doubts = forms.CharField(
        label=gettext_lazy("Not known for certain"),
        help_text=gettext_lazy("One point in each line."),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, regime: Regime, **kwargs: Any) -> None:
        self.regime = regime
        kwargs["initial"] = _initial(regime)
        super().__init__(*args, **kwargs)
        currency: Any = self.fields["currency"]
        currency.choices = [("", _("As paid")), *currency_choices()]
        for what, label in KINDS.items():
            self.fields[f"on_{what}"] = forms.CharField(
                label=_("Last day: %(what)s") % {"what": label},
                required=False,
                max_length=60,
            )
        self.fields["on_data_closes"].help_text = _(
            "Day and month, then how many years after the end of the period: 30/6 +1."
            " For half-years, both with a semicolon: 1/10 +0; 1/4 +1. Or days after"
            " another: review_opens +30."
        )

    def clean_version(self) -> str:
        version: str = self.cleaned_data["version"].strip()
        same = Regime.objects.filter(code=self.regime.code, version=version)
        if same.exclude(pk=self.regime.pk).exists():
            raise ValidationError(_("There is a version of this name already."))
        return version

    def clean_countries(self) -> list[str]:
        codes = re.findall(r"[^\s,;]+", self.cleaned_data["countries"].upper())
        if unknown := [code for code in codes if code not in COUNTRIES]:
            raise ValidationError(
                _("No country has this code: %(codes)s.")
                % {"codes": ", ".join(unknown)}
            )
        return list(dict.fromkeys(codes))

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone not in available_timezones():
            raise ValidationError(
                _("There is no such time zone. Write it like Europe/Paris.")
            )
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for what in KINDS:
            try:
                cleaned[f"on_{what}"] = read_days(
                    what,
                    cleaned.get(f"on_{what}", ""),
                    half=cleaned.get("period") == HALF,
                )
            except ValidationError as problem:
                self.add_error(f"on_{what}", problem)
        return cleaned

    def profile(self) -> dict[str, Any]:
        """The rules of the draft with what was typed; what the form lacks stays."""
        told = self.cleaned_data
        plain = ("countries", "currency", "time_zone", "period", "recognised_on")
        more = ("nil_return", "public_years", "records_years", "review_days")
        before = self.regime.profile
        rules = [rule for what in KINDS for rule in told[f"on_{what}"]]
        publish = [
            {key: value for key, value in rule.items() if key != "what"}
            for rule in rules
            if rule["what"] == PUBLISH
        ]
        return {
            **before,
            **{key: told[key] for key in (*plain, *more, "asked_again_days")},
            **{key: told[key] for key in ("late_told_days",) if told[key] is not None},
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
            "vat": {**before.get("vat", {}), "rule": told["vat"]},
            "publish_due": publish,
            "deadlines": [rule for rule in rules if rule["what"] != PUBLISH],
            "doubts": lines(told["doubts"]),
        }


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


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


def _written(rules: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{rule['from']} +{rule['days']}"
        if "from" in rule
        else f"{rule['day']}/{rule['month']} +{rule['years_after']}"
        for rule in rules
    )


def _initial(regime: Regime) -> dict[str, Any]:
    profile = regime.profile
    limits = {each["counts"]: each for each in profile.get("thresholds", [])}
    told = profile.get("publish_due", [])
    rules = {
        what: [each for each in profile.get("deadlines", []) if each["what"] == what]
        for what in KINDS
    }
    rules[PUBLISH] = told if isinstance(told, list) else [told]
    values: dict[str, Any] = {
        "time_zone": said.LEDGER_ZONE,
        "recognised_on": "unknown",
        "nil_return": "unknown",
        **profile,
        "name": regime.name,
        "version": regime.version,
        "valid_from": regime.valid_from,
        "source": regime.source,
        "countries": ", ".join(profile.get("countries", [])),
        "places": profile.get("rounding", {}).get("places", 2),
        "vat": profile.get("vat", {}).get("rule", counting.STATED),
        "doubts": "\n".join(regime.doubts),
        **{f"on_{what}": _written(each) for what, each in rules.items()},
    }
    for counts, limit in limits.items():
        values[counts] = Decimal(limit["amount"])
        values[f"{counts}_reached"] = limit["reached"]
    return values


class ConfirmForm(forms.Form):
    verified_by = forms.CharField(
        label=gettext_lazy("Who read the rules?"),
        help_text=gettext_lazy(
            "Name and office. Everybody who uses the rules reads it."
        ),
        max_length=200,
    )
    words = forms.CharField(
        label=gettext_lazy("What was read, and what did it show?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    doubts = forms.CharField(
        label=gettext_lazy("What is still not known for certain?"),
        help_text=gettext_lazy(
            "One point in each line. Take out what was settled; what stays is shown."
        ),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_doubts(self) -> list[str]:
        return lines(self.cleaned_data["doubts"])
