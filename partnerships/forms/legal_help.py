"""Asking for legal help, and offering it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.drafting import SumField, long_text
from partnerships.models import LegalHelp
from ui.currencies import currency_choices
from ui.forms import DateField


class AskForm(forms.Form):
    words = long_text(
        gettext_lazy("What do you need help with?"),
        gettext_lazy(
            "A clause that you don’t understand, a risk that you can’t judge, or all of"
            " it. Your clock stands still from now on."
        ),
        required=True,
    )


class OfferForm(forms.Form):
    """What the company offers. Its own lawyer is no choice here."""

    mark_optional = False
    offer = forms.ChoiceField(
        label=gettext_lazy("What do you offer?"),
        choices=LegalHelp.Offer.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Your own lawyer can’t advise the other side: explaining your text is"
            " welcome, but it is not legal help."
        ),
    )
    answer = long_text(
        gettext_lazy("In words"),
        gettext_lazy("How the organisation gets it, and whom it can ask."),
        required=True,
    )
    amount = SumField(
        label=gettext_lazy("For an adviser: up to which sum?"),
        required=False,
        help_text=gettext_lazy(
            "It counts as help to the organisation and is published."
        ),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), required=False)
    more_time_until = DateField(
        label=gettext_lazy("Time until"),
        required=False,
        help_text=gettext_lazy(
            "Needed for “More time”. You may add it to other offers."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["currency"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *currency_choices(),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = cleaned.get("offer")
        if kind == LegalHelp.Offer.ADVISER:
            if cleaned.get("amount") is None and "amount" not in self.errors:
                self.add_error("amount", _("Say up to which sum you pay."))
            if not cleaned.get("currency"):
                self.add_error("currency", _("Choose the currency."))
        if (
            kind == LegalHelp.Offer.TIME
            and not cleaned.get("more_time_until")
            and "more_time_until" not in self.errors
        ):
            self.add_error("more_time_until", _("Say until when."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `actions.legal_help.Offer` is made from."""
        names = ("answer", "amount", "currency", "more_time_until")
        return {
            "kind": self.cleaned_data["offer"],
            **{name: self.cleaned_data[name] for name in names},
        }
