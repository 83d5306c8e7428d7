"""Does the database still write the history of every tracked model?"""

from django.apps import apps
from django.db import connection
from simple_history.utils import get_history_model_for_model

from audit.triggers import history_function, history_of

WANTED = {"audit_insert", "audit_update", "audit_delete"}


def tracked_models() -> list[type]:
    return [
        model
        for model in apps.get_models()
        if hasattr(model._meta, "simple_history_manager_attribute")
    ]


def _body(function: str) -> str:
    """What stands between the dollar quotes."""
    return function.split("$$")[1].strip()


def untracked() -> list[str]:
    """A sentence for each tracked model whose triggers are missing or out of date."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, t.tgname from pg_trigger t"
            " join pg_class c on c.oid = t.tgrelid"
            " where not t.tgisinternal and t.tgenabled <> 'D'"
        )
        triggers: dict[str, set[str]] = {}
        for table, trigger in cursor.fetchall():
            triggers.setdefault(table, set()).add(trigger)
        cursor.execute(
            "select proname, prosrc from pg_proc where proname like 'audit%'"
        )
        functions = {name: source.strip() for name, source in cursor.fetchall()}
    tables = set(connection.introspection.table_names())
    sentences = []
    for model in tracked_models():
        table, history, columns, key = history_of(
            model, get_history_model_for_model(model)
        )
        if table not in tables:
            continue  # a partial migrate
        if missing := WANTED - triggers.get(table, set()):
            sentences.append(f"{table} has no {', '.join(sorted(missing))}.")
        if "audit_append_only" not in triggers.get(history, set()):
            sentences.append(f"{history} is not append-only.")
        wanted = _body(history_function(table, history, columns, key))
        if functions.get(f"audit_{table}") != wanted:
            sentences.append(
                f"The history of {table} does not follow its columns:"
                " add TrackHistory to the migration that changed them."
            )
    return sentences
