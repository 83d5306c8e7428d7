"""A correction is asked for, by anybody; the company answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import CorrectionOutcome, CorrectionReason, CorrectionRequest
from disclosures.models.corrections import CorrectionRequestQuerySet
from disclosures.models.entries import LONGEST_WORDS

ABOUT_A_REPORT = (CorrectionReason.MISSING, CorrectionReason.OTHER)


class CorrectionForm(forms.Form):
    """`key` tells a second click from a second request; `website` is filled by robots."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Say what is wrong, and how you know"),
        help_text=gettext_lazy(
            "Only the company reads this. It is erased a year after the answer."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy(
            "If you want to hear the answer. The company does not see it."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, of_report: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (code, label)
            for code, label in CorrectionReason.choices
            if (code in ABOUT_A_REPORT if of_report else code != "missing")
        ]

    @property
    def from_a_robot(self) -> bool:
        """People don't see the field."""
        return bool(self.data.get("website"))


class CorrectionFilter(forms.Form):
    mark_optional = False

    state = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        choices=[("", gettext_lazy("All")), *CorrectionRequest.State.choices],
        required=False,
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False)

    def apply(self, asked: CorrectionRequestQuerySet) -> CorrectionRequestQuerySet:
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        if state := chosen.get("state"):
            asked = asked.filter(state=state)
        if year := chosen.get("year"):
            asked = asked.filter(report__year=year)
        return asked


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        choices=CorrectionOutcome.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy(
            "Everybody reads this beside the entry, so name no person."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, corrected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.corrected = corrected

    def clean_outcome(self) -> str:
        chosen: str = self.cleaned_data["outcome"]
        if chosen == CorrectionOutcome.CHANGED and not self.corrected:
            raise ValidationError(
                _(
                    "No newer version is published yet. Say that it will be corrected,"
                    " and come back when it is."
                )
            )
        return chosen
