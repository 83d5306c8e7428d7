"""Under which reporting rules somebody reads the checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RulesForm(forms.Form):
    """`regimes`: public id and name of all that can be chosen."""

    def __init__(self, *args: Any, regimes: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["rules"] = forms.ChoiceField(
            label=_("Under the rules of"), choices=regimes, required=False
        )
