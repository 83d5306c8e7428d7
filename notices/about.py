"""What a person has been told, for what is kept about them."""

from typing import Any

from accounts.models import User
from notices.models import Notice


def notices_about(person: User) -> list[dict[str, Any]]:
    notices = Notice.objects.filter(person=person).order_by("id")
    return [dict(row) for row in notices.values("subject", "created_at", "read_at")]
