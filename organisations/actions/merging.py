"""Two records of one organisation become one, and two again when that was a mistake."""

import datetime
from collections.abc import Mapping

from django.db import connection
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from audit.once import sent_before
from organisations import merge_notes, merge_verified, references
from organisations.lifecycle.likenesses import (
    likeness_steps,
    may_not_merge,
    may_not_undo,
)
from organisations.mail import records as mail
from organisations.merge_notes import FACTS
from organisations.models import (
    Likeness,
    Merge,
    Organisation,
    OrganisationName,
)
from organisations.races import unless_meanwhile
from workflow.moves import Refused

MERGED, UNDONE, ASSIGNED = "records_merged", "merge_undone", "row_assigned"
STANDS = """select {number} where exists (
  select from "{table}" where "{column}" = %s)"""
MOVE = """
with free as ({free}), moved as (
  update "{table}" t set "{column}" = %s from free
  where t."{key}" = free.pk returning t."{key}" as pk)
insert into organisations_mergedrow (merge_id, target, "row")
select %s, %s, pk from moved
"""
BACK = """
update "{table}" t set "{column}" = %s
from ({free}) free
where t."{key}" = free.pk and free.pk in (
  select "row" from organisations_mergedrow where merge_id = %s and target = %s)
"""


def merge(
    kept: Organisation,
    merged: Organisation,
    *,
    choices: Mapping[str, str],
    by: Actor,
    reason: str,
    today: datetime.date,
    key: str = "",
) -> Merge:
    """`merged` becomes a duplicate of `kept`: everything that pointed to it follows.

    `choices` says for facts of `FACTS` whose stays: "kept" (also when not named) or
    "merged". The other legal name stays as another name. Equal rows stay with the merged
    record, which is shown no more. All of it can be undone.
    """
    with unless_meanwhile(), acting(by, reason):
        if before := sent_before(key, MERGED, by=by):
            return Merge.objects.get(public_id=before.data["merge"])
        kept, merged = _locked(kept.pk, merged.pk)
        reasons = may_not_merge(kept, merged, by, reason)
        pair = _likeness_of(kept, merged)
        if pair:
            reasons += likeness_steps(pair, by)["merge"] if by.has("registrar") else []
        if reasons:
            raise Refused(reasons)
        made = Merge.objects.create(
            kept=kept,
            merged=merged,
            reason=reason,
            merged_by_id=by.person_id or 0,
            status_before={
                "status": merged.status,
                "successor": merged.successor_id,
                "versions": [merged.version, kept.version],
            },
        )
        made.refresh_from_db(fields=["public_id", "merged_at"])
        _choose(made, choices)
        merge_verified.numbers(made)
        merge_verified.mandates(made)
        _move(made)
        merged.status = Organisation.Status.DUPLICATE
        merged.successor = kept
        merged.version += 1
        merged.save(update_fields=["status", "successor", "version"])
        if pair:
            merge_notes.change(
                made,
                pair,
                state=Likeness.State.MERGED,
                words=reason,
                decided_on=today,
                decided_by_id=by.person_id,
            )
        references.after_merge(made)
        made.save(update_fields=["before"])
        mail.records_merged(made, undone=False)
        record(
            MERGED,
            kept,
            by=by,
            reason=reason,
            merge=made.public_id,
            other=merged.public_id,
            key=key,
        )
        record(MERGED, merged, by=by, reason=reason, merge=made.public_id)
    return made


def _locked(*keys: int) -> list[Organisation]:
    """Both, locked in the order of their keys, so that two at once don't deadlock."""
    locked = Organisation.objects.select_for_update().order_by("pk")
    found = {each.pk: each for each in locked.filter(pk__in=keys)}
    return [found[key] for key in keys]


def _likeness_of(one: Organisation, other: Organisation) -> Likeness | None:
    first, second = sorted([one.pk, other.pk])
    pairs = Likeness.objects.select_for_update()
    return pairs.filter(first_id=first, second_id=second).first()


def _choose(made: Merge, choices: Mapping[str, str]) -> None:
    kept, merged = made.kept, made.merged
    if unknown := set(choices) - set(FACTS):
        raise ValueError(f"not chosen from: {', '.join(sorted(unknown))}")
    for name in FACTS:
        before, other = getattr(kept, name), getattr(merged, name)
        if choices.get(name) == "merged" and before != other:
            setattr(kept, name, other)
            made.before[name] = [before, other]
    kept.version += 1
    kept.save(update_fields=[*made.before, "version"])
    for name in {made.before.get("legal_name", [""])[0], merged.legal_name}:
        called = {"organisation": kept, "name": name}
        if not name or name == kept.legal_name:
            continue
        if not OrganisationName.objects.filter(**called).exists():
            row = OrganisationName.objects.create(**called)
            merge_notes.made(made, row, "organisation_id", "name", "kind", "until_on")


def _statement(template: str, reference: references.Reference, free: str) -> str:
    return template.format(
        free=free,
        table=reference.model._meta.db_table,
        column=reference.column,
        key=reference.model._meta.pk.column,
    )


