"""What a person says about themselves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PreferencesForm(forms.ModelForm[User]):
    """Name, language and how often mail comes. `accounts.actions` saves."""

    class Meta:
        model = User
        fields = ["name", "language", "mail"]
        labels = {"name": _("Your name"), "mail": _("E-mail about what waits for you")}
        help_texts = {
            "name": _("People of your own organisation see it beside what you do."),
            "language": _("For pages and for e-mail."),
            "mail": _("Notices always wait for you here as well."),
        }
        widgets = {"mail": forms.RadioSelect}

    name = forms.CharField(label=_("Your name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=())

    def __init__(
        self,
        *args: object,
        languages: "Sequence[tuple[str, StrOrPromise]]",
        **kwargs: object,
    ):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
