"""How a company counts, field by field. Forms check input; the actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.methodology import FIELDS, Answers
from partnerships.gates.support import PERSON

LONGEST = 2000
CONTACT = "contact"


class MethodologyForm(forms.Form):
    """Two inputs for each field: a sentence to choose, and words of one's own."""

    mark_optional = False

    def __init__(self, *args: Any, answers: Answers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in FIELDS:
            answer = answers.get(field.code, {})
            if field.choices:
                self.fields[f"{field.code}_choice"] = forms.ChoiceField(
                    label=field.label,
                    help_text=field.help,
                    choices=[
                        *field.choices,
                        ("", gettext_lazy("None of these, or not stated")),
                    ],
                    initial=answer.get("choice", ""),
                    required=False,
                    widget=forms.RadioSelect,
                )
            self.fields[f"{field.code}_words"] = forms.CharField(
                label=gettext_lazy("In your own words, if more has to be said")
                if field.choices
                else field.label,
                help_text="" if field.choices else field.help,
                initial=answer.get("words", ""),
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean_contact_words(self) -> str:
        words: str = self.cleaned_data[f"{CONTACT}_words"]
        if PERSON.search(words):
            raise forms.ValidationError(
                _("Name a function and an address, such as the disclosure office.")
            )
        return words

    def answers(self) -> dict[str, dict[str, str]]:
        """What was typed, by field."""
        return {
            field.code: {
                "choice": self.cleaned_data.get(f"{field.code}_choice", ""),
                "words": self.cleaned_data[f"{field.code}_words"],
            }
            for field in FIELDS
        }
