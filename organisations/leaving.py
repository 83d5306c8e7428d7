"""What somebody should know who erases their account. Upper apps add what they know.

Registered in `AppConfig.ready`. A remark never forbids: it explains what stays.
"""

from collections.abc import Callable

from accounts.models import User

Remark = Callable[[User], list[str]]

_registered: list[Remark] = []


def register(remark: Remark) -> None:
    if remark not in _registered:
        _registered.append(remark)


def remarks(person: User) -> list[str]:
    """Everything that upper apps say, in sentences."""
    return [sentence for remark in _registered for sentence in remark(person)]
