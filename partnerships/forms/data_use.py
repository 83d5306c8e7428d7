"""A record of the use of patients' data."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation
from partnerships.forms.words import LONGEST, Key, PartnerField
from partnerships.models import DataUse
from ui.dates import DateField


def _text(label: Any, *, needed: bool = True, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=needed,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DataUseForm(forms.Form):
    key = Key()
    ours = forms.ChoiceField(
        label=gettext_lazy("Whose data are they?"),
        choices=(
            ("yes", gettext_lazy("Ours; the other side may use them")),
            ("no", gettext_lazy("Theirs; we may use them")),
        ),
        widget=forms.RadioSelect,
    )
    partner = PartnerField(label=gettext_lazy("Which is the other side?"))
    data_set = _text(
        gettext_lazy("What data are they?"),
        hint=gettext_lazy(
            "For example: answers to our survey of 2025, without names. Put no data of a"
            " person here."
        ),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Why may they be used?"),
        choices=DataUse.Basis.choices,
        widget=forms.RadioSelect,
    )
    basis_words = _text(
        gettext_lazy("What were people told, and what did they agree to?"), needed=False
    )
    permitted = _text(gettext_lazy("What may be done with them?"))
    not_permitted = _text(gettext_lazy("What may not be done?"), needed=False)
    returns = _text(
        gettext_lazy("What comes back, to whom, and when?"),
        hint=gettext_lazy("People who gave their data want to know what came of it."),
    )
    returns_by = DateField(label=gettext_lazy("Results by"), required=False)
    until_on = DateField(label=gettext_lazy("They may be used until"))

    def __init__(self, *args: Any, among: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partner"]
        field.offer(among)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("basis") == DataUse.Basis.OTHER and not cleaned.get(
            "basis_words"
        ):
            self.add_error("basis_words", _("Explain why they may be used."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Columns of the record."""
        left_out = {"key", "ours", "partner"}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in left_out
        }
