"""When one organisation may be recorded as following another."""

import datetime

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import REGISTRAR
from organisations.models import Organisation, Succession
from workflow.moves import Move, steps


class State(models.TextChoices):
    """What follows from the dates of a succession."""

    STANDING = "standing", gettext_lazy("Recorded")
    PASSED = "access_passed_on", gettext_lazy("Access passed on")
    ENDED = "ended", gettext_lazy("Found to be wrong")


START = State.STANDING
DECIDES = gettext_lazy("A registrar records who followed whom.")
_registrar = frozenset({REGISTRAR})


def somebody_followed(succession: Succession, actor: Actor) -> str:
    if succession.successor_id is None:
        return _("Nobody followed an organisation that was dissolved.")
    return ""


def successor_is_verified(succession: Succession, actor: Actor) -> str:
    successor = succession.successor
    verified = Organisation.Verification.VERIFIED
    if successor is not None and successor.verification != verified:
        return _("%(name)s is not verified yet. Verify the record first.") % {
            "name": successor
        }
    return ""


MOVES: dict[str, Move] = {
    "pass_on_access": Move(
        frozenset({State.STANDING}),
        State.PASSED,
        _registrar,
        DECIDES,
        gettext_lazy("Give the successor's people access"),
        (somebody_followed, successor_is_verified),
    ),
    "end": Move(
        frozenset({State.STANDING, State.PASSED}),
        State.ENDED,
        _registrar,
        DECIDES,
        gettext_lazy("This was found to be wrong"),
    ),
}


def state(succession: Succession) -> str:
    if succession.ended_on:
        return State.ENDED
    return State.PASSED if succession.access_passed_on else State.STANDING


def succession_steps(succession: Succession, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    said: dict[str, str] = {
        State.ENDED: _("It was found to be wrong and has ended."),
        State.PASSED: _("The successor's people have access already."),
        State.STANDING: "",
    }
    now = state(succession)
    return steps(
        MOVES,
        succession,
        actor,
        state=now,
        roles={REGISTRAR} if actor.has("registrar") else set(),
        not_now=said[now],
    )


def may_not_record(
    predecessor: Organisation,
    successor: Organisation | None,
    *,
    kind: str,
    happened_on: datetime.date,
    evidence: str,
    actor: Actor,
    today: datetime.date,
) -> list[str]:
    """Why this can't be recorded; nothing means that it can."""
    reasons = [] if actor.has("registrar") else [str(DECIDES)]
    if not evidence.strip():
        reasons.append(_("Say what shows it: a register, minutes, a press release."))
    if happened_on > today:
        reasons.append(_("This day is still to come. Record it when it has happened."))
    split = kind == Succession.Kind.SPLIT
    earlier = Succession.objects.filter(predecessor=predecessor, ended_on=None)
    if earlier.exists() and not (
        split and not earlier.exclude(kind=Succession.Kind.SPLIT).exists()
    ):
        reasons.append(
            _("It is recorded already what became of %(name)s.") % {"name": predecessor}
        )
    for each in (predecessor, successor):
        if each and each.status == Organisation.Status.DUPLICATE:
            reasons.append(
                _("%(name)s is a duplicate: take the record that it belongs to.")
                % {"name": each}
            )
        if each and each.is_operator:
            reasons.append(
                _("%(name)s runs this installation and stays as it is.")
                % {"name": each}
            )
    if kind == Succession.Kind.DISSOLVED:
        if successor:
            reasons.append(_("Who was dissolved has no successor: leave it empty."))
        return reasons
    if successor is None:
        return [*reasons, _("Choose the organisation that followed.")]
    return [*reasons, *_of_two(predecessor, successor)]


def _of_two(predecessor: Organisation, successor: Organisation) -> list[str]:
    if predecessor.pk == successor.pk:
        return [_("An organisation does not follow itself.")]
    company = Organisation.Kind.COMPANY
    if (predecessor.kind == company) != (successor.kind == company):
        return [_("A company is followed by a company, and others by others.")]
    above, reached = {successor.pk}, {successor.pk}
    while above:
        above = (
            set(
                Succession.objects.filter(
                    predecessor__in=above, ended_on=None, successor__isnull=False
                ).values_list("successor_id", flat=True)
            )
            - reached
        )
        reached |= above
    if predecessor.pk in reached:
        return [
            _("%(name)s is itself recorded as followed by %(other)s.")
            % {"name": successor, "other": predecessor}
        ]
    return []
