"""What every table says now, as one text for each row: to compare before and after."""

from django.apps import apps
from django.db import connection

# Copies that the database or the product makes again: compared by what they say, without
# the key of a row and without rows that say nothing any more.
MADE_AGAIN = {
    "disclosures_registertotal": ("id",),
    "disclosures_registersum": ("id",),
    "disclosures_registerpair": ("id",),
    "organisations_publicprofile": ("id", "changed_on"),
    "independence_publicincome": ("id",),
    "independence_publicsoleproduct": ("id",),
}
EMPTY = {
    "disclosures_registersum": "lines = 0",
    "disclosures_registerpair": "lines = 0",
}
# What a merge leaves behind for good: itself, and that people were told.
ADDED_TO = {
    "organisations_merge",
    "organisations_mergedrow",
    "audit_event",
    "notices_notice",
    "notices_message",
    "django_tasks_db_dbtaskresult",
}
OURS = (
    "organisations",
    "disclosures",
    "documents",
    "notices",
    "accounts",
    "independence",
    "partnerships",
)


def current():
    """`{table: rows}` of all current tables; histories are told by `histories`."""
    return {
        table: _rows(table)
        for table in _tables()
        if "_historical" not in table and table not in ADDED_TO
    }


def histories():
    """`{table: rows}`: what was written into history until now."""
    return {t: _rows(t) for t in _tables() if "_historical" in t or t == "audit_event"}


def _tables():
    return [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in {*OURS, "audit"}
    ]


def _rows(table):
    left_out = "".join(f" - '{name}'" for name in MADE_AGAIN.get(table, ()))
    where = f" where not ({EMPTY[table]})" if table in EMPTY else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f'select (to_jsonb(t){left_out})::text from "{table}" t{where} order by 1'
        )
        return [text for (text,) in cursor.fetchall()]
