"""Choosing clauses from the library, writing one, talking about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.words import Key
from partnerships.models import Kind, LibraryClause, Topic
from ui.countries import country_name
from ui.languages import language_name

LONGEST = 8_000


class LibraryFilter(forms.Form):
    """By kind of agreement, language, law and topic; each may stay open."""

    mark_optional = False
    kind = forms.ChoiceField(
        label=gettext_lazy("For"),
        choices=[("", gettext_lazy("All agreements")), *Kind.choices],
        required=False,
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("About"),
        choices=[
            ("", gettext_lazy("Everything")),
            *(choice for choice in Topic.choices if choice[0] != Topic.FREE),
        ],
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    jurisdiction = forms.ChoiceField(label=gettext_lazy("Law of"), required=False)

    def __init__(self, *args: Any, clauses: list[LibraryClause], **kwargs: Any):
        super().__init__(*args, **kwargs)
        languages = sorted({clause.language for clause in clauses})
        laws = sorted({clause.jurisdiction for clause in clauses} - {""})
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", _("All languages")),
            *((code, language_name(code)) for code in languages),
        ]
        self.fields["jurisdiction"].choices = [  # type: ignore[attr-defined]
            ("", _("Any country")),
            *((code, country_name(code)) for code in laws),
        ]

    def apply(self, clauses: list[LibraryClause]) -> list[LibraryClause]:
        asked = self.cleaned_data if self.is_valid() else {}
        kind, topic = asked.get("kind"), asked.get("topic")
        language, law = asked.get("language"), asked.get("jurisdiction")
        return [
            clause
            for clause in clauses
            if (not kind or kind in clause.kinds)
            and (not topic or topic == clause.topic)
            and (not language or language == clause.language)
            and (not law or clause.jurisdiction in {"", law})
        ]


class ClauseForm(forms.Form):
    """A clause in the side's own words."""

    heading = forms.CharField(label=gettext_lazy("Heading"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("Short sentences. Say who does what."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    meaning = forms.CharField(
        label=gettext_lazy("What does it mean for the organisation?"),
        help_text=gettext_lazy(
            "One sentence, as you would tell it to a new volunteer. It stands beside the"
            " text."
        ),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    still_fits = forms.BooleanField(
        label=gettext_lazy("I changed the text, and the sentence about it still fits"),
        required=False,
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("meaning"):
            del self.fields["still_fits"]

    def clean(self) -> dict[str, Any]:
        """A sentence that was written for another text is read again."""
        cleaned = super().clean() or {}
        changed = set(self.changed_data)
        if (
            "still_fits" in self.fields
            and "text" in changed
            and "meaning" not in changed
            and not cleaned.get("still_fits")
        ):
            self.add_error(
                "meaning",
                _(
                    "You changed the text. Write this sentence anew, or say below that it"
                    " still fits."
                ),
            )
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in ("heading", "text", "meaning")
        }


class TalkForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        help_text=gettext_lazy(
            "All parties read it, for good: it can’t be changed later."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = Key()


class AnswerForm(forms.Form):
    """An answer in a talk, or only the yes that it is settled."""

    mark_optional = False
    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    settles = forms.BooleanField(
        label=gettext_lazy("This is settled for us"),
        help_text=gettext_lazy(
            "It is settled when both sides say so. Writing again opens it again."
        ),
        required=False,
    )
    key = Key()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("words") and not cleaned.get("settles"):
            self.add_error("words", _("Write something, or say that it is settled."))
        return cleaned
