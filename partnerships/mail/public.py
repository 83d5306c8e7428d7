"""Who is told about pages for everybody and about joint stories."""

from collections.abc import Iterable
from typing import Any

from audit.acting import Actor
from organisations.models import Organisation
from partnerships.mail.telling import tell_speakers
from partnerships.models import PartnershipParty, Story


def wanted(
    about: Any, title: str, places: Iterable[Organisation], *, by: Actor
) -> None:
    """Somebody agreed to a public page; these have not yet."""
    tell_speakers(
        places,
        "public_wanted",
        url=_page(about),
        context={"who": _name(by), "title": title},
    )


def shown(about: Any, title: str, places: Iterable[Organisation]) -> None:
    tell_speakers(places, "public_shown", url=_page(about), context={"title": title})


def taken_back(
    about: Any, title: str, places: Iterable[Organisation], *, by: Actor
) -> None:
    tell_speakers(
        places,
        "public_taken_back",
        url=_page(about),
        context={"who": _name(by), "title": title},
    )


def story_wanted(story: Story, *, by: Actor) -> None:
    _tell_others(story, "story_wanted", by)


def story_shown(story: Story, *, by: Actor) -> None:
    _tell_others(story, "story_shown", by)


def story_taken_back(story: Story, *, by: Actor) -> None:
    _tell_others(story, "story_taken_back", by)


def _tell_others(story: Story, kind: str, by: Actor) -> None:
    parties = PartnershipParty.objects.filter(
        partnership=story.partnership_id, state=PartnershipParty.State.JOINED
    ).exclude(organisation=by.organisation)
    tell_speakers(
        [party.organisation for party in parties.select_related("organisation")],
        kind,
        url=story.get_absolute_url(),
        context={"who": _name(by), "title": story.title},
    )


def _page(about: Any) -> str:
    return f"{about.get_absolute_url()}public/"


def _name(by: Actor) -> str:
    name: str = Organisation.objects.values_list("legal_name", flat=True).get(
        pk=by.organisation
    )
    return name
