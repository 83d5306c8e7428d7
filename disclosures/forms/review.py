"""What recipients fill in about entries."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from audit.acting import Actor
from disclosures.checks import Check
from disclosures.models import Answer, Entry, QuestionReason
from disclosures.models.entries import LONGEST_WORDS, EntryQuerySet

ANSWERS = [
    (Answer.CONFIRMED.value, Answer.CONFIRMED.label),
    (Answer.QUESTIONED.value, Answer.QUESTIONED.label),
    (Answer.CANNOT_TELL.value, Answer.CANNOT_TELL.label),
]


class ReviewFilter(forms.Form):
    mark_optional = False

    report = forms.ChoiceField(label=_("Company and year"), required=False)
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("", _("All")), *Answer.choices],
        required=False,
    )
    asked_of_me = forms.BooleanField(
        label=_("Only what a colleague asked me"), required=False
    )

    def __init__(self, data: Any, checks: Iterable[Check]) -> None:
        super().__init__(data)
        choices = [(c.public_id, f"{c.company}, {c.year}") for c in checks]
        if choices:
            self.fields["report"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["report"]

    def apply(self, entries: EntryQuerySet, actor: Actor) -> EntryQuerySet:
        if not self.is_valid():
            return entries
        if report := self.cleaned_data.get("report"):
            entries = entries.filter(period__public_id=report)
        if answer := self.cleaned_data["answer"]:
            entries = entries.filter(answer=answer)
        if self.cleaned_data["asked_of_me"]:
            entries = entries.filter(assigned_to_id=actor.person_id)
        return entries

    @property
    def chosen(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())


class QuestionForm(forms.Form):
    """What is wrong: the same for all rows that are answered together."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=QuestionReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_(
            "The company reads this. If you don't agree in the end, it is published"
            " beside the entry, so name no person."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Say in a few words what is wrong; the company will read it.")
        },
    )


class WordsForm(forms.Form):
    """Other words for the public description, offered with an answer."""

    better_description = forms.CharField(
        label=_("Would other words say better what it was for?"),
        help_text=_(
            "Your proposal for what the public reads. The company decides whether to"
            " take it over."
        ),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, entry: Entry | None = None, **kwargs: Any) -> None:
        if entry:
            kwargs["initial"] = {"better_description": entry.suggested_description}
        super().__init__(*args, **kwargs)


class ColleagueForm(forms.Form):
    """Who is asked to answer, of those who act for the same organisation."""

    colleague = forms.ChoiceField(
        label=_("Who knows about these payments?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody.")},
    )

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]
            (person.public_id, str(person)) for person in colleagues
        ]