def _with_rows(organisation_id: int) -> list[references.Reference]:
    """The columns in which this organisation stands; one query for all tables."""
    following = references.following()
    asked = " union all ".join(
        STANDS.format(
            number=number, table=each.model._meta.db_table, column=each.column
        )
        for number, each in enumerate(following)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [organisation_id] * len(following))
        found = {number for (number,) in cursor.fetchall()}
    return [each for number, each in enumerate(following) if number in found]


def _move(made: Merge) -> None:
    with connection.cursor() as cursor:
        for reference in _with_rows(made.merged_id):
            rows = references.free(reference, made.merged_id, made.kept_id)
            sql, values = rows.values("pk").query.sql_with_params()
            cursor.execute(
                _statement(MOVE, reference, sql),
                [*values, made.kept_id, made.pk, reference.target],
            )


def undo(made: Merge, *, by: Actor, reason: str) -> list[str]:
    """Both records as before: every row that still points to the kept one goes back.

    What was written or changed since stays with the kept record. Gives what was chosen
    in the merge and stays because it was changed since, in words.
    """
    with unless_meanwhile(), acting(by, reason):
        made = Merge.objects.select_for_update().get(pk=made.pk)
        made.kept, made.merged = _locked(made.kept_id, made.merged_id)
        if reasons := may_not_undo(made, by, reason):
            raise Refused(reasons)
        _move_back(made)
        stay = [str(each) for each in merge_notes.put_back(made)]
        stay += _facts_back(made)
        made.merged.status = made.status_before["status"]
        made.merged.successor_id = made.status_before["successor"]
        made.merged.version = _version(made.merged, made.status_before["versions"][0])
        made.merged.save(update_fields=["status", "successor", "version"])
        made.undone_at, made.undone_by_id = ClockTimestamp(), by.person_id or 0
        made.undo_reason = reason
        made.save(update_fields=["undone_at", "undone_by_id", "undo_reason"])
        references.after_undo(made)
        mail.records_merged(made, undone=True)
        for each in (made.kept, made.merged):
            record(UNDONE, each, by=by, reason=reason, merge=made.public_id, stay=stay)
    made.refresh_from_db()
    return stay


def _move_back(made: Merge) -> None:
    targets = set(made.rows.order_by().values_list("target", flat=True).distinct())
    with connection.cursor() as cursor:
        for reference in references.following():
            if reference.target not in targets:
                continue
            rows = references.free(reference, made.kept_id, made.merged_id)
            sql, values = rows.values("pk").query.sql_with_params()
            cursor.execute(
                _statement(BACK, reference, sql),
                [made.merged_id, *values, made.pk, reference.target],
            )


def _facts_back(made: Merge) -> list[str]:
    """Facts that were chosen go back; labels of those that were changed since."""
    kept, back, stay = made.kept, [], []
    for name in FACTS:
        if name not in made.before:
            continue
        before, after = made.before[name]
        if getattr(kept, name) == after:
            setattr(kept, name, before)
            back.append(name)
        else:
            stay.append(str(kept._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
    kept.version = _version(kept, made.status_before["versions"][1])
    kept.save(update_fields=[*back, "version"])
    return stay


def _version(organisation: Organisation, before: int) -> int:
    """As before where nobody has changed the record since the merge, else the next one."""
    if organisation.version == before + 1:
        return before
    return organisation.version + 1


def assign(made: Merge, target: str, row_id: int, *, by: Actor, reason: str) -> None:
    """Gives one row that was written after the merge to the restored record."""
    with unless_meanwhile(), acting(by, reason):
        made = Merge.objects.select_for_update().get(pk=made.pk)
        kept, merged = _locked(made.kept_id, made.merged_id)
        reasons = [] if by.has("registrar") else [_("A registrar assigns rows.")]
        if not made.undone_at:
            reasons.append(_("Undo the merge first."))
        reference = references.by_target(target)
        assigned = references.assignment(reference) if reference else None
        if reference is None or assigned is None:
            raise Refused([*reasons, _("This can't be given to the other record.")])
        rows = references.free(reference, kept.pk, merged.pk)
        row = rows.select_for_update().filter(pk=row_id).first()
        if row is None or _stood_before(reference, row_id, made):
            reasons.append(_("This can't be given to the other record."))
        if reasons or row is None:
            raise Refused(reasons)
        setattr(row, reference.attname, merged.pk)
        row.save(update_fields=[reference.attname])
        assigned(row, kept, merged)
        record(
            ASSIGNED,
            made,
            by=by,
            reason=reason,
            target=target,
            row=row_id,
        )


def _stood_before(reference: references.Reference, row_id: int, made: Merge) -> bool:
    """Whether a row was about the kept record when the merge was made: it stays there."""
    return bool(
        reference.history.objects.filter(
            **{reference.attname: made.kept_id},
            id=row_id,
            history_date__lte=made.merged_at,
        ).exists()
    )
