"""Our words behind a file's: categories, VAT, forms of help, yes and no."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from disclosures.models import Form, Vat

Say = Callable[[str, str, str], None]
"""Notes an error: our column, what is wrong, how to mend it."""

YES = {"yes", "true", "1", "y", "ja", "oui", "sì", "si", "sí", "x"}
NO = {"no", "false", "0", "n", "nein", "non", "nee"}


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


VAT = {
    **{plain(vat.value): vat.value for vat in Vat},
    "none": "not_applicable",
    "no vat": "not_applicable",
    "no vat applies": "not_applicable",
    "n/a": "not_applicable",
    "vat included": "included",
    "vat excluded": "excluded",
    "vat not known": "unknown",
}
FORMS = {
    **{plain(form.value): form.value for form in Form},
    "money": "cash",
    "help that is not money": "in_kind",
    "payment for a service": "service",
}


def category(
    given: Mapping[str, str], categories: Mapping[str, str], wrong: Say
) -> str:
    raw = given.get("category", "")
    if not raw:
        wrong(
            "category",
            _("The category is missing."),
            _(
                'Say in the mapping what it is, such as category = "grant" under [defaults].'
            ),
        )
        return ""
    code = categories.get(raw) or categories.get(plain(raw))
    if code is None:
        wrong(
            "category",
            _("“%(value)s” is not one of the categories.") % {"value": raw[:60]},
            _(
                "Say in the mapping which it is: “%(value)s” = … under [values.category]."
            )
            % {"value": raw[:60]},
        )
        return ""
    return code


def vat(given: Mapping[str, Any], category: str, wrong: Say) -> str:
    raw = given.get("vat_treatment", "")
    if isinstance(raw, dict):
        raw = raw.get(category, "")
    if not raw:
        if category:
            wrong(
                "vat_treatment",
                _("It isn't said whether the amount contains VAT."),
                _(
                    "Say it in the mapping for all rows, such as"
                    ' vat_treatment = "not applicable" under [defaults].'
                ),
            )
        return ""
    code = VAT.get(plain(raw))
    if code is None:
        wrong(
            "vat_treatment",
            _("“%(value)s” doesn't say whether the amount contains VAT.")
            % {"value": raw[:60]},
            _(
                "Say in the mapping what it means: “%(value)s” = … under"
                " [values.vat_treatment], with included, excluded, not applicable or unknown."
            )
            % {"value": raw[:60]},
        )
        return ""
    return code


def yes_or_no(raw: str, kept: dict[str, str], wrong: Say) -> None:
    word = raw.casefold()
    if word in YES | NO:
        kept["restricted"] = "true" if word in YES else "false"
    else:
        wrong(
            "restricted",
            _("“%(value)s” is neither yes nor no.") % {"value": raw[:60]},
            _("Write yes or no."),
        )


def form(raw: str, kept: dict[str, str], wrong: Say) -> None:
    if form := FORMS.get(plain(raw)):
        kept["form"] = form
    else:
        wrong(
            "form",
            _("“%(value)s” is not a form of help.") % {"value": raw[:60]},
            _(
                "Say in the mapping which it is: “%(value)s” = … under [values.form],"
                " with cash, in_kind or service."
            )
            % {"value": raw[:60]},
        )
