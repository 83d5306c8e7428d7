"""What is asked about a payments file on its way in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from disclosures.forms import import_amounts
from disclosures.imports.asking import Ask
from disclosures.imports.mapping import COLUMNS
from documents.uploads import TableField
from regimes.profile import Category
from tables.forms import guess_hint, with_sample
from tables.mapping import Mapping
from ui.countries import country_choices
from ui.dates import FIRST_YEAR, LAST_YEAR

MAIN = (
    "recipient",
    "amount",
    "currency",
    "paid_on",
    "paid_year",
    "category",
    "description",
    "reference",
)


class UploadForm(forms.Form):
    file = TableField(
        label=lazy("Payments file"),
        help_text=lazy(
            "A CSV, TSV or Excel (.xlsx) file as your finance department exports it,"
            " up to 25 MB."
        ),
    )


FIXED = ("currency", "category", "recipient_country")
"""What may hold for a whole file that has no column for it."""


class ColumnsForm(forms.Form):
    """Which of their columns is which of ours; what holds where there is no column."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        header: Sequence[str],
        samples: Sequence[Sequence[str]],
        categories: Sequence[Category],
        guessed: dict[str, str],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        theirs = [("", _("No such column"))] + [
            (name, with_sample(name, [row[place] for row in samples]))
            for place, name in enumerate(header)
        ]
        for ours, column in COLUMNS.items():
            self.fields[ours] = forms.ChoiceField(
                label=column.label,
                help_text=guess_hint(column.hint, ours in guessed),
                choices=theirs,
                required=ours == "recipient",
            )
        self.header, self.samples = header, samples
        self.fields.update(import_amounts.fields(header, categories))
        self._fixed("currency", _("If all payments have one currency"), [])
        self._fixed(
            "category",
            _("If all payments have one category"),
            [("", _("They don't"))] + [(c.code, c.label) for c in categories],
        )
        self._fixed(
            "recipient_country",
            _("If all recipients are in one country"),
            [("", _("They aren’t, or I don’t know")), *country_choices()],
        )
        self.fields["only_year"] = forms.IntegerField(
            label=_("If all payments are of one year"),
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            required=False,
        )
        self.fields["only_column"] = forms.ChoiceField(
            label=_(
                "If the file holds payments of several companies: the column that tells"
            ),
            choices=theirs,
            required=False,
        )
        self.fields["only_value"] = forms.CharField(
            label=_("And what stands there for your company"), required=False
        )
        self.fields["profile_name"] = forms.CharField(
            label=_("Remember these answers for next time as"), max_length=100
        )

    def _fixed(self, ours: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[f"fixed_{ours}"] = (
            forms.ChoiceField(label=label, choices=choices, required=False)
            if choices
            else forms.CharField(label=label, max_length=3, required=False)
        )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Fields under headings, the usual ones first."""
        extra = [ours for ours in COLUMNS if ours not in MAIN]
        fixed = [*(f"fixed_{ours}" for ours in FIXED), "only_year"]
        only = ["only_column", "only_value"]
        return [
            (_("What each payment needs"), [self[name] for name in MAIN]),
            (_("Where there is no column"), [self[name] for name in fixed]),
            (_("More, if your file has it"), [self[name] for name in extra]),
            (_("A file of several companies"), [self[name] for name in only]),
        ]

    def amounts(self) -> list[import_amounts.Line]:
        """Their columns, for a file with several amounts in a row."""
        return import_amounts.lines(self, self.header, self.samples)

    def several(self) -> bool:
        """Whether the form, as it is shown, takes several columns of amounts."""
        return any(line.holds.value() for line in self.amounts())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        amounts = import_amounts.chosen(data, self.header, {})
        for name, sentence in import_amounts.wrong(data, self.header):
            self.add_error(name, sentence)
        if not amounts and not data.get("amount") and "amount" not in self.errors:
            self.add_error(
                "amount",
                _("Choose a column, or say below which columns hold amounts."),
            )
        dated = any(data.get(name) for name in ("paid_on", "paid_year", "only_year"))
        undated = [name for name, said in amounts.items() if "paid_year" not in said]
        if not dated and (undated or not amounts):
            self.add_error("paid_on", _("Choose a date, a year, or one year for all."))
        if not data.get("currency") and not data.get("fixed_currency"):
            self.add_error(
                "currency", _("Choose a column, or give one currency for all.")
            )
        if bool(data.get("only_column")) != bool(data.get("only_value")):
            self.add_error(
                "only_value", _("Give both the column and what stands there.")
            )
        return data

    def mapping(self, before: Mapping) -> Mapping:
        """What was chosen; what was said about words and about the file stays."""
        data = self.cleaned_data
        defaults = {
            ours: value for ours, value in before.defaults.items() if ours not in FIXED
        }
        for ours in FIXED:
            if value := data[f"fixed_{ours}"]:
                defaults[ours] = value
        return replace(
            before,
            amounts=import_amounts.chosen(data, self.header, before.amounts),
            columns={ours: data[ours] for ours in COLUMNS if data[ours]},
            defaults=defaults,
            only=(
                {data["only_column"]: data["only_value"]} if data["only_column"] else {}
            ),
        )


def columns_initial(
    mapping: Mapping, only_year: int | None, name: str, header: Sequence[str]
) -> dict[str, Any]:
    """What the form shows of a mapping."""
    ((column, value),) = mapping.only.items() or [("", "")]
    return {
        **mapping.columns,
        **import_amounts.initial(header, mapping.amounts),
        **{f"fixed_{ours}": mapping.defaults.get(ours, "") for ours in FIXED},
        "only_year": only_year,
        "only_column": column,
        "only_value": value,
        "profile_name": name or _("Payments file"),
    }


def profile_name(file_name: str) -> str:
    """What to call the answers to a file that came under this name."""
    stem = PurePath(file_name).stem.rstrip("0123456789 -_.")
    return stem[:100] or _("Payments file")


class WordsForm(forms.Form):
    """What the file's words mean, each asked once."""

    def __init__(self, *args: Any, asks: Sequence[Ask], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asks = asks
        for ask in asks:
            self.fields[ask.name] = forms.ChoiceField(
                label=ask.label,
                help_text=_("Rows: %(count)s") % {"count": ask.rows},
                choices=ask.choices,
                widget=forms.RadioSelect,
                required=False,
            )

    def answers(self) -> list[tuple[Ask, str]]:
        """The questions that were answered."""
        return [
            (ask, answer)
            for ask in self.asks
            if (answer := self.cleaned_data[ask.name])
        ]
