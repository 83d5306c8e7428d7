"""History written by the database: the functions, the triggers, and migrations for them.

A model is tracked when it has simple-history's `history`. The rows of its history table
are written by statement-level triggers, so `update()`, bulk writes and raw SQL leave
their trace too. Append-only tables refuse every change.
"""

from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

HISTORY_COLUMNS = {
    "history_id",
    "history_date",
    "history_change_reason",
    "history_type",
    "history_user_id",
    "history_acting_for",
    "history_deputy_for",
}

SETTING_FUNCTION = """
create or replace function audit_setting(name text) returns text
language sql stable parallel safe
as $$ select nullif(current_setting('audit.' || name, true), '') $$
"""

REFUSE_FUNCTION = """
create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$
"""

WHO = (
    "clock_timestamp(), '{kind}', audit_setting('reason'),"
    " audit_setting('actor')::bigint, audit_setting('acting_for')::bigint,"
    " audit_setting('deputy_for')::bigint"
)


def _listed(columns: list[str], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{column}"' for column in columns)


def history_function(table: str, history: str, columns: list[str], key: str) -> str:
    """The trigger function that copies `columns` of `table` into `history`."""
    into = (
        f'insert into "{history}" ({_listed(columns)}, history_date, history_type,'
        " history_change_reason, history_user_id, history_acting_for,"
        " history_deputy_for)"
    )
    new, old = _listed(columns, "n."), _listed(columns, "o.")
    return f"""
create or replace function "audit_{table}"() returns trigger
language plpgsql set timezone to 'UTC' as $$
begin
  if tg_op = 'UPDATE' then
    {into}
    select {new}, {WHO.format(kind="~")}
    from new_rows n join old_rows o using ("{key}")
    where ({new}) is distinct from ({old});
  elsif tg_op = 'INSERT' then
    {into}
    select {new}, {WHO.format(kind="+")} from new_rows n;
  else
    {into}
    select {old}, {WHO.format(kind="-")} from old_rows o;
  end if;
  return null;
end $$
"""


def track_sql(table: str, history: str, columns: list[str], key: str) -> list[str]:
    """Everything that makes `history` follow `table`."""
    call = f'for each statement execute function "audit_{table}"()'
    return [
        history_function(table, history, columns, key),
        (
            f'create or replace trigger audit_insert after insert on "{table}"'
            f" referencing new table as new_rows {call}"
        ),
        (
            f'create or replace trigger audit_update after update on "{table}"'
            f" referencing old table as old_rows new table as new_rows {call}"
        ),
        (
            f'create or replace trigger audit_delete after delete on "{table}"'
            f" referencing old table as old_rows {call}"
        ),
        *append_only_sql(history),
    ]


def append_only_sql(table: str) -> list[str]:
    """Nobody changes or removes a row of `table`; the application lacks the right too."""
    role = settings.DATABASE_APP_ROLE
    return [
        (
            f'create or replace trigger audit_append_only before update or delete on "{table}"'
            " for each row execute function audit_refuse()"
        ),
        (
            f'create or replace trigger audit_no_truncate before truncate on "{table}"'
            " for each statement execute function audit_refuse()"
        ),
        f'revoke update, delete, truncate on "{table}" from "{role}"',
    ]


class _SqlOperation(Operation):
    """SQL made from the state that the migration has reached."""

    reduces_to_sql = True
    reversible = True

    def statements(self, apps: Apps, app_label: str) -> list[str]:
        raise NotImplementedError

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002  the signature is Django's
        to_state: ProjectState,
    ) -> None:
        for statement in self.statements(to_state.apps, app_label):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """The table's own removal takes its triggers along; nothing to undo."""


class TrackHistory(_SqlOperation):
    """Makes the history of models follow their tables as they are at this point.

    Put it after every operation that adds, removes or renames a field of a tracked
    model, in the same migration.
    """

    def __init__(self, *names: str):
        self.names = names

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, list(self.names), {}

    def statements(self, apps: Apps, app_label: str) -> list[str]:
        return [
            statement
            for name in self.names
            for statement in track_sql(
                *history_of(
                    apps.get_model(app_label, name),
                    apps.get_model(app_label, f"Historical{name}"),
                )
            )
        ]

    def describe(self) -> str:
        return f"Track the history of {', '.join(self.names)}"


class AppendOnly(_SqlOperation):
    """Makes the tables of models refuse every change of a row that is there."""

    def __init__(self, *names: str):
        self.names = names

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, list(self.names), {}

    def statements(self, apps: Apps, app_label: str) -> list[str]:
        return [
            statement
            for name in self.names
            for statement in append_only_sql(
                apps.get_model(app_label, name)._meta.db_table
            )
        ]

    def describe(self) -> str:
        return f"Make {', '.join(self.names)} append-only"


def history_of(model: Any, historical: Any) -> tuple[str, str, list[str], str]:
    """Table, history table, tracked columns and key of a model."""
    columns = sorted(
        field.column
        for field in historical._meta.concrete_fields
        if field.column not in HISTORY_COLUMNS
    )
    return (
        model._meta.db_table,
        historical._meta.db_table,
        columns,
        model._meta.pk.column,
    )
