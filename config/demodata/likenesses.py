"""Records made twice, one of them by mistake held for a double, and one that was followed."""

import datetime

from audit.acting import Actor
from config.demodata.world import World, add_patients
from organisations.actions import likenesses, merging, successions
from organisations.models import Merge, Organisation, Role, Succession

NUMBER = "The charity register has one number for both."


def tell(world: World) -> None:
    """A merge, one that was undone, a succession with access, and pairs to look at."""
    if world.operator is None:
        raise LookupError("The operator is made first.")
    by = world.actor(world.operator, Role.REGISTRAR)
    first, second, third = world.patients[:3]
    _merged(world, first, f"{first.legal_name} (charity)", by)
    undone = _merged(world, second, f"Friends of {second.legal_name}", by)
    merging.undo(
        undone,
        by=by,
        reason="The friends are a body of their own, with their own number.",
    )
    followed = successions.record(
        _record(world, f"{third.legal_name} Foundation", third, by),
        third,
        kind=Succession.Kind.MERGED,
        happened_on=datetime.date(world.today.year - 1, 7, 1),
        evidence="Minutes of both general meetings, and the register of associations.",
        by=by,
        today=world.today,
    )
    successions.pass_on_access(
        followed, by=by, reason="Both boards asked for it.", today=world.today
    )
    for each in world.patients[3:5]:
        _record(world, f"The {each.legal_name} Association", each, by)
    likenesses.refresh(by=by)


def _record(world: World, name: str, like: Organisation, by: Actor) -> Organisation:
    """Another record in the same country, with the same website."""
    return add_patients(
        name,
        like.country,
        website=like.website,
        by=by,
        language=like.language,
        today=world.began_on,
    )


def _merged(world: World, kept: Organisation, name: str, by: Actor) -> Merge:
    return merging.merge(
        kept,
        _record(world, name, kept, by),
        choices={},
        by=by,
        reason=NUMBER,
        today=world.today,
    )
