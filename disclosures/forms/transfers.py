"""One transfer, the choice of its recipient, reasons and evidence."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.forms.transfer_days import Days
from disclosures.forms.transfer_sums import Sums
from documents.uploads import EvidenceField
from organisations.forms.fields import OrganisationField
from organisations.models import OrganisationQuerySet
from partnerships.models import Agreement
from regimes.profile import Category

NOT_FACTS = frozenset({"key", "version", "is_another", "reason", "capacity", "costs"})
"""What is asked besides facts of the transfer itself."""


class RecipientForm(forms.Form):
    """Type a name; the page then offers who may be meant."""

    q = forms.CharField(
        label=gettext_lazy("Who received it?"),
        max_length=500,
        help_text=gettext_lazy("A name, a part of one, or a number in a register."),
    )


class TransferForm(Days, Sums):
    """What is known about one transfer; `recipient` is chosen on the page before."""

    unmarked = frozenset({"paid_on", "paid_year", "amount"})
    field_order = (
        "paid_on",
        "paid_year",
        "category",
        "form",
        "capacity",
        "currency",
        "amount",
        "costs",
        "vat_treatment",
        "vat_amount",
        "valuation",
        "hours",
        "hourly_rate",
        "benefit",
        "description",
        "agreement",
        "agreement_title",
        "agreement_signed_on",
        "intermediary",
        "paid_by",
        "ultimate_recipient",
        "restricted",
        "received_on",
        "invoiced_on",
        "activity_on",
        "reference",
        "reason",
    )

    category = forms.ChoiceField(
        label=gettext_lazy("Category"), widget=forms.RadioSelect
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
        self._clean_reason(cleaned)
        cleaned["agreement"] = self.agreements.get(cleaned.get("agreement", ""))
        return cleaned

    def _clean_reason(self, cleaned: dict[str, Any]) -> None:
        # of a year with an open and a closed half, the action knows which it is
        closed = self.closed_years.get(cleaned.get("paid_year", 0))
        if closed and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why: this year is closed for changes."))

    def facts(self) -> dict[str, Any]:
        """The values of the model's fields."""
        return {k: v for k, v in self.cleaned_data.items() if k not in NOT_FACTS}


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
