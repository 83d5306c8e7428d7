"""What is asked about the file itself: how it is written, where its table begins."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tables.mapping import Mapping
from tables.shapes import Question

ROW_NUMBERS = ("header_row", "first_row", "last_row")
BEGINS = ("header_row", "two_rows", "no_header", "first_row", "last_row")
SHOWN = 40  # characters of a sample value beside a column's name


class ReadingForm(forms.Form):
    """Questions about how the file is written, and where its table begins.

    Once the columns are known (`begins` is false) the beginning is not asked again.
    """

    header_row = forms.IntegerField(
        label=lazy("Row with the column names"),
        help_text=lazy("Only if it is not the first row with anything in it."),
        min_value=1,
        required=False,
    )
    two_rows = forms.BooleanField(
        label=lazy("The column names stand in two rows, one below the other"),
        help_text=lazy(
            "A heading such as “2025” above “Donations” and “Fees” is read with each of"
            " them: “2025 · Donations”, “2025 · Fees”."
        ),
        required=False,
    )
    no_header = forms.BooleanField(
        label=lazy("The file has no column names"), required=False
    )

    first_row = forms.IntegerField(
        label=lazy("First row to bring in"),
        help_text=lazy(
            "Only if rows about something else stand before it, below the column names."
        ),
        min_value=1,
        required=False,
    )
    last_row = forms.IntegerField(
        label=lazy("Last row to bring in"),
        help_text=lazy("Only if rows about something else stand after it."),
        min_value=1,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        begins: bool = True,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        if not begins:
            for name in BEGINS:
                del self.fields[name]
        self.questions = list(questions)
        for question in self.questions:
            self.fields[question.key] = forms.ChoiceField(
                label=question.sentence,
                choices=[
                    (c.value, _label(c.label, c.value, question))
                    for c in question.choices
                ],
                widget=forms.RadioSelect,
            )
        self.order_fields([*(q.key for q in self.questions), *BEGINS])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("no_header") and data.get("two_rows"):
            self.add_error(
                "no_header", _("Choose one: no names, or names in two rows.")
            )
        first, last = data.get("first_row"), data.get("last_row")
        if first and last and last < first:
            self.add_error(
                "last_row", _("The last row can’t stand before the first row.")
            )
        return data

    def settle(self, mapping: Mapping) -> Mapping:
        """The mapping with these answers; a row number that was emptied is gone."""
        answers: dict[str, Any] = {
            q.key: self.cleaned_data[q.key] for q in self.questions
        }
        if "no_header" not in self.fields:
            return mapping.with_file(**answers)
        return mapping.without_file(*ROW_NUMBERS).with_file(
            **answers,
            **{name: self.cleaned_data[name] for name in ROW_NUMBERS},
            has_header=not self.cleaned_data["no_header"],
            header_rows=self._header_rows(),
        )

    def _header_rows(self) -> int | None:
        """None where nobody was shown a tick: then it can still be suggested."""
        if self.cleaned_data["two_rows"]:
            return 2
        return 1 if self.initial.get("two_rows") else None


def _label(label: str, value: str, question: Question) -> str:
    if value != question.suggestion:
        return label
    return _("%(label)s (suggested)") % {"label": label}


def with_sample(name: str, values: Iterable[str]) -> str:
    sample = next((value for value in values if value.strip()), "")
    short = " ".join(sample.split())
    if len(short) > SHOWN:
        short = f"{short[:SHOWN]}…"
    return f"{name}: {short}" if short else name


def guess_hint(hint: Any, guessed: bool) -> str:  # noqa: FBT001
    if not guessed:
        return str(hint)
    return " ".join(filter(None, [str(hint), _("Our guess, by the column's name.")]))
