"""What the page of a partnership tells: read in six queries, whatever there is."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from audit.acting import Actor
from partnerships import conversations, wordings
from partnerships.lifecycle.partnerships import Standing
from partnerships.models import (
    Agreement,
    FollowUp,
    Lead,
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    Stage,
    StagePeriod,
    Turn,
    Wording,
    WordingConsent,
)

MOST = 10
MOST_UNREAD = 99


def visible(actor: Actor) -> "QuerySet[Partnership]":
    """What the actor may know, with conditions, stages and what they have not read."""
    rows = Partnership.objects.for_actor(actor).select_related("started_by")
    conditions = PartnershipCondition.objects.filter(
        partnership=OuterRef("pk"), ended_on=None
    )
    periods = StagePeriod.objects.filter(partnership=OuterRef("pk"))
    return with_unread(rows, actor).annotate(
        about=ArraySubquery(
            conditions.order_by("pk").values(
                told=JSONObject(pk="pk", scheme="scheme", code="code", name="name")
            )
        ),
        periods=ArraySubquery(
            periods.order_by("pk").values(
                told=JSONObject(
                    stage="stage", from_on="from_on", until_on="until_on", words="words"
                )
            )
        ),
    )


def with_unread(
    partnerships: "QuerySet[Partnership]", actor: Actor, *, everywhere: bool = False
) -> "QuerySet[Partnership]":
    """With `unread_ids`: messages that the person has not read, in its own conversation.

    `everywhere`: in those of its agreements too. `new_in` are agreements with new ones.
    """
    unread = conversations.unread(actor.person, actor.organisation).filter(
        partnership=OuterRef("pk")
    )
    own = unread if everywhere else unread.filter(agreement=None)
    newly = Agreement.objects.for_actor(actor).filter(
        pk__in=conversations.unread(actor.person, actor.organisation).values(
            "agreement"
        ),
        partnership=OuterRef("pk"),
    )
    return partnerships.annotate(
        unread_ids=ArraySubquery(own.order_by("pk").values("pk")[:MOST_UNREAD]),
        new_in=ArraySubquery(newly.order_by("pk").values("reference")[:MOST]),
    )


@dataclass
class Member:
    """One party as the page shows it, with those who lead and led for it."""

    party: PartnershipParty
    leads: list[Lead] = field(default_factory=list)
    url: str = ""

    @property
    def lead(self) -> Lead | None:
        return next((lead for lead in self.leads if lead.until_on is None), None)

    @property
    def before(self) -> list[Lead]:
        """Those who led earlier, the last one first."""
        return [lead for lead in self.leads if lead.until_on is not None]

    @property
    def was_withdrawn(self) -> bool:
        """Asked, but that was taken back before there was an answer."""
        return (
            self.party.state == PartnershipParty.State.LEFT
            and self.party.joined_on is None
        )


@dataclass(frozen=True)
class Phase:
    """A stage on the line: since when, if it is the present one."""

    label: str
    since: datetime.date | None
    was: bool


@dataclass(frozen=True)
class Period:
    """A stage that it was in."""

    label: str
    from_on: datetime.date
    until_on: datetime.date | None
    words: str


@dataclass(frozen=True)
class Words:
    """A kind of wording: the one that holds, the one on the table, who agreed to each."""

    kind: str
    label: str
    holds: Wording | None
    proposed: Wording | None
    waits_for: list[str]
    may_agree: bool


def members(place: Standing) -> list[Member]:
    """All parties with their leads: one query more."""
    found = {
        party.organisation_id: Member(
            party,
            url=reverse("organisations:detail", args=[party.organisation.public_id]),
        )
        for party in place.parties
    }
    led = Lead.objects.filter(partnership=place.partnership).select_related("person")
    for lead in led.order_by("-pk"):
        if lead.organisation_id in found:
            found[lead.organisation_id].leads.append(lead)
    return list(found.values())


def line(partnership: Any) -> list[Phase]:
    """The stages in their order, with the present one."""
    periods = history_of_stages(partnership)
    return [
        Phase(
            label=str(label),
            since=next((p.from_on for p in periods if p.until_on is None), None)
            if stage == partnership.stage
            else None,
            was=any(p.label == str(label) for p in periods),
        )
        for stage, label in Stage.choices
    ]


def history_of_stages(partnership: Any) -> list[Period]:
    """The stages that it was in, the newest first."""
    labels = dict(Stage.choices)
    return [
        Period(
            label=str(labels[each["stage"]]),
            from_on=datetime.date.fromisoformat(each["from_on"]),
            until_on=datetime.date.fromisoformat(each["until_on"])
            if each["until_on"]
            else None,
            words=each["words"],
        )
        for each in reversed(partnership.periods)
    ]


def all_wordings(partnership: Partnership) -> list[Wording]:
    """Every wording with `consented`: [{organisation_id, agreed_on}] (one query)."""
    consents = WordingConsent.objects.filter(wording=OuterRef("pk"))
    found = partnership.wordings.annotate(
        consented=ArraySubquery(
            consents.order_by("pk").values(
                told=JSONObject(
                    organisation_id="organisation_id", agreed_on="agreed_on"
                )
            )
        )
    )
    return list(found.select_related("proposed_by").order_by("-number"))


def words(
    place: Standing, every: list[Wording], actor: Actor, *, may_word: bool
) -> list[Words]:
    """Both kinds of wording, as they stand."""
    names = {p.organisation_id: p.organisation.legal_name for p in place.parties}
    needed = wordings.needed(place.parties)
    told = []
    for kind, label in Wording.Kind.choices:
        proposed = wordings.on_the_table(every, kind)
        agreed = consenting(proposed)
        told.append(
            Words(
                kind=kind,
                label=str(label),
                holds=wordings.in_force(every, kind),
                proposed=proposed,
                waits_for=[names[pk] for pk in sorted(needed - agreed.keys())]
                if proposed
                else [],
                may_agree=may_word
                and proposed is not None
                and actor.organisation_id not in agreed,
            )
        )
    return told


def consenting(wording: Any) -> dict[int, datetime.date]:
    """Who agreed to a wording, and when."""
    if wording is None:
        return {}
    return {
        each["organisation_id"]: datetime.date.fromisoformat(each["agreed_on"])
        for each in wording.consented
    }


def agreements(partnership: Partnership, actor: Actor) -> list[Any]:
    """The newest agreements that the actor may know, with the side whose turn it is."""
    turn = Turn.objects.filter(agreement=OuterRef("pk"), until_on__isnull=True)
    found = Agreement.objects.for_actor(actor).filter(partnership=partnership)
    return list(
        found.select_related("current", "agreed")
        .annotate(turn_of=turn.values("side")[:1])
        .order_by("-pk")[: MOST + 1]
    )


def follow_ups(partnership: Partnership, actor: Actor) -> list[FollowUp]:
    """What is still to be done, the most urgent first."""
    found = FollowUp.objects.for_actor(actor).open()
    return list(
        found.filter(message__partnership=partnership)
        .select_related("owner")
        .order_by("due_on", "pk")[:MOST]
    )
