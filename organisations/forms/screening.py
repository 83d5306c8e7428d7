"""What a registrar says about a likeness to a sanctions list."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from organisations.lifecycle.screening import MOVES, wrong_review
from organisations.models import ScreeningMatch
from organisations.models.screening import ScreeningMatchQuerySet
from ui.dates import DateField

State = ScreeningMatch.State


class ScreeningFilter(forms.Form):
    mark_optional = False
    state = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("To be looked at")),
            (State.SAME, State.SAME.label),
            (State.DIFFERENT, State.DIFFERENT.label),
            ("gone", gettext_lazy("No longer on the list")),
        ],
        required=False,
    )
    withheld = forms.BooleanField(
        label=gettext_lazy("Only those held back"), required=False
    )

    def apply(self, matches: ScreeningMatchQuerySet) -> ScreeningMatchQuerySet:
        chosen = self.cleaned_data if self.is_valid() else {}
        state = chosen.get("state")
        if chosen.get("withheld"):
            matches = matches.withheld()
            return matches.filter(state=state) if state in State.values else matches
        if state == "gone":
            return matches.filter(gone_on__isnull=False)
        if state:
            return matches.filter(state=state)
        return matches.waiting()


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Are they the same?"),
        choices=[(name, MOVES[name].label) for name in ("differ", "confirm")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What did you look at, and what did it show?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "The organisation reads this, and so do companies that check it: nothing"
            " about a person beyond what is needed."
        ),
    )


class HoldBackForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Which law forbids telling, and where does it say so?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Registrars and the operator’s auditors read this. Nobody else learns that"
            " there is a record."
        ),
    )
    review_on = DateField(
        label=gettext_lazy("To be looked at again on"),
        help_text=gettext_lazy("Within a year. For example, 14 3 2027"),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["review_on"]
        if reasons := wrong_review(day, self.today):
            raise forms.ValidationError(reasons)
        return day


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why does it have to be looked at again?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
