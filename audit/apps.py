from typing import Any

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models.signals import post_migrate  # noqa: TID251  the one exception: verifies


def verify(**_: Any) -> None:
    """After the last migration: every tracked model has its triggers."""
    from audit.checks import untracked

    tables = connection.introspection.table_names()
    if "audit_event" in tables and (sentences := untracked()):
        raise ImproperlyConfigured("\n".join(sentences))


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = "History"

    def ready(self) -> None:
        post_migrate.connect(verify, sender=self, dispatch_uid="audit.verify")
