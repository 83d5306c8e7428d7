"""What a list of applications shows, and in which order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from partnerships.lifecycle.applications import HANDED_IN
from partnerships.models import Application, Kind
from partnerships.models.applications import ApplicationQuerySet

OPEN = "open"
ORDERS = {"": ("-id",), "promised": ("promised_on", "id")}


class ApplicationFilter(forms.Form):
    """`drafts`: whether those who look have drafts of their own."""

    mark_optional = False
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of support"),
        choices=[("", gettext_lazy("All")), *Kind.choices],
        required=False,
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"),
        choices=[
            ("", gettext_lazy("The newest first")),
            ("promised", gettext_lazy("By the day of the promised answer")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, drafts: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("All")),
            (OPEN, gettext_lazy("Not decided yet")),
            *(
                choice
                for choice in Application.State.choices
                if drafts or choice[0] != Application.State.DRAFT
            ),
        ]

    def apply(self, applications: ApplicationQuerySet) -> ApplicationQuerySet:
        if not self.is_valid():
            return applications
        state, kind = self.cleaned_data["state"], self.cleaned_data["kind"]
        if state:
            states = HANDED_IN if state == OPEN else {state}
            applications = applications.filter(state__in=states)
        return applications.filter(kind=kind) if kind else applications

    @property
    def order(self) -> tuple[str, ...]:
        return ORDERS[self.cleaned_data["sort"] if self.is_valid() else ""]
