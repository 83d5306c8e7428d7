"""Starting a partnership, changing it, finding it in the list."""

from typing import Any, cast

from django import forms
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from organisations.models import NameKey, Organisation
from partnerships import conversations
from partnerships.forms.fields import ConditionsField, OrganisationsField
from partnerships.forms.leads import LeaderForm
from partnerships.models import (
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    Stage,
    Wording,
)
from partnerships.models.partnerships import PartnershipQuerySet

ORDERS = {"newest": ("-id",), "oldest": ("id",), "title": ("title_key", "id")}


def lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StartForm(LeaderForm):
    title = forms.CharField(
        label=_("What do you call it?"),
        max_length=200,
        help_text=_("For example “Breathing at home”. It can be changed later."),
    )
    purpose = forms.CharField(
        label=_("What is it for?"),
        max_length=2_000,
        widget=lines(),
        help_text=_("In words that a member of the organisation understands."),
    )
    others = OrganisationsField(
        label=_("Who should take part?"),
        help_text=_(
            "One name on each line: companies, patient organisations, universities,"
            " clinics, funders. Each is asked and decides by itself."
        ),
    )
    words = forms.CharField(
        label=_("What do you write to them?"),
        required=False,
        max_length=2_000,
        widget=lines(),
        help_text=_("A sentence or two that goes with the invitation."),
    )
    conditions = ConditionsField(
        label=_("Which diseases or conditions is it about?"),
        required=False,
        help_text=_(
            "One on each line. With a code, if you know it: ORPHA 586 Cystic fibrosis."
        ),
    )
    stage = forms.ChoiceField(
        label=_("How far are the medicines for these patients?"), choices=Stage.choices
    )
    benefit = forms.CharField(
        label=Wording.Kind.BENEFIT.label,
        required=False,
        max_length=2_000,
        widget=lines(),
        help_text=_(
            "What patients get out of it. A first proposal: all who take part have to"
            " agree to the wording before an agreement is signed."
        ),
    )
    out_of_scope = forms.CharField(
        label=Wording.Kind.OUT_OF_SCOPE.label,
        required=False,
        max_length=2_000,
        widget=lines(),
        help_text=_(
            "What you do not do together and do not ask of each other, such as promoting"
            " a medicine."
        ),
    )
    role = forms.CharField(
        label=_("What does your organisation do in it?"),
        required=False,
        max_length=1_000,
        widget=lines(2),
    )
    expertise = forms.CharField(
        label=_("Which expertise does it bring?"),
        required=False,
        max_length=1_000,
        widget=lines(2),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    field_order = (
        "title",
        "purpose",
        "others",
        "words",
        "conditions",
        "stage",
        "benefit",
        "out_of_scope",
        "role",
        "expertise",
        "leader",
        "function",
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast("OrganisationsField", self.fields["others"]).among = among

    def clean_others(self) -> list[Organisation]:
        found: list[Organisation] = self.cleaned_data["others"]
        return found


class FactsForm(forms.Form):
    """Title and purpose, with the version from which they were changed."""

    title = forms.CharField(label=_("What do you call it?"), max_length=200)
    purpose = forms.CharField(
        label=_("What is it for?"), max_length=2_000, widget=lines(4)
    )
    reason = forms.CharField(
        label=_("Why do you change it?"),
        max_length=500,
        help_text=_("All who take part can read this."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why, in words that all who take part read."""

    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=lines())

    def __init__(self, *args: Any, optional: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not optional
        self.fields["reason"].help_text = _("All who take part can read this.")


class PartnershipFilter(forms.Form):
    """What the list can be narrowed to, and in which order."""

    mark_optional = False
    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    organisation = forms.CharField(
        label=_("Organisation"), required=False, max_length=200
    )
    condition = forms.CharField(
        label=_("Condition or code"), required=False, max_length=200
    )
    stage = forms.ChoiceField(
        label=_("Stage"), choices=[("", _("Any")), *Stage.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Any")), *Partnership.State.choices],
        required=False,
    )
    part = forms.ChoiceField(
        label=_("Only"),
        choices=[
            ("", _("All")),
            ("invited", _("Where we are asked to join")),
            ("new", _("With new messages")),
        ],
        required=False,
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("newest", _("Newest first")),
            ("oldest", _("Oldest first")),
            ("title", _("By title")),
        ],
        required=False,
    )

    def apply(
        self, partnerships: PartnershipQuerySet, actor: Actor
    ) -> PartnershipQuerySet:
        self.is_valid()
        given = self.cleaned_data
        if given.get("part") == "invited":
            asked = PartnershipParty.objects.filter(
                organisation=actor.organisation, state=PartnershipParty.State.INVITED
            )
            partnerships = partnerships.filter(pk__in=asked.values("partnership"))
        elif given.get("part") == "new":
            unread = conversations.unread(actor.person, actor.organisation)
            partnerships = partnerships.filter(pk__in=unread.values("partnership"))
        if q := given.get("q"):
            key = NameKey(Value(q))
            partnerships = partnerships.filter(
                Q(title_key__contains=key) | Q(purpose__icontains=q)
            )
        if name := given.get("organisation"):
            named = PartnershipParty.objects.filter(
                organisation__name_key__contains=NameKey(Value(name))
            )
            partnerships = partnerships.filter(pk__in=named.values("partnership"))
        if text := given.get("condition"):
            code = text.upper().removeprefix("ORPHA").strip(" :")
            about = PartnershipCondition.objects.filter(
                Q(name__icontains=text) | Q(code__iexact=code), ended_on=None
            )
            partnerships = partnerships.filter(pk__in=about.values("partnership"))
        chosen = {name: given.get(name) for name in ("stage", "state")}
        return partnerships.filter(
            **{name: value for name, value in chosen.items() if value}
        )

    @property
    def order(self) -> tuple[str, ...]:
        self.is_valid()
        return ORDERS[self.cleaned_data.get("sort") or "newest"]
