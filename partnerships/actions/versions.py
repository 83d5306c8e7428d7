"""Drafting: one side works on the next version; only what it sends is seen and counts."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from partnerships import stamps
from partnerships.lifecycle.agreements import ONLY_ACKNOWLEDGED, asked
from partnerships.models import (
    Agreement,
    BudgetLine,
    Clause,
    InKindItem,
    Kind,
    PlannedMilestone,
    Side,
    Version,
    VersionParty,
)
from workflow.moves import Refused

CHILDREN: dict[str, type[models.Model]] = {
    "parties": VersionParty,
    "budget": BudgetLine,
    "in_kind": InKindItem,
    "milestones": PlannedMilestone,
    "clauses": Clause,
}
ABOUT_THE_ROW = {
    "id",
    "agreement",
    "number",
    "by_organisation",
    "by_person_id",
    "covering_words",
    "sent_at",
    "sent_on",
    "dropped_on",
    "created_at",
}
TERMS = tuple(
    field.name
    for field in Version._meta.local_concrete_fields
    if field.name not in ABOUT_THE_ROW
)
"""The fields of a version that say what is agreed."""


def open_draft(agreement: Agreement, *, by: Actor) -> Version:
    """The draft of the actor's side, a copy of the current version if there is none yet.

    Raises `Refused` when it is not their turn.
    """
    with acting(by):
        locked = lock(agreement)
        _ask(locked, by)
        draft = locked.versions.own_draft(by)
        if draft is None:
            draft = copied(locked.current, by=by)
            record("draft_begun", locked, by=by)
        return draft


def write(
    agreement: Agreement,
    values: Mapping[str, Any],
    children: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    by: Actor,
    seen: int | None = None,
) -> Version:
    """Writes into the draft of the actor's side.

    `values` are terms by field name; `children` replace all rows of a kind ("budget",
    "clauses" …), in the order given; kinds that are not named stay. `seen` is the
    `stamps.stamp` of what the writer began from: raises `Outdated` when a colleague
    changed it meanwhile.
    """
    with acting(by):
        locked = lock(agreement)
        _ask(locked, by)
        draft = locked.versions.own_draft(by) or copied(locked.current, by=by)
        if seen is not None:
            stamps.ask(draft, seen, values, children)
        if _only_acknowledged(locked, values.get("restricted", draft.restricted), by):
            raise Refused([ONLY_ACKNOWLEDGED])
        for name, value in values.items():
            setattr(draft, name, value)
        draft.by_person_id = by.person
        draft.save()
        for name, rows in children.items():
            _replace(draft, name, rows)
        return draft


def drop_draft(agreement: Agreement, *, by: Actor, today: datetime.date) -> None:
    """Throws the side's draft away; the version on the table stays as it is."""
    with acting(by):
        locked = lock(agreement)
        draft = locked.versions.own_draft(by)
        if draft is None:
            raise Refused([_("You have no draft here.")])
        if locked.current_id is None:
            raise Refused(
                [_("This is the first version: cancel the agreement instead.")]
            )
        draft.dropped_on = today
        draft.save()
        record("draft_dropped", locked, by=by)


def drop_others(agreement: Agreement, *, today: datetime.date) -> None:
    """Drafts that began from a version that is no longer the last. Inside `acting`.

    Two organisations of one side each have their own: what one sends overtakes the other.
    """
    agreement.versions.drafts().update(dropped_on=today)


def seal(agreement: Agreement, draft: Version, *, today: datetime.date) -> Version:
    """Numbers and freezes a draft. Called by the action that sends it."""
    last = agreement.versions.aggregate(last=models.Max("number"))["last"]
    draft.number = (last or 0) + 1
    draft.sent_on = today
    draft.sent_at = ClockTimestamp()
    draft.save()
    draft.refresh_from_db()
    return draft


def copied(version: Version | None, *, by: Actor) -> Version:
    """A new draft with everything that a version says."""
    if version is None:
        raise Refused([_("There is no version to begin from.")])
    draft = Version.objects.create(
        agreement_id=version.agreement_id,
        by_organisation_id=by.organisation,
        by_person_id=by.person,
        **{name: getattr(version, name) for name in TERMS},
    )
    copy_children(version, draft)
    return draft


def copy_children(source: Version, target: Version) -> None:
    """The same parties, lines, items, milestones and clauses (with their keys)."""
    for model in CHILDREN.values():
        rows: Any = list(model._base_manager.filter(version=source))  # noqa: SLF001
        for row in rows:
            row.pk, row.version = None, target
        model._base_manager.bulk_create(rows)  # noqa: SLF001


def lock(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


def _replace(draft: Version, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    model: Any = CHILDREN[name]
    old = model.objects.filter(version=draft)
    if name == "parties":
        for row in rows:
            old.filter(organisation=row["organisation"]).update(
                **{key: value for key, value in row.items() if key != "organisation"}
            )
        return
    old.delete()
    model.objects.bulk_create(
        model(version=draft, position=position, **row)
        for position, row in enumerate(rows, start=1)
    )


def _only_acknowledged(agreement: Agreement, restricted: object, by: Actor) -> bool:
    """Whether the company would write the text of a donation for no stated purpose."""
    return (
        by.kind == Side.COMPANY
        and agreement.kind == Kind.DONATION
        and restricted is False
    )


def _ask(agreement: Agreement, by: Actor) -> None:
    if reasons := asked(agreement, by)["send"]:
        raise Refused(reasons)
