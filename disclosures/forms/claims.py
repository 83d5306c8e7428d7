"""What a recipient says is missing, and what the company decides about it."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import Claim, Vat
from disclosures.models.entries import LONGEST_WORDS
from documents.uploads import EvidenceField
from organisations.models import Organisation
from regimes.models import Regime
from regimes.profile import categories
from regimes.sums import NoSum, read_sum
from ui.currencies import currency_choices
from ui.dates import FIRST_YEAR
from ui.forms import AmountInput, DateField


class ClaimForm(forms.Form):
    """`key` tells a second click from a second claim."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    company = forms.ChoiceField(
        label=gettext_lazy("Which company paid or gave it?"),
        error_messages={"required": gettext_lazy("Choose a company.")},
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"), max_length=40, widget=AmountInput()
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    year = forms.IntegerField(
        label=gettext_lazy("In which year?"), min_value=FIRST_YEAR
    )
    received_on = DateField(
        label=gettext_lazy("On which day did you receive it?"),
        help_text=gettext_lazy("If you know it. For example, 14 3 2026"),
        required=False,
    )
    description = forms.CharField(
        label=gettext_lazy("What was it for?"),
        help_text=gettext_lazy("The company reads this; it may become public."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = EvidenceField(
        label=gettext_lazy("A document that shows it"),
        help_text=gettext_lazy(
            "For example a bank statement or a letter: PDF, JPEG or PNG, up to 25 MB."
        ),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        companies: list[Organisation],
        today: datetime.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.companies, self.today = companies, today
        self.fields["currency"].choices = currency_choices()  # type: ignore[attr-defined]
        self.fields["company"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((company.public_id, company.legal_name) for company in companies),
        ]

    def clean_company(self) -> Organisation:
        chosen = self.cleaned_data["company"]
        return next(c for c in self.companies if c.public_id == chosen)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > self.today.year:
            raise forms.ValidationError(_("This year has not begun yet."))
        return year

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("amount") and given.get("currency"):
            self._clean_amount(given)
        received_on = given.get("received_on")
        if received_on and received_on > self.today:
            self.add_error("received_on", _("This day has not come yet."))
        return given

    def _clean_amount(self, given: dict[str, Any]) -> None:
        try:
            given["amount"] = read_sum(given["amount"], given["currency"])
        except NoSum as problem:
            self.add_error("amount", str(problem))
        else:
            if given["amount"] <= 0:
                self.add_error("amount", _("Enter an amount above zero."))


class AcceptClaimForm(forms.Form):
    """What the company has to add before a claim becomes a payment."""

    category = forms.ChoiceField(label=gettext_lazy("Category"))
    vat_treatment = forms.ChoiceField(
        label=gettext_lazy("Value added tax"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
    )
    paid_on = DateField(
        label=gettext_lazy("When was it paid?"),
        help_text=gettext_lazy("If you know the day. For example, 14 3 2026"),
        required=False,
    )

    def __init__(self, *args: Any, claim: Claim, regime: Regime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((c.code, c.label) for c in categories(regime.profile)),
        ]

    def clean_paid_on(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["paid_on"]
        if day and day.year != self.claim.year:
            raise forms.ValidationError(
                _("The claim is about %(year)d; give a day of that year.")
                % {"year": self.claim.year}
            )
        return day
