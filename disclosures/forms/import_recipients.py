"""Who is meant by a recipient as the file spells it."""

from typing import Any

from django import forms
from django.db.models import Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from audit.acting import Actor
from disclosures.imports.match import reason
from disclosures.models import ImportRecipient
from organisations.models import NameKey, Organisation
from ui.countries import country_choices, country_name

NEW, ANOTHER = "new", "another"


class RecipientForm(forms.Form):
    """One spelling: one of the candidates, another organisation, or a new one.

    Nothing chosen leaves it for later.
    """

    another = forms.CharField(
        label=lazy("Another organisation: its name or public id"), required=False
    )
    new_name = forms.CharField(
        label=lazy("New organisation: its name"), max_length=500, required=False
    )
    kind = forms.ChoiceField(
        label=lazy("New organisation: its kind"),
        choices=[
            (kind.value, kind.label)
            for kind in Organisation.Kind
            if kind != Organisation.Kind.COMPANY
        ],
        required=False,
    )
    mark_optional = False

    def __init__(
        self,
        data: Any = None,
        *,
        recipient: ImportRecipient,
        home: str,
        by: Actor,
    ):
        super().__init__(
            data,
            prefix=f"r{recipient.number}",
            initial={
                "new_name": recipient.new_name or recipient.text,
                "kind": recipient.kind,
                "country": recipient.country or home,
            },
        )
        self.recipient, self.by = recipient, by
        self.fields["decision"] = forms.ChoiceField(
            label=recipient.text,
            help_text=_("Rows: %(count)s, the first is row %(first)s")
            % {"count": recipient.rows, "first": recipient.first_row},
            choices=[
                *(
                    (str(place), _candidate(candidate))
                    for place, candidate in enumerate(recipient.candidates)
                ),
                (ANOTHER, _("Another organisation that is here")),
                (NEW, _("A new organisation")),
            ],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["country"] = forms.ChoiceField(
            label=_("New organisation: its country"),
            choices=country_choices(),
            required=False,
        )
        self.order_fields(["decision"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        decision = data.get("decision", "")
        if decision == ANOTHER:
            data["recipient"] = self._named(data.get("another", ""))
        elif decision == NEW and not data.get("new_name", "").strip():
            self.add_error("new_name", _("Write the name."))
        elif decision.isdecimal():
            candidate = self.recipient.candidates[int(decision)]
            if candidate["public_id"]:
                data["recipient"] = self._named(candidate["public_id"])
        return data

    def _named(self, name: str) -> Organisation | None:
        visible = Organisation.objects.for_actor(self.by).exclude(
            status=Organisation.Status.DUPLICATE
        )
        found = list(visible.filter(public_id=name.strip())) or list(
            visible.filter(name_key=NameKey(Value(name))).order_by("pk")[:2]
        )
        if len(found) == 1:
            return found[0]
        self.add_error(
            "another",
            _("More than one organisation has this name. Give its public id.")
            if found
            else _("No organisation has this name or public id."),
        )
        return None

    def taken(self) -> dict[str, Any] | None:
        """The decision for `actions.imports.decide`; None leaves it for later."""
        data = self.cleaned_data
        decision = data["decision"]
        if not decision:
            return None
        if decision == NEW:
            return {
                "recipient": None,
                "kind": data["kind"] or Organisation.Kind.PATIENTS,
                "country": data["country"],
                "new_name": " ".join(data["new_name"].split()),
            }
        if data.get("recipient") is not None:
            return {"recipient": data["recipient"]}
        return {"same_as": self.recipient.candidates[int(decision)]["key"]}


def _candidate(candidate: dict[str, str]) -> str:
    name = candidate["name"]
    if candidate["country"]:
        name = f"{name}, {country_name(candidate['country'])}"
    return f"{name} – {reason(candidate)}"
