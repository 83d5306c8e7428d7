"""Words that somebody types, as a condition on a key of names that an index reads."""

from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Concat

from audit.acting import Actor
from organisations.models import (
    NameKey,
    Organisation,
    OrganisationName,
    Profile,
)
from organisations.profiles import for_directory

SHORTEST_PART = 3  # letters: the index holds groups of three; shorter ones begin a word


def holds(text: str, column: str) -> Q:
    """Every word stands in the key: anywhere, or short ones where words begin."""
    wanted = Q()
    for word in words(text):
        key = NameKey(Value(word))
        if len(word) >= SHORTEST_PART:
            wanted &= Q(**{f"{column}__contains": key})
        else:
            within = Concat(Value(" "), key, output_field=CharField())
            wanted &= Q(**{f"{column}__startswith": key}) | Q(
                **{f"{column}__contains": within}
            )
    return wanted


def words(text: str) -> list[str]:
    """Those with a letter or a number in them; the database refuses NUL."""
    typed = text.replace("\0", " ").split()
    return [word for word in typed if any(sign.isalnum() for sign in word)]


def told_by(text: str, viewer: Actor) -> QuerySet[Any, Any]:
    """Ids of those that have all these words in a name, or in what they are for."""
    named = Organisation.objects.filter(holds(text, "name_key")).values("pk")
    also_named = OrganisationName.objects.filter(holds(text, "name_key"))
    missions = Profile.objects.annotate(mission_key=NameKey("mission"))
    here_for = for_directory(
        Organisation.objects.filter(
            pk__in=missions.filter(holds(text, "mission_key")).values("organisation")
        ),
        "mission",
        viewer,
    )
    return named.union(
        also_named.values("organisation"), here_for.values("pk"), all=True
    )
