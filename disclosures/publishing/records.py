"""The register follows the shared records: merged, parted again, followed by another.

Published copies keep the names and ids that they were published with; what changes is
where the tables that are searched lead.
"""

import json
from typing import Any

from django.db import connection
from django.db.models import Q

from disclosures.models.register import Coverage, RegisterLine, RegisterOrganisation
from disclosures.publishing.totals import recount
from organisations import merge_notes
from organisations.models import Merge, MergedRow, Organisation, Succession
from organisations.successions import standing

LINES = {
    "company_id": "disclosures_registerline.company_id",
    "organisation_id": "disclosures_registerline.organisation_id",
}
COVERAGE = "disclosures_coverage.company_id"
MOVED = "disclosures_registerorganisation.moved_to"

FACTS = """
select o.public_id, o.kind = 'company' as is_company, o.legal_name as name,
  name_key(o.legal_name) as name_key, coalesce(names.list, '[]') as other_names,
  o.country, coalesce(o.website, '') as website,
  coalesce(numbers.list, '[]') as identifiers,
  coalesce(conditions.list, '[]') as conditions,
  name_key(concat_ws(' ', o.legal_name, names.text, conditions.text, numbers.text))
    as search_key
from organisations_organisation o
left join lateral (
  select jsonb_agg(x.name order by x.id) as list, string_agg(x.name, ' ') as text
  from organisations_organisationname x where x.organisation_id = o.id) names on true
left join lateral (
  select jsonb_agg(x.name order by x.id) as list, string_agg(x.name, ' ') as text
  from organisations_condition x where x.organisation_id = o.id and x.ended_on is null
    and coalesce((select p.sights->>'conditions' from organisations_profile p
                  where p.organisation_id = o.id), 'public') = 'public'
  ) conditions on true
left join lateral (
  select jsonb_agg(jsonb_build_object('scheme', x.scheme, 'value', x.value)
      order by x.scheme, x.value) as list, string_agg(x.value, ' ') as text
  from organisations_identifier x
  where x.organisation_id = o.id and x.ended_on is null) numbers on true
where o.id = %s
"""

LINES_OVER = """
update disclosures_registerline
set "{column}" = %s, search_key = search_key || %s
where "{column}" = %s
returning line_id, company_id, year
"""

# A line that was published anew since says who it is about; it stays where it says.
LINES_BACK = """
update disclosures_registerline l set "{column}" = %(merged)s,
  search_key = case when right(l.search_key, length(%(words)s)) = %(words)s
    then left(l.search_key, length(l.search_key) - length(%(words)s))
    else l.search_key end
from organisations_mergedrow r, disclosures_lineversion v
where r.merge_id = %(merge)s and r.target = %(target)s and r."row" = l.line_id
  and l."{column}" = %(kept)s and v.line_id = l.line_id and v.version = l.version
  and v.content::jsonb -> %(side)s ->> 'public_id' <> %(kept_id)s
returning l.company_id, l.year
"""


def facts(organisation: Organisation) -> dict[str, Any]:
    """What the register tells of an organisation, from its record as it is now."""
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [organisation.pk])
        names = [column.name for column in cursor.description or ()]
        values = dict(zip(names, cursor.fetchone(), strict=True))
    for name in ("other_names", "identifiers", "conditions"):
        if isinstance(values[name], str):
            values[name] = json.loads(values[name])
    return values


def put(organisation: Organisation) -> RegisterOrganisation:
    """Its page on the register, made when there is none."""
    return RegisterOrganisation.objects.get_or_create(
        public_id=organisation.public_id, defaults=facts(organisation)
    )[0]


def followed(organisations: list[Organisation]) -> None:
    """The pages of both sides lead to each other, as soon as one is on the register."""
    ids = [each.public_id for each in organisations]
    if not RegisterOrganisation.objects.filter(public_id__in=ids).exists():
        return
    for organisation in organisations:
        page = put(organisation)
        page.successions = [
            _succession(each, organisation) for each in standing(organisation)
        ]
        page.save(update_fields=["successions"])


def complete() -> None:
    """Organisations that came on the register after somebody followed them."""
    standing_ones = Succession.objects.filter(ended_on=None)
    missing = Organisation.objects.filter(
        Q(pk__in=standing_ones.values("predecessor"))
        | Q(pk__in=standing_ones.values("successor")),
        public_id__in=RegisterOrganisation.objects.filter(successions=[]).values(
            "public_id"
        ),
    )
    for organisation in missing:
        others = [
            side
            for each in standing(organisation)
            for side in (each.predecessor, each.successor)
            if side is not None
        ]
        followed([organisation, *others])


