"""What one asks the directory: of patient organisations, and of companies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.directory.companies import ALL, CLOSED, OPEN, OURS
from organisations.directory.sides import BY_CHANGE, BY_NAME
from organisations.models.public import Activity, Reach, Stage
from ui.countries import country_choices
from ui.languages import LANGUAGES, language_name


def _countries() -> list[tuple[str, Any]]:
    return [("", _("Any country")), *country_choices()]


def _languages() -> list[tuple[str, Any]]:
    named = sorted((language_name(code), code) for code in LANGUAGES)
    return [("", _("Any language")), *((code, name) for name, code in named)]


class DirectoryForm(forms.Form):
    """A search. What can't be understood is left out of it."""

    mark_optional = False

    def asked(self) -> dict[str, Any]:
        """What is asked for, with what holds until somebody chooses."""
        self.is_valid()
        return {
            name: self.cleaned_data.get(name) or field.initial or ""
            for name, field in self.fields.items()
        }


class _Sort(forms.ChoiceField):
    def __init__(self) -> None:
        choices = [(BY_NAME, _("Name")), (BY_CHANGE, _("Newest change of the profile"))]
        super().__init__(
            label=_("Sort by"), choices=choices, required=False, initial=BY_NAME
        )


class PatientsForm(DirectoryForm):
    q = forms.CharField(
        label=_("Words in the name, or in what it is for"),
        required=False,
        max_length=200,
    )
    condition = forms.CharField(
        label=_("Condition, or its code"),
        help_text=_("For example sarcoidosis, ORPHA 797 or E84."),
        required=False,
        max_length=200,
    )
    country = forms.ChoiceField(
        label=_("Country where it works"), choices=_countries, required=False
    )
    reach = forms.ChoiceField(
        label=_("Reach"), choices=[("", _("Any")), *Reach.choices], required=False
    )
    activity = forms.ChoiceField(
        label=_("Activity"),
        choices=[("", _("Any")), *Activity.choices],
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=_languages, required=False
    )
    sort = _Sort()


class CompaniesForm(DirectoryForm):
    whose = forms.ChoiceField(
        label=_("Medicines"),
        choices=[(OURS, _("In our conditions")), (ALL, _("In any condition"))],
        required=False,
        initial=OURS,
    )
    condition = forms.CharField(
        label=_("Another condition, or its code"),
        help_text=_("In place of your own. For example sarcoidosis, ORPHA 797 or E84."),
        required=False,
        max_length=200,
    )
    q = forms.CharField(
        label=_("Words in the company's name"), required=False, max_length=200
    )
    country = forms.ChoiceField(
        label=_("Country where it works"), choices=_countries, required=False
    )
    stage = forms.ChoiceField(
        label=_("Stage of the medicine"),
        choices=[("", _("Any")), *Stage.choices],
        required=False,
    )
    process = forms.ChoiceField(
        label=_("Applications for support"),
        choices=[("", _("Any")), (OPEN, _("Open")), (CLOSED, _("Closed"))],
        required=False,
    )
    sort = _Sort()
