"""Several organisations or conditions, one on each line."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from organisations import codes
from organisations.forms.fields import OrganisationField
from organisations.models import Condition, Organisation

MOST = 20
LONGEST = 8_000
CODED = re.compile(r"(ORPHA|ICD-?10)[\s:]*([A-Z]?\d[\d.]*)[\s:,–-]+(.+)", re.IGNORECASE)


class _LinesField(forms.CharField):
    """One thing on each line; gives a list, and names the line that it can't read."""

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def read(self, line: str) -> Any:
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        lines = list(dict.fromkeys(filter(None, map(str.strip, typed.splitlines()))))
        if len(lines) > MOST or len(typed) > LONGEST:
            raise forms.ValidationError(_("These are too many."))
        found, wrong = [], []
        for line in lines:
            try:
                found.append(self.read(line))
            except forms.ValidationError as problem:
                wrong += [f"{line}: {message}" for message in problem.messages]
        if wrong:
            raise forms.ValidationError(wrong)
        return found


class OrganisationsField(_LinesField):
    """Organisations by name, another name or id; `among` is what the person may know."""

    among: QuerySet[Organisation] = Organisation.objects.none()

    def read(self, line: str) -> Organisation:
        one = OrganisationField()
        one.among = self.among
        found: Organisation = one.clean(line)
        return found


class ConditionsField(_LinesField):
    """“ORPHA 586 Cystic fibrosis” or only words; gives (list, code, name)."""

    def read(self, line: str) -> tuple[str, str, str]:
        coded = CODED.fullmatch(line)
        if coded is None:
            return Condition.Scheme.WORDS.value, "", line[:200]
        scheme = (
            Condition.Scheme.ORPHA
            if coded[1].upper() == "ORPHA"
            else Condition.Scheme.ICD_10
        ).value
        code = codes.tidied(scheme, coded[2])
        if wrong := codes.problem(scheme, code):
            raise forms.ValidationError(wrong)
        return scheme, code, coded[3].strip()[:200]
