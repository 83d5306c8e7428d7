"""How a step of an approval is given, refused or lapses, and whose it is."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.models import Organisation, Role
from partnerships.lifecycle.sides import APPROVER, CALENDAR
from partnerships.models import Act, Agreement, Approval
from workflow.moves import Move, steps

State = Approval.State
START = State.WAITING
TAKERS = tuple(
    role
    for role in Role
    if role
    not in {
        Role.MEMBER,
        Role.VIEWER,
        Role.AUDITOR,
        Role.REGISTRAR,
        Role.AGENCY_REPORTER,
    }
)
"""Roles that can take a step; the others read."""


@dataclass(frozen=True)
class Standing:
    """A step, with what stands around it: all steps of the same version and side.

    `authors` are the people who wrote what their company sent.
    """

    step: Approval
    agreement: Agreement
    own: Collection[Approval]
    authors: frozenset[int]

    @property
    def of_company(self) -> bool:
        return self.step.organisation.kind == Organisation.Kind.COMPANY


def in_approval(standing: Standing, actor: Actor) -> str:
    if standing.agreement.state != Agreement.State.APPROVAL:
        return _("The agreement is not in approval. It is now: “%(state)s”.") % {
            "state": standing.agreement.get_state_display()
        }
    return ""


def its_turn(standing: Standing, actor: Actor) -> str:
    before = [
        step.label
        for step in standing.own
        if step.position < standing.step.position and step.state == State.WAITING
    ]
    if before:
        return _("These come first: %(steps)s.") % {"steps": ", ".join(before)}
    return ""


def not_the_author(standing: Standing, actor: Actor) -> str:
    """Who wrote it does not approve it (ABPI Code 2024, clause 8.1; VR-21).

    Of a company alone: one person may hold all roles of a patient organisation.
    """
    if standing.of_company and standing.authors & _persons(actor):
        return _(
            "You wrote this agreement for your company. Somebody else approves it."
        )
    return ""


def not_twice(standing: Standing, actor: Actor) -> str:
    """Who approves does not certify, and the other way round (clause 8.1; VR-21)."""
    if not standing.of_company:
        return ""
    others = {
        person
        for step in standing.own
        if step.state == State.GIVEN
        and (step.act == Act.CERTIFY) != (standing.step.act == Act.CERTIFY)
        for person in (step.person_id, step.deputy_for_id)
    }
    if others & _persons(actor):
        return _(
            "One person does not approve and certify the same agreement. Somebody else"
            " takes this step."
        )
    return ""


def _persons(actor: Actor) -> set[int | None]:
    return {actor.person_id, actor.deputy_for_id} - {None}


MOVES: dict[str, Move] = {
    "approve": Move(
        frozenset({State.WAITING}),
        State.GIVEN,
        frozenset({APPROVER}),
        gettext_lazy("Those who hold the role that the step names take it."),
        gettext_lazy("Approve"),
        (in_approval, its_turn, not_the_author, not_twice),
    ),
    "refuse": Move(
        frozenset({State.WAITING}),
        State.REFUSED,
        frozenset({APPROVER}),
        gettext_lazy("Those who hold the role that the step names take it."),
        gettext_lazy("Refuse"),
        (in_approval, its_turn),
    ),
    "lapse": Move(
        frozenset({State.WAITING, State.GIVEN}),
        State.LAPSED,
        frozenset({CALENDAR}),
        gettext_lazy("This happens by itself when the text is talked about again."),
        gettext_lazy("Lapse"),
    ),
}


def parts(step: Approval, actor: Actor) -> set[str]:
    """What the actor is for this step. A lead or an administrator takes no other's."""
    if actor.person_id is None:
        return {CALENDAR}
    if actor.only_company_id is not None:
        return set()
    if actor.organisation_id == step.organisation_id and actor.has(step.role):
        return {APPROVER}
    return set()


def approval_steps(standing: Standing, actor: Actor) -> dict[str, list[str]]:
    """Every move of a step, each with the reasons why this actor may not make it now."""
    step = standing.step
    found = steps(
        MOVES,
        standing,
        actor,
        state=step.state,
        roles=parts(step, actor),
        not_now=_("This step is done. It is: “%(state)s”.")
        % {"state": step.get_state_display()},
    )
    if step.state == State.WAITING and not parts(step, actor):
        whose = _("This step is for: %(role)s of %(organisation)s.") % {
            "role": Role(step.role).label,
            "organisation": step.organisation.legal_name,
        }
        for name in ("approve", "refuse"):
            found[name] = [whose, *found[name][1:]]
    return found
