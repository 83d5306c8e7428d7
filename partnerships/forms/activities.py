"""Activities: what is done, when, with how many people."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.words import LONGEST, Key
from partnerships.models import Activity, ActivityKind, Nature, PeopleRole, Stage
from ui.dates import DateField

MOST_PEOPLE, MOST_HOURS = 1_000_000, 1_000_000


class ActivityForm(forms.Form):
    """`agreements`: those of the partnership that the actor sees."""

    key = Key()
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    description = forms.CharField(
        label=gettext_lazy("What is done?"),
        help_text=gettext_lazy("Write no names of people here."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nature = forms.ChoiceField(
        label=gettext_lazy("Whose work is it?"),
        help_text=gettext_lazy(
            "Advocacy is not support. A company’s programme for people who take its"
            " medicine is listed and counted apart."
        ),
        choices=Nature.choices,
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What kind of work is it?"),
        help_text=gettext_lazy("Choose all that fit."),
        choices=ActivityKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose one at least.")},
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("At which stage of a medicine?"), choices=Stage.choices
    )
    starts_on = DateField(
        label=gettext_lazy("When does it begin?"),
        help_text=gettext_lazy("From this day on it counts as running."),
        required=False,
    )
    ends_on = DateField(
        label=gettext_lazy("Which is its last day?"),
        help_text=gettext_lazy("After this day it counts as done."),
        required=False,
    )
    agreements = forms.MultipleChoiceField(
        label=gettext_lazy("Under which agreements?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    access_campaign = forms.BooleanField(
        label=gettext_lazy("It is about access to a medicine"),
        help_text=gettext_lazy("Then the company has no say over the message."),
        required=False,
    )
    hta = forms.BooleanField(
        label=gettext_lazy(
            "A medicine for these patients is before a regulator or an HTA body"
        ),
        required=False,
    )

    def __init__(self, *args: Any, agreements: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = {each.reference: each for each in agreements}
        if not agreements:
            del self.fields["agreements"]
            return
        field: Any = self.fields["agreements"]
        field.choices = [
            (
                each.reference,
                f"{each.reference}: {each.current.title}"
                if each.current
                else each.reference,
            )
            for each in agreements
        ]

    def clean_agreements(self) -> list[Any]:
        return [self.among[name] for name in self.cleaned_data["agreements"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Columns of the activity."""
        names = {field.name for field in Activity._meta.local_concrete_fields}
        return {
            name: value for name, value in self.cleaned_data.items() if name in names
        }


class PeopleForm(forms.Form):
    """Numbers for each role: `people_<role>`, `hours_<role>`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in PeopleRole:
            self.fields[f"people_{role}"] = forms.IntegerField(
                label=_("%(role)s: people") % {"role": role.label},
                min_value=0,
                max_value=MOST_PEOPLE,
                required=False,
            )
            self.fields[f"hours_{role}"] = forms.DecimalField(
                label=_("%(role)s: hours together") % {"role": role.label},
                min_value=Decimal(0),
                max_value=Decimal(MOST_HOURS),
                decimal_places=2,
                required=False,
            )

    def rows(self) -> list[Any]:
        """(role, field for people, field for hours), for a table."""
        return [
            (role.label, self[f"people_{role}"], self[f"hours_{role}"])
            for role in PeopleRole
        ]

    def numbers(self) -> dict[str, tuple[int, Decimal | None]]:
        given = self.cleaned_data
        return {
            str(role): (given[f"people_{role}"] or 0, given[f"hours_{role}"])
            for role in PeopleRole
        }
