"""Asking to use a name or logo."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation
from partnerships.forms.words import LONGEST, Key, PartnerField
from partnerships.models import Medium
from ui.dates import DateField


class LogoForm(forms.Form):
    key = Key()
    owner = PartnerField(label=gettext_lazy("Whose name or logo?"))
    purpose = forms.CharField(
        label=gettext_lazy("What for, and how will you use it?"),
        help_text=gettext_lazy(
            "Say where it stands and beside what. It must not look as if one side"
            " depended on the other."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    where = forms.MultipleChoiceField(
        label=gettext_lazy("Where?"),
        choices=Medium.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose one at least.")},
    )
    from_on = DateField(label=gettext_lazy("From"))
    until_on = DateField(label=gettext_lazy("Until"))

    def __init__(self, *args: Any, among: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.offer(among)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day is before the first."))
        return cleaned
