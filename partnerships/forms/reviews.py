"""Asking for reviews, declaring interests, reviewing, deciding."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from organisations.people import role_labels
from partnerships.models import Review, ReviewPoint
from ui.forms import DateField

LONGEST = 4_000


def _words(label: Any, hint: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReviewersForm(forms.Form):
    """`people`: who can be asked, each in one of their roles."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who should review it?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Best people of different roles, and not those who sell or market."
        ),
    )
    due_on = DateField(label=gettext_lazy("Reviews wanted by"))

    def __init__(self, *args: Any, people: Iterable[tuple[User, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.roles = {
            str(person.public_id): (person.pk, role) for person, role in people
        }
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (str(person.public_id), f"{person} – {role_labels([role])}")
            for person, role in people
        ]

    def chosen(self) -> dict[int, str]:
        return dict(self.roles[each] for each in self.cleaned_data["people"])


class InterestForm(forms.Form):
    interest = forms.ChoiceField(
        label=gettext_lazy(
            "Do you have an interest of your own in this organisation or matter?"
        ),
        choices=Review.Interest.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "An office there, a close person, money, research: whatever could sway you."
        ),
    )
    words = _words(
        gettext_lazy("What is it, in a few words?"),
        gettext_lazy("Only if you have one."),
        required=False,
    )


class ReviewForm(forms.Form):
    """Each published criterion, then a recommendation with reasons."""

    def __init__(self, *args: Any, criteria: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for number, criterion in enumerate(self.criteria):
            self.fields[f"met_{number}"] = forms.ChoiceField(
                label=criterion,
                choices=ReviewPoint.Met.choices,
                widget=forms.RadioSelect,
            )
            about = _words(gettext_lazy("In words"), "", required=False)
            about.widget.attrs["rows"] = 2
            self.fields[f"about_{number}"] = about
        self.fields["recommendation"] = forms.ChoiceField(
            label=_("Your recommendation"),
            choices=Review.Recommendation.choices,
            widget=forms.RadioSelect,
        )
        self.fields["words"] = _words(
            gettext_lazy("Why?"),
            gettext_lazy(
                "The organisation reads all of this when the application is decided. Your"
                " role is shown, not your name."
            ),
        )

    def found(self) -> dict[str, tuple[str, str]]:
        cleaned = self.cleaned_data
        return {
            criterion: (cleaned[f"met_{number}"], cleaned[f"about_{number}"])
            for number, criterion in enumerate(self.criteria)
        }


class DecisionForm(forms.Form):
    """`conditions` and `although` only where they belong."""

    conditions = _words(
        gettext_lazy("Conditions"),
        gettext_lazy("What has to be so. They become a clause of the agreement."),
    )
    reason = _words(
        gettext_lazy("Why?"),
        gettext_lazy(
            "The organisation reads this. Say what spoke for it and what against it."
        ),
    )
    although = _words(
        gettext_lazy("Why do you decide all the same?"),
        gettext_lazy("Both sides read this in the history."),
    )

    def __init__(self, *args: Any, move: str, cautions: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        if move != "approve_with_conditions":
            del self.fields["conditions"]
        if not cautions:
            del self.fields["although"]


class BeginAgreementForm(forms.Form):
    """`partnership` by its public id."""

    partnership = forms.ChoiceField(
        label=gettext_lazy("In which partnership?"), widget=forms.RadioSelect
    )
    form = forms.ChoiceField(
        label=gettext_lazy("How long an agreement?"),
        choices=[
            ("full", gettext_lazy("A full agreement")),
            (
                "short",
                gettext_lazy("A short form of one page, for small sums"),
            ),
        ],
        widget=forms.RadioSelect,
        initial="full",
    )
