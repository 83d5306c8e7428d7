"""What somebody says who erases their account, and who sets a legal hold."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from organisations.models import Organisation
from organisations.own_words import Place
from ui.forms import DateField


class EraseForm(forms.Form):
    """Who takes the open work of each organisation, and which rows are of the person."""

    def __init__(
        self,
        *args: Any,
        colleagues: Sequence[tuple[Organisation, Any]],
        named_in: Sequence[Place],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._places = {f"taker_{o.public_id}": o.pk for o, _people in colleagues}
        for organisation, people in colleagues:
            self.fields[f"taker_{organisation.public_id}"] = forms.ModelChoiceField(
                label=_("Who takes your open work for %(organisation)s?")
                % {"organisation": organisation},
                queryset=people,
                to_field_name="public_id",
                required=False,
                empty_label=_("Nobody yet: it waits for everybody with the right role"),
            )
        if named_in:
            self.fields["named_in"] = forms.MultipleChoiceField(
                label=_("Are these you?"),
                help_text=_(
                    "Your name or address stands there. Choose what is you, and it is"
                    " erased there too."
                ),
                choices=[(place.key, place.label) for place in named_in],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields["sure"] = forms.BooleanField(
            label=_("Erase my account. I know that this can’t be undone.")
        )

    @property
    def takers(self) -> dict[int, User | None]:
        return {pk: self.cleaned_data[name] for name, pk in self._places.items()}


class HoldForm(forms.Form):
    """Whose details stay, on which ground, and until when."""

    email = forms.EmailField(label=gettext_lazy("The person’s e-mail address"))
    ground = forms.CharField(
        label=gettext_lazy("Ground in law"),
        help_text=gettext_lazy(
            "Name the law and the clause. The person reads it as you write it."
        ),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until_on = DateField(label=gettext_lazy("Last day"))
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_email(self) -> User:
        typed = self.cleaned_data["email"]
        person = User.objects.filter(email__iexact=typed).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has an account with this address."))
        return person
