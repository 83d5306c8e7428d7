"""Both sides of an invented partnership: who speaks for them, and the usual ways there."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from audit.acting import Actor, acting
from config.demodata.world import World
from documents.models import Document, keep
from organisations.models import Function, Organisation, Role
from partnerships.actions import (
    agreements,
    approvals,
    elsewhere,
    joining,
    leads,
    partnerships,
    signatures,
    starting,
    versions,
)
from partnerships.models import Agreement, Approval, Partnership, SignedText
from partnerships.starters import starters

PAPER = b"%PDF-1.4\n% An invented agreement that was signed on paper.\n%%EOF\n"
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


class Text(NamedTuple):
    """One of the portal's texts, for an agreement of this kind."""

    starter: str
    kind: str
    service: str = ""


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
        """As they are now: profiles were written since the world was made."""
        named = (world.company(company), world.organisation(patients))
        return cls(world, *(Organisation.objects.get(pk=each.pk) for each in named))

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
    own, others = parts if by_company else reversed(parts)
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
    text: Text,
    title: str,
    terms: Mapping[str, Any],
    rows: Rows | None = None,
    *,
    by: Actor,
    ago: int,
) -> Agreement:
    """A draft that begins with one of the portal's texts."""
    starter = starters()[text.starter]
    made = starting.begin(
        table.partnership,
        shape=agreements.Shape(
            kind=text.kind,
            service=text.service,
            form=starter.form,
            jurisdiction="GB",
        ),
        title=title,
        parties=[table.company, table.patients],
        by=by,
        today=table.ago(ago),
        starter=starter,
    )
    versions.write(made, terms, rows or {}, by=by)
    return made


def on_paper(
    table: Table, facts: Mapping[str, Any], *, signed: int, put_in: int
) -> Agreement:
    """A grant in pounds that was signed on paper, put in afterwards by the organisation."""
    with acting(table.volunteer):
        paper = keep(
            PAPER,
            name="agreement.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=table.patients.pk,
        )
    return elsewhere.enter(
        table.partnership,
        {
            **facts,
            "currency": "GBP",
            "vat_treatment": "not_applicable",
            "paper": paper,
        },
        shape=agreements.Shape(kind="grant", jurisdiction="GB"),
        parties=[table.company, table.patients],
        signed_on=table.ago(signed),
        by=table.volunteer,
        today=table.ago(put_in),
    )


def agree(table: Table, agreement: Agreement, *, by: Actor, sent: int) -> Agreement:
    """Sent by one side on a day, agreed by the other one three days later."""
    other = table.lead if by.organisation_id == table.patients.pk else table.volunteer
    agreements.send(agreement, by=by, today=table.ago(sent))
    agreements.agree(agreement, by=other, today=table.ago(sent - 3))
    return fresh(agreement)


def approve(table: Table, agreement: Agreement, *, ago: int) -> Agreement:
    """Each step by somebody who has its role."""
    steps = Approval.objects.filter(agreement=agreement, state=Approval.State.WAITING)
    for step in steps.select_related("organisation", "agreement").order_by("position"):
        approvals.approve(
            step,
            by=table.world.actor(step.organisation, step.role),
            today=table.ago(ago),
        )
    return fresh(agreement)


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
    return fresh(agreement)


def fresh(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_related("agreed", "current").get(pk=agreement.pk)
