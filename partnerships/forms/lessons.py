"""Lessons: writing, finding, saying what a company changed."""

from typing import Any

from django import forms
from django.db.models import Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import NameKey
from partnerships.models import Evaluation
from ui.dates import written_day

MOST_TAGS = 8
LONGEST_TAG = 40


class TagsField(forms.CharField):
    """Words with commas between them: "money, travel" gives ["money", "travel"]."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        tags = [" ".join(each.casefold().split()) for each in text.split(",")]
        tags = list(dict.fromkeys(each for each in tags if each))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(
                _("At most %(most)s tags, please.") % {"most": MOST_TAGS}
            )
        if any(len(each) > LONGEST_TAG for each in tags):
            raise forms.ValidationError(
                _("A tag has at most %(most)s letters.") % {"most": LONGEST_TAG}
            )
        return tags


class LessonForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("The lesson in one line"), max_length=200
    )
    text = forms.CharField(
        label=gettext_lazy(
            "What happened, and what would you do the same way or another way?"
        ),
        help_text=gettext_lazy(
            "Both sides read it. Write no names of people: it may be opened to all"
            " organisations here if both sides agree."
        ),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    tags = TagsField(
        label=gettext_lazy("Tags"),
        help_text=gettext_lazy(
            "Words by which others find it, with commas between them."
        ),
        max_length=400,
        required=False,
    )
    evaluation = forms.ModelChoiceField(
        label=gettext_lazy("Does it come from an evaluation?"),
        queryset=Evaluation.objects.none(),
        required=False,
        empty_label=gettext_lazy("No"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, evaluations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evaluation"]
        field.queryset = evaluations
        field.label_from_instance = lambda each: (
            _("That of %(day)s") % {"day": written_day(each.opened_on)}
        )


class LessonFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=200)
    tag = forms.CharField(
        label=gettext_lazy("Tag"), required=False, max_length=LONGEST_TAG
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose"),
        choices=[
            ("", gettext_lazy("All that we can read")),
            ("own", gettext_lazy("Of our partnerships")),
            ("open", gettext_lazy("Open to everybody here")),
        ],
        required=False,
    )

    def apply(self, found: Any, own: Any) -> Any:
        """`found` all that can be read, `own` those of one's partnerships."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("whose") == "own":
            found = own
        elif asked.get("whose") == "open":
            found = found.open_to_all()
        for word in asked.get("q", "").split():
            key = NameKey(Value(word))
            found = found.filter(Q(title_key__contains=key) | Q(text_key__contains=key))
        if tag := asked.get("tag", "").casefold().strip():
            found = found.filter(tags__contains=[tag])
        return found


class ProcessChangeForm(forms.Form):
    profile_row = forms.TypedChoiceField(
        label=gettext_lazy("Which change of your published process?"),
        coerce=int,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What is different now?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, changes: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["profile_row"]
        field.choices = changes
