"""What a company fills in about questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.models import Question
from disclosures.models.entries import LONGEST_WORDS
from disclosures.models.questions import QuestionQuerySet


class QuestionFilter(forms.Form):
    mark_optional = False

    state = forms.ChoiceField(
        label=_("Stage"),
        choices=[("", _("All")), *Question.State.choices],
        required=False,
    )
    year = forms.IntegerField(label=_("Year"), required=False)

    def apply(self, questions: QuestionQuerySet) -> QuestionQuerySet:
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        if state := chosen.get("state"):
            questions = questions.filter(state=state)
        if year := chosen.get("year"):
            questions = questions.filter(entry__transfer__paid_year=year)
        return questions


class ReplyForm(forms.Form):
    words = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "The organisation reads this. If it does not agree, it is published beside"
            " the entry, so name no person."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write an answer; the organisation will read it.")
        },
    )
