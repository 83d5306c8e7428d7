"""One transfer, the choice of its recipient, reasons and evidence."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import Form, Valuation, Vat
from documents.uploads import EvidenceField
from organisations.forms.fields import OrganisationField
from organisations.models import OrganisationQuerySet
from partnerships.models import Agreement
from regimes.profile import Category
from regimes.sums import NoSum, read_sum
from ui.currencies import currency_choices
from ui.dates import FIRST_YEAR, LAST_YEAR, DateField
from ui.forms import AmountInput


class RecipientForm(forms.Form):
    """Type a name; the page then offers who may be meant."""

    q = forms.CharField(
        label=gettext_lazy("Who received it?"),
        max_length=500,
        help_text=gettext_lazy("A name, a part of one, or a number in a register."),
    )


class TransferForm(forms.Form):
    """What is known about one transfer; `recipient` is chosen on the page before."""

    unmarked = frozenset({"paid_on", "paid_year", "amount"})

    paid_on = DateField(
        label=gettext_lazy("When was it paid?"),
        required=False,
        help_text=gettext_lazy("If you don't know the day, give only the year below."),
    )
    paid_year = forms.IntegerField(
        label=gettext_lazy("Or only the year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("Not needed when you gave the day."),
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Category"), widget=forms.RadioSelect
    )
    form = forms.ChoiceField(
        label=gettext_lazy("What was given?"),
        choices=Form.choices,
        widget=forms.RadioSelect,
        initial=Form.CASH,
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount"),
        widget=AmountInput,
        max_length=40,
        required=False,
        help_text=gettext_lazy("For example 1234.50"),
    )
    vat_treatment = forms.ChoiceField(
        label=gettext_lazy("What does the amount say about VAT?"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
    )
    vat_amount = forms.CharField(
        label=gettext_lazy("VAT amount, if you know it"),
        widget=AmountInput,
        max_length=40,
        required=False,
    )
    valuation = forms.ChoiceField(
        label=gettext_lazy("How was the value of the help found?"),
        choices=[("", gettext_lazy("It is money")), *Valuation.choices],
        required=False,
    )
    benefit = forms.CharField(
        label=gettext_lazy("The help, in words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Needed when a value would not be meaningful."),
    )
    description = forms.CharField(
        label=gettext_lazy("What was it for?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("This will be public. Don't name a person."),
    )
    agreement = forms.ChoiceField(
        label=gettext_lazy("Under which agreement?"),
        help_text=gettext_lazy(
            "The public reads its public title. If it is not here, write it below."
        ),
        required=False,
    )
    agreement_title = forms.CharField(
        label=gettext_lazy("Title of an agreement that is not here"),
        max_length=300,
        required=False,
    )
    agreement_signed_on = DateField(
        label=gettext_lazy("When was the agreement signed?"), required=False
    )
    intermediary = forms.CharField(
        label=gettext_lazy("Paid through"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "The name on the recipient's bank statement, if not yours."
        ),
    )
    paid_by = OrganisationField(
        label=gettext_lazy("Paid by another company of your group"),
        required=False,
        help_text=gettext_lazy("Its name, if it was not your company that paid."),
    )
    ultimate_recipient = OrganisationField(
        label=gettext_lazy("Passed on to"),
        required=False,
        help_text=gettext_lazy(
            "The name of the organisation that got it in the end, if another did."
        ),
    )
    restricted = forms.NullBooleanField(
        label=gettext_lazy("Was it for a stated purpose only?"),
        widget=forms.Select(
            choices=[
                ("unknown", gettext_lazy("Not said")),
                ("true", gettext_lazy("Yes, for that purpose only")),
                ("false", gettext_lazy("No, the recipient decides")),
            ]
        ),
        required=False,
    )
    received_on = DateField(
        label=gettext_lazy("When did it arrive, if you know?"), required=False
    )
    reference = forms.CharField(
        label=gettext_lazy("Your reference"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("From your own books. Each stands at one payment."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why is it added now?"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "Needed for a year that is closed for changes. Both sides can read this."
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_another = forms.BooleanField(
        label=gettext_lazy("It is another payment: store it"), required=False
    )

    def __init__(
        self,
        *args: Any,
        categories: list[Category],
        among: OrganisationQuerySet,
        refund: bool = False,
        closed_years: Mapping[int, bool] | None = None,
        agreements: Iterable[Agreement] = (),
        hints: Mapping[str, str] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.agreements = {each.reference: each for each in agreements}
        under: Any = self.fields["agreement"]
        under.choices = [
            ("", _("None, or one that is not here")),
            *((key, _titled(each)) for key, each in self.agreements.items()),
        ]
        self.refund, self.closed_years = refund, closed_years or {}
        if not (self.closed_years or self.fields["reason"].required):
            del self.fields["reason"]
        self._organisation_field("paid_by").among = among.companies()
        self._organisation_field("ultimate_recipient").among = among
        choice: Any = self.fields["category"]
        choice.choices = [(c.code, c.label) for c in categories]
        for name, hint in (hints or {}).items():
            told = self.fields[name]
            told.help_text = " ".join(filter(None, (str(told.help_text), hint)))
        if refund:
            self.fields["amount"].label = _("Amount that was paid back")

    def _organisation_field(self, name: str) -> OrganisationField:
        return cast("OrganisationField", self.fields[name])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._clean_sums(cleaned)
        self._clean_year(cleaned)
        self._clean_reason(cleaned)
        cleaned["agreement"] = self.agreements.get(cleaned.get("agreement", ""))
        meaningless = cleaned.get("valuation") == Valuation.NOT_MEANINGFUL
        in_kind = cleaned.get("form") == Form.IN_KIND
        typed = bool(self.data.get(self.add_prefix("amount")))
        if cleaned.get("amount") is None and not typed:
            if not (in_kind and meaningless):
                self.add_error("amount", _("Enter the amount."))
            elif not cleaned.get("benefit"):
                self.add_error("benefit", _("Describe the help in words."))
        if not in_kind:
            cleaned["valuation"] = ""
        elif not cleaned.get("valuation"):
            self.add_error("valuation", _("Say how the value was found."))
        return cleaned

    def _clean_sums(self, cleaned: dict[str, Any]) -> None:
        currency = cleaned.get("currency", "")
        for name in ("amount", "vat_amount"):
            text = cleaned.get(name) or ""
            cleaned[name] = None
            if not text or not currency:
                continue
            try:
                found = read_sum(text, currency)
            except NoSum as problem:
                self.add_error(name, str(problem))
                continue
            if found < 0 or (name == "amount" and not found):
                self.add_error(
                    name,
                    _("Enter a sum above zero. A refund is recorded at its payment."),
                )
                continue
            cleaned[name] = found
        if cleaned.get("vat_treatment") in {Vat.NOT_APPLICABLE, Vat.UNKNOWN}:
            cleaned["vat_amount"] = None
        amount, vat = cleaned.get("amount"), cleaned.get("vat_amount")
        included = cleaned.get("vat_treatment") == Vat.INCLUDED
        if included and vat and amount and vat >= amount:
            self.add_error("vat_amount", _("The VAT must be less than the amount."))
        if self.refund and amount is not None:
            cleaned["amount"] = -amount

    def _clean_year(self, cleaned: dict[str, Any]) -> None:
        paid_on: datetime.date | None = cleaned.get("paid_on")
        year = cleaned.get("paid_year")
        if paid_on and not FIRST_YEAR <= paid_on.year <= LAST_YEAR:
            self.add_error("paid_on", _("Is the year right?"))
        elif paid_on and year and paid_on.year != year:
            self.add_error("paid_year", _("The day is in another year."))
        elif paid_on:
            cleaned["paid_year"] = paid_on.year
        elif not year and not {"paid_on", "paid_year"} & set(self.errors):
            self.add_error("paid_on", _("Give the day, or the year."))

    def _clean_reason(self, cleaned: dict[str, Any]) -> None:
        # of a year with an open and a closed half, the action knows which it is
        closed = self.closed_years.get(cleaned.get("paid_year", 0))
        if closed and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why: this year is closed for changes."))

    def facts(self) -> dict[str, Any]:
        """The values of the model's fields."""
        kept = {"key", "version", "is_another", "reason"}
        return {k: v for k, v in self.cleaned_data.items() if k not in kept}


def _titled(agreement: Agreement) -> str:
    version = agreement.agreed or agreement.current
    return f"{agreement.reference}: {version.title}" if version else str(agreement)


class TransferEditForm(TransferForm):
    reason = forms.CharField(
        label=gettext_lazy("Why do you change it?"),
        max_length=500,
        help_text=gettext_lazy("Both sides can read this."),
    )


class EvidenceForm(forms.Form):
    file = EvidenceField(
        papers=True,
        label=gettext_lazy("Document"),
        help_text=gettext_lazy(
            "An invoice, a letter, a bank statement: PDF, picture, e-mail, Word or"
            " Excel, up to 25 MB. Both sides can open it."
        ),
    )
