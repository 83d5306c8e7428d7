"""Writing down what was found, asking, answering, deciding about an organisation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from organisations.models import DiligenceItem, DueDiligence, ProfileDocument
from organisations.models.public import DocumentKind

LONGEST_WORDS = 2_000
LONGEST_MONTHS = 24
CURRENT = (
    DueDiligence.State.COLLECTING,
    DueDiligence.State.CLEARED,
    DueDiligence.State.CONDITIONS,
)


def _words(label: Any, help_text: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DiligenceFilter(forms.Form):
    mark_optional = False
    state = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("What is going on or in force")),
            *DueDiligence.State.choices,
        ],
        required=False,
    )

    def apply(self, rounds: QuerySet[DueDiligence]) -> QuerySet[DueDiligence]:
        state = self.cleaned_data.get("state") if self.is_valid() else ""
        return rounds.filter(state__in=[state] if state else CURRENT)


class FoundForm(forms.Form):
    """What the company found for one point."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What did you find?"),
        choices=[
            (value, DiligenceItem.Outcome(value).label)
            for value in (DiligenceItem.Outcome.FINE, DiligenceItem.Outcome.CONCERN)
        ],
        widget=forms.RadioSelect,
    )
    words = _words(
        gettext_lazy("In words"),
        gettext_lazy("The organisation reads this. Needed when there is a concern."),
        required=False,
    )
    document = EvidenceField(
        label=gettext_lazy("Document that shows it"),
        required=False,
        papers=True,
        help_text=gettext_lazy("The organisation can open it. Up to 25 MB."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        concern = cleaned.get("outcome") == DiligenceItem.Outcome.CONCERN
        if concern and not cleaned.get("words"):
            self.add_error("words", _("Say what the concern is."))
        return cleaned


class AskForm(forms.Form):
    words = _words(
        gettext_lazy("What do you need?"),
        gettext_lazy(
            "One thing, in words that a volunteer understands. Look first whether it is"
            " there already."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """In words, with a document that is there, or with a new one: one of them at least."""

    mark_optional = False
    words = _words(gettext_lazy("In words"), "", required=False)
    document = forms.ChoiceField(
        label=gettext_lazy("A document of your profile"),
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("This company can then open it, whoever else may."),
    )
    file = EvidenceField(
        label=gettext_lazy("Or a new document"),
        required=False,
        papers=True,
        help_text=gettext_lazy(
            "It becomes a document of your profile, for companies that you work with, so"
            " that nobody has to ask again. Up to 25 MB."
        ),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is the new document?"),
        choices=[("", gettext_lazy("Choose")), *DocumentKind.choices],
        required=False,
    )
    year = forms.IntegerField(
        label=gettext_lazy("For which year?"),
        min_value=1900,
        max_value=2100,
        required=False,
        help_text=gettext_lazy("Needed for accounts."),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        shown: Iterable[ProfileDocument],
        may_add: bool,
        **kwargs: Any,
    ):
        """`shown`: documents of the profile; `may_add`: whether a new one can be put there."""
        super().__init__(*args, **kwargs)
        self.shown = {each.document.public_id: each.document for each in shown}
        if self.shown:
            self.fields["document"].choices = [  # type: ignore[attr-defined]
                ("", _("None")),
                *((each.document.public_id, _named(each)) for each in shown),
            ]
        else:
            del self.fields["document"]
        if not may_add:
            for name in ("file", "kind", "year"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" not in self.errors and not any(
            cleaned.get(name) for name in ("words", "document", "file")
        ):
            self.add_error("words", _("Answer in words, or choose a document."))
        if cleaned.get("file") and not cleaned.get("kind"):
            self.add_error("kind", _("Say what the new document is."))
        accounts = cleaned.get("kind") == DocumentKind.ACCOUNTS
        if cleaned.get("file") and accounts and not cleaned.get("year"):
            self.add_error("year", _("Say for which year the accounts are."))
        return cleaned


def _named(shown: ProfileDocument) -> str:
    year = f" {shown.year}" if shown.year else ""
    return f"{shown.get_kind_display()}{year}: {shown.document.name}"


class DecisionForm(forms.Form):
    """`conditions` and `months` only where a decision has them."""

    conditions = _words(
        gettext_lazy("Conditions"), gettext_lazy("Both sides keep to them.")
    )
    reason = _words(gettext_lazy("Why?"), gettext_lazy("The organisation reads this."))
    months = forms.IntegerField(
        label=gettext_lazy("For how many months?"),
        min_value=1,
        max_value=LONGEST_MONTHS,
        initial=12,
        help_text=gettext_lazy("One month to two years; you are reminded in time."),
    )

    def __init__(self, *args: Any, move: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if move != "clear_with_conditions":
            del self.fields["conditions"]
        if move == "reject":
            del self.fields["months"]
