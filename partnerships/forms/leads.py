"""Who leads, and the stage that asks it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from organisations.models import Function
from partnerships.models import Side, Stage


class LeaderForm(forms.Form):
    """Somebody of the own organisation who leads; of a company with their function."""

    leader = forms.ModelChoiceField(
        label=_("Who leads for your organisation?"),
        queryset=User.objects.none(),
        help_text=_("All who take part read the name."),
    )
    function = forms.ChoiceField(
        label=_("From which part of the company?"),
        choices=[("", _("Not said")), *Function.choices],
        required=False,
    )

    def __init__(self, *args: Any, people: QuerySet[User], side: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["leader"]
        chosen.queryset = people
        if side != Side.COMPANY:
            del self.fields["function"]


class HandOverForm(LeaderForm):
    """Another person, and what they should know."""

    words = forms.CharField(
        label=_("What should they know?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "For the one who follows: what runs, what was promised, whom to call. All who"
            " take part can read it in the history of leads."
        ),
    )


class StageForm(LeaderForm):
    """Another stage: which, why, and who leads for the own side from now on."""

    stage = forms.ChoiceField(
        label=_("Which stage is it now?"),
        choices=Stage.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Why?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence. All who take part read it."),
    )
    field_order = ("stage", "words", "leader", "function")