def _succession(succession: Succession, organisation: Organisation) -> dict[str, str]:
    follows = succession.successor_id == organisation.pk
    other = succession.predecessor if follows else succession.successor
    return {
        "way": "follows" if follows else "followed_by",
        "public_id": other.public_id if other else "",
        "name": other.legal_name if other else "",
        "kind": succession.kind,
        "on": succession.happened_on.isoformat(),
    }


def merged(merge: Merge) -> None:
    """The register leads from the merged record to the kept one. Call inside `acting`."""
    known = _known(merge)
    if not known:
        return
    kept = known.get(merge.kept.public_id)
    if kept is None:
        kept = put(merge.kept)
        merge.before["register"] = kept.pk
    else:
        merge_notes.change(merge, kept, **facts(merge.kept))
    gone = known.get(merge.merged.public_id)
    if gone is None:
        return
    words = f" {kept.search_key}"
    merge.before["register_words"] = words
    years = set()
    for column, target in LINES.items():
        years |= _lines_over(merge, column, target, gone.pk, kept.pk, words)
    _coverage_over(merge, gone.pk, kept.pk)
    moved = RegisterOrganisation.objects.filter(moved_to=gone.public_id)
    rows = [*moved.values_list("pk", flat=True), gone.pk]
    RegisterOrganisation.objects.filter(pk__in=rows).update(moved_to=kept.public_id)
    _note(merge, MOVED, rows)
    recount(_with_both(years, gone.pk, kept.pk))


def parted(merge: Merge) -> None:
    """The register as before the merge, but for what was published since."""
    known = _known(merge)
    kept = known.get(merge.kept.public_id)
    gone = known.get(merge.merged.public_id)
    if kept is None:
        return
    if gone is not None:
        years = set()
        for column, target in LINES.items():
            years |= _lines_back(merge, column, target, gone.pk, kept)
        _rows(merge, COVERAGE, Coverage).filter(company=kept).update(company=gone)
        moved = _rows(merge, MOVED, RegisterOrganisation).filter(
            moved_to=kept.public_id
        )
        moved.exclude(pk=gone.pk).update(moved_to=gone.public_id)
        moved.filter(pk=gone.pk).update(moved_to="")
        recount(_with_both(years, gone.pk, kept.pk))
    if merge.before.get("register") == kept.pk and not _used(kept):
        kept.delete()


def _known(merge: Merge) -> dict[str, RegisterOrganisation]:
    ids = [merge.kept.public_id, merge.merged.public_id]
    found = RegisterOrganisation.objects.filter(public_id__in=ids)
    return {each.public_id: each for each in found}


def _with_both(
    years: set[tuple[int, int]], gone: int, kept: int
) -> set[tuple[int, int]]:
    """A company's years are counted again for both records."""
    both = {gone, kept}
    return years | {
        (pk, year) for company, year in years if company in both for pk in both
    }


def _note(merge: Merge, target: str, rows: list[int]) -> None:
    MergedRow.objects.bulk_create(
        MergedRow(merge=merge, target=target, row=row) for row in rows
    )


def _rows(merge: Merge, target: str, model: Any) -> Any:
    noted = merge.rows.filter(target=target)
    return model.objects.filter(pk__in=noted.values("row"))


def _lines_over(
    merge: Merge, column: str, target: str, gone: int, kept: int, words: str
) -> set[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            LINES_OVER.format(column=column),
            [kept, words, gone],
        )
        found = cursor.fetchall()
    _note(merge, target, [line for line, _company, _year in found])
    return {(company, year) for _line, company, year in found}


def _lines_back(
    merge: Merge, column: str, target: str, gone: int, kept: RegisterOrganisation
) -> set[tuple[int, int]]:
    values = {
        "merge": merge.pk,
        "target": target,
        "merged": gone,
        "kept": kept.pk,
        "kept_id": kept.public_id,
        "words": merge.before.get("register_words", ""),
        "side": "company" if column == "company_id" else "recipient",
    }
    with connection.cursor() as cursor:
        cursor.execute(LINES_BACK.format(column=column), values)
        return set(cursor.fetchall())


def _coverage_over(merge: Merge, gone: int, kept: int) -> None:
    taken = Coverage.objects.filter(company=kept).values("year")
    free = Coverage.objects.filter(company=gone).exclude(year__in=taken)
    rows = list(free.values_list("pk", flat=True))
    Coverage.objects.filter(pk__in=rows).update(company=kept)
    _note(merge, COVERAGE, rows)


def _used(kept: RegisterOrganisation) -> bool:
    lines = RegisterLine.objects.filter(organisation=kept) | (
        RegisterLine.objects.filter(company=kept)
    )
    return lines.exists() or Coverage.objects.filter(company=kept).exists()
