"""Who pays a part of a budget, and what each of them reads."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.models import Organisation
from partnerships.forms.budgets import SumField, read
from partnerships.forms.words import Key
from partnerships.models import Agreement, BudgetFunder

State = BudgetFunder.State
FACTS = ("share", "state", "received", "agreement")


class FunderForm(forms.Form):
    """`partners`: whom the keeper works with here; none: the funder is known already."""

    unmarked = ("partner", "name")
    key = Key()
    partner = forms.ChoiceField(
        label=gettext_lazy("Who pays?"),
        help_text=gettext_lazy("Those with whom you have a partnership here."),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Or: the name of a funder that is not in the list"),
        max_length=200,
        required=False,
    )
    share = SumField(label=gettext_lazy("How much?"))
    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=State.choices,
        widget=forms.RadioSelect,
        initial=State.ASKED,
    )
    received = SumField(
        label=gettext_lazy("How much came in?"),
        help_text=gettext_lazy("Only if it is not the share itself."),
        required=False,
    )
    agreement = forms.ChoiceField(
        label=gettext_lazy("Under which agreement?"), required=False
    )

    def __init__(
        self,
        *args: Any,
        currency: str,
        agreements: list[Agreement],
        partners: list[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.agreements = {each.reference: each for each in agreements}
        self.partners = {each.public_id: each for each in partners or []}
        for name in ("share", "received"):
            widget: Any = self.fields[name].widget
            widget.currency = currency
        if partners is None:
            del self.fields["partner"], self.fields["name"]
        else:
            self._offer("partner", _("Somebody else"), self.partners)
        self._offer(
            "agreement",
            _("None"),
            {
                each.reference: f"{each.reference}: {each.current.title}"
                if each.current
                else each.reference
                for each in agreements
            },
        )

    def _offer(self, name: str, none: str, among: dict[str, Any]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", none), *((key, str(each)) for key, each in among.items())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["share"] = read(self, "share", self.currency)
        cleaned["received"] = read(self, "received", self.currency)
        if cleaned["received"] is not None and cleaned.get("state") != State.RECEIVED:
            self.add_error("received", _("Choose “Received” if money came in."))
        if "partner" in self.fields:
            given = [cleaned.get("partner"), cleaned.get("name")]
            if not any(given):
                self.add_error("partner", _("Choose who pays, or enter a name."))
            elif all(given):
                self.add_error("name", _("Choose from the list, or enter a name."))
        cleaned["agreement"] = self.agreements.get(cleaned.get("agreement", ""))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}

    def who(self) -> Organisation | str:
        chosen: str = self.cleaned_data["partner"]
        return self.partners.get(chosen) or str(self.cleaned_data["name"])


class SightForm(forms.Form):
    """What one funder reads besides its share and what all costs together."""

    lines = forms.BooleanField(
        label=gettext_lazy("All lines: what is planned and spent for each"),
        help_text=gettext_lazy("And the invoices that are paid from its share."),
        required=False,
    )
    names = forms.BooleanField(
        label=gettext_lazy("Who else pays"),
        help_text=gettext_lazy("Names only, never their shares."),
        required=False,
    )
    papers = forms.BooleanField(
        label=gettext_lazy("Reports and evidence"), required=False
    )


class FlagForm(forms.Form):
    """What the organisation says about what does not add up."""

    words = forms.CharField(
        label=gettext_lazy("What do you want to tell the funders about it?"),
        help_text=gettext_lazy(
            "What happened, or what you will do. All funders whom you show the budget"
            " read it, together with what was found."
        ),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
