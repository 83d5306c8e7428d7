"""What people ask the register: one definition for pages and downloads."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, QuerySet, TextField, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models.register import Coverage, RegisterLine, RegisterOrganisation
from partnerships.models.public import PublicPartnership, Stage
from register import words
from ui.countries import country_choices
from ui.dates import FIRST_YEAR, LAST_YEAR, DateField

PUBLIC_ID = re.compile("[a-z2-7]{16}")
ORDERS = {
    "newest": ("-year", "-line_id"),
    "changed": ("-changed_on", "-line_id"),
    "largest": ("-amount", "-line_id"),
    "smallest": ("amount", "line_id"),
}
SORTS = [
    ("newest", gettext_lazy("Newest year first")),
    ("changed", gettext_lazy("Last changed first")),
    ("largest", gettext_lazy("Largest amount first")),
    ("smallest", gettext_lazy("Smallest amount first")),
]
ANY = ("", gettext_lazy("All"))
# Scripts without spaces between words, where two characters may be a word
DENSE_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffdc]")
CURSORS = {"after", "before"}


def name_key(text: str) -> Func:
    """The form in which the database compares names."""
    return Func(Value(text), function="name_key", output_field=TextField())


def year_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=gettext_lazy("Year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"size": 4, "maxlength": 4}),
        error_messages={
            each: gettext_lazy("Enter a year with four digits, such as 2025.")
            for each in ("invalid", "min_value", "max_value")
        },
    )


class Contains(Func):
    """A stored key holds a word, in the form that keys have. A trigram index finds it."""

    template = "%(expressions)s"
    arg_joiner = " like '%%' || "
    output_field = BooleanField()

    def __init__(self, key: str, word: str) -> None:
        super().__init__(F(key), name_key(word))

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        sql, params = super().as_sql(*args, **kwargs)
        return f"{sql} || '%%'", params


class SearchForm(forms.Form):
    """A search of published entries. `company` and `organisation` are public ids."""

    mark_optional = False

    q = forms.CharField(
        label=gettext_lazy("Name or words"),
        required=False,
        max_length=200,
    )
    year = year_field()
    category = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=lambda: [ANY, *words.categories().items()],
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Recipient’s country"),
        required=False,
        choices=lambda: [ANY, *country_choices()],
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Recipient’s answer"),
        required=False,
        choices=[ANY, *words.ANSWERS.items()],
    )
    company = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation = forms.CharField(required=False, widget=forms.HiddenInput)
    changed_since = DateField(
        label=gettext_lazy("New or changed since"),
        required=False,
        help_text=gettext_lazy("For example, 14 3 2026"),
    )
    sort = forms.ChoiceField(label=gettext_lazy("Order"), required=False, choices=SORTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("category", "answer", "country", "sort"):
            self.fields[name].error_messages["invalid_choice"] = _(
                "“%(value)s” is not one of the choices."
            )
        self.sides: dict[str, RegisterOrganisation] = {}

    def clean_q(self) -> str:
        q = " ".join(self.cleaned_data["q"].split())
        if q and not any(
            len(each) >= 3 or DENSE_SCRIPTS.search(each) for each in q.split()
        ):
            raise ValidationError(
                _("Enter at least one word of three letters or more.")
            )
        return q

    def clean(self) -> dict[str, Any]:
        """Finds the organisations asked for; merged ones lead to where they went."""
        given = {
            name: self.cleaned_data[name]
            for name in ("company", "organisation")
            if self.cleaned_data.get(name)
        }
        ids = {each for each in given.values() if PUBLIC_ID.fullmatch(each)}
        named = RegisterOrganisation.objects.filter(public_id__in=ids)
        moved = RegisterOrganisation.objects.filter(
            public_id__in=named.exclude(moved_to="").values("moved_to")
        )
        found = (
            {each.public_id: each for each in named.union(moved, all=True)}
            if ids
            else {}
        )
        for name, public_id in given.items():
            side = found.get(public_id)
            side = found.get(side.moved_to, side) if side else None
            if side:
                self.sides[name] = side
            else:
                self.add_error(
                    None,
                    _("No organisation on this register has the id “%(id)s”.")
                    % {"id": public_id[:40]},
                )
        return self.cleaned_data

    def unknown(self) -> list[str]:
        """Names in the address that mean nothing here."""
        parts = {f"changed_since_{part}" for part in ("day", "month", "year")}
        return sorted(set(self.data) - set(self.fields) - parts - CURSORS)

    @property
    def order(self) -> tuple[str, str]:
        return ORDERS[self.cleaned_data.get("sort") or "newest"]

    @property
    def searches_text(self) -> bool:
        """Whether sums must be counted from entries, because no table of sums fits."""
        return bool(self.cleaned_data["q"] or self.cleaned_data["changed_since"])

    def facets(self) -> dict[str, Any]:
        """Filters that entries and tables of sums have in common."""
        facets: dict[str, Any] = {
            name: self.cleaned_data[name]
            for name in ("year", "category", "country", "answer")
            if self.cleaned_data[name]
        }
        return facets | {name: side.pk for name, side in self.sides.items()}

    def apply(self, lines: QuerySet[RegisterLine]) -> QuerySet[RegisterLine]:
        """These entries; ordering by amount leaves out help that has none."""
        lines = lines.filter(**self.facets())
        for word in self.cleaned_data["q"].split():
            lines = lines.filter(Contains("search_key", word))
        if since := self.cleaned_data["changed_since"]:
            lines = lines.filter(changed_on__gte=since)
        if "amount" in self.order[0]:
            lines = lines.filter(amount__isnull=False)
        return lines

    def asked(self) -> dict[str, str]:
        """What was asked, as parameters of an address."""
        asked = {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in self.cleaned_data.items()
            if value and not (name == "sort" and value == "newest")
        }
        return asked | {name: side.public_id for name, side in self.sides.items()}


class CoverageForm(forms.Form):
    """Which companies, and what the register holds of them."""

    mark_optional = False

    q = forms.CharField(
        label=gettext_lazy("Name of the company"), required=False, max_length=200
    )
    year = year_field()
    state = forms.ChoiceField(
        label=gettext_lazy("In that year"),
        required=False,
        choices=[ANY, *Coverage.State.choices],
    )


class PartnershipForm(forms.Form):
    """A search of partnerships. `party` is the public id of one that takes part."""

    mark_optional = False

    condition = forms.CharField(
        label=gettext_lazy("Condition"), required=False, max_length=200
    )
    organisation = forms.CharField(
        label=gettext_lazy("Company or organisation"), required=False, max_length=200
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), required=False, choices=[ANY, *Stage.choices]
    )
    party = forms.RegexField(PUBLIC_ID, required=False, widget=forms.HiddenInput)

    def apply(
        self, found: "QuerySet[PublicPartnership]"
    ) -> "QuerySet[PublicPartnership]":
        """Each word of a name or condition has to stand there."""
        asked = self.cleaned_data
        for key, text in (
            ("about_key", asked["condition"]),
            ("named_key", asked["organisation"]),
        ):
            for word in text.split():
                found = found.filter(Contains(key, word))
        if asked["stage"]:
            found = found.filter(stage=asked["stage"])
        if asked["party"]:
            found = found.filter(party_ids__contains=[asked["party"]])
        return found
