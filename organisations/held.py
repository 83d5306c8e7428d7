"""What is held about an organisation: every model that names one says here how it is read.

Equality of sight (docs/held.md): an organisation reads everything that is held about it,
or it reads that something is withheld, by whom and for which reason. Each app registers
its models in `AppConfig.ready`, in a module `held_here`; a test fails for a model or a
field that is in none of the lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation

Model = type[models.Model]
Rows = Callable[[Organisation], "models.QuerySet[Any]"]
Words = Any
"""Text, usually translated when it is shown."""
Reasons = Mapping[str, Words]
NONE: Reasons = MappingProxyType({})

KEY = _("The number of the row in the database: it means nothing outside it.")
FORM = _("A normalised copy of another field, which is shown: only for comparing.")
OTHER_SIDE = _(
    "Working notes of the other side are private to it, as yours are to you."
)
PERSON = _(
    "Who a person of another organisation is: their role and organisation are shown."
)


@dataclass(frozen=True)
class Holding:
    """How rows of one model about an organisation are found, and what of them is shown.

    `rows` finds them by the columns `keys`. `unlisted` are columns that name an
    organisation too, with the reason why that one doesn't read the row through them.
    `withheld` are fields that nobody gets; `theirs` those that only the organisation
    gets whose key stands in the column `own` (without its "_id"). `past` says why earlier states are not told here;
    empty: they are, as far as `past_rows` narrows them.
    """

    model: Model
    name: Words
    rows: Rows
    keys: frozenset[str]
    unlisted: Reasons
    withheld: Reasons
    own: str
    theirs: Reasons
    past: Words
    past_rows: Q

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def fields(self) -> list[Any]:
        """Those that are told, in the order of the model."""
        return [
            each
            for each in self.model._meta.local_concrete_fields
            if each.name not in self.reasons
        ]

    @property
    def reasons(self) -> dict[str, Words]:
        """Every field that is not told to anybody, with the reason."""
        own = {
            each.name: KEY if each.primary_key else FORM
            for each in self.model._meta.local_concrete_fields
            if each.primary_key or isinstance(each, models.GeneratedField)
        }
        return {**own, **self.withheld}


@dataclass
class _Known:
    holdings: dict[str, Holding] = field(default_factory=dict)
    whole: dict[str, tuple[Words, Words]] = field(default_factory=dict)
    excused: dict[str, str] = field(default_factory=dict)


_known = _Known()


def register(  # noqa: PLR0913  a registration names what it says
    model: Model,
    *,
    name: Words,
    keys: tuple[str, ...] = (),
    rows: Rows | None = None,
    unlisted: Reasons = NONE,
    withheld: Reasons = NONE,
    own: str = "",
    theirs: Reasons = NONE,
    past: Words = "",
    past_rows: Q | None = None,
) -> None:
    """Adds a model. Without `rows`, those that name the organisation in one of `keys`."""
    _known.holdings[model._meta.label] = Holding(
        model=model,
        name=name,
        rows=rows or _naming(model, keys),
        keys=frozenset(keys),
        unlisted=unlisted,
        withheld=withheld,
        own=own,
        theirs=theirs,
        past=past,
        past_rows=Q() if past_rows is None else past_rows,
    )


def withhold(model: Model, *, name: Words, reason: Words) -> None:
    """A model whose rows nobody reads here; that, and why, is said on the page."""
    _known.whole[model._meta.label] = (name, reason)


def excuse(label: str, reason: str) -> None:
    """A model that holds nothing about an organisation, or nothing of its own."""
    _known.excused[label] = reason


def holdings() -> list[Holding]:
    """All that can be read, an organisation's own record first."""
    return sorted(
        _known.holdings.values(),
        key=lambda each: (
            each.model is not Organisation,
            each.model._meta.app_label != Organisation._meta.app_label,
            str(each.name).casefold(),
        ),
    )


def withheld_whole() -> list[tuple[Words, Words]]:
    """(what, why) of models that nobody reads here."""
    return sorted(_known.whole.values(), key=lambda pair: str(pair[0]).casefold())


def recorded() -> dict[str, dict[str, Any]]:
    """Everything that was registered, for the test that nothing is missing."""
    return {
        "holdings": dict(_known.holdings),
        "whole": dict(_known.whole),
        "excused": dict(_known.excused),
    }


def pointing(model: Model) -> set[str]:
    """The columns of a model that name an organisation, by relation or in plain."""
    plain = ("organisation_id", "owner_id", "acting_for_id")
    public = ("organisation_public_id", "company_public_id")
    return {
        each.name
        for each in model._meta.local_concrete_fields
        if each.related_model is Organisation
        or each.name in plain
        or each.name.endswith(public)
    }


def _naming(model: Model, keys: tuple[str, ...]) -> Rows:
    if not keys:
        raise ValueError(f"{model._meta.label} is found by no column")

    def rows(organisation: Organisation) -> "models.QuerySet[Any]":
        any_of = Q()
        for key in keys:
            public = key.endswith("public_id")
            any_of |= Q(**{key: organisation.public_id if public else organisation.pk})
        return model._base_manager.filter(any_of)  # noqa: SLF001  whatever its name

    return rows


def model(label: str) -> Model:
    """By its name, for registrations of models that don't belong to the own app."""
    return apps.get_model(label)
