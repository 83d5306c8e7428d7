"""Evaluations: asking for one more, answering, next steps."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation
from partnerships.criteria import Question, questions, scale
from partnerships.forms.words import Key
from partnerships.models import EvaluationAnswer
from ui.dates import DateField


class AskForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Why now?"),
        help_text=gettext_lazy(
            "The other side reads it, and says whether it wishes it too."
        ),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswersForm(forms.Form):
    """A number from 1 to 5 and words for each question; each can be left out."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        kept: Mapping[str, EvaluationAnswer],
        may_be_summed: bool,
        only_summed: bool,
        version: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            *((str(score), f"{score} – {words}") for score, words in scale()),
            ("", _("I can’t tell, or it does not apply")),
        ]
        for question in questions():
            answer = kept.get(question.key)
            self.fields[question.key] = forms.ChoiceField(
                label=question.name,
                help_text=question.asks,
                choices=choices,
                required=False,
                widget=forms.RadioSelect,
                initial=str(answer.score) if answer and answer.score else "",
            )
            self.fields[f"{question.key}_words"] = forms.CharField(
                label=_("In your words, if you like"),
                max_length=2_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=answer.words if answer else "",
            )
        if may_be_summed:
            self.fields["only_summed"] = forms.BooleanField(
                label=_(
                    "Companies read our answers only added up with those of four or more"
                    " other organisations"
                ),
                help_text=_(
                    "Then your words reach nobody, and your numbers only as part of a mean"
                    " of five or more. Until there are five, the company reads only how"
                    " many are missing."
                ),
                required=False,
                initial=only_summed,
            )
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=version
        )

    def pairs(self) -> Iterator[tuple[Question, Any, Any]]:
        for question in questions():
            yield question, self[question.key], self[f"{question.key}_words"]

    def said(self) -> dict[str, tuple[int | None, str]]:
        """By key of the question: the number or none, and words."""
        return {
            question.key: (
                int(self.cleaned_data[question.key] or 0) or None,
                self.cleaned_data[f"{question.key}_words"],
            )
            for question in questions()
        }


class NextStepForm(forms.Form):
    what = forms.CharField(
        label=gettext_lazy("What is to be done?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Who does it?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
    )
    role = forms.CharField(
        label=gettext_lazy("Who there, by role?"),
        help_text=gettext_lazy("For example: the chair, the medical lead. No names."),
        max_length=200,
        required=False,
    )
    due_on = DateField(label=gettext_lazy("By when?"))
    key = Key()

    def __init__(
        self, *args: Any, among: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in among])


class DoneForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What was done?"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
