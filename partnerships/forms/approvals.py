"""What people type about approval. Forms check input; the actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.uploads import EvidenceField
from organisations.models import Organisation, roles_for
from partnerships.forms.words import Key
from partnerships.lifecycle.approvals import TAKERS
from partnerships.models import ApprovalRule, Kind
from ui.currencies import currency_choices
from ui.forms import AmountInput, DateField

LONGEST = 5000


def _words(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InsistForm(forms.Form):
    """`findings`: key and sentence of what can be insisted on."""

    words = forms.CharField(
        label=_("Why does it go on all the same?"),
        help_text=_("One reason for all that you chose. Both sides read it."),
        max_length=LONGEST,
        widget=_words(),
    )

    def __init__(self, *args: Any, findings: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("What stays as it is?"),
            choices=findings,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one.")},
        )
        self.order_fields(["chosen", "words"])


class ApproveForm(forms.Form):
    """`board`: the step is a decision of a board; `open`: something is still open."""

    words = forms.CharField(
        label=_("A remark"),
        help_text=_("Both sides can read it."),
        max_length=LONGEST,
        required=False,
        widget=_words(2),
    )

    def __init__(
        self, *args: Any, board: bool, is_open: bool, label: Any, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        if board:
            self.fields["decided_on"] = DateField(label=_("When did the board decide?"))
            self.fields["minutes"] = EvidenceField(
                label=_("The minutes, or a part of them"),
                help_text=_("A PDF, a JPEG or a PNG file. Both sides can read it."),
                required=False,
            )
        if is_open:
            self.fields["all_the_same"] = forms.CharField(
                label=_("Why does it go on all the same?"),
                help_text=_(
                    "One answer to everything above that is open. Both sides read it."
                ),
                max_length=LONGEST,
                widget=_words(),
            )
        self.fields["declare"] = forms.BooleanField(
            label=label,
            error_messages={"required": _("Tick the box if you do.")},
        )
        self.order_fields(["decided_on", "minutes", "all_the_same", "words", "declare"])


class ReasonForm(forms.Form):
    """A refusal, in words."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Both sides read it. Say what has to change."),
        max_length=LONGEST,
        widget=_words(),
    )


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A step of an organisation's own approval."""

    kinds = forms.MultipleChoiceField(
        label=_("For which kinds of agreement?"),
        help_text=_("Choose none if it is for all."),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    currency = forms.ChoiceField(
        label=_("Currency of that amount"),
        choices=[("", "–"), *currency_choices()],
        required=False,
    )
    key = Key()

    class Meta:
        model = ApprovalRule
        fields = (
            "label",
            "act",
            "role",
            "position",
            "kinds",
            "least_amount",
            "currency",
        )
        labels = {
            "act": _("What is done?"),
            "role": _("By whom?"),
            "position": _("Place in the order"),
            "least_amount": _("Only from this amount on"),
        }
        help_texts = {
            "label": _("For example: Legal check, Board."),
            "position": _(
                "1 comes first. Steps with the same number go side by side; a higher"
                " number waits."
            ),
            "least_amount": _(
                "Leave it empty if the step is for every amount. Agreements in another"
                " currency always need it."
            ),
        }
        widgets = {
            "least_amount": AmountInput(),
            "act": forms.RadioSelect,
            "position": forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
        }

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [
            (each.value, each.label)
            for each in roles_for(organisation)
            if each in TAKERS
        ]
        act: Any = self.fields["act"]
        act.choices = [choice for choice in act.choices if choice[0]]
        self.fields["position"].min_value = 1  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["key"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("least_amount") is not None and not cleaned.get("currency"):
            self.add_error("currency", _("Choose the currency of the amount."))
        return cleaned
