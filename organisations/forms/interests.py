"""Declaring an interest."""

from typing import Any

from django import forms
from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Interest, NameKey, Organisation
from ui.dates import DateField


class InterestForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Interest.Kind.choices,
        widget=forms.RadioSelect,
    )
    company = forms.CharField(
        label=gettext_lazy("In which company?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "Its name. The company need not be here. Leave it empty when there is nothing"
            " to declare."
        ),
    )
    description = forms.CharField(
        label=gettext_lazy("In your words"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("People of your organisation read this."),
    )
    from_on = DateField(label=gettext_lazy("From"), required=False)
    until_on = DateField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Leave it empty while it lasts."),
    )
    in_governing_body = forms.BooleanField(
        label=gettext_lazy("I am in the governing body of this organisation"),
        required=False,
        help_text=gettext_lazy(
            "Then companies that check the organisation see which kind of interest there"
            " is in them, and how many there are in others; not your name, not your words."
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Organisation],
        of_organisation: bool,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.among = among
        if of_organisation:
            del self.fields["in_governing_body"]

    def clean(self) -> dict[str, Any]:
        """The company is one of the portal's where exactly one has this name."""
        cleaned = super().clean() or {}
        name = cleaned.pop("company", "")
        nothing = cleaned.get("kind") == Interest.Kind.NOTHING
        if not name and not nothing and "kind" not in self.errors:
            self.add_error("company", _("Write the name of the company."))
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("This is before the first day."))
        meant = (
            list(self.among.filter(name_key=NameKey(Value(name))).order_by("pk")[:2])
            if name and not nothing
            else []
        )
        cleaned["company"] = meant[0] if len(meant) == 1 else None
        cleaned["company_name"] = "" if nothing or cleaned["company"] else name
        return cleaned
