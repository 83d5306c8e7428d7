"""The parts of a company's profile. Everybody reads them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations import codes
from organisations.forms import lines
from organisations.forms.profiles import long_text
from organisations.models import Condition, Product
from ui.countries import country_choices
from ui.forms import DateField


class CompanyPartForm(forms.Form):
    """The version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        """The values of the part's columns."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}


class GroupForm(CompanyPartForm):
    countries = lines.countries(
        label=gettext_lazy(
            "In which countries do you work with patient organisations?"
        ),
        help_text=gettext_lazy("One on each line."),
    )
    codes = lines.LinesField(
        label=gettext_lazy("Which codes of practice do you follow?"),
        help_text=gettext_lazy("One on each line."),
    )


class ProcessForm(CompanyPartForm):
    process_open = forms.BooleanField(
        label=gettext_lazy("We take applications now"), required=False
    )
    windows = long_text(
        gettext_lazy("When do you take applications?"),
        gettext_lazy("For example: in March and September; or at any time."),
    )
    criteria = long_text(gettext_lazy("What do you support, and what not?"))
    steps = long_text(gettext_lazy("Which steps does an application go through?"))
    promised_days = forms.IntegerField(
        label=gettext_lazy("Within how many days do you answer, at most?"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=gettext_lazy(
            "A promise: the days that you really need stand beside it."
        ),
    )
    documents_wanted = long_text(gettext_lazy("Which documents do you ask for?"))
    never_asks = long_text(
        gettext_lazy("What do you never ask for?"),
        gettext_lazy("For example: influence on what the group says or publishes."),
    )
    independence = long_text(
        gettext_lazy("How do you protect the group's independence?")
    )
    legal_help = long_text(gettext_lazy("How do you help groups without a lawyer?"))
    contact_name = forms.CharField(
        label=gettext_lazy("Whom can a group ask?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("A function. The name of a person is not made public."),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail"), max_length=254, required=False
    )


class LimitsForm(CompanyPartForm):
    income_share_limit = forms.DecimalField(
        label=gettext_lazy("Largest share of a group's yearly income, in per cent"),
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
        help_text=gettext_lazy("Leave it empty when your policy names none."),
    )
    other_limits = long_text(gettext_lazy("Which other limits does your policy set?"))

    def clean_income_share_limit(self) -> Any:
        share = self.cleaned_data["income_share_limit"]
        if share is not None and share <= 0:
            raise forms.ValidationError(_("A share is more than nothing."))
        return share


FORMS: dict[str, type[CompanyPartForm]] = {
    "group": GroupForm,
    "process": ProcessForm,
    "limits": LimitsForm,
}


def _countries() -> list[tuple[str, Any]]:
    return [("", gettext_lazy("Nowhere")), *country_choices()]


class ProductForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    name = forms.CharField(label=gettext_lazy("Name of the medicine"), max_length=200)
    stage = forms.ChoiceField(
        label=gettext_lazy("How far is it?"),
        choices=Product.Stage.choices,
        widget=forms.RadioSelect,
    )
    area = forms.CharField(
        label=gettext_lazy("Therapeutic area"), max_length=200, required=False
    )
    condition = forms.CharField(label=gettext_lazy("Condition"), max_length=200)
    condition_scheme = forms.ChoiceField(
        label=gettext_lazy("List of the condition's code"),
        choices=Condition.Scheme.choices,
        initial=Condition.Scheme.WORDS,
    )
    condition_code = forms.CharField(
        label=gettext_lazy("Code in that list"),
        max_length=20,
        required=False,
        help_text=gettext_lazy(
            "For example 586 in ORPHA, E84.0 in ICD-10. Not needed for words."
        ),
    )
    only_one = forms.BooleanField(
        label=gettext_lazy("No other medicine is approved for this condition"),
        required=False,
    )
    exclusivity = forms.ChoiceField(
        label=gettext_lazy("Exclusivity"),
        choices=Product.Exclusivity.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    exclusive_until = DateField(label=gettext_lazy("Exclusive until"), required=False)
    hta_country = forms.ChoiceField(
        label=gettext_lazy("Under assessment in"),
        choices=_countries,
        required=False,
        help_text=gettext_lazy("Where a body decides whether it is paid for."),
    )
    hta_from_on = DateField(label=gettext_lazy("Assessment since"), required=False)
    hta_until_on = DateField(label=gettext_lazy("Assessment until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        scheme = cleaned.get("condition_scheme", "")
        if scheme and "condition_code" in cleaned:
            cleaned["condition_code"] = codes.tidied(scheme, cleaned["condition_code"])
            if wrong := codes.problem(scheme, cleaned["condition_code"]):
                self.add_error("condition_code", wrong)
        if cleaned.get("exclusive_until") and not cleaned.get("exclusivity"):
            self.add_error("exclusivity", _("Say which exclusivity ends on that day."))
        first, last = cleaned.get("hta_from_on"), cleaned.get("hta_until_on")
        if (first or last) and not cleaned.get("hta_country"):
            self.add_error("hta_country", _("Say where it is assessed."))
        if first and last and last < first:
            self.add_error("hta_until_on", _("The last day is before the first."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The values of the model's fields."""
        kept = {"version", "key"}
        return {k: v for k, v in self.cleaned_data.items() if k not in kept}
