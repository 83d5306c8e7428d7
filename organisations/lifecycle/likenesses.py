"""What becomes of two records that may be of one organisation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations import clashes, comparing
from organisations.lifecycle.sides import REGISTRAR
from organisations.models import Likeness, Merge, Organisation
from workflow.moves import Move, steps

State = Likeness.State
START = State.OPEN
DECIDES = gettext_lazy("A registrar says whether two records are of one organisation.")
_registrar = frozenset({REGISTRAR})

MOVES: dict[str, Move] = {
    "merge": Move(
        frozenset({State.OPEN}),
        State.MERGED,
        _registrar,
        DECIDES,
        gettext_lazy("Merge"),
    ),
    "keep_apart": Move(
        frozenset({State.OPEN}),
        State.DIFFERENT,
        _registrar,
        DECIDES,
        gettext_lazy("Not the same"),
    ),
    "look_again": Move(
        frozenset({State.DIFFERENT}),
        State.OPEN,
        _registrar,
        DECIDES,
        gettext_lazy("Look at it again"),
    ),
    "undo_merge": Move(
        frozenset({State.MERGED}),
        State.OPEN,
        _registrar,
        DECIDES,
        gettext_lazy("Undo the merge"),
    ),
}


def likeness_steps(likeness: Likeness, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        likeness,
        actor,
        state=likeness.state,
        roles={REGISTRAR} if actor.has("registrar") else set(),
        not_now=_("These two records are “%(state)s” already.")
        % {"state": likeness.get_state_display()},
    )


def may_not_merge(
    kept: Organisation, merged: Organisation, actor: Actor, reason: str = "given"
) -> list[str]:
    """Why `merged` can't become a duplicate of `kept`; nothing means that it can."""
    reasons = [] if actor.has("registrar") else [str(DECIDES)]
    if not reason.strip():
        reasons.append(_("Say what you looked at, and what it showed."))
    if kept.pk == merged.pk:
        return [*reasons, _("These are one and the same record.")]
    return [
        *reasons,
        *_of_each(kept, merged),
        *_between(kept, merged),
        *comparing.reasons_against(kept, merged),
    ]


def _of_each(kept: Organisation, merged: Organisation) -> list[str]:
    found = []
    for each in (kept, merged):
        if each.status == Organisation.Status.DUPLICATE:
            found.append(_("%(name)s is a duplicate already.") % {"name": each})
        if each.status == Organisation.Status.SUCCEEDED:
            found.append(
                _(
                    "%(name)s was followed by another organisation: that is not a duplicate."
                )
                % {"name": each}
            )
        if each.is_operator:
            found.append(
                _("%(name)s runs this installation and stays as it is.")
                % {"name": each}
            )
    company = Organisation.Kind.COMPANY
    if (kept.kind == company) != (merged.kind == company):
        found.append(
            _(
                "One of them is a company and the other is not. Their people have"
                " different tasks; correct the kind of one record first."
            )
        )
    verified = Organisation.Verification.VERIFIED
    if merged.verification == verified != kept.verification:
        found.append(
            _("%(merged)s is verified and %(kept)s is not: keep the verified record.")
            % {"merged": merged, "kept": kept}
        )
    return found


def _between(kept: Organisation, merged: Organisation) -> list[str]:
    """What is recorded about the two as two."""
    found = []
    if Organisation.Status.CLOSED in (kept.status, merged.status) and (
        kept.status != merged.status
    ):
        found.append(
            _(
                "One of them is recorded as ended and the other is not. Settle first"
                " which is right."
            )
        )
    if _is_part(kept, merged) or _is_part(merged, kept):
        found.append(
            _(
                "One of them is a part of the other's group: these are two organisations."
                " If that is wrong, correct the group first."
            )
        )
    return [*found, *clashes.reasons(kept, merged)]


def _is_part(part: Organisation, group: Organisation) -> bool:
    seen: set[int] = set()
    above = part.parent_id
    while above is not None and above not in seen:
        if above == group.pk:
            return True
        seen.add(above)
        above = Organisation.objects.values_list("parent_id", flat=True).get(pk=above)
    return False


def may_not_undo(merge: Merge, actor: Actor, reason: str = "given") -> list[str]:
    """Why this merge can't be undone now; nothing means that it can."""
    reasons = [] if actor.has("registrar") else [str(DECIDES)]
    if not reason.strip():
        reasons.append(_("Say why it is undone."))
    if merge.undone_at:
        return [*reasons, _("This merge is undone already.")]
    if merge.kept.status == Organisation.Status.DUPLICATE:
        reasons.append(
            _("%(name)s was itself merged into another record since. Undo that first.")
            % {"name": merge.kept}
        )
    return reasons
