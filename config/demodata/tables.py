"""Both sides of an invented partnership: who speaks for them, and the usual ways there."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audit.acting import Actor
from config.demodata.world import World
from organisations.models import Function, Organisation, Role
from partnerships.actions import (
    agreements,
    approvals,
    joining,
    leads,
    partnerships,
    signatures,
    starting,
    versions,
)
from partnerships.actions.versions import lock
from partnerships.models import Agreement, Approval, Partnership, SignedText
from partnerships.starters import starters

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Part:
    """What an organisation does in a partnership, and what it brings."""

    role: str
    expertise: str


@dataclass
class Table:
    """A company and a patient organisation; `lead` and `volunteer` speak for them."""

    world: World
    company: Organisation
    patients: Organisation
    partnership: Partnership = field(init=False)

    @classmethod
    def of(cls, world: World, company: str, patients: str) -> "Table":
        return cls(world, world.company(company), world.organisation(patients))

    @property
    def lead(self) -> Actor:
        return self.world.actor(self.company, Role.LEAD)

    @property
    def volunteer(self) -> Actor:
        return self.world.actor(self.patients, Role.ADMINISTRATOR)

    def ago(self, days: int) -> datetime.date:
        return self.world.today - datetime.timedelta(days=days)

    def ahead(self, days: int) -> datetime.date:
        return self.ago(-days)

    def leading(self, by: Actor) -> leads.Choice:
        """The one who speaks for a side also leads for it."""
        if by.organisation_id == self.company.pk:
            person = self.world.people[self.company.pk, Role.LEAD]
            return leads.Choice(person, Function.MEDICAL_AFFAIRS)
        return leads.Choice(self.world.people[self.patients.pk, Role.ADMINISTRATOR])


def lay(
    table: Table,
    proposal: Mapping[str, Any],
    *,
    parts: tuple[Part, Part],
    ago: int,
    by_company: bool = False,
) -> Partnership:
    """One side proposes, the other one joins ten days later and agrees to the wordings."""
    sides = [(table.volunteer, table.patients), (table.lead, table.company)]
    (first, _own), (second, other) = reversed(sides) if by_company else sides
    own, others = reversed(parts) if by_company else parts
    made = partnerships.start(
        partnerships.Proposal(
            **proposal,
            role=own.role,
            expertise=own.expertise,
            leader=table.leading(first),
        ),
        [other],
        by=first,
        today=table.ago(ago),
    )
    joining.join(
        made.parties.get(organisation=other),
        by=second,
        today=table.ago(ago - 10),
        role=others.role,
        expertise=others.expertise,
        leader=table.leading(second),
        agrees=list(made.wordings.all()),
    )
    made.refresh_from_db()
    table.partnership = made
    return made


def draft(
    table: Table,
    starter: str,
    kind: str,
    title: str,
    terms: Mapping[str, Any],
    rows: Rows | None = None,
    *,
    by: Actor,
    ago: int,
    service: str = "",
) -> Agreement:
    """A draft that begins with one of the portal's texts."""
    text = starters()[starter]
    made = starting.begin(
        table.partnership,
        shape=agreements.Shape(
            kind=kind, service=service, form=text.form, jurisdiction="GB"
        ),
        title=title,
        parties=[table.company, table.patients],
        by=by,
        today=table.ago(ago),
        starter=text,
    )
    versions.write(made, terms, rows or {}, by=by)
    return made


def agree(table: Table, agreement: Agreement, *, by: Actor, sent: int) -> Agreement:
    """Sent by one side on a day, agreed by the other one three days later."""
    other = table.lead if by.organisation_id == table.patients.pk else table.volunteer
    agreements.send(agreement, by=by, today=table.ago(sent))
    agreements.agree(agreement, by=other, today=table.ago(sent - 3))
    return lock(agreement)


def approve(table: Table, agreement: Agreement, *, ago: int) -> Agreement:
    """Each step by somebody who has its role."""
    steps = Approval.objects.filter(agreement=agreement, state=Approval.State.WAITING)
    for step in steps.select_related("organisation", "agreement").order_by("position"):
        approvals.approve(
            step,
            by=table.world.actor(step.organisation, step.role),
            today=table.ago(ago),
        )
    return lock(agreement)


def sign(
    table: Table, agreement: Agreement, hands: Iterable[tuple[Organisation, str, str]]
) -> Agreement:
    """The signatories of these organisations sign, by the name and office that is printed."""
    text = SignedText.objects.get(version=agreement.settled.pk)
    for organisation, name, office in hands:
        signatures.sign(
            agreement,
            signatures.Hand(name, office),
            text_sha256=text.sha256,
            by=table.world.actor(organisation, Role.SIGNATORY),
            today=agreement.ready_on or table.world.today,
        )
    return lock(agreement)
