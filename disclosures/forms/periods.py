"""What a company fills in about its years and their recipients."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.belonging import GENERIC
from disclosures.forms.review import ANSWERS
from disclosures.models import (
    Answer,
    Delivery,
    Entry,
    Period,
    QuestionReason,
    RulesChoice,
)
from disclosures.models.entries import LONGEST_WORDS
from disclosures.rows import Row
from documents.uploads import EvidenceField
from organisations.models import NameKey
from ui.dates import FIRST_YEAR, LAST_YEAR
from ui.forms import DateField


class YearForm(forms.Form):
    """A year to open. `regimes`: the rules in use, of which each stands here once."""

    mark_optional = False

    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "required": gettext_lazy("Enter a year with four digits, such as 2025."),
            "invalid": gettext_lazy("Enter a year with four digits, such as 2025."),
        },
    )
    rules = forms.ChoiceField(
        label=gettext_lazy("Under which rules?"),
        help_text=gettext_lazy(
            "The general rules, unless the rules of a country ask for a report of their"
            " own."
        ),
        required=False,
    )
    half = forms.ChoiceField(
        label=gettext_lazy("Which part of the year?"),
        choices=[
            ("", gettext_lazy("The whole year")),
            (RulesChoice.Undated.FIRST, gettext_lazy("January to June")),
            (RulesChoice.Undated.SECOND, gettext_lazy("July to December")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, regimes: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(dict(regimes).items(), key=itemgetter(1))
        field: Any = self.fields["rules"]
        field.choices = sorted(named, key=lambda rules: rules[0] != GENERIC)


class OpenReviewForm(forms.Form):
    closes_on = DateField(
        label=gettext_lazy("Last day for answers"),
        help_text=gettext_lazy("Recipients are told this day. For example, 14 3 2026"),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_closes_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["closes_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."))
        return day


class ExtendForm(forms.Form):
    until = DateField(
        label=gettext_lazy("New last day"),
        help_text=gettext_lazy("For example, 14 3 2026"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("It stands in the history."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RecipientFilter(forms.Form):
    mark_optional = False

    q = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=gettext_lazy("How far"),
        choices=[("", gettext_lazy("All")), *Delivery.State.choices],
        required=False,
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("With an answer"),
        choices=[("", gettext_lazy("All")), *Answer.choices],
        required=False,
    )

    def apply(self, recipients: QuerySet[Any], period: Period) -> QuerySet[Any]:
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        if words := chosen.get("q"):
            recipients = recipients.filter(name_key__contains=NameKey(Value(words)))
        if state := chosen.get("state"):
            recipients = recipients.filter(delivery_state=state)
        if answer := chosen.get("answer"):
            given = Entry.objects.filter(
                period=period, recipient=OuterRef("pk"), answer=answer
            ).included()
            recipients = recipients.filter(Exists(given))
        return recipients


@dataclass(frozen=True)
class LetterRow:
    """A row of the return form with its three fields."""

    row: Row
    answer: BoundField
    reason: BoundField
    words: BoundField


class LetterForm(forms.Form):
    """What a recipient wrote on the return form of its letter, with the scan."""

    mark_optional = False

    scan = EvidenceField(
        label=gettext_lazy("Scan of the letter"),
        help_text=gettext_lazy(
            "PDF, JPEG or PNG, up to 25 MB. The recipient can see it."
        ),
    )

    def __init__(self, *args: Any, rows: Sequence[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields.update(_fields(row))

    def listed(self) -> Iterator[LetterRow]:
        for row in self.rows:
            names = (f"{part}-{row.entry.public_id}" for part in PARTS)
            yield LetterRow(row, *(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(given.get(f"answer-{row.entry.public_id}") for row in self.rows):
            raise forms.ValidationError(_("Enter the answer of at least one row."))
        for row in self.rows:
            self._check(row, given)
        return given

    def _check(self, row: Row, given: dict[str, Any]) -> None:
        answer, reason, words = (f"{part}-{row.entry.public_id}" for part in PARTS)
        if given.get(answer) != Answer.QUESTIONED:
            return
        if not given.get(reason):
            self.add_error(reason, _("Choose what is wrong."))
        if not given.get(words):
            self.add_error(words, _("Enter what the letter says."))

    def given(self) -> dict[tuple[str, str, str], list[Entry]]:
        """Entries by answer, reason and words."""
        found: dict[tuple[str, str, str], list[Entry]] = {}
        for row in self.rows:
            answer, reason, words = (
                self.cleaned_data[f"{part}-{row.entry.public_id}"] for part in PARTS
            )
            if answer:
                wrong = answer == Answer.QUESTIONED
                alike = (answer, reason if wrong else "", words if wrong else "")
                found.setdefault(alike, []).append(row.entry)
        return found


PARTS = ("answer", "reason", "words")


def _fields(row: Row) -> dict[str, forms.Field]:
    """Labels name the row, because a screen reader meets them one by one."""
    what = row.title
    return {
        f"answer-{row.entry.public_id}": forms.ChoiceField(
            label=_("Answer: %(what)s") % {"what": what},
            choices=[("", _("Nothing written")), *ANSWERS],
            required=False,
        ),
        f"reason-{row.entry.public_id}": forms.ChoiceField(
            label=_("What is wrong: %(what)s") % {"what": what},
            choices=[("", "–"), *QuestionReason.choices],
            required=False,
        ),
        f"words-{row.entry.public_id}": forms.CharField(
            label=_("In their words: %(what)s") % {"what": what},
            max_length=LONGEST_WORDS,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "class": "govuk-textarea"}),
        ),
    }
