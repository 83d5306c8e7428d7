"""A total of payments to persons: no field of it takes a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regimes.people import GroupOfPeople
from regimes.sums import NoSum, read_sum
from ui.currencies import currency_choices
from ui.forms import AmountInput

MOST_PEOPLE = 1_000_000
LONGEST_WORDS = 500


class PeopleTotalForm(forms.Form):
    """`groups` are those of the year's rules; `reason` is asked in a closed year."""

    group = forms.ChoiceField(
        label=gettext_lazy("Who was paid?"), widget=forms.RadioSelect
    )
    category = forms.ChoiceField(
        label=gettext_lazy("What for?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "All kinds together stands alone; it is the better choice where only a few"
            " people were paid."
        ),
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices
    )
    amount = forms.CharField(
        label=gettext_lazy("Total paid"),
        widget=AmountInput,
        max_length=40,
        help_text=gettext_lazy(
            "All payments of the year together, for example 1234.50"
        ),
    )
    people = forms.IntegerField(
        label=gettext_lazy("Number of people"),
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=gettext_lazy("Each person once, however often they were paid."),
    )
    words = forms.CharField(
        label=gettext_lazy("Words for readers"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy("This will be public. Don't name a person."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why is it changed now?"),
        max_length=500,
        help_text=gettext_lazy(
            "This year is closed for changes. Your company can read this."
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        groups: dict[str, GroupOfPeople],
        closed: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        whom: Any = self.fields["group"]
        whom.choices = [(code, each.written()) for code, each in groups.items()]
        if len(groups) == 1:
            self.initial.setdefault("group", next(iter(groups)))
        kinds: Any = self.fields["category"]
        kinds.choices = {
            code: each.kind(code) for each in groups.values() for code in each.kinds
        }.items()
        if not closed:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        group = self.groups.get(cleaned.get("group", ""))
        if group and cleaned.get("category", "") not in {"", *group.kinds}:
            self.add_error("category", _("The rules don't name this kind for them."))
        if cleaned.get("amount") and cleaned.get("currency"):
            self._clean_amount(cleaned)
        return cleaned

    def _clean_amount(self, cleaned: dict[str, Any]) -> None:
        try:
            amount = read_sum(cleaned["amount"], cleaned["currency"])
        except NoSum as problem:
            self.add_error("amount", str(problem))
            return
        if amount <= 0:
            self.add_error("amount", _("Enter a sum above zero."))
        cleaned["amount"] = amount

    def facts(self) -> dict[str, Any]:
        """The values of the model's fields."""
        kept = {"key", "version", "reason"}
        return {k: v for k, v in self.cleaned_data.items() if k not in kept}
