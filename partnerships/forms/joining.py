"""Asking an organisation to join, and joining."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.forms.fields import OrganisationField
from partnerships.forms.leads import LeaderForm
from partnerships.models import Wording


class InviteForm(forms.Form):
    organisation = OrganisationField(
        label=_("Which organisation?"),
        help_text=_("Its name, another name, or its id."),
    )
    words = forms.CharField(
        label=_("What do you write to it?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two that goes with the invitation."),
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast("OrganisationField", self.fields["organisation"]).among = among


class PartForm(forms.Form):
    """What an organisation does in a partnership, and what it brings."""

    role = forms.CharField(
        label=_("What does your organisation do in it?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expertise = forms.CharField(
        label=_("Which expertise does it bring?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JoinForm(LeaderForm):
    """The same, who leads, and which wordings on the table are agreed to at once."""

    role = PartForm.base_fields["role"]
    expertise = PartForm.base_fields["expertise"]
    agrees = forms.MultipleChoiceField(
        label=_("Do you agree to these wordings?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can also say nothing now, or propose your own words later."),
    )
    field_order = ("role", "expertise", "leader", "function", "agrees")

    def __init__(self, *args: Any, wordings: Iterable[Wording], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.wordings = {str(wording.pk): wording for wording in wordings}
        chosen: Any = self.fields["agrees"]
        chosen.choices = [
            (key, f"{wording.get_kind_display()}: {wording.text}")
            for key, wording in self.wordings.items()
        ]
        if not self.wordings:
            del self.fields["agrees"]

    def agreed(self) -> list[Wording]:
        return [self.wordings[key] for key in self.cleaned_data.get("agrees", [])]
