"""Several things of a profile, one on each line, their parts between bars."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.countries import COUNTRIES

Parts = list[str]
BAR = "|"
MOST = 200


class RowsField(forms.CharField):
    """`read` makes a thing of a line's parts or says what is wrong; `write` its parts.

    Gives a list of what `read` gave; `key` names what may stand there once only.
    """

    def __init__(
        self,
        *,
        read: Callable[[Parts], Any],
        write: Callable[[Any], Iterable[str]],
        key: Callable[[Any], str],
        rows: int = 6,
        **kwargs: Any,
    ):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=20_000, widget=widget, **kwargs)
        self.read, self.write, self.key = read, write, key

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f" {BAR} ".join(self.write(each)) for each in value)
        return value

    def clean(self, value: Any) -> list[Any]:
        typed = super().clean(value)
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(_("These are too many lines."))
        found: dict[str, Any] = {}
        for number, line in enumerate(lines, start=1):
            try:
                one = self.read([part.strip() for part in line.split(BAR)])
            except ValidationError as problem:
                raise ValidationError(
                    _("Line %(number)s: %(problem)s")
                    % {"number": number, "problem": problem.messages[0]}
                ) from None
            if self.key(one) in found:
                raise ValidationError(
                    _("Line %(number)s: “%(code)s” stands there twice.")
                    % {"number": number, "code": self.key(one)}
                )
            found[self.key(one)] = one
        return list(found.values())


class CodesField(forms.CharField):
    """Codes with commas between them; gives a list without doubles.

    `known`: those that there are; None where only the whole form can say it.
    """

    def __init__(
        self, *, known: Iterable[str] | None, unknown: Any, upper: bool, **kwargs: Any
    ):
        super().__init__(max_length=1_000, required=False, **kwargs)
        self.known = None if known is None else frozenset(known)
        self.unknown, self.upper = unknown, upper

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(value)
        codes = codes_in(typed.upper() if self.upper else typed.lower())
        refuse_unknown(codes, self.known, str(self.unknown))
        return codes


class CountriesField(CodesField):
    """ISO 3166-1 codes of two letters."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            known=COUNTRIES,
            unknown=gettext_lazy("No country has this code: %(codes)s."),
            upper=True,
            **kwargs,
        )


class DaysField(forms.CharField):
    """Numbers of days with commas between them, the largest first."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:
        numbers = codes_in(super().clean(value))
        if not all(each.isascii() and each.isdigit() for each in numbers):
            raise ValidationError(_("Write numbers of days, such as 21, 7, 1."))
        days = sorted({int(each[:6]) for each in numbers}, reverse=True)
        if days and days[0] > 366:
            raise ValidationError(_("That is more than a year."))
        return days


def codes_in(text: str) -> list[str]:
    parts = (
        part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",")
    )
    return list(dict.fromkeys(filter(None, " ".join(parts).split())))


def refuse_unknown(
    codes: Iterable[str], known: Iterable[str] | None, sentence: str
) -> None:
    """Raises ValidationError with the codes that are none of the known ones."""
    if known is None:
        return
    if unknown := [code for code in codes if code not in known]:
        raise ValidationError(sentence % {"codes": ", ".join(unknown)})
