"""What the page of a merge tells: what followed, and what was written since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count
from django.utils.text import capfirst

from audit.differences import shown_value
from organisations import references
from organisations.merge_notes import FACTS, MADE
from organisations.models import Merge, Organisation

MOST = 20
"""How many rows of one kind are named."""

# Rows that point to the kept record now, did not when the merge was made, and did not
# follow it: by the history, which knows what every row said then.
SINCE = """
(select {number} as number, t."{key}" as pk
from "{table}" t
where t."{column}" = %(kept)s
  and not exists (
    select from "{history}" h where h."{key}" = t."{key}"
      and h."{column}" = %(kept)s and h.history_date <= %(at)s)
  and not exists (
    select from organisations_mergedrow r where r.merge_id = %(merge)s
      and r.target = '{target}' and r."row" = t."{key}")
limit {most})
"""


@dataclass(frozen=True)
class Group:
    """Rows of one kind: `rows` of them by name, where single ones can be given away."""

    label: str
    count: int
    target: str = ""
    rows: tuple[Any, ...] = ()
    more: bool = False


def followed(merge: Merge) -> list[Group]:
    """How many rows of each kind followed; one query."""
    counts = dict(
        merge.rows.order_by().values_list("target").annotate(count=Count("pk"))
    )
    return [
        Group(label(each), counts[each.target])
        for each in references.following()
        if each.target in counts and label(each)
    ]


def since(merge: Merge) -> list[Group]:
    """What was written about the kept record after the merge, by kind."""
    tracked = [each for each in references.following() if each.history and label(each)]
    asked = " union all ".join(
        SINCE.format(
            number=number,
            key=each.model._meta.pk.column,
            table=each.model._meta.db_table,
            column=each.column,
            history=each.history._meta.db_table,
            target=each.target,
            most=MOST + 1,
        )
        for number, each in enumerate(tracked)
    )
    own = {(name, pk) for name, pk, _said in merge.before.get(MADE, [])}
    own.add((Organisation._meta.label_lower, merge.merged_id))
    values: dict[str, Any] = {
        "kept": merge.kept_id,
        "merge": merge.pk,
        "at": merge.merged_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        found: dict[int, list[int]] = {}
        for number, pk in cursor.fetchall():
            if (tracked[number].model._meta.label_lower, pk) not in own:
                found.setdefault(number, []).append(pk)
    return list(_groups(tracked, found))


def _groups(
    tracked: list[references.Reference], found: dict[int, list[int]]
) -> Iterator[Group]:
    for number, keys in sorted(found.items()):
        reference = tracked[number]
        rows: tuple[Any, ...] = ()
        if references.assignment(reference):
            named = reference.model._base_manager.in_bulk(keys[:MOST])  # noqa: SLF001
            rows = tuple(
                (pk, references.told(reference, named[pk])) for pk in sorted(named)
            )
        yield Group(
            label(reference),
            min(len(keys), MOST),
            reference.target,
            rows,
            more=len(keys) > MOST,
        )


def label(reference: references.Reference) -> str:
    """What the rows are called; empty for those that only follow others."""
    return str(capfirst(references.label(reference)))


def chosen(merge: Merge) -> list[tuple[str, str, str]]:
    """Facts that were taken from the merged record: label, before, after."""
    told = []
    for name in FACTS:
        if name in merge.before:
            field: Any = Organisation._meta.get_field(name)
            before, after = (
                shown_value(field, Organisation(**{field.attname: value}))
                for value in merge.before[name]
            )
            told.append((str(capfirst(field.verbose_name)), before, after))
    return told
