"""Words of a file that a person has to explain once: categories, VAT, forms of help."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from disclosures.imports.mapping import from_dict
from disclosures.models import Form, ImportBatch, Vat
from regimes.profile import Category
from tables.mapping import Mapping

EXPLAINED = ("category", "vat_treatment", "form")
"""Our columns whose words are asked for on a page of their own."""

ASKED = """
select e->>'ours', e->>'value', case when e->>'ours' = 'vat_treatment'
    and e->>'value' = '' then r.category else '' end, count(*)
from disclosures_importrow r cross join jsonb_array_elements(r.errors) e
where r.batch_id = %s and r.verdict = 'refused'
  and e->>'ours' = any(%s)
group by 1, 2, 3 order by 1, 4 desc, 2, 3 limit 200
"""


@dataclass(frozen=True)
class Ask:
    """One question: what `theirs` means (empty: what holds where nothing is said).

    For VAT that is not said, it is asked for each `category`.
    """

    ours: str
    theirs: str
    category: str
    rows: int
    label: str
    choices: list[tuple[str, str]]

    @property
    def name(self) -> str:
        """A name for its form field that is the same whenever the file is."""
        text = f"{self.ours}\n{self.theirs}\n{self.category}"
        return f"word-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def asked(batch: ImportBatch, categories: Iterable[Category]) -> list[Ask]:
    """The questions that the refused rows of a checked file raise."""
    labels = {category.code: category.label for category in categories}
    choices = {
        "category": list(labels.items()),
        "vat_treatment": [(vat.value, str(vat.label)) for vat in Vat],
        "form": [(form.value, str(form.label)) for form in Form],
    }
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [batch.pk, list(EXPLAINED)])
        found = cursor.fetchall()
    return [
        Ask(
            ours,
            theirs,
            category,
            rows,
            _label(ours, theirs, labels.get(category, category)),
            choices[ours],
        )
        for ours, theirs, category, rows in found
    ]


def _label(ours: str, theirs: str, category: str) -> str:
    if theirs:
        return _("What does “%(word)s” mean?") % {"word": theirs}
    if ours == "category":
        return _("Which category have the rows that name none?")
    if category:
        return _("%(category)s: does the amount contain VAT?") % {"category": category}
    return _("Does the amount contain VAT?")


def explained(mapping: Mapping, answers: Iterable[tuple[Ask, str]]) -> Mapping:
    """The mapping with what a person said."""
    values = {ours: dict(words) for ours, words in mapping.values.items()}
    defaults: dict[str, Any] = dict(mapping.defaults)
    for ask, answer in answers:
        if ask.theirs:
            values.setdefault(ask.ours, {})[ask.theirs] = answer
        elif ask.ours == "vat_treatment":
            by_category = defaults.get("vat_treatment", {})
            if isinstance(by_category, str):
                by_category = {}
            defaults["vat_treatment"] = {**by_category, ask.category: answer}
        else:
            defaults[ask.ours] = answer
    return replace(mapping, values=values, defaults=defaults)


def waiting(batch: ImportBatch) -> int:
    """How many words of the file have to be explained."""
    if not from_dict(batch.mapping).columns:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [batch.pk, list(EXPLAINED)])
        return len(cursor.fetchall())
