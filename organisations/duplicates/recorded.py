"""The organisations of the installation as records to compare."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from organisations.duplicates.keys import Record
from organisations.models import (
    Identifier,
    Likeness,
    Organisation,
    OrganisationName,
    OrganisationQuerySet,
    Succession,
)

AT_ONCE = 5_000


def records(organisations: OrganisationQuerySet | None = None) -> Iterator[Record]:
    """Current organisations, or these; in one query, streaming."""
    wanted = Organisation.objects.current() if organisations is None else organisations
    of_this = {"organisation": OuterRef("pk")}
    names = OrganisationName.objects.filter(**of_this).order_by("pk")
    numbers = Identifier.objects.filter(**of_this).order_by("pk")
    rows = wanted.order_by("pk").values_list(
        "pk",
        "legal_name",
        "country",
        ArraySubquery(names.values("name")),
        ArraySubquery(numbers.values(told=JSONObject(scheme="scheme", value="value"))),
        "website",
        "place",
        "parent_id",
    )
    for pk, name, country, others, told, website, place, parent in rows.iterator(
        AT_ONCE
    ):
        identifiers = tuple((number["scheme"], number["value"]) for number in told)
        yield Record(
            pk, name, country, tuple(others), identifiers, website, place, parent
        )


def apart() -> set[tuple[int, int]]:
    """Pairs that nobody is to be asked about: decided ones, and one after the other."""
    decided = Likeness.objects.exclude(state=Likeness.State.OPEN)
    pairs = set(decided.values_list("first_id", "second_id"))
    followed = Succession.objects.filter(ended_on=None, successor__isnull=False)
    for pair in followed.values_list("predecessor_id", "successor_id"):
        pairs.add((min(pair), max(pair)))
    return pairs
