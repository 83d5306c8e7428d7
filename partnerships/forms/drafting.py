"""Forms of the pages of a draft: made from the group's fields, with their hints."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from organisations.forms.lines import LinesField
from partnerships.groups import Group
from partnerships.hints import FIELDS
from partnerships.models import PlannedMilestone, Version
from regimes.vat import Vat
from ui.amounts import minor_units
from ui.currencies import currency_choices
from ui.forms import AmountInput, DateField

LONGEST = 8_000
MOST_ROWS = 60
SPARE = 3
YES_NO = [
    ("", gettext_lazy("Not said yet")),
    ("yes", gettext_lazy("Yes, for what this agreement says")),
    ("no", gettext_lazy("No, as the organisation thinks best")),
]
ANSWERS = {"yes": True, "no": False, "": None}


class SumField(forms.DecimalField):
    """A sum: 1234.50, or 1,234.50 with the thousands set apart."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"max_digits": 18, "decimal_places": 4, "min_value": 0, **kwargs}
        super().__init__(widget=AmountInput, **kwargs)

    def clean(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace(",", "").replace(" ", "").replace("\u00a0", "")
        return super().clean(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            exact = value.normalize()
            places = max(2, -int(exact.as_tuple().exponent))
            return f"{value:.{places}f}"
        return value


def long_text(label: Any, hint: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        # no count of what remains: it would say nothing under nine of ten fields
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def field_of(name: str) -> forms.Field:
    """The form's field for a field of a version."""
    label, hint = FIELDS[name]
    column: Any = Version._meta.get_field(name)
    if name in PARTICULAR:
        return PARTICULAR[name](label=label, help_text=hint)
    for kind, make in USUAL:
        if isinstance(column, kind):
            return make(label=label, help_text=hint, required=False)
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=column.max_length
    )


def _currency(**words: Any) -> forms.Field:
    def choices() -> list[tuple[str, str]]:
        return [("", _("Choose")), *currency_choices()]

    return forms.ChoiceField(choices=choices, required=False, **words)


def _vat(**words: Any) -> forms.Field:
    return forms.ChoiceField(choices=Vat.choices, required=False, **words)


def _restricted(**words: Any) -> forms.Field:
    return forms.ChoiceField(
        choices=YES_NO, widget=forms.RadioSelect, required=False, **words
    )


def _paper(**words: Any) -> forms.Field:
    return EvidenceField(papers=True, required=False, **words)


def _long(**words: Any) -> forms.Field:
    return long_text(words["label"], words["help_text"])


PARTICULAR: dict[str, Callable[..., forms.Field]] = {
    "paper": _paper,
    "codes": LinesField,
    "restricted": _restricted,
    "currency": _currency,
    "vat_treatment": _vat,
}
USUAL: tuple[tuple[type[models.Field[Any, Any]], Callable[..., forms.Field]], ...] = (
    (models.DecimalField, SumField),
    (models.DateField, DateField),
    (models.BooleanField, forms.BooleanField),
    (models.TextField, _long),
)


class GroupForm(forms.Form):
    """The fields of one group. Only the title is needed: a draft may be unfinished."""

    mark_optional = False
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: Group, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.group = group
        for name in group.fields:
            self.fields[name] = field_of(name)
        if "title" in self.fields:
            self.fields["title"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "restricted" in cleaned:
            cleaned["restricted"] = ANSWERS[cleaned["restricted"]]
        if cleaned.get("vat_treatment") == "":
            cleaned["vat_treatment"] = Vat.UNKNOWN
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first day."))
        amount, currency = cleaned.get("amount"), cleaned.get("currency", "")
        if amount is not None and "currency" in self.fields:
            if not currency:
                self.add_error("currency", _("Choose the currency of the amount."))
            elif _too_exact(amount, currency):
                self.add_error(
                    "amount", _("This currency has no such small part of a unit.")
                )
        return cleaned

    def values(self) -> dict[str, Any]:
        """The fields of the version; a paper is kept by the view."""
        return {
            name: self.cleaned_data[name]
            for name in self.group.fields
            if name != "paper"
        }


def first_values(group: Group, version: Version) -> dict[str, Any]:
    """What the form shows before anybody typed."""
    found = {name: getattr(version, name) for name in group.fields if name != "paper"}
    if "restricted" in found:
        found["restricted"] = {True: "yes", False: "no"}.get(found["restricted"], "")
    return found


def _too_exact(amount: Decimal, currency: str) -> bool:
    exponent = amount.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent > minor_units(currency)


class PartyForm(forms.Form):
    """What the version says of one party."""

    mark_optional = False
    role = long_text(
        gettext_lazy("What does it do?"), gettext_lazy("Its part, in a few words.")
    )
    expertise = long_text(
        gettext_lazy("What does it know best?"),
        gettext_lazy("What the others rely on it for."),
    )
    signatories = forms.CharField(
        label=gettext_lazy("Who signs for it?"),
        help_text=gettext_lazy("An office, not a name: “the chair and the treasurer”."),
        max_length=300,
        required=False,
    )


class BudgetLineForm(forms.Form):
    mark_optional = False
    words = forms.CharField(label=gettext_lazy("What for?"), max_length=200)
    amount = SumField(label=gettext_lazy("Amount"))


class InKindForm(forms.Form):
    words = long_text(
        gettext_lazy("What is it, and who gives it?"),
        gettext_lazy(
            "If it has no price, say what it does for you: that is published instead."
        ),
        required=True,
    )
    value = SumField(label=gettext_lazy("What it is worth"), required=False)


class MilestoneForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=PlannedMilestone.Kind.choices,
        # what a spare line comes with; it is empty as long as this is all
        initial=PlannedMilestone.Kind.values[0],
    )
    words = forms.CharField(label=gettext_lazy("What?"), max_length=300)
    due_on = DateField(label=gettext_lazy("By when?"))
    amount = SumField(
        label=gettext_lazy("Amount"),
        required=False,
        help_text=gettext_lazy("Only for a payment."),
    )


class RowSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows, and some empty ones; an empty row or one that is ticked off goes."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this line out")

    def rows(self) -> list[dict[str, Any]]:
        return [
            {name: value for name, value in row.items() if name != "DELETE"}
            for row in self.cleaned_data
            if row and not row.get("DELETE")
        ]


def row_set(form: type[forms.Form]) -> Any:
    return forms.formset_factory(
        form,
        formset=RowSet,
        extra=SPARE,
        max_num=MOST_ROWS,
        validate_max=True,
        can_delete=True,
        can_delete_extra=False,
    )


ROW_SETS: dict[str, Any] = {
    "budget": row_set(BudgetLineForm),
    "in_kind": row_set(InKindForm),
    "milestones": row_set(MilestoneForm),
}
SHOWN: dict[str, tuple[str, ...]] = {
    "budget": ("words", "amount"),
    "in_kind": ("words", "value"),
    "milestones": ("kind", "words", "due_on", "amount"),
}


class SendForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What did you change, and why?"),
        help_text=gettext_lazy("The other side reads this first. Two sentences do."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("All parties read this."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
