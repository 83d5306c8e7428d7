"""Several of something, one on each line, by the name that people use."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ui.countries import COUNTRIES, country_name
from ui.languages import LANGUAGES, language_name, language_names

MOST = 300


class LinesField(forms.CharField):
    """Texts, one on each line; gives a list without doubles."""

    def __init__(self, *, longest: int = 200, **kwargs: Any):
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(max_length=20_000, required=False, widget=widget, **kwargs)
        self.widget.attrs.pop("maxlength", None)
        self.longest = longest

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(self.written(each) for each in value)
        return value

    def written(self, value: str) -> str:
        return value

    def read(self, line: str) -> list[str]:
        """What a line means; raises ValidationError when it means nothing."""
        if len(line) > self.longest:
            raise forms.ValidationError(
                _("A line is longer than %(longest)s characters.")
                % {"longest": self.longest}
            )
        return [line]

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(value)
        lines = [" ".join(line.split()) for line in typed.splitlines()]
        found = dict.fromkeys(x for line in lines if line for x in self.read(line))
        if len(found) > MOST:
            raise forms.ValidationError(_("These are too many."))
        return list(found)


class NamesField(LinesField):
    """Things with a code, typed by name; one on each line or parted by commas."""

    def __init__(
        self,
        *,
        codes: Iterable[str],
        names: Callable[[str], Iterable[str]],
        name: Callable[[str], str],
        **kwargs: Any,
    ):
        super().__init__(**kwargs)
        self.codes, self.names, self.name = codes, names, name

    def written(self, value: str) -> str:
        return self.name(value)

    def read(self, line: str) -> list[str]:
        known = {
            each.casefold(): code for code in self.codes for each in self.names(code)
        }
        if code := known.get(line.casefold()):
            return [code]
        found = []
        for part in filter(None, (part.strip() for part in line.split(","))):
            if part.casefold() not in known:
                raise forms.ValidationError(_not_known(part, known, self.name))
            found.append(known[part.casefold()])
        return found


def _not_known(text: str, known: dict[str, str], name: Callable[[str], str]) -> str:
    alike = get_close_matches(text.casefold()[:100], known, n=1)
    if alike:
        return _("We don’t know “%(text)s”. Do you mean %(name)s?") % {
            "text": text[:100],
            "name": name(known[alike[0]]),
        }
    return _("We don’t know “%(text)s”.") % {"text": text[:100]}


def countries(**kwargs: Any) -> NamesField:
    """Gives ISO codes."""
    return NamesField(
        codes=COUNTRIES,
        names=lambda code: {code, country_name(code)},
        name=country_name,
        **kwargs,
    )


def languages(**kwargs: Any) -> NamesField:
    """Gives codes of `ui/languages.py`."""
    return NamesField(
        codes=LANGUAGES, names=language_names, name=language_name, **kwargs
    )
