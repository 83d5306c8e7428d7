"""Which of their columns hold amounts, where a row has several, and what each is about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from regimes.profile import Category
from tables.forms import with_sample
from ui.dates import FIRST_YEAR, LAST_YEAR

NO, YES = "", "amounts"
"""No amounts; amounts whose category the column doesn't say."""


class Line(NamedTuple):
    """A column of theirs with its two fields."""

    name: str
    sample: str
    holds: BoundField
    year: BoundField


def holds_name(place: int) -> str:
    return f"holds-{place}"


def year_name(place: int) -> str:
    return f"holds-{place}-year"


def fields(
    header: Sequence[str], categories: Iterable[Category]
) -> dict[str, forms.Field]:
    """Two fields for each of their columns."""
    choices = [
        (NO, _("No amounts")),
        (YES, _("Amounts of any category")),
        *(
            (each.code, _("Amounts: %(category)s") % {"category": each.label})
            for each in categories
        ),
    ]
    made: dict[str, forms.Field] = {}
    for place, name in enumerate(header):
        made[holds_name(place)] = forms.ChoiceField(
            label=_("What “%(column)s” holds") % {"column": name},
            choices=choices,
            required=False,
        )
        made[year_name(place)] = forms.IntegerField(
            label=_("The year of “%(column)s”") % {"column": name},
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            required=False,
        )
    return made


def lines(
    form: forms.Form, header: Sequence[str], samples: Sequence[Sequence[str]]
) -> list[Line]:
    """The fields as a table of their columns."""
    return [
        Line(
            name,
            with_sample("", [row[place] for row in samples]).removeprefix(": "),
            form[holds_name(place)],
            form[year_name(place)],
        )
        for place, name in enumerate(header)
    ]


def initial(
    header: Sequence[str], amounts: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """What the fields show of a mapping."""
    shown: dict[str, Any] = {}
    for place, name in enumerate(header):
        if name in amounts:
            shown[holds_name(place)] = amounts[name].get("category", YES)
            shown[year_name(place)] = amounts[name].get("paid_year", "")
    return shown


def chosen(
    data: Mapping[str, Any],
    header: Sequence[str],
    before: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[str, str]]:
    """`[amounts]` of the mapping; what it said before about other things stays."""
    amounts: dict[str, dict[str, str]] = {}
    for place, name in enumerate(header):
        if not (holds := data.get(holds_name(place))):
            continue
        words = dict(before.get(name, {}))
        for ours, value in (
            ("category", "" if holds == YES else holds),
            ("paid_year", data.get(year_name(place))),
        ):
            words.pop(ours, None)
            if value:
                words[ours] = str(value)
        amounts[name] = words
    return amounts


def wrong(data: Mapping[str, Any], header: Sequence[str]) -> list[tuple[str, str]]:
    """Fields that contradict each other, each with a sentence."""
    return [
        (
            holds_name(place),
            _("A year is given for “%(column)s”. Say that it holds amounts.")
            % {"column": name},
        )
        for place, name in enumerate(header)
        if data.get(year_name(place)) and not data.get(holds_name(place))
    ]
