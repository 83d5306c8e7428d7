"""Naming an organisation in a form, beside the one that the page is about."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from organisations import search
from organisations.models import NameKey, Organisation

OFFERED = 3


class OrganisationField(forms.CharField):
    """An organisation by its name, another name or its id; gives it, or None.

    `among` is what the person may know, set by the form. What names none of them, or
    more than one, is refused with those that may be meant.
    """

    among: QuerySet[Organisation]

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=500, **kwargs)
        self.among = Organisation.objects.none()

    def prepare_value(self, value: Any) -> Any:
        return value.legal_name if isinstance(value, Organisation) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        key = NameKey(Value(text))
        meant = list(
            self.among.filter(
                Q(public_id=text) | Q(name_key=key) | Q(names__name_key=key)
            )
            .order_by("pk")
            .distinct()[:2]
        )
        if len(meant) == 1:
            return meant[0]
        offered = meant or [
            candidate.organisation
            for candidate in search.find(text, among=self.among, most=OFFERED)
        ]
        raise ValidationError(_not_one(meant, offered))


def _not_one(meant: list[Organisation], offered: list[Organisation]) -> str:
    named = "; ".join(f"{each.legal_name} ({each.public_id})" for each in offered)
    if meant:
        return _("Several have this name. Give the id: %(named)s") % {"named": named}
    if offered:
        return _("None here has this name. Do you mean: %(named)s") % {"named": named}
    return _("None here has this name. Add the organisation first.")
