"""What came of it for patients."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.models import Agreement
from ui.dates import DateField

LONGEST = 4_000


class AgreementsField(forms.ModelMultipleChoiceField[Agreement]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        version = obj.agreed or obj.current
        return f"{obj.reference}: {version.title}" if version else obj.reference


class OutcomeForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What is it about?"), max_length=200)
    intended = forms.CharField(
        label=gettext_lazy("What was intended for patients?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    came = forms.CharField(
        label=gettext_lazy("What came of it?"),
        help_text=gettext_lazy("Also what did not work. Leave it empty while it runs."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reached = forms.CharField(
        label=gettext_lazy("Who was reached?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reached_number = forms.IntegerField(
        label=gettext_lazy("How many people, as far as you know?"),
        min_value=0,
        max_value=2_000_000_000,
        required=False,
    )
    not_reached = forms.CharField(
        label=gettext_lazy("Who was not reached, and should have been?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    from_on = DateField(label=gettext_lazy("From"))
    until_on = DateField(label=gettext_lazy("Until"), required=False)
    agreements = AgreementsField(
        label=gettext_lazy("Which agreements paid for it?"),
        help_text=gettext_lazy("Their amounts are shown as what it cost."),
        queryset=Agreement.objects.none(),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agreements"]
        field.queryset = agreements
        if not agreements:
            del self.fields["agreements"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("This is before the first day."))
        cleaned["agreements"] = list(cleaned.get("agreements") or [])
        return cleaned


class ViewForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("How do you see it?"),
        help_text=gettext_lazy("It stands beside the other side’s words."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
