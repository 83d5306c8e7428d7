"""Which rules hold for payments to a country. The action decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import RulesChoice
from disclosures.models.entries import LONGEST_WORDS
from disclosures.rules_asked import Asked, Wanted
from organisations.models import Organisation
from regimes.deadlines import HALF
from regimes.models import Regime
from ui.dates import FIRST_YEAR, LAST_YEAR


class RulesChoiceForm(forms.Form):
    mark_optional = False

    rules = forms.ChoiceField(
        label=gettext_lazy("Which rules hold?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the rules that hold.")},
    )
    payer = forms.ChoiceField(
        label=gettext_lazy("For which payments?"),
        required=False,
        widget=forms.RadioSelect,
    )
    from_year = forms.IntegerField(
        label=gettext_lazy("From which year on?"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "required": gettext_lazy("Enter a year with four digits, such as 2025."),
            "invalid": gettext_lazy("Enter a year with four digits, such as 2025."),
        },
    )
    undated = forms.ChoiceField(
        label=gettext_lazy("Where do payments go of which only the year is known?"),
        help_text=gettext_lazy(
            "Asked where rules count by half-years. Until it is said, they stay in the"
            " year of the general rules."
        ),
        choices=RulesChoice.Undated.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "Needed when you choose other rules than the portal proposes."
        ),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Asked],
        rules: Sequence[Regime],
        payers: Sequence[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.payers = {each.public_id: each for each in payers}
        self._field("rules").choices = [(each.code, each.name) for each in rules]
        everybody = _("All payments to this country")
        self._field("payer").choices = [
            ("", everybody),
            *(
                (each.public_id, _("Paid by %(name)s") % {"name": each.legal_name})
                for each in payers
            ),
        ]
        if len(payers) < 2:
            del self.fields["payer"]
        halves = {e.code for e in rules if e.profile.get("period") == HALF}
        possible = {e.code for row in asked for e in (*row.fitting, row.rules) if e}
        if not halves & possible and not any(row.half_years for row in asked):
            del self.fields["undated"]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def wanted(self) -> Wanted:
        facts = self.cleaned_data
        return Wanted(facts["rules"], facts["from_year"], facts.get("undated", ""))

    def affiliate(self) -> Organisation | None:
        return self.payers.get(self.cleaned_data.get("payer", ""))
