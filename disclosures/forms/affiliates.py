"""Companies of a group: asked, and what they say of their own payments."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import AffiliateStatement
from disclosures.models.entries import LONGEST_WORDS
from documents.uploads import EvidenceField
from organisations.forms.fields import OrganisationField
from organisations.models import OrganisationQuerySet
from ui.forms import DateField


class AskForm(forms.Form):
    answer_by = DateField(label=gettext_lazy("By which day should they answer?"))

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_answer_by(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise forms.ValidationError(
                _("The last day is over already. Give a later one.")
            )
        return day


class NameForm(AskForm):
    """One more company, which the portal does not know as one of the group."""

    affiliate = OrganisationField(label=gettext_lazy("Which company?"))
    field_order = ("affiliate", "answer_by")

    def __init__(self, *args: Any, among: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["affiliate"]
        field.among = among


class SayForm(forms.Form):
    """By a person of the company that is asked."""

    statement = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=AffiliateStatement.Statement.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        help_text=gettext_lazy(
            "For example how you looked. Your group reads this; it is not published."
        ),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EnterForm(SayForm):
    """By the reporting company's officer, from what that company said elsewhere."""

    said_by = forms.CharField(
        label=gettext_lazy("Who said it?"),
        help_text=gettext_lazy("Name and function. It is not published."),
        max_length=200,
    )
    said_on = DateField(label=gettext_lazy("On which day?"))
    document = EvidenceField(
        label=gettext_lazy("What shows it"),
        help_text=gettext_lazy(
            "A letter or an e-mail: PDF, JPEG, PNG, Word or .eml, up to 25 MB. That"
            " company can read it."
        ),
        papers=True,
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        statement: Any = self.fields["statement"]
        statement.label = _("What did the company say?")

    def clean_said_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["said_on"]
        if day > self.today:
            raise forms.ValidationError(_("It can’t have been said on a day to come."))
        return day
