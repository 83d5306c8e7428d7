"""Metrics: choosing, measuring, dropping; names of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.forms.words import Key
from partnerships.metric_list import groups
from partnerships.models import MetricName
from ui.dates import DateField


def choices(confirmed: dict[str, str]) -> list[Any]:
    """The list by group and part; `confirmed` has exact names by key."""
    return [
        ("", _("None of these: our own")),
        *(
            (
                group.name,
                [
                    (each.key, f"{each.part}: {confirmed.get(each.key, each.name)}")
                    for each in group.metrics
                ],
            )
            for group in groups()
        ),
    ]


class MetricForm(forms.Form):
    listed = forms.ChoiceField(
        label=gettext_lazy("From the PARADIGM list"),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Or in your own words: what is measured?"),
        help_text=gettext_lazy("Leave it empty to take the words of the list."),
        max_length=300,
        required=False,
    )
    baseline = forms.CharField(
        label=gettext_lazy("Where does it stand now?"),
        help_text=gettext_lazy(
            "A number or words. Leave it empty if nobody knows yet."
        ),
        max_length=300,
        required=False,
    )
    target = forms.CharField(
        label=gettext_lazy("Where should it get to?"), max_length=300
    )
    due_on = DateField(label=gettext_lazy("By when?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = Key()
    unmarked = ("listed", "name")

    def __init__(self, *args: Any, confirmed: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.confirmed = confirmed
        field: Any = self.fields["listed"]
        field.choices = choices(confirmed)
        self.names = {
            key: label.partition(": ")[2]
            for _group, metrics in field.choices[1:]
            for key, label in metrics
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name"):
            cleaned["name"] = self.names.get(cleaned.get("listed", ""), "")
        if not cleaned["name"] and not self.errors:
            where = "listed" if "listed" in self.fields else "name"
            self.add_error(where, _("Choose one, or write your own."))
        return cleaned


class ResultForm(forms.Form):
    result = forms.CharField(label=gettext_lazy("What came out?"), max_length=300)
    result_on = DateField(label=gettext_lazy("When was it measured?"))
    is_reached = forms.TypedChoiceField(
        label=gettext_lazy("Is the target reached?"),
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
            ("", gettext_lazy("We can’t tell")),
        ],
        coerce=lambda value: {"yes": True, "no": False}[value],
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label=gettext_lazy("How can one see it?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    document = EvidenceField(
        label=gettext_lazy("A document that shows it"), required=False, papers=True
    )
    unmarked = ("is_reached",)


class NameForm(forms.ModelForm[MetricName]):
    class Meta:
        model = MetricName
        fields = ("name", "source")
        help_texts = {
            "name": gettext_lazy("Word for word, as the source has it."),
            "source": gettext_lazy("Title, page or table, and the day you read it."),
        }
