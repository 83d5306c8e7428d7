"""Questions of the company about an application, and answering them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.models import ApplicationQuestion
from ui.forms import DateField

LONGEST = 2_000


def _question(label: Any, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskForm(forms.Form):
    first = _question(gettext_lazy("Your question"), required=True)
    second = _question(gettext_lazy("A second question"), required=False)
    third = _question(gettext_lazy("A third question"), required=False)
    due_on = DateField(
        label=gettext_lazy("Answer wanted by"),
        help_text=gettext_lazy(
            "Volunteers meet in the evening or once a month: two weeks are fair."
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def questions(self) -> list[str]:
        return [self.cleaned_data[name] for name in ("first", "second", "third")]


class AnswerForm(forms.Form):
    """For each question words, and a document if that helps."""

    def __init__(
        self, *args: Any, questions: Iterable[ApplicationQuestion], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for each in self.questions:
            words = _question(each.words, required=True)
            words.help_text = gettext_lazy("A few sentences are enough.")
            self.fields[f"words_{each.pk}"] = words
            self.fields[f"file_{each.pk}"] = EvidenceField(
                label=gettext_lazy("A document that shows it"),
                required=False,
                papers=True,
            )

    def answers(self) -> dict[int, tuple[str, Any]]:
        """By the question's key: words and file."""
        cleaned = self.cleaned_data
        return {
            each.pk: (cleaned[f"words_{each.pk}"], cleaned.get(f"file_{each.pk}"))
            for each in self.questions
        }
