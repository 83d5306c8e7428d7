"""What a statement is to be about."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from independence.statements import FUNDING, LOOK_BACKS, YEARLY, Asked, looking_back
from organisations.models import Condition
from ui.dates import FIRST_YEAR, LAST_YEAR
from ui.forms import DateField


class FundingForm(forms.Form):
    """A look-back from a day, for a submission to a regulator or an HTA body."""

    last = DateField(label=gettext_lazy("Up to which day?"))
    months = forms.TypedChoiceField(
        label=gettext_lazy("How far back?"),
        choices=[
            (months, gettext_lazy("%(months)s months") % {"months": months})
            for months in LOOK_BACKS
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(
        label=gettext_lazy("For which submission or product?"),
        help_text=gettext_lazy("Stands on the statement as you write it."),
        required=False,
        max_length=200,
    )
    condition = forms.ChoiceField(
        label=gettext_lazy("For which of your conditions?"),
        help_text=gettext_lazy(
            "Companies that list a medicine for it are marked on the statement."
        ),
        required=False,
    )

    def __init__(self, *args: Any, conditions: Iterable[Condition], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._conditions = {str(number): c for number, c in enumerate(conditions, 1)}
        choice: Any = self.fields["condition"]
        choice.choices = [
            ("", _("None in particular")),
            *((number, str(c)) for number, c in self._conditions.items()),
        ]

    def asked(self) -> Asked:
        facts = self.cleaned_data
        return Asked(
            kind=FUNDING,
            first=looking_back(facts["last"], facts["months"]),
            last=facts["last"],
            months=facts["months"],
            subject=facts["subject"],
            condition=self._conditions.get(facts["condition"]),
        )


class YearForm(forms.Form):
    """A calendar year, in the form that the ABPI's guidance asks for."""

    year = forms.IntegerField(
        label=gettext_lazy("Which year?"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def asked(self) -> Asked:
        year = self.cleaned_data["year"]
        return Asked(
            kind=YEARLY,
            first=datetime.date(year, 1, 1),
            last=datetime.date(year, 12, 31),
        )
