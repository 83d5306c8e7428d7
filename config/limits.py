"""How long a page may ask the database: nobody's reading holds it up for everybody."""

from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def limit_statements() -> None:
    """Each statement of this process ends after `STATEMENT_TIMEOUT_SECONDS`.

    For the web server alone. Changes take the time they take (`audit.acting`), downloads
    set a limit of their own, and background work and commands have none.
    """
    connection_created.connect(_limit, dispatch_uid="config.limits")


def _limit(connection: BaseDatabaseWrapper, **_: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('statement_timeout', %s, false)",
            [f"{settings.STATEMENT_TIMEOUT_SECONDS}s"],
        )
