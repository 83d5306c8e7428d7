"""Showing a material, changing it, commenting, answering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from organisations.models import Organisation
from partnerships.forms.words import LONGEST, Key, PartnerField
from partnerships.models import Basis, Material
from ui.dates import DateField


class MaterialForm(forms.Form):
    key = Key()
    reader = PartnerField(label=gettext_lazy("Who should read it?"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Material.Kind.choices,
        widget=forms.RadioSelect,
    )
    file = EvidenceField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("PDF, Word, JPEG or PNG, up to 25 MB."),
        papers=True,
    )
    words = forms.CharField(
        label=gettext_lazy("What would you like to know?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = DateField(label=gettext_lazy("Comments by"), required=False)

    def __init__(self, *args: Any, among: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reader"]
        field.offer(among)


class BasisForm(forms.Form):
    """`possible`: the grounds that the actor may have; a single one is not asked."""

    key = Key()
    basis = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "A company does not edit a patient organisation’s material. It may put right a"
            " wrong fact, or send a text that the organisation asked for."
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What changed, or which fact is wrong?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, possible: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["basis"]
        field.choices = [(each, Basis(each).label) for each in possible]
        if len(possible) == 1 and possible[0] != Basis.FACT:
            field.initial, field.widget = possible[0], forms.HiddenInput()


class MaterialVersionForm(BasisForm):
    file = EvidenceField(
        label=gettext_lazy("The new file"),
        help_text=gettext_lazy("PDF, Word, JPEG or PNG, up to 25 MB."),
        papers=True,
    )


class MaterialCommentForm(BasisForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = gettext_lazy("Your comment")
        self.fields["words"].required = True


class AnswerForm(forms.Form):
    changed = forms.ChoiceField(
        label=gettext_lazy("Did you change something because of it?"),
        choices=(
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What changed, or why not?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
