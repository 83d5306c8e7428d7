"""How an agreement stands, for one reader: parties, whose turn, who agreed, what waits."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery

from audit.acting import Actor
from partnerships import turns
from partnerships.clause_text import sha256
from partnerships.lifecycle.agreements import agreement_steps
from partnerships.models import (
    Agreement,
    AgreementParty,
    ClauseConsent,
    LegalHelp,
    Thread,
    Turn,
    Version,
    VersionConsent,
)
from partnerships.sheets import Sheet


@dataclass(frozen=True)
class Standing:
    """One agreement as an actor finds it today (three queries)."""

    agreement: Agreement
    actor: Actor
    parties: list[AgreementParty]
    turn: Turn | None
    taken: turns.Taken
    own_draft_id: int | None
    newest_own_id: int | None
    before_id: int | None
    consented: frozenset[int]
    help_open: bool
    own_title: str

    @cached_property
    def steps(self) -> Mapping[str, list[str]]:
        """Every move, with the reasons why not."""
        return agreement_steps(
            self.agreement,
            self.actor,
            turn=self.turn,
            party=any(
                party.organisation_id == self.actor.organisation_id and party.shown
                for party in self.parties
            ),
            agreed=self.actor.organisation_id in self.consented,
        )

    @property
    def title(self) -> str:
        """What it is called on the table, or in the own side's first draft."""
        current = self.agreement.current
        return current.title if current else self.own_title

    @property
    def may_write(self) -> bool:
        return not self.steps["send"]

    @property
    def waiting_for(self) -> list[AgreementParty]:
        """Parties that have not agreed to the version on the table."""
        return [
            party
            for party in self.parties
            if party.organisation_id not in self.consented
        ]

    @property
    def shown_id(self) -> int | None:
        """The version that is read: that on the table, or the own first draft."""
        return self.agreement.current_id or self.own_draft_id


def find(actor: Actor, reference: str, today: datetime.date) -> Standing | None:
    """The agreement with this reference, if the actor may know it."""
    sent = Version.objects.filter(agreement=OuterRef("pk"), sent_at__isnull=False)
    own = Version.objects.filter(
        agreement=OuterRef("pk"), by_organisation_id=actor.organisation_id
    )
    found: Any = (
        Agreement.objects.for_actor(actor)
        .select_related("partnership", "current", "agreed", "amends", "drafted_by")
        .annotate(
            own_draft_id=Subquery(own.drafts().values("pk")[:1]),
            own_title=Subquery(own.drafts().values("title")[:1]),
            newest_own_id=Subquery(
                own.filter(sent_at__isnull=False)
                .exclude(pk=OuterRef("current"))
                .order_by("-number")
                .values("pk")[:1]
            ),
            before_id=Subquery(
                sent.exclude(pk=OuterRef("current"))
                .order_by("-number")
                .values("pk")[:1]
            ),
            consented=ArraySubquery(
                VersionConsent.objects.filter(version=OuterRef("current")).values(
                    "organisation_id"
                )
            ),
            help_open=Exists(
                LegalHelp.objects.filter(
                    agreement=OuterRef("pk"), ended_on__isnull=True
                )
            ),
        )
        .filter(reference=reference)
        .first()
    )
    if found is None:
        return None
    parties = list(
        AgreementParty.objects.filter(agreement=found)
        .select_related("organisation")
        .order_by(F("side"), "organisation__name_key", "pk")
    )
    all_turns = list(Turn.objects.filter(agreement=found))
    return Standing(
        agreement=found,
        actor=actor,
        parties=parties,
        turn=next((turn for turn in all_turns if turn.until_on is None), None),
        taken=turns.taken(all_turns, today),
        own_draft_id=found.own_draft_id,
        newest_own_id=found.newest_own_id,
        before_id=found.before_id,
        consented=frozenset(found.consented),
        help_open=found.help_open,
        own_title=found.own_title or "",
    )


@dataclass(frozen=True)
class ClauseStanding:
    """A clause of the version on the table: who agreed to it as it reads, who talks."""

    clause: Any
    sha256: str
    agreed_by: list[str]
    waiting_for: list[str]
    is_agreed_here: bool
    lapsed: bool
    open_talks: int
    talks: int

    @property
    def by_all(self) -> bool:
        return not self.waiting_for


def clauses(standing: Standing, sheet: Sheet) -> list[ClauseStanding]:
    """Every clause with its yes from each party (two queries).

    A yes counts only while the SHA-256 of what was read is that of what stands there.
    """
    if not sheet.clauses:
        return []
    consents = list(ClauseConsent.objects.filter(agreement=standing.agreement))
    talks = list(
        Thread.objects.filter(agreement=standing.agreement).exclude(clause_key="")
    )
    return [_of(clause, standing, consents, talks) for clause in sheet.clauses]


def _of(
    clause: Any, standing: Standing, consents: list[ClauseConsent], talks: list[Thread]
) -> ClauseStanding:
    digest = sha256(clause)
    mine = [consent for consent in consents if consent.clause_key == clause.key]
    agreed = {
        consent.organisation_id
        for consent in mine
        if consent.ended_on is None and consent.text_sha256 == digest
    }
    own = [talk for talk in talks if talk.clause_key == clause.key]
    return ClauseStanding(
        clause=clause,
        sha256=digest,
        agreed_by=[
            party.organisation.legal_name
            for party in standing.parties
            if party.organisation_id in agreed
        ],
        waiting_for=[
            party.organisation.legal_name
            for party in standing.parties
            if party.organisation_id not in agreed
        ],
        is_agreed_here=standing.actor.organisation_id in agreed,
        lapsed=any(consent.text_sha256 != digest for consent in mine),
        open_talks=sum(talk.settled_on is None for talk in own),
        talks=len(own),
    )
