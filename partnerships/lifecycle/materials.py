"""Who may change or comment on a material: the company only for a fact, or when asked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import writes
from partnerships.models import Basis, Material, Side
from workflow.moves import Move, steps

OWNER = "owner"  # speaks for the organisation whose material it is
OWNERS = gettext_lazy("Only the organisation whose material it is can finish.")
EDITORIAL = gettext_lazy(
    "A company does not edit a patient organisation’s material. It may put right a wrong"
    " fact, or send a text that the organisation asked for."
)
"""EFPIA Code 21.04, VR-23."""

State = Material.State
START = State.IN_REVIEW

MOVES: dict[str, Move] = {
    "close": Move(
        frozenset({State.IN_REVIEW}),
        State.CLOSED,
        frozenset({OWNER}),
        OWNERS,
        gettext_lazy("Finish, and say what changed"),
    ),
}


def material_steps(material: Material, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    own = writes(actor) and actor.organisation_id == material.owner_id
    return steps(
        MOVES,
        material,
        actor,
        state=material.state,
        roles={OWNER} if own else set(),
        not_now=_("It is now: “%(state)s”.") % {"state": material.get_state_display()},
    )


def bases(material: Material, actor: Actor, *, asked: bool) -> list[str]:
    """Why the actor may change or comment on it; none: not at all."""
    if not writes(actor):
        return []
    if actor.organisation_id == material.owner_id:
        return [Basis.OWN]
    if actor.organisation_id != material.other_id:
        return []
    if material.owner.kind == Side.COMPANY or actor.kind != Side.COMPANY:
        return [Basis.READER]
    return [Basis.FACT, Basis.REQUEST] if asked else [Basis.FACT]


def may_not_touch(
    material: Material, actor: Actor, *, basis: str, words: str, asked: bool
) -> list[str]:
    """Why a change or comment on this ground is refused. `asked`: a request is open."""
    possible = bases(material, actor, asked=asked)
    reasons = []
    if material.state == State.CLOSED:
        reasons.append(_("This material is finished."))
    if not possible:
        reasons.append(
            _("This is for those who speak for one of the two organisations.")
        )
    elif basis not in possible:
        reasons.append(
            str(EDITORIAL)
            if Basis.FACT in possible
            else _("Say on which ground you do this.")
        )
    elif basis == Basis.FACT and not words.strip():
        reasons.append(_("Say which fact is wrong, and what is right."))
    return reasons


def may_not_ask_for_text(material: Material, actor: Actor) -> list[str]:
    reasons = []
    if not writes(actor) or actor.organisation_id != material.owner_id:
        reasons.append(_("The organisation whose material it is asks for a text."))
    if material.state == State.CLOSED:
        reasons.append(_("This material is finished."))
    return reasons
