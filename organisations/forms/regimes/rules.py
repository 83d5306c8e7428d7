"""A copy of reporting rules: every field of a profile can be changed here."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.forms.regimes import headings, strictness
from organisations.forms.regimes.days import read_days
from organisations.forms.regimes.filling import initial_of, profile_of
from organisations.forms.regimes.rows import (
    CodesField,
    CountriesField,
    DaysField,
    RowsField,
    refuse_unknown,
)
from regimes import counting, known, nil, said
from regimes.deadlines import HALF, KINDS, PERIODS
from regimes.models import Regime
from ui.currencies import currency_choices
from ui.dates import DateField
from ui.languages import LANGUAGES

YEARS: Any = {"min_value": 1, "max_value": 30}
DAYS: Any = {"min_value": 1, "max_value": 200}
NO_KIND = gettext_lazy("There is no such kind of payment: %(codes)s.")


class RulesForm(forms.Form):
    """A draft. Kinds of payment can be added and renamed, but none taken out."""

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
    countries = CountriesField(
        label=gettext_lazy("Countries of recipients"),
        help_text=gettext_lazy(
            "Codes of two letters, such as GB, IE. Empty: any country."
        ),
    )
    general = forms.BooleanField(
        label=gettext_lazy("Rules of a region: a country’s own rules come first"),
        required=False,
    )
    languages = CodesField(
        label=gettext_lazy("Languages of the report"),
        help_text=gettext_lazy("Codes, such as nl, fr. Empty: not known."),
        known=LANGUAGES,
        unknown=gettext_lazy("No language has this code: %(codes)s."),
        upper=False,
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
    vat_included = CodesField(
        label=gettext_lazy("Kinds of payment whose sums contain VAT"),
        help_text=gettext_lazy("Only where it depends on the kind of payment."),
        known=None,
        unknown=NO_KIND,
        upper=False,
    )
    vat_excluded = CodesField(
        label=gettext_lazy("Kinds of payment whose sums leave VAT out"),
        known=None,
        unknown=NO_KIND,
        upper=False,
    )
    categories = RowsField(
        label=gettext_lazy("Kinds of payment"),
        help_text=gettext_lazy("In each line: code | name | explanation."),
        read=headings.read_kind,
        write=headings.write_kind,
        key=headings.code_of,
        rows=10,
    )
    groups = RowsField(
        label=gettext_lazy("Headings of the report"),
        help_text=gettext_lazy(
            "In each line: code | heading | kinds of payment | each or total, and the"
            " number in the form if it has one. Empty: kind by kind."
        ),
        read=headings.read_group,
        write=headings.write_group,
        key=headings.code_of,
        required=False,
    )
    people = RowsField(
        label=gettext_lazy("Payments to persons, without names"),
        help_text=gettext_lazy(
            "In each line: code | heading | total, people. More may follow, each after"
            " a bar: kinds of payment, an explanation, the source, what nobody knows."
        ),
        read=headings.read_people,
        write=headings.write_people,
        key=headings.code_of,
        rows=3,
        required=False,
    )
    required = forms.MultipleChoiceField(
        label=gettext_lazy("Every entry needs"),
        choices=list(said.REQUIRED.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
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
    reminder_days = DaysField(
        label=gettext_lazy("Reminded, days before the end"),
        help_text=gettext_lazy("Such as 21, 7, 1."),
        required=False,
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
    checks = RowsField(
        label=gettext_lazy("How strictly findings of a report are asked"),
        help_text=gettext_lazy(
            "In each line: VR-11 or the code of a finding | inform, warn or insist."
            " What is not named is asked as usual."
        ),
        read=strictness.read_finding_level,
        write=strictness.write_pair,
        key=strictness.first,
        rows=4,
        required=False,
    )
    agreement_rules = RowsField(
        label=gettext_lazy("How strictly agreements are asked"),
        help_text=gettext_lazy(
            "In each line: VR-09 | ask, inform or off. Empty: as the general rules ask."
        ),
        read=strictness.read_agreement_level,
        write=strictness.write_pair,
        key=strictness.first,
        required=False,
    )
    certify = CodesField(
        label=gettext_lazy("Kinds of agreement that somebody certifies"),
        help_text=gettext_lazy("Codes, such as grant, donation."),
        known=None,
        unknown="",
        upper=False,
    )
    meal_caps = RowsField(
        label=gettext_lazy("The most for a meal"),
        help_text=gettext_lazy(
            "In each line: country | sum | currency | where it was read | confirmed or"
            " not confirmed. A country without a known sum is left out."
        ),
        read=strictness.read_cap,
        write=strictness.write_cap,
        key=strictness.first,
        rows=4,
        required=False,
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
        kwargs["initial"] = initial_of(regime)
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

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone not in available_timezones():
            raise ValidationError(
                _("There is no such time zone. Write it like Europe/Paris.")
            )
        return zone

    def clean_categories(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.cleaned_data["categories"]
        kinds = {each["code"] for each in rows}
        headings.refuse_lost(kinds, self.regime.profile.get("categories", []))
        return rows

    def clean_certify(self) -> list[str]:
        kinds: list[str] = self.cleaned_data["certify"]
        refuse_unknown(
            kinds, known.agreement_kinds, _("No kind of agreement: %(codes)s.")
        )
        return kinds

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        half = cleaned.get("period") == HALF
        for what in KINDS:
            name = f"on_{what}"
            try:
                cleaned[name] = read_days(what, cleaned.get(name, ""), half=half)
            except ValidationError as problem:
                self.add_error(name, problem)
        if "categories" in cleaned:
            self._clean_kinds([each["code"] for each in cleaned["categories"]], cleaned)
        return cleaned

    def _clean_kinds(self, kinds: list[str], cleaned: dict[str, Any]) -> None:
        """Headings and VAT name kinds of payment that there are, each once."""
        within, without = (
            cleaned.get(name, []) for name in ("vat_included", "vat_excluded")
        )
        try:
            headings.refuse_misplaced(cleaned.get("groups", []), kinds)
        except ValidationError as problem:
            self.add_error("groups", problem)
        of_people = [
            kind for each in cleaned.get("people", []) for kind in each.get("kinds", [])
        ]
        for name, named in (
            ("vat_included", within),
            ("vat_excluded", without),
            ("people", of_people),
        ):
            try:
                refuse_unknown(named, kinds, str(NO_KIND))
            except ValidationError as problem:
                self.add_error(name, problem)
        if both := sorted(set(within) & set(without)):
            self.add_error(
                "vat_excluded",
                _("These kinds are in both lists: %(codes)s.")
                % {"codes": ", ".join(both)},
            )
        if (within or without) and cleaned.get("vat") != counting.BY_KIND:
            self.add_error(
                "vat",
                _(
                    "Kinds of payment are named below: choose that it depends on them, or take them out."
                ),
            )

    def profile(self) -> dict[str, Any]:
        """The rules of the draft with what was typed."""
        return profile_of(self.regime.profile, self.cleaned_data)
