"""The queue of likenesses, two records side by side, and what becomes of them."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from organisations.forms.fields import OrganisationField
from organisations.merge_notes import FACTS
from organisations.models import Likeness, Organisation, OrganisationQuerySet
from ui.countries import country_choices, country_name

FIRST, SECOND = "first", "second"


class LikenessFilter(forms.Form):
    mark_optional = False
    state = forms.ChoiceField(
        label=_("Stage"), choices=Likeness.State.choices, required=False
    )
    verdict = forms.ChoiceField(
        label=_("How sure"),
        choices=[("", _("Any")), *Likeness.Verdict.choices],
        required=False,
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=lambda: [("", _("Any country")), *country_choices()],
        required=False,
    )

    def apply(self, pairs: Any) -> Any:
        """Open ones unless another stage is asked for; not of records that have moved."""
        self.is_valid()
        chosen = self.cleaned_data
        pairs = pairs.filter(state=chosen.get("state") or Likeness.State.OPEN)
        if verdict := chosen.get("verdict"):
            pairs = pairs.filter(verdict=verdict)
        if country := chosen.get("country"):
            pairs = pairs.filter(first__country=country)
        return pairs


class OtherRecordForm(forms.Form):
    """Which record to compare with."""

    other = OrganisationField(
        label=_("Which other record may be the same organisation?"),
        help_text=_("Its name, another name, or its id."),
    )

    def __init__(self, *args: Any, among: OrganisationQuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast("OrganisationField", self.fields["other"]).among = among


class WordsForm(forms.Form):
    """A registrar's words about a step."""

    words = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self, *args: Any, label: Any, help_text: Any = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].help_text = help_text


class MergeForm(forms.Form):
    """Which of two records stays, and whose facts where they differ."""

    kept = forms.ChoiceField(
        label=_("Which record stays?"),
        widget=forms.RadioSelect,
        help_text=_("The other one leads to it for ever, under its own id too."),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    reason = forms.CharField(
        label=_("What did you look at, and what did it show?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The administrators of both records read it."),
    )
    field_order = ("kept", *FACTS, "reason")

    def __init__(
        self, *args: Any, first: Organisation, second: Organisation, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.sides = {FIRST: first, SECOND: second}
        kept = cast("forms.ChoiceField", self.fields["kept"])
        kept.choices = [
            (name, f"{each.legal_name} ({each.public_id})")
            for name, each in self.sides.items()
        ]
        for name in FACTS:
            if getattr(first, name) != getattr(second, name):
                self.fields[name] = forms.ChoiceField(
                    label=capfirst(_label(name)),
                    choices=[
                        (side, told(each, name) or _("(empty)"))
                        for side, each in self.sides.items()
                    ],
                    widget=forms.RadioSelect,
                )
        self.order_fields(self.field_order)

    def pair(self) -> tuple[Organisation, Organisation]:
        """The record that stays, and the other one."""
        if self.cleaned_data["kept"] == FIRST:
            return self.sides[FIRST], self.sides[SECOND]
        return self.sides[SECOND], self.sides[FIRST]

    def choices(self) -> dict[str, str]:
        """For each fact that differs: of the kept or of the merged record."""
        kept = self.cleaned_data["kept"]
        return {
            name: "kept" if self.cleaned_data[name] == kept else "merged"
            for name in FACTS
            if name in self.cleaned_data
        }


def _label(name: str) -> str:
    field: Any = Organisation._meta.get_field(name)
    return str(field.verbose_name)


def told(organisation: Organisation, name: str) -> str:
    """A fact of a record in words."""
    if name == "parent_id":
        return organisation.parent.legal_name if organisation.parent else ""
    if name == "country":
        return country_name(organisation.country)
    if name == "language":
        return str(dict(settings.LANGUAGES).get(organisation.language, ""))
    if name == "kind":
        return str(organisation.get_kind_display())
    return str(getattr(organisation, name))


def facts(
    first: Organisation, second: Organisation
) -> list[tuple[str, str, str, bool]]:
    """Label, what each record says, and whether they say the same."""
    return [
        (
            str(capfirst(_label(name))),
            told(first, name),
            told(second, name),
            getattr(first, name) == getattr(second, name),
        )
        for name in FACTS
    ]
