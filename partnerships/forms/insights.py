"""What patients told: recording, deciding, telling back, finding."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Function, Organisation
from partnerships.models import Insight, InsightDecision, Stage
from ui.dates import DateField

LONGEST = 4_000
AREA = {"rows": 4}


class InsightForm(forms.Form):
    told = forms.CharField(
        label=_("What did they tell?"),
        help_text=_(
            "In your words or theirs. No names and nothing by which somebody could be"
            " known."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    given_by = forms.ChoiceField(
        label=_("Who told it?"),
        choices=Insight.Giver.choices,
        widget=forms.RadioSelect,
    )
    stage = forms.ChoiceField(
        label=_("At which stage?"), choices=Stage.choices, widget=forms.RadioSelect
    )
    occasion = forms.CharField(
        label=_("Where was it told?"),
        help_text=_("For example: advisory board, helpline, survey of members."),
        max_length=300,
        required=False,
    )
    told_on = DateField(label=_("When was it told?"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DecisionForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Who decided?"), queryset=Organisation.objects.none(), empty_label=None
    )
    function = forms.ChoiceField(
        label=_("Which function there?"),
        help_text=_("For a company."),
        choices=[("", "–"), *Function.choices],
        required=False,
    )
    outcome = forms.ChoiceField(
        label=_("What followed?"),
        choices=InsightDecision.Outcome.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What changed, or why does nothing change?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=AREA),
    )
    decided_on = DateField(label=_("When was it decided?"))

    def __init__(
        self, *args: Any, among: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in among])


class FedBackForm(forms.Form):
    fed_back_on = DateField(label=_("When did they hear?"))
    fed_back_how = forms.CharField(
        label=_("How did they hear?"),
        help_text=_("For example: at the members’ meeting, in the newsletter."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Both sides read it in the history."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InsightFilter(forms.Form):
    """`apply` narrows a list of insights; what can't be read narrows nothing."""

    mark_optional = False
    FOLLOWED = (
        ("", _("Everything")),
        ("undecided", _("Nothing decided yet")),
        ("changed", _("Something changed")),
        ("nothing", _("Nothing changed")),
        ("silent", _("Decided, and nobody told back")),
    )
    stage = forms.ChoiceField(
        label=_("Stage"),
        choices=[("", _("All stages")), *Stage.choices],
        required=False,
    )
    followed = forms.ChoiceField(
        label=_("What followed"), choices=FOLLOWED, required=False
    )
    company = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def apply(self, found: Any) -> Any:
        asked = self.cleaned_data if self.is_valid() else {}
        found = found.told_what_followed()
        if stage := asked.get("stage"):
            found = found.filter(stage=stage)
        if company := asked.get("company"):
            found = found.filter(
                partnership__parties__organisation__public_id=company,
                partnership__parties__side="company",
            )
        narrowed = {
            "undecided": {"is_decided": False},
            "changed": {"has_changed": True},
            "nothing": {"is_decided": True, "has_changed": False},
            "silent": {"has_silence": True},
        }.get(asked.get("followed", ""), {})
        return found.filter(**narrowed)
