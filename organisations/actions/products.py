"""The products and the pipeline of a company."""

import datetime
from collections.abc import Mapping
from typing import Any

from audit.acting import Actor, acting
from audit.once import sent_before
from organisations import products
from organisations.actions.profiles import CHANGED, Kept, locked, note
from organisations.models import Organisation, Product
from organisations.races import ask_version, changed_fields

PART = "products"
EDITABLE = (
    "name",
    "stage",
    "area",
    "condition_scheme",
    "condition_code",
    "condition",
    "exclusivity",
    "exclusive_until",
    "only_one",
    "hta_country",
    "hta_from_on",
    "hta_until_on",
)


def add(
    company: Organisation, values: Mapping[str, Any], *, by: Actor, key: str = ""
) -> None:
    """`key` is the form's: sent twice, there is still one product."""
    with acting(by):
        kept = locked(company, by)
        if sent_before(key, CHANGED, by=by):
            return
        Product.objects.create(company=company, **_known(values))
        _follow(kept, by, key=key)


def edit(
    product: Product, values: Mapping[str, Any], *, version: int, by: Actor
) -> None:
    """`version` is that of the profile, which changes with each product."""
    with acting(by):
        kept = locked(product.company, by)
        found: Any = Product.objects.select_for_update().get(pk=product.pk)
        found.version = kept.version
        wanted = _known(values)
        ask_version(found, version, wanted)
        if changed := changed_fields(found, wanted):
            found.save(update_fields=changed)
            _follow(kept, by)


def end(product: Product, *, by: Actor, today: datetime.date) -> None:
    """It is listed no more; the history keeps it."""
    with acting(by):
        kept = locked(product.company, by)
        ended = Product.objects.filter(pk=product.pk, ended_on=None)
        if ended.update(ended_on=today):
            _follow(kept, by)


def _follow(kept: Kept, by: Actor, **facts: Any) -> None:
    """The profile's version, event and copy, and what rests on products elsewhere."""
    note(kept, by=by, part=PART, **facts)
    products.changed(kept.organisation)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in EDITABLE if name in values}
