"""Which part of the calendar is shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation


class CalendarForm(forms.Form):
    """One year, and one organisation of those for which the person acts."""

    mark_optional = False

    year = forms.IntegerField(
        label=_("Year of the last days"), required=False, min_value=2000, max_value=2100
    )
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["organisation"]
        chosen.choices = [
            ("", _("All")),
            *((each.public_id, each.legal_name) for each in organisations),
        ]
