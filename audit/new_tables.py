"""Many new tables in one step of a migration."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class NewTables(Operation):
    """Operations that make tables, and what they add to them and to others.

    Django builds the models of the whole project anew after every operation: a hundred
    tables take it minutes. Here it does so once. Each table is made as it is after all
    operations, so what they add to a new one is there already; then they change the tables
    that were there before, in their order.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Operation]):
        self.operations = operations
        self.made = {
            each.name.lower() for each in operations if isinstance(each, CreateModel)
        }

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # built when it is asked for
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for each in self._in_the_database():
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for each in reversed(self._in_the_database()):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def _in_the_database(self) -> list[Operation]:
        return [
            each
            for each in self.operations
            if isinstance(each, CreateModel)
            or str(getattr(each, "model_name", "")).lower() not in self.made
        ]

    def describe(self) -> str:
        return f"Make {len(self.made)} tables"
