"""Recording that one organisation followed another."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.uploads import EvidenceField
from organisations.forms.fields import OrganisationField
from organisations.models import OrganisationQuerySet, Succession
from ui.forms import DateField


class SuccessionForm(forms.Form):
    predecessor = OrganisationField(
        label=_("Which organisation ended?"),
        help_text=_("Its name, another name, or its id."),
    )
    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=Succession.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("For a split, record each organisation that followed by itself."),
    )
    successor = OrganisationField(
        label=_("Which organisation followed?"),
        required=False,
        help_text=_("Leave it empty for an organisation that was dissolved."),
    )
    happened_on = DateField(label=_("When did it happen?"))
    evidence = forms.CharField(
        label=_("What shows it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A register, minutes, a press release: what it says, and where."),
    )
    document = EvidenceField(
        label=_("A document that shows it"), required=False, papers=True
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, among: OrganisationQuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("predecessor", "successor"):
            cast("OrganisationField", self.fields[name]).among = among
